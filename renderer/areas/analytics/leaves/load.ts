import {
  LOADS,
  scopeConditions,
  tableFilters,
  type Load,
  type LoadBy,
} from '../../../../electron/contract/analytics.ts'
import type { CaseFilter } from '../../../../electron/contract/messages.ts'
import { api } from '../../../api/index.ts'
import { dayMonth, thousands, weekdayShort } from '../../../ui/format.ts'
import { barsDrawing, columnsDrawing } from '../chart/bars.ts'
import { captionOf } from '../format.ts'
import { leafTexts } from '../leafTexts.ts'
import { casesRoute, chosen, countCell, type Asked, type Block, type Content, type Leaf, type Names } from '../model.ts'
import { shareNumber } from '../share.ts'
import { texts } from '../texts.ts'
import { nameOf } from './names.ts'

const words = leafTexts.load
const SHOWN = 12
const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)
const byOf = ({ view }: Asked): LoadBy => chosen(LOADS, view.by)

/** Open cards due on these days, of everybody. */
const dueFilter = ({ scope }: Asked, from: string, to: string): CaseFilter => ({
  ...scopeConditions(scope),
  state: 'open',
  dueFrom: from,
  dueTo: to,
})

function nowBlock(load: Load, asked: Asked, names: Names): Block {
  const by = byOf(asked)
  const lines = load.lines.filter((line) => line.openNow > 0).toSorted((a, b) => b.openNow - a.openNow)
  const bars = lines.slice(0, SHOWN).map((line) => {
    const name = nameOf(names, by, line.id)
    const open = tableFilters.openNow(asked.scope, by, line.id)
    return {
      name,
      parts: [
        {
          value: line.overdueNow,
          paint: 'late' as const,
          label: `${name}: ${words.overdue} ${thousands(line.overdueNow)}`,
          to: casesRoute(tableFilters.overdueNow(asked.scope, by, line.id)),
        },
        {
          value: line.openNow - line.overdueNow,
          paint: 'first' as const,
          label: `${name}: ${words.open} ${thousands(line.openNow - line.overdueNow)}`,
          to: casesRoute({ ...open, not: { outcome: 'overdueOpen' } }),
        },
      ],
      end: thousands(line.openNow),
    }
  })
  return {
    id: 'now',
    title: words.now,
    about: ['open', 'openOverdue'],
    when: leafTexts.on(asked.today),
    draw: (width) =>
      barsDrawing(
        {
          label: words.now,
          bars,
          legend: [
            { text: words.overdue, paint: 'late' },
            { text: words.open, paint: 'first' },
          ],
        },
        width,
      ),
    words: lines.length === 0 ? [words.nothing] : [],
    table: {
      caption: captionOf(words.now, asked, names, leafTexts.on(asked.today)),
      head: [leafTexts.name[by], words.openHead, words.overdueHead],
      rows: lines.map((line) => ({
        name: nameOf(names, by, line.id),
        cells: [
          countCell(line.openNow, tableFilters.openNow(asked.scope, by, line.id)),
          countCell(line.overdueNow, tableFilters.overdueNow(asked.scope, by, line.id)),
        ],
      })),
    },
  }
}

function forecastBlock(load: Load, asked: Asked, names: Names): Block {
  const by = byOf(asked)
  const title = words.forecast(load.week.from, load.week.to)
  const shortDay = (day: string): string => `${weekdayShort(day)} ${Number(day.slice(8))}`
  const dayName = (day: string): string => `${weekdayShort(day)} ${dayMonth(day)}`
  const lines = load.lines.filter((line) => sum(line.due) > 0).toSorted((a, b) => sum(b.due) - sum(a.due))
  const bars = load.days.map((day, index) => {
    const count = sum(load.lines.map((line) => line.due[index] ?? 0))
    return {
      name: dayName(day),
      parts: [
        {
          value: count,
          paint: 'first' as const,
          label: words.due(dayName(day), thousands(count)),
          to: casesRoute(dueFilter(asked, day, day)),
        },
      ],
      end: thousands(count),
    }
  })
  return {
    id: 'forecast',
    title,
    about: ['open'],
    when: leafTexts.on(asked.today),
    draw: (width) => columnsDrawing({ label: title, bars, height: 190 }, width),
    words: [words.forecastWords],
    table: {
      caption: captionOf(title, asked, names, leafTexts.on(asked.today)),
      head: [leafTexts.name[by], ...load.days.map(shortDay), words.week],
      rows: lines.map((line) => ({
        name: nameOf(names, by, line.id),
        cells: [
          ...load.days.map((day, index) =>
            countCell(line.due[index] ?? 0, tableFilters.due(asked.scope, by, line.id, day)),
          ),
          countCell(sum(line.due), {
            ...tableFilters.due(asked.scope, by, line.id, load.week.from),
            dueTo: load.week.to,
          }),
        ],
      })),
    },
  }
}

const OUTCOMES = [
  ['inTime', 'first'],
  ['late', 'late'],
  ['postponed', 'pale'],
  ['open', 'hollow'],
] as const

function periodBlock(load: Load, asked: Asked, names: Names): Block {
  const by = byOf(asked)
  const lines = load.lines.filter((line) => line.received > 0)
  const { outcomes, heads } = texts.workload
  return {
    id: 'period',
    title: words.period,
    about: ['received', 'inTimeShare', 'openOverdue'],
    isWide: true,
    draw: (width) =>
      barsDrawing(
        {
          label: words.period,
          legend: OUTCOMES.map(([outcome, paint]) => ({ text: outcomes[outcome], paint })),
          bars: lines.slice(0, SHOWN).map((line) => ({
            name: nameOf(names, by, line.id),
            parts: OUTCOMES.map(([outcome, paint]) => ({
              value: line[outcome],
              paint,
              label: texts.workload.part(nameOf(names, by, line.id), outcomes[outcome], line[outcome]),
              to: casesRoute(tableFilters.line(asked.scope, by, line.id, outcome)),
            })),
            end: thousands(line.received),
          })),
        },
        width,
      ),
    table: {
      caption: captionOf(words.period, asked, names),
      head: [
        leafTexts.name[by],
        leafTexts.received,
        heads.inTime,
        heads.late,
        heads.postponed,
        heads.open,
        heads.overdueOpen,
        texts.workload.share,
      ],
      rows: lines.map((line) => ({
        name: nameOf(names, by, line.id),
        cells: [
          countCell(line.received, tableFilters.line(asked.scope, by, line.id)),
          ...(['inTime', 'late', 'postponed', 'open', 'overdueOpen'] as const).map((fact) =>
            countCell(line[fact], tableFilters.line(asked.scope, by, line.id, fact)),
          ),
          { text: shareNumber(line.inTime, line.inTime + line.late + line.overdueOpen) },
        ],
      })),
    },
  }
}

function content(load: Load, asked: Asked, names: Names): Content {
  const conditions = scopeConditions(asked.scope)
  const [open, overdue] = [sum(load.lines.map((line) => line.openNow)), sum(load.lines.map((line) => line.overdueNow))]
  const due = sum(load.lines.flatMap((line) => line.due))
  return {
    figures: [
      {
        id: 'open',
        value: thousands(open),
        text: words.figures.open,
        about: ['open'],
        to: casesRoute({ ...conditions, outcome: 'open' }),
      },
      {
        id: 'openOverdue',
        value: thousands(overdue),
        text: words.figures.overdue,
        about: ['openOverdue'],
        to: casesRoute({ ...conditions, outcome: 'overdueOpen' }),
      },
      {
        id: 'due',
        value: thousands(due),
        text: words.figures.due,
        about: ['open'],
        to: casesRoute(dueFilter(asked, load.week.from, load.week.to)),
      },
    ],
    blocks: [nowBlock(load, asked, names), forecastBlock(load, asked, names), periodBlock(load, asked, names)],
    notes: [],
    isEmpty: load.lines.length === 0,
  }
}

export const loadLeaf: Leaf<Load> = {
  id: 'load',
  title: texts.leaves.load,
  choice: {
    label: leafTexts.by,
    options: LOADS.map((value) => ({ value, label: words.kinds[value] })),
    current: byOf,
  },
  load: (asked) => api.analytics.load({ ...asked.scope, by: byOf(asked) }),
  content,
}
