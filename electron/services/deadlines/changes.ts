import type { CalendarDayInput, DeadlineRuleInput } from '../../contract/deadlines.ts'
import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { CaseTermChange } from '../../contract/caseTerms.ts'
import type { ReadDb } from '../../db/database.ts'
import type { CommandContext } from '../context.ts'
import { dayKind } from './calendar.ts'
import {
  calendarDays,
  calendarOf,
  calendarYears,
  countOwnRules,
  deadlineRules,
  isChannelCode,
  listOwnDays,
  listOwnYears,
  listRules,
  ownCalendar,
} from './deadlines.repo.ts'
import type { DeadlineRuleRow, OwnCalendar } from './deadlines.repo.ts'
import type { ProductionCalendar } from './loadCalendar.ts'
import type { DeadlineRule } from './rules.ts'
import { texts } from './texts.ts'
import { parseYear } from './yearFile.ts'

/** Changes of rules and calendar: what they would give, and the writing of them. No stored clock is touched here. */

/** What clocks would be counted by after a change. */
export interface RulesAndCalendar {
  readonly rules: readonly DeadlineRule[]
  readonly calendar: ProductionCalendar
}

/** A rule of a change that is not written yet has this row id. */
export const UNSAVED_RULE = 0

/** Refuses a rule that contradicts itself. @throws AppError invalid with fields */
export function checkRule(db: ReadDb, rule: DeadlineRuleInput): void {
  const errors: Record<string, string> = {}
  if (rule.channelCode !== null && !isChannelCode(db, rule.channelCode))
    errors['channelCode'] = texts.ruleErrors.channel
  if (rule.validFrom !== null && rule.validTo !== null && rule.validTo < rule.validFrom)
    errors['validTo'] = texts.ruleErrors.period
  if (rule.subcategory !== null && rule.category === null) errors['category'] = texts.ruleErrors.category
  if (rule.unit !== 'workingHours' && rule.start === 'moment') errors['start'] = texts.ruleErrors.moment
  if (Object.keys(errors).length > 0) throw fieldErrors(errors)
}

/** Confirming a shipped rule leaves it shipped; any other change makes it the office's own. */
function originAfter(old: DeadlineRule, rule: DeadlineRuleInput): DeadlineRule['origin'] {
  const isSame = Object.entries(rule).every(
    ([field, value]) => field === 'isVerified' || old[field as keyof DeadlineRuleInput] === value,
  )
  return isSame ? old.origin : 'office'
}

/** The rule a change would make, as an engine reads it. */
export function draftRule(rules: readonly DeadlineRule[], id: number | null, rule: DeadlineRuleInput): DeadlineRule {
  const old = id === null ? undefined : rules.find((one) => one.id === id)
  return {
    ...rule,
    id: UNSAVED_RULE,
    code: old?.code ?? 'office.new',
    origin: old ? originAfter(old, rule) : 'office',
  }
}

/** The overlay with the days of a change; `usual` takes a day back. @throws AppError invalid in words */
function withDays(resourcesDir: string, own: OwnCalendar, days: readonly CalendarDayInput[]): OwnCalendar {
  const wanted = new Map(days.map((day) => [day.day, day]))
  if (wanted.size < days.length) {
    const twice = days.find((day, index) => days.findIndex((other) => other.day === day.day) < index)
    throw new AppError('invalid', texts.dayTwice(twice?.day ?? ''))
  }
  const kept = own.days.filter(({ day }) => !wanted.has(day))
  const base = calendarOf(resourcesDir, { ...own, days: kept })
  const added = [...wanted.values()].flatMap(({ day, kind, name }) => {
    if (kind === 'usual') return []
    if (kind === 'short' && !dayKind(base, day).working) throw new AppError('invalid', texts.shortIsOff(day))
    if (name === '' && kind !== 'short') throw fieldErrors({ name: texts.dayName })
    return [{ day, kind, name }]
  })
  return { ...own, days: [...kept, ...added].sort((a, b) => (a.day < b.day ? -1 : 1)) }
}

/** Rules and calendar as they would stand after a change; nothing is written. @throws AppError invalid in words */
export function planChange(db: ReadDb, resourcesDir: string, change: CaseTermChange): RulesAndCalendar {
  const own = ownCalendar(db)
  const rules = listRules(db)
  const calendar = (changed: OwnCalendar): RulesAndCalendar => ({ rules, calendar: calendarOf(resourcesDir, changed) })
  switch (change.kind) {
    case 'days':
      return calendar(withDays(resourcesDir, own, change.days))
    case 'year': {
      const { year, data } = parseYear(change.text)
      return calendar({ ...own, years: [...own.years.filter((one) => one.year !== year), { year, days: data }] })
    }
    case 'yearRemoved':
      return calendar({ ...own, years: own.years.filter((one) => one.year !== change.year) })
    case 'rule': {
      checkRule(db, change.rule)
      const kept = rules.filter((one) => one.id !== change.id)
      return { rules: [...kept, draftRule(rules, change.id, change.rule)], calendar: calendarOf(resourcesDir, own) }
    }
    case 'ruleRemoved':
      return { rules: rules.filter((one) => one.id !== change.id), calendar: calendarOf(resourcesDir, own) }
  }
}

/** Writes a change and names the operation. @throws AppError invalid, conflict, notFound */
export function writeChange(ctx: CommandContext, change: CaseTermChange): void {
  switch (change.kind) {
    case 'days':
      return writeDays(ctx, change.days)
    case 'year':
      return writeYearOf(ctx, change.text)
    case 'yearRemoved':
      return removeYear(ctx, change.year)
    case 'rule':
      return writeRule(ctx, change.id, change.version, change.rule)
    case 'ruleRemoved': {
      const old = liveRule(ctx, change.id)
      ctx.records.title = texts.ruleRemoved(old.name)
      return ctx.records.remove(deadlineRules, change.id, change.version)
    }
  }
}

function liveRule(ctx: CommandContext, id: number): DeadlineRuleRow {
  const old = ctx.records.get(deadlineRules, id)
  if (old.deletedAt !== null) throw new AppError('conflict', texts.ruleChangedMeanwhile)
  return old
}

/**
 * Rules are editions: a changed rule closes its row and opens another, so that every stored clock still finds the rule it was
 * counted by, and an extension of an old card goes by the old edition (model.md «Settings with history»).
 */
function writeRule(ctx: CommandContext, id: number | null, version: number | null, rule: DeadlineRuleInput): void {
  checkRule(ctx.db, rule)
  if (id === null) {
    ctx.records.title = texts.ruleCreated(rule.name)
    const code = `office.${countOwnRules(ctx.db) + 1}`
    ctx.records.insert(deadlineRules, { ...rule, code, origin: 'office' })
    return
  }
  const { deletedAt: _deletedAt, version: _version, ...old } = liveRule(ctx, id)
  ctx.records.title = texts.ruleChanged(rule.name)
  ctx.records.remove(deadlineRules, id, version)
  ctx.records.insert(deadlineRules, { ...rule, code: old.code, origin: originAfter(old, rule) })
}

function writeDays(ctx: CommandContext, days: readonly CalendarDayInput[]): void {
  withDays(ctx.resourcesDir, ownCalendar(ctx.db), days)
  ctx.records.title = texts.daysChanged(days.map(({ day }) => day))
  const stored = new Map(listOwnDays(ctx.db).map((row) => [row.day, row]))
  for (const { day, kind, name } of days) {
    const row = stored.get(day)
    if (kind === 'usual') {
      if (row && row.deletedAt === null) ctx.records.remove(calendarDays, row.id, null)
    } else if (!row) ctx.records.insert(calendarDays, { day, kind, name })
    else {
      if (row.deletedAt !== null) ctx.records.restore(calendarDays, row.id, null)
      ctx.records.update(calendarDays, row.id, null, { kind, name })
    }
  }
}

function writeYearOf(ctx: CommandContext, text: string): void {
  const { year, data } = parseYear(text)
  ctx.records.title = texts.yearLoaded(year)
  const row = { year, act: data.act, confidence: data.confidence, note: data.note ?? '', days: data }
  const stored = listOwnYears(ctx.db).find((one) => one.year === year)
  if (stored) ctx.records.update(calendarYears, stored.id, null, row)
  else ctx.records.insert(calendarYears, row)
}

function removeYear(ctx: CommandContext, year: number): void {
  const stored = listOwnYears(ctx.db).find((one) => one.year === year)
  if (!stored) throw new AppError('notFound', texts.noOwnYear(year))
  ctx.records.title = texts.yearRemoved(year)
  ctx.records.remove(calendarYears, stored.id, null)
}
