import type { CaseExclusion, CaseFilter, RelativePeriod } from '../../../electron/contract/messages.ts'
import { CASE_RESULTS, CASE_STATUSES } from '../../../electron/contract/messages.ts'
import type { ComboOption } from '../../ui/combo.ts'
import { fullDate } from '../../ui/format.ts'
import { choiceToIds, idsToChoice, withUnset } from './directories.ts'
import type { fieldTitles } from './findTexts.ts'
import { choices, findTexts, periodWords } from './findTexts.ts'
import { resultWords, statusLong } from './texts.ts'

/** Every condition of the register as a person sets it: one field, or several fields of the filter that belong together. */

type Names = keyof CaseExclusion
type Directory = 'channels' | 'blocks' | 'themes' | 'territories' | 'recipients' | 'persons'
/** What the directories of the window give. */
export interface ConditionNames {
  options: Readonly<Record<Directory, readonly ComboOption<number>[]>>
}

interface Base {
  id: keyof typeof fieldTitles
  fields: readonly Names[]
}
export type Condition = Base &
  (
    | { type: 'ids'; directory: Directory }
    | { type: 'choice'; options: readonly { value: string; label: string }[]; many: boolean }
    | { type: 'flag' }
    | { type: 'period'; words: Names | null }
    | { type: 'grade'; min: number; max: number }
    | { type: 'number' }
    | { type: 'text' }
  )

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))
const choice = (id: Base['id'] & Names, words: Readonly<Record<string, string>>, many = false): Condition => ({
  id,
  fields: [id],
  type: 'choice',
  options: options(words),
  many,
})
const ids = (id: Base['id'] & Names, directory: Directory): Condition => ({ id, fields: [id], type: 'ids', directory })
const flag = (id: Base['id'] & Names): Condition => ({ id, fields: [id], type: 'flag' })
const period = (id: Base['id'], from: Names, to: Names, words: Names | null): Condition => ({
  id,
  fields: words === null ? [from, to] : [from, to, words],
  type: 'period',
  words,
})
const one = (id: Base['id'] & Names, type: 'number' | 'text'): Condition => ({ id, fields: [id], type })

export const conditions: readonly Condition[] = [
  choice('statuses', Object.fromEntries(CASE_STATUSES.map((status) => [status, statusLong[status]])), true),
  choice('state', choices.state),
  choice('due', choices.due),
  period('duePeriod', 'dueFrom', 'dueTo', 'dueIn'),
  period('received', 'receivedFrom', 'receivedTo', 'receivedIn'),
  period('registered', 'registeredFrom', 'registeredTo', 'registeredIn'),
  period('answered', 'answeredFrom', 'answeredTo', 'answeredIn'),
  period('postponed', 'postponedFrom', 'postponedTo', null),
  { id: 'back', fields: ['postponed'], type: 'choice', options: options(choices.back), many: false },
  one('dueBy', 'text'),
  ids('channelIds', 'channels'),
  ids('blockIds', 'blocks'),
  ids('themeIds', 'themes'),
  ids('territoryIds', 'territories'),
  ids('recipientIds', 'recipients'),
  ids('responsibleIds', 'persons'),
  choice('kind', choices.kind),
  choice('outcome', choices.outcome),
  choice('dueStage', choices.dueStage),
  flag('isImportant'),
  flag('fastTrack'),
  flag('isRepeat'),
  flag('hasRepeats'),
  one('returnsFrom', 'number'),
  flag('hadAnswer'),
  flag('isPaused'),
  flag('isExtended'),
  flag('isRedirected'),
  flag('needsNotice'),
  choice('approval', choices.approval),
  choice('results', Object.fromEntries(CASE_RESULTS.map((result) => [result, resultWords[result]])), true),
  flag('hasQuality'),
  { id: 'quality', fields: ['qualityFrom', 'qualityTo'], type: 'grade', min: 0, max: 2 },
  choice('asked', choices.asked),
  flag('isSolved'),
  flag('hasSolved'),
  { id: 'clarity', fields: ['clarityFrom', 'clarityTo'], type: 'grade', min: 1, max: 5 },
  flag('hasClarity'),
  flag('hasInterim'),
  flag('hasApplicant'),
  flag('hasAnswerText'),
  flag('hasFiles'),
  flag('hasAddress'),
  flag('hasNote'),
  flag('hasExternal'),
  { id: 'problemIds', fields: ['problemIds'], type: 'number' },
  one('importId', 'number'),
  one('operationId', 'number'),
  one('ruleId', 'number'),
  one('rawStatus', 'text'),
  one('sourcePage', 'text'),
  one('fact', 'text'),
]

export type Part = Partial<Record<Names, unknown>>

/** A condition that is set, alone or under «не». */
export interface SetCondition {
  condition: Condition
  isNot: boolean
  part: Part
}

const partOf = (condition: Condition, from: CaseExclusion): Part | null => {
  const set = condition.fields.filter((name) => from[name] !== undefined)
  return set.length === 0 ? null : Object.fromEntries(set.map((name) => [name, from[name]]))
}

/** The conditions of a filter in the order of the list. */
export const setConditions = (filter: CaseFilter): SetCondition[] =>
  [false, true].flatMap((isNot) =>
    conditions.flatMap((condition) => {
      const part = partOf(condition, isNot ? (filter.not ?? {}) : filter)
      return part === null ? [] : [{ condition, isNot, part }]
    }),
  )

const withPart = (from: CaseExclusion, condition: Condition, part: Part | null): Record<string, unknown> => {
  const kept = Object.entries(from).filter(([name]) => !condition.fields.includes(name as Names))
  const set = Object.entries(part ?? {}).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries([...kept, ...set])
}

/** The filter with one condition put in place, or taken away with null. */
export const withCondition = (
  filter: CaseFilter,
  condition: Condition,
  isNot: boolean,
  part: Part | null,
): CaseFilter => {
  const { not = {}, ...rest } = filter
  if (!isNot) return { ...(withPart(rest, condition, part) as CaseFilter), ...(filter.not ? { not } : {}) }
  const next = withPart(not, condition, part) as CaseExclusion
  return Object.keys(next).length === 0 ? rest : { ...rest, not: next }
}

/** What a condition begins with when it is chosen; null where a value must be given first. */
export const firstPart = (condition: Condition): Part | null => {
  const [name = 'state'] = condition.fields
  if (condition.type === 'flag') return { [name]: true }
  if (condition.type === 'choice') {
    const value = condition.options[0]?.value
    return { [name]: condition.many ? [value] : value }
  }
  if (condition.type === 'period') return condition.words === null ? null : { [condition.words]: 'thisMonth' }
  if (condition.type === 'grade') return { [name]: condition.min }
  if (condition.type === 'ids') return { [name]: [null] }
  return condition.type === 'number' ? { [name]: condition.id === 'problemIds' ? [1] : 1 } : null
}

const texts = findTexts.conditions

/** The value of a condition in words: «ПОС, ИМ», «последние 30 дней», «с 01.11.2026». */
export const valueWords = ({ condition, part }: SetCondition, names: ConditionNames): string => {
  const [name = 'state'] = condition.fields
  const value = part[name]
  switch (condition.type) {
    case 'ids': {
      const list = withUnset(names.options[condition.directory], texts.empty)
      const chosen = idsToChoice(value as (number | null)[] | undefined)
      const words = chosen.map((id) => list.find((option) => option.value === id)?.label ?? String(id))
      return words.length > 2 ? `${words.slice(0, 2).join(', ')} и ещё ${words.length - 2}` : words.join(', ')
    }
    case 'choice':
      return (Array.isArray(value) ? value : [value])
        .map((single) => condition.options.find((option) => option.value === single)?.label ?? texts.empty)
        .join(', ')
    case 'flag':
      return value === true ? texts.yes : texts.no
    case 'period': {
      const [from, to] = condition.fields.map((field) => part[field] as string | undefined)
      const words = condition.words === null ? undefined : (part[condition.words] as RelativePeriod | undefined)
      return [
        ...(words === undefined ? [] : [periodWords[words]]),
        ...(from === undefined ? [] : [`${texts.from} ${fullDate(from)}`]),
        ...(to === undefined ? [] : [`${texts.to} ${fullDate(to)}`]),
      ].join(' ')
    }
    case 'grade': {
      const [from, to] = condition.fields.map((field) => part[field] as number | undefined)
      return [
        ...(from === undefined ? [] : [`${texts.least} ${from}`]),
        ...(to === undefined ? [] : [`${texts.most} ${to}`]),
      ].join(' ')
    }
    default:
      return String(Array.isArray(value) ? value.join(', ') : value)
  }
}

export { choiceToIds, idsToChoice }
