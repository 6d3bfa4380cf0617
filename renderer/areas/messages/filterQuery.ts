import * as v from 'valibot'
import { caseFilter, caseSort, type CaseFilter, type CaseSort } from '../../../electron/contract/messages.ts'

/**
 * A filter of the register as the query of `#/messages`, so that a figure anywhere can open its list (model.md invariant 8).
 * Lists are joined by commas, `none` stands for «не указано», booleans are 1 and 0. A filter without conditions becomes
 * `any=1`: the bare address belongs to the usual view of open cards.
 */

type FilterField = keyof typeof caseFilter.entries
/** What vue-router gives and takes: a value may be repeated in an address typed by hand. */
export type QueryValue = string | null | undefined | readonly (string | null)[]
export type QueryLike = Readonly<Record<string, QueryValue>>

const NONE = 'none'
const ANY = 'any'
const SORT = 'sort'

const idFields = ['channelIds', 'blockIds', 'themeIds', 'territoryIds', 'recipientIds', 'responsibleIds'] as const
const flagFields = ['fastTrack', 'isImportant', 'isRepeat', 'hasClarity', 'isDeleted'] as const

const isOneOf = <T extends string>(list: readonly T[], name: string): name is T =>
  (list as readonly string[]).includes(name)

const write = (value: CaseFilter[FilterField]): string | undefined => {
  if (value === undefined) return undefined
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value === 'string') return value === '' ? undefined : value
  return value.length === 0 ? undefined : value.map((one) => one ?? NONE).join(',')
}

/** The query of a filter. Empty lists and empty words are no conditions and leave no trace. */
export const caseFilterToQuery = (filter: CaseFilter): Record<string, string> => {
  const query: Record<string, string> = {}
  for (const name of Object.keys(caseFilter.entries) as FilterField[]) {
    const text = write(filter[name])
    if (text !== undefined) query[name] = text
  }
  return Object.keys(query).length === 0 ? { [ANY]: '1' } : query
}

const read = (name: FilterField, text: string): unknown => {
  if (isOneOf(idFields, name)) return text.split(',').map((one) => (one === NONE ? null : Number(one)))
  if (isOneOf(flagFields, name)) return text === '1' ? true : text === '0' ? false : undefined
  return name === 'statuses' ? text.split(',') : text
}

const first = (value: QueryValue): string =>
  Array.isArray(value) ? (value[0] ?? '') : typeof value === 'string' ? value : ''

/** The filter of a query; a condition that cannot be read is left out, the others hold. */
export const queryToCaseFilter = (query: QueryLike): CaseFilter => {
  const found: Record<string, unknown> = {}
  for (const name of Object.keys(caseFilter.entries) as FilterField[]) {
    const text = first(query[name])
    if (text === '') continue
    const parsed = v.safeParse(caseFilter.entries[name], read(name, text))
    if (parsed.success && parsed.output !== undefined && parsed.output !== '') found[name] = parsed.output
  }
  return v.parse(caseFilter, found)
}

/** Whether an address says nothing about the filter: the usual view is meant. */
export const isBareQuery = (query: QueryLike): boolean =>
  first(query[ANY]) === '' && Object.keys(queryToCaseFilter(query)).length === 0

export const usualSort: CaseSort = { by: 'due', direction: 'asc' }

/** «due-asc» in the address; the usual order leaves no trace. */
export const sortToQuery = (sort: CaseSort): Record<string, string> =>
  sort.by === usualSort.by && sort.direction === usualSort.direction ? {} : { [SORT]: `${sort.by}-${sort.direction}` }

/** The order of a query; an unreadable one is the usual order. */
export const queryToSort = (query: QueryLike): CaseSort => {
  const [by, direction] = first(query[SORT]).split('-')
  const parsed = v.safeParse(caseSort, { by, direction })
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
