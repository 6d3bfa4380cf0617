import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../db/open.ts'

/** Entry of the checking worker: walks the whole file once and says what it found. */

if (!parentPort) throw new Error('check.worker runs as a worker thread')
const { file } = workerData as { file: string }
let result: string
try {
  const db = openReader(file)
  result = db.one<{ quick_check: string }>('PRAGMA quick_check(1)').quick_check
  db.close()
} catch (error) {
  // A damaged file may throw instead of reporting (architecture.md §4.1).
  result = error instanceof Error ? error.message : 'unreadable'
}
parentPort.postMessage(result)
