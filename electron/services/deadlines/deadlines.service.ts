/** The public face of the area: other areas import deadlines from here alone. */
export * from './calendar.ts'
export { addDays, daysBetween, weekdayOf } from './civil.ts'
export { loadCalendar, withOverlay } from './loadCalendar.ts'
export type { CalendarOverlay, CalendarYear, Confidence, ProductionCalendar } from './loadCalendar.ts'
export * from './officeHours.ts'
export { chooseRule, deadlineRuleSchema, units } from './rules.ts'
export type { DeadlineRule, RuleFacts, Stage, Unit } from './rules.ts'
export { defaultRules } from './defaultRules.ts'
export { clockStepsSchema, replay } from './steps.ts'
export type { ClockStep, SkippedDay } from './steps.ts'
export { caseClocks } from './caseClocks.ts'
export { computeClock } from './clock.ts'
export type { Clock, ClockChanges, ClockWarning, Extension, Pause, StartFacts } from './clock.ts'
export { remaining } from './remaining.ts'
export type { Remaining } from './remaining.ts'
export * from './explain.ts'
export {
  calendarDays,
  clockRow,
  deadlineRules,
  deadlines,
  findRule,
  listClocks,
  listRules,
  loadCalendarOf,
  loadWorkTime,
  seedDeadlineRules,
  shippedCalendar,
} from './deadlines.repo.ts'
export type { CalendarDayRow, DeadlineRow, DeadlineRuleRow } from './deadlines.repo.ts'
export { deadlinesService } from './ruleBook.ts'
