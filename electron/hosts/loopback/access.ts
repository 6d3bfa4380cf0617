import { createHash, timingSafeEqual } from 'node:crypto'
import { LOOPBACK } from '../../contract/host.ts'
import { isFileName, ticketOf } from '../shared/outgoing.ts'

/** Bytes: a pasted table or a 1 MB text with its quotes escaped fits several times over. */
export const MAX_CALL_BYTES = 16 * 1024 * 1024
/** Bytes of one uploaded file. */
export const MAX_FILE_BYTES = 512 * 1024 * 1024
const MAX_URL_LENGTH = 8 * 1024

export interface RequestHead {
  method?: string | undefined
  url?: string | undefined
  /** Name, value, name, value … exactly as received, so that a repeated header is seen. */
  rawHeaders: readonly string[]
}

export interface OwnAddress {
  port: number
  /** 64 hex digits = 32 random bytes. */
  key: string
}

export type Access =
  | { allowed: true; action: 'asset'; path: string }
  | { allowed: true; action: 'call' }
  | { allowed: true; action: 'events' }
  | { allowed: true; action: 'upload'; name: string; purpose: string }
  | { allowed: true; action: 'download'; ticket: string }
  | { allowed: false; status: 400 | 403 | 404 | 405 | 411 | 413 | 415 }

const refuse = (status: Extract<Access, { allowed: false }>['status']): Access => ({ allowed: false, status })

/**
 * Decides what a request may do. Any page open in the same browser can send requests to 127.0.0.1, and a foreign
 * site can point its own name here (DNS rebinding): so `Host` must be our own address, `Origin`, where sent, too,
 * and everything but the static window needs the key, which no foreign page can know or put in a header unasked.
 */
export function decideAccess(request: RequestHead, own: OwnAddress): Access {
  const address = `127.0.0.1:${own.port}`
  const target = request.url ?? ''
  if (!target.startsWith('/') || target.startsWith('//') || target.length > MAX_URL_LENGTH) return refuse(400)
  const headers = readHeaders(request.rawHeaders)
  if (headers === null) return refuse(400)
  if (headers.get('host') !== address) return refuse(403)
  const origin = headers.get('origin')
  if (origin !== undefined && origin !== `http://${address}`) return refuse(403)
  // A modern browser says where a request came from; what another site started is none of ours.
  const site = headers.get('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return refuse(403)

  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  const search = new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1))
  const area = `/${path.split('/')[1] ?? ''}`
  if (area !== LOOPBACK.call && area !== LOOPBACK.events && area !== LOOPBACK.files) {
    return request.method === 'GET' ? { allowed: true, action: 'asset', path } : refuse(405)
  }
  if (!sameKey(headers.get(LOOPBACK.keyHeader), own.key)) return refuse(403)
  return decideAction(request.method, path, search, headers)
}

function decideAction(
  method: string | undefined,
  path: string,
  search: URLSearchParams,
  headers: ReadonlyMap<string, string>,
): Access {
  if (path === LOOPBACK.call) {
    if (method !== 'POST') return refuse(405)
    if (mediaType(headers) !== 'application/json') return refuse(415)
    return withinLimit(headers, MAX_CALL_BYTES) ?? { allowed: true, action: 'call' }
  }
  if (path === LOOPBACK.events) return method === 'GET' ? { allowed: true, action: 'events' } : refuse(405)
  if (path === LOOPBACK.files) {
    if (method !== 'POST') return refuse(405)
    const name = search.get('name') ?? ''
    const purpose = search.get('purpose') ?? ''
    if (!isFileName(name) || !/^[a-z][a-zA-Z.-]{0,39}$/.test(purpose)) return refuse(400)
    return withinLimit(headers, MAX_FILE_BYTES) ?? { allowed: true, action: 'upload', name, purpose }
  }
  const ticket = ticketOf(path)
  if (ticket === null) return refuse(404)
  return method === 'GET' ? { allowed: true, action: 'download', ticket } : refuse(405)
}

/** Compares in constant time: both sides are hashed first, so their lengths do not show either. */
export function sameKey(given: string | undefined, key: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest()
  return timingSafeEqual(digest(given ?? ''), digest(key)) && given !== undefined && key.length === 64
}

/** Lower-cased names; null where a header that decides is sent twice, since either could be the lie. */
function readHeaders(raw: readonly string[]): Map<string, string> | null {
  const single = new Set(['host', 'origin', 'content-type', 'content-length', 'sec-fetch-site', LOOPBACK.keyHeader])
  const headers = new Map<string, string>()
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase()
    if (single.has(name) && headers.has(name)) return null
    headers.set(name, raw[index + 1] ?? '')
  }
  return headers
}

function mediaType(headers: ReadonlyMap<string, string>): string {
  return (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/** Our page always knows the length before it sends; what does not say it is refused, not read on trust. */
function withinLimit(headers: ReadonlyMap<string, string>, limit: number): Access | null {
  const length = headers.get('content-length')
  if (length === undefined || headers.has('transfer-encoding')) return refuse(411)
  if (!/^\d{1,15}$/.test(length)) return refuse(400)
  return Number(length) > limit ? refuse(413) : null
}
