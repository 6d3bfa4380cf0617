import { AppError } from '../../contract/errors.ts'
import type { CaseInput } from '../../contract/messages.ts'
import type { Patch } from '../../db/records.ts'
import type { CommandContext } from '../context.ts'
import { attachments } from '../attachments/attachments.service.ts'
import { cases, findCase, findNumber, formatNumber, updateCase } from '../messages/messages.service.ts'
import type { CaseRecord } from '../messages/messages.service.ts'
import { mergeLines } from './merge.repo.ts'
import type { MergeLine } from './merge.repo.ts'
import { fieldNames, mergeTexts, refusals, titles } from './texts.ts'

/** Fields that a person edits: put back through the act of editing, so that clocks and routing follow. */
const EDITED = new Set(
  'gist text receivedAt channelId externalNumber externalLink territoryId address themeId blockId recipientId responsibleId note'.split(
    ' ',
  ),
)
const TIES = new Set(['applicantId', 'repeatOfId', 'problemId'])

interface Change {
  before: unknown
  after: unknown
}

/** One field of a card may have been written twice by the merge. */
function changesOf(lines: readonly MergeLine[], caseId: number): Map<string, Change> {
  const changes = new Map<string, Change>()
  for (const line of lines) {
    if (line.entity !== 'cases' || line.entityId !== caseId || line.action !== 'update') continue
    for (const [field, after] of Object.entries(line.newValues)) {
      const known = changes.get(field)
      changes.set(field, { before: known ? known.before : line.oldValues[field], after })
    }
  }
  return changes
}

interface PutBack {
  edited: Record<string, unknown>
  ties: Record<string, unknown>
  kept: string[]
}

/** What of the card that stayed is as the merge left it, and what was changed since. */
function sortOut(card: CaseRecord, changes: ReadonlyMap<string, Change>): PutBack {
  const values = card as unknown as Readonly<Record<string, unknown>>
  const result: PutBack = { edited: {}, ties: {}, kept: [] }
  for (const [field, { before, after }] of changes) {
    if (!EDITED.has(field) && !TIES.has(field)) continue
    if (values[field] !== after) {
      if (values[field] !== before) result.kept.push(mergeTexts.changedSince(fieldNames[field] ?? field))
    } else if (EDITED.has(field)) result.edited[field] = before
    else result.ties[field] = before
  }
  return result
}

/** The numbers that the merge added leave; those that came later stay. */
function withoutAdded(formerNumbers: string, change: Change | undefined): string {
  if (!change) return formerNumbers
  const list = (text: unknown): string[] => (typeof text === 'string' ? text.split('; ') : [])
  const before = new Set(list(change.before))
  const added = new Set(list(change.after).filter((one) => !before.has(one)))
  return formerNumbers
    .split('; ')
    .filter((one) => !added.has(one))
    .join('; ')
}

/** Puts the values back; where the directories no longer allow them, says so and leaves the card as it is. */
function editBack(ctx: CommandContext, card: CaseRecord, back: PutBack, reason: string): void {
  if (Object.keys(back.edited).length === 0) return
  try {
    updateCase(ctx, { id: card.id, version: card.version, case: back.edited as Partial<CaseInput>, reason })
  } catch (error) {
    // Values are checked before anything is written, so a refusal leaves nothing half done.
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error
    back.kept.push(mergeTexts.cannotPutBack(Object.values(error.fields ?? {}).join('; ') || error.message))
  }
}

/** Attachments and repeats that passed over go back, unless somebody moved them since. */
function moveBack(
  ctx: CommandContext,
  lines: readonly MergeLine[],
  keptId: number,
  mergedId: number,
  kept: string[],
): void {
  for (const line of lines) {
    if (line.action !== 'update') continue
    if (line.entity === 'attachments') {
      const row = ctx.records.find(attachments, line.entityId)
      if (!row || row.ownerId !== keptId) continue
      if (row.deletedAt !== null) kept.push(mergeTexts.fileGone(row.name))
      ctx.records.update(attachments, row.id, null, { ownerId: mergedId })
    } else if (line.entity === 'cases' && line.entityId !== keptId && 'repeatOfId' in line.newValues) {
      const row = ctx.records.find(cases, line.entityId)
      if (row?.repeatOfId === keptId) ctx.records.update(cases, row.id, null, { repeatOfId: mergedId })
      else if (row && row.repeatOfId !== mergedId) kept.push(mergeTexts.repeatMoved(formatNumber(row)))
    }
  }
}

/**
 * Takes a merge apart, also long after: only what the merge did is put back, later changes stay and are named in words.
 * @throws AppError refused when the card was not merged, or the card that stayed lies in the trash itself
 */
export function unmerge(ctx: CommandContext, mergedId: number): { operationId: number; title: string; kept: string[] } {
  const merged = findCase(ctx.db, mergedId)
  if (!merged) throw new AppError('notFound', refusals.unknown)
  const mergedNumber = formatNumber(merged)
  const card = merged.mergedIntoId === null ? undefined : findCase(ctx.db, merged.mergedIntoId)
  if (!card) throw new AppError('refused', refusals.notMerged(mergedNumber))
  if (card.deletedAt !== null) throw new AppError('refused', refusals.keptGone(formatNumber(card)))
  const lines = mergeLines(ctx.db, mergedId)
  const changes = changesOf(lines, card.id)
  const back = sortOut(card, changes)
  // The double has its numbers again only after the other gave them up.
  const former = withoutAdded(card.formerNumbers, changes.get('formerNumbers'))
  editBack(ctx, card, back, mergeTexts.unmergeReason(mergedNumber))
  ctx.records.update(cases, card.id, null, { ...(back.ties as Patch<CaseRecord>), formerNumbers: former })
  ctx.records.update(cases, merged.id, null, { mergedIntoId: null })
  if (merged.deletedAt !== null) ctx.records.restore(cases, merged.id, null)
  moveBack(ctx, lines, card.id, merged.id, back.kept)
  ctx.records.title = titles.unmerged(mergedNumber, findNumber(ctx.db, card.id)?.number ?? '')
  return { ...ctx.records.handle(), kept: back.kept }
}
