import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'

export interface FileSum {
  size: number
  sha256: string
}

/** Size and SHA-256 of a file in hex, read in pieces. */
export async function fileSum(path: string, signal?: AbortSignal): Promise<FileSum> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20, ...(signal ? { signal } : {}) }))
    hash.update(piece as Buffer)
  return { size: (await stat(path)).size, sha256: hash.digest('hex') }
}
