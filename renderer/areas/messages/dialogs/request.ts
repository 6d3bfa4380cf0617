import { ref, shallowRef } from 'vue'
import type { CaseCard, CaseRow } from '../../../../electron/contract/messages.ts'

/** An act that asks for something first. */
export type CaseDialogKind =
  'recipient' | 'theme' | 'postpone' | 'answer' | 'approve' | 'interim' | 'extend' | 'convert' | 'reopen'
export type CaseDialogRow = Pick<
  CaseRow,
  | 'id'
  | 'version'
  | 'kind'
  | 'number'
  | 'gist'
  | 'recipientId'
  | 'responsibleId'
  | 'themeId'
  | 'blockId'
  | 'status'
  | 'dueAt'
> &
  Partial<Pick<CaseCard, 'answerText' | 'result' | 'interimText'>>

/** Which dialog is open and over which cards; kept by a page, shown by CaseDialogs.vue. */
export const useCaseDialog = () => {
  const kind = ref<CaseDialogKind | null>(null)
  const rows = shallowRef<readonly CaseDialogRow[]>([])
  const ask = (what: CaseDialogKind, over: readonly CaseDialogRow[]): void => {
    if (over.length === 0) return
    rows.value = over
    kind.value = what
  }
  const close = (): void => {
    kind.value = null
  }
  return { kind, rows, ask, close }
}
export type CaseDialogState = ReturnType<typeof useCaseDialog>
