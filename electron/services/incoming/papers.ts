import type { Consolidated } from '../../contract/incoming.ts'
import { buildConsolidated } from '../../documents/consolidated.ts'
import type { ConsolidatedFigures } from '../../documents/consolidated.ts'
import { consolidatedTemplate } from '../../documents/templates/consolidated.ts'
import { documentOffice, getOffice, getSettings } from '../office/office.service.ts'
import type { PaperBuilders } from '../paper.ts'
import { templateTexts } from '../templates/templates.service.ts'
import { consolidated } from './consolidated.ts'
import { inTimeShare } from './summary.ts'
import type { Figures } from './summary.ts'
import { texts } from './texts.ts'

/** The consolidated view on paper. */

function figuresOf(figures: Figures): ConsolidatedFigures {
  const { part, whole } = inTimeShare(figures)
  const { received, overdueOpen, repeats, rated, claritySum } = figures
  return { received, inTime: part, judged: whole, overdueOpen, repeats, rated, claritySum }
}

/** The formula that came with the application holds from the beginning. */
const FIRST = 1
const formulaOf = ({ rating }: Consolidated) => ({
  number: rating.formulaNumber,
  since: rating.formulaNumber === FIRST ? null : rating.since,
  reason: rating.reason.replace(/\.$/u, ''),
  rules: rating.rules,
})

export const consolidatedPapers: PaperBuilders<'consolidated'> = {
  consolidated: ({ period }, { db, now }) => {
    const view = consolidated(db, period)
    return {
      model: buildConsolidated(
        {
          office: documentOffice(getOffice(db)),
          asOf: now.slice(0, 10),
          period: view.periodName,
          periodBefore: view.beforeName,
          offices: view.offices.map((office) => ({
            name: office.officeName,
            isDemo: office.isDemo,
            figures: figuresOf(office.figures),
            receivedBefore: office.before?.received ?? null,
            residents: office.residents,
            hasCases: office.hasCases,
            themes: office.themes,
            places: [office.places.inTime, office.places.overdue, office.places.repeats, office.places.clarity],
            place: office.place,
            score: office.score,
            isAssembled: office.isAssembled,
            missingMonths: office.missingMonths,
          })),
          missing: view.missing.map(({ officeName }) => officeName),
          total: figuresOf(view.total),
          comparable: {
            offices: view.comparable.offices,
            now: view.comparable.now.received ?? 0,
            before: view.comparable.before.received ?? 0,
          },
          rating: {
            formula: formulaOf(view),
            digits: view.rating.digits,
            places: view.rating.places.map(({ officeName, words, beside, calculation }) => ({
              name: officeName,
              words,
              beside,
              calculation,
            })),
          },
        },
        getSettings(db).documents,
        templateTexts(db, consolidatedTemplate),
      ),
      fileName: texts.paperFile(view.periodName),
    }
  },
}
