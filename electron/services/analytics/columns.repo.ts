import type { CaseFilter } from '../../contract/messages.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import {
  caseWhere,
  MARKS,
  momentOf,
  outcomeCondition,
  recalled,
  remembered,
  shelfOf,
} from '../messages/messages.service.ts'

/**
 * The cards of a filter as columns of small whole numbers, read in one walk of a covering index: every sum of a page is then counted from
 * them, without reading the register again. SQLite packs a card into one or two large numbers and joins them into one text, because a row
 * for each card would cost as much again.
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
const dimensions = Object.keys(DIMENSIONS) as Dimension[]

const TABLES: Record<Dimension, string> = {
  channel: 'channels',
  block: 'blocks',
  theme: 'themes',
  territory: 'territories',
  recipient: 'recipients',
  responsible: 'persons',
}

export type IdColumn = Uint16Array | Uint32Array

export interface Columns {
  size: number
  /** What is so of cards: each different profile once. */
  profiles: readonly number[]
  /** Place in `profiles` of each card. */
  profile: IdColumn
  /** Whole days from registration to answer and `DAYS_SHIFT`; 0 where there is no answer. */
  days: IdColumn
  /** Ids of directory entries; 0 is «не указано». */
  ids: Record<Dimension, IdColumn>
}

/** The marks that facts speak of; the other bits would only make more different profiles. */
const MARKS_ASKED =
  MARKS.isRepeat | MARKS.quality | MARKS.isAsked | MARKS.solved | MARKS.clarity | MARKS.hasInterim | MARKS.returns
/** They lie in two runs of bits, which are put side by side. */
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
const KIND_SIZE = 2
const PROFILE_SIZE = OUTCOMES.length * KIND_SIZE * MARKS_SIZE

/** A card of each outcome, in the words of the columns that `outcomeCondition` asks: status, is_late, due_end, postponed_until. */
const EXAMPLES: Record<(typeof OUTCOMES)[number], readonly (string | number | null)[]> = {
  inTime: ['answered', 0, null, null],
  late: ['answered', 1, null, null],
  postponed: ['postponed', null, null, null],
  overdueOpen: ['new', null, '', null],
  open: ['new', null, null, null],
}

/** A card of a profile: status, is_late, due_end, postponed_until, marks, kind. */
export function exampleOf(profile: number): readonly (string | number | null)[] {
  const rest = Math.floor(profile / MARKS_SIZE)
  const outcome = OUTCOMES[Math.floor(rest / KIND_SIZE)] ?? 'open'
  return [...EXAMPLES[outcome], unpackedMarks(profile % MARKS_SIZE), rest % KIND_SIZE === 1 ? 'appeal' : 'message']
}

interface Expression {
  sql: string
  params: SqlValue[]
}

/** A column as SQLite computes it: a whole number from 0 and below `size`. */
interface Field extends Expression {
  size: number
}

function profileField(now: string): Field {
  // The outcome as its place in `OUTCOMES`; the last one needs no condition.
  const parts = OUTCOMES.slice(0, -1).map((outcome) => outcomeCondition(outcome, now))
  const outcome = `CASE ${parts.map(({ sql }, place) => `WHEN ${sql} THEN ${place}`).join(' ')} ELSE ${OUTCOMES.length - 1} END`
  return {
    sql: `((${outcome}) * ${KIND_SIZE} + (c.kind = 'appeal')) * ${MARKS_SIZE} + ${PACKED_MARKS}`,
    params: parts.flatMap(({ params }) => [...params]),
    size: PROFILE_SIZE,
  }
}

/** An answer may be dated before the registration. */
export const DAYS_SHIFT = 2 ** 17
const DAYS: Field = { sql: `ifnull(c.answer_days + ${DAYS_SHIFT}, 0)`, params: [], size: 2 * DAYS_SHIFT }

/** Ids of a directory are below this. */
export function sizeOf(db: ReadDb, dimension: Dimension): number {
  return db.one<{ size: number }>(`SELECT ifnull(max(id), 0) + 1 AS size FROM ${TABLES[dimension]}`).size
}

/** The index that a period is walked in. */
function indexFor(filter: CaseFilter): string {
  if (filter.state === 'open') return 'cases_open_due'
  if (filter.receivedFrom !== undefined || filter.receivedTo !== undefined) return 'cases_received'
  if (filter.answeredFrom !== undefined || filter.answeredTo !== undefined) return 'cases_answered'
  return 'cases_received'
}

/** What follows SELECT in a walk over the cards of a filter. Exported for the test that asks SQLite for its plan. */
export function walk(selected: Expression, filter: CaseFilter, now: string, also = ''): Expression {
  const where = caseWhere(filter, now)
  return {
    sql: `SELECT ${selected.sql} FROM cases c INDEXED BY ${indexFor(filter)} WHERE ${where.sql}${also}`,
    params: [...selected.params, ...where.params],
  }
}

/** Larger numbers lose their last digits. */
const LARGEST = 2 ** 50

/** Fields that fit into one number together. */
function packs(fields: readonly Field[]): Field[][] {
  const groups: Field[][] = []
  let room = 0
  for (const field of fields) {
    const group = groups.at(-1)
    if (group && room >= field.size) group.push(field)
    else {
      groups.push([field])
      room = LARGEST
    }
    room /= field.size
  }
  return groups
}

const packed = (fields: readonly Field[]): string =>
  fields.reduce((sql, field) => (sql === '' ? `(${field.sql})` : `(${sql} * ${field.size} + (${field.sql}))`), '')

const COMMA = 44
const ZERO = 48
const TEN = 10

/** Takes the numbers of a pack apart, card by card, into a column for each field. */
function unpack(text: string, fields: readonly Field[], columns: readonly IdColumn[]): void {
  const sizes = fields.map(({ size }) => size)
  const last = fields.length - 1
  let place = 0
  let value = 0
  for (let index = 0; index <= text.length; index += 1) {
    const code = index === text.length ? COMMA : text.charCodeAt(index)
    if (code !== COMMA) {
      value = value * TEN + code - ZERO
      continue
    }
    for (let field = last; field > 0; field -= 1) {
      const size = sizes[field] ?? 1
      const rest = Math.floor(value / size)
      const column = columns[field]
      if (column) column[place] = value - rest * size
      value = rest
    }
    const first = columns[0]
    if (first) first[place] = value
    place += 1
    value = 0
  }
}

const columnFor = (size: number, values: number): IdColumn =>
  values <= 2 ** 16 ? new Uint16Array(size) : new Uint32Array(size)

/** Puts the place among the different profiles in place of each profile. @returns the different ones */
function numberProfiles(column: IdColumn): number[] {
  const profiles: number[] = []
  const places = new Int32Array(PROFILE_SIZE).fill(-1)
  for (let index = 0; index < column.length; index += 1) {
    const profile = column[index] ?? 0
    let place = places[profile] ?? -1
    if (place < 0) {
      place = profiles.push(profile) - 1
      places[profile] = place
    }
    column[index] = place
  }
  return profiles
}

/** How many sets of columns are kept: the period, the one before and a year ago. A million cards take 25 MB. */
const SHELF = shelfOf(3)
const keyOf = (filter: CaseFilter, now: string): string =>
  `columns ${momentOf({ outcome: 'overdueOpen' }, now)} ${JSON.stringify(filter)}`

/** The columns of a filter, remembered until the register changes. */
export const columnsOf = (db: ReadDb, filter: CaseFilter, now: string): Columns =>
  remembered(db, keyOf(filter, now), () => readColumns(db, filter, now), SHELF)

/** The columns of a filter where they have been read already. */
export const knownColumns = (db: ReadDb, filter: CaseFilter, now: string): Columns | null =>
  recalled(db, keyOf(filter, now), SHELF)

/** The statement of `columnsOf` for the sizes of directories. Exported for the test that asks SQLite for its plan. */
export function columnsSql(
  filter: CaseFilter,
  sizes: readonly number[],
  now: string,
): Expression & { groups: Field[][] } {
  const directories = dimensions.map((dimension, index): Field => ({
    sql: `ifnull(c.${DIMENSIONS[dimension]}, 0)`,
    params: [],
    size: sizes[index] ?? 1,
  }))
  const groups = packs([profileField(now), DAYS, ...directories])
  const texts = groups.map((fields, place) => `group_concat(${packed(fields)}) AS p${place}`)
  const params = groups.flat().flatMap((field) => field.params)
  return { ...walk({ sql: `count(*) AS size, ${texts.join(', ')}`, params }, filter, now), groups }
}

function readColumns(db: ReadDb, filter: CaseFilter, now: string): Columns {
  const sizes = dimensions.map((dimension) => sizeOf(db, dimension))
  const { sql, params, groups } = columnsSql(filter, sizes, now)
  const row = db.one<Record<string, string | number | null>>(sql, params)
  const size = Number(row['size'])
  const columns: IdColumn[] = []
  for (const [index, fields] of groups.entries()) {
    const own = fields.map((field) => columnFor(size, field.size))
    if (size > 0) unpack(String(row[`p${index}`]), fields, own)
    columns.push(...own)
  }
  const [profile = new Uint16Array(), days = new Uint16Array(), ...ids] = columns
  return {
    size,
    profiles: numberProfiles(profile),
    profile,
    days,
    ids: Object.fromEntries(dimensions.map((dimension, index) => [dimension, ids[index]])) as Record<
      Dimension,
      IdColumn
    >,
  }
}
