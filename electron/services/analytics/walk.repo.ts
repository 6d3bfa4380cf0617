import { FACTS } from '../../contract/facts.ts'
import type { Fact } from '../../contract/facts.ts'
import type { CaseFilter } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import { caseCondition, momentOf, remembered } from '../messages/messages.service.ts'
import { columnsOf, DAYS_SHIFT, DIMENSIONS, exampleOf, knownColumns, sizeOf, walk } from './columns.repo.ts'
import type { Columns, Dimension } from './columns.repo.ts'

/**
 * Sums over the cards of a filter. They are counted here, not by SQLite: its own GROUP BY would sort every card first, which takes ten times
 * as long. What is so of a card is said by `caseWhere` alone, once for each different profile.
 */

export type { Dimension } from './columns.repo.ts'

export interface Tally<F extends Fact> {
  /** Ids of the asked dimensions; null is «не указано». */
  ids: (number | null)[]
  total: number
  facts: Record<F, number>
}

/** Up to this many different numbers are counted in a list: 16 MB. */
const LISTED = 2 ** 22

/** How often each number occurs. @param size all are whole, from 0 and below it */
function counted(length: number, codeOf: (index: number) => number, size: number): Map<number, number> {
  const counts = new Map<number, number>()
  if (size <= LISTED && length > size / 16) {
    const sums = new Uint32Array(size)
    for (let index = 0; index < length; index += 1) {
      const code = codeOf(index)
      sums[code] = (sums[code] ?? 0) + 1
    }
    for (const [code, sum] of sums.entries()) if (sum > 0) counts.set(code, sum)
    return counts
  }
  for (let index = 0; index < length; index += 1) {
    const code = codeOf(index)
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return counts
}

/** Which facts hold of each profile, in the order of profiles: asked of `caseWhere` over an example of it. */
function truths<F extends Fact>(db: ReadDb, profiles: readonly number[], facts: readonly F[], now: string): F[][] {
  const conditions = facts.map((fact) => caseCondition(FACTS[fact], now))
  const examples = profiles.map((profile, place) => [place, ...exampleOf(profile)])
  const rows = db.all<Record<string, number>>(
    `SELECT ${conditions.map(({ sql }, place) => `(${sql}) IS TRUE AS f${place}`).join(', ')} FROM (
       SELECT value ->> 0 AS place, value ->> 1 AS status, value ->> 2 AS is_late, value ->> 3 AS due_end,
         value ->> 4 AS postponed_until, value ->> 5 AS marks, value ->> 6 AS kind FROM json_each(?)) c ORDER BY c.place`,
    [...conditions.flatMap(({ params }) => [...params]), JSON.stringify(examples)],
  )
  return rows.map((row) => facts.filter((_fact, place) => row[`f${place}`] === 1))
}

/**
 * How many cards of a filter there are and of how many each fact holds, for each combination of directory entries that occurs; one line
 * without dimensions. Remembered until the register changes.
 */
export function tally<F extends Fact>(
  db: ReadDb,
  filter: CaseFilter,
  facts: readonly F[],
  now: string,
  by: readonly Dimension[] = [],
): Tally<F>[] {
  const moment = momentOf({ outcome: 'overdueOpen' }, now)
  const key = `tally ${moment} ${JSON.stringify([filter, facts, by])}`
  return remembered(db, key, () => {
    // Bare counts are not worth all columns of the cards, unless these are here already.
    const columns = facts.length > 0 ? columnsOf(db, filter, now) : knownColumns(db, filter, now)
    if (columns) return sumColumns(db, columns, facts, now, by)
    const bare = by.length === 0 ? [{ ids: [], total: countOf(db, filter, now) }] : countBy(db, filter, now, by)
    return bare.map((line) => ({ ...line, facts: noneOf(facts) }))
  })
}

type Bare = Pick<Tally<Fact>, 'ids' | 'total'>

function countOf(db: ReadDb, filter: CaseFilter, now: string): number {
  const { sql, params } = walk({ sql: 'count(*) AS total', params: [] }, filter, now)
  return db.one<{ total: number }>(sql, params).total
}

function countBy(db: ReadDb, filter: CaseFilter, now: string, by: readonly Dimension[]): Bare[] {
  const sizes = by.map((dimension) => sizeOf(db, dimension))
  const place = by.reduce((sql, dimension, index) => {
    const id = `ifnull(c.${DIMENSIONS[dimension]}, 0)`
    return sql === '' ? id : `(${sql}) * ${sizes[index] ?? 1} + ${id}`
  }, '')
  const { sql, params } = walk({ sql: place, params: [] }, filter, now)
  const codes = db.column<number>(sql, params)
  const size = sizes.reduce((all, one) => all * one, 1)
  return [...counted(codes.length, (index) => codes[index] ?? 0, size)].map(([code, total]) => ({
    ids: idsOf(code, sizes),
    total,
  }))
}

function sumColumns<F extends Fact>(
  db: ReadDb,
  columns: Columns,
  facts: readonly F[],
  now: string,
  by: readonly Dimension[],
): Tally<F>[] {
  const { profile, profiles } = columns
  const ids = by.map((dimension) => columns.ids[dimension])
  const sizes = by.map((dimension) => sizeOf(db, dimension))
  const step = Math.max(1, profiles.length)
  const codeOf = (index: number): number => {
    let place = 0
    for (let side = 0; side < ids.length; side += 1) place = place * (sizes[side] ?? 1) + (ids[side]?.[index] ?? 0)
    return place * step + (profile[index] ?? 0)
  }
  const size = sizes.reduce((all, one) => all * one, step)
  const holds = facts.length === 0 ? [] : truths(db, profiles, facts, now)
  const lines = new Map<number, Tally<F>>()
  for (const [code, total] of counted(columns.size, codeOf, size)) {
    const place = Math.floor(code / step)
    let line = lines.get(place)
    if (!line) {
      line = { ids: idsOf(place, sizes), total: 0, facts: noneOf(facts) }
      lines.set(place, line)
    }
    line.total += total
    for (const fact of holds[code % step] ?? []) line.facts[fact] += total
  }
  if (by.length === 0 && lines.size === 0) return [{ ids: [], total: 0, facts: noneOf(facts) }]
  return [...lines.values()]
}

function idsOf(place: number, sizes: readonly number[]): (number | null)[] {
  let rest = place
  const ids: (number | null)[] = []
  for (const size of sizes.toReversed()) {
    const id = rest % size
    ids.unshift(id === 0 ? null : id)
    rest = Math.floor(rest / size)
  }
  return ids
}

export const noneOf = <F extends Fact>(facts: readonly F[]): Record<F, number> =>
  Object.fromEntries(facts.map((fact) => [fact, 0])) as Record<F, number>

/** The single line of a tally without dimensions. */
export function total<F extends Fact>(db: ReadDb, filter: CaseFilter, facts: readonly F[], now: string): Tally<F> {
  const [line] = tally(db, filter, facts, now)
  return line ?? { ids: [], total: 0, facts: noneOf(facts) }
}

/** Whole days from registration to answer of the closed cards of a filter: how many took each. */
export function answerDays(db: ReadDb, filter: CaseFilter, now: string): { days: number; total: number }[] {
  return remembered(db, `days ${now.slice(0, 10)} ${JSON.stringify(filter)}`, () => {
    const { size, profile, profiles, days } = columnsOf(db, filter, now)
    const isClosed = truths(db, profiles, ['closed'], now).map((facts) => facts.length > 0)
    const codeOf = (index: number): number => (isClosed[profile[index] ?? 0] === true ? (days[index] ?? 0) : 0)
    return [...counted(size, codeOf, 2 * DAYS_SHIFT)]
      .filter(([code]) => code > 0)
      .map(([code, sum]) => ({ days: code - DAYS_SHIFT, total: sum }))
      .sort((a, b) => a.days - b.days)
  })
}

/** The days to which the cards of a filter that wait are put off; those without a day are not among them. */
export function postponedDays(db: ReadDb, filter: CaseFilter, now: string): string[] {
  const waiting: CaseFilter = { ...filter, state: 'open', postponed: 'waiting' }
  const days = { sql: 'c.postponed_until', params: [] }
  const { sql, params } = walk(days, waiting, now, ' AND c.postponed_until IS NOT NULL')
  return db.column<string>(sql, params)
}

/** Receipt and first reply of the cards that have an interim one, as `receipt|reply`, civil moments. */
export function interimSpans(db: ReadDb, filter: CaseFilter, now: string): string[] {
  const spans = { sql: "c.received_at || '|' || c.interim_at", params: [] }
  const { sql, params } = walk(spans, { ...filter, hasInterim: true }, now)
  return db.column<string>(sql, params)
}
