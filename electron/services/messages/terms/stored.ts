import type { CommandContext } from '../../context.ts'
import type { ReadDb } from '../../../db/database.ts'
import {
  chooseRule,
  clockRow,
  computeClock,
  deadlines,
  findRule,
  listClocks,
} from '../../deadlines/deadlines.service.ts'
import type { Clock, DeadlineRow, DeadlineRule, Extension, Pause, WorkTime } from '../../deadlines/deadlines.service.ts'
import type { CaseRecord } from '../cases.repo.ts'
import { clockTexts } from '../texts.ts'
import { channelCode, findTheme } from '../words.repo.ts'

/** Stored clocks counted again by the rule they stand on, after an act of a person on their card. */

interface Book {
  readonly rules: readonly DeadlineRule[]
  readonly time: WorkTime
}

/** A clock of a card that runs: neither met nor cancelled. */
export function isRunning(row: DeadlineRow): boolean {
  return row.metAt === null && row.cancelledReason === ''
}

export function runningClocks(db: ReadDb, caseId: number): DeadlineRow[] {
  return listClocks(db, caseId).filter(isRunning)
}

/** The rule of stage `extension` that bounds the final clock of a card. */
export function extensionRuleOf(db: ReadDb, book: Book, card: CaseRecord): DeadlineRule | null {
  const theme = findTheme(db, card.themeId)
  return chooseRule(book.rules, {
    kind: card.kind,
    channelCode: channelCode(db, card.channelId),
    category: theme?.groupName ?? null,
    subcategory: theme?.name ?? null,
    fastTrack: card.fastTrack,
    isImportant: card.isImportant,
    stage: 'extension',
    on: (card.reopenedAt ?? card.receivedAt).slice(0, 10),
  })
}

/**
 * The clock of a row with other extensions or pauses: same rule, same start, the calendar of now. Null where the rule is not known
 * any more.
 */
export function countAgain(
  row: DeadlineRow,
  rule: DeadlineRule,
  time: WorkTime,
  changes: { pauses?: readonly Pause[]; extensions?: readonly Extension[]; extensionRule?: DeadlineRule | null },
): Clock {
  const at = row.startedAt
  const clock = computeClock(rule, { received: at, registered: at, interimReplied: at }, time, {
    pauses: changes.pauses ?? row.pauses,
    extensions: changes.extensions ?? row.extensions,
    extensionRule: changes.extensionRule ?? null,
  })
  if (!clock) throw new Error('A stored clock has a start')
  // It starts from the same fact as before, with the same receipt beside it.
  const start = row.steps.find((step) => step.kind === 'start')
  return start ? { ...clock, steps: [start, ...clock.steps.slice(1)] } : clock
}

/** The rule a stored clock was counted by, closed editions included. */
export function ruleOf(db: ReadDb, row: DeadlineRow): DeadlineRule | undefined {
  return row.ruleId === null ? undefined : findRule(db, row.ruleId)
}

/** Keeps the clock as it was as cancelled, with the reason, and stores the one that runs from now on. */
export function replaceClock(
  ctx: CommandContext,
  row: DeadlineRow,
  clock: Clock,
  changes: { pauses: readonly Pause[]; extensions: readonly Extension[]; reason: string },
): void {
  ctx.records.updateRow(deadlines, row, null, { cancelledReason: changes.reason })
  ctx.records.insert(deadlines, clockRow(clock, row.caseId, { metAt: null, ...changes }))
}

/** What the running clocks of a paused card become when they run again. */
export function clocksAfterPause(
  db: ReadDb,
  card: CaseRecord,
  at: string,
  book: Book,
): { row: DeadlineRow; clock: Clock; pauses: Pause[] }[] {
  const extensionRule = extensionRuleOf(db, book, card)
  return runningClocks(db, card.id).flatMap((row) => {
    const rule = ruleOf(db, row)
    if (!rule || !row.pauses.some((pause) => pause.until === null)) return []
    const pauses = row.pauses.map((pause) =>
      pause.until === null ? { ...pause, until: later(pause.from, at) } : pause,
    )
    const bound = row.stage === 'final' ? extensionRule : null
    return [{ row, pauses, clock: countAgain(row, rule, book.time, { pauses, extensionRule: bound }) }]
  })
}

const later = (a: string, b: string): string => (a > b ? a : b)

/**
 * Lets the clocks of a paused card run again: their dates move by the time they stood. A date that falls on the same day all the same
 * (behind a day off) is explained by the pause from now on, so it is a new clock too: no stored one changes (model.md invariant 2).
 */
export function runAgain(ctx: CommandContext, card: CaseRecord, at: string, book: Book): void {
  for (const { row, clock, pauses } of clocksAfterPause(ctx.db, card, at, book)) {
    const reason = clock.dueAt === row.dueAt ? clockTexts.resumedSameDate : clockTexts.resumed
    if (isCountedAlike(row, clock)) ctx.records.updateRow(deadlines, row, null, { pauses, warnings: clock.warnings })
    else replaceClock(ctx, row, clock, { pauses, extensions: row.extensions, reason })
  }
}

const isCountedAlike = (row: DeadlineRow, clock: Clock): boolean =>
  row.dueAt === clock.dueAt &&
  row.legalMaximumAt === clock.legalMaximumAt &&
  JSON.stringify(row.steps) === JSON.stringify(clock.steps)

/** Stops the running clocks of a card: the date stays and says that it is not final. */
export function standStill(ctx: CommandContext, card: CaseRecord, pause: Pause, book: Book): number {
  const extensionRule = extensionRuleOf(ctx.db, book, card)
  let stopped = 0
  for (const row of runningClocks(ctx.db, card.id)) {
    const rule = ruleOf(ctx.db, row)
    if (!rule) continue
    const pauses = [...row.pauses, pause]
    const bound = row.stage === 'final' ? extensionRule : null
    // By the date alone: the calendar may have changed since, and a pause is no reason to move what the person kept.
    const { warnings } = countAgain(row, rule, book.time, { pauses, extensionRule: bound })
    ctx.records.updateRow(deadlines, row, null, { pauses, warnings })
    stopped += 1
  }
  return stopped
}
