import type { VoteOutcome } from '../../contract/ballots.ts'
import type { AgendaItem, Decision } from '../../contract/meetings.ts'
import type { CommandContext } from '../context.ts'
import { decisions, meetingsService } from '../meetings/meetings.service.ts'
import { texts } from './texts.ts'

/** The decisions that a draft makes: one a line, its own numbering taken off, for the protocol numbers its decisions itself. */
function draftLines(draft: string): string[] {
  return draft
    .split('\n')
    .map((line) => line.trim().replace(/^(?:\d+(?:\.\d+)*[.)]|[–—•*-])\s+/u, ''))
    .filter((line) => line !== '')
}

/** A decision that came from the vote and that nobody has touched since. */
const isUntouched = (decision: Decision, lines: readonly string[]): boolean =>
  lines.includes(decision.text) && decision.executor === null && decision.dueOn === null && decision.period === ''

function add(ctx: CommandContext, itemId: number, lines: readonly string[]): void {
  for (const text of lines)
    meetingsService.saveDecision(
      { itemId, id: null, version: null, text, executor: null, dueOn: null, period: '' },
      ctx,
    )
}

/**
 * Brings the decisions of an item in line with its vote: those of the draft when it was accepted, that it was not accepted otherwise.
 * What a person wrote or changed stays; where no rule decides, nothing is written.
 */
export function followVote(ctx: CommandContext, item: AgendaItem, outcome: VoteOutcome): void {
  const draft = draftLines(item.draftDecision)
  const isAccepted = outcome === 'accepted'
  const isRejected = outcome === 'rejected' || outcome === 'noQuorum'
  const outdated = item.decisions.filter(
    (decision) =>
      (!isRejected && isUntouched(decision, [texts.rejected])) || (isRejected && isUntouched(decision, draft)),
  )
  for (const decision of outdated)
    meetingsService.removeDecision({ id: decision.id, version: ctx.records.get(decisions, decision.id).version }, ctx)
  if (item.decisions.length > outdated.length) return
  if (isAccepted) add(ctx, item.id, draft)
  if (isRejected) add(ctx, item.id, [texts.rejected])
}

/** Decisions of a draft by the will of a person. @returns how many were written */
export function adoptDraft(ctx: CommandContext, item: AgendaItem): number {
  const lines = draftLines(item.draftDecision)
  add(ctx, item.id, lines)
  return lines.length
}
