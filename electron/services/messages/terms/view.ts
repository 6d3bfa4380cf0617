import type { TermAct } from '../../../contract/caseTerms.ts'
import type { ClockView } from '../../../contract/clockView.ts'
import type { DeadlineRuleInput } from '../../../contract/deadlines.ts'
import { AppError } from '../../../contract/errors.ts'
import type { QueryContext } from '../../context.ts'
import {
  checkRule,
  clockRow,
  computeClock,
  draftRule,
  explain,
  rivalsOf,
  ruleTitle,
  warningText,
  winnerOf,
} from '../../deadlines/deadlines.service.ts'
import type { Clock } from '../../deadlines/deadlines.service.ts'
import { findCase } from '../cases.repo.ts'
import type { CaseRecord } from '../cases.repo.ts'
import { clockBook, clockView, countClocks } from '../clocks.ts'
import { refusals } from '../texts.ts'
import { extendedClock, redirectClock } from './acts.ts'
import { clocksAfterPause, extensionRuleOf, runningClocks } from './stored.ts'

function cardOf(ctx: QueryContext, id: number): CaseRecord {
  const card = findCase(ctx.db, id)
  if (!card) throw new AppError('notFound', refusals.unknown)
  return card
}

const viewOf = (clock: Clock, metAt: string | null = null): ClockView => clockView(clockRow(clock, 0, { metAt }))

/** What belongs to the terms of a card beside its stored clocks. @throws AppError notFound */
export function termsOf(
  ctx: QueryContext,
  id: number,
): {
  coming: ClockView[]
  extension: { title: string; limit: number; legalBasis: string } | null
  redirect: ClockView | null
} {
  const card = cardOf(ctx, id)
  const book = clockBook(ctx.db, ctx.resourcesDir)
  const interim = runningClocks(ctx.db, id).find((row) => row.stage === 'interim')
  // The second clock of ИМ starts with the interim reply: as late as it may come, so late the answer may be due.
  const coming = interim
    ? countClocks(ctx.db, book, { ...card, interimAt: interim.dueAt }).filter(
        ({ rule }) => rule.countFrom === 'interimReply',
      )
    : []
  const rule = extensionRuleOf(ctx.db, book, card)
  const redirect = redirectClock(ctx.db, book, card)
  return {
    coming: coming.map(({ clock }) => viewOf(clock)),
    extension: rule && { title: ruleTitle(rule), limit: rule.amount, legalBasis: rule.legalBasis },
    redirect: redirect && viewOf(redirect),
  }
}

/** The clocks that an act would leave running. @throws AppError notFound, refused, invalid */
export function previewTerm(ctx: QueryContext, id: number, act: TermAct): ClockView[] {
  const card = cardOf(ctx, id)
  const book = clockBook(ctx.db, ctx.resourcesDir)
  const on = ctx.now.slice(0, 10)
  if (act.kind === 'extend')
    return [viewOf(extendedClock(ctx.db, book, card, { days: act.days, reason: '…', on }).clock)]
  if (act.kind === 'resume') return clocksAfterPause(ctx.db, card, act.at, book).map(({ clock }) => viewOf(clock))
  const clock = redirectClock(ctx.db, book, card)
  return clock ? [viewOf(clock)] : []
}

/** A rule at work on one moment, so that its author sees what he is setting. @throws AppError invalid with fields */
export function ruleExample(
  ctx: QueryContext,
  input: { id: number | null; rule: DeadlineRuleInput; at: string },
): {
  example: Pick<ClockView, 'dueAt' | 'legalMaximumAt' | 'lines' | 'warnings'> | null
  rivals: { id: number; title: string; wins: boolean }[]
} {
  checkRule(ctx.db, input.rule)
  const { rules, time } = clockBook(ctx.db, ctx.resourcesDir)
  const draft = draftRule(rules, input.id, input.rule)
  const rivals = rivalsOf(
    rules.filter((one) => one.id !== input.id),
    draft,
  )
  const wins = winnerOf([draft, ...rivals])
  const { at } = input
  const clock = computeClock(draft, { received: at, registered: at, interimReplied: at }, time)
  return {
    example: clock && {
      dueAt: clock.dueAt,
      legalMaximumAt: clock.legalMaximumAt,
      lines: explain(clock.steps),
      warnings: clock.warnings.map(warningText),
    },
    // A stored rule always has a row.
    rivals: rivals.flatMap((rule) =>
      rule.id === null ? [] : [{ id: rule.id, title: ruleTitle(rule), wins: rule === wins }],
    ),
  }
}
