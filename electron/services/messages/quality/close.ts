import { fieldErrors } from '../../../contract/errors.ts'
import type { CaseResult } from '../../../contract/messages.ts'
import type { CommandContext } from '../../context.ts'
import { change } from '../cards.ts'
import type { CaseRecord } from '../cases.repo.ts'
import { meetClocks } from '../clocks.ts'
import { fieldTexts } from '../texts.ts'
import { isBefore, isFuture } from '../validate.ts'
import { groundNoticeDueOn, groundProblem } from './ground.ts'

/** What an answer says. */
export interface Answer {
  readonly answerText: string
  readonly result: CaseResult | null
  /** Why it was refused, in words, or the code of the ground to leave an appeal without an answer. */
  readonly ground: string
}

export const notPostponed = { postponedUntil: null, postponedReason: '' } as const

/** What is wrong with the moment of an act on a card, as field errors. */
export function momentProblem(card: CaseRecord, at: string, now: string): Record<string, string> {
  if (isFuture(at, now)) return { at: fieldTexts.future }
  return isBefore(at, card.receivedAt) ? { at: fieldTexts.answeredBeforeReceived } : {}
}

export function refuseFields(errors: Record<string, string>): void {
  if (Object.keys(errors).length > 0) throw fieldErrors(errors)
}

/** The final answer: the card is closed, its clocks are met, and what the law wants told of a ground gets its day. */
export function close(
  ctx: CommandContext,
  card: CaseRecord,
  version: number | null,
  given: Answer & { at: string },
): void {
  const { answerText, result, ground, at } = given
  refuseFields({ ...momentProblem(card, at, ctx.now), ...groundProblem(card.kind, given) })
  const after = change(ctx, card, version, {
    answerText,
    result,
    ground,
    groundNoticeDueOn: groundNoticeDueOn(ctx, card, given),
    groundNoticeOn: null,
    answeredAt: at,
    status: 'answered',
    ...notPostponed,
  })
  change(ctx, after, null, meetClocks(ctx, after))
}
