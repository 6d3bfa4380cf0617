import * as v from 'valibot'
import { addDays, dateOf, shiftDays } from './civil.ts'

const at = v.string()
const skippedDay = v.strictObject({
  date: v.string(),
  kind: v.picklist(['weekend', 'holiday', 'transfer', 'regional']),
  name: v.string(),
})
const span = v.strictObject({ from: at, to: at, minutes: v.number() })
const unit = v.picklist(['calendarDays', 'workingDays', 'workingHours'])
/** What a count used: days off it stepped over (working days), pieces of working time (working hours). */
const count = { unit, amount: v.number(), skipped: v.array(skippedDay), spans: v.array(span), to: at }

const startStep = v.strictObject({
  kind: v.literal('start'),
  /** `returned`: the answer came back, and the term of a new round counts from that moment. */
  fact: v.picklist(['received', 'registered', 'interimReply', 'returned']),
  at,
  /** The day of receipt, where the clock starts from something later. */
  received: v.nullable(at),
})
const termStep = v.strictObject({
  kind: v.literal('term'),
  ...count,
  start: v.picklist(['nextDay', 'sameDay', 'moment']),
  /** Day 1 of the count, or the moment a count of hours begins to run. */
  countFrom: at,
  rule: v.strictObject({ id: v.nullable(v.number()), code: v.string(), name: v.string() }),
  basis: v.string(),
  /** Basis for a line of text, null when it is too long for one. */
  basisShort: v.nullable(v.string()),
})
const extensionStep = v.strictObject({
  kind: v.literal('extension'),
  ...count,
  reason: v.string(),
  decidedOn: v.nullable(v.string()),
  basis: v.nullable(v.string()),
})
const pauseStep = v.strictObject({
  kind: v.literal('pause'),
  ...count,
  from: at,
  until: at,
  reason: v.string(),
})
const lastDayStep = v.strictObject({
  kind: v.literal('lastDay'),
  at,
  /** Number of the day in the count, extensions included, pauses not. */
  ordinal: v.number(),
  dayOff: v.nullable(skippedDay),
})
const shiftStep = v.strictObject({
  kind: v.literal('shift'),
  direction: v.picklist(['previous', 'next']),
  /** Days off passed over, the last day of the term among them. */
  skipped: v.array(skippedDay),
  to: at,
})
const keptStep = v.strictObject({
  kind: v.literal('kept'),
  reason: v.picklist(['rule', 'beforeStart']),
  /** The working day that would have been taken, where there was one. */
  candidate: v.nullable(v.string()),
})
const dueStep = v.strictObject({ kind: v.literal('due'), at })

const clockStepSchema = v.variant('kind', [
  startStep,
  termStep,
  extensionStep,
  pauseStep,
  lastDayStep,
  shiftStep,
  keptStep,
  dueStep,
])

/** Explanation of a due date as data, in the order in which it was counted. Stored with the clock. */
export const clockStepsSchema = v.array(clockStepSchema)
export type ClockStep = v.InferOutput<typeof clockStepSchema>
export type SkippedDay = v.InferOutput<typeof skippedDay>

type CountStep = Extract<ClockStep, { kind: 'term' | 'extension' | 'pause' }>

function advance(position: string, step: CountStep): string {
  if (step.unit === 'workingHours') {
    const minutes = step.spans.reduce((sum, piece) => sum + piece.minutes, 0)
    if (minutes !== Math.round(step.amount * 60)) throw new RangeError(`spans add up to ${minutes} minutes`)
    return step.spans.at(-1)?.to ?? position
  }
  if (step.kind === 'term' && step.start !== 'moment') {
    const days = step.amount + step.skipped.length
    return addDays(dateOf(position), step.start === 'sameDay' ? days - 1 : days)
  }
  return shiftDays(position, step.amount + step.skipped.length)
}

/**
 * Counts the due date again from the steps alone, without calendar or rule: what is stored proves itself (model.md, invariant 2).
 * The positions written in the steps (`to`, `at` of the last day, `at` of the due step) are not read. Throws RangeError when
 * there is no start or the pieces of working time do not make up the amount.
 */
export function replay(steps: readonly ClockStep[]): string {
  let position: string | null = null
  for (const step of steps) {
    if (step.kind === 'start') position = step.at
    else if (position === null) throw new RangeError('steps without a start')
    else if (step.kind === 'shift')
      position = shiftDays(position, step.direction === 'next' ? step.skipped.length : -step.skipped.length)
    else if (step.kind === 'term' || step.kind === 'extension' || step.kind === 'pause')
      position = advance(position, step)
  }
  if (position === null) throw new RangeError('steps without a start')
  return position
}
