import * as v from 'valibot'
import { command, query, task } from './kinds.ts'
import {
  civilDate,
  count,
  empty,
  fileTicket,
  id,
  line,
  namesVersion,
  operation,
  requiredLine,
  ticket,
  version,
} from './scalars.ts'

/** Automatic rules of the office: which cards they hit and what they fill in (domain.md §1 «автоправила»). */

const MAX_LISTED = 200
const listed = <S extends v.GenericSchema>(one: S) => v.pipe(v.array(one), v.maxLength(MAX_LISTED))

/** All that are set must hold; each list means any of it. An empty list, `null` or nothing typed sets no condition. */
export const ruleConditions = v.strictObject({
  kind: v.nullable(v.picklist(['message', 'appeal'])),
  channelIds: listed(id),
  /** A theme, or any theme of a group. */
  themeIds: listed(id),
  themeGroups: listed(requiredLine(200)),
  /** A territory and whatever lies in it. */
  territoryIds: listed(id),
  /** Words in any form, the beginning of a word with `*`, or phrases of several words; over gist and text. */
  allWords: listed(requiredLine(100)),
  anyWords: listed(requiredLine(100)),
  noWords: listed(requiredLine(100)),
  /** Part of the name or address of the page that a post comes from. */
  sourcePages: listed(requiredLine(300)),
  fastTrack: v.nullable(v.boolean()),
})
export type RuleConditions = v.InferOutput<typeof ruleConditions>

/** What a rule fills in where nobody has: `null` and `false` leave the field alone. */
export const ruleActions = v.strictObject({
  blockId: v.nullable(id),
  themeId: v.nullable(id),
  recipientId: v.nullable(id),
  responsibleId: v.nullable(id),
  isImportant: v.boolean(),
  fastTrack: v.boolean(),
})
export type RuleActions = v.InferOutput<typeof ruleActions>

/** Values of the fields that a rule may set. */
export const ruleValues = v.strictObject({
  blockId: v.optional(v.nullable(id)),
  themeId: v.optional(v.nullable(id)),
  recipientId: v.optional(v.nullable(id)),
  responsibleId: v.optional(v.nullable(id)),
  isImportant: v.optional(v.boolean()),
  fastTrack: v.optional(v.boolean()),
})
export type RuleValues = v.InferOutput<typeof ruleValues>
export const RULE_FIELDS = ['blockId', 'themeId', 'recipientId', 'responsibleId', 'isImportant', 'fastTrack'] as const
export type RuleField = (typeof RULE_FIELDS)[number]

/** What one rule fills in on one card. */
export const ruleOutcome = v.strictObject({
  ruleId: id,
  ruleName: v.string(),
  changes: ruleValues,
  /** The same fields as they stood before. */
  before: ruleValues,
})
export type RuleOutcome = v.InferOutput<typeof ruleOutcome>

export const emptyConditions: Readonly<RuleConditions> = {
  kind: null,
  channelIds: [],
  themeIds: [],
  themeGroups: [],
  territoryIds: [],
  allWords: [],
  anyWords: [],
  noWords: [],
  sourcePages: [],
  fastTrack: null,
}
export const emptyActions: Readonly<RuleActions> = {
  blockId: null,
  themeId: null,
  recipientId: null,
  responsibleId: null,
  isImportant: false,
  fastTrack: false,
}

const rule = v.strictObject({
  id,
  version,
  name: v.string(),
  position: count,
  isOn: v.boolean(),
  conditions: ruleConditions,
  actions: ruleActions,
  note: v.string(),
})
export type AutoRule = v.InferOutput<typeof rule>

/** What the editor says of a rule as it stands among the others. */
const ruleProblem = v.strictObject({
  ruleId: id,
  kind: v.picklist(['shadowed', 'closedEntry', 'noConditions']),
  /** The earlier rule that takes every card of this one. */
  byId: v.nullable(id),
  text: v.string(),
})
export type RuleProblem = v.InferOutput<typeof ruleProblem>

/** A rule as it is typed; `id` null while it was never saved. */
const typedRule = v.strictObject({
  id: v.nullable(id),
  name: line(200),
  conditions: ruleConditions,
  actions: ruleActions,
})
export type TypedRule = v.InferOutput<typeof typedRule>

/** A card with what it has and what the rule says, fields of the rule alone. */
const ruledCard = v.strictObject({
  id,
  number: v.string(),
  gist: v.string(),
  before: ruleValues,
  after: ruleValues,
})
export type RuledCard = v.InferOutput<typeof ruledCard>

/** What people keep setting otherwise than the rules and the habit say: a rule that is not there yet. */
const suggestedRule = v.strictObject({
  /** Names the suggestion, so that it can be dismissed for good. */
  signature: requiredLine(300),
  name: v.string(),
  conditions: ruleConditions,
  actions: ruleActions,
  /** How many cards people corrected so. */
  times: count,
  /** Of how many of these conditions, whatever was chosen. */
  of: count,
  caseIds: v.array(id),
})
export type SuggestedRule = v.InferOutput<typeof suggestedRule>

/** What a file of rules brought: how many, and names that this office does not know. */
const broughtRules = v.strictObject({
  operationId: v.nullable(id),
  title: v.string(),
  added: count,
  same: count,
  unknown: v.array(v.strictObject({ rule: v.string(), what: v.string() })),
})
export type BroughtRules = v.InferOutput<typeof broughtRules>

/** Purpose under which a host lets a file of rules in. */
export const RULES_PURPOSE = 'rules'

export const autorulesContract = {
  /** Rules in their order with what is wrong among them. */
  list: query(empty, v.strictObject({ rules: v.array(rule), problems: v.array(ruleProblem) })),
  save: command(
    v.pipe(
      v.strictObject({
        id: v.nullable(id),
        version: v.nullable(version),
        name: requiredLine(200, 'Назовите правило'),
        isOn: v.boolean(),
        conditions: ruleConditions,
        actions: ruleActions,
        note: line(1000),
      }),
      namesVersion(),
    ),
    v.strictObject({ ...operation.entries, id }),
  ),
  setOn: command(v.strictObject({ id, version, isOn: v.boolean() }), operation),
  move: command(v.strictObject({ id, version, position: count }), operation),
  copy: command(v.strictObject({ id }), v.strictObject({ ...operation.entries, id })),
  remove: command(v.strictObject({ id, version }), operation),
  /** Open cards in which the rule by itself would fill something now; `ids` are the first 2,000 of them, newest first. */
  preview: query(
    v.strictObject({ rule: typedRule, limit: v.pipe(count, v.maxValue(200)) }),
    v.strictObject({ total: count, ids: v.array(id), cards: v.array(ruledCard) }),
    { heavy: true },
  ),
  /**
   * The rule over cards received in a period against what people chose in the end. `of`: cards that the rule hits and where a person
   * has chosen; `agreed` of them as the rule says; `byRule`: filled in by a rule and not answered yet, so it proves nothing.
   */
  dryRun: query(
    v.strictObject({ rule: typedRule, from: civilDate, to: civilDate, limit: v.pipe(count, v.maxValue(500)) }),
    v.strictObject({
      looked: count,
      hit: count,
      of: count,
      agreed: count,
      byRule: count,
      unset: count,
      disagreements: v.array(ruledCard),
    }),
    { heavy: true },
  ),
  /** Rules that repeated corrections speak for; those of one card alone when it is named. */
  suggestions: query(v.strictObject({ caseId: v.nullable(id) }), v.array(suggestedRule), { heavy: true }),
  /** The suggestion does not come again. */
  dismiss: command(v.strictObject({ signature: requiredLine(300) }), operation),
  /** A file of all rules with names instead of ids, for another office. */
  exportFile: task(empty, fileTicket),
  /** Adds the rules of such a file behind the others, off until a person has looked at them. */
  importFile: task(v.strictObject({ ticket }), broughtRules),
}
