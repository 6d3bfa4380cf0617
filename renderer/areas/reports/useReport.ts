import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import type { DocumentModel } from '../../../electron/contract/documents.ts'
import type { ReportView } from '../../../electron/contract/reports.ts'
import { api, onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'

/** Changes of cards come in bursts: the figures are counted once after them, ms. */
const READ_AFTER_MS = 300

/** A report with its figures of now, following every change of the register; a frozen one with its very paper. */
export const useReport = (id: Ref<number>) => {
  const report = shallowRef<ReportView | null>(null)
  const model = shallowRef<DocumentModel | null>(null)
  const failed = ref('')
  let asked = 0
  /** Texts that are being written: a signature waits for them. */
  let writing: Promise<unknown> = Promise.resolve()

  const read = async (): Promise<void> => {
    const mine = ++asked
    try {
      const found = await api.reports.get({ id: id.value })
      const paper =
        found.state === 'draft' ? null : await api.papers.model({ ref: { kind: 'report', reportId: found.id } })
      if (mine !== asked) return
      report.value = found
      if (JSON.stringify(model.value) !== JSON.stringify(paper)) model.value = paper
      failed.value = ''
    } catch (error) {
      if (mine !== asked) return
      if (report.value === null) failed.value = error instanceof Error ? error.message : String(error)
      else reportError(error)
    }
  }
  watch(
    id,
    (now) => {
      if (!Number.isInteger(now) || now <= 0) return
      report.value = null
      model.value = null
      void read()
    },
    { immediate: true },
  )
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = onEvent((event) => {
    if (event.type !== 'changed' || report.value === null) return
    // A frozen report changes by its own acts alone.
    if (report.value.state !== 'draft' && !event.areas.some((area) => area === 'reports' || area === 'journal')) return
    clearTimeout(timer)
    timer = setTimeout(() => void read(), READ_AFTER_MS)
  })
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })
  const follow = (work: Promise<unknown>): void => {
    writing = Promise.allSettled([writing, work])
  }
  /** Everything typed is written, and the report is as it stands then. */
  const settled = async (): Promise<ReportView | null> => {
    await writing
    await read()
    return report.value
  }
  return { report, model, failed, read, follow, settled }
}
