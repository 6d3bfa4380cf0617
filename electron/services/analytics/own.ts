import { fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { IndicatorDefinition, IndicatorValue } from '../../contract/indicators.ts'
import type { Services } from '../../contract/kinds.ts'
import type { CaseFilter } from '../../contract/messages.ts'
import type { OwnIndicator } from '../../contract/analytics.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Contexts } from '../context.ts'
import { countCases } from '../messages/messages.service.ts'
import { listOwn, ownIndicators } from './own.repo.ts'
import type { OwnIndicatorRow } from './own.repo.ts'
import { texts } from './texts.ts'

export { findOwn, listOwn } from './own.repo.ts'

const PREFIX = 'own:'
const PERCENT = 100

/** The id in `own:<id>`; null for a key of the application. */
export function ownId(key: string): number | null {
  const id = key.startsWith(PREFIX) ? Number(key.slice(PREFIX.length)) : Number.NaN
  return Number.isInteger(id) && id > 0 ? id : null
}

export const ownDefinition = (row: OwnIndicatorRow): IndicatorDefinition => ({
  key: `${PREFIX}${row.id}`,
  name: row.name,
  shortName: row.name,
  unit: row.whole === null ? 'count' : 'percent',
  numerator: row.definition,
  denominator: row.whole === null ? null : texts.own.denominator,
  countsBy: texts.own.countsBy,
  excludes: texts.own.excludes,
  better: null,
  source: texts.own.source,
})

const later = (a: string | undefined, b: string | undefined) => (a === undefined || (b !== undefined && b > a) ? b : a)
const earlier = (a: string | undefined, b: string | undefined) =>
  a === undefined || (b !== undefined && b < a) ? b : a
const LISTS = ['channelIds', 'blockIds', 'themeIds', 'territoryIds', 'recipientIds', 'responsibleIds'] as const

/**
 * The cards that are in both: the filter of an own indicator among the cards of a scope. Null where no card can be, which one filter
 * cannot say.
 */
export function both(own: CaseFilter, base: CaseFilter): CaseFilter | null {
  const filter: CaseFilter = { ...base, ...own }
  if (own.kind !== undefined && base.kind !== undefined && own.kind !== base.kind) return null
  for (const name of LISTS) {
    const [mine, theirs] = [own[name], base[name]]
    if (!mine || mine.length === 0) filter[name] = theirs
    else if (theirs && theirs.length > 0) {
      filter[name] = mine.filter((id) => theirs.includes(id))
      if (filter[name].length === 0) return null
    }
    if (filter[name] === undefined) delete filter[name]
  }
  const [from, to] = [later(base.receivedFrom, own.receivedFrom), earlier(base.receivedTo, own.receivedTo)]
  if (from !== undefined) filter.receivedFrom = from
  if (to !== undefined) filter.receivedTo = to
  return from !== undefined && to !== undefined && from > to ? null : filter
}

export function measureOwn(db: ReadDb, base: CaseFilter, row: OwnIndicatorRow, now: string): IndicatorValue {
  const counted = (own: CaseFilter): { count: number; opens: IndicatorValue['opens'] } => {
    const filter = both(own, base)
    if (filter === null) return { count: 0, opens: null }
    return { count: countCases(db, filter, now), opens: { kind: 'cases', filter } }
  }
  const part = counted(row.part)
  const whole = row.whole === null ? null : counted(row.whole)
  const value = whole === null ? part.count : whole.count === 0 ? null : (part.count / whole.count) * PERCENT
  return {
    key: `${PREFIX}${row.id}`,
    value,
    part: part.count,
    whole: whole?.count ?? null,
    opens: part.opens,
    wholeOpens: whole?.opens ?? null,
  }
}

const shown = ({ id, version, name, definition, part, whole, position }: OwnIndicatorRow): OwnIndicator => ({
  id,
  version,
  name,
  definition,
  part,
  whole,
  position,
})

type Handlers = Pick<
  Services<Contract, Contexts>['analytics'],
  'ownIndicators' | 'saveOwnIndicator' | 'removeOwnIndicator'
>

export const ownHandlers: Handlers = {
  ownIndicators: (_input, { db }) => listOwn(db).map(shown),

  saveOwnIndicator: ({ id, version, name, definition, part, whole }, ctx) => {
    const all = listOwn(ctx.db)
    if (all.some((row) => row.id !== id && row.name.toLocaleLowerCase('ru') === name.toLocaleLowerCase('ru')))
      throw fieldErrors({ name: texts.own.sameName })
    for (const [field, filter] of Object.entries({ part, whole }))
      if (filter?.isDeleted) throw fieldErrors({ [field]: texts.own.trash })
    const row = { name, definition, part, whole }
    ctx.records.title = id === null ? texts.own.created(name) : texts.own.changed(name)
    if (id !== null) {
      ctx.records.live(ownIndicators, id)
      ctx.records.update(ownIndicators, id, version, row)
      return { ...ctx.records.handle(), id }
    }
    const position = Math.max(0, ...all.map((one) => one.position)) + 1
    const created = ctx.records.insert(ownIndicators, { ...row, position })
    return { ...ctx.records.handle(), id: created }
  },

  removeOwnIndicator: ({ id, version }, ctx) => {
    ctx.records.title = texts.own.removed(ctx.records.live(ownIndicators, id).name)
    ctx.records.remove(ownIndicators, id, version)
    return ctx.records.handle()
  },
}
