import * as v from 'valibot'
import { caseFilter, caseSort } from './caseList.ts'
import { command, query, task } from './kinds.ts'
import { count, empty, fileTicket, id, namesVersion, nothing, operation, requiredLine, version } from './scalars.ts'

/** Personal views of the register, how its list is laid out, and the list on paper and in files. */

/** What a list of cards can show; the same columns are printed and exported. */
export const LIST_COLUMNS = [
  'no',
  'in',
  'ch',
  'kind',
  'topic',
  'terr',
  'sum',
  'rec',
  'due',
  'st',
  'left',
  'resp',
  'addr',
  'text',
  'external',
  'registered',
  'answered',
  'interim',
  'result',
  'quality',
  'solved',
  'clarity',
  'asked',
  'returns',
  'repeat',
  'problem',
  'postponed',
  'paused',
  'extended',
  'raw',
  'source',
  'fact',
  'import',
] as const
export type ListColumn = (typeof LIST_COLUMNS)[number]
export const listColumn = v.picklist(LIST_COLUMNS)

/** Columns from left to right; `width` in px, null as usual. The first `frozen` stay when the list is scrolled sideways. */
export const listLayout = v.strictObject({
  columns: v.pipe(
    v.array(
      v.strictObject({
        id: listColumn,
        width: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(36), v.maxValue(900))),
      }),
    ),
    v.minLength(1, 'Оставьте хотя бы один столбец'),
    v.maxLength(LIST_COLUMNS.length),
  ),
  frozen: v.pipe(count, v.maxValue(4)),
})
export type ListLayout = v.InferOutput<typeof listLayout>

const savedView = v.strictObject({
  id,
  version,
  name: v.string(),
  filter: caseFilter,
  sort: v.nullable(caseSort),
  layout: v.nullable(listLayout),
  /** The view is marked when it holds more cards. */
  alertAbove: v.nullable(count),
  /** Seen by all operators of the office. */
  isShared: v.boolean(),
  position: count,
})
export type SavedView = v.InferOutput<typeof savedView>

/** The usual layout of this operator, and the built-in views that he does not want to see. */
export const viewHabits = v.strictObject({
  layout: v.nullable(listLayout),
  hidden: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(40)),
})
export type ViewHabits = v.InferOutput<typeof viewHabits>

const viewInput = v.pipe(
  v.strictObject({
    id: v.nullable(id),
    version: v.nullable(version),
    name: requiredLine(60, 'Назовите представление'),
    filter: caseFilter,
    sort: v.nullable(caseSort),
    layout: v.nullable(listLayout),
    alertAbove: v.nullable(v.pipe(count, v.maxValue(10_000_000))),
    isShared: v.boolean(),
  }),
  namesVersion(),
)
export type ViewInput = v.InferOutput<typeof viewInput>

/** Which list goes out: its title, filter, order and columns. */
const listOut = {
  title: requiredLine(120),
  filter: caseFilter,
  sort: caseSort,
  columns: v.pipe(v.array(listColumn), v.minLength(1), v.maxLength(LIST_COLUMNS.length)),
}
export type ListOut = v.InferOutput<v.StrictObjectSchema<typeof listOut, undefined>>

/** The list as a paper, without applicants. */
export const caseListPaper = v.strictObject({ kind: v.literal('caseList'), ...listOut })

/** More rows are no longer a paper that anybody reads. */
export const PRINTED_ROWS = 3000

export const viewsContract = {
  /** The operator's own views and those of the office, in his order. */
  list: query(empty, v.strictObject({ views: v.array(savedView), habits: viewHabits })),
  save: command(viewInput, v.strictObject({ ...operation.entries, id })),
  remove: command(v.strictObject({ id, version }), operation),
  order: command(v.strictObject({ ids: v.array(id) }), operation),
  /** A setting of the screen, not a fact of the office: not journaled. */
  keepHabits: command(viewHabits, nothing),
  exportList: task(
    v.strictObject({ ...listOut, format: v.picklist(['xlsx', 'csv']) }),
    v.strictObject({ ...fileTicket.entries, rows: count, shortenedCells: count }),
  ),
}
