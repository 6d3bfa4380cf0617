import type { CalendarYearView, DeadlineRuleView } from '../../contract/office.ts'
import type { ReadDb } from '../../db/database.ts'
import { addDays, dayKind, listRules, loadWorkTime } from '../deadlines/deadlines.service.ts'
import type { CalendarDay } from '../deadlines/deadlines.service.ts'
import { getSettings } from './settings.ts'

/** The production calendar as the settings page shows it (domain.md §5): read-only, with the source and confidence of each year. */
export function calendarYears(db: ReadDb, resourcesDir: string): CalendarYearView[] {
  const { calendar } = loadWorkTime(db, resourcesDir, getSettings(db).hours)
  return [...calendar.years].map(([year, { act, confidence, note }]) => {
    const days: CalendarYearView['days'] = []
    let workingDays = 0
    let daysOff = 0
    for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
      const day = dayKind(calendar, date)
      if (day.working) workingDays += 1
      else daysOff += 1
      const kind = unusual(day)
      if (kind) days.push({ date, kind, name: day.name ?? '' })
    }
    return { year, act, confidence, note: note ?? '', workingDays, daysOff, days }
  })
}

/** What makes a day differ from an ordinary week; null for an ordinary day. */
function unusual(day: CalendarDay): CalendarYearView['days'][number]['kind'] | null {
  if (day.kind === 'weekend') return null
  if (day.kind !== 'working') return day.kind
  return day.name === null ? null : 'working'
}

/** Rules of terms in force, as the settings page shows them. */
export function ruleViews(db: ReadDb): DeadlineRuleView[] {
  return listRules(db).map(
    ({
      code,
      name,
      kind,
      channelCode,
      stage,
      unit,
      amount,
      countFrom,
      start,
      onDayOff,
      legalBasis,
      isVerified,
      origin,
    }) => ({
      code,
      name,
      kind,
      channelCode,
      stage,
      unit,
      amount,
      countFrom,
      start,
      onDayOff,
      legalBasis,
      isVerified,
      origin,
    }),
  )
}
