/** The public face of the area: other areas import deadlines from here alone. */
export * from './calendar.ts'
export { addDays, dateOf, daysBetween, nextFriday, weekdayOf } from './civil.ts'
export { loadCalendar } from './loadCalendar.ts'
export type { ProductionCalendar } from './loadCalendar.ts'
export * from './officeHours.ts'
export { chooseRule } from './rules.ts'
export type { DeadlineRule } from './rules.ts'
export { defaultRules } from './defaultRules.ts'
export { replay } from './steps.ts'
export type { ClockStep } from './steps.ts'
export { caseClocks } from './caseClocks.ts'
export { computeClock } from './clock.ts'
export type { Clock, Extension } from './clock.ts'
export * from './explain.ts'
export {
  calendarDays,
  clockRow,
  deadlineRules,
  deadlines,
  findRule,
  listClocks,
  listRules,
  loadWorkTime,
  seedDeadlineRules,
  shippedCalendar,
} from './deadlines.repo.ts'
export type { DeadlineRow } from './deadlines.repo.ts'
export { deadlinesService } from './ruleBook.ts'
