import { createHash } from 'node:crypto'
import { closeSync, copyFileSync, createReadStream, fsyncSync, openSync, readSync, renameSync, rmSync } from 'node:fs'

/** Files that must survive a crash whole or not at all: copies of the register and attachments. */

/** Forces a file's content to the disk. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Copies a file so that `to` is there whole or not at all: `*.partial` beside it, fsync, rename.
 * @param check looks at the finished copy before it gets its name; what it throws leaves nothing behind
 */
export function copyWhole(from: string, to: string, check: (copy: string) => void = () => undefined): void {
  const partial = `${to}.partial`
  try {
    copyFileSync(from, partial)
    check(partial)
    syncFile(partial)
    renameSync(partial, to)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}

/** SHA-256 of a file in hex, read in pieces of 1 MiB. */
export function hashFile(path: string): string {
  const hash = createHash('sha256')
  const handle = openSync(path, 'r')
  try {
    const piece = Buffer.alloc(1 << 20)
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece))
      hash.update(piece.subarray(0, read))
  } finally {
    closeSync(handle)
  }
  return hash.digest('hex')
}

/** The same between other calls, for files of gigabytes. */
export function hashFileAside(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const hash = createHash('sha256')
    createReadStream(path)
      .on('data', (piece) => hash.update(piece))
      .on('end', () => resolve(hash.digest('hex')))
      .on('error', reject)
  })
}
