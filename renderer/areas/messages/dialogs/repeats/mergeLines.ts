import type { CaseCard } from '../../../../../electron/contract/messages.ts'
import { MERGE_FIELDS, type MergeField } from '../../../../../electron/contract/repeats.ts'

/** A field in which two cards differ, as people read it. */
export type MergeLine = { field: MergeField; kept: string; merged: string }

const isOpen = (card: CaseCard): boolean => card.status !== 'answered'

/** Which card stays unless a person says otherwise: the answered one, then the one with more in it, then the earlier. */
export const staysFirst = (a: CaseCard, b: CaseCard): boolean => {
  if (isOpen(a) !== isOpen(b)) return !isOpen(a)
  const filled = (card: CaseCard): number =>
    card.history.length + card.attachments.length + card.repeats.length + (card.recipientId === null ? 0 : 2)
  return filled(a) === filled(b) ? a.id < b.id : filled(a) > filled(b)
}

/** Fields in which the two differ. */
export const mergeLines = (
  kept: CaseCard,
  merged: CaseCard,
  show: (card: CaseCard, field: MergeField) => string,
): MergeLine[] =>
  MERGE_FIELDS.map((field) => ({ field, kept: show(kept, field), merged: show(merged, field) })).filter(
    (line) => line.kept !== line.merged && line.merged !== '',
  )

/** What is taken from the double unless a person says otherwise: what the other lacks, and the earlier receipt, from which the term runs. */
export const usualTake = (kept: CaseCard, merged: CaseCard, lines: readonly MergeLine[]): MergeField[] =>
  lines
    .filter(
      ({ field, kept: own }) =>
        own === '' || field === 'note' || (field === 'receivedAt' && merged.receivedAt < kept.receivedAt),
    )
    .map(({ field }) => field)
