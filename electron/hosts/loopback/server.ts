import { createWriteStream } from 'node:fs'
import { open, unlink } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { CoreLink } from '../../app/core.ts'
import { AppError } from '../../contract/errors.ts'
import type { ErrorCode, Reply } from '../../contract/kinds.ts'
import { ownFrames, securityHeaders } from '../shared/csp.ts'
import { failure } from '../shared/host-methods.ts'
import { serveAsset } from '../shared/serve.ts'
import { fileHeaders } from '../shared/outgoing.ts'
import { hostTexts } from '../shared/texts.ts'
import { decideAccess, MAX_CALL_BYTES, MAX_FILE_BYTES } from './access.ts'

/** The part of the core that the server needs; tests give a small one. */
export type ServedCore = Pick<CoreLink, 'call' | 'onEvent' | 'admitFile' | 'releaseFile'>

export interface ServerOptions {
  core: ServedCore
  /** Answers `host.*`; null for a method of the core. */
  hostMethods: (method: string, input: unknown) => Promise<Reply> | null
  /** Absolute path of the built window. */
  rendererDir: string
  /** Folder of this process for uploads on their way into the core. */
  uploadDir: string
  /** 64 hex digits. */
  key: string
  /** 0 lets the system choose. */
  port: number
  /** Receives what went wrong and where, never what was sent. */
  report: (where: string, error: unknown) => void
}

export interface LoopbackServer {
  port: number
  /** `http://127.0.0.1:PORT` */
  origin: string
  /** How many windows listen to events now. */
  listeners(): number
  close(): Promise<void>
}

/** Milliseconds between empty lines on the event stream, so that a dead window is noticed. */
const HEARTBEAT = 15_000
/** Bytes that may wait for a window that does not read; beyond that it is cut off and starts anew. */
const MAX_BACKLOG = 4 * 1024 * 1024

/** Starts the loopback server on 127.0.0.1. The window it serves is the same that Electron shows. */
export async function startServer(options: ServerOptions): Promise<LoopbackServer> {
  const streams = new Set<ServerResponse>()
  const send = (line: string): void => {
    for (const stream of streams) {
      if (stream.writableLength > MAX_BACKLOG) stream.destroy()
      else stream.write(line)
    }
  }
  const stopEvents = options.core.onEvent((event) => send(`${JSON.stringify(event)}\n`))
  const heartbeat = setInterval(() => send('\n'), HEARTBEAT).unref()

  let port = 0
  const server = createServer({ maxHeaderSize: 16 * 1024 }, (request, response) => {
    route(request, response, options, port, streams).catch((error: unknown) => {
      options.report('request', error)
      if (response.headersSent) response.destroy()
      else sendReply(response, 500, failure('internal', hostTexts.internal))
    })
  })
  server.on('clientError', (_error, socket) => socket.destroy())
  port = await listen(server, options.port)

  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    listeners: () => streams.size,
    async close() {
      clearInterval(heartbeat)
      stopEvents()
      for (const stream of streams) stream.end()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

/** Tried first where no port is asked for: a browser keeps the window's theme, scale and columns by address. */
const USUAL_PORT = 47_326

async function listen(server: Server, port: number): Promise<number> {
  if (port !== 0) return listenAt(server, port)
  return listenAt(server, USUAL_PORT).catch(() => listenAt(server, 0))
}

async function listenAt(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return (server.address() as AddressInfo).port
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
  port: number,
  streams: Set<ServerResponse>,
): Promise<void> {
  const access = decideAccess(request, { port, key: options.key })
  if (!access.allowed) {
    // The body of a refused request is not read: the connection goes with the answer.
    response.setHeader('connection', 'close')
    const message = access.status === 413 ? hostTexts.tooLarge : hostTexts.foreignRequest
    sendReply(response, access.status, failure('refused', message))
    return
  }
  if (access.action === 'asset') {
    const asset = await serveAsset(options.rendererDir, access.path)
    const headers = { ...asset.headers, ...ownFrames, 'content-length': asset.body.length }
    response.writeHead(asset.status, headers).end(asset.body)
  } else if (access.action === 'call') await call(request, response, options)
  else if (access.action === 'events') openEvents(response, streams)
  else if (access.action === 'upload') await upload(request, response, options, access.name, access.purpose)
  else await download(response, options, access.ticket)
}

async function call(request: IncomingMessage, response: ServerResponse, options: ServerOptions): Promise<void> {
  const body = await readJson(request)
  if (body === null) return sendReply(response, 400, failure('invalid', hostTexts.badInput))
  const reply = await (options.hostMethods(body.method, body.input) ?? options.core.call(body.method, body.input))
  sendReply(response, 200, reply)
}

/** Reads `{method, input}`, nothing more and nothing less; null for anything else. */
async function readJson(request: IncomingMessage): Promise<{ method: string; input: unknown } | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_CALL_BYTES) return null
    chunks.push(chunk)
  }
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)))
    if (typeof body !== 'object' || body === null || !('method' in body) || typeof body.method !== 'string') return null
    if (Object.keys(body).some((name) => name !== 'method' && name !== 'input')) return null
    return { method: body.method, input: 'input' in body ? body.input : {} }
  } catch {
    // Not JSON or not UTF-8: the same answer as any other malformed request.
    return null
  }
}

function openEvents(response: ServerResponse, streams: Set<ServerResponse>): void {
  response.writeHead(200, {
    ...securityHeaders,
    'content-type': 'application/x-ndjson; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.on('close', () => streams.delete(response))
  response.on('error', () => streams.delete(response))
  streams.add(response)
  response.write('\n')
}

async function upload(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
  name: string,
  purpose: string,
): Promise<void> {
  const path = join(options.uploadDir, randomUUID())
  try {
    await pipeline(request, limitBytes(MAX_FILE_BYTES), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  } catch (error) {
    await unlink(path).catch(() => undefined)
    if (request.destroyed && response.destroyed) return
    return sendReply(response, 200, failure(...uploadFailure(error)))
  }
  try {
    const ticket = await options.core.admitFile({ path, name, purpose, temporary: true })
    sendReply(response, 200, { ok: true, value: { ticket: ticket.ticket, name: ticket.name, size: ticket.size } })
  } catch (error) {
    await unlink(path).catch(() => undefined)
    options.report('admitFile', error)
    sendReply(response, 200, refusal(error, failure('refused', hostTexts.uploadBroken)))
  }
}

class TooLarge extends Error {}

function limitBytes(limit: number): Transform {
  let size = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > limit) done(new TooLarge())
      else done(null, chunk)
    },
  })
}

function uploadFailure(error: unknown): [ErrorCode, string] {
  if (error instanceof TooLarge) return ['refused', hostTexts.fileTooLarge]
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') return ['diskFull', hostTexts.diskFull]
  return ['unavailable', hostTexts.uploadBroken]
}

/** The core's own words where it has some for people; a foreign error's text never goes out. */
function refusal(error: unknown, otherwise: Reply): Reply {
  return error instanceof AppError ? { ok: false, error: error.toBody() } : otherwise
}

async function download(response: ServerResponse, options: ServerOptions, ticket: string): Promise<void> {
  const file = await options.core.releaseFile(ticket).catch((error: unknown) => {
    sendReply(response, 404, refusal(error, failure('notFound', hostTexts.fileGone)))
    return null
  })
  if (file === null) return
  const handle = await open(file.path, 'r').catch(() => null)
  if (handle === null) return sendReply(response, 404, failure('notFound', hostTexts.fileGone))
  response.writeHead(200, fileHeaders(file))
  await pipeline(handle.createReadStream(), response)
}

function sendReply(response: ServerResponse, status: number, reply: Reply): void {
  const body = Buffer.from(JSON.stringify(reply))
  response
    .writeHead(status, {
      ...securityHeaders,
      'content-type': 'application/json; charset=utf-8',
      'content-length': body.length,
      'cache-control': 'no-store',
    })
    .end(body)
}
