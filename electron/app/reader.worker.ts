import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../db/open.ts'
import type { AppOptions } from './app.ts'
import { fixedClock, systemClock } from './clock.ts'
import { officeZone } from './officeZone.ts'
import { createQueryDispatcher } from './dispatch.ts'
import { fileLog } from './log.ts'
import type { ReaderReply, ReaderRequest } from './reader.ts'
import { handlers } from './services.ts'

/** Entry of the read-only worker: the same handlers, a connection that cannot write. */

if (!parentPort) throw new Error('reader.worker runs as a worker thread')
const port = parentPort
const options = workerData as AppOptions
const clock = options.now === undefined ? systemClock : fixedClock(options.now)
const log = fileLog(join(options.dataDir, 'logs', 'app.log'), () => clock.instant())

let opened: { file: string; db: ReturnType<typeof openReader> } | null = null

function open(file: string): NonNullable<typeof opened> {
  if (opened?.file === file) return opened
  opened?.db.close()
  opened = { file, db: openReader(file) }
  return opened
}

const query = createQueryDispatcher({
  handlers,
  resourcesDir: options.resourcesDir,
  appVersion: options.version,
  log,
  instant: () => clock.instant(),
})

port.on('message', ({ id, file, method, input }: ReaderRequest) => {
  const reply = query(method, input, () => {
    const { db } = open(file)
    return { db, now: clock.civil(officeZone(db)) }
  })
  port.postMessage({ id, reply } satisfies ReaderReply)
})
