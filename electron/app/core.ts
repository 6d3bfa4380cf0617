import { Worker } from 'node:worker_threads'
import { AppError } from '../contract/errors.ts'
import type { AppEvent, FileTicket, Reply } from '../contract/kinds.ts'
import type { AppOptions } from './app.ts'
import { SMALL_YOUNG_SPACE } from './limits.ts'
import { texts } from './texts.ts'
import type { FromCore, ToCore } from './wire.ts'

export interface CoreOptions extends AppOptions {
  /** The bundled (or, in tests, the source) `core.worker`. */
  workerUrl: URL
}

/** What only a host can do. */
export interface HostPorts {
  /** PDF of a print route `#/print/…` of our own window. */
  renderPdf(route: string, options?: { landscape?: boolean }): Promise<Uint8Array>
}

/** The host's end of the core: hosts forward and do nothing else. */
export interface CoreLink {
  call(method: string, input: unknown): Promise<Reply>
  onEvent(listener: (event: AppEvent) => void): () => void
  /** A file that the person chose comes in; the renderer gets the ticket. */
  admitFile(file: { path: string; name: string; purpose: string; temporary: boolean }): Promise<FileTicket>
  /** A file that the core made goes out. Rejects when the ticket is unknown or expired. */
  releaseFile(ticket: string): Promise<{ path: string; name: string; size: number }>
  /** Makes the backup at close; resolves when the register is closed and the worker has ended. */
  close(): Promise<void>
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

const GONE: Reply = {
  ok: false,
  error: { code: 'unavailable', message: texts.coreStopped },
}

/**
 * Starts the core in its worker thread, so that the host's main thread never waits for SQL (architecture.md §3).
 * Rejects when the worker cannot start.
 */
export function startCore(options: CoreOptions, ports: HostPorts): Promise<CoreLink> {
  const { workerUrl, ...workerData } = options
  const worker = new Worker(workerUrl, { workerData, name: 'core', resourceLimits: SMALL_YOUNG_SPACE })
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<(event: AppEvent) => void>()
  let nextId = 1
  let isGone = false

  const ask = (message: { kind: ToCore['kind'] } & Record<string, unknown>): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (isGone) {
        reject(new Error('The core has stopped'))
        return
      }
      const id = nextId++
      waiting.set(id, { resolve, reject })
      worker.postMessage({ ...message, id })
    })

  const render = (id: number, route: string): void => {
    ports.renderPdf(route).then(
      (pdf) => worker.postMessage({ kind: 'pdf', id, pdf } satisfies ToCore),
      (error: unknown) =>
        worker.postMessage({
          kind: 'pdfFailed',
          id,
          reason: error instanceof Error ? error.message : String(error),
        } satisfies ToCore),
    )
  }

  const link: CoreLink = {
    call: (method, input) =>
      ask({ kind: 'call', method, input }).then(
        (reply) => reply as Reply,
        () => GONE,
      ),
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    admitFile: (file) => ask({ kind: 'admit', file }) as Promise<FileTicket>,
    releaseFile: (ticket) => ask({ kind: 'release', ticket }) as Promise<{ path: string; name: string; size: number }>,
    close: async () => {
      if (isGone) return
      await ask({ kind: 'close' })
      await worker.terminate()
    },
  }

  return new Promise((resolve, reject) => {
    const stop = (error: Error): void => {
      isGone = true
      for (const { reject: fail } of waiting.values()) fail(error)
      waiting.clear()
      reject(error)
    }
    worker.on('message', (message: FromCore) => {
      if (message.kind === 'ready') resolve(link)
      else if (message.kind === 'event') for (const listener of listeners) listener(message.event)
      else if (message.kind === 'renderPdf') render(message.id, message.route)
      else {
        const pending = waiting.get(message.id)
        waiting.delete(message.id)
        if (message.kind === 'done') pending?.resolve(message.value)
        else pending?.reject(new AppError(message.error.code, message.error.message))
      }
    })
    worker.on('error', stop)
    worker.on('exit', () => stop(new Error('The core has stopped')))
  })
}
