import type { WriteDb } from '../../db/database.ts'
import { Records } from '../../db/records.ts'
import type { CommandContext, FileStore, TaskContext } from '../context.ts'
import { currentOperator } from '../operators/operators.service.ts'

/** Where acts of the story take place that go through the very handlers of the screens. */
export interface Scene {
  db: WriteDb
  files: FileStore
  resourcesDir: string
  appVersion: string
}

/** The invented region lives by Moscow time. */
export const instantOf = (civil: string): string =>
  new Date(`${civil.length === 10 ? `${civil}T12:00` : civil}:00+03:00`).toISOString()

const base = ({ db, files, resourcesDir, appVersion }: Scene, at: string) => ({
  now: at,
  instant: instantOf(at),
  operatorId: currentOperator(db),
  files,
  resourcesDir,
  appVersion,
})

/** One command at a civil moment. */
export function commandAt<T>(scene: Scene, at: string, work: (ctx: CommandContext) => T, title = ''): T {
  const common = base(scene, at)
  const { operatorId, instant } = common
  return scene.db.transaction(() => {
    const records = new Records(scene.db, { operatorId, at: instant, method: 'register.create', title })
    return work({ ...common, records, db: scene.db })
  })
}

/** A task at a civil moment; nobody waits for it or stops it. @param file what the task takes by its ticket */
export function taskAt(scene: Scene, at: string, file?: { path: string; name: string }): TaskContext {
  const { files } = scene
  const given: FileStore = {
    take: (ticket, purpose) => (file ? { ...file, size: 0 } : files.take(ticket, purpose)),
    outgoing: (name) => files.outgoing(name),
    offer: (path, name) => files.offer(path, name),
    storeBlob: (path) => files.storeBlob(path),
    storeBlobAside: (path) => files.storeBlobAside(path),
    dropBlob: (sha256) => files.dropBlob(sha256),
    blobPath: (sha256) => files.blobPath(sha256),
  }
  return {
    ...base(scene, at),
    files: given,
    db: scene.db,
    signal: new AbortController().signal,
    progress: () => undefined,
    write: (title, work) => commandAt(scene, at, work, title),
    inSteps: (work) => work(() => undefined),
    breathe: () => Promise.resolve(),
    ports: { renderPdf: () => Promise.reject(new Error('The story prints nothing')) },
  }
}
