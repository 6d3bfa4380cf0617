import { computed, ref, shallowRef } from 'vue'
import type { TemplateView } from '../../../../electron/contract/templates.ts'
import { api } from '../../../api/index.ts'
import { useDraft } from '../../../app/draft.ts'
import { useForm } from '../../../app/form.ts'
import { useUndo } from '../../../app/stores/undo.ts'

type Slot = TemplateView['slots'][number]
/** What is typed over one paper: the version it was typed over, and only the texts that were touched. */
type Typed = Record<string, { version: number | null; texts: Record<string, string> }>

export const storedText = (slot: Slot): string => slot.own ?? slot.shipped

/** A draft is whatever an older program left: only what has the right shape is taken. */
export const readTyped = (content: unknown): Typed => {
  if (typeof content !== 'object' || content === null) return {}
  const typed: Typed = {}
  for (const [kind, one] of Object.entries(content)) {
    const { version, texts } = (one ?? {}) as { version?: unknown; texts?: unknown }
    if (typeof texts !== 'object' || texts === null) continue
    const known = Object.entries(texts).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
    typed[kind] = { version: typeof version === 'number' ? version : null, texts: Object.fromEntries(known) }
  }
  return typed
}

/** Papers and their texts as stored and as typed. What is typed waits as a draft until it is saved or given up. */
export const useTemplates = () => {
  const undo = useUndo()
  const list = shallowRef<readonly TemplateView[]>([])
  const kind = ref('')
  const typed = ref<Typed>({})
  const isRead = ref(false)
  const draft = useDraft({ form: 'settings.templates', slot: 'all' })
  const current = computed(() => list.value.find((one) => one.kind === kind.value) ?? null)
  const labels = computed(() =>
    Object.fromEntries((current.value?.slots ?? []).map(({ slot, label }) => [slot, label])),
  )
  const form = useForm(() => labels.value)

  const textOf = (slot: Slot): string => typed.value[kind.value]?.texts[slot.slot] ?? storedText(slot)
  const isTyped = (slot: Slot): boolean => textOf(slot) !== storedText(slot)
  const isChanged = (one: TemplateView): boolean => {
    const texts = typed.value[one.kind]?.texts ?? {}
    return one.slots.some((slot) => slot.slot in texts && texts[slot.slot] !== storedText(slot))
  }
  const texts = computed(() =>
    Object.fromEntries((current.value?.slots ?? []).map((slot) => [slot.slot, textOf(slot)])),
  )

  const keep = (): void => {
    if (list.value.some(isChanged)) draft.put(JSON.parse(JSON.stringify(typed.value)) as Typed)
    else void draft.drop()
  }
  const type = (slot: Slot, text: string): void => {
    const before = typed.value[kind.value] ?? { version: current.value?.version ?? null, texts: {} }
    typed.value = { ...typed.value, [kind.value]: { ...before, texts: { ...before.texts, [slot.slot]: text } } }
    keep()
  }
  /** Gives up what is typed over a paper, or over one text of it. */
  const giveUp = (slot: string | null): void => {
    const { [kind.value]: mine, ...others } = typed.value
    if (slot === null || !mine) typed.value = others
    else {
      const { [slot]: _, ...left } = mine.texts
      typed.value = { ...others, [kind.value]: { ...mine, texts: left } }
    }
    form.refuse({})
    keep()
  }
  const read = async (): Promise<void> => {
    const fresh = await api.templates.list({})
    if (!isRead.value) typed.value = readTyped(await draft.read())
    list.value = fresh
    if (!current.value) kind.value = fresh[0]?.kind ?? ''
    isRead.value = true
  }
  /** What is still typed over this paper stands over the texts of now: the change was made here. */
  const rebase = async (): Promise<void> => {
    await read()
    const mine = typed.value[kind.value]
    if (mine) typed.value = { ...typed.value, [kind.value]: { ...mine, version: current.value?.version ?? null } }
    keep()
  }
  const save = async (): Promise<void> => {
    const mine = typed.value[kind.value]
    if (!mine) return
    const ok = await form.send(async () => undo.done(await api.templates.save({ kind: kind.value, ...mine })))
    if (!ok) return
    giveUp(null)
    await rebase()
  }
  /** Back to the shipped texts: one slot, or all of the paper. */
  const restore = async (slot: string | null): Promise<void> => {
    const one = current.value
    if (!one) return
    giveUp(slot)
    const isOwn = one.slots.some((each) => each.own !== null && (slot === null || each.slot === slot))
    if (!isOwn) return
    await form.send(async () => undo.done(await api.templates.restore({ kind: one.kind, slot, version: one.version })))
    await rebase()
  }
  const step = (by: number): void => {
    const at = list.value.findIndex((one) => one.kind === kind.value)
    const next = list.value[(at + by + list.value.length) % list.value.length]
    if (next) kind.value = next.kind
  }
  return {
    list,
    kind,
    current,
    texts,
    isRead,
    draft,
    form,
    textOf,
    isTyped,
    isChanged,
    type,
    giveUp,
    read,
    save,
    restore,
    step,
  }
}
