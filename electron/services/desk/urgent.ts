import type { AssignmentFilter } from '../../contract/assignments.ts'
import type { CentreRequestFilter } from '../../contract/centreRequests.ts'
import { DESK_SECTIONS, DESK_SOURCES } from '../../contract/desk.ts'
import type {
  DeskKind,
  DeskLink,
  DeskPlace,
  DeskRow,
  DeskSection,
  DeskSectionView,
  DeskSource,
} from '../../contract/desk.ts'
import type { CaseFilter, CaseRow } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import { countAssignments, pageOfAssignments } from '../assignments/assignments.service.ts'
import { countCentreRequests, pageOfRequests } from '../centreRequests/centreRequests.service.ts'
import { addDays, nextFriday } from '../deadlines/deadlines.service.ts'
import { countCases, listCases } from '../messages/messages.service.ts'
import { namesOf } from './desk.repo.ts'
import { texts } from './texts.ts'

/**
 * The one order of urgency: cards with their clocks, requests of the ЦУР and assignments by `due_end`, where a day lasts to its end and a
 * moment to its minute. Working time overdue only grows with the time since a term, so this is the order by working time overdue as well,
 * and of two that are overdue by the same working time the earlier moment stands first.
 */

interface Asked {
  db: ReadDb
  now: string
}

export interface Page {
  after: DeskPlace | null
  limit: number
}

type Entry = DeskRow & { dueEnd: string }
type Found = { rows: Entry[]; total: number }

/** What of a list falls into a section: the filters that open it. */
export interface SectionFilters {
  cases: CaseFilter
  requests: CentreRequestFilter
  assignments: AssignmentFilter
}

export function sectionFilters(section: DeskSection, now: string): SectionFilters {
  const today = now.slice(0, 10)
  const own = { executor: null, meetingId: null, text: '' }
  const due = {
    overdue: { show: 'overdue' as const },
    today: { show: 'active' as const, dueFrom: today, dueTo: today },
    untilFriday: { show: 'active' as const, dueFrom: addDays(today, 1), dueTo: nextFriday(today) },
  }
  return {
    cases: { state: 'open', due: section },
    requests: { show: section, text: '' },
    assignments: { ...own, ...due[section] },
  }
}

/** Of two rows with the same term the source that comes first in `DESK_SOURCES` stands first. */
const rankOf = (source: DeskSource): number => DESK_SOURCES.indexOf(source)
const byUrgency = (a: Entry, b: Entry): number =>
  a.dueEnd < b.dueEnd ? -1 : a.dueEnd > b.dueEnd ? 1 : rankOf(a.source) - rankOf(b.source) || a.id - b.id

/** Behind which id of one source a place stands among rows of the same term. */
function idBehind(place: DeskPlace, source: DeskSource): number {
  if (place.source === source) return place.id
  return rankOf(source) > rankOf(place.source) ? 0 : Number.MAX_SAFE_INTEGER
}

const kindOfCase = (row: CaseRow): DeskKind => (row.dueStage === 'interim' ? 'clock' : row.kind)
const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ')

function caseEntries(db: ReadDb, rows: readonly CaseRow[]): Entry[] {
  const blocks = namesOf(
    db,
    'blocks',
    rows.map((row) => row.blockId),
  )
  const territories = namesOf(
    db,
    'territories',
    rows.map((row) => row.territoryId),
  )
  const recipients = namesOf(
    db,
    'recipients',
    rows.map((row) => row.recipientId),
  )
  return rows.flatMap((row): Entry[] =>
    row.dueAt === null
      ? []
      : [
          {
            source: 'cases',
            kind: kindOfCase(row),
            id: row.id,
            number: row.number,
            title: row.gist,
            dueAt: row.dueAt,
            dueEnd: `${row.dueAt}U`,
            where: joined([blocks[row.blockId ?? ''], territories[row.territoryId ?? '']]),
            who: recipients[row.recipientId ?? ''] ?? '',
            card: row,
          },
        ],
  )
}

/** One source of a section from a place on. */
type Source = (asked: Asked, filters: SectionFilters, page: Page) => Found

const sources: Readonly<Record<DeskSource, Source>> = {
  cases: ({ db, now }, { cases: filter }, { after, limit }) => {
    const total = countCases(db, filter, now)
    if (total === 0) return { rows: [], total }
    const { rows } = listCases(
      db,
      {
        filter,
        sort: { by: 'due', direction: 'asc' },
        after: after && { key: after.dueEnd, id: idBehind(after, 'cases') },
        limit,
      },
      now,
    )
    return { rows: caseEntries(db, rows), total }
  },

  requests: ({ db, now }, { requests: filter }, { after, limit }) => {
    const { rows, total } = pageOfRequests(
      db,
      filter,
      { after: after && { key: after.dueEnd, id: idBehind(after, 'requests') }, limit },
      now,
    )
    return {
      total,
      rows: rows.flatMap((row): Entry[] =>
        row.dueAt === null
          ? []
          : [
              {
                source: 'requests',
                kind: row.kind,
                id: row.id,
                number: row.number,
                title: row.title,
                dueAt: row.dueAt,
                dueEnd: `${row.dueAt}U`,
                where: joined([row.block, row.centreNumber === '' ? '' : texts.centreNumber(row.centreNumber)]),
                who: row.executor,
                card: null,
              },
            ],
      ),
    }
  },

  assignments: ({ db, now }, { assignments: filter }, { after, limit }) => {
    const { rows, total } = pageOfAssignments(db, filter, { after: after && assignmentPlace(after), limit }, now)
    return {
      total,
      rows: rows.flatMap((row): Entry[] =>
        row.dueOn === null
          ? []
          : [
              {
                source: 'assignments',
                kind: 'assignment',
                id: row.id,
                number: row.number,
                title: texts.sentence(row.text),
                dueAt: row.dueOn,
                dueEnd: `${row.dueOn}U`,
                where: row.source,
                who: row.executor,
                card: null,
              },
            ],
      ),
    }
  },
}

/** Assignments know days alone: those of the day of a moment stand behind it. */
const assignmentPlace = (place: DeskPlace): { dueOn: string; id: number } => ({
  dueOn: place.dueEnd.slice(0, 10),
  id: place.dueEnd.length > 11 ? 0 : idBehind(place, 'assignments'),
})

const shown = ({ dueEnd: _dueEnd, ...row }: Entry): DeskRow => row

const linkOf = (source: DeskSource, filters: SectionFilters): DeskLink => {
  if (source === 'cases') return { list: 'cases', filter: filters.cases }
  return source === 'requests'
    ? { list: 'requests', filter: filters.requests }
    : { list: 'assignments', filter: filters.assignments }
}

/** A page of a section, its whole number and what that is made of. @param only leaves one sort of rows */
export function urgentPage(
  asked: Asked,
  section: DeskSection,
  page: Page,
  only: DeskSource | null = null,
): DeskSectionView & { next: DeskPlace | null } {
  const filters = sectionFilters(section, asked.now)
  const isTaken = (source: DeskSource): boolean => only === null || source === only
  const found = DESK_SOURCES.map((source) => ({
    source,
    // One row more than asked says whether the list goes on; of what is left out only the number is wanted.
    ...sources[source](asked, filters, { after: page.after, limit: isTaken(source) ? page.limit + 1 : 1 }),
  }))
  const taken = found.filter(({ source }) => isTaken(source))
  const rows = taken.flatMap((one) => one.rows).sort(byUrgency)
  const last = rows[page.limit - 1]
  return {
    total: taken.reduce((sum, { total }) => sum + total, 0),
    parts: found.flatMap(({ source, total }) =>
      total === 0 ? [] : [{ source, count: total, link: linkOf(source, filters) }],
    ),
    rows: rows.slice(0, page.limit).map(shown),
    next: rows.length > page.limit && last ? { dueEnd: last.dueEnd, source: last.source, id: last.id } : null,
  }
}

/** How many rows the whole order has. */
export const countUrgent = ({ db, now }: Asked): number =>
  DESK_SECTIONS.reduce((sum, due) => sum + countCases(db, { state: 'open', due }, now), 0) +
  countAssignments(db, now).soon +
  countCentreRequests(db, ['soon'], now).soon

/** The nearest term behind Friday, where nothing is due before. */
export function firstLater({ db, now }: Asked): Pick<DeskRow, 'number' | 'dueAt'> | null {
  const after = addDays(nextFriday(now.slice(0, 10)), 1)
  const first = { after: null, limit: 1 }
  const [card] = listCases(
    db,
    { filter: { state: 'open', due: 'later' }, sort: { by: 'due', direction: 'asc' }, ...first },
    now,
  ).rows
  const [request] = pageOfRequests(db, { show: 'active', text: '' }, first, now).rows
  const [assignment] = pageOfAssignments(
    db,
    { show: 'active', executor: null, meetingId: null, text: '', dueFrom: after },
    first,
    now,
  ).rows
  const found = [
    ...(card?.dueAt ? [{ number: card.number, dueAt: card.dueAt }] : []),
    ...(request?.dueAt ? [{ number: request.number, dueAt: request.dueAt }] : []),
    ...(assignment?.dueOn ? [{ number: assignment.number, dueAt: assignment.dueOn }] : []),
  ]
  return found.sort((a, b) => (`${a.dueAt}U` < `${b.dueAt}U` ? -1 : 1))[0] ?? null
}
