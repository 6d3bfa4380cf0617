import type { RatingFormula } from '../../../electron/contract/ratings.ts'
import type { Side } from '../sides.ts'
import { day, first, nothing } from './shared.ts'
import type { Samples } from './shared.ts'

const june = { kind: 'month', from: '2026-06-01', to: '2026-06-30' } as const
const key = { period: june, scope: 'all' } as const
const content: RatingFormula = {
  weights: { number: 10, terms: 40, fullness: 30, satisfaction: 10, repeats: 10 },
  normals: { terms: 'asIs', fullness: 'best', satisfaction: 'asIs', repeats: 'asIs' },
  minimum: 3,
  missing: 'zero',
  afterTie: 'next',
  digits: 1,
}
/** A formula that no places were settled by. */
const unused = async ({ api }: Side) => {
  const { id, version } = first(
    (await api.ratings.formulas({})).filter((one) => one.usedIn === 0 && one.number > 1),
    'formula without settled places',
  )
  return { id, version }
}
const settled = async ({ api }: Side) => {
  const rating = await api.ratings.rating(key)
  if (rating.settled === null) throw new Error('The sample period is not settled')
  return { ...rating.settled, recipientId: first(rating.places, 'ranked recipient').recipientId }
}
const filed = async (side: Side) => {
  const { appeals } = await side.api.ratings.rating(key)
  const { id, version } = first(appeals, 'appeal')
  return { id, version }
}

export const ratingSamples: Pick<Samples, 'ratings'> = {
  ratings: {
    scopes: nothing,
    rating: () => key,
    preview: () => ({ ...key, content }),
    saveFormula: () => ({ id: null, version: null, since: '2026-11-01', content, reason: 'Проверка соответствия' }),
    formulas: nothing,
    removeFormula: unused,
    settle: () => key,
    history: () => ({ scope: 'all', kind: 'month' }),
    appeal: async (side) => {
      const { id, recipientId } = await settled(side)
      return { ratingId: id, recipientId, madeOn: day, reason: 'Две карточки переданы после срока' }
    },
    decideAppeal: async (side) => ({
      ...(await filed(side)),
      state: 'upheld',
      decidedOn: day,
      decision: 'Карточки учтены у другого получателя',
    }),
    removeAppeal: filed,
    unsettle: async (side) => {
      const { id, version } = await settled(side)
      return { id, version, reason: 'Проверка соответствия' }
    },
    exportXlsx: () => key,
  },
}
