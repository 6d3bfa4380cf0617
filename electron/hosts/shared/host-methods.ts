import * as v from 'valibot'
import { AppError } from '../../contract/errors.ts'
import { hostContract } from '../../contract/host.ts'
import type { HostMethod } from '../../contract/host.ts'
import type { ErrorCode, Json, Reply } from '../../contract/kinds.ts'
import { hostTexts } from './texts.ts'

type Methods = (typeof hostContract)['host']
type Answer<M extends HostMethod> = v.InferOutput<Methods[M]['output']>

/** One handler per method of `host.*`; the table is complete by type. */
export type HostHandlers = {
  readonly [M in HostMethod]: (input: v.InferOutput<Methods[M]['input']>) => Answer<M> | Promise<Answer<M>>
}

/** What a host that lacks the means answers. */
export function unavailable(message: string = hostTexts.unavailable): () => never {
  return () => {
    throw new AppError('unavailable', message)
  }
}

export function failure(code: ErrorCode, message: string): Reply {
  return { ok: false, error: { code, message } }
}

/**
 * Mounts the handlers: the returned function answers `host.*` and gives null for every other method,
 * which then belongs to the core. Inputs are checked by the contract; a thrown error never carries its text
 * to the page unless it is an `AppError`.
 *
 * @param report receives the method's name (never its input) and the error that was not expected
 */
export function mountHostMethods(
  handlers: HostHandlers,
  report: (method: string, error: unknown) => void,
): (method: string, input: unknown) => Promise<Reply> | null {
  return (method, input) => {
    if (!method.startsWith('host.')) return null
    const name = method.slice('host.'.length)
    if (!isHostMethod(name)) return Promise.resolve(failure('notFound', hostTexts.unknownMethod))
    return answer(handlers, name, input, report)
  }
}

function isHostMethod(name: string): name is HostMethod {
  return Object.hasOwn(hostContract.host, name)
}

async function answer(
  handlers: HostHandlers,
  name: HostMethod,
  input: unknown,
  report: (method: string, error: unknown) => void,
): Promise<Reply> {
  const spec = hostContract.host[name]
  const parsed = v.safeParse(spec.input, spec.kind === 'task' ? unwrap(input) : (input ?? {}))
  if (!parsed.success) return failure('invalid', hostTexts.badInput)
  try {
    // The input was parsed by this very method's schema; TypeScript cannot follow that through the union.
    const handler = handlers[name] as (input: unknown) => Json | Promise<Json>
    return { ok: true, value: await handler(parsed.output) }
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error: error.toBody() }
    report(`host.${name}`, error)
    return failure('internal', hostTexts.internal)
  }
}

/** A client wraps the input of a task as `{taskId, input}`; host tasks have no progress, so only the input matters. */
function unwrap(input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return input ?? {}
  return Object.hasOwn(input, 'taskId') && 'input' in input ? (input.input ?? {}) : input
}
