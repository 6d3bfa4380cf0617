import { Worker } from 'node:worker_threads'

/** `ok`, or what SQLite found wrong. Null when the check was stopped. */
export type CheckResult = string | null

export interface RunningCheck {
  result: Promise<CheckResult>
  stop(): Promise<void>
}

/**
 * `quick_check` of a big register beside the work: on a file of gigabytes it takes longer than a clerk should wait at the start, and
 * must not be left out. The worker ends by itself.
 */
export function checkBeside(file: string): RunningCheck {
  const url = new URL(import.meta.url.endsWith('.ts') ? './check.worker.ts' : './check.worker.js', import.meta.url)
  const worker = new Worker(url, { workerData: { file }, name: 'check' })
  const result = new Promise<CheckResult>((resolve) => {
    worker.on('message', resolve)
    worker.on('error', () => resolve(null))
    worker.on('exit', () => resolve(null))
  })
  return { result, stop: async () => void (await worker.terminate()) }
}
