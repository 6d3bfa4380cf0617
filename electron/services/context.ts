import type { FileTicket } from '../contract/kinds.ts'
import type { ReadDb } from '../db/database.ts'
import type { Records } from '../db/records.ts'

/** What the dispatcher gives to the handlers of services; tests build the same with `tests/builders`. */

export interface BaseContext {
  /** Civil moment of the office, `YYYY-MM-DDTHH:MM`; never computed from the local zone of the PC. */
  readonly now: string
  /** The same moment as a UTC instant, for journal and versions. */
  readonly instant: string
  readonly operatorId: number | null
  readonly files: FileStore
  readonly resourcesDir: string
  readonly appVersion: string
}

export interface QueryContext extends BaseContext {
  readonly db: ReadDb
}

export interface CommandContext extends BaseContext {
  /** Reads and journaled writes of this command's transaction. */
  readonly records: Records
  /** The same connection, for reading. */
  readonly db: ReadDb
}

export interface TaskContext extends BaseContext {
  readonly signal: AbortSignal
  /** `total` null while unknown; `text` says what is being done. */
  progress(done: number, total: number | null, text: string): void
  /** Reads between awaits; each call sees the newest committed state. */
  readonly db: ReadDb
  /**
   * One journaled transaction; long work makes several, leaving room for other calls.
   * @param options.evenIfCancelled for taking back, after a cancel, what was written before it
   * @param options.isStep one of very many: it survives a killed program at once and a power failure with the next ordinary write,
   *   which saves the wait for the disk. Nobody is told that it is done before such a write.
   */
  write<T>(
    title: string,
    work: (ctx: CommandContext) => T,
    options?: { evenIfCancelled?: boolean; isStep?: boolean },
  ): T
  /**
   * Runs an act of very many steps. Meanwhile no commit stops to move what was written from the journal of SQLite into the register
   * file; `settle` has that done beside the work, and the end waits for it.
   */
  inSteps<T>(work: (settle: () => void) => Promise<T>): Promise<T>
  /** Lets waiting calls through. */
  breathe(): Promise<void>
  readonly ports: TaskPorts
}

/** What only a host can do for a task. */
export interface TaskPorts {
  /** PDF of a print route, `#/print/…`. */
  renderPdf(route: string): Promise<Uint8Array>
}

/** Files by ticket and blobs by content; paths never leave the core. */
export interface FileStore {
  /** A file that a host let in for one purpose. @throws AppError refused for an unknown, expired or foreign ticket */
  take(ticket: string, purpose: string): { path: string; name: string; size: number }
  /** A fresh file in the outbox: write it, then `offer` it. */
  outgoing(name: string): string
  /** Hands a finished outgoing file over as a ticket. */
  offer(path: string, name: string): FileTicket
  /** Stores the content once by SHA-256; survives a crash (temporary file, fsync, rename). @throws AppError diskFull, registerReadOnly */
  storeBlob(path: string): { sha256: string; size: number }
  /** The same between other calls, for files of many megabytes. */
  storeBlobAside(path: string): Promise<{ sha256: string; size: number }>
  /** Forgets a blob that nothing names any more. */
  dropBlob(sha256: string): void
  /** Path of a stored blob. @throws AppError notFound */
  blobPath(sha256: string): string
}

export interface Contexts {
  query: QueryContext
  command: CommandContext
  task: TaskContext
}
