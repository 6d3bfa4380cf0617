import type * as v from 'valibot'

/**
 * The three kinds of method (architecture.md §3):
 * `query` is synchronous and reads; `command` is synchronous and runs in one journaled transaction;
 * `task` is asynchronous, reports progress and can be cancelled.
 */
export type Kind = 'query' | 'command' | 'task'

type Schema = v.GenericSchema

export interface Spec<K extends Kind, I extends Schema, O extends Schema> {
  readonly kind: K
  readonly input: I
  readonly output: O
  /** Heavy queries run in the read-only worker so that the clerk's calls never wait behind them. */
  readonly heavy: boolean
}

const define =
  <K extends Kind>(kind: K) =>
  <I extends Schema, O extends Schema>(input: I, output: O, options: { heavy?: boolean } = {}): Spec<K, I, O> => ({
    kind,
    input,
    output,
    heavy: options.heavy ?? false,
  })

export const query = define('query')
export const command = define('command')
export const task = define('task')

export type AnySpec = Spec<Kind, Schema, Schema>
export type ContractShape = Readonly<Record<string, Readonly<Record<string, AnySpec>>>>

type Result<S> =
  S extends Spec<'task', Schema, infer O>
    ? Promise<v.InferOutput<O>>
    : S extends Spec<'query' | 'command', Schema, infer O>
      ? v.InferOutput<O>
      : never

type Input<S> = S extends Spec<Kind, infer I, Schema> ? v.InferOutput<I> : never

type ContextOf<S, Contexts extends Record<Kind, unknown>> =
  S extends Spec<infer K, Schema, Schema> ? Contexts[K] : never

/** Handler tables of all areas; an async query or command does not type-check. */
export type Services<C extends ContractShape, Contexts extends Record<Kind, unknown>> = {
  readonly [A in keyof C]: {
    readonly [M in keyof C[A]]: (input: Input<C[A][M]>, ctx: ContextOf<C[A][M], Contexts>) => Result<C[A][M]>
  }
}

/** What a task call returns to a screen: the result, and the means to stop it. */
export interface RunningTask<T> extends Promise<T> {
  readonly taskId: string
  cancel(): Promise<void>
}

type ClientMethod<S> =
  S extends Spec<'task', infer I, infer O>
    ? (input: v.InferInput<I>, onProgress?: (progress: TaskProgress) => void) => RunningTask<v.InferOutput<O>>
    : S extends Spec<Kind, infer I, infer O>
      ? (input: v.InferInput<I>) => Promise<v.InferOutput<O>>
      : never

/** The renderer's view of the contract. */
export type Client<C extends ContractShape> = {
  readonly [A in keyof C]: { readonly [M in keyof C[A]]: ClientMethod<C[A][M]> }
}

export interface TaskProgress {
  taskId: string
  done: number
  /** null while the total is not known yet. */
  total: number | null
  text: string
}

/** Closed list of error codes; a screen may branch on them, a person reads `message`. */
export const ERROR_CODES = [
  'invalid',
  'notFound',
  'conflict',
  'refused',
  'cancelled',
  'noRegister',
  'registerLocked',
  'registerDamaged',
  'registerForeign',
  'registerNewer',
  'registerReadOnly',
  'diskFull',
  'fileUnreadable',
  'unavailable',
  'internal',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

export interface ErrorBody {
  code: ErrorCode
  /** Russian: what happened and what to do. */
  message: string
  /** Field path → message in the same words that stand at the field. */
  fields?: Record<string, string>
  /** JSON details, e.g. both values of a conflict. */
  details?: Json
}

export type Reply = { ok: true; value: Json } | { ok: false; error: ErrorBody }

/** Events that the core sends to every window. */
export type AppEvent =
  { type: 'changed'; areas: string[] } | ({ type: 'progress' } & TaskProgress) | { type: 'register'; status: string }

/** What a host hands over instead of a path: random id, one purpose, expires. */
export interface FileTicket {
  ticket: string
  name: string
  size: number
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/** `any` and `unknown` are not provably JSON; everything else must be assignable to `Json`. */
type IsJson<T> = unknown extends T ? false : [T] extends [Json] ? true : false

/** Names of methods whose output could not cross the wire unchanged; `never` for a sound contract. */
export type NotJson<C extends ContractShape> = {
  [A in keyof C]: {
    [M in keyof C[A]]: IsJson<v.InferOutput<C[A][M]['output']>> extends true ? never : `${A & string}.${M & string}`
  }[keyof C[A]]
}[keyof C]
