import { createHash } from 'node:crypto'
import { AppError } from '../../contract/errors.ts'
import type { DifferenceFigures } from '../../contract/exchange.ts'
import { elementLines } from './collect.ts'
import type { JsonLines } from './collect.ts'
import { dataPath } from './manifest.ts'
import type { CaseRecord } from './records.ts'
import { texts } from './texts.ts'
import { openArchive } from './zipReader.ts'

/**
 * «Только изменения»: records as they left in the base package beside records as they would leave now. `data/cases.json` is one text
 * for one state of the register: records by time of receipt and then by key, one a line; so base and difference, put together, give
 * the very file that the full package would hold, and its SHA-256 proves it (docs/package-format.md).
 */

type Keyed = Pick<CaseRecord, 'year' | 'number' | 'receivedAt'>

/** «2026/1338», «2026/О-126», «2026/1503/2»: a number is given once in a year. */
export const caseKey = ({ year, number }: Pick<CaseRecord, 'year' | 'number'>): string => `${year}/${number}`

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
/** The order of `data/cases.json`. */
export const caseOrder = (a: Keyed, b: Keyed): number =>
  byText(a.receivedAt, b.receivedAt) || byText(caseKey(a), caseKey(b))

const sumOf = (line: string): string => createHash('sha256').update(line).digest('base64')

/** The sum of `data/cases.json` while its records come in their order. */
export class CasesSum {
  private readonly hash = createHash('sha256').update('[')
  private count = 0

  add(line: string): void {
    this.hash.update(`${this.count === 0 ? '\n' : ',\n'}${line}`)
    this.count += 1
  }

  end(): string {
    return this.hash.update(this.count === 0 ? ']\n' : '\n]\n').digest('hex')
  }
}

/** Records of a package: key → sum of the line. */
export type BaseRecords = ReadonlyMap<string, string>

/**
 * What the records of a full package of one's own were when it left.
 * @throws AppError refused when the file holds no records or cannot be read
 */
export async function readBase(path: string, signal: AbortSignal): Promise<BaseRecords> {
  const archive = await openArchive(path)
  if ('code' in archive) throw new AppError('refused', texts.refusals.baseUnread)
  try {
    const entry = archive.entries.get(dataPath('cases'))
    if (!entry || archive.problems.length > 0) throw new AppError('refused', texts.refusals.baseUnread)
    const records = new Map<string, string>()
    for await (const line of elementLines(await archive.zip.openReadStreamPromise(entry))) {
      signal.throwIfAborted()
      records.set(caseKey(JSON.parse(line) as CaseRecord), sumOf(line))
    }
    return records
  } finally {
    archive.zip.close()
  }
}

export interface CaseLinesResult {
  /** null for a full package. */
  difference: (DifferenceFigures & { casesSha256: string }) | null
  removed: string[]
}

/** Writes records in the order of the format; against a base only the new and the changed ones. */
export class CaseLines {
  private readonly lines: JsonLines | null
  private readonly base: BaseRecords | null
  private readonly left: Map<string, string> | null
  private readonly whole = new CasesSum()
  private readonly figures = { added: 0, changed: 0, unchanged: 0, removed: 0 }
  /** Records received at one moment, which come by id and leave by key. */
  private together: CaseRecord[] = []

  constructor(lines: JsonLines | null, base: BaseRecords | null) {
    this.lines = lines
    this.base = base
    this.left = base && new Map(base)
  }

  add(record: CaseRecord): void {
    if (this.together[0] && this.together[0].receivedAt !== record.receivedAt) this.flush()
    this.together.push(record)
  }

  end(): CaseLinesResult {
    this.flush()
    if (!this.left) return { difference: null, removed: [] }
    const removed = [...this.left.keys()].sort(byText)
    return {
      difference: { ...this.figures, removed: removed.length, casesSha256: this.whole.end() },
      removed,
    }
  }

  private flush(): void {
    for (const record of this.together.sort(caseOrder)) {
      const line = JSON.stringify(record)
      if (!this.base || !this.left) {
        this.lines?.addText(line)
        continue
      }
      this.whole.add(line)
      const key = caseKey(record)
      const before = this.base.get(key)
      this.left.delete(key)
      if (before === sumOf(line)) this.figures.unchanged += 1
      else {
        this.figures[before === undefined ? 'added' : 'changed'] += 1
        this.lines?.addText(line)
      }
    }
    this.together = []
  }
}

/**
 * Base and difference put together, as a receiver does it: removed records out, changed ones replaced, new ones in, all in the order of
 * the format.
 * @returns figures found and the SHA-256 of the text that comes out
 */
export function applyDifference(
  base: readonly CaseRecord[],
  changes: readonly CaseRecord[],
  removed: readonly string[],
): { records: CaseRecord[]; figures: DifferenceFigures; casesSha256: string; unknown: string[] } {
  const records = new Map(base.map((record) => [caseKey(record), record]))
  const unknown = removed.filter((key) => !records.delete(key))
  let added = 0
  for (const record of changes) {
    const key = caseKey(record)
    if (!records.has(key)) added += 1
    records.set(key, record)
  }
  const all = [...records.values()].sort(caseOrder)
  const sum = new CasesSum()
  for (const record of all) sum.add(JSON.stringify(record))
  const changed = changes.length - added
  return {
    records: all,
    figures: { added, changed, unchanged: all.length - changes.length, removed: removed.length - unknown.length },
    casesSha256: sum.end(),
    unknown,
  }
}
