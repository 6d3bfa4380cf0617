import { activitiesOf, dutyStateNames } from '../contract/positionMap.ts'
import type { DutyRow, MapActivity, MapRole, PositionMap } from '../contract/positionMap.ts'
import { figureText } from './reportFigures.ts'
import { texts } from './texts/index.ts'

/** «Карта положения» in words: the lines that its own paper and the appendix to a report both print. */

export interface MapLine {
  /** Place in the whole map. */
  number: number
  item: string
  text: string
  /** Pages of the application, or that it is done without it. */
  where: string
  /** A line for each activity. */
  done: string
  missing: string
  /** What of it is done without the application; empty for nothing. */
  outside: string
  state: DutyRow['state']
  stateName: string
  note: string
}

export interface MapGroup {
  /** «Задачи», or the name of a role. */
  title: string
  /** Null for the tasks. */
  role: MapRole | null
  lines: readonly MapLine[]
}

const words = texts.positionMap

const sentence = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`)
/** A name inside a sentence; «ИМ» stays as it is. */
const lowered = (name: string): string =>
  /^\p{Lu}[\p{Ll}\s]/u.test(name) ? name.charAt(0).toLocaleLowerCase('ru-RU') + name.slice(1) : name
const figures = ({ figures: all }: MapActivity): string[] =>
  all
    .filter(({ value }) => value !== null)
    .map(({ name, unit, value, part, whole }) => words.figure(lowered(name), figureText(unit, { value, part, whole })))

/** Figures and gaps of an activity stand once: further lines name the one that they stand in. */
class Told {
  private readonly lines = new Map<MapActivity, number>()

  /** The number of the line that has told of it; null: this one does. */
  at(activity: MapActivity, number: number): number | null {
    const first = this.lines.get(activity)
    if (first === undefined) this.lines.set(activity, number)
    return first ?? null
  }
}

function lineOf(map: PositionMap, row: DutyRow, number: number, told: Told): MapLine {
  const activities = activitiesOf(map, row).map((one) => ({ one, told: told.at(one, number) }))
  const pages = [...new Set(activities.flatMap(({ one }) => one.places.map(({ name }) => name)))]
  const done = activities.map(({ one, told: at }) => {
    if (at !== null) return sentence(words.seen(one.name, at))
    const said = figures(one)
    return sentence(said.length === 0 ? one.name : words.activity(one.name, said.join('; ')))
  })
  const missing = activities.flatMap(({ one, told: at }) => {
    if (one.gaps.length === 0) return []
    return at === null ? one.gaps.map(({ text }) => sentence(text)) : [sentence(words.seen(one.name, at))]
  })
  return {
    number,
    item: row.item,
    text: row.text,
    where: row.state === 'outside' ? words.isOutside : row.state === 'unset' ? words.isUnset : pages.join(', '),
    done: done.join('\n'),
    missing: [...new Set(missing)].join('\n'),
    outside: row.outside,
    state: row.state,
    stateName: dutyStateNames[row.state],
    note: row.note,
  }
}

/** Tasks, then the duties of each role that has any, numbered through. */
export function mapGroups(map: PositionMap): MapGroup[] {
  const told = new Told()
  let number = 0
  const lines = (rows: readonly DutyRow[]): MapLine[] => rows.map((row) => lineOf(map, row, (number += 1), told))
  const tasks = lines(map.rows.filter(({ subject }) => subject === 'task'))
  const roles = map.roles.map((role) => ({
    title: role.name,
    role,
    lines: lines(map.rows.filter(({ subject, roleCode }) => subject === 'duty' && roleCode === role.code)),
  }))
  return [{ title: words.tasks, role: null, lines: tasks }, ...roles].filter((group) => group.lines.length > 0)
}

/** «Задач и обязанностей 33: сделано 10, с пробелами 8, вне программы 15.» */
export function mapSummary({ rows }: Pick<PositionMap, 'rows'>): string {
  const counts = new Map<DutyRow['state'], number>()
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1)
  const parts = (Object.keys(dutyStateNames) as DutyRow['state'][]).flatMap((state) => {
    const amount = counts.get(state)
    return amount === undefined ? [] : [words.counted(dutyStateNames[state].toLocaleLowerCase('ru-RU'), amount)]
  })
  return rows.length === 0 ? words.nothing : words.summary(rows.length, parts.join(', '))
}
