import { computed, nextTick, onMounted, reactive, ref, shallowRef, watch } from 'vue'
import type { DraftHand } from '../../../../electron/contract/drafts.ts'
import type { DirectoryName } from '../../../../electron/contract/directory.ts'
import type { JsonValue } from '../../../../electron/contract/scalars.ts'
import { api, ApiError } from '../../../api/index.ts'
import { useDraft } from '../../../app/draft.ts'
import { reportError } from '../../../app/errors.ts'
import { useOperators } from '../../../app/stores/operators.ts'
import { useUndo } from '../../../app/stores/undo.ts'
import { officeNow } from '../../../ui/clock.ts'
import { useToasts } from '../../../ui/toasts.ts'
import { useDirectories } from '../directories.ts'
import { useFileArea, useIntake } from '../../../app/files/intake.ts'
import { fieldWords, texts } from '../texts.ts'
import { useInlineCreate } from './inlineCreate.ts'
import { readOfficers, type Officer } from './hints.ts'
import {
  emptyEntry,
  emptyQuestion,
  FIELD_ORDER,
  fieldName,
  habitsOf,
  isTouched,
  nextEntry,
  PINNABLE,
  readEntry,
  readHabits,
  toInput,
  usualPins,
  type Entry,
  type Habits,
  type Pins,
  type Question,
} from './model.ts'
import { useRuleHint } from './ruleHint.ts'
import { useSuggestion } from './suggestion.ts'

const QUESTION_FIELD = /^questions\.(\d+)\.(.+)$/
/** «Вопрос 2, суть» for a field of a further question. */
const labelOf = (name: string): string => {
  const found = QUESTION_FIELD.exec(name)
  if (!found) return fieldWords[name] ?? name
  return texts.questions.fieldOf(Number(found[1]) + 2, fieldWords[found[2] ?? ''] ?? '')
}
const questionValue = (entry: Entry, name: string): unknown => {
  const found = QUESTION_FIELD.exec(name)
  return entry.questions[Number(found?.[1])]?.[found?.[2] as keyof Question]
}

type DateName = 'receivedAt' | 'registeredAt'
/** What the operator usually enters from, kept beside his drafts. */
const HABITS = { form: 'messages.habits', slot: '' }
type Ticket = { ticket: string; name: string; size: number }

/** Files picked in this window, by the slot of their record: they outlive leaving the form, not a restart. */
const keptBySlot = new Map<string, { list: Ticket[] }>()
const filesOf = (slot: string): { list: Ticket[] } => {
  const kept = keptBySlot.get(slot) ?? reactive<{ list: Ticket[] }>({ list: [] })
  keptBySlot.set(slot, kept)
  return kept
}

/** The fast entry form: values, pins, draft, files, saving. `slot` tells several open records apart. */
export const useEntry = (slot: string) => {
  const names = useDirectories()
  const undo = useUndo()
  const toasts = useToasts()
  const operators = useOperators()
  const draft = useDraft({ form: 'messages.new', slot })
  const keptFiles = filesOf(slot)
  const today = () => officeNow.value.slice(0, 10)
  const firstDay = () => today() || null

  const entry = reactive<Entry>(emptyEntry(firstDay()))
  const pins = reactive<Pins>(usualPins())
  const unreadable = reactive<Record<DateName, string | null>>({ receivedAt: null, registeredAt: null })
  const refused = ref<Readonly<Record<string, string>>>({})
  /** A new list each time, so that the summary takes the focus again when the same fields are still wrong. */
  const shownErrors = ref<{ name: string; label: string; message: string }[]>([])
  const busy = ref(false)
  const ready = ref(false)
  const entered = ref<{ total: number; last: { id: number; number: string } | null }>({ total: 0, last: null })
  const lostFiles = ref<string[]>([])
  const officers = shallowRef<ReadonlyMap<number, readonly Officer[]>>(new Map())
  const files = computed(() => keptFiles.list)
  /** From whom this draft was taken over. */
  const handed = shallowRef<DraftHand | null>(null)

  const errors = computed<Readonly<Record<string, string>>>(() => ({
    ...refused.value,
    ...(unreadable.receivedAt ? { receivedAt: unreadable.receivedAt } : {}),
    ...(unreadable.registeredAt ? { registeredAt: unreadable.registeredAt } : {}),
  }))
  const listErrors = () => {
    const found = errors.value
    const order = [
      ...FIELD_ORDER.filter((name) => name in found),
      ...Object.keys(found).filter((name) => !(FIELD_ORDER as readonly string[]).includes(name)),
    ]
    shownErrors.value = order.map((name) => ({ name, label: labelOf(name), message: found[name] ?? '' }))
  }
  const forgetErrors = () => {
    refused.value = {}
    shownErrors.value = []
  }

  const replace = (next: Entry) => {
    Object.assign(entry, structuredClone(JSON.parse(JSON.stringify(next)) as Entry))
    unreadable.receivedAt = null
    unreadable.registeredAt = null
  }
  const snapshot = (): { entry: Entry; pins: Pins } =>
    JSON.parse(JSON.stringify({ entry, pins })) as { entry: Entry; pins: Pins }
  const readEntered = async () => {
    entered.value = await api.messages.enteredToday({})
  }

  const keepHabits = async (habits: Habits): Promise<void> => {
    // Without the habit the next window only asks for the channel again.
    await api.drafts.put({ ...HABITS, content: habits }).catch(() => undefined)
  }
  // A pin that is set or taken out is a choice by itself, whether or not this card is ever saved.
  watch(
    () => JSON.stringify(pins),
    () => {
      if (ready.value) void keepHabits(habitsOf(entry, pins, today()))
    },
  )

  const restore = async () => {
    const found = readEntry(await draft.read())
    handed.value = draft.handed.value
    if (found) {
      replace(found.entry)
      Object.assign(pins, found.pins)
      lostFiles.value = found.entry.fileNames.filter((name) => !keptFiles.list.some((file) => file.name === name))
    } else {
      // The channel and the pins of the last card: who enters from one source all day chooses it once.
      const habits = readHabits((await api.drafts.get(HABITS))?.content, firstDay())
      if (habits) Object.assign(pins, habits.pins)
      replace(nextEntry({ ...emptyEntry(firstDay()), ...habits?.values }, pins, firstDay()))
    }
    await nextTick()
    ready.value = true
  }
  onMounted(() => {
    Promise.all([names.ensure(), restore(), readEntered()]).catch(reportError)
  })
  watch(
    today,
    (day) => {
      if (day === '') return
      // Without the состав the form works all the same, only the name of the officer is missing.
      readOfficers(day)
        .then((found) => (officers.value = found))
        .catch(() => (officers.value = new Map()))
    },
    { immediate: true },
  )
  // The day of the office may become known after the form: an untouched form takes it as the usual day of receipt.
  watch(officeNow, (now, before) => {
    if (before === '' && now !== '' && entry.receivedAt === null && !isTouched(entry, pins, null))
      entry.receivedAt = firstDay()
  })
  watch(
    () => operators.current?.id,
    (now, before) => {
      if (before === undefined || now === before) return
      draft.forget()
      ready.value = false
      forgetErrors()
      Promise.all([restore(), readEntered()]).catch(reportError)
    },
  )
  watch(
    () => JSON.stringify([entry, pins]),
    () => {
      if (!ready.value) return
      if (isTouched(entry, pins, firstDay())) draft.put(snapshot() as unknown as JsonValue)
      else void draft.drop().catch(reportError)
    },
  )
  watch(
    () => keptFiles.list.map((file) => file.name),
    (list) => {
      if (ready.value) entry.fileNames = [...list]
    },
  )

  // A field that is being corrected no longer shows its old error; the summary stays until the next saving.
  const valueOf = (name: string): unknown =>
    name.startsWith('questions.')
      ? questionValue(entry, name)
      : name.startsWith('applicant.')
        ? entry.applicant[name.slice('applicant.'.length) as keyof Entry['applicant']]
        : entry[name as keyof Entry]
  watch(
    () => Object.keys(refused.value).map((name) => [name, JSON.stringify(valueOf(name))] as const),
    (now, before) => {
      const old = new Map(before)
      const fixed = now.filter(([name, value]) => old.has(name) && old.get(name) !== value).map(([name]) => name)
      if (fixed.length === 0) return
      refused.value = Object.fromEntries(Object.entries(refused.value).filter(([name]) => !fixed.includes(name)))
      if (Object.keys(refused.value).length === 0) shownErrors.value = []
    },
  )

  const setChannel = (id: number | null) => {
    entry.channelId = id
    const channel = id === null ? undefined : names.maps.channels.get(id)
    if (channel) entry.kind = channel.defaultKind
    if (channel && channel.code !== 'pos') entry.fastTrack = false
  }
  const setTheme = (id: number | null) => {
    entry.themeId = id
    const theme = id === null ? undefined : names.maps.themes.get(id)
    if (!theme) return
    entry.blockId = theme.blockId
    const [officer, ...others] = officers.value.get(theme.blockId ?? 0) ?? []
    entry.responsibleId = officer && others.length === 0 ? officer.id : null
    const channel = entry.channelId === null ? undefined : names.maps.channels.get(entry.channelId)
    // Only ПОС knows the fast track (domain.md §4.2); the theme says whether it belongs to it.
    if (channel?.code === 'pos') entry.fastTrack = theme.fastTrack
  }

  /** The block and the responsible of a theme, for a further question. */
  const setQuestionTheme = (question: Question, id: number | null) => {
    question.themeId = id
    const theme = id === null ? undefined : names.maps.themes.get(id)
    if (!theme) return
    question.blockId = theme.blockId
    const [officer, ...others] = officers.value.get(theme.blockId ?? 0) ?? []
    question.responsibleId = officer && others.length === 0 ? officer.id : null
  }
  const addQuestion = (): number => entry.questions.push(emptyQuestion()) - 1
  const removeQuestion = (index: number) => {
    const [taken] = entry.questions.splice(index, 1)
    if (taken && JSON.stringify(taken) !== JSON.stringify(emptyQuestion()))
      toasts.show(texts.questions.removed(index + 2), { undo: () => void entry.questions.splice(index, 0, taken) })
  }

  const suggestion = useSuggestion(entry, ready, today, (id) =>
    names.options.recipients.some((one) => one.value === id),
  )

  const rules = useRuleHint(entry, ready, suggestion)

  const making = useInlineCreate()
  const create = (directory: DirectoryName, name: string, blockId = entry.blockId) =>
    making.create(directory, name, blockId)

  const addFiles = async (take: () => Promise<readonly Ticket[]>) => {
    try {
      const list = await take()
      keptFiles.list = [...keptFiles.list, ...list]
      lostFiles.value = lostFiles.value.filter((name) => !list.some((file) => file.name === name))
    } catch (error) {
      reportError(error)
    }
  }
  const { admit, pick } = useIntake()
  const pickFiles = () => addFiles(() => pick(heldBytes(), texts.card.attach))
  const heldBytes = (): number => keptFiles.list.reduce((sum, file) => sum + file.size, 0)
  const dropFiles = (list: readonly File[]) => addFiles(() => admit(list, heldBytes()))
  useFileArea(
    () => null,
    (list) => void dropFiles(list),
    () => true,
  )
  const dropFile = (ticket: string) => {
    keptFiles.list = keptFiles.list.filter((file) => file.ticket !== ticket)
  }

  /** An act of its own behind the registration, so that either is taken back alone. The card stands whether it could be joined or not. */
  const joinProblem = async (id: number, joinTo: Entry['joinTo']): Promise<void> => {
    if (joinTo === null) return
    try {
      undo.done(await api.repeats.join({ to: 'card', ids: [id], withId: joinTo.id }))
    } catch (error) {
      reportError(error)
    }
  }

  /** Registers the card and empties the form but for what is pinned. @returns the new card, or null when something is to be corrected */
  const save = async (): Promise<{ id: number; number: string } | null> => {
    if (busy.value) return null
    if (unreadable.receivedAt !== null || unreadable.registeredAt !== null) {
      refused.value = {}
      listErrors()
      return null
    }
    busy.value = true
    try {
      const saved = await api.messages.register({
        ...rules.sent(toInput(snapshot().entry)),
        attachments: keptFiles.list.map((file) => file.ticket),
      })
      forgetErrors()
      keptFiles.list = []
      lostFiles.value = []
      rules.reset()
      const habits = habitsOf(entry, pins, today())
      const { joinTo } = entry
      replace(nextEntry(entry, pins, firstDay()))
      undo.done(
        saved,
        saved.questions.length === 0
          ? texts.entry.saved(saved.number)
          : texts.questions.registered(saved.number, saved.questions.length + 1),
      )
      handed.value = null
      await joinProblem(saved.id, joinTo)
      await draft.drop()
      await keepHabits(habits)
      await readEntered()
      return { id: saved.id, number: saved.number }
    } catch (error) {
      if (error instanceof ApiError && Object.keys(error.fields).length > 0) {
        refused.value = Object.fromEntries(
          Object.entries(error.fields).map(([path, message]) => [fieldName(path), message]),
        )
        listErrors()
      } else reportError(error)
      return null
    } finally {
      busy.value = false
    }
  }

  /** The draft went to a colleague or is given up: the form is as new, nothing of it is written again. */
  const leave = async () => {
    ready.value = false
    draft.forget()
    keptFiles.list = []
    await nextTick()
    handed.value = null
    replace(nextEntry(entry, pins, firstDay()))
    await nextTick()
    ready.value = true
  }

  const clear = () => {
    const before = snapshot()
    const beforeFiles = keptFiles.list
    rules.reset()
    replace(nextEntry(entry, pins, firstDay()))
    keptFiles.list = []
    lostFiles.value = []
    forgetErrors()
    toasts.show(texts.entry.cleared, {
      undo: () => {
        replace(before.entry)
        Object.assign(pins, before.pins)
        keptFiles.list = beforeFiles
      },
    })
  }
  const pinnedWords = computed(() => PINNABLE.filter((name) => pins[name]).map((name) => texts.entry.pins[name]))

  return {
    entry,
    pins,
    unreadable,
    errors,
    shownErrors,
    busy,
    ready,
    entered,
    lostFiles,
    files,
    draft,
    today,
    pinnedWords,
    officers,
    suggestion,
    rules,
    handed,
    setQuestionTheme,
    addQuestion,
    removeQuestion,
    createPerson: making.createPerson,
    leave,
    isTouched: () => isTouched(entry, pins, firstDay()),
    setChannel,
    setTheme,
    create,
    pickFiles,
    dropFiles,
    dropFile,
    save,
    clear,
  }
}
