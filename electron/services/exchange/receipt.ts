import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ValidateFunction } from 'ajv'
import { RECEIPT_FORMAT_VERSION } from '../../contract/exchange.ts'
import { AppError } from '../../contract/errors.ts'
import { texts } from './texts.ts'

/** The receipt of a package: `reestr-mcu-receipt`, version 1 (docs/package-format.md, resources/package/receipt/v1.schema.json). */
export interface Receipt {
  format: 'reestr-mcu-receipt'
  formatVersion: 1
  package: {
    /** Of the file that came: a package, or its encrypted archive. */
    sha256: string
    office: string
    /** null for a package of format version 1. */
    registerKey: string | null
    period: { from: string; to: string }
    version: number
  }
  state: 'accepted' | 'returned'
  /** Why it was returned: at least one; remarks of an accepted one. */
  reasons: string[]
  number: string
  /** Civil day or moment of who made it. */
  madeAt: string
  madeBy: string
}

/** A receipt is some lines long; a larger file is another one. */
export const RECEIPT_LIMIT = 1024 * 1024

const say = texts.refusals.receipt
const loaded = new Map<string, Promise<ValidateFunction>>()

async function loadSchema(folder: string): Promise<ValidateFunction> {
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const text = await readFile(join(folder, 'receipt', `v${RECEIPT_FORMAT_VERSION}.schema.json`), 'utf8')
  return new Ajv2020({ strict: true, strictTypes: false }).compile(JSON.parse(text) as object)
}

function schemaOf(folder: string): Promise<ValidateFunction> {
  const known = loaded.get(folder)
  if (known) return known
  const fresh = loadSchema(folder)
  loaded.set(folder, fresh)
  fresh.catch(() => loaded.delete(folder))
  return fresh
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @throws AppError refused, in words that say what the file is instead */
export async function parseReceipt(text: string, schemas: string): Promise<Receipt> {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ''))
  } catch {
    throw new AppError('refused', say.notJson)
  }
  if (!isObject(value) || value['format'] !== 'reestr-mcu-receipt') throw new AppError('refused', say.foreign)
  const { formatVersion } = value
  if (typeof formatVersion === 'number' && formatVersion > RECEIPT_FORMAT_VERSION)
    throw new AppError('refused', say.newer(formatVersion, RECEIPT_FORMAT_VERSION))
  const validate = await schemaOf(schemas)
  if (validate(value)) return value as unknown as Receipt
  const [error] = validate.errors ?? []
  throw new AppError('refused', say.schema(`${error?.instancePath ?? ''} ${error?.message ?? ''}`.trim()))
}

/**
 * Reads a receipt file.
 * @param schemas folder `resources/package`
 * @throws AppError refused: larger than 1 MB, not JSON, of another or a newer format, not by the schema
 */
export async function readReceipt(path: string, schemas: string): Promise<Receipt> {
  if ((await stat(path)).size > RECEIPT_LIMIT) throw new AppError('refused', say.tooLarge)
  return parseReceipt(await readFile(path, 'utf8'), schemas)
}

/** The text of a receipt file, as `readReceipt` reads it back. */
export const receiptText = (receipt: Receipt): string => `${JSON.stringify(receipt, null, 2)}\n`
