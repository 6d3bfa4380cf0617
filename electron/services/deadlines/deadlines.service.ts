/** The public face of the area: other areas import deadlines from here alone. */
export * from './calendar.ts'
export { addDays, dateOf, daysBetween, nextFriday, weekdayOf } from './civil.ts'
export { loadCalendar } from './loadCalendar.ts'
export type { ProductionCalendar } from './loadCalendar.ts'
export * from './officeHours.ts'
export { chooseRule, rivalsOf, winnerOf } from './rules.ts'
export type { DeadlineRule } from './rules.ts'
export { defaultRules } from './defaultRules.ts'
export { replay } from './steps.ts'
export type { ClockStep } from './steps.ts'
export { caseClocks } from './caseClocks.ts'
export { computeClock } from './clock.ts'
export type { Clock, ClockChanges, Extension, Pause } from './clock.ts'
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
  loadCalendarOf,
  shippedCalendar,
  shippedYear,
} from './deadlines.repo.ts'
export type { DeadlineRow } from './deadlines.repo.ts'
export { checkRule, draftRule, planChange, UNSAVED_RULE, writeChange } from './changes.ts'
export type { RulesAndCalendar } from './changes.ts'
export { deadlinesService, missingYears } from './ruleBook.ts'
