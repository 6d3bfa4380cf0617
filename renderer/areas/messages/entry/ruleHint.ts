import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { RULE_FIELDS, type RuleField, type RuleValues } from '../../../../electron/contract/autorules.ts'
import type { RuleHint } from '../../../../electron/contract/caseRouting.ts'
import type { CaseInput } from '../../../../electron/contract/messages.ts'
import { api } from '../../../api/index.ts'
import { blank, withoutRules } from './filled.ts'
import type { Entry } from './model.ts'

/**
 * Automatic rules in the entry form: what they would fill in stands in the fields while the person types, and goes when he turns the
 * rule down or types otherwise. When the card is sent, what a rule filled in is left out and the rule named as turned down or not,
 * so that the card says which rule acted.
 */

const PAUSE_MS = 150
type Value = RuleValues[RuleField]

export const useRuleHint = (
  entry: Entry,
  ready: Ref<boolean>,
  usual: { shown: Ref<{ recipientId: number } | null> },
) => {
  const shown = shallowRef<readonly RuleHint[]>([])
  const filled = ref<RuleValues>({})
  const refused = ref<{ id: number; name: string }[]>([])

  const put = (field: RuleField, value: Value): void => void Object.assign(entry, { [field]: value })
  const typed = () => {
    const own = withoutRules(entry, filled.value)
    // A habit is no choice of a person: a rule goes before it.
    const isHabit = usual.shown.value !== null && usual.shown.value.recipientId === own.recipientId
    return isHabit ? { ...own, recipientId: null } : own
  }
  const take = (hints: readonly RuleHint[]): void => {
    const wanted: RuleValues = Object.assign({}, ...hints.map(({ changes }) => changes))
    for (const field of RULE_FIELDS) {
      const stands = filled.value[field] !== undefined && filled.value[field] === entry[field]
      if (wanted[field] === undefined) {
        if (stands) put(field, blank(field))
      } else {
        if (field === 'recipientId') usual.shown.value = null
        put(field, wanted[field])
      }
    }
    filled.value = wanted
    shown.value = hints
  }

  let asked = 0
  const ask = async (): Promise<void> => {
    const mine = ++asked
    const { kind, channelId, themeId, territoryId, gist, text, blockId, recipientId, responsibleId, ...flags } = typed()
    const facts = { kind, channelId, themeId, territoryId, gist, text, blockId, recipientId, responsibleId }
    const { isImportant, fastTrack } = flags
    const hints = await api.messages
      .previewRules({
        ...facts,
        isImportant,
        fastTrack,
        sourcePage: '',
        refused: refused.value.map(({ id }) => id),
      })
      // A hint that could not be had is no reason to disturb typing.
      .catch(() => null)
    if (mine === asked && hints !== null) take(hints)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    () => [ready.value, JSON.stringify(typed()), refused.value.length] as const,
    ([isReady]) => {
      clearTimeout(timer)
      if (isReady) timer = setTimeout(() => void ask(), PAUSE_MS)
    },
  )
  onScopeDispose(() => clearTimeout(timer))

  const refuse = (hint: RuleHint): void => {
    refused.value = [...refused.value, { id: hint.ruleId, name: hint.ruleName }]
  }
  const takeBack = (id: number): void => {
    refused.value = refused.value.filter((one) => one.id !== id)
  }
  /** The key: turns the last rule down, and brings it back when none is left. */
  const toggle = (): void => {
    const last = shown.value.at(-1)
    if (last) return refuse(last)
    const back = refused.value.at(-1)
    if (back) takeBack(back.id)
  }
  const any = computed(() => shown.value.length > 0 || refused.value.length > 0)
  /** A new form: nothing filled in, nothing turned down. */
  const reset = (): void => {
    asked += 1
    shown.value = []
    filled.value = {}
    refused.value = []
  }
  // Another draft or another operator: what was filled in for the one before says nothing here.
  watch(
    ready,
    (isReady) => {
      if (!isReady) reset()
    },
    { flush: 'sync' },
  )
  // Who takes out what a rule has filled in turns the rule down: it would fill it in again when the card is sent.
  watch(
    () => RULE_FIELDS.map((field) => entry[field]),
    () => {
      const emptied = shown.value.filter(({ changes }) =>
        RULE_FIELDS.some((field) => changes[field] !== undefined && entry[field] === blank(field)),
      )
      for (const hint of emptied) refuse(hint)
    },
  )

  /** The card as it is sent, with the rules that were turned down. */
  const sent = <Input extends { case: CaseInput }>(input: Input): Input & { refusedRules: number[] } => ({
    ...input,
    case: withoutRules(input.case, filled.value),
    refusedRules: refused.value.map(({ id }) => id),
  })
  return { shown, refused, any, refuse, takeBack, toggle, reset, sent }
}
