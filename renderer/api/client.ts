import type {
  AnySpec,
  AppEvent,
  ContractShape,
  Client,
  ErrorBody,
  ErrorCode,
  Json,
  Reply,
  RunningTask,
  TaskProgress,
} from '../../electron/contract/kinds.ts'

/** How a window reaches the core: one method and one stream of events, whatever the host. */
export interface Transport {
  call(method: string, input: unknown): Promise<Reply>
  onEvent(listener: (event: AppEvent) => void): () => void
}

/** A refusal as the screen shows it. */
export class ApiError extends Error {
  readonly code: ErrorCode
  readonly fields: Readonly<Record<string, string>>
  readonly details: Json | undefined

  constructor(body: ErrorBody) {
    super(body.message)
    this.name = 'ApiError'
    this.code = body.code
    this.fields = body.fields ?? {}
    this.details = body.details
  }
}

function unwrap(reply: Reply): Json {
  if (reply.ok) return reply.value
  throw new ApiError(reply.error)
}

/** A fully inferred client over the contract: there is no hand-kept list of methods. */
export function createClient<C extends ContractShape>(contract: C, transport: Transport): Client<C> {
  const areas = Object.entries(contract).map(([area, methods]) => [
    area,
    Object.fromEntries(
      Object.entries(methods).map(([name, spec]) => [name, method(spec, `${area}.${name}`, transport)]),
    ),
  ])
  return Object.fromEntries(areas) as Client<C>
}

function method(spec: AnySpec, name: string, transport: Transport) {
  // Reactive proxies of Vue do not survive structuredClone, so an input is made plain first.
  const plain = (input: unknown): unknown => JSON.parse(JSON.stringify(input)) as unknown
  if (spec.kind !== 'task') return (input: unknown) => transport.call(name, plain(input)).then(unwrap)
  return (input: unknown, onProgress?: (progress: TaskProgress) => void): RunningTask<Json> => {
    const taskId = crypto.randomUUID()
    const stopListening = transport.onEvent((event) => {
      if (event.type === 'progress' && event.taskId === taskId) onProgress?.(event)
    })
    const done = transport
      .call(name, { taskId, input: plain(input) })
      .then(unwrap)
      .finally(stopListening)
    return Object.assign(done, {
      taskId,
      cancel: async () => void (await transport.call('tasks.cancel', { taskId })),
    })
  }
}
