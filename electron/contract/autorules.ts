import * as v from 'valibot'
import { id, requiredLine } from './scalars.ts'

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
