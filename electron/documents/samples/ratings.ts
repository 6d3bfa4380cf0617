import { defaultDocumentSettings } from '../../contract/documents.ts'
import { buildRating } from '../rating.ts'
import type { RatingPaperData, RatingPaperRow } from '../rating.ts'
import { person, sampleOffice } from '../samples.ts'
import { ratingTemplate } from '../templates/rating.ts'
import { shippedTexts } from '../templates/template.ts'
import { longPost } from './three.ts'
import type { PaperSamples } from './three.ts'

/** Samples of the rating of recipients. */
const settings = defaultDocumentSettings
const many = <T>(count: number, of: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => of(index))
const NAMES = ['Управление образования', 'Отдел ЖКХ', 'Служба благоустройства', 'Водоканал', 'Теплосеть'] as const

const row = (index: number): RatingPaperRow => ({
  place: index + 1,
  before: index === 0 ? null : index,
  name: NAMES[index % NAMES.length] ?? '',
  number: 16 + index,
  terms: 93.8 - index,
  fullness: 92,
  mark: index === 3 ? null : 4.5,
  repeats: 6.3,
  score: 92.7 - index,
  words: `${index + 1}-е место, балл 92,7: 93,8 % в срок (15 из 16), полнота 92,0 %, средняя оценка 4,5 (8 оценок), 1 возврат из 16.`,
  beside: 'До 1-го места (Отдел ЖКХ) не хватило 0,4; лучше: полнота 92,0 против 90,0; хуже: сроки 93,8 против 94,4.',
  calculation: [
    'Сроки: 15 ÷ 16 × 100 = 93,8; 93,8 × 40 = 3 752,0.',
    'Полнота: сумма баллов проверки 23 ÷ наибольшая возможная 25 × 100 = 92,0; 92,0 × 30 = 2 760,0.',
    'Балл: (3 752,0 + 2 760,0) = 6 512,0; 6 512,0 ÷ 70 = 93,0.',
  ],
})
const unranked: RatingPaperRow = {
  ...row(0),
  place: null,
  name: 'Соцзащита',
  number: 1,
  score: null,
  words: 'Не ранжируется: 1 запись, нужно не меньше 2.',
  beside: '',
  calculation: [],
}

export const ratingData: RatingPaperData = {
  office: sampleOffice,
  from: '2026-07-01',
  to: '2026-09-30',
  scope: 'ПОС',
  decree: 'работа ответственных получателей с обратной связью в ПОС (п. 3.4.4)',
  asOf: '2026-11-17',
  settledOn: '2026-10-05',
  before: { from: '2026-04-01', to: '2026-06-30' },
  isRunning: false,
  formula: {
    number: 2,
    since: '2026-07-01',
    reason: 'Решение рабочей группы от 26.06.2026',
    rules: [
      'Балл = (40 × сроки + 30 × полнота + 15 × удовлетворённость + 15 × без повторных) ÷ 100.',
      'Не ранжируется тот, у кого меньше 2 записей.',
    ],
  },
  digits: 1,
  rows: many(5, row),
  unranked: [unranked],
  noRecipient: 3,
  appeals: [
    {
      name: 'Водоканал',
      madeOn: '2026-10-12',
      reason: 'Два сообщения переданы после срока',
      state: 'rejected',
      decidedOn: '2026-10-16',
      decision: 'Переданы в первый день, срок не изменён',
    },
  ],
  signedBy: person('Ветлугина Инна Павловна', 'заместитель главы округа'),
}
const ratingSheet = (changes: Partial<RatingPaperData>) =>
  buildRating({ ...ratingData, ...changes }, settings, shippedTexts(ratingTemplate))

export const ratingSamples: PaperSamples = {
  short: () =>
    ratingSheet({
      decree: '',
      settledOn: null,
      before: null,
      isRunning: true,
      rows: [],
      unranked: [],
      noRecipient: 0,
      appeals: [],
      signedBy: null,
    }),
  typical: () => ratingSheet({}),
  extreme: () =>
    ratingSheet({
      rows: many(40, (index) => ({ ...row(index), name: index % 7 === 3 ? longPost : row(index).name })),
      unranked: many(20, () => unranked),
      appeals: many(12, (index) => ({
        name: NAMES[index % NAMES.length] ?? '',
        madeOn: '2026-10-12',
        reason: longPost,
        state: index % 3 === 0 ? 'open' : 'upheld',
        decidedOn: index % 3 === 0 ? null : '2026-10-16',
        decision: longPost,
      })),
      signedBy: person('Корсакова-Ветлужская Анна-Мария Константиновна', longPost),
    }),
}
