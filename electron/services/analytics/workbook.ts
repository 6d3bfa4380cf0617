import type { AnalyticsFigures, AnalyticsPeriod, AnalyticsScope, Week } from '../../contract/analytics.ts'
import type { ReadDb } from '../../db/database.ts'
import { smallestDenominator } from '../../documents/typography.ts'
import type { SheetSpec } from '../../documents/xlsx.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { columnsOf, sheetOf } from '../sheet.ts'
import { sumBlocks, sumCells, sumGroups } from './analytics.repo.ts'
import { channelText, nameIn, orderedBlocks } from './document.ts'
import { texts } from './texts.ts'

const { columns, figures: names } = texts

type Named = ReturnType<typeof nameIn>

/** A fraction for a percent cell; empty where there are too few cases for a percent. */
const fraction = (part: number, whole: number): number | null => (whole < smallestDenominator ? null : part / whole)

interface FigureLine {
  title: string
  words?: string
  value?: number | null
  part?: number
  whole?: number
}

function figureLines(
  figures: AnalyticsFigures,
  scope: AnalyticsScope,
  before: AnalyticsPeriod,
  asOf: string,
): FigureLine[] {
  const { inTime, repeats } = figures
  return [
    { title: names.period, words: `${scope.period.from} – ${scope.period.to}` },
    { title: names.before, words: `${before.from} – ${before.to}` },
    { title: names.asOf, words: asOf.replace('T', ' ') },
    { title: names.received, value: figures.received },
    { title: names.receivedBefore, value: figures.receivedBefore },
    { title: names.inTime, value: fraction(inTime.part, inTime.whole), ...inTime },
    { title: names.median, value: figures.medianDays, whole: figures.medianOf },
    { title: names.open, value: figures.open },
    { title: names.overdueOpen, value: figures.overdueOpen },
    { title: names.repeats, value: fraction(repeats.part, repeats.whole), ...repeats },
    { title: names.clarity, value: figures.clarity, whole: figures.clarityOf },
  ]
}

function figureSheet(lines: readonly FigureLine[]): SheetSpec {
  const { text, number } = columnsOf<FigureLine>()
  return sheetOf(
    texts.sheets.figures,
    [
      text(columns.figure, 40, (line) => line.title),
      text('', 28, (line) => line.words),
      number(columns.value, (line) => line.value),
      number(columns.part, (line) => line.part),
      number(columns.whole, (line) => line.whole),
    ],
    lines,
  )
}

function workloadSheet(rows: ReturnType<typeof sumBlocks>, block: Named): SheetSpec {
  const { text, number, percent } = columnsOf<(typeof rows)[number]>()
  return sheetOf(
    texts.sheets.workload,
    [
      text(columns.block, 40, (one) => block(one.blockId)),
      number(columns.received, (one) => one.total),
      number(columns.inTime, (one) => one.inTime),
      number(columns.late, (one) => one.late),
      number(columns.postponed, (one) => one.postponed),
      number(columns.open, (one) => one.open),
      number(columns.overdue, (one) => one.overdueOpen),
      percent(columns.share, (one) => fraction(one.inTime, one.inTime + one.late + one.overdueOpen)),
    ],
    orderedBlocks(rows),
  )
}

function weekSheet(weeks: readonly Week[]): SheetSpec {
  const { text, number, date } = columnsOf<Week>()
  return sheetOf(
    texts.sheets.weeks,
    [
      date(columns.weekFrom, (week) => week.from),
      date(columns.weekTo, (week) => week.to),
      number(columns.received, (week) => week.received),
      number(columns.answered, (week) => week.answered),
      number(columns.yearAgo, (week) => week.receivedYearAgo),
      text(columns.partial, 12, (week) => (week.isPartial ? columns.yes : null)),
    ],
    weeks,
  )
}

function cellSheet(rows: ReturnType<typeof sumCells>, territory: Named, block: Named): SheetSpec {
  const { text, number } = columnsOf<(typeof rows)[number]>()
  return sheetOf(
    texts.sheets.cells,
    [
      text(columns.territory, 32, (cell) => territory(cell.territoryId)),
      text(columns.block, 40, (cell) => block(cell.blockId)),
      number(columns.received, (cell) => cell.received),
    ],
    rows,
  )
}

function recipientSheet(rows: ReturnType<typeof sumGroups>, recipient: Named): SheetSpec {
  const { text, number, percent } = columnsOf<(typeof rows)[number]>()
  return sheetOf(
    texts.sheets.recipients,
    [
      text(columns.recipient, 40, (group) => recipient(group.id)),
      number(columns.received, (group) => group.received),
      number(columns.inTime, (group) => group.inTime),
      number(columns.open, (group) => group.open),
      number(columns.overdue, (group) => group.overdueOpen),
      percent(columns.share, (group) => fraction(group.inTime, group.answered + group.overdueOpen)),
    ],
    rows,
  )
}

/** Every table of the page as a sheet; the numbers are those on the screen. */
export function workbook(
  db: ReadDb,
  data: { scope: AnalyticsScope; before: AnalyticsPeriod; figures: AnalyticsFigures; weeks: readonly Week[] },
  now: string,
): SheetSpec[] {
  const { scope, before, figures, weeks } = data
  const directories = getDirectories(db)
  const block = nameIn(directories.blocks, texts.noBlock)
  const channels = channelText(scope, directories)
  return [
    figureSheet([...figureLines(figures, scope, before, now), ...(channels === null ? [] : [{ title: channels }])]),
    workloadSheet(sumBlocks(db, scope, now), block),
    weekSheet(weeks),
    cellSheet(sumCells(db, scope, now), nameIn(directories.territories, texts.noTerritory), block),
    recipientSheet(sumGroups(db, scope, 'recipient', now), nameIn(directories.recipients, texts.noRecipient)),
  ]
}
