import { Worker } from 'node:worker_threads'

/** A long act settles about once a second: the worker waits for the next time and ends when none comes. */
const IDLE_MS = 5000

interface Settler {
  worker: Worker
  /** Told when the file in hand is settled, or never will be. */
  done: (() => void) | null
  idle: NodeJS.Timeout | null
}

let settler: Settler | null = null

/**
 * Moves committed pages from the WAL into the register file through a connection of its own, while the core goes on writing. What a
 * reader still needs stays for the next time. Never fails: the pages are safe where they are.
 */
export function checkpointBeside(file: string): Promise<void> {
  // Busy with another file or for another act: a worker of its own.
  const own = settler?.done === null ? settler : start()
  settler = own
  if (own.idle) clearTimeout(own.idle)
  own.worker.ref()
  return new Promise((resolve) => {
    own.done = resolve
    own.worker.postMessage(file)
  })
}

function start(): Settler {
  const name = import.meta.url.endsWith('.ts') ? './checkpoint.worker.ts' : './checkpoint.worker.js'
  const worker = new Worker(new URL(name, import.meta.url), {
    name: 'checkpoint',
    resourceLimits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 },
  })
  const own: Settler = { worker, done: null, idle: null }
  const finish = (): void => {
    const { done } = own
    own.done = null
    done?.()
  }
  const end = (): void => {
    if (settler === own) settler = null
    finish()
  }
  own.worker.on('message', () => {
    // One that waits holds nothing up: neither the end of the program nor the file, which it opens anew each time.
    own.worker.unref()
    own.idle = setTimeout(() => {
      if (settler === own) settler = null
      void own.worker.terminate()
    }, IDLE_MS).unref()
    finish()
  })
  own.worker.on('error', end)
  own.worker.on('exit', end)
  return own
}
