import * as v from 'valibot'
import { caseKind, DEADLINE_STAGES } from './caseList.ts'
import { query, task } from './kinds.ts'
import { civilDate, count, empty, fileTicket, id, line, requiredLine, text, version } from './scalars.ts'

/** Deadline rules and the production calendar of the directories (domain.md §4.5, §5). Editing either moves no stored date. */

export const DEADLINE_UNITS = ['calendarDays', 'workingDays', 'workingHours'] as const

const ruleFields = {
  /** Short name for people: «ПОС, фаст-трек». */
  name: requiredLine(120, 'Назовите правило'),
  kind: caseKind,
  /** Code of a channel; null = any. */
  channelCode: v.nullable(line(60)),
  /** Topic group and topic; null = any. */
  category: v.nullable(line(500)),
  subcategory: v.nullable(line(500)),
  fastTrack: v.nullable(v.boolean()),
  isImportant: v.nullable(v.boolean()),
  stage: v.picklist(DEADLINE_STAGES, 'Выберите, чего этот срок'),
  countFrom: v.picklist(['received', 'registered', 'interimReply'], 'Выберите, от чего считать'),
  unit: v.picklist(DEADLINE_UNITS, 'Выберите, в чём считать'),
  amount: v.pipe(
    v.number('Укажите число'),
    v.integer('Укажите целое число'),
    v.minValue(1, 'Не меньше 1'),
    v.maxValue(2000, 'Не больше 2000'),
  ),
  start: v.picklist(['nextDay', 'sameDay', 'moment'], 'Выберите, с какого дня считать'),
  onDayOff: v.picklist(['previous', 'next', 'keep'], 'Выберите, куда переносить с выходного'),
  validFrom: v.nullable(civilDate),
  validTo: v.nullable(civilDate),
  legalBasis: v.pipe(text(1000), v.minLength(1, 'Укажите основание')),
  basisShort: v.nullable(line(120)),
  /** False: «сверьте с вашим регламентом». */
  isVerified: v.boolean(),
}

export const deadlineRuleInput = v.strictObject(ruleFields)
export type DeadlineRuleInput = v.InferOutput<typeof deadlineRuleInput>

const rule = v.strictObject({
  id,
  version,
  code: v.string(),
  origin: v.picklist(['shipped', 'office']),
  /** «59-ФЗ, 30 дней». */
  title: v.string(),
  ...ruleFields,
})
export type DeadlineRuleView = v.InferOutput<typeof rule>

/** What a day of the office is made: `usual` gives it back to the calendar. */
export const DAY_KINDS = ['dayOff', 'working', 'short', 'usual'] as const
export const calendarDayInput = v.strictObject({ day: civilDate, kind: v.picklist(DAY_KINDS), name: line(200) })
export type CalendarDayInput = v.InferOutput<typeof calendarDayInput>

const calendarDay = v.strictObject({
  date: civilDate,
  kind: v.picklist(['short', 'holiday', 'transfer', 'regional', 'working']),
  isWorking: v.boolean(),
  name: v.string(),
  /** Laid over the calendar by the office. */
  isOwn: v.boolean(),
})

const calendarYear = v.strictObject({
  year: count,
  /** False: weekends and statutory holidays alone are known, «календарь не загружен». */
  isLoaded: v.boolean(),
  /** The office loaded the year from a file; it stands for the shipped one. */
  isOwn: v.boolean(),
  /** `medium`: one secondary source, «уточните». Null where nothing is loaded. */
  confidence: v.nullable(v.picklist(['high', 'medium'])),
  act: v.string(),
  note: v.string(),
  workingDays: count,
  daysOff: count,
  /** Open cards whose due date lies in the year. */
  openDue: count,
  /** Days that differ from an ordinary week, in order. */
  days: v.array(calendarDay),
})
export type CalendarYearView = v.InferOutput<typeof calendarYear>

export const deadlinesContract = {
  /** Rules in force, in the order they were made. They are changed by `messages.changeTerms`, which knows the cards. */
  rules: query(empty, v.array(rule)),
  /** Years of the calendar: loaded ones, this one, the next one and those in which open cards are due. */
  years: query(empty, v.array(calendarYear)),
  calendar: query(
    v.strictObject({ year: v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2199)) }),
    calendarYear,
  ),
  /** Years without a loaded calendar in which open cards are due. */
  missingYears: query(empty, v.array(count)),
  /** A year as a file that another office can load. */
  exportYear: task(v.strictObject({ year: count }), fileTicket),
}
