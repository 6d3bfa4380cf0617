import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef } from 'vue'
import {
  PREVIEW_PAGE,
  type BulkChange,
  type PreviewLine,
  type StayCode,
} from '../../../../../electron/contract/caseBulk.ts'
import { api, ApiError } from '../../../../api/index.ts'
import { reportError } from '../../../../app/errors.ts'
import type { PageReply, PageRequest } from '../../../../ui/pages.ts'

/** A pause in typing after which the cards are asked about, ms. */
const ASK_AFTER_MS = 200

export interface Preview {
  changing: readonly number[]
  staying: readonly number[]
  reasons: readonly { code: StayCode; why: string; count: number }[]
  dueMoves: number
  asOf: number
}

/** «Было → станет» of the chosen cards: asked anew whenever the change does, an overtaken answer is dropped. */
export const useBulkPreview = (ids: readonly number[], change: ComputedRef<BulkChange | null>) => {
  const preview = shallowRef<Preview | null>(null)
  const errors = shallowRef<Readonly<Record<string, string>>>({})
  const loading = ref(false)
  const shown = ref<'changing' | 'staying'>('changing')
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const ask = async (): Promise<void> => {
    const mine = ++asked
    const wanted = change.value
    if (wanted === null) {
      preview.value = null
      errors.value = {}
      loading.value = false
      return
    }
    loading.value = true
    try {
      const found = await api.messages.previewMany({ ids: [...ids], change: wanted })
      if (mine !== asked) return
      preview.value = found
      errors.value = {}
      if (found.changing.length === 0 && found.staying.length > 0) shown.value = 'staying'
      else if (found.staying.length === 0) shown.value = 'changing'
    } catch (error) {
      if (mine !== asked) return
      preview.value = null
      if (error instanceof ApiError && Object.keys(error.fields).length > 0) errors.value = error.fields
      else reportError(error)
    } finally {
      if (mine === asked) loading.value = false
    }
  }
  const askSoon = (): void => {
    clearTimeout(timer)
    asked += 1
    loading.value = change.value !== null
    timer = setTimeout(() => void ask(), ASK_AFTER_MS)
  }
  watch(change, askSoon, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))

  const shownIds = computed(() => (preview.value ? preview.value[shown.value] : []))
  /** A new function for each answer: the table forgets the lines of the one before. */
  const loader = computed(() => {
    const list = shownIds.value
    const wanted = change.value
    return async (request: PageRequest<number>): Promise<PageReply<PreviewLine, number>> => {
      const from = Math.max(0, Math.min(request.index, list.length - 1))
      const slice = list.slice(from, from + Math.min(PREVIEW_PAGE, Math.max(1, request.limit)))
      if (wanted === null || slice.length === 0) return { rows: [], next: null }
      const { lines } = await api.messages.previewLines({ ids: [...slice], change: wanted })
      const end = from + slice.length
      return { rows: lines, next: end < list.length ? end : null, start: from }
    }
  })
  return { preview, errors, loading, shown, shownIds, loader }
}
