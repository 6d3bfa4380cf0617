import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../contract/errors.ts'
import type { ErrorBody } from '../contract/kinds.ts'
import { createApp } from './app.ts'
import type { App, AppOptions } from './app.ts'
import { startReader } from './reader.ts'
import { texts } from './texts.ts'
import type { FromCore, ToCore } from './wire.ts'

/** Entry of the core worker: one register, one dispatcher, and the read-only worker beside it. */

if (!parentPort) throw new Error('core.worker runs as a worker thread')
const port = parentPort
const options = workerData as AppOptions

const send = (message: FromCore): void => port.postMessage(message)
const printing = new Map<number, { resolve(pdf: Uint8Array): void; reject(error: Error): void }>()
let nextPrint = 1

const reader = startReader(options)

const app: App = await createApp(options, {
  emit: (event) => {
    // The read-only worker must not hold a file that is closed, restored or replaced.
    if (event.type === 'register') reader.forget()
    send({ kind: 'event', event })
  },
  ports: {
    renderPdf: (route) =>
      new Promise((resolve, reject) => {
        const id = nextPrint++
        printing.set(id, { resolve, reject })
        send({ kind: 'renderPdf', id, route })
      }),
  },
  heavy: (method, input) => {
    const file = app.databaseFile()
    return file === null ? null : reader.call(file, method, input)
  },
})

port.on('message', (message: ToCore) => {
  if (message.kind === 'pdf') {
    printing.get(message.id)?.resolve(message.pdf)
    printing.delete(message.id)
  } else if (message.kind === 'pdfFailed') {
    printing.get(message.id)?.reject(new AppError('unavailable', texts.pdfFailed(message.reason)))
    printing.delete(message.id)
  } else {
    answer(message)
  }
})
send({ kind: 'ready' })

function answer(message: Exclude<ToCore, { kind: 'pdf' | 'pdfFailed' }>): void {
  Promise.resolve()
    .then(() => perform(message))
    .then(
      (value) => send({ kind: 'done', id: message.id, value }),
      (error: unknown) => send({ kind: 'failed', id: message.id, error: bodyOf(error) }),
    )
}

function bodyOf(error: unknown): ErrorBody {
  return error instanceof AppError ? error.toBody() : new AppError('internal', texts.internal).toBody()
}

async function perform(message: Exclude<ToCore, { kind: 'pdf' | 'pdfFailed' }>): Promise<unknown> {
  switch (message.kind) {
    case 'call':
      return app.call(message.method, message.input)
    case 'admit':
      return app.admitFile(message.file)
    case 'release':
      return app.releaseFile(message.ticket)
    case 'close':
      await app.close()
      await reader.close()
      return null
  }
}
