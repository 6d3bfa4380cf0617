import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { CalendarYearView, DeadlineRuleInput, DeadlineRuleView } from '../../contract/deadlines.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { ReadDb } from '../../db/database.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { dayKind } from './calendar.ts'
import { addDays } from './civil.ts'
import { countOwnRules, deadlineRules, isChannelCode, listRuleRows, loadCalendarOf } from './deadlines.repo.ts'
import type { DeadlineRuleRow } from './deadlines.repo.ts'
import { ruleTitle } from './explain.ts'
import type { ProductionCalendar } from './loadCalendar.ts'
import { texts } from './texts.ts'

function ruleView({ deletedAt: _deletedAt, ...row }: DeadlineRuleRow): DeadlineRuleView {
  return { ...row, title: ruleTitle(row) }
}

function checkRule(db: ReadDb, rule: DeadlineRuleInput): void {
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
function originAfter(old: DeadlineRuleRow, rule: DeadlineRuleInput): DeadlineRuleRow['origin'] {
  const isSame = Object.entries(rule).every(
    ([field, value]) => field === 'isVerified' || old[field as keyof DeadlineRuleInput] === value,
  )
  return isSame ? old.origin : 'office'
}

/**
 * Rules are editions: a changed rule closes its row and opens another, so that every stored clock still finds the rule it was
 * counted by, and an extension of an old card goes by the old edition (model.md «Settings with history»).
 */
function saveRule(
  ctx: CommandContext,
  id: number | null,
  version: number | null,
  rule: DeadlineRuleInput,
): { operationId: number; title: string; id: number } {
  checkRule(ctx.db, rule)
  if (id === null) {
    ctx.records.title = texts.ruleCreated(rule.name)
    const code = `office.${countOwnRules(ctx.db) + 1}`
    const created = ctx.records.insert(deadlineRules, { ...rule, code, origin: 'office' })
    return { ...ctx.records.handle(), id: created }
  }
  const old = ctx.records.get(deadlineRules, id)
  if (old.deletedAt !== null) throw new AppError('conflict', texts.ruleChangedMeanwhile)
  ctx.records.title = texts.ruleChanged(rule.name)
  ctx.records.remove(deadlineRules, id, version)
  const next = ctx.records.insert(deadlineRules, { ...rule, code: old.code, origin: originAfter(old, rule) })
  return { ...ctx.records.handle(), id: next }
}

function calendarYear(calendar: ProductionCalendar, year: number): CalendarYearView {
  const loaded = calendar.years.get(year)
  const days: CalendarYearView['days'] = []
  let workingDays = 0
  for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1)) {
    const day = dayKind(calendar, date)
    if (day.working) workingDays += 1
    if (day.kind === 'weekend' || day.name === null) continue
    days.push({ date, kind: day.kind, isWorking: day.working, name: day.name })
  }
  return {
    year,
    isLoaded: loaded !== undefined,
    confidence: loaded?.confidence ?? null,
    act: loaded?.act ?? '',
    note: loaded?.note ?? '',
    workingDays,
    days,
  }
}

export const deadlinesService: Services<Pick<Contract, 'deadlines'>, Contexts>['deadlines'] = {
  rules: (_input, ctx) => listRuleRows(ctx.db).map(ruleView),
  saveRule: ({ id, version, rule }, ctx) => saveRule(ctx, id, version, rule),
  calendar: ({ year }, ctx) => calendarYear(loadCalendarOf(ctx.db, ctx.resourcesDir), year),
}
