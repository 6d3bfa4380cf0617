import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'

/**
 * The comment of the ZIP holds the SHA-256 of every byte before it. The sums inside the package speak of the content of files; the
 * seal speaks of all the rest too: names, dates and places inside the archive. A package that somebody packed anew has no seal.
 */

const PREFIX = 'reestr-mcu-seal sha256:'
export const SEAL_LENGTH = PREFIX.length + 64
/** What is written first, so that the length of the comment stands in the archive before its sum is taken. */
export const EMPTY_SEAL = `${PREFIX}${'0'.repeat(64)}`

const END = Buffer.from([0x50, 0x4b, 0x05, 0x06])
/** The end record without a comment. */
const END_LENGTH = 22

/** SHA-256 of the first `length` bytes of a file. */
async function sumOfStart(path: string, length: number, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  if (length > 0)
    for await (const piece of createReadStream(path, {
      end: length - 1,
      highWaterMark: 1 << 20,
      ...(signal ? { signal } : {}),
    }))
      hash.update(piece as Buffer)
  return hash.digest('hex')
}

/** Writes the sum into the empty seal that a fresh archive carries. */
export async function sealArchive(path: string, signal?: AbortSignal): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const { size } = await file.stat()
    const sum = await sumOfStart(path, size - SEAL_LENGTH, signal)
    await file.write(Buffer.from(`${PREFIX}${sum}`, 'latin1'), 0, SEAL_LENGTH, size - SEAL_LENGTH)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** `none`: no comment at all, as after packing anew; a comment that is no seal or does not fit is `broken`. */
export async function sealState(path: string, signal?: AbortSignal): Promise<'whole' | 'broken' | 'none'> {
  const file = await open(path, 'r')
  let tail: Buffer
  let size: number
  try {
    size = (await file.stat()).size
    const length = Math.min(size, END_LENGTH + SEAL_LENGTH)
    tail = Buffer.alloc(length)
    await file.read(tail, 0, length, size - length)
  } finally {
    await file.close()
  }
  if (tail.subarray(-END_LENGTH, -END_LENGTH + 4).equals(END) && tail.readUInt16LE(tail.length - 2) === 0) return 'none'
  const comment = tail.subarray(-SEAL_LENGTH).toString('latin1')
  if (tail.length < END_LENGTH + SEAL_LENGTH || !tail.subarray(0, 4).equals(END) || !comment.startsWith(PREFIX))
    return 'broken'
  return comment.slice(PREFIX.length) === (await sumOfStart(path, size - SEAL_LENGTH, signal)) ? 'whole' : 'broken'
}
