import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openArchive, readEntry } from '../../electron/services/exchange/exchange.service.ts'
import { bigRegister } from '../builders/bigRegister.ts'
import type { IncomingRun } from './incoming.run.ts'
import { figure, p95, times } from './measure.ts'
import type { Figure } from './measure.ts'
import { rawInsert } from './rawInsert.ts'

/** Packages that come in: 25,000 cards checked, 10,000 merged beside other calls and taken back, 60 offices side by side. */

const CHECKED = 25_000
const MERGED = 10_000

/** Peer: every file of the archive unpacked and hashed, with no schema, no figures and nothing kept. */
async function unpacked(path: string): Promise<number> {
  const started = performance.now()
  const archive = await openArchive(path)
  if ('code' in archive) throw new Error(archive.message)
  for (const entry of archive.entries.values()) {
    const { bytes } = await readEntry(archive.zip, entry, true, new AbortController().signal)
    createHash('sha256')
      .update(bytes ?? '')
      .digest('hex')
  }
  archive.zip.close()
  return performance.now() - started
}

/** Peer: the sums alone, by SQLite itself. */
async function rawSum(file: string): Promise<number> {
  const db = new Database(file, { readonly: true })
  const sum = db.prepare(
    "SELECT sum(json_extract(summary, '$.total.received')), sum(json_extract(summary, '$.total.inTime')) FROM received_packages",
  )
  const ms = p95(await times(30, () => sum.get(), 5))
  db.close()
  return ms
}

/** On copies: a package stands in the log of a register for good. */
async function runOn(rows: number): Promise<IncomingRun & { unpacked: number; raw: number; rawSum: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'mcu-bench-incoming-'))
  const [source, target, file] = [join(folder, 'source'), join(folder, 'target'), join(folder, 'package.zip')]
  const say = (text: string): void => console.error(text)
  try {
    mkdirSync(source)
    cpSync(bigRegister(rows, say), source, { recursive: true })
    // Another PC of the office, with hardly a card.
    cpSync(bigRegister(1, say), target, { recursive: true })
    const script = join(import.meta.dirname, 'incoming.run.ts')
    const printed = execFileSync(process.execPath, [script, source, target, file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const run = JSON.parse(printed) as IncomingRun
    const register = join(target, 'register', 'register.sqlite3')
    const raw = rawInsert(register, ['cases', 'deadlines', 'routings'])
    return { ...run, unpacked: await unpacked(file), raw, rawSum: await rawSum(register) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function benchIncoming(): Promise<Figure[]> {
  const large = await runOn(CHECKED)
  const small = await runOn(MERGED)
  if (small.progress < 20) throw new Error(`Progress was told ${small.progress} times`)
  return [
    figure('package of 25,000 cards checked and taken in', large.taken, 'ms', { baseline: large.unpacked }),
    figure('its cards compared with the register', large.compared, 'ms'),
    figure(`merge of ${small.cards.toLocaleString('ru-RU')} cards`, small.merged, 'ms', { baseline: small.raw }),
    figure('the longest wait of another call meanwhile', small.waited, 'ms'),
    figure('memory of the process at most', small.megabytes, 'MB', { limit: 400 }),
    figure('that merge taken back', small.takenBack, 'ms'),
    figure('consolidated view over 60 packages, p95', large.consolidated, 'ms', { baseline: large.rawSum }),
  ]
}
