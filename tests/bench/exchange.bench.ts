import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { bigRegister } from '../builders/bigRegister.ts'
import { figure } from './measure.ts'
import type { Figure } from './measure.ts'
import type { ExchangeRun } from './exchange.run.ts'

/** Packages for the ЦУР: 25,000 cards built, sealed, read back and stopped; 100,000 cards built and checked. */

const QUARTER = 25_000
const LARGE = 100_000

/** On a copy: a package stands in the log for good. */
function runOn(rows: number): ExchangeRun {
  const folder = mkdtempSync(join(tmpdir(), 'mcu-bench-exchange-'))
  try {
    cpSync(
      bigRegister(rows, (text) => console.error(text)),
      folder,
      { recursive: true },
    )
    const script = join(import.meta.dirname, 'exchange.run.ts')
    const run = JSON.parse(execFileSync(process.execPath, [script, folder], { encoding: 'utf8' })) as ExchangeRun
    if (run.cards !== rows) throw new Error(`${run.cards} of ${rows} cards left`)
    return run
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Peer: the same number of records of the same size written as text and compressed once, with nothing masked, counted or checked. */
function bare(rows: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'mcu-bench-bare-'))
  const line = JSON.stringify({ gist: 'Не почищен проезд к аптеке на Речной, 12. '.repeat(12), number: '1338' })
  const started = performance.now()
  const path = join(folder, 'cases.json')
  writeFileSync(path, `[\n${Array.from({ length: rows }, (_, index) => `${line} ${index}`).join(',\n')}\n]\n`)
  writeFileSync(join(folder, 'cases.zip'), deflateRawSync(readFileSync(path)))
  const ms = performance.now() - started
  rmSync(folder, { recursive: true, force: true })
  return ms
}

export function benchExchange(): Figure[] {
  const quarter = runOn(QUARTER)
  const large = runOn(LARGE)
  if (quarter.progress < 20) throw new Error(`Progress was told ${quarter.progress} times`)
  return [
    figure('package of 25,000 cards, read back', quarter.ms, 'ms', { limit: 15_000, baseline: bare(QUARTER) }),
    figure('memory of a process that makes it', quarter.megabytes, 'MB', { limit: 400 }),
    figure('the longest wait of another call meanwhile', quarter.waited, 'ms'),
    figure('from a cancel to its end, nothing left', quarter.stopped, 'ms', { limit: 2000 }),
    figure('package of 100,000 cards, read back', large.ms, 'ms', { baseline: bare(LARGE) }),
    figure('checking it once more', large.checked, 'ms'),
    figure('memory of a process that makes and checks it', large.megabytes, 'MB'),
  ]
}
