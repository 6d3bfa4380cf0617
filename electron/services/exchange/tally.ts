import type { Figure } from './manifest.ts'
import type { CaseSource } from './exchange.repo.ts'
import { isOverdue, outcomeOf } from './records.ts'

/** Figures of one line of a table; the four outcomes add up to `received`. */
export interface TallyLine {
  received: number
  messages: number
  appeals: number
  inTime: number
  late: number
  postponed: number
  open: number
  overdueOpen: number
  repeats: number
}

const emptyLine = (): TallyLine => ({
  received: 0,
  messages: 0,
  appeals: 0,
  inTime: 0,
  late: 0,
  postponed: 0,
  open: 0,
  overdueOpen: 0,
  repeats: 0,
})

export type TallyTable = 'blocks' | 'channels' | 'themes' | 'territories'
const KEYS = { blocks: 'blockId', channels: 'channelId', themes: 'themeId', territories: 'territoryId' } as const

/** Counts the cards that leave, one by one, so that the figures of a package are those of its own records. */
export class Tally {
  readonly total = emptyLine()
  readonly tables: Record<TallyTable, Map<number | null, TallyLine>> = {
    blocks: new Map(),
    channels: new Map(),
    themes: new Map(),
    territories: new Map(),
  }
  /** Ids of cards that are answered and have neither a text nor a result. */
  readonly withoutAnswer: number[] = []
  /** Ids of cards with a date that cannot be: answered before receipt or after today. */
  readonly wrongDates: number[] = []
  firstReceived: string | null = null
  lastReceived: string | null = null

  add(source: CaseSource, now: string): void {
    const lines = [this.total]
    for (const [table, key] of Object.entries(KEYS) as [TallyTable, (typeof KEYS)[TallyTable]][]) {
      const id = source[key]
      const line = this.tables[table].get(id) ?? emptyLine()
      this.tables[table].set(id, line)
      lines.push(line)
    }
    const outcome = outcomeOf(source)
    for (const line of lines) {
      line.received += 1
      line[source.kind === 'appeal' ? 'appeals' : 'messages'] += 1
      line[outcome] += 1
      if (isOverdue(source, now)) line.overdueOpen += 1
      if (source.repeatNumber !== null || source.returns > 0) line.repeats += 1
    }
    this.firstReceived ??= source.receivedAt
    this.lastReceived = source.receivedAt
    if (source.status === 'answered' && source.hasAnswer === 0) this.withoutAnswer.push(source.id)
    const isBefore = source.answeredAt !== null && source.answeredAt.slice(0, 10) < source.receivedAt.slice(0, 10)
    if (isBefore || (source.answeredAt ?? '').slice(0, 10) > now.slice(0, 10)) this.wrongDates.push(source.id)
  }

  /** Lines of a table, the largest first, «не указано» last. */
  lines(table: TallyTable): [id: number | null, line: TallyLine][] {
    return [...this.tables[table]].sort(
      ([a, one], [b, other]) =>
        Number(a === null) - Number(b === null) || other.received - one.received || (a ?? 0) - (b ?? 0),
    )
  }
}

/** Below this a figure may point at a person (domain.md §10). */
export const SMALL = 3
export const isSmall = (value: number): boolean => value > 0 && value < SMALL
export const figure = (value: number, hidesSmall: boolean): Figure => (hidesSmall && isSmall(value) ? '<3' : value)

/** Columns of the tables that leave. */
export const TABLE_COLUMNS = ['received', 'inTime', 'late', 'postponed', 'open', 'overdueOpen'] as const

/** Cells of all tables that hold 1 or 2. */
export function countSmall(tally: Tally): number {
  return Object.values(tally.tables)
    .flatMap((table) => [...table.values()])
    .reduce((sum, line) => sum + TABLE_COLUMNS.filter((column) => isSmall(line[column])).length, 0)
}
