import * as v from 'valibot'
import { AppError } from '../contract/errors.ts'
import type { AppEvent, Json } from '../contract/kinds.ts'
import { texts } from './texts.ts'

const envelope = v.strictObject({ taskId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{8,64}$/)), input: v.unknown() })
const cancelInput = v.strictObject({ taskId: v.string() })

type Work = (
  input: unknown,
  signal: AbortSignal,
  progress: (done: number, total: number | null, text: string) => void,
) => unknown

export interface RunningTasks {
  run(wire: unknown, work: Work): Promise<unknown>
  /** Stops a running task; an unknown id is no error, the task may have just ended. */
  cancel(wire: unknown): Json
}

/** Tasks under way: each has an id that the window chose, progress events and one abort signal. */
export function runningTasks(emit: (event: AppEvent) => void): RunningTasks {
  const running = new Map<string, AbortController>()
  return {
    async run(wire, work) {
      const parsed = v.safeParse(envelope, wire)
      if (!parsed.success || running.has(parsed.output.taskId)) throw new AppError('invalid', texts.badRequest)
      const { taskId, input } = parsed.output
      const controller = new AbortController()
      running.set(taskId, controller)
      try {
        return await work(input, controller.signal, (done, total, text) =>
          emit({ type: 'progress', taskId, done, total, text }),
        )
      } catch (error) {
        if (controller.signal.aborted) throw new AppError('cancelled', texts.cancelled, { cause: error })
        throw error
      } finally {
        running.delete(taskId)
      }
    },
    cancel(wire) {
      const parsed = v.safeParse(cancelInput, wire)
      const controller = parsed.success ? running.get(parsed.output.taskId) : undefined
      controller?.abort()
      return { cancelled: controller !== undefined }
    },
  }
}
