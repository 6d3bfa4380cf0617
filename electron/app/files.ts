import { createHash, randomBytes } from 'node:crypto'
import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AppError } from '../contract/errors.ts'
import type { FileTicket } from '../contract/kinds.ts'
import { toAppError } from '../db/errors.ts'
import type { FileStore } from '../services/context.ts'

interface Entry {
  path: string
  name: string
  size: number
  purpose: string
  isTemporary: boolean
  expiresAt: number
}

const HOUR = 3_600_000
const OUTGOING = 'outgoing'

/** A name that every file system takes: no separators, no control characters, no reserved marks, at most 150 characters. */
export function safeFileName(name: string): string {
  const cleaned = basename(name.replaceAll('\\', '/'))
    // eslint-disable-next-line no-control-regex -- control characters are exactly what is removed
    .replace(/[\u0000-\u001F<>:"/\\|?*]/g, '_')
    .replace(/^\.+/, '_')
    .slice(-150)
  return cleaned === '' ? 'file' : cleaned
}

/**
 * Tickets instead of paths: random id, one purpose, expires (architecture.md §3).
 * @param monotonic milliseconds of a clock that only grows
 */
export class Files implements FileStore {
  private readonly tickets = new Map<string, Entry>()
  private readonly outbox: string
  private readonly monotonic: () => number
  private blobs: string | null = null

  constructor(outbox: string, monotonic: () => number = () => performance.now()) {
    this.outbox = outbox
    this.monotonic = monotonic
  }

  /** The `files/` folder of the register that is open now. */
  useBlobs(folder: string | null): void {
    this.blobs = folder
  }

  admit(file: { path: string; name: string; purpose: string; temporary: boolean }): FileTicket {
    return this.issue(file.path, file.name, file.purpose, file.temporary)
  }

  take(ticket: string, purpose: string): { path: string; name: string; size: number } {
    const entry = this.tickets.get(ticket)
    if (!entry || entry.purpose !== purpose || entry.expiresAt < this.monotonic() || !existsSync(entry.path)) {
      throw new AppError('refused', 'Файл больше не доступен. Выберите его ещё раз')
    }
    return { path: entry.path, name: entry.name, size: entry.size }
  }

  outgoing(name: string): string {
    const folder = join(this.outbox, randomBytes(8).toString('hex'))
    mkdirSync(folder, { recursive: true })
    return join(folder, safeFileName(name))
  }

  /** @param options.keep the file is not ours to remove, e.g. a backup */
  offer(path: string, name: string, options: { keep?: boolean } = {}): FileTicket {
    return this.issue(path, name, OUTGOING, options.keep !== true)
  }

  /** For the host: takes an outgoing file. */
  release(ticket: string): { path: string; name: string; size: number } {
    return this.take(ticket, OUTGOING)
  }

  storeBlob(path: string): { sha256: string; size: number } {
    if (this.blobs === null) throw new AppError('noRegister', 'Реестр не открыт, файл не сохранён')
    try {
      const sha256 = hashFile(path)
      const size = statSync(path).size
      const folder = join(this.blobs, sha256.slice(0, 2))
      const target = join(folder, sha256)
      if (existsSync(target) && statSync(target).size === size) return { sha256, size }
      mkdirSync(folder, { recursive: true })
      const partial = `${target}.partial`
      copyFileSync(path, partial)
      syncFile(partial)
      renameSync(partial, target)
      return { sha256, size }
    } catch (error) {
      throw toAppError(error)
    }
  }

  blobPath(sha256: string): string {
    const path = this.blobs === null ? '' : join(this.blobs, sha256.slice(0, 2), sha256)
    if (path === '' || !/^[0-9a-f]{64}$/.test(sha256) || !existsSync(path)) {
      throw new AppError('notFound', 'Файл вложения не найден в папке реестра. Восстановите копию, в которой он был')
    }
    return path
  }

  /** Removes what was made for handing out; the user's own files stay. */
  clear(): void {
    for (const entry of this.tickets.values()) if (entry.isTemporary) rmSync(entry.path, { force: true })
    this.tickets.clear()
    rmSync(this.outbox, { recursive: true, force: true })
  }

  private issue(path: string, name: string, purpose: string, isTemporary: boolean): FileTicket {
    const ticket = randomBytes(24).toString('base64url')
    const size = statSync(path).size
    this.tickets.set(ticket, { path, name, size, purpose, isTemporary, expiresAt: this.monotonic() + 12 * HOUR })
    return { ticket, name, size }
  }
}

/** SHA-256 of a file in hex, read in pieces of 1 MiB. */
export function hashFile(path: string): string {
  const hash = createHash('sha256')
  const handle = openSync(path, 'r')
  try {
    const piece = Buffer.alloc(1 << 20)
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece)) hash.update(piece.subarray(0, read))
  } finally {
    closeSync(handle)
  }
  return hash.digest('hex')
}

/** Forces a file's content to the disk. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
