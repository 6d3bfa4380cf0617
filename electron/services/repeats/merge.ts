import { AppError } from '../../contract/errors.ts'
import type { CaseInput } from '../../contract/messages.ts'
import type { MergeField } from '../../contract/repeats.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Patch } from '../../db/records.ts'
import type { CommandContext } from '../context.ts'
import { attachments, listFiles } from '../attachments/attachments.service.ts'
import { cases, findCase, findNumber, formatNumber, updateCase } from '../messages/messages.service.ts'
import type { CaseRecord } from '../messages/messages.service.ts'
import { repeatsOf } from './merge.repo.ts'
import type { NumberedCase } from './merge.repo.ts'
import { liveCards } from './problems.ts'
import { mergeTexts, refusals, titles } from './texts.ts'

/** Former numbers stand as one text, each findable. */
export const joinNumbers = (list: readonly string[]): string =>
  [...new Set(list.flatMap((one) => one.split('; ')).filter((one) => one !== ''))].join('; ')

/** Values of the form that the card which stays takes from the double. */
function takenValues(kept: CaseRecord, merged: CaseRecord, take: ReadonlySet<MergeField>): Partial<CaseInput> {
  const values: Partial<CaseInput> = {}
  if (take.has('gist')) values.gist = merged.gist
  if (take.has('text')) values.text = merged.text
  if (take.has('receivedAt')) values.receivedAt = merged.receivedAt
  if (take.has('channelId')) values.channelId = merged.channelId
  if (take.has('externalNumber')) values.externalNumber = merged.externalNumber
  if (take.has('externalLink')) values.externalLink = merged.externalLink
  if (take.has('territoryId')) values.territoryId = merged.territoryId
  if (take.has('address')) values.address = merged.address
  if (take.has('themeId')) Object.assign(values, { themeId: merged.themeId, blockId: merged.blockId })
  if (take.has('recipientId')) values.recipientId = merged.recipientId
  if (take.has('responsibleId')) values.responsibleId = merged.responsibleId
  // A note is added, so that neither is lost.
  if (take.has('note') && merged.note !== '')
    values.note = [kept.note, merged.note].filter((one) => one !== '').join('\n\n')
  return values
}

/** What the merged card was tied to passes to the card that stays. */
function takenTies(kept: CaseRecord, merged: CaseRecord, take: ReadonlySet<MergeField>): Patch<CaseRecord> {
  const external = take.has('externalNumber') ? kept.externalNumber : merged.externalNumber
  const shown = take.has('externalNumber') ? merged.externalNumber : kept.externalNumber
  const repeatOf = kept.repeatOfId === merged.id ? null : kept.repeatOfId
  return {
    formerNumbers: joinNumbers([
      kept.formerNumbers,
      formatNumber(merged),
      merged.formerNumbers,
      external === shown ? '' : external,
    ]),
    repeatOfId: repeatOf ?? (merged.repeatOfId === kept.id ? null : merged.repeatOfId),
    problemId: kept.problemId ?? merged.problemId,
    ...(take.has('applicant') && merged.applicantId !== null ? { applicantId: merged.applicantId } : {}),
  }
}

/** @throws AppError refused for cards that cannot be one */
function checkPair(kept: CaseRecord, merged: CaseRecord): void {
  if (kept.id === merged.id) throw new AppError('invalid', refusals.itself)
  if (kept.kind !== merged.kind) throw new AppError('refused', refusals.otherKind)
  if (merged.status === 'answered' && kept.status !== 'answered')
    throw new AppError('refused', refusals.answeredGoes(formatNumber(merged)))
}

/**
 * Merges a double entry into the card that stays. The double goes to the trash whole, with its clocks, routing and answers, and names
 * the card that stays; its attachments and the links of its repeats pass over; both numbers are found. One operation, one undo.
 * @throws AppError invalid at the fields that the directories no longer allow; refused, conflict, notFound
 */
export function merge(
  ctx: CommandContext,
  input: {
    keptId: number
    keptVersion: number
    mergedId: number
    mergedVersion: number
    take: readonly MergeField[]
  },
): { operationId: number; title: string } {
  const [kept] = liveCards(ctx, [input.keptId])
  const [merged] = liveCards(ctx, [input.mergedId])
  if (!kept || !merged) throw new AppError('notFound', refusals.unknown)
  checkPair(kept, merged)
  const take = new Set(input.take)
  const [keptNumber, mergedNumber] = [formatNumber(kept), formatNumber(merged)]
  // The double leaves its external number and its place in the lists before the other takes them.
  ctx.records.update(cases, merged.id, input.mergedVersion, { mergedIntoId: kept.id })
  ctx.records.remove(cases, merged.id, null)
  for (const id of repeatsOf(ctx.db, merged.id))
    if (id !== kept.id) ctx.records.update(cases, id, null, { repeatOfId: kept.id })
  updateCase(ctx, {
    id: kept.id,
    version: input.keptVersion,
    case: takenValues(kept, merged, take),
    reason: mergeTexts.reason(mergedNumber),
  })
  ctx.records.update(cases, kept.id, null, takenTies(kept, merged, take))
  moveFiles(ctx, merged.id, kept.id)
  ctx.records.title = titles.merged(mergedNumber, keptNumber)
  return ctx.records.handle()
}

/** A content that the card has already is not shown twice: that row stays with the double. */
function moveFiles(ctx: CommandContext, fromId: number, toId: number): void {
  const has = new Set(listFiles(ctx.db, 'case', toId).map(({ sha256 }) => sha256))
  for (const { id, sha256 } of listFiles(ctx.db, 'case', fromId))
    if (!has.has(sha256)) ctx.records.update(attachments, id, null, { ownerId: toId })
}

const LONGEST_WAY = 100

/** Where a merged card went: the card at the end of the way, or null for a card that was not merged. */
export function mergedInto(db: ReadDb, id: number): NumberedCase | null {
  let card = findCase(db, id)
  if (!card || card.mergedIntoId === null) return null
  for (let step = 0; step < LONGEST_WAY && card?.mergedIntoId != null; step += 1) card = findCase(db, card.mergedIntoId)
  return card ? (findNumber(db, card.id) ?? null) : null
}
