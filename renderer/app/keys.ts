import {
  computed,
  getCurrentInstance,
  onScopeDispose,
  reactive,
  ref,
  shallowReactive,
  watch,
  type ComponentInternalInstance,
} from 'vue'
import { chordMatches, parseChord, type Chord } from '../ui/chords.ts'

/**
 * One line of the key table. `keys`: one chord or several equal ones («Ctrl+N», «/», «Up»); what is typed rather than pressed
 * («::») is only listed. `where` is the heading of the key sheet. `hint` puts the line into the bottom line in these words.
 * `run` does it; without `run` the field or the list itself handles the key. `when` false lets the key pass.
 * `inFields`: whether it works while a person types; by default only chords with Ctrl, Alt or a function key do.
 * `palette` false keeps a line out of the command palette (arrows and the like have no sense there).
 */
export type KeyBinding = {
  id: string
  keys: string | readonly string[]
  title: string
  where: string
  hint?: string
  /** The keys shown in the bottom line, where they are fewer than all. */
  hintKeys?: readonly string[]
  run?: (event: KeyboardEvent | null) => void
  when?: () => boolean
  inFields?: boolean
  palette?: boolean
}

type Entry = {
  binding: KeyBinding
  chords: readonly Chord[]
  depth: number
  everywhere: boolean
  /** The component that bound the key; null outside components. */
  owner: ComponentInternalInstance | null
}

const entries = shallowReactive<Entry[]>([])
/** Whether the sheet of keys and the palette are open. */
export const panels = reactive({ sheet: false, palette: false })
/** How many dialogs lie above the screen: keys of what lies below rest meanwhile. */
const depth = ref(0)

const chordsOf = (binding: KeyBinding): readonly Chord[] =>
  (typeof binding.keys === 'string' ? [binding.keys] : binding.keys)
    .map(parseChord)
    .filter((chord): chord is Chord => chord !== undefined)

/** Binds keys while the calling component lives. `everywhere` keeps them alive under dialogs (F1, Ctrl+K). */
export const useKeys = (bindings: readonly KeyBinding[], options: { everywhere?: boolean } = {}): void => {
  const owner = getCurrentInstance()
  const mine = bindings.map((binding) =>
    shallowReactive<Entry>({
      binding,
      chords: chordsOf(binding),
      depth: depth.value,
      everywhere: options.everywhere ?? false,
      owner,
    }),
  )
  entries.push(...mine)
  onScopeDispose(() => {
    for (const entry of mine) {
      const at = entries.indexOf(entry)
      if (at >= 0) entries.splice(at, 1)
    }
  })
}

/** A dialog opens: keys bound from now on belong to it. Returns the function that closes the scope again. */
export const pushKeyScope = (): (() => void) => {
  depth.value += 1
  let open = true
  return () => {
    if (!open) return
    open = false
    depth.value -= 1
  }
}

/** Keys of a dialog that is closed: they rest whatever is open. */
const CLOSED = -1

/**
 * The component whose dialog this is: it draws nothing but the dialog, or it came up together with it. A page that opens a dialog
 * later stays what it is, a screen below the dialog.
 */
const dialogOwner = (
  dialog: ComponentInternalInstance,
): { owner: ComponentInternalInstance; isAll: boolean } | null => {
  let isAll = true
  let child = dialog
  for (let parent = dialog.parent; parent; parent = parent.parent) {
    isAll &&= parent.subTree?.component === child
    if (!isAll && parent.isMounted) return null
    if (entries.some((entry) => entry.owner === parent)) return { owner: parent, isAll }
    child = parent
  }
  return null
}

/**
 * Called by a dialog in its setup: while it is open, what lies below rests. Keys that the component around the dialog has bound in
 * its own setup, before the dialog was there, become keys of the dialog, and rest while a component that is nothing but its dialog
 * keeps it closed. So an author binds keys where the handlers are and cannot miss the depth.
 */
export const useKeyScope = (isOpen: () => boolean): void => {
  const dialog = getCurrentInstance()
  const own = dialog && dialogOwner(dialog)
  const isTogether = own !== null && (own.isAll || isOpen())
  const mine = isTogether ? entries.filter((entry) => entry.owner === own.owner && !entry.everywhere) : []
  const below = mine.map((entry) => entry.depth)
  let pop: (() => void) | null = null
  const close = (): void => {
    pop?.()
    pop = null
    mine.forEach((entry, index) => (entry.depth = own?.isAll ? CLOSED : (below[index] ?? 0)))
  }
  watch(
    isOpen,
    (open) => {
      close()
      if (!open) return
      pop = pushKeyScope()
      for (const entry of mine) entry.depth = depth.value
    },
    { immediate: true, flush: 'sync' },
  )
  onScopeDispose(close)
}

const reachable = (entry: Entry): boolean => entry.everywhere || entry.depth === depth.value
const allowed = (entry: Entry): boolean => reachable(entry) && (entry.binding.when?.() ?? true)

/** All lines that hold on this screen, for the key sheet; the sheet itself is a dialog and must not hide them. */
export const activeKeys = computed<readonly KeyBinding[]>(() => {
  const screen = depth.value - (panels.sheet ? 1 : 0)
  return entries.filter((entry) => entry.everywhere || entry.depth === screen).map((entry) => entry.binding)
})

/** Lines for the bottom line, those of the screen first. */
export const hintKeys = computed<readonly KeyBinding[]>(() =>
  entries
    .filter((entry) => entry.binding.hint !== undefined && allowed(entry))
    .toSorted((a, b) => Number(a.everywhere) - Number(b.everywhere))
    .map((entry) => entry.binding),
)

/** Lines that the command palette offers as commands, without those of the dialog above. */
export const commandKeys = computed<readonly KeyBinding[]>(() =>
  entries
    .filter((entry) => entry.binding.run && entry.binding.palette !== false && (entry.everywhere || entry.depth === 0))
    .map((entry) => entry.binding),
)

/** Whether the target of a key press takes text. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)))

const worksInFields = (binding: KeyBinding, chord: Chord): boolean =>
  binding.inFields ?? (chord.ctrl || chord.alt || /^F\d/.test(chord.code))

const fits = (entry: Entry, event: KeyboardEvent, typing: boolean): boolean => {
  const chord = entry.chords.find((one) => chordMatches(one, event))
  // «?» stands on different keys in the two layouts, so it is known by its sign.
  const sign = entry.binding.keys === '?' || (Array.isArray(entry.binding.keys) && entry.binding.keys.includes('?'))
  if (chord) return !typing || worksInFields(entry.binding, chord)
  return sign && event.key === '?' && !typing
}

/** A control that itself answers Enter and Space must keep them. */
const ownsKey = (event: KeyboardEvent): boolean =>
  (event.key === 'Enter' || event.key === ' ') &&
  !event.ctrlKey &&
  !event.altKey &&
  event.target instanceof HTMLElement &&
  event.target.closest('button, a[href], summary, input, [role="menuitem"], [role="option"], [role="tab"]') !== null

/** The one listener of the application; later bindings win over earlier ones. Returns whether the press was used. */
export const handleKey = (event: KeyboardEvent): boolean => {
  if (event.defaultPrevented || event.isComposing) return false
  // Esc belongs to the open menu or panel: it closes itself without saying that it has used the key.
  if (event.code === 'Escape' && document.querySelector('[data-reka-popper-content-wrapper]')) return false
  const typing = isTyping(event.target)
  for (const entry of entries.toReversed()) {
    if (!entry.binding.run || !allowed(entry) || !fits(entry, event, typing) || ownsKey(event)) continue
    event.preventDefault()
    entry.binding.run(event)
    return true
  }
  return false
}
