import { Worker } from 'node:worker_threads'

/**
 * Moves committed pages from the WAL into the register file through a connection of its own, while the core goes on writing. What a
 * reader still needs stays for the next time. Never fails: the pages are safe where they are.
 */
export function checkpointBeside(file: string): Promise<void> {
  const name = import.meta.url.endsWith('.ts') ? './checkpoint.worker.ts' : './checkpoint.worker.js'
  const worker = new Worker(new URL(name, import.meta.url), { workerData: { file }, name: 'checkpoint' })
  return new Promise((resolve) => {
    worker.on('error', () => resolve())
    worker.on('exit', () => resolve())
  })
}
