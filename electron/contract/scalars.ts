import * as v from 'valibot'

/** Shared scalar schemas. Messages are what a person reads at the field. */

const controlCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B\u2028\u2029\uFEFF]/g

/**
 * NFC, no control characters but line breaks, trailing blanks cut (model.md «Time, text, numbers»). Takes time in proportion to the
 * text: a pattern for blanks at the end of a line would try again from each of a million blanks.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(controlCharacters, '')
    .split('\n')
    .map((one) => one.trimEnd())
    .join('\n')
    .trim()
}

/** Multi-line text up to `max` characters. */
export const text = (max: number) =>
  v.pipe(
    v.string('Введите текст'),
    v.transform(cleanText),
    v.maxLength(max, `Текст длиннее ${max.toLocaleString('ru-RU')} знаков. Сократите или приложите файлом`),
  )

/** One line up to `max` characters; line breaks become blanks. */
export const line = (max = 500) =>
  v.pipe(
    v.string('Введите текст'),
    v.transform((value) => cleanText(value).replace(/\s+/g, ' ')),
    v.maxLength(max, `Не больше ${max.toLocaleString('ru-RU')} знаков`),
  )

/** One non-empty line. */
export const requiredLine = (max = 500, message = 'Заполните поле') => v.pipe(line(max), v.minLength(1, message))

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

function isRealDate(value: string): boolean {
  const [year = 0, month = 0, day = 0] = value.slice(0, 10).split('-').map(Number)
  return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Civil date `YYYY-MM-DD` that exists. */
export const civilDate = v.pipe(
  v.string('Укажите дату'),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'Укажите дату, например 17.11.2026'),
  v.check(isRealDate, 'Такой даты нет'),
)

/** Civil date with or without a time: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`. */
export const civilMoment = v.pipe(
  v.string('Укажите дату'),
  v.regex(/^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$/, 'Укажите дату, например 17.11.2026 или 17.11.2026 16:40'),
  v.check(isRealDate, 'Такой даты нет'),
)

/** Civil time `HH:MM`. */
export const civilTime = v.pipe(
  v.string('Укажите время'),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Укажите время, например 16:40'),
)

export const id = v.pipe(v.number(), v.integer(), v.minValue(1))
export const version = v.pipe(v.number(), v.integer(), v.minValue(1))
/**
 * For an input that either makes a row (`id: null`) or changes one: a change names the version the person saw, or another person's
 * change would be lost unseen. As the last step of its schema: `v.pipe(v.strictObject({ id, version, … }), namesVersion)`.
 */
export const namesVersion = <Row extends { id: number | null; version: number | null }>() =>
  v.check<Row, string>(
    (row) => row.id === null || row.version !== null,
    'Обновите список и повторите: не указано, какую запись меняют',
  )
export const count = v.pipe(v.number(), v.integer(), v.minValue(0))
export const empty = v.strictObject({})
export const nothing = v.strictObject({})
export const ticket = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22,64}$/))
export const fileTicket = v.strictObject({ ticket, name: v.string(), size: count })
/** JSON that the contract carries without looking inside (journal values, stored models). */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }
export const json: v.GenericSchema<JsonValue> = v.lazy(() =>
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(json), v.record(v.string(), json)]),
)
/** Undo handle that every command returns where a person may want the change back. */
export const operation = v.strictObject({ operationId: id, title: v.string() })
