import * as v from 'valibot'
import { ruleOutcome, ruleValues } from './autorules.ts'
import { command, query } from './kinds.ts'
import { count, id, line, operation, requiredLine, text, version } from './scalars.ts'

/** Who is to answer a card and since when; what automatic rules did on it. Part of the methods of messages. */

/** One line of the routing history, newest first. */
const routingLine = v.strictObject({
  id,
  /** Civil moment. */
  at: v.string(),
  operator: v.string(),
  recipientId: v.nullable(id),
  responsibleId: v.nullable(id),
  /** returned: the recipient of the line before gave the card back. */
  act: v.picklist(['routed', 'returned']),
  reason: v.string(),
  rule: v.nullable(v.strictObject({ id, name: v.string() })),
})
export type RoutingLine = v.InferOutput<typeof routingLine>

/** What a rule filled in on a card. */
const cardRuleAction = v.strictObject({
  id,
  version,
  ruleId: id,
  ruleName: v.string(),
  at: v.string(),
  before: ruleValues,
  after: ruleValues,
  undoneAt: v.nullable(v.string()),
  /** What of it still stands as the rule left it, and would be put back. */
  standing: ruleValues,
})
export type CardRuleAction = v.InferOutput<typeof cardRuleAction>

const cardRouting = v.strictObject({
  lines: v.array(routingLine),
  actions: v.array(cardRuleAction),
  /** How many times a recipient gave the card back. */
  returns: count,
})
export type CardRouting = v.InferOutput<typeof cardRouting>

/** What a rule would fill in, and how its choice stood up in the last quarter. */
const ruleHint = v.strictObject({ ...ruleOutcome.entries, kept: count, of: count })
export type RuleHint = v.InferOutput<typeof ruleHint>

export const caseRoutingContract = {
  /** What the rules would fill in on a card that is being typed; rules that were turned down are left out. */
  previewRules: query(
    v.strictObject({
      kind: v.picklist(['message', 'appeal']),
      channelId: v.nullable(id),
      themeId: v.nullable(id),
      territoryId: v.nullable(id),
      fastTrack: v.boolean(),
      isImportant: v.boolean(),
      gist: text(1_000_000),
      text: text(1_000_000),
      sourcePage: line(1000),
      blockId: v.nullable(id),
      recipientId: v.nullable(id),
      responsibleId: v.nullable(id),
      refused: v.array(id),
    }),
    v.array(ruleHint),
  ),
  routing: query(v.strictObject({ id }), cardRouting),
  /** «Вернул получатель»: the card has no recipient again, the reason stays in the routing history. */
  giveBack: command(
    v.strictObject({ id, version, reason: requiredLine(500, 'Укажите, почему вернули') }),
    v.strictObject({ ...operation.entries, id, number: v.string(), version }),
  ),
  /** Puts back what stood before a rule acted, where nobody has changed it since. */
  undoRule: command(
    v.strictObject({ actionId: id, version }),
    v.strictObject({ ...operation.entries, id, number: v.string(), version }),
  ),
  /** Applies one rule to chosen open cards, as one act; cards in which it has nothing to fill stay as they are. */
  applyRule: command(
    v.strictObject({ ruleId: id, ids: v.pipe(v.array(id), v.minLength(1, 'Отметьте карточки'), v.maxLength(2000)) }),
    v.strictObject({ ...operation.entries, changed: count }),
  ),
}
