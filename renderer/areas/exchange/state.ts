import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue'
import { OPTIONAL_FIELDS, PACKAGE_PARTS } from '../../../electron/contract/exchange.ts'
import { periodName } from '../../../electron/contract/periods.ts'
import type {
  DifferenceFigures,
  LoggedPackage,
  PackageCard,
  PackageCheck,
  PackageRequest,
  PackageScan,
  WordDecision,
} from '../../../electron/contract/exchange.ts'
import type { RunningTask, TaskProgress } from '../../../electron/contract/kinds.ts'
import type { JsonValue } from '../../../electron/contract/scalars.ts'
import { api, ApiError, onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import { officeNow } from '../../ui/clock.ts'
import { fileSize, timeOf } from '../../ui/format.ts'
import { freshState, readDraft } from './draft.ts'
import type { BuildState } from './draft.ts'
import { openLock } from './lock.ts'
import { texts } from './texts.ts'

const DRAFT = { form: 'exchange.package', slot: 'current' }
/** The manifest and the list of sums, which the manifest does not list. */
const OWN_FILES = 2
/** A change is written this long after it, ms. */
export const DRAFT_AFTER_MS = 300

type Running = { task: RunningTask<unknown>; progress: TaskProgress | null; stopping: boolean }

/** The five steps of a package: choices kept as a draft, tasks of the core with their progress, the log beside. */
export function useExchange() {
  const state = reactive<BuildState>(freshState(officeNow.value.slice(0, 10)))
  const isReady = ref(false)
  const savedAt = ref('')
  const isSaved = ref(true)
  const log = shallowRef<LoggedPackage[]>([])
  const upcoming = shallowRef<Awaited<ReturnType<typeof api.exchange.next>> | null>(null)
  const contents = shallowRef<Awaited<ReturnType<typeof api.exchange.contents>>>([])
  const scan = shallowRef<PackageScan | null>(null)
  const checks = shallowRef<PackageCheck[] | null>(null)
  const trial = ref('')
  const difference = shallowRef<DifferenceFigures | null>(null)
  /** Apart from the draft: the passphrase is kept nowhere. */
  const lock = reactive(openLock())
  const wasStopped = ref(false)
  const running = ref<Running | null>(null)
  const made = shallowRef<{ package: PackageCard; ticket: string } | null>(null)
  const request = computed((): PackageRequest => ({
    period: { ...state.period },
    options: state.options,
    kind: state.kind,
  }))
  const name = computed(() => periodName(state.period))
  const isPeriodSound = computed(
    () => state.period.from !== '' && state.period.to !== '' && state.period.from <= state.period.to,
  )
  const isBegun = computed(() => state.period.from <= officeNow.value.slice(0, 10))
  const undecided = computed(() => checks.value?.filter((check) => check.state === 'decide').length ?? 0)

  let timer: ReturnType<typeof setTimeout> | undefined
  const save = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    try {
      const { updatedAt } = await api.drafts.put({ ...DRAFT, content: JSON.parse(JSON.stringify(state)) as JsonValue })
      savedAt.value = timeOf(updatedAt)
      isSaved.value = true
    } catch {
      // The work goes on; the head of the page says that it is not kept.
      isSaved.value = false
    }
  }
  const flush = async (): Promise<void> => {
    if (timer !== undefined) await save()
  }

  /** Answers of an older question must not overwrite those of the newer one. */
  let asked = 0
  const readPeriod = async (): Promise<void> => {
    if (!isPeriodSound.value) return
    const turn = ++asked
    const { period } = request.value
    const [next, parts] = await Promise.all([api.exchange.next({ period }), api.exchange.contents({ period })])
    if (turn !== asked) return
    upcoming.value = next
    contents.value = parts
    if (!next.base) state.kind = 'full'
  }
  const readLog = async (): Promise<void> => {
    log.value = await api.exchange.log({})
  }

  /** One task at a time; the newer one stops the older one. */
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

  const readTexts = async (): Promise<void> => {
    const found = await run((progress) => api.exchange.scan(request.value, progress))
    if (found) scan.value = found
  }
  const check = async (): Promise<void> => {
    checks.value = null
    wasStopped.value = false
    const found = await run((progress) => api.exchange.check(request.value, progress))
    wasStopped.value = found === null
    if (!found) return
    checks.value = found.checks
    difference.value = found.difference
    trial.value = texts.check.trialDone(texts.contents.files(found.files.length + OWN_FILES), fileSize(found.size))
  }
  /** @returns whether a package was made */
  const build = async (): Promise<boolean> => {
    const passphrase = lock.isOn ? lock.first : null
    const result = await run((progress) =>
      api.exchange.build({ ...request.value, reason: state.reason, passphrase }, progress),
    )
    if (!result) return false
    Object.assign(lock, openLock())
    made.value = { package: result.package, ticket: result.ticket.ticket }
    clearTimeout(timer)
    timer = undefined
    await api.drafts.drop(DRAFT).catch(() => undefined)
    await readLog()
    return true
  }

  const settle = (code: PackageCheck['code'], detail: string): void => {
    checks.value = checks.value?.map((one) => (one.code === code ? { ...one, state: 'passed', detail } : one)) ?? null
  }
  const decideSmall = (decision: 'replace' | 'keep'): void => {
    state.options.smallNumbers = decision
    settle('smallNumbers', decision === 'replace' ? texts.check.smallReplaced : texts.check.smallKept)
  }
  const decideWord = (word: string, decision: WordDecision): void => {
    state.options.words[word] = decision
    if (!scan.value) return
    scan.value = {
      ...scan.value,
      words: scan.value.words.map((one) => (one.word === word ? { ...one, decision } : one)),
    }
    if (scan.value.words.every((one) => one.decision !== null)) settle('words', texts.check.wordsDecided)
  }
  const maskRest = (): void => {
    for (const one of scan.value?.words ?? []) if (one.decision === null) decideWord(one.word, 'mask')
  }

  /** Starts a new package: the period stays, decisions about words too. */
  const startAgain = (): void => {
    made.value = null
    state.step = 0
    state.reason = ''
    state.kind = 'full'
  }
  /** A returned package once more: the same period and choices, the reasons of the ЦУР as the reason of the new version. */
  const startCorrected = (card: PackageCard, reason: string): void => {
    made.value = null
    Object.assign(state.period, { kind: card.periodKind, from: card.periodFrom, to: card.periodTo })
    for (const part of PACKAGE_PARTS) state.options.parts[part] = card.parts.includes(part)
    if (card.withRecords)
      for (const field of OPTIONAL_FIELDS) state.options.fields[field] = card.caseFields.includes(field)
    Object.assign(state, { step: 0, kind: 'full', reason })
  }

  watch(
    state,
    () => {
      if (!isReady.value) return
      clearTimeout(timer)
      timer = setTimeout(() => void save(), DRAFT_AFTER_MS)
    },
    { deep: true },
  )
  watch(
    () => ({ ...state.period }),
    () => {
      scan.value = null
      checks.value = null
      upcoming.value = null
      if (isReady.value) void readPeriod().catch(reportError)
    },
  )
  watch(
    () => JSON.stringify([state.options.parts, state.options.fields, state.kind]),
    () => {
      checks.value = null
    },
  )

  const open = async (): Promise<void> => {
    const draft = await api.drafts.get(DRAFT).catch(() => null)
    Object.assign(state, readDraft(draft?.content, officeNow.value.slice(0, 10)))
    savedAt.value = draft ? timeOf(draft.updatedAt) : ''
    isReady.value = true
    await Promise.all([readPeriod(), readLog()])
  }
  const stopListening = onEvent((event) => {
    if (event.type === 'changed' && event.areas.includes('exchange')) void readLog().catch(reportError)
  })
  const onHide = (): void => void flush()
  window.addEventListener('pagehide', onHide)
  onScopeDispose(() => {
    stopListening()
    window.removeEventListener('pagehide', onHide)
    void flush()
    void stop()
  })

  return {
    state,
    isReady,
    savedAt,
    isSaved,
    log,
    upcoming,
    contents,
    scan,
    checks,
    trial,
    difference,
    lock,
    wasStopped,
    running,
    made,
    request,
    name,
    isPeriodSound,
    isBegun,
    undecided,
    open,
    save,
    flush,
    readPeriod,
    readTexts,
    check,
    build,
    stop,
    decideSmall,
    decideWord,
    maskRest,
    startAgain,
    startCorrected,
    readLog,
  }
}

export type Exchange = ReturnType<typeof useExchange>
