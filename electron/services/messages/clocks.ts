import type { CaseKind, ClockView } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import type { NewRow } from '../../db/records.ts'
import {
  caseClocks,
  clockRow,
  deadlines,
  explain,
  listClocks,
  listRules,
  loadWorkTime,
  warningText,
} from '../deadlines/deadlines.service.ts'
import type { Clock, DeadlineRow, DeadlineRule, Pause, WorkTime } from '../deadlines/deadlines.service.ts'
import type { BaseContext, CommandContext } from '../context.ts'
import { getSettings } from '../office/office.service.ts'
import type { CaseRecord } from './cases.repo.ts'
import { runAgain } from './terms/stored.ts'
import { clockTexts } from './texts.ts'
import { channelCode, findTheme, routedSince } from './words.repo.ts'

/** What clocks are counted by at this moment: rules in force, calendar with the office's days, timetable. */
export interface ClockBook {
  readonly rules: readonly DeadlineRule[]
  readonly time: WorkTime
}

export function clockBook(db: ReadDb, resourcesDir: string): ClockBook {
  return { rules: listRules(db), time: loadWorkTime(db, resourcesDir, getSettings(db).hours) }
}

/** What the term of a card depends on. */
export interface ClockFacts {
  readonly kind: CaseKind
  readonly channelId: number
  readonly themeId: number | null
  readonly fastTrack: boolean
  readonly isImportant: boolean
  readonly receivedAt: string
  readonly registeredAt: string
  readonly interimAt: string | null
  readonly reopenedAt: string | null
}

/** Fields of a card whose change counts its clocks anew. */
export const CLOCK_FIELDS = [
  'kind',
  'channelId',
  'themeId',
  'fastTrack',
  'isImportant',
  'receivedAt',
  'registeredAt',
  'interimAt',
  'reopenedAt',
] as const

/** Extensions and pauses by the stage whose clock they changed. */
export type StageChanges = Parameters<typeof caseClocks>[4]

type Round = { rule: DeadlineRule; clock: Clock }[]

/**
 * Clocks that run by themselves from the facts of a card. After a return the answer is due anew: its clock is counted by the same
 * rule from the day of the return, and the clocks of the first round stay as they were met.
 */
export function countClocks(db: ReadDb, book: ClockBook, facts: ClockFacts, changes: StageChanges = {}): Round {
  const theme = findTheme(db, facts.themeId)
  return countClocksOf(
    book,
    {
      ...facts,
      channelCode: channelCode(db, facts.channelId),
      category: theme?.groupName ?? null,
      subcategory: theme?.name ?? null,
    },
    changes,
  )
}

/** The same where the words behind the ids are known already, for loading many cards. */
export function countClocksOf(
  book: ClockBook,
  facts: Omit<ClockFacts, 'channelId' | 'themeId'> & {
    channelCode: string
    category: string | null
    subcategory: string | null
  },
  changes: StageChanges = {},
): Round {
  const round = facts.reopenedAt
  const start =
    round === null
      ? { received: facts.receivedAt, registered: facts.registeredAt, interimReplied: facts.interimAt }
      : { received: round, registered: round, interimReplied: round }
  const { kind, channelCode, category, subcategory, fastTrack, isImportant } = facts
  const found = caseClocks(
    book.rules,
    { kind, channelCode, category, subcategory, fastTrack, isImportant, on: start.received.slice(0, 10) },
    start,
    book.time,
    changes,
  )
  if (round === null) return found.flatMap(({ rule, clock }) => (clock === null ? [] : [{ rule, clock }]))
  return found.flatMap(({ rule, clock }) =>
    clock === null || rule.stage !== 'final' ? [] : [{ rule, clock: sinceReturn(clock) }],
  )
}

/** The explanation of a later round names the return, not the receipt, as its start. */
export function sinceReturn(clock: Clock): Clock {
  return {
    ...clock,
    steps: clock.steps.map((step) => (step.kind === 'start' ? { ...step, fact: 'returned', received: null } : step)),
  }
}

/** The facts that meet clocks. `routedAt`: since when somebody is named to answer. */
export interface MeetingFacts {
  readonly registeredAt: string
  readonly interimAt: string | null
  readonly answeredAt: string | null
  readonly routedAt: string | null
}

/** When a clock of a stage is met by the facts of its card; null while it runs. An answer meets whatever still runs. */
export function metAt(stage: DeadlineRow['stage'], facts: MeetingFacts): string | null {
  if (stage === 'registration') return facts.registeredAt
  if (stage === 'interim') return facts.interimAt ?? facts.answeredAt
  if (stage === 'routing') return facts.routedAt ?? facts.answeredAt
  return facts.answeredAt
}

/** The same facts of a stored card, with its routing history. */
function meetingFacts(db: ReadDb, card: CaseRecord): MeetingFacts {
  const { registeredAt, interimAt, answeredAt } = card
  return { registeredAt, interimAt, answeredAt, routedAt: routedSince(db, card.id) }
}

export type ClockSummary = Pick<CaseRecord, 'dueAt' | 'dueStage' | 'legalMaximumAt' | 'noClockReason'>

type SummaryRow = Pick<DeadlineRow, 'stage' | 'dueAt' | 'legalMaximumAt' | 'metAt' | 'cancelledReason'>

/** A bare date lasts to the end of its day, so it stands after the moments of that day. */
const endOf = (dueAt: string): string => (dueAt.length > 10 ? dueAt : `${dueAt}U`)

/**
 * What the card keeps of its clocks for lists and figures: the nearest open clock; when its answer met them all, the clock of the
 * answer (final, or interim where the final one never started), so that «в срок» can be said of it.
 */
export function summariseClocks(rows: readonly SummaryRow[], isAnswered: boolean): ClockSummary {
  const alive = rows.filter((row) => row.cancelledReason === '')
  const open = alive.filter((row) => row.metAt === null).sort((a, b) => (endOf(a.dueAt) < endOf(b.dueAt) ? -1 : 1))
  const met = alive.filter((row) => row.metAt !== null)
  const last = (stage: string) => met.findLast((row) => row.stage === stage)
  const shown = open[0] ?? (isAnswered ? (last('final') ?? last('redirect') ?? last('interim')) : undefined)
  return {
    dueAt: shown?.dueAt ?? null,
    dueStage: shown?.stage ?? null,
    legalMaximumAt: shown?.legalMaximumAt ?? null,
    noClockReason: open.length > 0 || isAnswered ? '' : clockTexts.noRule,
  }
}

/** Stores clocks that start with a card or with a new fact of it. */
export function storeClocks(ctx: CommandContext, caseId: number, round: Round, facts: MeetingFacts): void {
  for (const { clock } of round)
    ctx.records.insert(deadlines, clockRow(clock, caseId, { metAt: metAt(clock.stage, facts) }))
}

/** What counting the clocks of a card anew would do: nothing is written yet. */
export interface Recount {
  cancelled: DeadlineRow[]
  kept: { row: DeadlineRow; metAt: string | null }[]
  fresh: NewRow<DeadlineRow>[]
  /** All clocks of the card as they would stand then. */
  after: NewRow<DeadlineRow>[]
}

/**
 * Works out the clocks of a card by its facts as they are now. A clock that comes out the same stays; one that does not is
 * cancelled, and the new one stands beside it: no date is lost.
 */
export function planRecount(db: ReadDb, book: ClockBook, card: CaseRecord): Recount {
  const rows = listClocks(db, card.id)
  const inRound = rows.filter((row) => row.cancelledReason === '' && isOfRound(row, card))
  const extensions = inRound.find((row) => row.stage === 'final')?.extensions ?? []
  const pauses = pausesOf(inRound)
  const wanted = countClocks(db, book, card, {
    routing: { pauses },
    interim: { pauses },
    final: { pauses, extensions },
  })
  const facts = meetingFacts(db, card)
  const cancelled: DeadlineRow[] = []
  const kept: Recount['kept'] = []
  for (const row of inRound) {
    const twin = wanted.findIndex(({ clock }) => isSame(row, clock))
    if (twin === -1) cancelled.push(row)
    else {
      wanted.splice(twin, 1)
      kept.push({ row, metAt: metAt(row.stage, facts) })
    }
  }
  const fresh = wanted.map(({ clock }) =>
    clockRow(clock, card.id, {
      metAt: metAt(clock.stage, facts),
      extensions: clock.stage === 'final' ? extensions : [],
      pauses: clock.stage === 'registration' ? [] : pauses,
    }),
  )
  const after = rows
    .filter((row) => !cancelled.includes(row))
    .map((row) => {
      const held = kept.find((one) => one.row === row)
      return held ? { ...row, metAt: held.metAt } : row
    })
  return { cancelled, kept, fresh, after: [...after, ...fresh] }
}

/** Counts the clocks of a card anew after a person changed a fact they hang on; the earlier dates stay with the reason. */
export function recountClocks(
  ctx: CommandContext,
  card: CaseRecord,
  reason: string,
  book: ClockBook = clockBook(ctx.db, ctx.resourcesDir),
): ClockSummary {
  const { cancelled, kept, fresh, after } = planRecount(ctx.db, book, card)
  for (const row of cancelled) ctx.records.updateRow(deadlines, row, null, { cancelledReason: reason })
  for (const { row, metAt: met } of kept) ctx.records.updateRow(deadlines, row, null, { metAt: met })
  for (const row of fresh) ctx.records.insert(deadlines, row)
  return summariseClocks(after, card.answeredAt !== null)
}

/** The pauses of a card: each stopped all clocks that ran then, so the longest list holds them all. */
function pausesOf(rows: readonly DeadlineRow[]): readonly Pause[] {
  return rows.reduce<readonly Pause[]>((found, row) => (row.pauses.length > found.length ? row.pauses : found), [])
}

/** Clocks of the round that runs: after a return, those of the first round are facts of the past. A redirect is one at once. */
function isOfRound(row: DeadlineRow, card: CaseRecord): boolean {
  if (row.stage === 'redirect') return false
  return card.reopenedAt === null || (row.stage === 'final' && (row.metAt === null || row.startedAt >= card.reopenedAt))
}

function isSame(row: DeadlineRow, clock: Clock): boolean {
  return (
    row.stage === clock.stage &&
    row.startedAt === clock.startedAt &&
    row.dueAt === clock.dueAt &&
    row.legalMaximumAt === clock.legalMaximumAt &&
    row.ruleId === clock.ruleId
  )
}

/** What an answer leaves in a card: its term, and no pause. */
export type MetSummary = ClockSummary & Partial<Pick<CaseRecord, 'pausedOn' | 'pausedReason'>>

/** Marks the open clocks that the facts of the card have met; counts nothing anew but what stood still, which an answer ends. */
export function meetClocks(ctx: CommandContext, card: CaseRecord): MetSummary {
  if (card.pausedOn !== null) runAgain(ctx, card, card.answeredAt ?? ctx.now, clockBook(ctx.db, ctx.resourcesDir))
  const facts = meetingFacts(ctx.db, card)
  const rows = listClocks(ctx.db, card.id).map((row) =>
    row.cancelledReason !== '' || row.metAt !== null
      ? row
      : ctx.records.updateRow(deadlines, row, null, { metAt: metAt(row.stage, facts) }),
  )
  const summary = summariseClocks(rows, card.answeredAt !== null)
  return card.pausedOn === null ? summary : { ...summary, pausedOn: null, pausedReason: '' }
}

/** Starts the clocks that a new fact lets run (the final one of ИМ after the interim reply), leaving the stored ones alone. */
export function startClocks(ctx: CommandContext, card: CaseRecord): void {
  const stored = listClocks(ctx.db, card.id).filter((row) => row.cancelledReason === '' && isOfRound(row, card))
  const fresh = countClocks(ctx.db, clockBook(ctx.db, ctx.resourcesDir), card).filter(
    ({ clock }) => !stored.some((row) => row.stage === clock.stage),
  )
  storeClocks(ctx, card.id, fresh, meetingFacts(ctx.db, card))
}

/** A stored clock as the card shows it, with «Почему этот срок». */
export function clockView(row: Omit<DeadlineRow, 'id' | 'version' | 'deletedAt'>): ClockView {
  const term = row.steps.find((step) => step.kind === 'term')
  return {
    stage: row.stage,
    ruleId: row.ruleId,
    ruleName: term?.rule.name ?? '',
    legalBasis: term?.basis ?? '',
    isVerified: !row.warnings.some((warning) => warning.code === 'ruleUnverified'),
    startedAt: row.startedAt,
    dueAt: row.dueAt,
    legalMaximumAt: row.legalMaximumAt,
    metAt: row.metAt,
    calendarVersion: row.calendarVersion,
    cancelledReason: row.cancelledReason,
    lines: explain(row.steps),
    warnings: row.warnings.map(warningText),
    missingYears: row.warnings.flatMap((warning) => (warning.code === 'calendarNotLoaded' ? [warning.year] : [])),
    pausedFrom: row.pauses.find((pause) => pause.until === null)?.from ?? null,
  }
}

/** Clocks of a card for its page: the running ones first by their date, then met, then cancelled. */
export function clocksOf(db: ReadDb, caseId: number): ClockView[] {
  const rank = (row: DeadlineRow): number => (row.cancelledReason !== '' ? 2 : row.metAt === null ? 0 : 1)
  return listClocks(db, caseId)
    .sort((a, b) => rank(a) - rank(b) || endOf(a.dueAt).localeCompare(endOf(b.dueAt)) || a.id - b.id)
    .map(clockView)
}

/** What the clocks of a card would be, while it is being entered; empty until a channel and a date are known. */
export function previewClocks(
  input: {
    kind: CaseKind
    channelId: number | null
    receivedAt: string | null
    registeredAt: string | null
    fastTrack: boolean
    isImportant: boolean
    themeId: number | null
  },
  ctx: BaseContext & { db: ReadDb },
): ClockView[] {
  const { channelId, receivedAt } = input
  if (channelId === null || receivedAt === null) return []
  const registeredAt = input.registeredAt ?? ctx.now
  const facts = { ...input, channelId, receivedAt, registeredAt, interimAt: null, reopenedAt: null }
  return countClocks(ctx.db, clockBook(ctx.db, ctx.resourcesDir), facts).map(({ clock }) =>
    clockView(
      clockRow(clock, 0, {
        metAt: metAt(clock.stage, { registeredAt, interimAt: null, answeredAt: null, routedAt: null }),
      }),
    ),
  )
}
