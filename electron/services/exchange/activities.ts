import type { PackagePeriod, PackageRequest } from '../../contract/exchange.ts'
import type { ReadDb } from '../../db/database.ts'
import { listAssignmentSources, listDecisionSources, listMeetingSources, listRosterSources } from './exchange.repo.ts'
import { maskText } from './mask.ts'
import type { KnownWords } from './knownWords.ts'
import type { MaskedText } from './mask.ts'

/** Meetings, assignments and the состав as they leave: texts masked, executors by their post, names with a consent alone. */

export interface DecisionRecord {
  number: string
  text: string
  executor: string | null
  dueOn: string | null
  term: string | null
  isAssignment: boolean
}
export interface MeetingRecord {
  number: number
  year: number
  heldOn: string
  format: 'inPerson' | 'absentee'
  isSigned: boolean
  participants: number
  present: number
  items: { position: number; title: string; decisions: DecisionRecord[] }[]
}
export interface AssignmentRecord {
  number: string
  text: string
  executor: string | null
  meeting: number | null
  issuedOn: string
  dueOn: string | null
  term: string | null
  state: 'open' | 'reported' | 'done' | 'cancelled'
  closedOn: string | null
  isOverdue: boolean
}
export interface MemberRecord {
  roleCode: string | null
  role: string
  block: string | null
  channel: string | null
  post: string
  organisation: string
  /** null without a consent, or where a post stands without a person. */
  name: string | null
  fromOn: string | null
  toOn: string | null
  isTemporary: boolean
  act: string | null
}

/** How texts of this package are masked, and where each was: for the preview. */
export interface TextMask {
  (text: string, place: string): string
}

/** @param seen told of each masked text */
export function textMask(
  known: Omit<KnownWords, 'own'>,
  request: PackageRequest,
  seen?: (place: string, masked: MaskedText, text: string) => void,
): TextMask {
  return (text, place) => {
    const masked = maskText(text, { ...known, own: [] }, request.options.words)
    seen?.(place, masked, text)
    return masked.text
  }
}

const orNull = (text: string | null): string | null => (text === null || text === '' ? null : text)

export function meetingRecords(db: ReadDb, period: PackagePeriod, mask: TextMask): MeetingRecord[] {
  return listMeetingSources(db, period).map(({ id, state, ...meeting }) => {
    const place = `протокол № ${meeting.number}`
    const items: MeetingRecord['items'] = []
    let itemId = 0
    for (const line of listDecisionSources(db, id)) {
      if (line.itemId !== itemId)
        items.push({ position: items.length + 1, title: mask(line.title, place), decisions: [] })
      itemId = line.itemId
      const item = items.at(-1)
      if (line.decisionId === null || !item) continue
      item.decisions.push({
        number: `${item.position}.${item.decisions.length + 1}`,
        text: mask(line.text ?? '', place),
        executor: orNull(line.executorBody ?? line.executorPost),
        dueOn: line.dueOn,
        term: orNull(mask(line.period ?? '', place)),
        isAssignment: line.isAssignment === 1,
      })
    }
    return { ...meeting, isSigned: state === 'signed' || state === 'control', items }
  })
}

/** @param today civil date: an open assignment is overdue against it, a closed one against its own end */
export function assignmentRecords(
  db: ReadDb,
  period: PackagePeriod,
  mask: TextMask,
  today: string,
): AssignmentRecord[] {
  return listAssignmentSources(db, period).map((line) => ({
    number: line.number,
    text: mask(line.text, `поручение ${line.number}`),
    executor: orNull(line.executorBody ?? line.executorPost),
    meeting: line.meetingNumber,
    issuedOn: line.issuedOn,
    dueOn: line.dueOn,
    term: orNull(mask(line.period, `поручение ${line.number}`)),
    state: line.state,
    closedOn: line.closedOn,
    isOverdue:
      line.dueOn !== null &&
      line.state !== 'cancelled' &&
      line.dueOn < (line.state === 'done' ? (line.closedOn ?? today) : today),
  }))
}

/** The состав on the last day of the period, or today while it lasts. */
export const rosterDay = (period: PackagePeriod, now: string): string =>
  period.to < now.slice(0, 10) ? period.to : now.slice(0, 10)

export function memberRecords(db: ReadDb, day: string): MemberRecord[] {
  return listRosterSources(db, day).map(({ surname, name, patronymic, hasConsent, isTemporary, ...line }) => ({
    roleCode: line.roleCode,
    role: line.role,
    block: line.block,
    channel: line.channel,
    post: line.post,
    organisation: line.organisation,
    name:
      hasConsent === 1 && surname !== '' ? [surname, name, patronymic].filter((part) => part !== '').join(' ') : null,
    fromOn: line.fromOn,
    toOn: line.toOn,
    isTemporary: isTemporary === 1,
    act: line.act,
  }))
}
