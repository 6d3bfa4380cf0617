import { defineComponent, type PropType, type Ref } from 'vue'
import type { Poll } from '../../../electron/contract/ballots.ts'
import { useKeys } from '../../app/keys.ts'
import { texts } from './texts.ts'

export type PollActs = {
  poll: Ref<Poll | null>
  /** A dialog lies above. */
  isBusy: () => boolean
  next: () => void
  opinion: () => void
  receipt: () => void
  term: () => void
  remind: () => void
  add: () => void
  print: () => void
  grid: () => void
}

const bind = (acts: PollActs, letters: readonly string[]): void => {
  const { where, ...words } = texts.keys
  const isHere = (): boolean => acts.poll.value !== null && !acts.isBusy()
  const isOpen = (): boolean => isHere() && acts.poll.value?.isOpen === true
  const canEdit = (): boolean => isHere() && acts.poll.value?.isLocked === false
  useKeys([
    {
      id: 'poll-letters',
      keys: letters,
      title: words.letters,
      where,
      hint: words.lettersHint,
      hintKeys: letters,
      when: isOpen,
    },
    { id: 'poll-tab', keys: 'Tab', title: words.tab, where, hint: words.tabHint, palette: false, when: isOpen },
    { id: 'poll-back', keys: 'Backspace', title: words.back, where, palette: false, when: isOpen },
    {
      id: 'poll-arrows',
      keys: ['Up', 'Down', 'Left', 'Right'],
      title: words.arrows,
      where,
      palette: false,
      when: isOpen,
    },
    { id: 'poll-opinion', keys: 'F2', title: words.opinion, where, when: isOpen, run: acts.opinion },
    { id: 'poll-receipt', keys: 'F3', title: words.receipt, where, when: isOpen, run: acts.receipt },
    { id: 'poll-term', keys: 'F6', title: words.term, where, when: canEdit, run: acts.term },
    { id: 'poll-remind', keys: 'F7', title: words.remind, where, when: isOpen, run: acts.remind },
    { id: 'poll-print', keys: 'F8', title: words.print, where, when: isHere, run: acts.print },
    { id: 'poll-next', keys: 'F9', title: words.next, where, when: isHere, run: acts.next },
    { id: 'poll-add', keys: 'Ctrl+N', title: words.add, where, when: canEdit, run: acts.add },
    { id: 'poll-grid', keys: 'Ctrl+G', title: words.grid, where, palette: false, when: isHere, run: acts.grid },
  ])
}

/** Every act of an absentee meeting by a key; F1 lists them. Letters, Tab and arrows are handled by the grid itself. Draws nothing. */
export const PollKeys = defineComponent({
  name: 'PollKeys',
  props: {
    acts: { type: Object as PropType<PollActs>, required: true },
    /** Letters of the answers: those of this poll. */
    letters: { type: Array as PropType<readonly string[]>, required: true },
  },
  setup: (props) => {
    bind(props.acts, props.letters)
    return () => null
  },
})
