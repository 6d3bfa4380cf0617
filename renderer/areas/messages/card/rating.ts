import type { CaseCard } from '../../../../electron/contract/messages.ts'

/** What the applicant said of an answer, as it is typed. */
export type Rating = { isSolved: boolean | null; clarity: number | null; how: string; on: string | null }

export const ratingOf = (
  card: Pick<CaseCard, 'isSolved' | 'clarity' | 'satisfactionHow' | 'satisfactionOn'>,
): Rating => ({
  isSolved: card.isSolved,
  clarity: card.clarity,
  how: card.satisfactionHow,
  on: card.satisfactionOn,
})
