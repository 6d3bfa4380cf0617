import { addWorkingDays, dayKind, daysOffBetween, doubtfulYears, isWorkingDay } from './calendar.ts'
import type { CalendarDay } from './calendar.ts'
import { addDays, dateOf, daysBetween, hasTime, isCivilDate, isCivilMoment, momentAt, shiftDays } from './civil.ts'
import type { CivilDate, CivilMoment } from './civil.ts'
import { workSpans, workingMinutesBetween } from './officeHours.ts'
import type { WorkSpan, WorkTime } from './officeHours.ts'
import type { DeadlineRule, Unit } from './rules.ts'
import type { ClockStep, SkippedDay } from './steps.ts'

/** The facts a clock may start from; each a date or a moment, null or absent while it has not happened. */
export interface StartFacts {
  readonly received: CivilDate | CivilMoment
  readonly registered?: CivilDate | CivilMoment | null
  /** The interim reply of ИМ, which starts the final clock (domain.md §4.3). */
  readonly interimReplied?: CivilDate | CivilMoment | null
}

/** A stretch in which the clock stands: from the day (moment) `from` to the day (moment) it runs again; null = still standing. */
export interface Pause {
  readonly from: CivilDate | CivilMoment
  readonly until: CivilDate | CivilMoment | null
  readonly reason: string
}

/** A lengthening of the term, in the unit of the rule. */
export interface Extension {
  readonly amount: number
  readonly reason: string
  readonly decidedOn?: CivilDate | null
  readonly legalBasis?: string | null
}

/** What was changed in a running clock. */
export interface ClockChanges {
  readonly pauses?: readonly Pause[]
  readonly extensions?: readonly Extension[]
  /** The rule of stage `extension`; its amount bounds the sum of the extensions. */
  readonly extensionRule?: DeadlineRule | null
}

/** What a person must know before relying on a date. */
export type ClockWarning =
  | { readonly code: 'calendarNotLoaded' | 'calendarUnconfirmed'; readonly year: number }
  | { readonly code: 'ruleUnverified' | 'timeUnknown' | 'noWorkingDayBefore' | 'registeredBeforeReceived' }
  | { readonly code: 'dueAfterLegalMaximum'; readonly legalMaximumAt: string }
  | { readonly code: 'extensionOverLimit'; readonly limit: number; readonly asked: number }
  | { readonly code: 'pauseOpen' | 'pauseOutside'; readonly from: string }

/** A computed clock. All of it is stored, so that neither rule nor calendar moves it later (product.md, rule 4). */
export interface Clock {
  readonly stage: DeadlineRule['stage']
  readonly ruleId: number | null
  readonly ruleCode: string
  readonly calendarVersion: string
  /** The fact the clock starts from, as it was given. */
  readonly startedAt: CivilDate | CivilMoment
  /** Control date, or moment for clocks of hours. Never before `startedAt`. */
  readonly dueAt: CivilDate | CivilMoment
  /** Last day of the term itself: term and permitted extensions, without pauses and without a move off a day off. */
  readonly legalMaximumAt: CivilDate | CivilMoment
  /** True while a pause has no end: `dueAt` then leaves that pause out. */
  readonly paused: boolean
  readonly steps: ClockStep[]
  readonly warnings: ClockWarning[]
}

/** How far a count goes, with what it used up on the way. */
interface Count {
  readonly to: string
  readonly skipped: SkippedDay[]
  readonly spans: WorkSpan[]
}

function skippedDay(day: CalendarDay): SkippedDay {
  // Only days off are asked for, and a day off always has a kind of its own and a name.
  return { date: day.date, kind: day.kind as SkippedDay['kind'], name: day.name ?? '' }
}

function skippedBetween(settings: WorkTime, from: CivilDate, to: CivilDate): SkippedDay[] {
  return daysOffBetween(settings.calendar, from, to).map(skippedDay)
}

function advance(settings: WorkTime, from: string, unit: Unit, amount: number): Count {
  if (unit === 'workingHours') {
    const spans = workSpans(settings, from, Math.round(amount * 60))
    return { to: spans.at(-1)?.to ?? from, skipped: [], spans }
  }
  if (unit === 'calendarDays') return { to: shiftDays(from, amount), skipped: [], spans: [] }
  const date = dateOf(from)
  const to = addWorkingDays(settings.calendar, date, amount)
  return { to: to + from.slice(10), skipped: skippedBetween(settings, date, to), spans: [] }
}

/** The term from the starting fact to its last day, before extensions and pauses. */
function countTerm(rule: DeadlineRule, startedAt: string, settings: WorkTime): Count & { countFrom: string } {
  const date = dateOf(startedAt)
  if (rule.unit === 'workingHours') {
    // Hours cannot run before the fact itself, so `sameDay` means the same as `moment` here.
    const from = rule.start === 'nextDay' ? addDays(date, 1) : startedAt
    const count = advance(settings, hasTime(from) ? from : momentAt(from, 0), rule.unit, rule.amount)
    return { ...count, countFrom: count.spans[0]?.from ?? from }
  }
  if (rule.start === 'moment') {
    return { ...advance(settings, startedAt, rule.unit, rule.amount), countFrom: startedAt }
  }
  const dayZero = rule.start === 'sameDay' ? addDays(date, -1) : date
  return { ...advance(settings, dayZero, rule.unit, rule.amount), countFrom: addDays(dayZero, 1) }
}

/** Extends step by step and says how far the permitted part reaches. */
function addExtensions(
  rule: DeadlineRule,
  changes: ClockChanges,
  termEnd: string,
  settings: WorkTime,
): { to: string; permittedTo: string; amount: number; steps: ClockStep[]; warnings: ClockWarning[] } {
  const steps: ClockStep[] = []
  let to = termEnd
  let amount = 0
  for (const extension of changes.extensions ?? []) {
    if (!(extension.amount > 0)) throw new RangeError(`not an extension: ${extension.amount}`)
    const count = advance(settings, to, rule.unit, extension.amount)
    amount += extension.amount
    to = count.to
    steps.push({
      kind: 'extension',
      unit: rule.unit,
      amount: extension.amount,
      ...count,
      reason: extension.reason,
      decidedOn: extension.decidedOn ?? null,
      basis: extension.legalBasis ?? changes.extensionRule?.basisShort ?? changes.extensionRule?.legalBasis ?? null,
    })
  }
  const limitRule = changes.extensionRule ?? null
  const limit = limitRule !== null && limitRule.unit === rule.unit ? limitRule.amount : null
  if (limit === null || amount <= limit) return { to, permittedTo: to, amount, steps, warnings: [] }
  const permittedTo = advance(settings, termEnd, rule.unit, limit).to
  return { to, permittedTo, amount, steps, warnings: [{ code: 'extensionOverLimit', limit, asked: amount }] }
}

/** Closed pauses in order, overlapping ones joined so that no hour stands twice. */
function joinPauses(pauses: readonly Pause[]): { from: string; until: string; reason: string }[] {
  const joined: { from: string; until: string; reason: string }[] = []
  for (const pause of [...pauses].sort((a, b) => a.from.localeCompare(b.from))) {
    if (pause.until === null) continue
    if (pause.until < pause.from) throw new RangeError(`a pause ends before it begins: ${pause.from}`)
    const last = joined.at(-1)
    if (last !== undefined && pause.from <= last.until) {
      const reason = last.reason === pause.reason ? last.reason : `${last.reason}; ${pause.reason}`
      const until = pause.until > last.until ? pause.until : last.until
      joined[joined.length - 1] = { from: last.from, until, reason }
    } else joined.push({ from: pause.from, until: pause.until, reason: pause.reason })
  }
  return joined
}

/** Time of the clock that falls into a pause, in the unit of the rule. */
function pausedAmount(rule: DeadlineRule, from: string, until: string, settings: WorkTime): number {
  if (rule.unit === 'workingHours') return workingMinutesBetween(settings, from, until) / 60
  const [first, end] = [dateOf(from), dateOf(until)]
  const days = Math.max(0, daysBetween(first, end))
  if (rule.unit === 'calendarDays') return days
  let working = 0
  for (let day = 0; day < days; day += 1) if (isWorkingDay(settings.calendar, addDays(first, day))) working += 1
  return working
}

/** Moves the end by the time the clock stood; a pause that begins after the end of the term changes nothing. */
function addPauses(
  rule: DeadlineRule,
  pauses: readonly Pause[],
  countFrom: string,
  end: string,
  settings: WorkTime,
): { to: string; steps: ClockStep[]; warnings: ClockWarning[] } {
  const steps: ClockStep[] = []
  const warnings: ClockWarning[] = pauses
    .filter((pause) => pause.until === null)
    .map((pause) => ({ code: 'pauseOpen', from: pause.from }))
  const comparable = rule.unit === 'workingHours' ? (at: string) => at : dateOf
  let to = end
  for (const pause of joinPauses(pauses)) {
    const from = pause.from > countFrom ? pause.from : countFrom
    const amount = comparable(from) > comparable(to) ? 0 : pausedAmount(rule, from, pause.until, settings)
    if (amount <= 0) {
      warnings.push({ code: 'pauseOutside', from: pause.from })
      continue
    }
    const count = advance(settings, to, rule.unit, amount)
    to = count.to
    steps.push({ kind: 'pause', unit: rule.unit, amount, ...count, from, until: pause.until, reason: pause.reason })
  }
  return { to, steps, warnings }
}

/** The last day and, when it is a day off, where the rule moves it. */
function finish(
  rule: DeadlineRule,
  startedAt: string,
  lastDay: string,
  ordinal: number,
  settings: WorkTime,
): { dueAt: string; steps: ClockStep[]; warnings: ClockWarning[] } {
  if (rule.unit === 'workingHours') return { dueAt: lastDay, steps: [{ kind: 'due', at: lastDay }], warnings: [] }
  const date = dateOf(lastDay)
  const day = dayKind(settings.calendar, date)
  const dayOff = day.working ? null : skippedDay(day)
  const steps: ClockStep[] = [{ kind: 'lastDay', at: lastDay, ordinal, dayOff }]
  const end = (dueAt: string, warnings: ClockWarning[] = []) => ({
    dueAt,
    steps: [...steps, { kind: 'due', at: dueAt } as const],
    warnings,
  })
  if (dayOff === null) return end(lastDay)
  if (rule.onDayOff === 'keep') {
    steps.push({ kind: 'kept', reason: 'rule', candidate: null })
    return end(lastDay)
  }
  const target = addWorkingDays(settings.calendar, date, rule.onDayOff === 'next' ? 1 : -1)
  const dueAt = target + lastDay.slice(10)
  // A control date before its start would be late at birth, so the last day of the term stays.
  if (dueAt < (hasTime(dueAt) ? startedAt : dateOf(startedAt))) {
    steps.push({ kind: 'kept', reason: 'beforeStart', candidate: target })
    return end(lastDay, [{ code: 'noWorkingDayBefore' }])
  }
  const skipped =
    rule.onDayOff === 'next'
      ? [dayOff, ...skippedBetween(settings, date, target)]
      : skippedBetween(settings, target, date).reverse()
  steps.push({ kind: 'shift', direction: rule.onDayOff, skipped, to: dueAt })
  return end(dueAt)
}

function calendarWarnings(rule: DeadlineRule, from: string, to: string, settings: WorkTime): ClockWarning[] {
  if (rule.unit === 'calendarDays' && rule.onDayOff === 'keep') return []
  return doubtfulYears(settings.calendar, dateOf(from), dateOf(to)).map(({ year, doubt }) => ({
    code: doubt === 'notLoaded' ? 'calendarNotLoaded' : 'calendarUnconfirmed',
    year,
  }))
}

function startOf(rule: DeadlineRule, start: StartFacts): string | null {
  const facts = { received: start.received, registered: start.registered, interimReply: start.interimReplied }
  const at = facts[rule.countFrom] ?? null
  for (const fact of Object.values(facts))
    if (fact != null && !isCivilDate(fact) && !isCivilMoment(fact))
      throw new RangeError(`not a date or moment: ${fact}`)
  return at
}

/**
 * Computes one clock: when it is due by its rule, what the law allows at most, and why (domain.md §4). Amounts are in the unit of
 * the rule. Returns null while the fact the rule counts from has not happened (the final clock of ИМ before the interim reply).
 *
 * Throws RangeError on text that is not a date, on a pause that ends before it begins and on an extension that is not positive.
 */
export function computeClock(
  rule: DeadlineRule,
  start: StartFacts,
  settings: WorkTime,
  changes: ClockChanges = {},
): Clock | null {
  const startedAt = startOf(rule, start)
  if (startedAt === null) return null
  const pauses = changes.pauses ?? []

  const term = countTerm(rule, startedAt, settings)
  const extended = addExtensions(rule, changes, term.to, settings)
  const paused = addPauses(rule, pauses, term.countFrom, extended.to, settings)
  const finished = finish(rule, startedAt, paused.to, rule.amount + extended.amount, settings)
  const { countFrom, ...count } = term

  const warnings: ClockWarning[] = []
  if (!rule.isVerified) warnings.push({ code: 'ruleUnverified' })
  const { registered } = start
  if (registered != null && dateOf(registered) < dateOf(start.received))
    warnings.push({ code: 'registeredBeforeReceived' })
  if (rule.unit === 'workingHours' && rule.start !== 'nextDay' && !hasTime(startedAt))
    warnings.push({ code: 'timeUnknown' })
  warnings.push(...extended.warnings, ...paused.warnings, ...finished.warnings)
  if (finished.dueAt > extended.permittedTo)
    warnings.push({ code: 'dueAfterLegalMaximum', legalMaximumAt: extended.permittedTo })
  // A count of calendar days asks the calendar only about its end.
  const asked = rule.unit === 'calendarDays' ? paused.to : startedAt
  warnings.push(...calendarWarnings(rule, asked, finished.dueAt, settings))

  return {
    stage: rule.stage,
    ruleId: rule.id,
    ruleCode: rule.code,
    calendarVersion: settings.calendar.version,
    startedAt,
    dueAt: finished.dueAt,
    legalMaximumAt: extended.permittedTo,
    paused: pauses.some((pause) => pause.until === null),
    steps: [
      {
        kind: 'start',
        fact: rule.countFrom,
        at: startedAt,
        received: rule.countFrom === 'received' ? null : start.received,
      },
      {
        kind: 'term',
        unit: rule.unit,
        amount: rule.amount,
        ...count,
        start: rule.start,
        countFrom,
        rule: { id: rule.id, code: rule.code, name: rule.name },
        basis: rule.legalBasis,
        basisShort: rule.basisShort,
      },
      ...extended.steps,
      ...paused.steps,
      ...finished.steps,
    ],
    warnings,
  }
}
