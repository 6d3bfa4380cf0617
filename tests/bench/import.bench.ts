import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cacheFolder } from '../builders/bigRegister.ts'
import { posCsv, posXlsx } from '../builders/importFiles.ts'
import { figure } from './measure.ts'
import type { Figure } from './measure.ts'
import type { ImportRun } from './import.run.ts'
import { rawInsert } from './rawInsert.ts'

/** Import of a ПОС export into a register of one's own, with rules; what other calls wait meanwhile; memory. */

const EDITION = 2

/** Files are the same for all runs, so they are written once. */
async function benchFile(
  name: string,
  rows: number,
  write: (path: string, rows: number) => Promise<void>,
): Promise<string> {
  mkdirSync(cacheFolder(), { recursive: true })
  const path = join(cacheFolder(), `import-${EDITION}-${rows}-${name}`)
  if (!existsSync(path)) await write(path, rows)
  return path
}

export async function benchImport(rows = 100_000): Promise<Figure[]> {
  const figures: Figure[] = []
  const kinds = [
    ['CSV', 'pos.csv', posCsv, 8000],
    ['XLSX', 'pos.xlsx', posXlsx, 25_000],
  ] as const
  for (const [name, fileName, write, limit] of kinds) {
    const path = await benchFile(fileName, rows, write)
    const dataDir = mkdtempSync(join(tmpdir(), 'mcu-bench-import-'))
    const printed = execFileSync(process.execPath, [join(import.meta.dirname, 'import.run.ts'), dataDir, path], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const run = JSON.parse(printed) as ImportRun
    const raw = rawInsert(join(dataDir, 'register', 'register.sqlite3'), [
      'cases',
      'deadlines',
      'routings',
      'import_rows',
    ])
    const amount = rows.toLocaleString('ru-RU')
    const size = Math.round(statSync(path).size / 1024 / 1024)
    figures.push(
      figure(`import of ${amount} ПОС rows, ${name} of ${size} MB, rules applied`, run.ms, 'ms', {
        limit,
        baseline: raw,
      }),
      figure(`the same file understood, ${name}`, run.opened, 'ms'),
      figure(`longest wait of another call beside it, ${name}`, run.waited, 'ms', { limit: 100 }),
      figure(`memory of the process at most, ${name}`, run.megabytes, 'MB', { limit: 400 }),
    )
    rmSync(dataDir, { recursive: true, force: true })
  }
  return figures
}
