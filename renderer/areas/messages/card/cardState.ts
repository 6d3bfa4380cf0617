import { computed, onScopeDispose, provide, ref, shallowRef, watch, type Ref } from 'vue'
import type { CaseCard, CaseInput } from '../../../../electron/contract/messages.ts'
import { paperRoute } from '../../../../electron/contract/papers.ts'
import { api, ApiError, host, onEvent } from '../../../api/index.ts'
import { reportError } from '../../../app/errors.ts'
import { useUndo } from '../../../app/stores/undo.ts'
import { readConflict, type Conflict } from './conflict.ts'
import { cardEditingKey } from './editing.ts'

/** Moving along the list does not read every card passed by, ms. */
const READ_AFTER_MS = 60
const watched = new Set([
  'messages',
  'attachments',
  'journal',
  'members',
  'directory',
  'demo',
  'sourceStatuses',
  'repeats',
])

/**
 * The card on the screen: read by id, read again when something changes, saved field by field. While a field is being edited the
 * card stays, also when the list moves another row under the cursor; what somebody else wrote into that very field meanwhile is
 * shown as a conflict.
 */
export const useCaseCard = (wanted: Ref<number | null>) => {
  const card = shallowRef<CaseCard | null>(null)
  const missing = ref(false)
  const errors = ref<Readonly<Record<string, string>>>({})
  const conflict = shallowRef<Conflict | null>(null)
  const undo = useUndo()
  const edited = ref(0)
  const id = ref(wanted.value)
  /** The card as it was when editing began. */
  let base: CaseCard | null = null
  const dropped = ref(0)
  provide(cardEditingKey, {
    begin: () => {
      if (edited.value === 0) base = card.value
      edited.value += 1
    },
    end: () => {
      edited.value -= 1
      if (edited.value === 0) base = null
    },
    isAsking: () => conflict.value !== null,
    dropped,
  })
  watch([wanted, edited], () => {
    if (edited.value === 0) id.value = wanted.value
  })
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const read = async (): Promise<void> => {
    const mine = ++asked
    if (id.value === null) {
      card.value = null
      return
    }
    try {
      const found = await api.messages.card({ id: id.value })
      if (mine !== asked) return
      card.value = found
      missing.value = false
    } catch (error) {
      if (mine !== asked) return
      if (!(error instanceof ApiError && error.code === 'notFound')) throw error
      card.value = null
      missing.value = true
    }
  }
  const readSoon = (after: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void read().catch(reportError), after)
  }
  watch(
    id,
    (_now, before) => {
      errors.value = {}
      readSoon(before === undefined ? 0 : READ_AFTER_MS)
    },
    { immediate: true },
  )
  const stop = onEvent((event) => {
    if (event.type === 'changed' && event.areas.some((area) => watched.has(area))) readSoon(READ_AFTER_MS)
  })
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })

  const refused = (error: unknown, fields: Readonly<Record<string, unknown>>): void => {
    if (error instanceof ApiError && error.code === 'conflict') {
      const found = readConflict(error.details, fields)
      if (found) {
        conflict.value = found
        return
      }
    }
    if (error instanceof ApiError && Object.keys(error.fields).length > 0) errors.value = error.fields
    else reportError(error)
  }

  /** Writes some fields. @returns whether they were taken; otherwise the reason stands at the field, in the conflict or in a notice */
  const save = async (patch: Partial<CaseInput>, agreed?: number): Promise<boolean> => {
    const current = card.value
    if (!current) return false
    const before = base
    const isOvertaken =
      before !== null &&
      before.id === current.id &&
      (Object.keys(patch) as (keyof CaseCard)[]).some((field) => before[field] !== current[field])
    const version = agreed ?? (isOvertaken ? before.version : current.version)
    errors.value = {}
    try {
      undo.done(await api.messages.update({ id: current.id, version, case: patch }))
      await read()
      return true
    } catch (error) {
      refused(error, patch)
      return false
    }
  }
  /** A conflict is settled: write what was typed over the newer record, or leave the newer record alone. */
  const settle = async (mine: boolean): Promise<void> => {
    const open = conflict.value
    conflict.value = null
    if (open && mine) return void (await save(open.patch, open.version))
    dropped.value += 1
    await read()
  }
  /** Runs an act on the card; a refusal becomes a notice, and the newest state is shown in any case. */
  const act = async (work: (card: CaseCard) => Promise<{ operationId: number; title: string }>): Promise<void> => {
    if (!card.value) return
    try {
      undo.done(await work(card.value))
    } catch (error) {
      reportError(error)
    }
    await read()
  }
  /** The plain card at once; its history and the applicant are asked for in `CardPaperDialog`. */
  const print = (): Promise<void> => {
    if (!card.value) return Promise.resolve()
    return host.print(paperRoute({ kind: 'caseCard', caseId: card.value.id, withHistory: false, shownIn: null }))
  }

  return { card: computed(() => card.value), missing, errors, conflict, read, save, settle, act, print }
}
export type CardState = ReturnType<typeof useCaseCard>
