import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../contract/errors.ts'
import { shortDate, shortMoment } from './civilText.ts'
import type { CellValue, SheetSpec, TableColumnSpec, WriteOptions } from './xlsx.ts'

const chunkCharacters = 262_144
const progressStep = 1000

/**
 * Writes a table as CSV for Russian office programs: `;`, UTF-8 with BOM, CRLF, decimal comma, dates as 17.11.2026
 * (domain.md §11). A text that a program would compute (= + - @) gets an apostrophe in front.
 * @returns rows without the head
 * @throws AppError `cancelled` when the signal fires, and the error of the disk
 */
export async function writeCsv(
  path: string,
  sheet: Pick<SheetSpec, 'columns' | 'rows'>,
  options: WriteOptions = {},
): Promise<{ rows: number }> {
  const { signal } = options
  const result = { rows: 0 }
  const partial = `${path}.partial`
  async function* lines(): AsyncGenerator<string> {
    let buffer = `\ufeff${sheet.columns.map((column) => csvField(column.title)).join(';')}\r\n`
    for await (const values of sheet.rows) {
      signal?.throwIfAborted()
      buffer += `${sheet.columns.map((column, index) => csvValue(values[index], column.type)).join(';')}\r\n`
      result.rows += 1
      if (result.rows % progressStep === 0) options.onProgress?.(result.rows)
      if (buffer.length > chunkCharacters) {
        yield buffer
        buffer = ''
      }
    }
    options.onProgress?.(result.rows)
    yield buffer
  }
  try {
    signal?.throwIfAborted()
    await pipeline(Readable.from(lines(), { objectMode: false }), createWriteStream(partial))
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw signal?.aborted === true ? new AppError('cancelled', 'Запись файла остановлена. Файл не создан.') : error
  }
  return result
}

function csvValue(value: CellValue, type: TableColumnSpec['type']): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'да' : 'нет'
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return ''
    // Twelve digits hide what binary fractions add: 0.915 × 100 is 91.5, not 91.50000000000001.
    return type === 'percent'
      ? `${Number((value * 100).toPrecision(12))}%`.replace('.', ',')
      : String(value).replace('.', ',')
  }
  if (type === 'date') return csvField(/T/u.test(value) ? shortMoment(value).replace('\u00a0', ' ') : shortDate(value))
  return csvField(value)
}

/** One field: never a formula, quoted when it holds a separator, a quote or a line break. */
export function csvField(text: string): string {
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu, '')
  const safe = /^[=+\-@\t\r]/u.test(clean) ? `'${clean}` : clean
  return /[;"\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
