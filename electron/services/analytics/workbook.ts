import type { AnalyticsFigures, AnalyticsPeriod, AnalyticsScope, Week } from '../../contract/analytics.ts'
import type { ReadDb } from '../../db/database.ts'
import { smallestDenominator } from '../../documents/typography.ts'
import type { CellValue, SheetSpec, TableColumnSpec } from '../../documents/xlsx.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { sumBlocks, sumCells, sumGroups } from './analytics.repo.ts'
import { channelText, nameIn, orderedBlocks } from './document.ts'
import { texts } from './texts.ts'

const { columns, figures: names } = texts

/** A fraction for a percent cell; empty where there are too few cases for a percent. */
const fraction = (part: number, whole: number): number | null => (whole < smallestDenominator ? null : part / whole)
const text = (title: string, width: number): TableColumnSpec => ({ title, width, type: 'text' })
const number = (title: string): TableColumnSpec => ({ title, type: 'number' })

function figureRows(
  figures: AnalyticsFigures,
  scope: AnalyticsScope,
  before: AnalyticsPeriod,
  asOf: string,
): CellValue[][] {
  const { inTime, repeats } = figures
  return [
    [names.period, `${scope.period.from} – ${scope.period.to}`],
    [names.before, `${before.from} – ${before.to}`],
    [names.asOf, asOf.replace('T', ' ')],
    [names.received, null, figures.received],
    [names.receivedBefore, null, figures.receivedBefore],
    [names.inTime, null, fraction(inTime.part, inTime.whole), inTime.part, inTime.whole],
    [names.median, null, figures.medianDays, null, figures.medianOf],
    [names.open, null, figures.open],
    [names.overdueOpen, null, figures.overdueOpen],
    [names.repeats, null, fraction(repeats.part, repeats.whole), repeats.part, repeats.whole],
    [names.clarity, null, figures.clarity, null, figures.clarityOf],
  ]
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
  const territory = nameIn(directories.territories, texts.noTerritory)
  const recipient = nameIn(directories.recipients, texts.noRecipient)
  const channels = channelText(scope, directories)
  return [
    {
      name: texts.sheets.figures,
      columns: [
        text(columns.figure, 40),
        text('', 28),
        number(columns.value),
        number(columns.part),
        number(columns.whole),
      ],
      rows: [...figureRows(figures, scope, before, now), ...(channels === null ? [] : [[channels]])],
    },
    {
      name: texts.sheets.workload,
      columns: [
        text(columns.block, 40),
        ...[columns.received, columns.inTime, columns.late, columns.postponed, columns.open, columns.overdue].map(
          number,
        ),
        { title: columns.share, type: 'percent' },
      ],
      rows: orderedBlocks(sumBlocks(db, scope, now)).map((one) => [
        block(one.blockId),
        one.total,
        one.inTime,
        one.late,
        one.postponed,
        one.open,
        one.overdueOpen,
        fraction(one.inTime, one.inTime + one.late + one.overdueOpen),
      ]),
    },
    {
      name: texts.sheets.weeks,
      columns: [
        { title: columns.weekFrom, type: 'date' },
        { title: columns.weekTo, type: 'date' },
        ...[columns.received, columns.answered, columns.yearAgo].map(number),
        text(columns.partial, 12),
      ],
      rows: weeks.map((week) => [
        week.from,
        week.to,
        week.received,
        week.answered,
        week.receivedYearAgo,
        week.isPartial ? columns.yes : null,
      ]),
    },
    {
      name: texts.sheets.cells,
      columns: [text(columns.territory, 32), text(columns.block, 40), number(columns.received)],
      rows: sumCells(db, scope, now).map((cell) => [territory(cell.territoryId), block(cell.blockId), cell.received]),
    },
    {
      name: texts.sheets.recipients,
      columns: [
        text(columns.recipient, 40),
        ...[columns.received, columns.inTime, columns.open, columns.overdue].map(number),
        { title: columns.share, type: 'percent' },
      ],
      rows: sumGroups(db, scope, 'recipient', now).map((group) => [
        recipient(group.id),
        group.received,
        group.inTime,
        group.open,
        group.overdueOpen,
        fraction(group.inTime, group.answered + group.overdueOpen),
      ]),
    },
  ]
}
