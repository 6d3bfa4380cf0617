import { createReadStream, createWriteStream } from 'node:fs'
import type { WriteStream } from 'node:fs'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import type { PackagePeriod } from '../../contract/exchange.ts'
import { AppError } from '../../contract/errors.ts'
import type { TaskContext } from '../context.ts'
import { countCases } from '../messages/messages.service.ts'
import { lastOperation, listSources } from './exchange.repo.ts'
import type { CaseSource } from './exchange.repo.ts'
import { texts } from './texts.ts'

const PAGE = 200
const TRIES = 3

/** Walks the cards of the period in pieces, letting other calls through; `settle` runs after each piece. */
export async function walkCases(
  ctx: TaskContext,
  period: PackagePeriod,
  each: (source: CaseSource, index: number) => void,
  settle: (done: number, total: number) => void | Promise<void> = () => undefined,
): Promise<number> {
  const total = countCases(ctx.db, { receivedFrom: period.from, receivedTo: period.to }, ctx.now)
  let done = 0
  for (let page = listSources(ctx.db, period, null, PAGE, ctx.now); page.length > 0;) {
    for (const source of page) each(source, done++)
    await settle(done, total)
    await ctx.breathe()
    const last = page.at(-1)
    page = last && page.length === PAGE ? listSources(ctx.db, period, last, PAGE, ctx.now) : []
  }
  return done
}

/**
 * Runs a reading until nothing was written to the register meanwhile: every figure and record of a package is of one state.
 * @throws AppError conflict when the register kept changing
 */
export async function readOneState<T>(ctx: TaskContext, read: () => Promise<T>): Promise<T> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const before = lastOperation(ctx.db)
    const value = await read()
    if (lastOperation(ctx.db) === before) return value
  }
  throw new AppError('conflict', texts.refusals.changed)
}

/** Writes a JSON array one element a line, so that it can be read back line by line. */
export class JsonLines {
  private readonly stream: WriteStream
  private count = 0
  private failure: Error | null = null

  constructor(path: string) {
    this.stream = createWriteStream(path)
    this.stream.on('error', (error) => (this.failure = error))
    this.stream.write('[')
  }

  add(value: unknown): void {
    this.addText(JSON.stringify(value))
  }

  /** The same for what is text already. */
  addText(line: string): void {
    this.stream.write(`${this.count === 0 ? '\n' : ',\n'}${line}`)
    this.count += 1
  }

  /** Waits until what was written has gone to the disk. */
  async drain(): Promise<void> {
    if (this.failure) throw this.failure
    if (this.stream.writableNeedDrain) await once(this.stream, 'drain')
  }

  /** @throws the error of the disk */
  async end(): Promise<void> {
    this.stream.end(this.count === 0 ? ']\n' : '\n]\n')
    if (!this.stream.closed) await once(this.stream, 'close')
    if (this.failure) throw this.failure
  }

  destroy(): void {
    this.stream.destroy()
  }
}

/**
 * Lines of elements of an array that `JsonLines` wrote, without their commas. They end with `\n` alone: the lines of node:readline also
 * end at U+2028, which the text of a citizen may hold and JSON leaves as it is.
 */
export async function* elementLines(stream: Readable): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of stream.setEncoding('utf8')) {
    const lines = (rest + (piece as string)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('{')) yield line.endsWith(',') ? line.slice(0, -1) : line
  }
}

/** Elements of an array that `JsonLines` wrote. */
export async function* readJsonLines<T>(path: string): AsyncGenerator<T> {
  for await (const line of elementLines(createReadStream(path))) yield JSON.parse(line) as T
}
