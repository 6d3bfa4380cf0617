import { Worker } from 'node:worker_threads'
import type { Reply } from '../contract/kinds.ts'
import type { AppOptions } from './app.ts'
import { SMALL_YOUNG_SPACE } from './limits.ts'
import { texts } from './texts.ts'

/** Messages to and from the read-only worker. */
export interface ReaderRequest {
  id: number
  file: string
  method: string
  input: unknown
}
export interface ReaderReply {
  id: number
  reply: Reply
}

export interface Reader {
  call(file: string, method: string, input: unknown): Promise<Reply>
  /** Ends the worker: the next call starts a fresh one with a fresh connection. */
  forget(): void
  close(): Promise<void>
}

const STOPPED: Reply = { ok: false, error: { code: 'unavailable', message: texts.countStopped } }

/**
 * The second, read-only worker for counts, search and exports (architecture.md §3). It starts with the first heavy call, so that a
 * cold start does not pay for it.
 */
export function startReader(options: AppOptions): Reader {
  let worker: Worker | null = null
  const waiting = new Map<number, (reply: Reply) => void>()
  let nextId = 1

  const drop = (): Worker | null => {
    const ended = worker
    worker = null
    for (const resolve of waiting.values()) resolve(STOPPED)
    waiting.clear()
    return ended
  }

  const start = (): Worker => {
    const url = new URL(import.meta.url.endsWith('.ts') ? './reader.worker.ts' : './reader.worker.js', import.meta.url)
    const fresh = new Worker(url, { workerData: options, name: 'reader', resourceLimits: SMALL_YOUNG_SPACE })
    fresh.on('message', ({ id, reply }: ReaderReply) => {
      waiting.get(id)?.(reply)
      waiting.delete(id)
    })
    fresh.on('error', () => {
      if (worker === fresh) drop()
    })
    return fresh
  }

  return {
    call: (file, method, input) =>
      new Promise((resolve) => {
        worker ??= start()
        const id = nextId++
        waiting.set(id, resolve)
        worker.postMessage({ id, file, method, input } satisfies ReaderRequest)
      }),
    forget: () => void drop()?.terminate(),
    close: async () => void (await drop()?.terminate()),
  }
}
