import * as v from 'valibot'
import { CASE_RESULTS } from './caseList.ts'
import { command, query } from './kinds.ts'
import { count, empty, id, namesVersion, operation, requiredLine, text, version } from './scalars.ts'

/** Ready texts of the office: put at the cursor after `::`, found by a keyword or by words. */

/** What a ready text may say about its card, as it stands in the text between braces. The applicant is not among them: never by default. */
export const snippetFields = {
  number: 'номер',
  date: 'дата',
  received: 'поступило',
  due: 'срок',
  recipient: 'получатель',
  theme: 'тема',
  territory: 'территория',
  address: 'адрес',
  office: 'орган',
} as const
export type SnippetField = keyof typeof snippetFields

/** A day of any year, `MM-DD`; the 29th of February counts as a day of every year. */
const yearDay = v.pipe(
  v.string(),
  v.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'Укажите день и месяц, например 01.11'),
  v.check(
    (day) => Number(day.slice(3)) <= new Date(Date.UTC(2024, Number(day.slice(0, 2)), 0)).getUTCDate(),
    'Такого дня нет',
  ),
)

const input = {
  /** What is typed after `::`; one word. */
  keyword: v.pipe(
    requiredLine(40, 'Укажите ключевое слово'),
    v.regex(/^[\p{L}\d-]+$/u, 'Ключевое слово: буквы и цифры без пробелов'),
  ),
  title: requiredLine(200, 'Назовите текст'),
  text: v.pipe(text(20_000), v.minLength(1, 'Введите текст')),
  /** Offered first for this theme; null for every theme. */
  themeId: v.nullable(id),
  /** Offered first where this result is chosen. */
  result: v.nullable(v.picklist(CASE_RESULTS)),
  /** Both null: the whole year. A season may run over New Year. */
  seasonFrom: v.nullable(yearDay),
  seasonTo: v.nullable(yearDay),
  isOn: v.boolean(),
  /** False: proposed by the program, nobody of the office has read it yet. */
  isVerified: v.boolean(),
}
export const snippetInput = v.strictObject(input)
export type SnippetInput = v.InferOutput<typeof snippetInput>

const snippet = v.strictObject({ id, version, position: count, ...input })
export type Snippet = v.InferOutput<typeof snippet>

/** Whether a ready text is offered on a civil day: switched on and in its season. */
export function isInSeason(one: Pick<Snippet, 'seasonFrom' | 'seasonTo'>, day: string): boolean {
  const { seasonFrom: from, seasonTo: to } = one
  if (from === null || to === null) return true
  const at = day.slice(5, 10)
  return from <= to ? at >= from && at <= to : at >= from || at <= to
}

export const snippetsContract = {
  /** All ready texts in the order of the office, those switched off included. */
  list: query(empty, v.array(snippet)),
  save: command(
    v.pipe(v.strictObject({ id: v.nullable(id), version: v.nullable(version), ...input }), namesVersion()),
    v.strictObject({ ...operation.entries, id }),
  ),
  /** To the place `position` of the list, counted from 0. */
  move: command(v.strictObject({ id, version, position: count }), operation),
  remove: command(v.strictObject({ id, version }), operation),
}
