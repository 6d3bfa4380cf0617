import { emptyCase } from '../../contract/messages.ts'
import type { ApplicantInput, CaseKind, CaseStatus } from '../../contract/messages.ts'
import type { WriteDb } from '../../db/database.ts'
import { insertLoaded } from '../../db/insertRow.ts'
import type { NewRow } from '../../db/records.ts'
import { keepStored } from '../../db/tables.ts'
import { clockRow, deadlines } from '../deadlines/deadlines.service.ts'
import type { Clock, DeadlineRow } from '../deadlines/deadlines.service.ts'
import { dropIndexes, lastCaseId, namedChannels, namedThemes, noteLoad } from './bulk.repo.ts'
import type { Named } from './bulk.repo.ts'
import { applicantRow, applicants } from './applicants.repo.ts'
import { cases } from './cases.repo.ts'
import type { CaseRecord } from './cases.repo.ts'
import { clockBook, countClocksOf, metAt, summariseClocks } from './clocks.ts'
import type { ClockBook, ClockSummary } from './clocks.ts'
import { lastNumber, raiseNumber } from './numbers.repo.ts'
import { freshCase } from './register.ts'
import { routings } from './routing.ts'
import { indexNewCase } from './search.repo.ts'
import { titles } from './texts.ts'

type LoadedCase = NewRow<CaseRecord>

const blankCase = { ...freshCase, ...emptyCase }

/** What a load works out by itself. */
type Derived = 'numberYear' | 'question' | 'applicantId' | keyof ClockSummary

/** A card as a builder knows it: what is left out starts as in a card that was just registered. */
export interface BulkCase extends Partial<Omit<LoadedCase, Derived>> {
  kind: CaseKind
  channelId: number
  receivedAt: string
  gist: string
  /** The moment of receipt unless given. */
  registeredAt?: string
  /** The next one of its kind and year unless given; the numbering goes on behind the highest. */
  number?: number
  /** When and by whom the recipient was named: at registration and by nobody unless given. */
  routedAt?: string
  operatorId?: number | null
  /** Id of an earlier card; the ids of one load run on in the order of the rows. */
  repeatOfId?: number | null
  /** Follows from the facts unless given: answered, postponed, repeated, awaitingInterim, assigned, new. */
  status?: CaseStatus
  applicant?: ApplicantInput | null
}

export interface BulkOptions {
  resourcesDir: string
  operatorId: number | null
  /** UTC instant of the load. */
  at: string
  /** For a load into an empty register: indexes are dropped first and built once at the end. */
  rebuildIndexes?: boolean
  /** Called with the number of cards loaded so far, every 10,000 of them. */
  progress?: (done: number) => void
}

export interface BulkResult {
  operationId: number
  count: number
  firstId: number
  lastId: number
}

/**
 * Loads many cards at once: the demonstration office and the registers of benchmarks, up to 1,000,000 rows. It exists beside
 * `register` because a journal row with old and new values for each card would double the file and the time of such a load; what
 * is loaded stands in the journal as one operation. Clocks, numbers and the search shadow are made by the same code as for a card
 * entered by hand, so the invariants of model.md hold. One transaction; rows are taken as checked: no field errors here.
 */
export function insertCases(db: WriteDb, rows: Iterable<BulkCase>, options: BulkOptions): BulkResult {
  return db.transaction(() => {
    const indexes = options.rebuildIndexes ? dropIndexes(db) : []
    const loader = new CaseLoader(db, options)
    const firstId = lastCaseId(db) + 1
    let count = 0
    for (const row of rows) {
      loader.load({ operatorId: options.operatorId, ...row })
      count += 1
      if (count % 10_000 === 0) options.progress?.(count)
    }
    loader.finish()
    for (const sql of indexes) db.exec(sql)
    const { at, operatorId } = options
    const operationId = noteLoad(db, { at, operatorId, title: titles.loaded(count) })
    return { operationId, count, firstId, lastId: firstId + count - 1 }
  })
}

/** Writes cards one by one with clocks, numbers, routing and search shadow, inside a transaction of the caller. */
export class CaseLoader {
  private readonly db: WriteDb
  private readonly book: ClockBook
  private readonly hasThemeRules: boolean
  private readonly channels: Map<number, Named>
  private readonly themes: Map<number, Named>
  private readonly rounds = new Map<string, Clock[]>()
  private readonly numbers = new Map<string, number>()

  constructor(db: WriteDb, options: Pick<BulkOptions, 'resourcesDir'>) {
    this.db = db
    this.book = clockBook(db, options.resourcesDir)
    this.hasThemeRules = this.book.rules.some((rule) => rule.category !== null || rule.subcategory !== null)
    this.channels = namedChannels(db)
    this.themes = namedThemes(db)
  }

  /** A theme that was made after the loader: its words may name a rule of terms. */
  addTheme(theme: Named): void {
    this.themes.set(theme.id, theme)
  }

  /** Reads the numbering anew: for a load of several transactions, between which others register cards. */
  begin(): void {
    this.numbers.clear()
  }

  load(row: BulkCase): { id: number; card: LoadedCase } {
    const facts = this.complete(row)
    const { operatorId = null, routedAt: at = facts.registeredAt } = row
    const routedAt = facts.recipientId === null ? null : at
    const clocks = this.round(facts).map((clock) => ({ ...clock, metAt: metAt(clock.stage, { ...facts, routedAt }) }))
    const summary = summariseClocks(
      clocks.map((clock) => ({ ...clock, cancelledReason: '' })),
      facts.answeredAt !== null,
    )
    // Its own object already: a copy of a row of sixty columns is felt in a load.
    const card: LoadedCase = Object.assign(facts, summary, { status: row.status ?? statusOf(facts, clocks) })
    const id = insertLoaded(this.db, cases, card)
    for (const clock of clocks) insertLoaded(this.db, deadlines, clockRow(clock, id, { metAt: clock.metAt }))
    const { recipientId, responsibleId } = card
    if (recipientId !== null || responsibleId !== null)
      insertLoaded(this.db, routings, {
        caseId: id,
        recipientId,
        responsibleId,
        operatorId,
        at,
        reason: '',
        act: 'routed',
        ruleId: null,
      })
    indexNewCase(this.db, id, card)
    return { id, card }
  }

  /** Writes back how far the numbering has come. */
  finish(): void {
    for (const [key, last] of this.numbers) {
      const [kind = '', year = ''] = key.split(' ')
      raiseNumber(this.db, kind as CaseKind, Number(year), last)
    }
  }

  private complete(row: BulkCase): Omit<LoadedCase, keyof ClockSummary | 'status'> {
    const { applicant, status: _status, routedAt: _routedAt, operatorId: _operatorId, number, ...given } = row
    const registeredAt = row.registeredAt ?? row.receivedAt
    const numberYear = Number(registeredAt.slice(0, 4))
    const person = applicantRow(applicant ?? null)
    return {
      ...blankCase,
      ...given,
      registeredAt,
      number: this.number(row.kind, numberYear, number),
      numberYear,
      question: 1,
      applicantId: person && insertLoaded(this.db, applicants, person),
    }
  }

  /** The counter is read once per kind and year and written back at the end. */
  private number(kind: CaseKind, year: number, wanted: number | undefined): number {
    const key = `${kind} ${year}`
    const last = this.numbers.get(key) ?? lastNumber(this.db, kind, year)
    const given = wanted ?? last + 1
    this.numbers.set(key, Math.max(last, given))
    return given
  }

  /** Cards with the same facts share one count: calendar arithmetic is the costly part of a load. */
  private round(card: ReturnType<CaseLoader['complete']>): Clock[] {
    const { kind, channelId, themeId, fastTrack, isImportant, receivedAt, registeredAt, interimAt, reopenedAt } = card
    const theme = themeId === null ? undefined : this.themes.get(themeId)
    const key = [
      kind,
      channelId,
      this.hasThemeRules ? themeId : '',
      fastTrack,
      isImportant,
      receivedAt,
      registeredAt,
      interimAt,
      reopenedAt,
    ].join('|')
    let clocks = this.rounds.get(key)
    if (!clocks) {
      const words = {
        channelCode: this.channels.get(channelId)?.code ?? '',
        category: theme?.groupName ?? null,
        subcategory: theme?.name ?? null,
      }
      clocks = countClocksOf(this.book, {
        kind,
        fastTrack,
        isImportant,
        receivedAt,
        registeredAt,
        interimAt,
        reopenedAt,
        ...words,
      }).map(({ clock }) => clock)
      for (const { steps, warnings } of clocks) {
        keepStored(steps)
        keepStored(warnings)
      }
      if (this.rounds.size > 100_000) this.rounds.clear()
      this.rounds.set(key, clocks)
    }
    return clocks
  }
}

function statusOf(
  card: Pick<CaseRecord, 'answeredAt' | 'postponedUntil' | 'reopenedAt' | 'recipientId' | 'interimAt'>,
  clocks: readonly Pick<DeadlineRow, 'stage' | 'metAt'>[],
): CaseStatus {
  if (card.answeredAt !== null) return 'answered'
  if (card.postponedUntil !== null) return 'postponed'
  if (card.reopenedAt !== null) return 'repeated'
  if (card.interimAt !== null) return 'inWork'
  if (card.recipientId === null) return 'new'
  return clocks.some((clock) => clock.stage === 'interim' && clock.metAt === null) ? 'awaitingInterim' : 'assigned'
}
