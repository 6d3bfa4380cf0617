import type { CellValue, SheetSpec, TableColumnSpec } from '../../documents/xlsx.ts'
import { smallestDenominator } from '../../documents/typography.ts'
import { kindNames, resultNames, statusNames } from '../messages/messages.service.ts'
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
const text = (title: string, width: number): TableColumnSpec => ({ title, width, type: 'text' })
const number = (title: string): TableColumnSpec => ({ title, type: 'number' })
const date = (title: string): TableColumnSpec => ({ title, type: 'date' })

const shown = (value: Figure): CellValue => (value === '<3' ? texts.lessThanThree : value)
const yes = (value: boolean): CellValue => (value ? columns.yes : null)

/** Answered in time / (all answered + open overdue), as on the analytics page (domain.md §8). */
function share(line: TallyLine): CellValue {
  const whole = line.inTime + line.late + line.overdueOpen
  return whole < smallestDenominator ? null : line.inTime / whole
}

function groupSheet(
  name: string,
  first: string,
  table: TallyTable,
  entries: ReadonlyMap<number, { name: string }>,
  data: WorkbookData,
): SheetSpec {
  const row = (title: string, line: TallyLine, hides: boolean): CellValue[] => [
    title,
    ...TABLE_COLUMNS.map((column) => shown(figure(line[column], hides))),
    share(line),
  ]
  return {
    name,
    columns: [
      text(first, 44),
      ...[columns.received, columns.inTime, columns.late, columns.postponed, columns.open, columns.overdue].map(number),
      { title: columns.share, type: 'percent' },
    ],
    rows: [
      ...data.tally.lines(table).map(([id, line]) => row(nameOf(entries, id), line, data.hidesSmall)),
      row(columns.total, data.tally.total, false),
    ],
  }
}

function summarySheet({ head, tally: { total } }: WorkbookData): SheetSpec {
  const figures: [string, CellValue][] = [
    [columns.received, total.received],
    [columns.messages, total.messages],
    [columns.appeals, total.appeals],
    [columns.inTime, total.inTime],
    [columns.late, total.late],
    [columns.postponed, total.postponed],
    [columns.open, total.open],
    [columns.overdue, total.overdueOpen],
    [columns.repeats, total.repeats],
  ]
  const part = total.inTime
  const whole = total.inTime + total.late + total.overdueOpen
  return {
    name: sheets.summary,
    columns: [
      text(columns.figure, 40),
      text(columns.value, 52),
      number(columns.count),
      number(columns.part),
      number(columns.whole),
      { title: columns.share, type: 'percent' },
    ],
    rows: [
      ...head.map(([title, value]) => [title, value]),
      ...figures.map(([title, value]) => [title, null, value]),
      [columns.shareInTime, null, null, part, whole, share(total)],
    ],
  }
}

async function* caseRows(records: AsyncIterable<CaseRecord>): AsyncGenerator<CellValue[]> {
  for await (const one of records) {
    yield [
      one.number,
      one.year,
      kindNames[one.kind],
      one.channel,
      one.externalNumber,
      one.receivedAt,
      one.registeredAt,
      one.applicantKind === null ? null : texts.applicantKinds[one.applicantKind],
      one.applicant,
      one.territory,
      one.street,
      one.gist,
      one.block,
      one.theme,
      one.recipient,
      one.responsiblePost,
      statusNames[one.status],
      one.dueAt,
      one.interimAt,
      one.answeredAt,
      texts.outcomes[one.outcome],
      yes(one.isOverdue),
      one.result === null ? null : resultNames[one.result],
      one.isSolved === null ? null : one.isSolved ? columns.yes : columns.no,
      one.clarity,
      one.returns,
      one.repeatOf,
      yes(one.fastTrack),
      yes(one.isImportant),
    ]
  }
}

function caseSheet(records: () => AsyncIterable<CaseRecord>): SheetSpec {
  const c = columns.cases
  return {
    name: sheets.cases,
    columns: [
      text(c.number, 10),
      { title: c.year, width: 7, type: 'text' },
      text(c.kind, 18),
      text(c.channel, 22),
      text(c.externalNumber, 18),
      date(c.receivedAt),
      date(c.registeredAt),
      text(c.applicantKind, 18),
      text(c.applicant, 16),
      text(c.territory, 22),
      text(c.street, 24),
      text(c.gist, 60),
      text(c.block, 22),
      text(c.theme, 26),
      text(c.recipient, 30),
      text(c.responsiblePost, 30),
      text(c.status, 16),
      date(c.dueAt),
      date(c.interimAt),
      date(c.answeredAt),
      text(c.outcome, 18),
      text(c.isOverdue, 11),
      text(c.result, 16),
      text(c.isSolved, 12),
      number(c.clarity),
      number(c.returns),
      text(c.repeatOf, 12),
      text(c.fastTrack, 12),
      text(c.isImportant, 10),
    ],
    // The records are read from the disk when the sheet's turn comes.
    rows: { [Symbol.asyncIterator]: () => caseRows(records()) },
  }
}

function meetingSheet(meetings: readonly MeetingRecord[]): SheetSpec {
  const c = columns.meetings
  return {
    name: sheets.meetings,
    columns: [
      text(c.number, 9),
      date(c.heldOn),
      text(c.format, 10),
      text(c.signed, 12),
      number(c.present),
      number(c.participants),
      text(c.item, 44),
      text(c.decision, 9),
      text(c.text, 60),
      text(c.executor, 36),
      date(c.dueOn),
      text(c.term, 16),
    ],
    rows: meetings.flatMap((meeting) => {
      const head: CellValue[] = [
        String(meeting.number),
        meeting.heldOn,
        texts.formats[meeting.format],
        yes(meeting.isSigned),
        meeting.present,
        meeting.participants,
      ]
      if (meeting.items.length === 0) return [head]
      return meeting.items.flatMap((item) =>
        item.decisions.length === 0
          ? [[...head, item.title]]
          : item.decisions.map((one) => [...head, item.title, one.number, one.text, one.executor, one.dueOn, one.term]),
      )
    }),
  }
}

function assignmentSheet(assignments: readonly AssignmentRecord[]): SheetSpec {
  const c = columns.assignments
  return {
    name: sheets.assignments,
    columns: [
      text(c.number, 12),
      text(c.meeting, 12),
      text(c.text, 60),
      text(c.executor, 36),
      date(c.issuedOn),
      date(c.dueOn),
      text(c.term, 16),
      text(c.state, 16),
      date(c.closedOn),
      text(c.late, 12),
    ],
    rows: assignments.map((one) => [
      one.number,
      one.meeting === null ? null : String(one.meeting),
      one.text,
      one.executor,
      one.issuedOn,
      one.dueOn,
      one.term,
      texts.states[one.state],
      one.closedOn,
      yes(one.isOverdue),
    ]),
  }
}

function rosterSheet(members: readonly MemberRecord[]): SheetSpec {
  const c = columns.roster
  return {
    name: sheets.roster,
    columns: [
      text(c.role, 40),
      text(c.block, 26),
      text(c.channel, 22),
      text(c.post, 40),
      text(c.organisation, 30),
      text(c.name, 34),
      date(c.fromOn),
      date(c.toOn),
      text(c.temporary, 12),
      text(c.act, 30),
    ],
    rows: members.map((one) => [
      one.role,
      one.block,
      one.channel,
      one.post,
      one.organisation,
      one.name ?? texts.noConsent,
      one.fromOn,
      one.toOn,
      yes(one.isTemporary),
      one.act,
    ]),
  }
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
