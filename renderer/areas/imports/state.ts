import { computed, onScopeDispose, reactive, ref, shallowRef } from 'vue'
import * as v from 'valibot'
import {
  IMPORT_PURPOSE,
  importFile,
  importSettings,
  type ImportCounts,
  type ImportDecision,
  type ImportFile,
  type ImportLine,
  type ImportMapping,
  type ImportPreview,
  type ImportSettings,
} from '../../../electron/contract/imports.ts'
import type { RunningTask, TaskProgress } from '../../../electron/contract/kinds.ts'
import type { JsonValue } from '../../../electron/contract/scalars.ts'
import { api, ApiError, host, onEvent } from '../../api/index.ts'
import { useDraft } from '../../app/draft.ts'
import { reportError } from '../../app/errors.ts'
import { texts } from './texts.ts'

type Running = { task: RunningTask<unknown>; progress: TaskProgress | null; stopping: boolean }
/** What a person may correct in what the reader found; `headerRow` 0: there is none. */
export type Reading = Pick<ImportFile, 'sheet' | 'encoding' | 'delimiter'> & { headerRow: number | null }

export const STEP = { file: 0, mapping: 1, preview: 2, result: 3 } as const

const decisions = v.record(v.string(), v.picklist(['add', 'skip', 'update']))
const masking = v.record(v.string(), v.picklist(['mask', 'keep']))
const kept = v.object({ file: importFile, settings: importSettings, decisions, masking, step: v.number() })

/** The four steps of an import: what was chosen is a draft, the work is done by tasks of the core, the log stands beside. */
export function useImport() {
  const step = ref<number>(STEP.file)
  /** Whether what was left unfinished has been looked for. */
  const isReady = ref(false)
  const file = shallowRef<ImportFile | null>(null)
  const settings = ref<ImportSettings | null>(null)
  /** By row of the file. */
  const pairs = reactive<Record<string, ImportDecision['decision']>>({})
  /** By the key of a finding; one that is not named is masked. */
  const masks = reactive<Record<string, 'mask' | 'keep'>>({})
  const preview = shallowRef<ImportPreview | null>(null)
  /** What `preview` was made of, so that an older one is never taken for the newer settings. */
  const previewOf = ref('')
  const done = shallowRef<{ importId: number; counts: ImportCounts } | null>(null)
  const wasCancelled = ref(false)
  const running = ref<Running | null>(null)
  const log = shallowRef<readonly ImportLine[]>([])
  const mappings = shallowRef<readonly ImportMapping[]>([])
  const draft = useDraft({ form: 'imports.wizard', slot: 'current' })

  const request = computed(() =>
    file.value && settings.value
      ? {
          fileId: file.value.fileId,
          settings: settings.value,
          decisions: Object.entries(pairs).map(([row, decision]) => ({ rowNumber: Number(row), decision })),
          maskingDecisions: { ...masks },
        }
      : null,
  )
  const isFresh = computed(() => preview.value !== null && previewOf.value === JSON.stringify(request.value))
  /** What stands in the way of the preview, in words; null when nothing does. */
  const mappingProblem = computed((): string | null => {
    if (!settings.value) return null
    if (settings.value.channelId === null) return texts.mapping.channelNeeded
    const isDated = settings.value.columns.some((one) => one.target === 'receivedAt')
    return isDated || settings.value.receivedOn !== null ? null : texts.mapping.dateNeeded
  })
  const incoming = computed(() => (preview.value?.counts.added ?? 0) + (preview.value?.counts.updated ?? 0))

  const keep = (): void => {
    if (!file.value || !settings.value || done.value) return
    const state = { file: file.value, settings: settings.value, decisions: pairs, masking: masks, step: step.value }
    draft.put(JSON.parse(JSON.stringify(state)) as JsonValue)
  }

  /** One task at a time; null when a person stopped it. */
  async function run<T>(start: (progress: (value: TaskProgress) => void) => RunningTask<T>): Promise<T | null> {
    await running.value?.task.cancel()
    const task = start((value) => {
      if (running.value?.task.taskId === task.taskId) running.value.progress = value
    })
    running.value = { task, progress: null, stopping: false }
    try {
      return await task
    } catch (error) {
      if (error instanceof ApiError && error.code === 'cancelled') return null
      throw error
    } finally {
      if (running.value?.task.taskId === task.taskId) running.value = null
    }
  }
  const stop = async (): Promise<void> => {
    if (!running.value) return
    running.value.stopping = true
    await running.value.task.cancel()
  }

  const forgetAnswers = (): void => {
    for (const key of Object.keys(pairs)) delete pairs[key]
    for (const key of Object.keys(masks)) delete masks[key]
    preview.value = null
    done.value = null
    wasCancelled.value = false
  }
  const take = (found: ImportFile | null): void => {
    if (!found) return
    forgetAnswers()
    file.value = found
    settings.value = JSON.parse(JSON.stringify(found.settings)) as ImportSettings
    keep()
  }
  const openTicket = async (ticket: string): Promise<void> =>
    take(await run((progress) => api.imports.open({ ticket }, progress)))
  const choose = async (): Promise<void> => {
    const [picked] = await host.pickFiles({
      purpose: IMPORT_PURPOSE,
      title: texts.file.dialog,
      extensions: ['xlsx', 'csv', 'txt'],
    })
    if (picked) await openTicket(picked.ticket)
  }
  const drop = async (files: readonly File[]): Promise<void> => {
    const [first] = await host.admit(files.slice(0, 1), IMPORT_PURPOSE)
    if (first) await openTicket(first.ticket)
  }
  /** Reads the same file anew after a person corrected what was found in it. */
  const reread = async (change: Partial<Reading>): Promise<void> => {
    const now = file.value
    if (!now) return
    const { fileId, name, sheet, encoding, delimiter } = now
    const headerRow = now.headerRow ?? 0
    // Another sheet has a header of its own.
    const other = change.sheet !== undefined ? { headerRow: null } : {}
    take(
      await run((progress) =>
        api.imports.reopen({ fileId, name, sheet, headerRow, encoding, delimiter, ...other, ...change }, progress),
      ),
    )
  }

  const look = async (): Promise<void> => {
    if (isFresh.value || !request.value) return
    const asked = request.value
    const mark = JSON.stringify(asked)
    const found = await run((progress) => api.imports.preview(asked, progress))
    if (!found) return
    preview.value = found
    previewOf.value = mark
    keep()
  }
  /** @returns whether the import was made; a stopped one has taken back what it wrote */
  const start = async (): Promise<boolean> => {
    const asked = request.value
    const name = file.value?.name
    if (!asked || name === undefined) return false
    wasCancelled.value = false
    const result = await run((progress) => api.imports.run({ ...asked, name }, progress))
    wasCancelled.value = result === null
    if (!result) return false
    done.value = result
    await draft.drop().catch(() => undefined)
    return true
  }
  const resume = async (id: number): Promise<boolean> => {
    const result = await run((progress) => api.imports.resume({ id }, progress))
    if (result) done.value = result
    return result !== null
  }
  const again = async (): Promise<void> => {
    forgetAnswers()
    file.value = null
    settings.value = null
    step.value = STEP.file
    await draft.drop().catch(() => undefined)
  }

  const readLog = async (): Promise<void> => {
    const [imports, saved] = await Promise.all([api.imports.list({}), api.imports.mappings({})])
    log.value = imports
    mappings.value = saved
  }
  /** What was left unfinished is there again. */
  const open = async (): Promise<void> => {
    await readLog()
    const found = v.safeParse(kept, await draft.read().catch(() => null))
    isReady.value = true
    if (!found.success) return
    file.value = found.output.file
    settings.value = found.output.settings
    Object.assign(pairs, found.output.decisions)
    Object.assign(masks, found.output.masking)
    step.value = Math.min(found.output.step, STEP.preview)
  }
  const stopListening = onEvent((event) => {
    if (event.type === 'changed' && event.areas.includes('imports')) void readLog().catch(reportError)
  })
  onScopeDispose(stopListening)

  return {
    step,
    isReady,
    file,
    settings,
    pairs,
    masks,
    preview,
    isFresh,
    done,
    wasCancelled,
    running,
    log,
    mappings,
    draft,
    request,
    mappingProblem,
    incoming,
    keep,
    stop,
    choose,
    drop,
    reread,
    look,
    start,
    resume,
    again,
    open,
    readLog,
  }
}
export type ImportState = ReturnType<typeof useImport>
