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
  place: index + 1,
  score: 92.7 - index,
  isAssembled: index % 4 === 1,
  missingMonths: index % 8 === 1 ? ['Август 2026'] : [],
  ...changes,
})

const rating = (names: readonly string[]): ConsolidatedData['rating'] => ({
  formula: {
    number: 1,
    since: null,
    reason: 'Начальная формула, актом не установлена; орган может задать свою',
    rules: [
      'Балл = (40 × сроки + 30 × полнота + 15 × удовлетворённость + 15 × без повторных) ÷ 100.',
      'Не ранжируется тот, у кого меньше 2 записей.',
      'Если по показателю нет данных, его вес делится между остальными.',
    ],
  },
  digits: 1,
  places: names.map((name, index) => ({
    name,
    words: `${index + 1}-е место, балл ${92 - index},7: 91,8 % в срок (1 101 из 1 200), средняя оценка 4,1 (120 оценок), 12 возвратов из 1 180.`,
    beside: index === 0 ? '' : `До ${index}-го места (${names[index - 1] ?? ''}) не хватило 1,0.`,
    calculation: [
      'Сроки: 1 101 ÷ 1 200 × 100 = 91,8; 91,8 × 40 = 3 672,0.',
      'Полнота: в пакеты не входит, вес 30 делится между остальными.',
      'Балл: (3 672,0 + 1 230,0 + 1 485,0) = 6 387,0; 6 387,0 ÷ 70 = 91,2.',
    ],
  })),
})
const NAMES = ['Заречный муниципальный округ', 'Луговской муниципальный округ', 'Троснинский район']

export const consolidatedData: ConsolidatedData = {
  office: sampleOffice,
  asOf: '2026-11-17',
  period: 'III квартал 2026',
  periodBefore: 'II квартал 2026',
  offices: NAMES.map((name, index) => office(name, index)),
  rating: rating(NAMES),
  missing: ['Администрация Лесного муниципального округа'],
  total: { received: 3831, inTime: 3303, judged: 3606, overdueOpen: 45, repeats: 126, rated: 360, claritySum: 1467 },
  comparable: { offices: 2, now: 2517, before: 2397 },
}
const MANY = Array.from(
  { length: 40 },
  (_, index) => `Администрация муниципального образования «${longPost.slice(0, 120)}» № ${index + 1}`,
)
const of = (changes: Partial<ConsolidatedData>) =>
  buildConsolidated({ ...consolidatedData, ...changes }, defaultDocumentSettings, shippedTexts(consolidatedTemplate))
const nothing = { received: 0, inTime: 0, judged: 0, overdueOpen: 0, repeats: 0, rated: 0, claritySum: 0 }

export const consolidatedSamples: PaperSamples = {
  short: () =>
    of({ offices: [], missing: [], total: nothing, comparable: { offices: 0, now: 0, before: 0 }, rating: rating([]) }),
  typical: () => of({}),
  extreme: () =>
    of({
      offices: MANY.map((name, index) => office(name, index, { isDemo: index % 7 === 6 })),
      rating: rating(MANY),
      missing: Array.from({ length: 20 }, (_, index) => `Администрация Верхнеокского-Лесного округа № ${index + 1}`),
    }),
}
