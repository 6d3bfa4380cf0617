import { emptyActions, emptyConditions } from '../../../electron/contract/autorules.ts'
import type { AutoRule, RuleActions, RuleConditions, TypedRule } from '../../../electron/contract/autorules.ts'
import { joinWords, splitWords } from './ruleWords.ts'

/** A rule as it is being typed: words as one line each. */
export interface RuleDraft {
  id: number | null
  version: number | null
  name: string
  isOn: boolean
  note: string
  conditions: Omit<RuleConditions, WordList>
  words: Record<WordList, string>
  actions: RuleActions
}
/** In the order of the form. */
export const WORD_LISTS = ['anyWords', 'allWords', 'noWords', 'sourcePages'] as const
export type WordList = (typeof WORD_LISTS)[number]

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** What the form starts with: a rule that is there, a suggestion, or nothing. */
export const draftOf = (
  from: Partial<Pick<AutoRule, 'id' | 'version' | 'name' | 'isOn' | 'note' | 'conditions' | 'actions'>>,
): RuleDraft => {
  const { allWords, anyWords, noWords, sourcePages, ...conditions } = copy(from.conditions ?? emptyConditions)
  const words = { allWords, anyWords, noWords, sourcePages }
  return {
    id: from.id ?? null,
    version: from.version ?? null,
    name: from.name ?? '',
    isOn: from.isOn ?? true,
    note: from.note ?? '',
    conditions,
    words: {
      allWords: joinWords(words.allWords),
      anyWords: joinWords(words.anyWords),
      noWords: joinWords(words.noWords),
      sourcePages: joinWords(words.sourcePages),
    },
    actions: copy(from.actions ?? emptyActions),
  }
}

/** The rule that was typed, as the service takes it. */
export const typedOf = ({ id, name, conditions, words, actions }: RuleDraft): TypedRule => ({
  id,
  name,
  actions: copy(actions),
  conditions: {
    ...copy(conditions),
    allWords: splitWords(words.allWords),
    anyWords: splitWords(words.anyWords),
    noWords: splitWords(words.noWords),
    sourcePages: splitWords(words.sourcePages),
  },
})

export const saveInput = (draft: RuleDraft) => {
  const { version, isOn, note } = draft
  return { ...typedOf(draft), version, isOn, note }
}

/** Whether anything differs from what the form started with. */
export const isChanged = (draft: RuleDraft, start: RuleDraft): boolean =>
  JSON.stringify(saveInput(draft)) !== JSON.stringify(saveInput(start))

export const hasActions = ({ actions }: Pick<RuleDraft, 'actions'>): boolean =>
  Object.values(actions).some((value) => value !== null && value !== false)
