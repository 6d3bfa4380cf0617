import { writeFile } from 'node:fs/promises'
import type { CalendarYearView, DeadlineRuleView } from '../../contract/deadlines.ts'
import { AppError } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { FileTicket, Services } from '../../contract/kinds.ts'
import type { Contexts, QueryContext, TaskContext } from '../context.ts'
import type { ReadDb } from '../../db/database.ts'
import { dayKind } from './calendar.ts'
import type { CalendarDay } from './calendar.ts'
import { addDays, yearOf } from './civil.ts'
import {
  countDueByYear,
  listOwnDays,
  listOwnYears,
  listRuleRows,
  loadCalendarOf,
  shippedYear,
} from './deadlines.repo.ts'
import type { DeadlineRuleRow } from './deadlines.repo.ts'
import { ruleTitle } from './explain.ts'
import type { ProductionCalendar } from './loadCalendar.ts'
import { texts } from './texts.ts'
import { writeYear } from './yearFile.ts'

type Handlers = Services<Pick<Contract, 'deadlines'>, Contexts>['deadlines']

function ruleView({ deletedAt: _deletedAt, ...row }: DeadlineRuleRow): DeadlineRuleView {
  return { ...row, title: ruleTitle(row) }
}

/** What makes a day differ from an ordinary week; null for an ordinary day. */
function unusual(day: CalendarDay): CalendarYearView['days'][number]['kind'] | null {
  if (day.kind === 'weekend') return null
  if (day.kind !== 'working') return day.kind
  return day.name === null ? null : 'working'
}

interface YearFacts {
  readonly calendar: ProductionCalendar
  readonly ownYears: ReadonlySet<number>
  readonly ownDays: ReadonlySet<string>
  readonly openDue: ReadonlyMap<number, number>
}

function yearFacts(ctx: QueryContext): YearFacts {
  return {
    calendar: loadCalendarOf(ctx.db, ctx.resourcesDir),
    ownYears: new Set(listOwnYears(ctx.db).map(({ year }) => year)),
    ownDays: new Set(
      listOwnDays(ctx.db)
        .filter(({ deletedAt }) => deletedAt === null)
        .map(({ day }) => day),
    ),
    openDue: countDueByYear(ctx.db),
  }
}

function calendarYear({ calendar, ownYears, ownDays, openDue }: YearFacts, year: number): CalendarYearView {
  const loaded = calendar.years.get(year)
  const days: CalendarYearView['days'] = []
  let workingDays = 0
  let daysOff = 0
  for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1)) {
    const day = dayKind(calendar, date)
    if (day.working) workingDays += 1
    else daysOff += 1
    const kind = unusual(day)
    const isOwn = ownDays.has(date)
    if (kind) days.push({ date, kind, isWorking: day.working, name: day.name ?? '', isOwn })
  }
  return {
    year,
    isLoaded: loaded !== undefined,
    isOwn: ownYears.has(year),
    confidence: loaded?.confidence ?? null,
    act: loaded?.act ?? '',
    note: loaded?.note ?? '',
    workingDays,
    daysOff,
    openDue: openDue.get(year) ?? 0,
    days,
  }
}

/** Years that a person should see: what is loaded, this year and the next, and wherever an open card is due. */
function shownYears(facts: YearFacts, now: string): number[] {
  const today = yearOf(now)
  return [...new Set([...facts.calendar.years.keys(), ...facts.openDue.keys(), today, today + 1])].sort((a, b) => a - b)
}

/** Years in which open cards are due and of which only weekends and statutory holidays are known. */
export function missingYears(db: ReadDb, resourcesDir: string): number[] {
  const { years } = loadCalendarOf(db, resourcesDir)
  const loaded = [...years.keys()]
  const outside = { first: Math.min(...loaded), last: Math.max(...loaded) }
  return [...countDueByYear(db, outside).keys()].filter((year) => !years.has(year)).sort((a, b) => a - b)
}

/** Writes the year in the shape that `changeTerms` reads. @throws AppError notFound for a year that is not loaded */
async function exportYear(ctx: TaskContext, year: number): Promise<FileTicket> {
  const data = listOwnYears(ctx.db).find((one) => one.year === year)?.days ?? shippedYear(ctx.resourcesDir, year)
  if (!data) throw new AppError('notFound', texts.yearNotLoaded(year))
  const name = texts.yearFileName(year)
  const path = ctx.files.outgoing(name)
  await writeFile(path, writeYear({ year, data }))
  return ctx.files.offer(path, name)
}

export const deadlinesService: Handlers = {
  rules: (_input, ctx) => listRuleRows(ctx.db).map(ruleView),
  years: (_input, ctx) => {
    const facts = yearFacts(ctx)
    return shownYears(facts, ctx.now).map((year) => calendarYear(facts, year))
  },
  calendar: ({ year }, ctx) => calendarYear(yearFacts(ctx), year),
  missingYears: (_input, ctx) => missingYears(ctx.db, ctx.resourcesDir),
  exportYear: ({ year }, ctx) => exportYear(ctx, year),
}
