/** What the table asks its loader for: `limit` rows from `index`. */
export type PageRequest<C> = {
  /** Place of the first row wanted, from 0. */
  index: number
  limit: number
  /** Keyset cursor of the nearest known place before `index`; null is the head of the list. */
  after: C | null
  /** Place of the row that follows `after`. */
  afterIndex: number
}

/** Rows from `start` (the request's `afterIndex` unless the loader could jump), and the cursor behind the last one. */
export type PageReply<T, C> = { rows: readonly T[]; next: C | null; start?: number }

export type LoadPage<T, C> = (request: PageRequest<C>) => Promise<PageReply<T, C>>

const PAGE = 100
/** Rows of one reading when many are wanted: on the way to a far place, or ahead of a scrolling hand. */
const WALK = 500
const KEEP = 12_000

/**
 * Rows of a huge list by keyset cursors. Neighbouring pages are one cheap call; a far jump starts from the nearest known
 * cursor and walks in strides of 500 rows, unless the loader can jump and says where its rows begin (`start`). Rows far
 * from where the person looks are forgotten, cursors are kept.
 */
export class PagedRows<T, C> {
  private readonly rows = new Map<number, T>()
  /** Rows read before the data changed: shown until the new ones are here. */
  private readonly stale = new Map<number, T>()
  private cursors: { index: number; cursor: C | null }[] = [{ index: 0, cursor: null }]
  private generation = 0
  private wanted: { from: number; to: number } | null = null
  private running: Promise<void> | null = null
  private readonly load: LoadPage<T, C>
  private readonly changed: () => void

  constructor(load: LoadPage<T, C>, changed: () => void) {
    this.load = load
    this.changed = changed
  }

  /** The row at `index` if it is here. */
  at(index: number): T | undefined {
    return this.rows.get(index) ?? this.stale.get(index)
  }

  /** Forgets everything: another filter, another order, changed data. Pages still on their way are dropped. */
  reset(): void {
    this.stale.clear()
    this.startOver()
  }

  /** The same list with changed data: what is here stays on the screen until the new rows arrive. */
  refresh(): void {
    for (const [index, row] of this.rows) this.stale.set(index, row)
    this.startOver()
  }

  private startOver(): void {
    this.generation += 1
    this.rows.clear()
    this.cursors = [{ index: 0, cursor: null }]
    this.wanted = null
    this.running = null
  }

  /** Sees to it that rows `from` … `to` are here; the newest wish wins over older ones still waiting. */
  want(from: number, to: number): Promise<void> {
    const missing = this.firstMissing(from, to)
    if (missing === null) return this.running ?? Promise.resolve()
    this.wanted = { from: missing, to }
    this.running ??= this.run()
    return this.running
  }

  /** Whether some of these rows are not here, or only as they were before the data changed. */
  lacks(from: number, to: number): boolean {
    return this.firstMissing(from, to) !== null
  }

  private firstMissing(from: number, to: number): number | null {
    for (let i = from; i <= to; i++) if (!this.rows.has(i)) return i
    return null
  }

  private async run(): Promise<void> {
    const mine = this.generation
    try {
      while (this.wanted !== null && mine === this.generation) await this.read(this.wanted)
    } finally {
      // At once, not a microtask later: a wish that `changed` has called forth would be taken for one under way and lost.
      if (mine === this.generation) this.running = null
    }
  }

  private async read(wish: { from: number; to: number }): Promise<void> {
    const mine = this.generation
    const target = wish.from
    const near = this.nearest(target)
    const limit = Math.max(target - near.index, wish.to - target) > PAGE ? WALK : PAGE
    const reply = await this.load({ index: target, limit, after: near.cursor, afterIndex: near.index })
    if (mine !== this.generation) return
    this.keep(reply.start ?? near.index, reply, target)
    // The end of the list, or an answer that brought the wanted row no nearer: asking again would never end.
    const isDone =
      reply.rows.length === 0 ||
      reply.next === null ||
      (!this.rows.has(target) && this.nearest(target).index === near.index)
    this.wanted = isDone && this.wanted === wish ? null : this.stillMissing()
    if (this.wanted === null) this.stale.clear()
    this.changed()
  }

  /** What the newest wish still lacks: the answer to an older one may have brought its rows. */
  private stillMissing(): { from: number; to: number } | null {
    if (this.wanted === null) return null
    const missing = this.firstMissing(this.wanted.from, this.wanted.to)
    return missing === null ? null : { from: missing, to: this.wanted.to }
  }

  private nearest(index: number): { index: number; cursor: C | null } {
    let low = 0
    let high = this.cursors.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.cursors[middle]?.index ?? 0) <= index) low = middle
      else high = middle - 1
    }
    return this.cursors[low] ?? { index: 0, cursor: null }
  }

  private keep(start: number, reply: PageReply<T, C>, target: number): void {
    reply.rows.forEach((row, offset) => this.rows.set(start + offset, row))
    const end = start + reply.rows.length
    if (reply.next !== null) this.remember(end, reply.next)
    if (this.rows.size <= KEEP) return
    for (const index of this.rows.keys()) if (Math.abs(index - target) > KEEP / 4) this.rows.delete(index)
  }

  private remember(index: number, cursor: C): void {
    const at = this.cursors.findLastIndex((known) => known.index <= index)
    if (this.cursors[at]?.index === index) this.cursors[at] = { index, cursor }
    else this.cursors.splice(at + 1, 0, { index, cursor })
  }
}
