import { ref, shallowRef } from 'vue'
import type { CaseCard, CaseRow } from '../../../../electron/contract/messages.ts'
import type { BulkField } from './bulk/bulkFields.ts'

/** Acts on the term of one card. */
export type TermDialogKind = 'pause' | 'resume' | 'redirect' | 'extensionNotice' | 'redirectNotice'
/** An act that asks for something first. */
export type CaseDialogKind =
  | 'many'
  | 'recipient'
  | 'theme'
  | 'postpone'
  | 'answer'
  | 'approve'
  | 'sendBack'
  | 'interim'
  | 'extend'
  | TermDialogKind
  | 'convert'
  | 'reopen'
  | 'letter'
  | 'paper'
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
  Partial<
    Pick<CaseCard, 'answerText' | 'result' | 'interimText' | 'ground' | 'approvedAt' | 'pausedOn' | 'pausedReason'>
  >

/** Which dialog is open and over which cards; kept by a page, shown by CaseDialogs.vue. */
export const useCaseDialog = () => {
  const kind = ref<CaseDialogKind | null>(null)
  const rows = shallowRef<readonly CaseDialogRow[]>([])
  /** How many chosen cards the act leaves alone, because they are answered. */
  const skipped = ref(0)
  /** Opens a dialog over the cards that the act fits. @returns whether there is one */
  const ask = (what: CaseDialogKind, over: readonly CaseDialogRow[]): boolean => {
    const fitting = what === 'theme' || over.length === 1 ? over : over.filter((row) => row.status !== 'answered')
    if (fitting.length === 0) return false
    rows.value = fitting
    skipped.value = over.length - fitting.length
    kind.value = what
    return true
  }
  /** Cards of a bulk change, with the field it begins with; null lets the person choose one. */
  const many = shallowRef<{ ids: readonly number[]; field: BulkField | null }>({ ids: [], field: null })
  const askMany = (ids: readonly number[], field: BulkField | null): void => {
    many.value = { ids, field }
    kind.value = 'many'
  }
  const close = (): void => {
    kind.value = null
  }
  return { kind, rows, skipped, many, ask, askMany, close }
}
export type CaseDialogState = ReturnType<typeof useCaseDialog>
