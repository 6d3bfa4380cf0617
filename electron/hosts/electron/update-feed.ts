import { verify } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import { texts } from './texts.ts'

/** Bytes: a description of an update is a page of text. */
const MAX_MANIFEST = 256 * 1024

/** Name of the description that electron-updater asks for on this platform. */
export function manifestName(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'latest.yml'
  return platform === 'darwin' ? 'latest-mac.yml' : 'latest-linux.yml'
}

export interface VerifiedUpdate {
  /** The very bytes whose signature was checked: they are served from memory, whatever the stick holds a moment later. */
  manifest: Buffer
  name: string
  folder: string
  /** Installer names that the signed description lists with their SHA-512. */
  files: string[]
}

/**
 * Reads the description of an update in a folder and checks its Ed25519 signature (`latest*.yml.sig`, base64).
 *
 * @param publicKey PEM of the key that ships in resources/
 * @throws AppError refused with what to do
 */
export async function verifyUpdate(
  folder: string,
  platform: NodeJS.Platform,
  publicKey: string,
): Promise<VerifiedUpdate> {
  const name = manifestName(platform)
  const manifest = await readSmall(join(folder, name), texts.updateNoManifest(name))
  const signature = await readSmall(join(folder, `${name}.sig`), texts.updateNoSignature(name))
  if (!isSigned(manifest, signature.toString('latin1'), publicKey))
    throw new AppError('refused', texts.updateBadSignature)
  const listed = listFiles(manifest.toString('utf8'))
  if (listed === null) throw new AppError('refused', texts.updateUnreadable)
  // A description of Linux lists deb, rpm and AppImage; a stick may carry the one that this office uses.
  const found = await Promise.all(
    listed.map(async (file) => (await stat(join(folder, file)).catch(() => null))?.isFile()),
  )
  const files = listed.filter((_file, index) => found[index])
  if (files.length === 0) throw new AppError('refused', texts.updateNoFile(listed.join(', ')))
  return { manifest, name, folder, files }
}

/** Whether the signature is ours; nothing that is not one of 64 bytes in strict base64 is even looked at. */
export function isSigned(manifest: Uint8Array, signature: string, publicKey: string): boolean {
  const text = signature.trim()
  if (!/^[A-Za-z0-9+/]{86}==$/.test(text)) return false
  try {
    return verify(null, manifest, publicKey, Buffer.from(text, 'base64'))
  } catch {
    // A key that is not one verifies nothing.
    return false
  }
}

/**
 * The installers a description names, or null. Only plain names in the same folder count: an address or a path
 * would leave the stick that the person chose.
 */
export function listFiles(manifest: string): string[] | null {
  const names = [...manifest.matchAll(/^\s*-?\s*(?:url|path):\s*(.+?)\s*$/gm)].map((found) => unquote(found[1] ?? ''))
  const decoded = names.map((name) => decode(name))
  if (decoded.length === 0) return null
  if (!decoded.every((name) => name !== null && /^[\p{L}\p{N}][\p{L}\p{N} ._+()-]{0,199}$/u.test(name))) return null
  return [...new Set(decoded.filter((name) => name !== null))]
}

const unquote = (text: string): string => /^(['"])(.*)\1$/.exec(text)?.[2] ?? text

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

async function readSmall(path: string, missing: string): Promise<Buffer> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new AppError('refused', missing)
  if (found.size > MAX_MANIFEST) throw new AppError('refused', texts.updateUnreadable)
  return readFile(path).catch((error: unknown) => {
    throw new AppError('fileUnreadable', texts.updateUnreadable, { cause: error })
  })
}

export interface Feed {
  url: string
  close(): void
}

/**
 * Serves a verified update on 127.0.0.1 for electron-updater, which speaks HTTP only. The port is open for the time
 * of the update alone, under a path nobody can guess, and gives exactly the files that the signed description lists.
 *
 * @param secret random hex, the first part of every path
 */
export async function serveUpdate(update: VerifiedUpdate, secret: string): Promise<Feed> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    const file = path.startsWith(`/${secret}/`) ? decode(path.slice(secret.length + 2)) : null
    if (request.method !== 'GET' || file === null) response.writeHead(404).end()
    else if (file === update.name)
      response.writeHead(200, { 'content-length': update.manifest.length }).end(update.manifest)
    else if (update.files.includes(file)) {
      const stream = createReadStream(join(update.folder, file))
      stream.once('error', () => response.destroy())
      stream.pipe(response)
    } else response.writeHead(404).end()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/${secret}/`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
