import * as v from 'valibot'
import {
  caseExclusion,
  caseFilter,
  caseSort,
  type CaseFilter,
  type CaseSort,
  type CaseSortKey,
} from '../../../electron/contract/messages.ts'

/**
 * A filter of the register as the query of `#/messages`, so that a figure anywhere can open its list (model.md invariant 8).
 * Lists are joined by commas, `none` stands for «не указано», booleans are 1 and 0. A filter without conditions becomes
 * `any=1`: the bare address belongs to the usual view of open cards.
 */

type PlainField = keyof typeof caseExclusion.entries
type FilterField = PlainField | 'search' | 'isDeleted'
/** What vue-router gives and takes: a value may be repeated in an address typed by hand. */
export type QueryValue = string | null | undefined | readonly (string | null)[]
export type QueryLike = Readonly<Record<string, QueryValue>>

const NONE = 'none'
const ANY = 'any'
const SORT = 'sort'

/** «не» conditions stand in the address under their own name behind this. */
const NOT = 'not.'

const isOneOf = <T extends string>(list: readonly T[], name: string): name is T =>
  (list as readonly string[]).includes(name)

const plainFields = Object.keys(caseExclusion.entries) as PlainField[]
const fields: readonly FilterField[] = [...plainFields, 'search', 'isDeleted']
const wordLists = ['statuses', 'results'] as const
const idFields = [
  'channelIds',
  'blockIds',
  'themeIds',
  'territoryIds',
  'recipientIds',
  'responsibleIds',
  'problemIds',
] as const
const numberFields = [
  'importId',
  'operationId',
  'ruleId',
  'returnsFrom',
  'qualityFrom',
  'qualityTo',
  'clarityFrom',
  'clarityTo',
] as const
const flagFields = [
  'fastTrack',
  'isImportant',
  'isRepeat',
  'hasRepeats',
  'isPaused',
  'isExtended',
  'isRedirected',
  'needsNotice',
  'hasQuality',
  'isSolved',
  'hasSolved',
  'hadAnswer',
  'hasClarity',
  'hasInterim',
  'hasApplicant',
  'hasAnswerText',
  'hasFiles',
  'hasAddress',
  'hasNote',
  'hasExternal',
  'isDeleted',
] as const

const write = (value: CaseFilter[FilterField] | undefined): string | undefined => {
  if (value === undefined) return undefined
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value === '' ? undefined : value
  return value.length === 0 ? undefined : value.map((one) => one ?? NONE).join(',')
}

/** The query of a filter. Empty lists and empty words are no conditions and leave no trace. */
export const caseFilterToQuery = (filter: CaseFilter): Record<string, string> => {
  const query: Record<string, string> = {}
  const put = (name: string, text: string | undefined): void => {
    if (text !== undefined) query[name] = text
  }
  for (const name of fields) put(name, write(filter[name]))
  for (const name of plainFields) put(`${NOT}${name}`, write(filter.not?.[name]))
  return Object.keys(query).length === 0 ? { [ANY]: '1' } : query
}

const read = (name: FilterField, text: string): unknown => {
  if (isOneOf(idFields, name)) return text.split(',').map((one) => (one === NONE ? null : Number(one)))
  if (isOneOf(flagFields, name)) return text === '1' ? true : text === '0' ? false : undefined
  if (isOneOf(numberFields, name)) return Number(text)
  return isOneOf(wordLists, name) ? text.split(',').map((one) => (one === NONE ? null : one)) : text
}

const first = (value: QueryValue): string =>
  Array.isArray(value) ? (value[0] ?? '') : typeof value === 'string' ? value : ''

/** The filter of a query; a condition that cannot be read is left out, the others hold. */
export const queryToCaseFilter = (query: QueryLike): CaseFilter => {
  const found: Record<string, unknown> = {}
  const not: Record<string, unknown> = {}
  const take = (into: Record<string, unknown>, name: FilterField, text: string): void => {
    if (text === '') return
    const parsed = v.safeParse(caseFilter.entries[name], read(name, text))
    if (parsed.success && parsed.output !== undefined && parsed.output !== '') into[name] = parsed.output
  }
  for (const name of fields) take(found, name, first(query[name]))
  for (const name of plainFields) take(not, name, first(query[`${NOT}${name}`]))
  return v.parse(caseFilter, Object.keys(not).length === 0 ? found : { ...found, not })
}

/** Whether an address says nothing about the filter: the usual view is meant. */
export const isBareQuery = (query: QueryLike): boolean =>
  first(query[ANY]) === '' && Object.keys(queryToCaseFilter(query)).length === 0

export const usualSort: CaseSort = { by: 'due', direction: 'asc' }

/** The keys of an order, the first one first. */
export const sortKeys = (sort: CaseSort): CaseSortKey[] => [
  { by: sort.by, direction: sort.direction },
  ...(sort.further ?? []),
]

/** «block-asc,due-asc» in the address; the usual order leaves no trace. */
export const sortToQuery = (sort: CaseSort): Record<string, string> => {
  const text = sortKeys(sort)
    .map((key) => `${key.by}-${key.direction}`)
    .join(',')
  return text === `${usualSort.by}-${usualSort.direction}` ? {} : { [SORT]: text }
}

/** The order of a query; an unreadable one is the usual order. */
export const queryToSort = (query: QueryLike): CaseSort => {
  const [head, ...further] = first(query[SORT])
    .split(',')
    .map((one) => {
      const [by, direction] = one.split('-')
      return { by, direction }
    })
  const parsed = v.safeParse(caseSort, { ...head, ...(further.length > 0 ? { further } : {}) })
  return parsed.success ? parsed.output : usualSort
}

/** Where a figure leads: the register under this filter. */
export const caseListLink = (
  filter: CaseFilter,
  sort: CaseSort = usualSort,
): { path: string; query: Record<string, string> } => ({
  path: '/messages',
  query: { ...caseFilterToQuery(filter), ...sortToQuery(sort) },
})
