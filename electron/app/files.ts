import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync, readdirSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../contract/errors.ts'
import type { FileTicket } from '../contract/kinds.ts'
import { blobFile } from '../db/backup.ts'
import { hashFile, hashFileAside, syncFile } from '../db/durable.ts'
import { toAppError } from '../db/errors.ts'
import type { FileStore } from '../services/context.ts'
import { texts } from './texts.ts'

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

/** Bytes of UTF-8 that ext4 takes for a name, less room for `.partial` and the like; NTFS takes 255 letters. */
const NAME_BYTES = 220
/** Names that Windows keeps for devices, with whatever extension. */
const DEVICES = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)/i

/**
 * A name that every file system takes: no separators, control characters, reserved marks or device names, no blank or full stop at
 * the end (Windows drops them), not longer than a name may be in bytes. What is too long loses its beginning: the extension stays.
 */
export function safeFileName(name: string): string {
  const cleaned = basename(name.replaceAll('\\', '/'))
    // eslint-disable-next-line no-control-regex -- control characters are exactly what is removed
    .replace(/[\u0000-\u001F\u007F<>:"/\\|?*]/g, '_')
    .toWellFormed()
  let letters = Array.from(cleaned)
  while (letters.length > 0 && /[. ]/.test(letters.at(-1) ?? '')) letters.pop()
  let bytes = Buffer.byteLength(letters.join(''))
  const first = letters.findIndex((letter) => {
    if (bytes <= NAME_BYTES) return true
    bytes -= Buffer.byteLength(letter)
    return false
  })
  letters = letters.slice(Math.max(first, 0))
  const safe = letters.join('').replace(/^\.+/, '_').replace(DEVICES, '_$&')
  return safe === '' ? 'file' : safe
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
      throw new AppError('refused', texts.fileGone)
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
    if (this.blobs === null) throw new AppError('noRegister', texts.blobNeedsRegister)
    const incoming = join(this.blobs, `${randomBytes(8).toString('hex')}.partial`)
    try {
      mkdirSync(this.blobs, { recursive: true })
      // Counted over our own copy: the person's file may be written to while it is taken in.
      copyFileSync(path, incoming)
      return keepBlob(this.blobs, incoming, hashFile(incoming))
    } catch (error) {
      throw toAppError(error)
    } finally {
      rmSync(incoming, { force: true })
    }
  }

  async storeBlobAside(path: string): Promise<{ sha256: string; size: number }> {
    if (this.blobs === null) throw new AppError('noRegister', texts.blobNeedsRegister)
    const folder = this.blobs
    const incoming = join(folder, `${randomBytes(8).toString('hex')}.partial`)
    try {
      mkdirSync(folder, { recursive: true })
      await copyFile(path, incoming)
      return keepBlob(folder, incoming, await hashFileAside(incoming))
    } catch (error) {
      throw toAppError(error)
    } finally {
      rmSync(incoming, { force: true })
    }
  }

  dropBlob(sha256: string): void {
    if (this.blobs !== null && /^[0-9a-f]{64}$/.test(sha256)) rmSync(blobFile(this.blobs, sha256), { force: true })
  }

  blobPath(sha256: string): string {
    const path = this.blobs === null ? '' : blobFile(this.blobs, sha256)
    if (path === '' || !/^[0-9a-f]{64}$/.test(sha256) || !existsSync(path)) throw new AppError('notFound', texts.noBlob)
    return path
  }

  /** Removes what a killed process left to be handed out a day ago or earlier; what is younger may belong to another window. */
  sweep(): void {
    if (!existsSync(this.outbox)) return
    const oldest = Date.now() - 24 * HOUR
    for (const name of readdirSync(this.outbox)) {
      const folder = join(this.outbox, name)
      if (statSync(folder).mtimeMs < oldest) rmSync(folder, { recursive: true, force: true })
    }
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

/** Gives a hashed copy its name among the blobs; a blob that is there already stays. */
function keepBlob(folder: string, incoming: string, sha256: string): { sha256: string; size: number } {
  const { size } = statSync(incoming)
  const target = blobFile(folder, sha256)
  if (existsSync(target) && statSync(target).size === size) return { sha256, size }
  mkdirSync(dirname(target), { recursive: true })
  syncFile(incoming)
  renameSync(incoming, target)
  return { sha256, size }
}
