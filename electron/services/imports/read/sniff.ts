import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { AppError } from '../../../contract/errors.ts'
import { readTexts } from './readTexts.ts'

const HEAD_BYTES = 65_536
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

const unreadable = (text: string): AppError => new AppError('fileUnreadable', text)

/** The first bytes of a file. */
export async function headOf(path: string, bytes = HEAD_BYTES): Promise<Buffer> {
  const file = await open(path)
  try {
    const buffer = Buffer.alloc(bytes)
    const { bytesRead } = await file.read(buffer, 0, bytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** A workbook with a password is an old container that holds the encrypted package under a known name. */
async function isEncrypted(path: string): Promise<boolean> {
  let tail: Buffer = Buffer.alloc(0)
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const block = Buffer.concat([tail, piece as Buffer])
    if (block.includes(ENCRYPTED)) return true
    tail = Buffer.from(block.subarray(-ENCRYPTED.length))
  }
  return false
}

/**
 * Which reader a file is for, by its contents: an extension says nothing («выгрузка.xlsx» may be a page of HTML).
 * @throws AppError fileUnreadable with what to do
 */
export async function formatOf(path: string): Promise<'xlsx' | 'csv'> {
  const head = await headOf(path)
  if (head.length === 0) throw unreadable(readTexts.empty)
  if (head.subarray(0, OLE.length).equals(OLE))
    throw unreadable((await isEncrypted(path)) ? readTexts.password : readTexts.oldExcel)
  if (
    head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004')) ||
    head.subarray(0, 4).equals(Buffer.from('PK\u0005\u0006'))
  )
    return 'xlsx'
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') throw unreadable(readTexts.pdf)
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  const text = head
    .toString('latin1')
    .replaceAll('\u0000', '')
    .replace(/^ï»¿|^ÿþ|^þÿ/u, '')
    .trimStart()
    .toLowerCase()
  if (/^(?:<!doctype html|<html|<head|<body|<table|<meta)/u.test(text)) throw unreadable(readTexts.html)
  if (text.startsWith('<?xml')) throw unreadable(text.includes('<html') ? readTexts.html : readTexts.xmlTable)
  if (!isUtf16 && looksBinary(head)) throw unreadable(readTexts.binary)
  return 'csv'
}

/** Signs that no text has. In UTF-16 without a mark Latin has zeros and Cyrillic fours, but only in every other place. */
function looksBinary(head: Buffer): boolean {
  const zeros = [0, 0]
  let control = 0
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
    else if ((byte < 9 || (byte > 13 && byte < 32)) && byte !== 4) control += 1
  })
  const [even = 0, odd = 0] = zeros
  const isUtf16 = Math.max(even, odd) > head.length / 20 && Math.min(even, odd) * 10 < Math.max(even, odd)
  return control > head.length / 100 || (even + odd > 0 && !isUtf16)
}
