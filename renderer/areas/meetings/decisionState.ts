import { computed, ref } from 'vue'
import type { Decision, Executor, ExecutorChoice } from '../../../electron/contract/meetings.ts'
import { fullDate } from '../../ui/format.ts'
import { findDueWords, withoutDueWords } from './dueWords.ts'

export type NamedExecutor = Executor & { name: string }
export type DecisionContent = {
  text: string
  executor: Executor | null
  coExecutors: Executor[]
  controllerId: number | null
  dueOn: string | null
  period: string
}
/** What was meant by a name taken after `@`. */
export type Picked = 'executor' | 'controller' | 'notPerson' | 'already'

const bare = ({ kind, id }: Executor): Executor => ({ kind, id })
const isSame = (a: Executor, b: Executor): boolean => a.kind === b.kind && a.id === b.id
/** «контроль @Корнеев»: the name that follows is of the person who controls. */
const control = /(?:^|[\s,;(])(?:на )?контроль?[\s:–—-]*$/iu

/**
 * A decision while it is typed: the text with a term in words still inside, executors (the first is responsible), who controls, the term.
 * `content` is what is saved at any moment: the words of the term are taken out of the text as soon as they are understood.
 * @param base civil date of the meeting
 */
export const useDecisionText = (base: () => string) => {
  const text = ref('')
  const executors = ref<NamedExecutor[]>([])
  const controller = ref<{ id: number; name: string } | null>(null)
  const dueOn = ref<string | null>(null)
  const period = ref('')
  /** Words of a term that the person does not want read as one. */
  const refused = ref('')

  const words = computed(() => {
    const found = findDueWords(text.value, base())
    return found && found.typed !== refused.value ? found : null
  })
  const content = computed<DecisionContent>(() => ({
    text: (words.value ? withoutDueWords(text.value, words.value) : text.value).trim(),
    executor: executors.value[0] ? bare(executors.value[0]) : null,
    coExecutors: executors.value.slice(1).map(bare),
    controllerId: controller.value?.id ?? null,
    dueOn: words.value ? words.value.dueOn : dueOn.value,
    period: words.value ? words.value.period : period.value,
  }))
  const isEmpty = computed(() => content.value.text === '')

  const set = (decision: Decision | null): void => {
    text.value = decision?.text ?? ''
    executors.value = decision ? [...(decision.executor ? [decision.executor] : []), ...decision.coExecutors] : []
    controller.value = decision?.controller ?? null
    dueOn.value = decision?.dueOn ?? null
    period.value = decision?.period ?? ''
    refused.value = ''
  }
  /** The words of the term leave the text, the term stays as a chip. */
  const settle = (): void => {
    const { text: rest, dueOn: due, period: often } = content.value
    if (words.value) {
      text.value = rest
      dueOn.value = due
      period.value = often
    }
  }
  const dropDue = (): void => {
    if (words.value) refused.value = words.value.typed
    dueOn.value = null
    period.value = ''
  }
  /** Takes a name: after «контроль» it is who controls, else the next executor. `before` is the text before the `@`. */
  const pick = (choice: NamedExecutor, before: string): Picked => {
    const led = control.exec(before)
    if (led) {
      if (choice.kind !== 'person') return 'notPerson'
      controller.value = { id: choice.id, name: choice.name }
      text.value = `${before.slice(0, led.index)} ${text.value.slice(before.length)}`.replace(/ {2,}/g, ' ').trimStart()
      return 'controller'
    }
    if (executors.value.some((one) => isSame(one, choice))) return 'already'
    executors.value = [...executors.value, { kind: choice.kind, id: choice.id, name: choice.name }]
    return 'executor'
  }
  const dropExecutor = (index: number): void => {
    executors.value = executors.value.toSpliced(index, 1)
  }
  /** Makes a co-executor the responsible one. */
  const lead = (index: number): void => {
    const one = executors.value[index]
    if (one) executors.value = [one, ...executors.value.toSpliced(index, 1)]
  }
  const dropController = (): void => {
    controller.value = null
  }
  return {
    text,
    executors,
    controller,
    dueOn,
    period,
    words,
    content,
    isEmpty,
    set,
    settle,
    dropDue,
    pick,
    dropExecutor,
    lead,
    dropController,
  }
}

/**
 * Words about an executor who is not in the состав then; empty for one who is. It is said, not enforced: the office may know better.
 * @param until civil date up to which he is needed: the term, or the day of the meeting
 */
export const leftWords = (
  executors: readonly Executor[],
  choices: readonly ExecutorChoice[],
  heldOn: string,
  dueOn: string | null,
): string =>
  executors
    .flatMap((one) => {
      const choice = choices.find((other) => isSame(other, one))
      if (!choice || choice.leftOn === null) return []
      if (choice.leftOn < heldOn)
        return [`${choice.name}: выбыл из состава ${fullDate(choice.leftOn)}. Выберите другого или оставьте`]
      if (dueOn !== null && choice.leftOn < dueOn)
        return [`${choice.name}: в составе до ${fullDate(choice.leftOn)}, срок позже. Выберите другого или оставьте`]
      return []
    })
    .join('. ')
