import * as v from 'valibot'
import { centreRequestFilter } from './centreRequests.ts'
import { INDICATOR_UNITS, figureLink, indicatorDefinition, indicatorValue } from './indicators.ts'
import { command, query, task } from './kinds.ts'
import { PERIOD_KINDS, periodSchema } from './periods.ts'
import { civilDate, civilMoment, count, empty, fileTicket, id, line, operation, text, version } from './scalars.ts'
import { REPORT_KINDS, reportSectionKey, sectionSpecs } from './reportSets.ts'

/**
 * Weekly note for the Глава, monthly and quarterly reports for the ЦУР, materials on request. A draft is live: its figures are those of now,
 * beside them the comments a person typed. Signed it is frozen, sent it never changes.
 */

export * from './reportSets.ts'

export const REPORT_STATES = ['draft', 'signed', 'sent'] as const
export type ReportState = (typeof REPORT_STATES)[number]

const period = periodSchema(PERIOD_KINDS)
const span = v.strictObject({ from: civilDate, to: civilDate })

/** A figure with the same one of the period before and of a year ago; of a running period, of as many days. */
export const reportFigure = v.strictObject({
  key: v.string(),
  name: v.string(),
  unit: v.picklist(INDICATOR_UNITS),
  better: v.nullable(v.picklist(['more', 'less'])),
  now: indicatorValue,
  /** Null where the register holds nothing that old. */
  before: v.nullable(indicatorValue),
  yearAgo: v.nullable(indicatorValue),
})
export type ReportFigure = v.InferOutput<typeof reportFigure>

/** What a cell of a table opens. */
export const reportLink = v.variant('kind', [
  ...figureLink.options,
  v.strictObject({ kind: v.literal('requests'), filter: centreRequestFilter }),
  v.strictObject({ kind: v.literal('meeting'), meetingId: id }),
  v.strictObject({ kind: v.literal('assignment'), assignmentId: id }),
])
export type ReportLink = v.InferOutput<typeof reportLink>

const tableCell = v.strictObject({
  /** As it is printed. */
  text: v.string(),
  /** The number behind it, percent as part × 100; null for words and where there is nothing to divide. */
  value: v.nullable(v.number()),
  opens: v.nullable(reportLink),
  /** A count of one or two: marked, never hidden inside the office. */
  isSmall: v.boolean(),
})
export type ReportCell = v.InferOutput<typeof tableCell>

/** `short`: a number or mark of a row; `change`: a difference in words. */
export const TABLE_UNITS = ['text', 'short', 'date', 'change', ...INDICATOR_UNITS] as const

export const reportTable = v.strictObject({
  /** Unique in the report. */
  key: v.string(),
  title: v.string(),
  columns: v.array(v.strictObject({ title: v.string(), unit: v.picklist(TABLE_UNITS) })),
  rows: v.array(v.strictObject({ cells: v.array(tableCell), isTotal: v.boolean() })),
  /** «Показаны 10 строк из 34»; empty where all of them stand here. */
  note: v.string(),
})
export type ReportTable = v.InferOutput<typeof reportTable>

export const REPORT_CHARTS = ['columns', 'bars', 'line'] as const
export const reportChart = v.strictObject({
  /** Unique in the report. */
  key: v.string(),
  title: v.string(),
  kind: v.picklist(REPORT_CHARTS),
  unit: v.picklist(INDICATOR_UNITS),
  isStacked: v.boolean(),
  labels: v.array(v.string()),
  /** A value for each label; null where there is none. */
  series: v.array(
    v.strictObject({
      name: v.string(),
      values: v.array(v.nullable(v.number())),
      /** The list behind each value, where it has one. */
      opens: v.array(v.nullable(figureLink)),
    }),
  ),
  /** Places of labels whose days are not over or are cut by the period. */
  partial: v.array(count),
})
export type ReportChart = v.InferOutput<typeof reportChart>

/** `counted`: figures of the register. `notKept`: this version keeps no such records, which is said and never shown as zero. `typed`: words only. */
export const SECTION_STATES = ['counted', 'notKept', 'typed'] as const

const reportSection = v.strictObject({
  key: reportSectionKey,
  title: v.string(),
  state: v.picklist(SECTION_STATES),
  needsComment: v.boolean(),
  /** What the figures say, in words; no causes. */
  sentences: v.array(v.string()),
  figures: v.array(reportFigure),
  tables: v.array(reportTable),
  charts: v.array(reportChart),
  /** As typed, line by line. */
  comment: v.string(),
  /** What stood here in the report that this one is compared with. */
  earlierComment: v.string(),
})
export type ReportSection = v.InferOutput<typeof reportSection>

/** A change against the last signed report of the same kind: its frozen figure beside the one of now. */
const change = v.strictObject({
  key: v.string(),
  name: v.string(),
  unit: v.picklist(INDICATOR_UNITS),
  better: v.nullable(v.picklist(['more', 'less'])),
  earlier: v.nullable(v.number()),
  earlierPart: v.nullable(count),
  earlierWhole: v.nullable(count),
  now: indicatorValue,
})
export type ReportChange = v.InferOutput<typeof change>

/** What a gap opens: a list of the register, or the page where it is filled in. */
export const gapLink = v.variant('kind', [
  ...figureLink.options,
  v.strictObject({ kind: v.literal('territories') }),
  v.strictObject({ kind: v.literal('calendar'), year: count }),
])
export type GapLink = v.InferOutput<typeof gapLink>

export const GAPS = [
  'noBlock',
  'noTheme',
  'noTerritory',
  'noDue',
  'noRecipient',
  'noAnswerText',
  'noResult',
  'recipientsSilent',
  'residents',
  'notAsked',
  'calendar',
  'noCards',
  'noIndicator',
  'notKept',
] as const
const gap = v.strictObject({
  key: v.picklist(GAPS),
  text: v.string(),
  /** Null where there is nothing to count. */
  amount: v.nullable(count),
  opens: v.nullable(gapLink),
})
export type ReportGap = v.InferOutput<typeof gap>

const check = v.strictObject({
  /** A `stop` must be put right before it is signed. */
  level: v.picklist(['stop', 'attention']),
  text: v.string(),
  sectionKey: v.nullable(reportSectionKey),
})
export type ReportCheck = v.InferOutput<typeof check>

/** What is counted or, from the signature on, what was counted then. */
export const reportContent = v.strictObject({
  /** Civil moment of the figures. */
  countedAt: v.string(),
  /** Days that the figures are compared with; null where the register holds nothing that old. */
  before: v.nullable(span),
  yearAgo: v.nullable(span),
  /** The period is not over: it is compared with as many days. */
  isRunning: v.boolean(),
  sections: v.array(reportSection),
  /** «Что изменилось»; null where no report of the kind has been signed before. */
  changes: v.nullable(
    v.strictObject({
      reportId: id,
      title: v.string(),
      number: v.string(),
      signedOn: civilDate,
      period: span,
      figures: v.array(change),
    }),
  ),
  gaps: v.array(gap),
  definitions: v.array(indicatorDefinition),
})
export type ReportContent = v.InferOutput<typeof reportContent>

const base = {
  id,
  version,
  kind: v.picklist(REPORT_KINDS),
  period,
  title: v.string(),
  number: v.string(),
  state: v.picklist(REPORT_STATES),
  addressee: v.string(),
  signedOn: v.nullable(civilDate),
  signer: v.string(),
  sentOn: v.nullable(civilDate),
  sentTo: v.string(),
  sentWay: v.string(),
  sha256: v.nullable(v.string()),
  request: v.nullable(v.strictObject({ id, number: v.string(), title: v.string(), dueAt: v.nullable(civilMoment) })),
  /** The sent report that this one is a new version of, and the one that came after this. */
  replaces: v.nullable(v.strictObject({ id, title: v.string(), number: v.string() })),
  replacedBy: v.nullable(v.strictObject({ id, title: v.string(), number: v.string() })),
}
const row = v.strictObject({
  ...base,
  /** Sections with a comment, of how many. */
  commented: count,
  sections: count,
})
export type ReportRow = v.InferOutput<typeof row>

const report = v.strictObject({
  ...base,
  signerId: v.nullable(id),
  specs: sectionSpecs,
  hasDefinitions: v.boolean(),
  content: reportContent,
  /** Of a draft; none of a signed report. */
  checks: v.array(check),
  /** People of the состав who may sign it. */
  signers: v.array(v.strictObject({ personId: id, name: v.string(), post: v.string() })),
})
export type ReportView = v.InferOutput<typeof report>

const due = v.strictObject({
  kind: v.picklist(['weekly', 'monthly', 'quarterly']),
  period,
  title: v.string(),
  dueAt: civilMoment,
  isOverdue: v.boolean(),
  /** The report that is begun for it; null for none. A sent one is due no more. */
  reportId: v.nullable(id),
  state: v.nullable(v.picklist(REPORT_STATES)),
})
export type ReportDue = v.InferOutput<typeof due>

const acted = { id, version }
const saved = v.strictObject({ ...operation.entries, id })

export const reportsContract = {
  /** The newest period first. */
  list: query(
    v.strictObject({
      kind: v.nullable(base.kind),
      limit: v.pipe(count, v.minValue(1), v.maxValue(500)),
      offset: count,
    }),
    v.strictObject({ rows: v.array(row), total: count }),
  ),
  /** Which reports are due when, the overdue first. */
  next: query(empty, v.array(due)),
  /** Requests of the ЦУР that no report has been made for yet, for the dialog of a new one. */
  openRequests: query(
    empty,
    v.array(v.strictObject({ id, number: v.string(), title: v.string(), dueAt: v.nullable(civilMoment) })),
  ),
  /** A draft with the figures of now, or a signed report as it was frozen. */
  get: query(v.strictObject({ id }), report, { heavy: true }),

  /** Takes a copy of the set of its kind. A second report of a kind for a period is refused, unless it replaces a sent one. */
  create: command(
    v.strictObject({
      kind: base.kind,
      period,
      /** Of kind `request`. */
      requestId: v.nullable(id),
      /** A sent report of which this is a new version: sections and comments are taken over. */
      replacesId: v.nullable(id),
    }),
    saved,
  ),
  saveHead: command(
    v.strictObject({
      ...acted,
      title: v.pipe(line(300), v.minLength(1, 'Назовите документ')),
      number: line(80),
      addressee: text(1000),
      signerId: v.nullable(id),
    }),
    operation,
  ),
  saveSections: command(v.strictObject({ ...acted, sections: sectionSpecs, hasDefinitions: v.boolean() }), operation),
  /**
   * Saves a comment as it is typed. `was` is what the person began from: comments of other sections may change meanwhile, a changed one of
   * this section is a conflict.
   */
  saveComment: command(
    v.strictObject({ id, section: reportSectionKey, was: v.string(), comment: text(20_000) }),
    v.strictObject({ ...operation.entries, comment: v.string() }),
  ),
  /** Freezes model, figures and SHA-256. */
  sign: command(v.strictObject({ ...acted, signedOn: civilDate, number: line(80), signerId: id }), operation),
  /** A signed report that was not sent goes back to work. */
  takeBack: command(v.strictObject(acted), operation),
  /** From now on it never changes, and this is not undone. */
  markSent: command(
    v.strictObject({
      ...acted,
      sentOn: civilDate,
      sentTo: v.pipe(line(300), v.minLength(1, 'Укажите, кому отправлено')),
      way: v.pipe(line(200), v.minLength(1, 'Укажите, как отправлено')),
    }),
    operation,
  ),
  /** A draft goes to the trash. */
  remove: command(v.strictObject(acted), operation),
  /** Figures with their definitions, and every table on a sheet. */
  exportXlsx: task(v.strictObject({ id }), fileTicket),
}
