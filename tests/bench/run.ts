import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { bigRegister } from '../builders/bigRegister.ts'
import { benchAnalytics } from './analytics.bench.ts'
import { benchAutorules } from './autorules.bench.ts'
import { benchBook } from './book.bench.ts'
import { benchBulk } from './bulk.bench.ts'
import { benchDesk } from './desk.bench.ts'
import { benchExchange } from './exchange.bench.ts'
import { benchFind } from './find.bench.ts'
import { benchLoopback, benchStart } from './host.bench.ts'
import { benchImport } from './import.bench.ts'
import { benchIncoming } from './incoming.bench.ts'
import { table } from './measure.ts'
import type { Figure } from './measure.ts'
import { benchPapers } from './papers.bench.ts'
import { benchRatings } from './ratings.bench.ts'
import { benchRegister } from './register.bench.ts'
import { benchRepeats } from './repeats.bench.ts'
import { benchReports } from './reports.bench.ts'

/**
 * `npm run bench [-- --rows N] [--json FILE]`: every figure of speed and size beside the raw SQL or the peer of the same run.
 * Exits with 1 when a limit is missed. Limits are those for 1,000,000 cards.
 */

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' }, json: { type: 'string' } } })
const rows = Number(values.rows)
if (!Number.isInteger(rows) || rows < 1000) throw new Error('--rows takes a whole number from 1000')

const dataDir = bigRegister(rows, (text) => console.error(text))
const figures: Figure[] = [
  ...(await benchRegister(dataDir)),
  ...(await benchAnalytics(dataDir)),
  ...(await benchRatings(dataDir)),
  ...(await benchReports(dataDir)),
  ...(await benchDesk(dataDir)),
  ...(await benchFind(dataDir)),
  ...(await benchRepeats(dataDir)),
  ...(await benchBulk(dataDir)),
  ...(await benchAutorules(dataDir)),
  ...(await benchLoopback(dataDir)),
  ...(await benchStart()),
  ...(await benchImport()),
  ...(await benchPapers()),
  ...(await benchBook()),
  ...benchExchange(),
  ...(await benchIncoming()),
]

console.log(`${rows.toLocaleString('ru-RU')} cards, Node ${process.versions.node}`)
console.log(table(figures))
if (values.json !== undefined) {
  writeFileSync(
    values.json,
    `${JSON.stringify(
      figures.map(({ ratioLimit: _, ...line }) => line),
      null,
      2,
    )}\n`,
  )
}
process.exitCode = figures.every((line) => line.ok) ? 0 : 1
