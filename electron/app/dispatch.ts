import * as v from 'valibot'
import { AppError } from '../contract/errors.ts'
import { contract } from '../contract/index.ts'
import type { AnySpec, AppEvent, ErrorBody, Json, Reply } from '../contract/kinds.ts'
import type { ReadDb, WriteDb } from '../db/database.ts'
import { toAppError } from '../db/errors.ts'
import { Records } from '../db/records.ts'
import type {
  BaseContext,
  CommandContext,
  FileStore,
  QueryContext,
  TaskContext,
  TaskPorts,
} from '../services/context.ts'
import { currentOperator } from '../services/operators/operators.service.ts'
import type { Log } from './log.ts'
import { texts } from './texts.ts'
import { runningTasks } from './tasks.ts'

/** An open register as the dispatcher sees it. */
export interface OpenRegister {
  readonly db: WriteDb
  /** Connection that cannot write; the writing one itself for an in-memory register of a test. */
  readonly reader: ReadDb
  readonly timeZone: string
}

export interface DispatchOptions {
  register(): OpenRegister
  now(timeZone: string): string
  instant(): string
  files: FileStore
  ports: TaskPorts
  resourcesDir: string
  appVersion: string
  log: Log
  emit(event: AppEvent): void
  /** Handlers by area and method; typed tables are put together in services.ts. */
  handlers: HandlerTable
  /** Handlers that work without a register: they get no context of it. */
  lifecycle: LifecycleTable
  /** Sends heavy queries to the read-only worker; null when it cannot answer, absent in tests. */
  heavy?: (method: string, input: unknown) => Promise<Reply> | null
  /** Moves committed pages from the WAL into the register file, beside the work; absent for an in-memory register. */
  checkpoint?: () => Promise<void>
  /** Parses replies too; on in tests. */
  checkReplies?: boolean
}

type Handler = (input: never, ctx: never) => unknown
export type HandlerTable = Readonly<Record<string, Readonly<Record<string, Handler>>>>
export interface LifecycleContext {
  signal: AbortSignal
  progress(done: number, total: number | null, text: string): void
}
export type LifecycleTable = Readonly<Record<string, (input: never, ctx: LifecycleContext) => unknown>>

export interface Dispatcher {
  call(method: string, input: unknown): Promise<Reply>
}

const SLOW_MS = 50

/**
 * The one registration point: finds the method, validates its input once, opens the transaction of a command, publishes
 * `changed`, turns every throw into a typed reply. Unknown names, `__proto__` and the like answer notFound.
 */
export function createDispatcher(options: DispatchOptions): Dispatcher {
  const tasks = runningTasks(options.emit)

  async function call(method: string, input: unknown): Promise<Reply> {
    const started = performance.now()
    try {
      if (method === 'tasks.cancel') return { ok: true, value: tasks.cancel(input) }
      const { spec, area, name } = findSpec(method)
      const elsewhere = spec.heavy ? options.heavy?.(method, input) : null
      if (elsewhere) return await elsewhere
      const value = await run(spec, area, name, method, input)
      return { ok: true, value: options.checkReplies ? (v.parse(spec.output, value) as Json) : (value as Json) }
    } catch (thrown) {
      return { ok: false, error: describe(thrown, method, options.log) }
    } finally {
      const elapsed = performance.now() - started
      if (elapsed > SLOW_MS) options.log.slow(method, elapsed)
    }
  }

  function run(spec: AnySpec, area: string, name: string, method: string, input: unknown): unknown {
    if (spec.kind === 'task') {
      return tasks.run(input, (taskInput, signal, progress) => {
        const parsed = parse(spec, taskInput)
        if (area === 'register') return handlerOf(options.lifecycle, name)(parsed as never, { signal, progress })
        return handlerOf(options.handlers[area], name)(parsed as never, taskContext(method, signal, progress) as never)
      })
    }
    const parsed = parse(spec, input)
    if (area === 'register')
      return handlerOf(options.lifecycle, name)(parsed as never, {
        signal: new AbortController().signal,
        progress: () => undefined,
      })
    const handler = handlerOf(options.handlers[area], name)
    if (spec.kind === 'query') return handler(parsed as never, queryContext() as never)
    const value = written(options.register().db, () => write(method, (ctx) => handler(parsed as never, ctx as never)))
    options.emit({ type: 'changed', areas: [area] })
    return value
  }

  function base(register: OpenRegister): BaseContext {
    return {
      now: options.now(register.timeZone),
      instant: options.instant(),
      operatorId: currentOperator(register.db),
      files: options.files,
      resourcesDir: options.resourcesDir,
      appVersion: options.appVersion,
    }
  }

  function queryContext(): QueryContext {
    const register = options.register()
    return { ...base(register), db: register.reader }
  }

  function write<T>(method: string, work: (ctx: CommandContext) => T, title = ''): T {
    const register = options.register()
    return register.db.transaction(() => {
      const common = base(register)
      const records = new Records(register.db, { operatorId: common.operatorId, at: common.instant, method, title })
      return work({ ...common, records, db: register.db })
    })
  }

  function taskContext(method: string, signal: AbortSignal, progress: TaskContext['progress']): TaskContext {
    const register = options.register()
    /** A task that began in one register must not go on in another: a copy was restored, or the demonstration opened. */
    const assertSame = (): void => {
      if (options.register().db !== register.db) throw new AppError('unavailable', texts.registerChanged)
    }
    return {
      ...base(register),
      signal,
      progress,
      db: register.reader,
      ports: options.ports,
      write: (title, work, { evenIfCancelled = false, isStep = false } = {}) => {
        if (!evenIfCancelled) signal.throwIfAborted()
        assertSame()
        const value = isStep ? write(method, work, title) : written(register.db, () => write(method, work, title))
        options.emit({ type: 'changed', areas: [method.split('.')[0] ?? ''] })
        return value
      },
      inSteps: (work) => inSteps(register.db, options.checkpoint, work),
      breathe: () =>
        new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
          if (signal.aborted) throw new AppError('cancelled', texts.cancelled)
          assertSame()
        }),
    }
  }

  return { call }
}

/** Pages of the WAL behind which SQLite moves them by itself, within the commit that passes the mark: its own default. */
const AUTO_CHECKPOINT = 1000

/** Registers that are written in steps now, with the number of acts. */
const stepped = new WeakMap<WriteDb, number>()

/** A write beside the steps of a long act waits for the disk as always, and takes their pages along. */
function written<T>(db: WriteDb, work: () => T): T {
  if ((stepped.get(db) ?? 0) === 0) return work()
  db.pragma('synchronous = FULL')
  try {
    return work()
  } finally {
    if (db.driver.open) db.pragma('synchronous = NORMAL')
  }
}

/**
 * See `TaskContext.inSteps`: a step does not wait for the disk (WAL keeps the order, so a power failure loses the last steps alone),
 * and a checkpoint of many pages within a commit would hold up every other call.
 */
async function inSteps<T>(
  db: WriteDb,
  checkpoint: (() => Promise<void>) | undefined,
  work: (settle: () => void) => Promise<T>,
): Promise<T> {
  if (!checkpoint) return work(() => undefined)
  const settling: { now: Promise<void> | null } = { now: null }
  const settle = (): void => {
    settling.now ??= checkpoint().finally(() => (settling.now = null))
  }
  const change = (by: number): number => {
    const acts = (stepped.get(db) ?? 0) + by
    stepped.set(db, acts)
    return acts
  }
  change(1)
  // Many indexes grow at once: their pages are kept at hand until the end.
  db.pragma('cache_size = -24000')
  db.pragma('wal_autocheckpoint = 0')
  db.pragma('synchronous = NORMAL')
  try {
    return await work(settle)
  } finally {
    await settling.now
    await checkpoint()
    if (change(-1) === 0 && db.driver.open) {
      db.pragma(`wal_autocheckpoint = ${AUTO_CHECKPOINT}`)
      db.pragma('cache_size = -16000')
      db.pragma('synchronous = FULL')
    }
  }
}

export interface QueryDispatchOptions {
  handlers: HandlerTable
  resourcesDir: string
  appVersion: string
  log: Log
  instant(): string
}

/** Queries alone, over a connection of the caller: what the read-only worker runs. */
export function createQueryDispatcher(options: QueryDispatchOptions) {
  return (method: string, input: unknown, open: () => { db: ReadDb; now: string }): Reply => {
    try {
      const { spec, area, name } = findSpec(method)
      if (spec.kind !== 'query') throw new AppError('notFound', texts.unknownMethod)
      const parsed = parse(spec, input)
      const { db, now } = open()
      const ctx: QueryContext = {
        db,
        now,
        instant: options.instant(),
        operatorId: currentOperator(db),
        files: noFiles,
        resourcesDir: options.resourcesDir,
        appVersion: options.appVersion,
      }
      return { ok: true, value: handlerOf(options.handlers[area], name)(parsed as never, ctx as never) as Json }
    } catch (thrown) {
      return { ok: false, error: describe(thrown, method, options.log) }
    }
  }
}

const refuseFiles = (): never => {
  throw new Error('A query of the read-only worker has no files')
}
const noFiles: FileStore = {
  take: refuseFiles,
  outgoing: refuseFiles,
  offer: refuseFiles,
  storeBlob: refuseFiles,
  storeBlobAside: refuseFiles,
  dropBlob: refuseFiles,
  blobPath: refuseFiles,
}

function describe(thrown: unknown, method: string, log: Log): ErrorBody {
  const error = toAppError(thrown)
  if (error instanceof AppError) return error.toBody()
  log.failure(method, error)
  return new AppError('internal', texts.internal).toBody()
}

function findSpec(method: string): { spec: AnySpec; area: string; name: string } {
  const [area = '', name = '', rest] = method.split('.')
  const methods: Readonly<Record<string, AnySpec>> | undefined = Object.hasOwn(contract, area)
    ? contract[area as keyof typeof contract]
    : undefined
  const spec = methods && Object.hasOwn(methods, name) ? methods[name] : undefined
  if (!spec || rest !== undefined) throw new AppError('notFound', texts.unknownMethod)
  return { spec, area, name }
}

function handlerOf<H>(table: Readonly<Record<string, H>> | undefined, name: string): H {
  const handler = table && Object.hasOwn(table, name) ? table[name] : undefined
  if (!handler) throw new AppError('notFound', texts.unknownMethod)
  return handler
}

function parse(spec: AnySpec, input: unknown): unknown {
  const result = v.safeParse(spec.input, input)
  if (result.success) return result.output
  const fields: Record<string, string> = {}
  for (const issue of result.issues) fields[v.getDotPath(issue) ?? ''] ??= issue.message
  const named = Object.keys(fields).filter((field) => field !== '')
  throw new AppError('invalid', named.length === 0 ? texts.badRequest : texts.badFields, { fields })
}
