import type { Consolidated, OfficeRow } from '../../contract/incoming.ts'
import type { SheetSpec } from '../../documents/xlsx.ts'
import { columnsOf, sheetOf } from '../sheet.ts'
import { inTimeShare } from './summary.ts'
import { texts } from './texts.ts'

/** The consolidated view as a workbook. */

const share = ({ part, whole }: { part: number; whole: number }): number | null => (whole === 0 ? null : part / whole)
const words = texts.sheets

export function consolidatedSheets(view: Consolidated): SheetSpec[] {
  const office = columnsOf<OfficeRow>()
  const line = columnsOf<Consolidated['blocks'][number]>()
  const offices = sheetOf(
    words.offices,
    [
      office.text(words.office, 50, (row) => row.officeName),
      office.number(words.received, (row) => row.figures.received),
      office.number(words.receivedBefore, (row) => row.before?.received ?? null),
      office.number(words.inTime, (row) => row.figures.inTime),
      office.number(words.late, (row) => row.figures.late),
      office.number(words.postponed, (row) => row.figures.postponed),
      office.number(words.open, (row) => row.figures.open),
      office.number(words.overdueOpen, (row) => row.figures.overdueOpen),
      office.percent(words.share, (row) => share(inTimeShare(row.figures))),
      office.number(words.repeats, (row) => row.figures.repeats),
      office.number(words.rated, (row) => row.figures.rated),
      office.number(words.clarity, (row) =>
        row.figures.rated > 0 ? Math.round((row.figures.claritySum / row.figures.rated) * 100) / 100 : null,
      ),
      office.number(words.residents, (row) => row.residents),
      office.number(words.perThousand, (row) =>
        row.residents === null || row.figures.received === null
          ? null
          : Math.round((row.figures.received / row.residents) * 100_000) / 100,
      ),
      office.number(words.place, (row) => row.place),
      office.number(words.score, (row) => row.score),
      office.number(words.placeInTime, (row) => row.places.inTime),
      office.number(words.placeOverdue, (row) => row.places.overdue),
      office.number(words.placeRepeats, (row) => row.places.repeats),
      office.number(words.placeClarity, (row) => row.places.clarity),
      office.text(words.missingMonths, 40, (row) => row.missingMonths.join(', ')),
      office.text(words.themes, 60, (row) => row.themes.map((one) => `${one.name} (${one.received})`).join('; ')),
    ],
    view.offices,
  )
  const columns = [
    line.text(words.name, 50, (row) => (row.name === '' ? texts.notSet : row.name)),
    line.number(words.received, (row) => row.received),
    line.number(words.inTime, (row) => row.inTime),
    line.number(words.late, (row) => row.late),
    line.number(words.overdueOpen, (row) => row.overdueOpen),
    line.number(words.repeats, (row) => row.repeats),
  ]
  const place = columnsOf<Consolidated['rating']['places'][number]>()
  const rule = columnsOf<string>()
  const missing = columnsOf<Consolidated['missing'][number]>()
  return [
    offices,
    sheetOf(words.blocks, columns, view.blocks),
    sheetOf(words.themesSheet, columns, view.themes),
    sheetOf(
      words.rating,
      [
        place.number(words.place, (row) => row.place),
        place.text(words.office, 50, (row) => row.officeName),
        place.number(words.score, (row) => row.score),
        place.text(words.placeWords, 80, (row) => [row.words, row.beside].filter((text) => text !== '').join(' ')),
        place.text(words.calculation, 100, (row) => row.calculation.join('\n')),
      ],
      view.rating.places,
    ),
    sheetOf(words.formula, [rule.text(words.rule, 120, (row) => row)], view.rating.rules),
    sheetOf(words.missing, [missing.text(words.office, 60, (row) => row.officeName)], view.missing),
  ]
}
