import type { Ref } from 'vue'
import type { Act } from '../acts/acts.ts'
import type { KeyBinding } from '../keys.ts'

/** Keys of a list with a card beside it: a new record, words to look for, the card, and the acts on the row of the cursor. */
export const listKeys = <Name extends string, Row>(of: {
  id: string
  where: string
  add: { title: string; hint: string }
  acts: Readonly<Record<Name, Pick<Act<Row>, 'title' | 'keys' | 'can'>>>
  list: {
    names: readonly Name[]
    selectedId: Ref<number | null>
    current: Ref<Row | undefined>
    add: () => void
    begin: (what: Name) => void
    close: () => void
  }
  find: () => void
  /** Whether the keys are for one row now. */
  isForOne?: () => boolean
}): KeyBinding[] => {
  const { list, where } = of
  const isForOne = of.isForOne ?? (() => true)
  const line = (id: string, keys: string, title: string): KeyBinding => ({ id: `${of.id}-${id}`, keys, title, where })
  return [
    { ...line('new', 'N', of.add.title), hint: of.add.hint, run: list.add },
    { ...line('find', '/', 'Найти в списке'), run: of.find },
    { ...line('open', 'Enter', 'Открыть карточку'), hint: 'карточка', palette: false },
    ...list.names.flatMap((what): KeyBinding[] => {
      const { keys, title, can } = of.acts[what]
      const mayBegin = (): boolean =>
        list.selectedId.value === null && isForOne() && list.current.value !== undefined && can(list.current.value)
      return keys ? [{ ...line(what, keys, title), palette: false, when: mayBegin, run: () => list.begin(what) }] : []
    }),
    {
      ...line('close', 'Esc', 'Закрыть карточку'),
      palette: false,
      inFields: false,
      when: () => list.selectedId.value !== null && isForOne(),
      run: list.close,
    },
  ]
}
