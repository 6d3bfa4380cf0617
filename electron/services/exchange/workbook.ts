import type { CellValue, SheetSpec } from '../../documents/xlsx.ts'
import { smallestDenominator } from '../../documents/typography.ts'
import { kindNames, resultNames, statusNames } from '../messages/messages.service.ts'
import { columnsOf, sheetOf } from '../sheet.ts'
import type { AssignmentRecord, MeetingRecord, MemberRecord } from './activities.ts'
import type { Figure } from './manifest.ts'
import { nameOf } from './note.ts'
import type { CaseRecord, Names } from './records.ts'
import { figure, TABLE_COLUMNS } from './tally.ts'
import type { Tally, TallyLine, TallyTable } from './tally.ts'
import { texts } from './texts.ts'

/** «Таблицы.xlsx»: the same data as the JSON, for people. */
export interface WorkbookData {
  head: readonly (readonly [string, CellValue])[]
  tally: Tally
  names: Names
  hidesSmall: boolean
  /** null: this part does not leave. */
  records: (() => AsyncIterable<CaseRecord>) | null
  meetings: readonly MeetingRecord[] | null
  assignments: readonly AssignmentRecord[] | null
  members: readonly MemberRecord[] | null
}

const { columns, sheets } = texts.workbook
/** Figures of the summary, in its order. */
const SUMMED = [
  'received',
  'messages',
  'appeals',
  'inTime',
  'late',
  'postponed',
  'open',
  'overdueOpen',
  'repeats',
] as const

const shown = (value: Figure): CellValue => (value === '<3' ? texts.lessThanThree : value)
const yes = (value: boolean): CellValue => (value ? columns.yes : null)

/** Answered in time / (all answered + open overdue), as on the analytics page (domain.md §8). */
function share(line: TallyLine): CellValue {
  const whole = line.inTime + line.late + line.overdueOpen
  return whole < smallestDenominator ? null : line.inTime / whole
}

interface GroupLine {
  title: string
  line: TallyLine
  hides: boolean
}

function groupSheet(
  name: string,
  first: string,
  table: TallyTable,
  entries: ReadonlyMap<number, { name: string }>,
  { tally, hidesSmall }: WorkbookData,
): SheetSpec {
  const { text, number, percent } = columnsOf<GroupLine>()
  return sheetOf(
    name,
    [
      text(first, 44, ({ title }) => title),
      ...TABLE_COLUMNS.map((column) =>
        number(columns[column], ({ line, hides }) => shown(figure(line[column], hides))),
      ),
      percent(columns.share, ({ line }) => share(line)),
    ],
    [
      ...tally.lines(table).map(([id, line]) => ({ title: nameOf(entries, id), line, hides: hidesSmall })),
      { title: columns.total, line: tally.total, hides: false },
    ],
  )
}

interface SummaryLine {
  title: string
  value?: CellValue
  count?: number
  part?: number
  whole?: number
  share?: CellValue
}

function summarySheet({ head, tally: { total } }: WorkbookData): SheetSpec {
  const { text, number, percent } = columnsOf<SummaryLine>()
  return sheetOf(
    sheets.summary,
    [
      text(columns.figure, 40, (line) => line.title),
      text(columns.value, 52, (line) => line.value),
      number(columns.count, (line) => line.count),
      number(columns.part, (line) => line.part),
      number(columns.whole, (line) => line.whole),
      percent(columns.share, (line) => line.share),
    ],
    [
      ...head.map(([title, value]) => ({ title, value })),
      ...SUMMED.map((name) => ({ title: columns[name], count: total[name] })),
      {
        title: columns.shareInTime,
        part: total.inTime,
        whole: total.inTime + total.late + total.overdueOpen,
        share: share(total),
      },
    ],
  )
}

function caseSheet(records: () => AsyncIterable<CaseRecord>): SheetSpec {
  const c = columns.cases
  const { text, number, date } = columnsOf<CaseRecord>()
  return sheetOf(
    sheets.cases,
    [
      text(c.number, 10, (one) => one.number),
      text(c.year, 7, (one) => one.year),
      text(c.kind, 18, (one) => kindNames[one.kind]),
      text(c.channel, 22, (one) => one.channel),
      text(c.externalNumber, 18, (one) => one.externalNumber),
      date(c.receivedAt, (one) => one.receivedAt),
      date(c.registeredAt, (one) => one.registeredAt),
      text(c.applicantKind, 18, (one) => (one.applicantKind === null ? null : texts.applicantKinds[one.applicantKind])),
      text(c.applicant, 16, (one) => one.applicant),
      text(c.territory, 22, (one) => one.territory),
      text(c.street, 24, (one) => one.street),
      text(c.gist, 60, (one) => one.gist),
      text(c.block, 22, (one) => one.block),
      text(c.theme, 26, (one) => one.theme),
      text(c.recipient, 30, (one) => one.recipient),
      text(c.responsiblePost, 30, (one) => one.responsiblePost),
      text(c.status, 16, (one) => statusNames[one.status]),
      date(c.dueAt, (one) => one.dueAt),
      date(c.interimAt, (one) => one.interimAt),
      date(c.answeredAt, (one) => one.answeredAt),
      text(c.outcome, 18, (one) => texts.outcomes[one.outcome]),
      text(c.isOverdue, 11, (one) => yes(one.isOverdue)),
      text(c.result, 16, (one) => (one.result === null ? null : resultNames[one.result])),
      text(c.isSolved, 12, (one) => (one.isSolved === null ? null : one.isSolved ? columns.yes : columns.no)),
      number(c.clarity, (one) => one.clarity),
      number(c.returns, (one) => one.returns),
      text(c.repeatOf, 12, (one) => one.repeatOf),
      text(c.fastTrack, 12, (one) => yes(one.fastTrack)),
      text(c.isImportant, 10, (one) => yes(one.isImportant)),
    ],
    // The records are read from the disk when the sheet's turn comes.
    records,
  )
}

/** A decision with its question, a question without one, or a meeting without questions: a line of the sheet. */
interface MeetingLine {
  meeting: MeetingRecord
  item?: MeetingRecord['items'][number]
  decision?: MeetingRecord['items'][number]['decisions'][number]
}

function linesOf(meeting: MeetingRecord): MeetingLine[] {
  if (meeting.items.length === 0) return [{ meeting }]
  return meeting.items.flatMap((item): MeetingLine[] =>
    item.decisions.length === 0 ? [{ meeting, item }] : item.decisions.map((decision) => ({ meeting, item, decision })),
  )
}

function meetingSheet(meetings: readonly MeetingRecord[]): SheetSpec {
  const c = columns.meetings
  const { text, number, date } = columnsOf<MeetingLine>()
  return sheetOf(
    sheets.meetings,
    [
      text(c.number, 9, ({ meeting }) => String(meeting.number)),
      date(c.heldOn, ({ meeting }) => meeting.heldOn),
      text(c.format, 10, ({ meeting }) => texts.formats[meeting.format]),
      text(c.signed, 12, ({ meeting }) => yes(meeting.isSigned)),
      number(c.present, ({ meeting }) => meeting.present),
      number(c.participants, ({ meeting }) => meeting.participants),
      text(c.item, 44, ({ item }) => item?.title),
      text(c.decision, 9, ({ decision }) => decision?.number),
      text(c.text, 60, ({ decision }) => decision?.text),
      text(c.executor, 36, ({ decision }) => decision?.executor),
      date(c.dueOn, ({ decision }) => decision?.dueOn),
      text(c.term, 16, ({ decision }) => decision?.term),
    ],
    meetings.flatMap(linesOf),
  )
}

function assignmentSheet(assignments: readonly AssignmentRecord[]): SheetSpec {
  const c = columns.assignments
  const { text, date } = columnsOf<AssignmentRecord>()
  return sheetOf(
    sheets.assignments,
    [
      text(c.number, 12, (one) => one.number),
      text(c.meeting, 12, (one) => (one.meeting === null ? null : String(one.meeting))),
      text(c.text, 60, (one) => one.text),
      text(c.executor, 36, (one) => one.executor),
      date(c.issuedOn, (one) => one.issuedOn),
      date(c.dueOn, (one) => one.dueOn),
      text(c.term, 16, (one) => one.term),
      text(c.state, 16, (one) => texts.states[one.state]),
      date(c.closedOn, (one) => one.closedOn),
      text(c.late, 12, (one) => yes(one.isOverdue)),
    ],
    assignments,
  )
}

function rosterSheet(members: readonly MemberRecord[]): SheetSpec {
  const c = columns.roster
  const { text, date } = columnsOf<MemberRecord>()
  return sheetOf(
    sheets.roster,
    [
      text(c.role, 40, (one) => one.role),
      text(c.block, 26, (one) => one.block),
      text(c.channel, 22, (one) => one.channel),
      text(c.post, 40, (one) => one.post),
      text(c.organisation, 30, (one) => one.organisation),
      text(c.name, 34, (one) => one.name ?? texts.noConsent),
      date(c.fromOn, (one) => one.fromOn),
      date(c.toOn, (one) => one.toOn),
      text(c.temporary, 12, (one) => yes(one.isTemporary)),
      text(c.act, 30, (one) => one.act),
    ],
    members,
  )
}

export function workbook(data: WorkbookData): SheetSpec[] {
  const { names } = data
  return [
    summarySheet(data),
    groupSheet(sheets.blocks, columns.block, 'blocks', names.blocks, data),
    groupSheet(sheets.channels, columns.channel, 'channels', names.channels, data),
    groupSheet(sheets.themes, columns.theme, 'themes', names.themes, data),
    groupSheet(sheets.territories, columns.territory, 'territories', names.territories, data),
    ...(data.records === null ? [] : [caseSheet(data.records)]),
    ...(data.meetings === null ? [] : [meetingSheet(data.meetings)]),
    ...(data.assignments === null ? [] : [assignmentSheet(data.assignments)]),
    ...(data.members === null ? [] : [rosterSheet(data.members)]),
  ]
}
