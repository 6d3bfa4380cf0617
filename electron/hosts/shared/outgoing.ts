import { readFile } from 'node:fs/promises'
import { LOOPBACK } from '../../contract/host.ts'
import { securityHeaders } from './csp.ts'

/**
 * Headers of a file that goes out to the window, the same in both hosts: bytes and nothing else. Whatever the file holds, it is
 * never a page, a script or a picture of our own origin; the window makes a picture of it by the type that the core found.
 */
export function fileHeaders(file: { name: string; size: number }): Record<string, string> {
  return {
    ...securityHeaders,
    'content-security-policy': "default-src 'none'; sandbox",
    'content-type': 'application/octet-stream',
    'content-length': String(file.size),
    'content-disposition': contentDisposition(file.name),
    'cache-control': 'no-store',
  }
}

/** RFC 6266: an ASCII stand-in and the real name in UTF-8. */
export function contentDisposition(name: string): string {
  const safe = isFileName(name) ? name : 'file'
  const encoded = encodeURIComponent(safe).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${safe.replace(/[^\x20-\x7e]|["\\%]/g, '_')}"; filename*=UTF-8''${encoded}`
}

/** A name for people to read; it never becomes part of a path. */
export function isFileName(name: string): boolean {
  return name.length > 0 && name.length <= 255 && !/[\\/\u0000-\u001f\u007f]/.test(name)
}

/** The ticket of `/files/<ticket>`, or null for any other path. */
export function ticketOf(path: string): string | null {
  const ticket = path.startsWith(`${LOOPBACK.files}/`) ? path.slice(LOOPBACK.files.length + 1) : ''
  return /^[A-Za-z0-9_-]{8,128}$/.test(ticket) ? ticket : null
}

/** The part of the core that gives files out. */
export interface FileSource {
  releaseFile(ticket: string): Promise<{ path: string; name: string; size: number }>
}

export interface FileAnswer {
  status: 200 | 404
  headers: Record<string, string>
  body: Uint8Array<ArrayBuffer>
}

/** Answers a request for a file by its ticket, for a host whose page needs no key. */
export async function serveFile(core: FileSource | null, ticket: string): Promise<FileAnswer> {
  try {
    if (!core) throw new Error('not started')
    const file = await core.releaseFile(ticket)
    const body = new Uint8Array(await readFile(file.path))
    return { status: 200, headers: fileHeaders({ name: file.name, size: body.length }), body }
  } catch {
    // Unknown, expired or removed: to the page it is the same, there is no such file.
    return { status: 404, headers: { ...securityHeaders, 'cache-control': 'no-store' }, body: new Uint8Array() }
  }
}
