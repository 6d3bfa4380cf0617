import { RULE_FIELDS } from '../../contract/autorules.ts'
import type { RuleField, RuleOutcome, RuleValues } from '../../contract/autorules.ts'
import type { CardRouting, RuleHint } from '../../contract/caseRouting.ts'
import { AppError } from '../../contract/errors.ts'
import type { CaseInput, CaseKind } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import {
  applyRules,
  bookOf,
  findRule,
  keptSince,
  listCaseRuleActions,
  loadRules,
  noteRuleActions,
  ruledText,
  ruleActionsTable,
  ruleName,
} from '../autorules/autorules.service.ts'
import type { RuleFacts } from '../autorules/autorules.service.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { openCard, saved } from './cards.ts'
import type { Saved } from './cards.ts'
import { cases, findCase } from './cases.repo.ts'
import type { CaseRecord } from './cases.repo.ts'
import { update } from './edit.ts'
import { formatNumber } from './numbering.ts'
import { routingLines } from './routing.repo.ts'
import { refusals, titles } from './texts.ts'

/** Automatic rules on cards: at registration, in the entry form, on chosen cards, and taken back again. */

/** How long a choice of a rule counts for «за квартал». */
const QUARTER_DAYS = 91

type Ruled = Pick<
  CaseRecord,
  'kind' | 'themeId' | 'territoryId' | 'fastTrack' | 'gist' | 'text' | 'blockId' | 'recipientId' | 'responsibleId'
> &
  Pick<CaseRecord, 'isImportant' | 'sourcePage'> & { kind: CaseKind; channelId: number | null }

function factsOf(card: Ruled): RuleFacts {
  const { kind, channelId, themeId, territoryId, fastTrack, sourcePage } = card
  const { blockId, recipientId, responsibleId, isImportant } = card
  const text = ruledText(card.gist, card.text)
  return {
    kind,
    channelId,
    themeId,
    territoryId,
    fastTrack,
    text,
    sourcePage,
    blockId,
    recipientId,
    responsibleId,
    isImportant,
  }
}

const mergedChanges = (outcomes: readonly RuleOutcome[]): RuleValues =>
  Object.assign({}, ...outcomes.map(({ changes }) => changes)) as RuleValues

/** What the rules fill in on a card that is about to be registered, after what the person has typed. */
export function ruleCase<Card extends CaseInput & { receivedAt: string }>(
  db: ReadDb,
  card: Card,
  refused: readonly number[],
): { card: Card; outcomes: RuleOutcome[] } {
  const book = loadRules(db, card.receivedAt.slice(0, 10))
  const outcomes = applyRules(book, factsOf({ ...card, sourcePage: '' }), new Set(refused))
  return outcomes.length === 0 ? { card, outcomes } : { card: { ...card, ...mergedChanges(outcomes) }, outcomes }
}

/** The rule that named the recipient or, failing that, the responsible member; null when a person did. */
export function routingRule(outcomes: readonly RuleOutcome[]): number | null {
  const by = (field: RuleField): number | undefined => outcomes.find(({ changes }) => field in changes)?.ruleId
  return by('recipientId') ?? by('responsibleId') ?? null
}

/** What the rules would fill in on a card being typed, with how their choices stood up in the last quarter. */
export function previewRules(
  ctx: QueryContext,
  input: Omit<Ruled, 'channelId'> & { channelId: number | null; refused: readonly number[] },
): RuleHint[] {
  const today = ctx.now.slice(0, 10)
  const outcomes = applyRules(loadRules(ctx.db, today), factsOf(input), new Set(input.refused))
  const since = addDays(today, -QUARTER_DAYS)
  return outcomes.map((outcome) => ({ ...outcome, ...keptSince(ctx.db, outcome.ruleId, since) }))
}

/** The routing of a card in full: who, to whom, when, why, and what rules did. @throws AppError notFound */
export function routingOf(db: ReadDb, id: number): CardRouting {
  const card = findCase(db, id)
  if (!card) throw new AppError('notFound', refusals.unknown)
  const lines = routingLines(db, id)
  return {
    lines,
    returns: lines.filter(({ act }) => act === 'returned').length,
    actions: listCaseRuleActions(db, id).map(({ deletedAt: _deletedAt, caseId: _caseId, ...action }) => ({
      ...action,
      standing: action.undoneAt === null ? standing(card, action.after) : {},
    })),
  }
}

/** What a rule has filled in and nobody has changed since. */
function standing(card: CaseRecord, after: RuleValues): RuleValues {
  return Object.fromEntries(
    RULE_FIELDS.filter((field) => field in after && after[field] === card[field]).map((field) => [field, after[field]]),
  )
}

/** Puts back what stood before a rule acted; fields that were changed since stay. @throws AppError conflict, refused, notFound */
export function undoRule(ctx: CommandContext, input: { actionId: number; version: number }): Saved {
  const action = ctx.records.live(ruleActionsTable, input.actionId)
  const card = openCard(ctx, action.caseId)
  if (action.undoneAt !== null) throw new AppError('refused', refusals.ruleUndone)
  ctx.records.update(ruleActionsTable, action.id, input.version, { undoneAt: ctx.now })
  const back = Object.fromEntries(
    Object.keys(standing(card, action.after)).map((field) => [field, action.before[field as RuleField]]),
  )
  const title = titles.ruleUndone(formatNumber(card), ruleName(ctx.db, action.ruleId) ?? '')
  if (Object.keys(back).length > 0) update(ctx, { id: card.id, version: card.version, case: back, reason: title })
  ctx.records.title = title
  return saved(ctx, card.id)
}

/** Applies one rule to chosen open cards as one act. @throws AppError notFound, refused */
export function applyRule(
  ctx: CommandContext,
  input: { ruleId: number; ids: readonly number[] },
): { operationId: number; title: string; changed: number } {
  const rule = findRule(ctx.db, input.ruleId)
  if (!rule) throw new AppError('notFound', refusals.noRule)
  const book = bookOf(ctx.db, rule, ctx.now.slice(0, 10))
  const changed: string[] = []
  for (const id of new Set(input.ids)) {
    const card = openCard(ctx, id)
    const outcomes = applyRules(book, factsOf(card))
    const [outcome] = outcomes
    if (!outcome) continue
    update(ctx, { id, version: card.version, case: outcome.changes, reason: titles.byRule(rule.name), ruleId: rule.id })
    noteRuleActions(ctx.records, id, outcomes, ctx.now)
    changed.push(formatNumber(ctx.records.get(cases, id)))
  }
  if (changed.length === 0) throw new AppError('refused', refusals.nothingToFill)
  ctx.records.title = titles.ruled(rule.name, changed)
  return { ...ctx.records.handle(), changed: changed.length }
}
