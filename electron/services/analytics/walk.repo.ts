import { FACTS } from '../../contract/facts.ts'
import type { Fact } from '../../contract/facts.ts'
import type { CaseFilter } from '../../contract/messages.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import {
  caseCondition,
  caseWhere,
  MARKS,
  momentOf,
  outcomeCondition,
  remembered,
} from '../messages/messages.service.ts'

/**
 * Sums over the cards of a filter, in one walk of a covering index. SQLite gives each card as one whole number (its directory entries and
 * what is so of it) and the numbers are counted here: its own GROUP BY would sort every card first, which takes ten times as long.
 * What is so of a card is said by `caseWhere` alone, once for each different number.
 */

export const DIMENSIONS = {
  channel: 'channel_id',
  block: 'block_id',
  theme: 'theme_id',
  territory: 'territory_id',
  recipient: 'recipient_id',
  responsible: 'responsible_id',
} as const
export type Dimension = keyof typeof DIMENSIONS

const TABLES: Record<Dimension, string> = {
  channel: 'channels',
  block: 'blocks',
  theme: 'themes',
  territory: 'territories',
  recipient: 'recipients',
  responsible: 'persons',
}

export interface Tally<F extends Fact> {
  /** Ids of the asked dimensions; null is «не указано». */
  ids: (number | null)[]
  total: number
  facts: Record<F, number>
}

/** The marks that facts speak of; the other bits would only make more different numbers. */
const MARKS_ASKED =
  MARKS.isRepeat | MARKS.quality | MARKS.isAsked | MARKS.solved | MARKS.clarity | MARKS.hasInterim | MARKS.returns
/** They lie in two runs of bits, which are put side by side: small numbers are counted in a list, large ones in a map. */
const LOW_FROM = 4
const LOW_BITS = 10
const HIGH_FROM = 21
const HIGH_BITS = 4
const MARKS_SIZE = 2 ** (LOW_BITS + HIGH_BITS)
const PACKED_MARKS = `((c.marks & ${MARKS_ASKED & (2 ** (LOW_FROM + LOW_BITS) - 1)}) >> ${LOW_FROM})
  + ((c.marks >> ${HIGH_FROM} & ${2 ** HIGH_BITS - 1}) << ${LOW_BITS})`
const unpackedMarks = (packed: number): number =>
  ((packed % 2 ** LOW_BITS) << LOW_FROM) + (Math.floor(packed / 2 ** LOW_BITS) << HIGH_FROM)
const OUTCOMES = ['inTime', 'late', 'postponed', 'overdueOpen', 'open'] as const
const OUTCOME_SIZE = OUTCOMES.length
const KIND_SIZE = 2

/** A card of each outcome, in the words of the columns that `outcomeCondition` asks: status, is_late, due_end, postponed_until. */
const EXAMPLES: Record<(typeof OUTCOMES)[number], readonly (string | number | null)[]> = {
  inTime: ['answered', 0, null, null],
  late: ['answered', 1, null, null],
  postponed: ['postponed', null, null, null],
  overdueOpen: ['new', null, '', null],
  open: ['new', null, null, null],
}

interface Expression {
  sql: string
  params: SqlValue[]
}

/** The outcome as its place in `OUTCOMES`; the last one needs no condition. */
function outcomeCode(now: string): Expression {
  const parts = OUTCOMES.slice(0, -1).map((outcome) => outcomeCondition(outcome, now))
  return {
    sql: `CASE ${parts.map(({ sql }, place) => `WHEN ${sql} THEN ${place}`).join(' ')} ELSE ${OUTCOME_SIZE - 1} END`,
    params: parts.flatMap(({ params }) => [...params]),
  }
}

/** The index that a period is walked in. */
function indexFor(filter: CaseFilter): string {
  if (filter.state === 'open') return 'cases_open_due'
  if (filter.receivedFrom !== undefined || filter.receivedTo !== undefined) return 'cases_received'
  if (filter.answeredFrom !== undefined || filter.answeredTo !== undefined) return 'cases_answered'
  return 'cases_received'
}

const body = (filter: CaseFilter, now: string, also = ''): Expression => {
  const where = caseWhere(filter, now)
  return {
    sql: `FROM cases c INDEXED BY ${indexFor(filter)} WHERE ${where.sql}${also}`,
    params: [...where.params],
  }
}

/** One whole number for each card of a filter. Exported for the test that asks SQLite for its plan. */
export function codesSql(filter: CaseFilter, code: Expression, now: string, also = ''): Expression {
  const { sql, params } = body(filter, now, also)
  return { sql: `SELECT ${code.sql} ${sql}`, params: [...code.params, ...params] }
}

/** Up to this many different numbers are counted in a list: 16 MB. */
const LISTED = 2 ** 22

/** How often each number stands in a list. @param size all are whole, from 0 and below it, where that is known */
function counted(list: readonly number[], size = Number.POSITIVE_INFINITY): Map<number, number> {
  const counts = new Map<number, number>()
  if (size <= LISTED && list.length > size / 16) {
    const sums = new Uint32Array(size)
    for (const code of list) sums[code] = (sums[code] ?? 0) + 1
    for (const [code, sum] of sums.entries()) if (sum > 0) counts.set(code, sum)
    return counts
  }
  for (const code of list) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}

/** Which facts need more than the outcome of a card. */
const ofOutcome = new Set(['state', 'outcome'])
const usesKind = (fact: Fact): boolean => 'kind' in FACTS[fact]
const usesMarks = (fact: Fact): boolean =>
  !usesKind(fact) && Object.keys(FACTS[fact]).some((name) => !ofOutcome.has(name))

/** How a card is put into one number, and what is counted of it. */
interface Coding<F extends Fact> {
  code: Expression
  /** Different numbers of one combination of ids. */
  size: number
  hasMarks: boolean
  hasKind: boolean
  hasOutcome: boolean
  facts: readonly F[]
}

function codingOf<F extends Fact>(facts: readonly F[], now: string): Coding<F> {
  const hasMarks = facts.some(usesMarks)
  const hasKind = facts.some(usesKind)
  const hasOutcome = facts.length > 0
  const outcome = hasOutcome ? outcomeCode(now) : { sql: '0', params: [] }
  const kinds = hasKind ? `(${outcome.sql}) * ${KIND_SIZE} + (c.kind = 'appeal')` : `(${outcome.sql})`
  return {
    code: {
      sql: hasMarks ? `(${kinds}) * ${MARKS_SIZE} + ${PACKED_MARKS}` : kinds,
      params: outcome.params,
    },
    size: (hasOutcome ? OUTCOME_SIZE : 1) * (hasKind ? KIND_SIZE : 1) * (hasMarks ? MARKS_SIZE : 1),
    hasMarks,
    hasKind,
    hasOutcome,
    facts,
  }
}

/** Which facts hold of each different profile: asked of `caseWhere` over an example of it. */
function truths<F extends Fact>(
  db: ReadDb,
  coding: Coding<F>,
  profiles: readonly number[],
  now: string,
): Map<number, F[]> {
  const holds = new Map<number, F[]>()
  if (coding.facts.length === 0) return holds
  const examples = profiles.map((profile) => {
    const marks = coding.hasMarks ? unpackedMarks(profile % MARKS_SIZE) : 0
    const rest = coding.hasMarks ? Math.floor(profile / MARKS_SIZE) : profile
    const outcome = OUTCOMES[coding.hasKind ? Math.floor(rest / KIND_SIZE) : rest] ?? 'open'
    return [profile, ...EXAMPLES[outcome], marks, coding.hasKind && rest % KIND_SIZE === 1 ? 'appeal' : 'message']
  })
  const conditions = coding.facts.map((fact) => caseCondition(FACTS[fact], now))
  const rows = db.all<Record<string, number>>(
    `SELECT c.profile, ${conditions.map(({ sql }, place) => `(${sql}) IS TRUE AS f${place}`).join(', ')} FROM (
       SELECT value ->> 0 AS profile, value ->> 1 AS status, value ->> 2 AS is_late, value ->> 3 AS due_end,
         value ->> 4 AS postponed_until, value ->> 5 AS marks, value ->> 6 AS kind FROM json_each(?)) c`,
    [...conditions.flatMap(({ params }) => [...params]), JSON.stringify(examples)],
  )
  for (const row of rows)
    holds.set(
      row['profile'] ?? 0,
      coding.facts.filter((_fact, place) => row[`f${place}`] === 1),
    )
  return holds
}

/** Ids of a directory are below this. */
function sizeOf(db: ReadDb, dimension: Dimension): number {
  return db.one<{ size: number }>(`SELECT ifnull(max(id), 0) + 1 AS size FROM ${TABLES[dimension]}`).size
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
  return remembered(db, key, () => tallyNow(db, filter, facts, now, by))
}

function tallyNow<F extends Fact>(
  db: ReadDb,
  filter: CaseFilter,
  facts: readonly F[],
  now: string,
  by: readonly Dimension[],
): Tally<F>[] {
  if (facts.length === 0 && by.length === 0) return [{ ids: [], total: countOf(db, filter, now), facts: noneOf(facts) }]
  const coding = codingOf(facts, now)
  const sizes = by.map((dimension) => sizeOf(db, dimension))
  const place = by.reduce((sql, dimension, index) => {
    const id = `ifnull(c.${DIMENSIONS[dimension]}, 0)`
    return sql === '' ? id : `(${sql}) * ${sizes[index] ?? 1} + ${id}`
  }, '')
  const code = place === '' ? coding.code.sql : `(${place}) * ${coding.size} + ${coding.code.sql}`
  const statement = codesSql(filter, { sql: code, params: coding.code.params }, now)
  const size = sizes.reduce((all, one) => all * one, coding.size)
  const counts = counted(db.column<number>(statement.sql, statement.params), size)
  return summed(db, coding, counts, sizes, now)
}

/** Nothing is asked of the cards but how many there are: SQLite counts them itself, without a row for each. */
function countOf(db: ReadDb, filter: CaseFilter, now: string): number {
  const { sql, params } = body(filter, now)
  return db.one<{ total: number }>(`SELECT count(*) AS total ${sql}`, params).total
}

function summed<F extends Fact>(
  db: ReadDb,
  coding: Coding<F>,
  counts: ReadonlyMap<number, number>,
  sizes: readonly number[],
  now: string,
): Tally<F>[] {
  const profiles = new Set<number>()
  for (const code of counts.keys()) profiles.add(code % coding.size)
  const holds = truths(db, coding, [...profiles], now)
  const lines = new Map<number, Tally<F>>()
  for (const [code, total] of counts) {
    const place = Math.floor(code / coding.size)
    let line = lines.get(place)
    if (!line) {
      line = { ids: idsOf(place, sizes), total: 0, facts: noneOf(coding.facts) }
      lines.set(place, line)
    }
    line.total += total
    for (const fact of holds.get(code % coding.size) ?? []) line.facts[fact] += total
  }
  if (sizes.length === 0 && lines.size === 0) return [{ ids: [], total: 0, facts: noneOf(coding.facts) }]
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
  const statement = codesSql({ ...filter, state: 'closed' }, { sql: 'c.answer_days', params: [] }, now)
  return remembered(db, `days ${now.slice(0, 10)} ${JSON.stringify(filter)}`, () =>
    [...counted(db.column<number>(statement.sql, statement.params))]
      .map(([days, total]) => ({ days, total }))
      .sort((a, b) => a.days - b.days),
  )
}

/** The days to which the cards of a filter that wait are put off; those without a day are not among them. */
export function postponedDays(db: ReadDb, filter: CaseFilter, now: string): string[] {
  const waiting: CaseFilter = { ...filter, state: 'open', postponed: 'waiting' }
  const statement = codesSql(
    waiting,
    { sql: 'c.postponed_until', params: [] },
    now,
    ' AND c.postponed_until IS NOT NULL',
  )
  return db.column<string>(statement.sql, statement.params)
}

/** Receipt and first reply of the cards that have an interim one, as `receipt|reply`, civil moments. */
export function interimSpans(db: ReadDb, filter: CaseFilter, now: string): string[] {
  const code = { sql: "c.received_at || '|' || c.interim_at", params: [] }
  const statement = codesSql({ ...filter, hasInterim: true }, code, now)
  return db.column<string>(statement.sql, statement.params)
}
