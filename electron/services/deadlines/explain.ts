import { dateOf, daysBetween, hasTime, weekdayOf, yearOf } from './civil.ts'
import type { Clock, ClockWarning } from './clock.ts'
import type { Remaining } from './remaining.ts'
import type { DeadlineRule } from './rules.ts'
import type { ClockStep, SkippedDay } from './steps.ts'
import { bind, dayMonth, number, texts } from './texts.ts'

/** A line of «Почему этот срок»: what stands on the left, the reason on the right. The last line is the due date. */
export interface ExplainLine {
  readonly when: string
  readonly text: string
  readonly isResult: boolean
}

type StepOf<Kind extends ClockStep['kind']> = Extract<ClockStep, { kind: Kind }>

/** Writes dates as `17.11`, with the year where it is not the year the clock starts in. */
class DateWriter {
  readonly #year: number
  constructor(startedAt: string) {
    this.#year = yearOf(startedAt)
  }
  date(at: string): string {
    return yearOf(at) === this.#year ? dayMonth(at) : `${dayMonth(at)}.${at.slice(0, 4)}`
  }
  moment(at: string): string {
    return hasTime(at) ? `${this.date(at)} ${at.slice(11)}` : this.date(at)
  }
  /** `16.10, пт`; of a moment `17.11, 16:40`. */
  label(at: string): string {
    return `${this.date(at)}, ${hasTime(at) ? at.slice(11) : (texts.weekdays[weekdayOf(at)] ?? '')}`
  }
  /** Days off by name; neighbours with the same reason become a range. */
  skipped(days: readonly SkippedDay[]): string {
    const runs: { first: SkippedDay; last: SkippedDay }[] = []
    for (const day of [...days].sort((a, b) => a.date.localeCompare(b.date))) {
      const run = runs.at(-1)
      if (run !== undefined && run.last.name === day.name && daysBetween(run.last.date, day.date) === 1) run.last = day
      else runs.push({ first: day, last: day })
    }
    return runs
      .map(({ first, last }) => {
        if (first === last) return `${this.date(first.date)} ${first.name}`
        const name = first.kind === 'weekend' ? texts.weekends : first.name
        return `${this.date(first.date)}–${this.date(last.date)} ${name}`
      })
      .join(', ')
  }
}

function line(when: string, text: string, isResult = false): ExplainLine {
  return { when: bind(when), text: bind(text), isResult }
}

function startLine(step: StepOf<'start'>, write: DateWriter): ExplainLine {
  const label = write.label(step.at)
  if (step.fact !== 'registered') return line(label, texts.start[step.fact])
  if (step.received === null) return line(label, texts.start.registered)
  if (dateOf(step.received) === dateOf(step.at)) return line(label, texts.start.registeredSameDay)
  return line(label, texts.start.registered + texts.start.alsoReceived(write.date(step.received)))
}

function durationText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [
    hours > 0 ? texts.remaining.hours(hours) : '',
    rest > 0 || hours === 0 ? texts.remaining.minutes(rest) : '',
  ]
  return parts.filter(Boolean).join(' ')
}

function amountLabel(step: StepOf<'term' | 'extension' | 'pause'>): string {
  if (step.unit === 'workingHours') return `+${durationText(Math.round(step.amount * 60))}`
  return `+${number(step.amount)} ${texts.units[step.unit].short}`
}

/** What a count stepped over or used up, after its own line. */
function countLines(step: StepOf<'term' | 'extension' | 'pause'>, write: DateWriter): ExplainLine[] {
  if (step.skipped.length > 0) return [line(texts.skippedLabel, write.skipped(step.skipped))]
  const days = [...Map.groupBy(step.spans, (span) => dateOf(span.from))]
  const lines = days.map(([date, spans]) => {
    const pieces = spans.map((span) => `${span.from.slice(11)}–${span.to.slice(11)}`).join(', ')
    const minutes = spans.reduce((sum, span) => sum + span.minutes, 0)
    return line(write.label(date), `${pieces}: ${durationText(minutes)}`)
  })
  if (lines.length <= 6) return lines
  return [...lines.slice(0, 2), line('…', texts.moreDays(lines.length - 4)), ...lines.slice(-2)]
}

function basisText(basis: string | null): string {
  return basis === null ? '' : ` (${basis})`
}

function dueLine(step: StepOf<'due'>, steps: readonly ClockStep[], write: DateWriter): ExplainLine {
  const label = write.label(step.at)
  const shift = steps.find((item) => item.kind === 'shift')
  const kept = steps.find((item) => item.kind === 'kept')
  const last = steps.find((item) => item.kind === 'lastDay')
  if (shift !== undefined) {
    // The last day itself is named in its own line, and an ordinary weekend beside it needs no name.
    const others = shift.skipped.filter((day) => day.kind !== 'weekend' && day.date !== (last && dateOf(last.at)))
    const reason = shift.direction === 'next' ? texts.dueNext : texts.duePrevious
    return line(label, reason + (others.length > 0 ? texts.dueSkipped(write.skipped(others)) : ''), true)
  }
  if (kept !== undefined) {
    const { candidate } = kept
    return line(label, candidate === null ? texts.dueKept : texts.dueKeptBeforeStart(write.label(candidate)), true)
  }
  return line(label, last === undefined ? texts.due : texts.dueLastDay(texts.lastDay(last.ordinal)), true)
}

/** «Почему этот срок»: the stored steps as lines of Russian text, in the order of counting; the last has `isResult`. */
export function explain(steps: readonly ClockStep[]): ExplainLine[] {
  const start = steps.find((step) => step.kind === 'start')
  if (start === undefined) return []
  const write = new DateWriter(start.at)
  return steps.flatMap((step): ExplainLine[] => {
    switch (step.kind) {
      case 'start':
        return [startLine(step, write)]
      case 'term': {
        const text = texts.countFrom(texts.units[step.unit].many, write.moment(step.countFrom))
        return [line(amountLabel(step), text + basisText(step.basisShort)), ...countLines(step, write)]
      }
      case 'extension': {
        const decided = step.decidedOn === null ? '' : texts.decidedOn(write.date(step.decidedOn))
        const text = texts.extension(step.reason) + decided + basisText(step.basis)
        return [line(amountLabel(step), text), ...countLines(step, write)]
      }
      case 'pause': {
        const text = texts.pause(write.moment(step.from), write.moment(step.until), step.reason)
        return [line(amountLabel(step), text), ...countLines(step, write)]
      }
      case 'lastDay':
        return step.dayOff === null
          ? []
          : [line(write.label(step.at), `${texts.lastDay(step.ordinal)}, ${step.dayOff.name}`)]
      case 'due':
        return [dueLine(step, steps, write)]
      case 'shift':
      case 'kept':
        return []
    }
  })
}

/** One line for the entry form: «ПОС, фаст-трек: 10 календарных дней с 18.11». */
export function summarise(clock: Pick<Clock, 'steps' | 'startedAt'>): string {
  const term = clock.steps.find((step) => step.kind === 'term')
  if (term === undefined) return ''
  const write = new DateWriter(clock.startedAt)
  const unit = texts.units[term.unit]
  const amount = `${number(term.amount)} ${unit.whole(term.amount)} ${unit.plural(term.amount)}`
  return bind(texts.summary(term.rule.name, amount, write.moment(term.countFrom)))
}

/** Name of a rule with its amount, for the link beside the explanation: «59-ФЗ, 30 дней». */
export function ruleTitle(rule: Pick<DeadlineRule, 'name' | 'amount' | 'unit'>): string {
  const unit = texts.units[rule.unit]
  const amount =
    rule.unit === 'calendarDays' ? number(rule.amount) : `${number(rule.amount)} ${unit.whole(rule.amount)}`
  return bind(`${rule.name}, ${amount} ${unit.plural(rule.amount)}`)
}

/** «предельный срок 15.11, вс», or null when it is the due date itself. */
export function legalMaximumText(clock: Pick<Clock, 'startedAt' | 'dueAt' | 'legalMaximumAt'>): string | null {
  if (clock.legalMaximumAt === clock.dueAt) return null
  return bind(texts.legalMaximum(new DateWriter(clock.startedAt).label(clock.legalMaximumAt)))
}

/** A warning of a clock as a sentence. */
export function warningText(warning: ClockWarning): string {
  const full = (at: string) => `${dayMonth(at)}.${at.slice(0, 4)}`
  switch (warning.code) {
    case 'calendarNotLoaded':
    case 'calendarUnconfirmed':
      return bind(texts.warnings[warning.code](warning.year))
    case 'dueAfterLegalMaximum':
      return bind(texts.warnings.dueAfterLegalMaximum(full(warning.legalMaximumAt)))
    case 'extensionOverLimit':
      return bind(texts.warnings.extensionOverLimit(warning.asked, warning.limit))
    case 'pauseOpen':
    case 'pauseOutside':
      return bind(texts.warnings[warning.code](full(warning.from)))
    default:
      return bind(texts.warnings[warning.code])
  }
}

/**
 * What is left, as the register shows it: «1 дн.», «+4 дн.», «сегодня», «38 мин», «5 ч», «+2 ч». Hours are rounded.
 * A clock that was met shows nothing but its lateness.
 */
export function remainingShort(left: Remaining): string {
  const sign = left.late ? '+' : ''
  if (left.state === 'done' && !left.late) return ''
  if (left.unit === 'days')
    return left.state === 'today' ? texts.remaining.today : bind(sign + texts.remaining.days(left.amount))
  if (left.amount < 60) return bind(sign + texts.remaining.minutes(left.amount))
  return bind(sign + texts.remaining.hours(Math.round(left.amount / 60)))
}

/** What is left to the minute, as the desk shows clocks of ИМ: «4 ч 58 мин», «+1 ч 52 мин»; days as in the short form. */
export function remainingExact(left: Remaining): string {
  if (left.unit === 'days' || (left.state === 'done' && !left.late)) return remainingShort(left)
  return bind((left.late ? '+' : '') + durationText(left.amount))
}
