import { defaultDocumentSettings } from '../../contract/documents.ts'
import { buildConsolidated } from '../consolidated.ts'
import type { ConsolidatedData, ConsolidatedOffice } from '../consolidated.ts'
import { sampleOffice } from '../samples.ts'
import { consolidatedTemplate } from '../templates/consolidated.ts'
import { shippedTexts } from '../templates/template.ts'
import { longPost } from './three.ts'
import type { PaperSamples } from './three.ts'

/** Samples of the consolidated view over packages of offices. */

const office = (name: string, index: number, changes: Partial<ConsolidatedOffice> = {}): ConsolidatedOffice => ({
  name,
  isDemo: false,
  figures: {
    received: 1240 + index * 37,
    inTime: 1100 + index,
    judged: 1200 + index * 2,
    overdueOpen: 14 + index,
    repeats: 41 + index,
    rated: 120,
    claritySum: 489,
  },
  receivedBefore: index % 3 === 2 ? null : 1198 + index,
  residents: index % 4 === 3 ? null : 21_400 + index,
  hasCases: index % 5 !== 4,
  themes:
    index % 5 === 4
      ? []
      : [
          { name: 'Уборка снега и наледи', received: 210 },
          { name: 'Ямы на дороге', received: 144 },
          { name: 'Вывоз мусора', received: 97 },
        ],
  places: [index + 1, index + 1, index % 2 === 0 ? 1 : null, 2],
  ...changes,
})

export const consolidatedData: ConsolidatedData = {
  office: sampleOffice,
  asOf: '2026-11-17',
  period: 'III квартал 2026',
  periodBefore: 'II квартал 2026',
  offices: ['Заречный муниципальный округ', 'Луговской муниципальный округ', 'Троснинский район'].map((name, index) =>
    office(name, index),
  ),
  missing: ['Администрация Лесного муниципального округа'],
  total: { received: 3831, inTime: 3303, judged: 3606, overdueOpen: 45, repeats: 126, rated: 360, claritySum: 1467 },
  comparable: { offices: 2, now: 2517, before: 2397 },
}
const of = (changes: Partial<ConsolidatedData>) =>
  buildConsolidated({ ...consolidatedData, ...changes }, defaultDocumentSettings, shippedTexts(consolidatedTemplate))
const nothing = { received: 0, inTime: 0, judged: 0, overdueOpen: 0, repeats: 0, rated: 0, claritySum: 0 }

export const consolidatedSamples: PaperSamples = {
  short: () => of({ offices: [], missing: [], total: nothing, comparable: { offices: 0, now: 0, before: 0 } }),
  typical: () => of({}),
  extreme: () =>
    of({
      offices: Array.from({ length: 40 }, (_, index) =>
        office(`Администрация муниципального образования «${longPost.slice(0, 120)}» № ${index + 1}`, index, {
          isDemo: index % 7 === 6,
        }),
      ),
      missing: Array.from({ length: 20 }, (_, index) => `Администрация Верхнеокского-Лесного округа № ${index + 1}`),
    }),
}
