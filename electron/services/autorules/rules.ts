import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { RuleActions, RuleConditions } from '../../contract/autorules.ts'
import type { CommandContext } from '../context.ts'
import { autoRules, findRule, listRules, nextRulePosition, ruleDismissals } from './autorules.repo.ts'
import type { AutoRuleRow } from './autorules.repo.ts'
import { texts } from './texts.ts'

/** The acts on rules themselves: each is one operation that can be taken back. */

interface Handle {
  operationId: number
  title: string
}

export interface RuleInput {
  id: number | null
  version: number | null
  name: string
  isOn: boolean
  conditions: RuleConditions
  actions: RuleActions
  note: string
}

const plainName = (name: string): string => name.toLowerCase().replaceAll('ё', 'е')
const isAction = (value: number | boolean | null): boolean => value !== null && value !== false

/** Adds a rule behind the others or changes one. @throws AppError invalid at the field; notFound, conflict */
export function saveRule(ctx: CommandContext, input: RuleInput): Handle & { id: number } {
  const { id, version, ...row } = input
  check(ctx, input)
  ctx.records.title = id === null ? texts.created(input.name) : texts.changed(input.name)
  if (id === null) {
    const made = ctx.records.insert(autoRules, { ...row, position: nextRulePosition(ctx.db) })
    return { ...ctx.records.handle(), id: made }
  }
  ctx.records.live(autoRules, id)
  ctx.records.update(autoRules, id, version, row)
  return { ...ctx.records.handle(), id }
}

function check(ctx: CommandContext, { id, name, conditions, actions }: RuleInput): void {
  const errors: Record<string, string> = {}
  const isTaken = listRules(ctx.db).some((rule) => rule.id !== id && plainName(rule.name) === plainName(name))
  if (isTaken) errors['name'] = texts.sameName
  if (!Object.values(actions).some(isAction)) errors['actions'] = texts.noActions
  for (const field of ['allWords', 'anyWords', 'noWords'] as const) {
    const empty = conditions[field].find((word) => !/[\p{L}\p{N}]/u.test(word))
    if (empty !== undefined) errors[field] = texts.noLetters(empty)
  }
  if (Object.keys(errors).length > 0) throw fieldErrors(errors)
}

/** Switches a rule on or off; what it did stays. */
export function switchRule(ctx: CommandContext, input: { id: number; version: number; isOn: boolean }): Handle {
  const rule = ctx.records.live(autoRules, input.id)
  ctx.records.title = texts.switched(rule.name, input.isOn)
  ctx.records.update(autoRules, rule.id, input.version, { isOn: input.isOn })
  return ctx.records.handle()
}

/** Puts a rule at a place of the list, the first being 0. */
export function moveRule(ctx: CommandContext, input: { id: number; version: number; position: number }): Handle {
  const rule = ctx.records.live(autoRules, input.id)
  ctx.records.title = texts.moved(rule.name)
  const order: AutoRuleRow[] = listRules(ctx.db).filter(({ id }) => id !== rule.id)
  order.splice(Math.min(input.position, order.length), 0, rule)
  order.forEach(({ id }, index) =>
    ctx.records.update(autoRules, id, id === rule.id ? input.version : null, { position: index + 1 }),
  )
  return ctx.records.handle()
}

/** A copy right behind its rule, off until it is looked at. */
export function copyRule(ctx: CommandContext, id: number): Handle & { id: number } {
  const rule = findRule(ctx.db, id)
  if (!rule) throw new AppError('notFound', texts.noRule)
  const { id: _id, version: _version, deletedAt: _deletedAt, ...row } = rule
  const made = ctx.records.insert(autoRules, { ...row, name: freeName(ctx, rule.name), isOn: false })
  const order = listRules(ctx.db).filter((one) => one.id !== made)
  const ids = order.flatMap((one) => (one.id === id ? [one.id, made] : [one.id]))
  ids.forEach((one, index) => ctx.records.update(autoRules, one, null, { position: index + 1 }))
  ctx.records.title = texts.copied(rule.name)
  return { ...ctx.records.handle(), id: made }
}

function freeName(ctx: CommandContext, name: string): string {
  const taken = new Set(listRules(ctx.db).map((rule) => plainName(rule.name)))
  let free = texts.copyName(name)
  while (taken.has(plainName(free))) free = texts.copyName(free)
  return free.slice(0, 200)
}

/** Takes a rule off the list; cards keep what it filled in and the line that says so. */
export function removeRule(ctx: CommandContext, input: { id: number; version: number }): Handle {
  const rule = ctx.records.live(autoRules, input.id)
  ctx.records.title = texts.removed(rule.name)
  ctx.records.remove(autoRules, rule.id, input.version)
  return ctx.records.handle()
}

/** A suggestion that is not wanted does not come again. */
export function dismissSuggestion(ctx: CommandContext, signature: string): Handle {
  ctx.records.title = texts.dismissed
  ctx.records.insert(ruleDismissals, { signature, at: ctx.now })
  return ctx.records.handle()
}
