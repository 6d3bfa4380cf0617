import * as v from 'valibot'
import { computed, ref, shallowRef, type ComputedRef } from 'vue'
import type { ApprovalMode } from '../../../../electron/contract/caseQuality.ts'
import { CASE_RESULTS, type CaseCard, type CaseResult } from '../../../../electron/contract/messages.ts'
import { api } from '../../../api/index.ts'
import type { CaseDialogRow } from './request.ts'

/** What an answer is typed as; a draft holds the same. */
export const answerDraft = v.object({
  text: v.string(),
  result: v.nullable(v.picklist(CASE_RESULTS)),
  ground: v.optional(v.string(), ''),
  until: v.optional(v.nullable(v.string()), null),
})

/** Fields of an answer to one card or to many, what its result asks for besides, and whether the office approves it first. */
export const useAnswerForm = (what: () => 'answer' | 'interim', rows: () => readonly CaseDialogRow[]) => {
  const single = computed(() => (rows().length === 1 ? rows()[0] : undefined))
  const card = shallowRef<CaseCard | null>(null)
  const mode = ref<ApprovalMode>('off')
  const text = ref('')
  const result = ref<CaseResult | null>(null)
  const ground = ref('')
  const until = ref<string | null>(null)
  const initial = shallowRef({ text: '', result: null as CaseResult | null, ground: '', until: null as string | null })

  const typed = computed(() => ({ text: text.value, result: result.value, ground: ground.value, until: until.value }))
  const isTouched = computed(() => JSON.stringify(typed.value) !== JSON.stringify(initial.value))
  const set = (values: typeof initial.value): void => {
    text.value = values.text
    result.value = values.result
    ground.value = values.ground
    until.value = values.until
  }
  /** Reads what the answer starts from: a row of the list brings no text, so that a draft for approval would open empty. */
  const begin = async (): Promise<void> => {
    const row = single.value
    const [settings, found] = await Promise.all([
      api.office.get({}),
      row ? api.messages.card({ id: row.id }) : Promise.resolve(null),
    ])
    mode.value = settings.settings.answers.approval
    card.value = found
    if (isTouched.value) return
    initial.value = {
      text: (what() === 'interim' ? found?.interimText : found?.answerText) ?? '',
      result: found?.result ?? null,
      ground: found?.ground ?? '',
      until: found?.postponedUntil ?? null,
    }
    set(initial.value)
  }

  const isAppeal = computed(() => rows().some((row) => row.kind === 'appeal'))
  const groundKind: ComputedRef<'none' | 'words' | 'law'> = computed(() => {
    if (what() === 'interim' || (result.value !== 'refused' && result.value !== 'noAnswer')) return 'none'
    return result.value === 'noAnswer' && isAppeal.value ? 'law' : 'words'
  })
  const isPutOff = computed(() => what() === 'answer' && result.value === 'postponed' && single.value !== undefined)
  const isApproved = computed(() => (card.value?.approvedAt ?? null) !== null)
  const isApprovalNeeded = computed(
    () =>
      what() === 'answer' &&
      !isApproved.value &&
      (mode.value === 'all' || (mode.value === 'appeals' && isAppeal.value)),
  )
  return {
    single,
    card,
    text,
    result,
    ground,
    until,
    typed,
    isTouched,
    initial,
    set,
    begin,
    groundKind,
    isPutOff,
    isApproved,
    isApprovalNeeded,
  }
}
