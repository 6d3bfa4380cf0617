import { createWriteStream, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeCsv } from '../../electron/documents/csv.ts'
import { writeXlsx } from '../../electron/documents/xlsx.ts'
import type { CellValue } from '../../electron/documents/xlsx.ts'
import { IMPORT_PURPOSE } from '../../electron/contract/imports.ts'
import type { ImportFile } from '../../electron/contract/imports.ts'
import type { TestRegister } from './register.ts'

/** Tables as ПОС, ИМ and people write them, for tests and the bench of imports. */

/** The 25 columns of ПОС in their order (domain.md §6.1). */
export const POS_HEADERS = [
  'Номер',
  'Номер ЕПГУ',
  'Источник',
  'Верхнеуровневый ЛКО',
  'Категория',
  'Подкатегория',
  'Факт',
  'Организация, в которую поступило сообщение',
  'Организация, в которой находится сообщение',
  'Дата поступления',
  'Дата планируемого завершения работ',
  'Дата фактического завершения работ',
  'Стадия',
  'Статус',
  'Просрочено',
  'Фаст-трек',
  'ФЗ',
  'Заявитель выбрал подачу по 59-ФЗ',
  'Тип решения',
  'Направлено по email в ФОИВ, не подключенный к ПОС',
  'Оценка ответа заявителем',
  'Повторное рассмотрение',
  'ФИО координатора',
  'ФИО исполнителя',
  'ФИО руководителя',
] as const

const CATEGORIES = [
  ['Автомобильные дороги', 'Дорожные знаки', 'Не видно знака'],
  ['Автомобильные дороги', 'Дорожная разметка', 'Стёрта разметка'],
  ['Автомобильные дороги', 'Обочины', 'Не окошена обочина'],
  ['Мусор', 'Вывоз мусора', 'Не вывезен мусор'],
  ['Дворы и территории общего пользования', 'Освещение', 'Не горит фонарь'],
  ['Многоквартирные дома', 'Подъезды', 'Не убран подъезд'],
] as const
const BODIES = [
  'Управление дорог',
  'МКУ «Благоустройство»',
  'ООО «Чистый город»',
  'Управление ЖКХ',
  'Отдел транспорта',
] as const

const two = (value: number): string => String(value).padStart(2, '0')
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

/**
 * One row of ПОС, always the same for its place. Dates are text as the export has them, spread over 2026 before 17 November.
 * @param dayOfYear 0–199: the day of receipt; by its place unless given
 */
export function posRow(index: number, dayOfYear = (index % 10) * 20 + ((index * 7) % 20)): string[] {
  const [category, subcategory, fact] = pick(CATEGORIES, index)
  const month = 1 + Math.floor(dayOfYear / 20)
  const day = 1 + (dayOfYear % 20)
  const received = `${two(day)}.${two(month)}.2026`
  const isClosed = index % 4 !== 0
  return [
    String(10_000_000 + index),
    String(2_000_000_000 + index * 3),
    pick(['Портал госуслуг', 'Мобильное приложение', 'Виджет'], index),
    'Заречный муниципальный округ',
    category,
    subcategory,
    fact,
    'Администрация округа',
    pick(BODIES, index),
    received,
    `${two(day)}.${two(month + 1)}.2026`,
    isClosed ? `${two(Math.min(day + 6, 28))}.${two(month)}.2026` : '-',
    isClosed ? 'Завершено' : 'Исполнение',
    isClosed ? 'Решено' : 'В работе',
    '-',
    index % 9 === 0 ? 'Да' : '-',
    '-',
    '-',
    isClosed ? 'Решено' : '-',
    '-',
    isClosed && index % 3 === 0 ? String(1 + (index % 5)) : '-',
    index % 50 === 0 ? 'Да' : '-',
    'Иванова  Анна Петровна',
    'Сидоров  Пётр Ильич',
    '-',
  ]
}

/** Rows in the order of an export: by number, and so by the day of receipt. */
export function* posRows(count: number): Generator<string[]> {
  for (let index = 0; index < count; index += 1) yield posRow(index, Math.floor((index * 200) / count))
}

/** One row of ИМ by name of column. */
export function incident(changes: Partial<Record<string, string>> = {}): Record<string, string> {
  return {
    'Номер инцидента': '501',
    'Дата создания': '12.11.2026 09:15',
    'Группа тем': 'Дороги',
    Тема: '★ Нарушение правил очистки дорог от снега и наледи',
    'Населенный пункт': 'г. Заречный',
    Улица: 'Речная',
    Дом: '12',
    'Текст инцидента': 'Не чистят тротуар у школы, дети идут по дороге',
    Исполнитель: 'Управление дорог',
    ...changes,
  } as Record<string, string>
}

const quoted = (cell: string): string => (/[;"\r\n,\t]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export interface CsvOptions {
  delimiter?: string
  encoding?: 'utf-8' | 'utf-8-bom' | 'windows-1251' | 'utf-16le'
}

/** Bytes of Windows-1251, for the letters that the tests use. */
export function windows1251(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (sign) => {
      const code = sign.codePointAt(0) ?? 0
      if (code < 128) return code
      if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0
      const other: Record<string, number> = {
        Ё: 0xa8,
        ё: 0xb8,
        '№': 0xb9,
        '«': 0xab,
        '»': 0xbb,
        '—': 0x97,
        '–': 0x96,
        '…': 0x85,
      }
      return other[sign] ?? 0x3f
    }),
  )
}

function encoded(text: string, encoding: CsvOptions['encoding']): Buffer {
  if (encoding === 'windows-1251') return windows1251(text)
  if (encoding === 'utf-16le') return Buffer.from(`\uFEFF${text}`, 'utf16le')
  return Buffer.from(encoding === 'utf-8-bom' ? `\uFEFF${text}` : text, 'utf8')
}

export function csvFile(
  folder: string,
  name: string,
  rows: readonly (readonly string[])[],
  options: CsvOptions = {},
): string {
  const { delimiter = ';', encoding = 'utf-8' } = options
  const path = join(folder, name)
  const text = rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n')
  writeFileSync(path, encoded(`${text}\r\n`, encoding))
  return path
}

/** A workbook of our own writer, all cells text. */
export async function xlsxFile(folder: string, name: string, rows: readonly (readonly CellValue[])[]): Promise<string> {
  const [head = [], ...body] = rows
  const path = join(folder, name)
  await writeXlsx(path, [
    { name: 'Лист1', columns: head.map((title) => ({ title: String(title), type: 'text' as const })), rows: body },
  ])
  return path
}

/** A ПОС export of any size, written row by row. */
export async function posXlsx(path: string, count: number): Promise<void> {
  await writeXlsx(path, [
    {
      name: 'Сообщения',
      columns: POS_HEADERS.map((title) => ({ title, type: 'text' as const })),
      rows: posRows(count),
    },
  ])
}

export async function posCsv(path: string, count: number): Promise<void> {
  await writeCsv(path, {
    columns: POS_HEADERS.map((title) => ({ title, type: 'text' as const })),
    rows: posRows(count),
  })
}

/** Text written in pieces, for files that are too long for one string. */
export function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  return pipeline(Readable.from(pieces), createWriteStream(path))
}

/** Lets a file in as a host would and opens it. */
export async function openFile(
  { api, files }: Pick<TestRegister, 'api' | 'files'>,
  path: string,
  name = path.split('/').at(-1) ?? '',
): Promise<ImportFile> {
  const { ticket } = files.admit({ path, name, purpose: IMPORT_PURPOSE, temporary: false })
  return api.imports.open({ ticket })
}
