import type { BulkField } from './dialogs/bulk/bulkFields.ts'

/** What can be done with the chosen cards. */
export type BulkAct =
  'recipient' | 'theme' | 'postpone' | 'answer' | 'field' | 'problem' | 'merge' | 'remove' | 'restore'

/** The field that an act over several cards begins with; `undefined`: the act has a dialog of its own. */
export const fieldOfAct = (act: BulkAct): BulkField | null | undefined =>
  act === 'recipient'
    ? 'recipientId'
    : act === 'theme'
      ? 'themeId'
      : act === 'postpone'
        ? 'postponedUntil'
        : act === 'field'
          ? null
          : undefined
