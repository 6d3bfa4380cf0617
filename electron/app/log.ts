import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Technical log: names and durations, never values of the register. */
export interface Log {
  slow(method: string, milliseconds: number): void
  failure(what: string, error: unknown): void
  note(text: string): void
}

const LIMIT_BYTES = 1_000_000

/** Appends to a file that is rolled over once at 1 MB; a full disk never breaks the work that is being logged. */
export function fileLog(path: string, instant: () => string): Log {
  const write = (text: string): void => {
    try {
      mkdirSync(dirname(path), { recursive: true })
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LIMIT_BYTES) renameSync(path, `${path}.1`)
      appendFileSync(path, `${instant()} ${text}\n`)
    } catch {
      // The log is the only place such an error could be told to.
    }
  }
  return {
    slow: (method, milliseconds) => write(`slow ${method} ${milliseconds.toFixed(0)} ms`),
    failure: (what, error) => write(`failure ${what} ${stackOf(error)}`),
    note: write,
  }
}

export const silentLog: Log = { slow: () => undefined, failure: () => undefined, note: () => undefined }

/** Places of the stack alone: a message may quote the data it failed on (JSON.parse does). */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return `${error.name}: ${(error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .join(' | ')}`
}
