import { parentPort } from 'node:worker_threads'
import { settleFile } from '../db/open.ts'

/** Entry of the worker that settles the WAL of a register, each time it is told its file. */

const port = parentPort
if (!port) throw new Error('checkpoint.worker runs as a worker thread')
port.on('message', (file: string) => {
  try {
    settleFile(file)
  } catch {
    // A busy or full disk: the pages are safe in the WAL, the next settling takes them along.
  }
  port.postMessage(null)
})
