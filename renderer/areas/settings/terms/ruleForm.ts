import type { DeadlineRuleInput, DeadlineRuleView } from '../../../../electron/contract/deadlines.ts'

/** A rule as its form holds it: what may stand empty is text, what may be «неважно» is a word. */
export type RuleForm = {
  name: string
  kind: DeadlineRuleInput['kind']
  channelCode: string | null
  category: string | null
  subcategory: string | null
  fastTrack: 'any' | 'yes' | 'no'
  isImportant: 'any' | 'yes' | 'no'
  stage: DeadlineRuleInput['stage']
  countFrom: DeadlineRuleInput['countFrom']
  unit: DeadlineRuleInput['unit']
  amount: string
  start: DeadlineRuleInput['start']
  onDayOff: DeadlineRuleInput['onDayOff']
  validFrom: string | null
  validTo: string | null
  legalBasis: string
  basisShort: string
  isVerified: boolean
}

const eitherOf = (value: boolean | null): RuleForm['fastTrack'] => (value === null ? 'any' : value ? 'yes' : 'no')
const boolOf = (value: RuleForm['fastTrack']): boolean | null => (value === 'any' ? null : value === 'yes')

export const emptyRule = (): RuleForm => ({
  name: '',
  kind: 'message',
  channelCode: null,
  category: null,
  subcategory: null,
  fastTrack: 'any',
  isImportant: 'any',
  stage: 'final',
  countFrom: 'received',
  unit: 'calendarDays',
  amount: '30',
  start: 'nextDay',
  onDayOff: 'previous',
  validFrom: null,
  validTo: null,
  legalBasis: '',
  basisShort: '',
  isVerified: false,
})

export const formOf = (rule: DeadlineRuleView): RuleForm => ({
  name: rule.name,
  kind: rule.kind,
  channelCode: rule.channelCode,
  category: rule.category,
  subcategory: rule.subcategory,
  fastTrack: eitherOf(rule.fastTrack),
  isImportant: eitherOf(rule.isImportant),
  stage: rule.stage,
  countFrom: rule.countFrom,
  unit: rule.unit,
  amount: String(rule.amount),
  start: rule.start,
  onDayOff: rule.onDayOff,
  validFrom: rule.validFrom,
  validTo: rule.validTo,
  legalBasis: rule.legalBasis,
  basisShort: rule.basisShort ?? '',
  isVerified: rule.isVerified,
})

/** The rule of a form. An amount that is no number stays one that the service refuses at its field. */
export const ruleOf = (form: RuleForm): DeadlineRuleInput => ({
  ...form,
  fastTrack: boolOf(form.fastTrack),
  isImportant: boolOf(form.isImportant),
  amount: /^\d+$/.test(form.amount.trim()) ? Number(form.amount) : 0,
  basisShort: form.basisShort === '' ? null : form.basisShort,
})

/** What belongs to the counting of hours and what to that of days: the other choice is taken back when the unit changes. */
export const withUnit = (form: RuleForm, unit: RuleForm['unit']): RuleForm => ({
  ...form,
  unit,
  start: unit === 'workingHours' ? 'moment' : form.start === 'moment' ? 'nextDay' : form.start,
})
