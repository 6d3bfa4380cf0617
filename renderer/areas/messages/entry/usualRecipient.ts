import type { CaseRow } from '../../../../electron/contract/messages.ts'

/** Who got cards of this theme before, and how often: `same` of `of` cards. */
export type Suggestion = { recipientId: number; same: number; of: number; isHere: boolean }

const ENOUGH = 3
const CLEAR_SHARE = 0.6

/**
 * The usual recipient of a theme: on this territory where it has enough cards, else anywhere. Null where the past does not say it
 * clearly (fewer than three cards, or under 60 % to one recipient).
 */
export const usualRecipient = (
  rows: readonly Pick<CaseRow, 'recipientId' | 'territoryId'>[],
  territoryId: number | null,
): Suggestion | null => {
  const routed = rows.filter((row) => row.recipientId !== null)
  const near = territoryId === null ? [] : routed.filter((row) => row.territoryId === territoryId)
  const isHere = near.length >= ENOUGH
  const taken = isHere ? near : routed
  const counts = new Map<number, number>()
  for (const { recipientId } of taken)
    if (recipientId !== null) counts.set(recipientId, (counts.get(recipientId) ?? 0) + 1)
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1])
  if (!best || taken.length < ENOUGH || best[1] / taken.length < CLEAR_SHARE) return null
  return { recipientId: best[0], same: best[1], of: taken.length, isHere }
}
