import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createApp } from '../../electron/app/app.ts'
import { NOW, resourcesDir } from '../builders/register.ts'
import { figure, median, times } from './measure.ts'
import type { Figure } from './measure.ts'

/**
 * The desk of a big register with assignments and requests of the ЦУР in its one order, beside the raw SQL for the same rows and numbers.
 * The register changes before each call, so that nothing is simply remembered.
 */

const CALLS = 15
const ASSIGNMENTS = 3000
const REQUESTS = 400
const LIMIT = 100
const TODAY = NOW.slice(0, 10)
const dayAfter = (days: number): string =>
  new Date(Date.parse(`${TODAY}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** What the order holds beside cards; written once into the kept register, a tenth of it still open. */
function seed(raw: Database.Database): void {
  if (raw.prepare('SELECT 1 FROM centre_requests LIMIT 1').get() !== undefined) return
  const assignment = raw.prepare(
    `INSERT INTO assignments (origin, number, text, issued_on, due_on, period, state, report, closed_on, note)
     VALUES ('own', ?, 'Представить график замены насосов', '2026-01-12', ?, '', ?, '', ?, '')`,
  )
  const request = raw.prepare(
    `INSERT INTO centre_requests (kind, number, number_year, centre_number, received_on, title, text, due_at, state, execution_note,
       answer, answered_at, answered_way, answer_number, closed_on, note)
     VALUES ('request', ?, 2026, ?, '2026-01-12', 'О готовности к уборке снега', '', ?, ?, '', '', ?, '', '', NULL, '')`,
  )
  const term = raw.prepare(
    `INSERT INTO centre_request_terms (request_id, due_at, reason, at) VALUES (?, ?, 'срок при регистрации', '2026-01-12T09:00')`,
  )
  raw.transaction(() => {
    for (let index = 0; index < ASSIGNMENTS; index += 1) {
      const isOpen = index % 10 === 0
      assignment.run(`П-${index + 1}`, dayAfter((index % 41) - 20), isOpen ? 'open' : 'done', isOpen ? null : TODAY)
    }
    for (let index = 0; index < REQUESTS; index += 1) {
      const isOpen = index % 10 === 0
      const dueAt = `${dayAfter((index % 31) - 15)}${index % 2 === 0 ? 'T12:00' : ''}`
      const { lastInsertRowid } = request.run(
        index + 1,
        `01-15/${index + 1}`,
        dueAt,
        isOpen ? 'inWork' : 'answered',
        isOpen ? null : dueAt,
      )
      term.run(lastInsertRowid, dueAt)
    }
  })()
}

const OPEN = "FROM cases INDEXED BY cases_open_due WHERE deleted_at IS NULL AND status <> 'answered'"
/** Bounds of overdue, today and until Friday by `due_end`. */
const BOUNDS = [
  ['', NOW],
  [NOW, dayAfter(1)],
  [dayAfter(1), dayAfter(4)],
] as const

/** The same rows and numbers as one would write them by hand. */
function rawDesk(raw: Database.Database): () => void {
  const cards = raw.prepare(
    `SELECT id, number, gist, due_at, block_id, recipient_id ${OPEN} AND due_end >= ? AND due_end < ? ORDER BY due_end, id LIMIT 25`,
  )
  const count = raw.prepare(`SELECT count(*) ${OPEN} AND due_end >= ? AND due_end < ?`)
  const assignments = raw.prepare(
    `SELECT id, number, text, due_on FROM assignments WHERE deleted_at IS NULL AND state IN ('open', 'reported')
     AND due_on || 'U' >= ? AND due_on || 'U' < ? ORDER BY due_on, id LIMIT 25`,
  )
  const requests = raw.prepare(
    `SELECT id, number, title, due_at FROM centre_requests WHERE deleted_at IS NULL AND state IN ('new', 'inWork')
     AND due_end >= ? AND due_end < ? ORDER BY due_end, id LIMIT 25`,
  )
  const others = [
    `SELECT count(*) ${OPEN} AND recipient_id IS NULL`,
    `SELECT count(*) ${OPEN} AND due_stage = 'interim'`,
    `SELECT count(*) ${OPEN} AND status = 'postponed' AND postponed_until <= '${TODAY}'`,
    `SELECT block_id, count(*), sum(due_end < '${NOW}') ${OPEN} GROUP BY +block_id`,
    `SELECT substr(received_at, 1, 10) AS day, count(*) FROM cases WHERE deleted_at IS NULL AND received_at >= '${dayAfter(-15)}' GROUP BY day`,
    `SELECT substr(answered_at, 1, 10) AS day, count(*) FROM cases WHERE deleted_at IS NULL AND answered_at >= '${dayAfter(-15)}' GROUP BY day`,
    `SELECT kind, count(*) FROM cases WHERE deleted_at IS NULL AND number_year * 100000000000 + number * 1000 + question >= 202600000000000 GROUP BY kind`,
  ].map((sql) => raw.prepare(sql))
  return () => {
    for (const bounds of BOUNDS) {
      for (const statement of [cards, count, assignments, requests]) statement.all(...bounds)
    }
    for (const statement of others) statement.all()
  }
}

export async function benchDesk(dataDir: string): Promise<Figure[]> {
  const app = await createApp(
    { dataDir, resourcesDir, version: '0.1.0', now: NOW },
    { ports: { renderPdf: () => Promise.reject(new Error('no printing here')) }, emit: () => undefined },
  )
  const value = async (method: string, input: unknown): Promise<unknown> => {
    const reply = await app.call(method, input)
    if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`)
    return reply.value
  }
  const raw = new Database(join(dataDir, 'register', 'register.sqlite3'))
  try {
    seed(raw)
    const byHand = rawDesk(raw)
    const change = raw.prepare(
      "INSERT INTO session (key, value) VALUES ('benchDesk', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )
    const asked = async (method: string, input: unknown): Promise<number> => {
      const list: number[] = []
      for (let index = 0; index <= CALLS; index += 1) {
        change.run(String(index))
        const started = performance.now()
        await value(method, input)
        if (index > 0) list.push(performance.now() - started)
      }
      return median(list)
    }
    const baseline = median(await times(CALLS, byHand, 2))
    return [
      figure('desk with every kind of row, median', await asked('desk.overview', {}), 'ms', { limit: LIMIT, baseline }),
      figure(
        'the order of one section, 100 rows, median',
        await asked('desk.list', { section: 'overdue', source: null, after: null, limit: 100 }),
        'ms',
        { limit: LIMIT },
      ),
    ]
  } finally {
    raw.close()
    await app.close()
  }
}
