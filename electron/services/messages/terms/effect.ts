import type { AffectedCard, CaseTermChange } from '../../../contract/caseTerms.ts'
import type { CaseKind } from '../../../contract/messages.ts'
import type { ReadDb } from '../../../db/database.ts'
import type { CommandContext, QueryContext } from '../../context.ts'
import {
  chooseRule,
  clockRow,
  computeClock,
  deadlines,
  findRule,
  listClocks,
  planChange,
  writeChange,
} from '../../deadlines/deadlines.service.ts'
import type { Clock, DeadlineRow, DeadlineRule } from '../../deadlines/deadlines.service.ts'
import { cases } from '../cases.repo.ts'
import { clockBook, sinceReturn, summariseClocks } from '../clocks.ts'
import type { ClockBook } from '../clocks.ts'
import { formatNumber } from '../numbering.ts'
import { clockTexts, titles } from '../texts.ts'
import { listOpenCards, listRunningClocks } from './terms.repo.ts'
import type { OpenCard } from './terms.repo.ts'
import { isRunning } from './stored.ts'

/**
 * What a change of rules or calendar would do to the open cards. Stored dates never move by themselves (model.md): a person sees
 * the list and chooses, and a recount is part of the same operation as the change.
 */

interface Moved {
  readonly card: OpenCard
  readonly stage: DeadlineRow['stage']
  readonly row: DeadlineRow | null
  readonly clock: Clock | null
}

/** Stages whose clocks run by themselves; a rule of another stage moves no stored clock. */
const RUNNING_STAGES = ['registration', 'routing', 'interim', 'final'] as const

function factsOf(card: OpenCard): Parameters<typeof chooseRule>[1] {
  const { channelCode, category, subcategory, fastTrack, isImportant } = card
  const kind: CaseKind = card.kind
  const on = (card.reopenedAt ?? card.receivedAt).slice(0, 10)
  return { kind, channelCode, category, subcategory, fastTrack, isImportant, on, stage: 'final' }
}

function count(card: OpenCard, rule: DeadlineRule, book: ClockBook, row: DeadlineRow | null): Clock | null {
  const round = card.reopenedAt
  const start =
    round === null
      ? { received: card.receivedAt, registered: card.registeredAt, interimReplied: card.interimAt }
      : { received: round, registered: round, interimReplied: round }
  const extensionRule =
    row !== null && row.extensions.length > 0 ? chooseRule(book.rules, { ...factsOf(card), stage: 'extension' }) : null
  const clock = computeClock(rule, start, book.time, {
    pauses: row?.pauses ?? [],
    extensions: row?.extensions ?? [],
    extensionRule,
  })
  return clock && round !== null ? sinceReturn(clock) : clock
}

const differs = (row: DeadlineRow, clock: Clock): boolean =>
  row.dueAt !== clock.dueAt || row.legalMaximumAt !== clock.legalMaximumAt

/** Running clocks whose date the calendar moves. One that was kept before, against an earlier calendar, is not asked about again. */
function movedByCalendar(db: ReadDb, before: ClockBook, after: ClockBook): Moved[] {
  const open = new Map(listOpenCards(db).map((card) => [card.id, card]))
  const rules = new Map<number, DeadlineRule | undefined>()
  const ruleOf = (id: number): DeadlineRule | undefined => {
    if (!rules.has(id)) rules.set(id, findRule(db, id))
    return rules.get(id)
  }
  return listRunningClocks(db).flatMap((row) => {
    const card = open.get(row.caseId)
    const rule = row.ruleId === null ? undefined : ruleOf(row.ruleId)
    const clock = card && rule ? count(card, rule, after, row) : null
    if (!card || !rule || !clock || !differs(row, clock)) return []
    const unchanged = count(card, rule, before, row)
    if (unchanged && unchanged.dueAt === clock.dueAt && unchanged.legalMaximumAt === clock.legalMaximumAt) return []
    return [{ card, stage: row.stage, row, clock }]
  })
}

/** Cards whose rule another one takes the place of, and whose date that moves. */
function movedByRules(db: ReadDb, before: ClockBook, after: ClockBook): Moved[] {
  const rows = Map.groupBy(listRunningClocks(db), (row) => row.caseId)
  return listOpenCards(db).flatMap((card) => {
    const facts = factsOf(card)
    const running = rows.get(card.id) ?? []
    return RUNNING_STAGES.flatMap((stage): Moved[] => {
      if (card.reopenedAt !== null && stage !== 'final') return []
      const [was, becomes] = [before, after].map((book) => chooseRule(book.rules, { ...facts, stage }))
      if (was?.id === becomes?.id) return []
      const row = running.find((one) => one.stage === stage) ?? null
      const clock = becomes ? count(card, becomes, after, row) : null
      if (row === null && (clock === null || isMet(card, stage))) return []
      if (row !== null && clock !== null && !differs(row, clock)) return []
      return [{ card, stage, row, clock }]
    })
  })
}

/** Whether a new clock of a stage would be met by what the card already knows. */
function isMet(card: OpenCard, stage: DeadlineRow['stage']): boolean {
  if (stage === 'registration') return true
  if (stage === 'interim') return card.interimAt !== null
  return stage === 'routing' && card.recipientId !== null
}

function moved(db: ReadDb, change: CaseTermChange, before: ClockBook, after: ClockBook): Moved[] {
  const isRule = change.kind === 'rule' || change.kind === 'ruleRemoved'
  return isRule ? movedByRules(db, before, after) : movedByCalendar(db, before, after)
}

/** Every open card that a change would move, by its new date. Nothing is written. @throws AppError invalid in words */
export function termEffect(ctx: QueryContext, change: CaseTermChange): AffectedCard[] {
  const before = clockBook(ctx.db, ctx.resourcesDir)
  const { rules, calendar } = planChange(ctx.db, ctx.resourcesDir, change)
  return moved(ctx.db, change, before, { rules, time: { ...before.time, calendar } })
    .map(({ card, stage, row, clock }) => ({
      id: card.id,
      number: formatNumber(card),
      gist: card.gist.slice(0, 160),
      stage,
      before: row?.dueAt ?? null,
      after: clock?.dueAt ?? null,
    }))
    .sort((a, b) => (a.after ?? '').localeCompare(b.after ?? '') || a.id - b.id)
}

/** Applies a change and, where a person chose so, counts its cards anew, as one operation. @throws AppError invalid, conflict */
export function changeTerms(
  ctx: CommandContext,
  input: { change: CaseTermChange; recount: boolean },
): { operationId: number; title: string; recounted: number } {
  const before = clockBook(ctx.db, ctx.resourcesDir)
  writeChange(ctx, input.change)
  if (!input.recount) return { ...ctx.records.handle(), recounted: 0 }
  const found = moved(ctx.db, input.change, before, clockBook(ctx.db, ctx.resourcesDir))
  const isRule = input.change.kind === 'rule' || input.change.kind === 'ruleRemoved'
  const reason = isRule ? clockTexts.ruleChanged : clockTexts.calendarChanged
  const byCard = Map.groupBy(found, (one) => one.card.id)
  for (const [id, changes] of byCard) recountCard(ctx, id, changes, reason)
  if (byCard.size > 0) ctx.records.title = titles.recounted(ctx.records.title, byCard.size)
  return { ...ctx.records.handle(), recounted: byCard.size }
}

function recountCard(ctx: CommandContext, id: number, changes: readonly Moved[], reason: string): void {
  for (const { row, clock } of changes) {
    if (row) ctx.records.updateRow(deadlines, row, null, { cancelledReason: reason })
    if (clock) {
      const kept = { pauses: row?.pauses ?? [], extensions: row?.extensions ?? [] }
      ctx.records.insert(deadlines, clockRow(clock, id, { metAt: null, ...kept }))
    }
  }
  const rows = listClocks(ctx.db, id)
  const isAnswered = !rows.some(isRunning) && ctx.records.get(cases, id).answeredAt !== null
  ctx.records.update(cases, id, null, summariseClocks(rows, isAnswered))
}
