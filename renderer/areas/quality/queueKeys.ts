import type { Ref } from 'vue'
import { useKeys, type KeyBinding } from '../../app/keys.ts'
import type { QueueView } from './queue.ts'
import { texts } from './texts.ts'

/** What the keys of the screen do. */
export type QueueActs = {
  view: Ref<QueueView>
  hasCard: () => boolean
  move: (by: number) => void
  grade: (value: 0 | 1 | 2) => void
  focusNote: () => void
  ask: () => void
  solve: (isSolved: boolean) => void
  clarify: (value: number) => void
  nextWay: () => void
  rate: () => void
  openCard: () => void
  answerAct: (kind: 'approve' | 'sendBack') => void
  step: (by: number) => void
}

const { keys: words } = texts
const { where } = words

/** One key each: a grade, a mark, the next card. Those of another queue rest. */
export const useQueueKeys = (acts: QueueActs): void => {
  const on = (queue: QueueView['queue']) => () => acts.view.value.queue === queue && acts.hasCard()
  const [onCheck, onAsk, onApprove] = [on('check'), on('ask'), on('approve')]
  const mayAsk = () => onAsk() && acts.view.value.stage !== 'waiting'
  const line = (
    id: string,
    keys: KeyBinding['keys'],
    title: string,
    run: () => void,
    more: Partial<KeyBinding> = {},
  ) => ({
    id: `quality-${id}`,
    keys,
    title,
    where,
    run,
    inFields: false,
    ...more,
  })
  useKeys([
    line('up', 'Up', words.row, () => acts.move(-1), { palette: false, hint: words.hintRow, hintKeys: ['Up', 'Down'] }),
    line('down', 'Down', words.row, () => acts.move(1), { palette: false }),
    ...([0, 1, 2] as const).map((value) =>
      line(`grade-${value}`, String(value), words.grade(value), () => acts.grade(value), {
        when: onCheck,
        ...(value === 0 ? { hint: words.hintGrade, hintKeys: ['0', '1', '2'] } : {}),
      }),
    ),
    line('note', 'N', words.note, acts.focusNote, { when: onCheck }),
    line('ask', 'S', words.ask, acts.ask, { when: mayAsk, hint: words.hintAsk }),
    line('solved', 'Y', words.solved, () => acts.solve(true), {
      when: onAsk,
      hint: words.hintSolved,
      hintKeys: ['Y', 'N'],
    }),
    line('not-solved', 'N', words.notSolved, () => acts.solve(false), { when: onAsk }),
    ...[1, 2, 3, 4, 5].map((value) =>
      line(`clarity-${value}`, String(value), words.clarity(value), () => acts.clarify(value), { when: onAsk }),
    ),
    line('way', 'W', words.way, acts.nextWay, { when: onAsk }),
    line('rate', 'Enter', words.save, acts.rate, { when: onAsk, hint: words.hintSave }),
    line('open', 'Enter', words.open, acts.openCard, { when: () => !onAsk() && acts.hasCard(), hint: words.hintOpen }),
    line('approve', 'E', words.approve, () => acts.answerAct('approve'), { when: onApprove, hint: words.hintApprove }),
    line('send-back', 'B', words.sendBack, () => acts.answerAct('sendBack'), { when: onApprove }),
    line('next', ']', words.next, () => acts.step(1)),
    line('previous', '[', words.previous, () => acts.step(-1)),
  ])
}
