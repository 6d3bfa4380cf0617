import { computed, ref } from 'vue'
import type { Decision, Executor } from '../../../electron/contract/meetings.ts'
import { findDueWords, withoutDueWords } from './dueWords.ts'

export type NamedExecutor = Executor & { name: string }
export type DecisionContent = { text: string; executor: Executor | null; dueOn: string | null; period: string }

/**
 * A decision while it is typed: the text with a term in words still inside, the executor, the term. `content` is what is
 * saved at any moment: the words of the term are taken out of the text as soon as they are understood.
 * @param base civil date of the meeting
 */
export const useDecisionText = (base: () => string) => {
  const text = ref('')
  const executor = ref<NamedExecutor | null>(null)
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
    executor: executor.value ? { kind: executor.value.kind, id: executor.value.id } : null,
    dueOn: words.value ? words.value.dueOn : dueOn.value,
    period: words.value ? words.value.period : period.value,
  }))
  const isEmpty = computed(() => content.value.text === '')

  const set = (decision: Pick<Decision, 'text' | 'executor' | 'dueOn' | 'period'> | null): void => {
    text.value = decision?.text ?? ''
    executor.value = decision?.executor ?? null
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
  return { text, executor, dueOn, period, words, content, isEmpty, set, settle, dropDue }
}
