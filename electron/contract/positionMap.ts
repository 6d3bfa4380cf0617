import * as v from 'valibot'
import { activityKey, isOfChannel, mapPage } from './activities.ts'
import { INDICATOR_UNITS } from './indicators.ts'
import { command, query } from './kinds.ts'
import { PERIOD_KINDS, periodSchema } from './periods.ts'
import { RATING_SCOPES } from './ratings.ts'
import { reportLink } from './reports.ts'
import { REPORT_KINDS } from './reportSets.ts'
import { count, id, namesVersion, operation, requiredLine, text, version } from './scalars.ts'

/**
 * «Карта положения»: for each task and duty of the office's decree where in the application it is done, what was done in a period and what
 * is missing. Figures come from the areas that own them; what is missing are facts of the register, never demands of the law.
 */

export * from './activities.ts'

const period = periodSchema(PERIOD_KINDS)

/** What a figure or a gap opens. */
export const mapLink = v.variant('kind', [
  ...reportLink.options,
  v.strictObject({ kind: v.literal('page'), page: mapPage }),
  v.strictObject({ kind: v.literal('rating'), period, scope: v.picklist(RATING_SCOPES) }),
  v.strictObject({ kind: v.literal('report'), reportId: id }),
  v.strictObject({ kind: v.literal('reports'), reportKind: v.picklist(REPORT_KINDS) }),
])
export type MapLink = v.InferOutput<typeof mapLink>

const figure = v.strictObject({
  /** Unique in its activity. */
  key: v.string(),
  name: v.string(),
  unit: v.picklist(INDICATOR_UNITS),
  /** Percent as part / whole × 100; null where there is nothing to divide or to average. */
  value: v.nullable(v.number()),
  part: v.nullable(count),
  whole: v.nullable(count),
  opens: v.nullable(mapLink),
})
export type MapFigure = v.InferOutput<typeof figure>

const gap = v.strictObject({
  /** A fact: «Нет записки за недели 02.11–08.11.2026». */
  text: v.string(),
  /** What to do about it; empty where the fact says it. */
  todo: v.string(),
  opens: v.nullable(mapLink),
})
export type MapGap = v.InferOutput<typeof gap>

/** `notKept`: the application counts or shows it and keeps no records, so nobody can say whether it was done. */
export const ACTIVITY_STATES = ['done', 'partly', 'missing', 'notKept'] as const
export type ActivityState = (typeof ACTIVITY_STATES)[number]

const activity = v.strictObject({
  key: activityKey,
  /** A channel of the glossary whose figures these are; null: of all channels. */
  channelCode: v.nullable(v.string()),
  name: v.string(),
  /** Where in the application it is done. */
  places: v.array(v.strictObject({ page: mapPage, name: v.string() })),
  figures: v.array(figure),
  gaps: v.array(gap),
  state: v.picklist(ACTIVITY_STATES),
})
export type MapActivity = v.InferOutput<typeof activity>

/**
 * `done`: every activity was done and nothing is missing; `partly`: something is missing; `missing`: nothing was done in the period;
 * `outside`: done without the application; `unset`: nobody has said yet what it is mapped to.
 */
export const DUTY_STATES = ['done', 'partly', 'missing', 'outside', 'unset'] as const
export type DutyState = (typeof DUTY_STATES)[number]
/** One wording for the screen and for the paper. */
export const dutyStateNames: Readonly<Record<DutyState, string>> = {
  done: 'Сделано',
  partly: 'С пробелами',
  missing: 'Нет данных',
  outside: 'Вне программы',
  unset: 'Не сопоставлено',
}

export const SUBJECTS = ['task', 'duty'] as const
const subject = v.picklist(SUBJECTS)

const mark = v.strictObject({ id, version, activities: v.array(activityKey), note: v.string() })
export type DutyMark = v.InferOutput<typeof mark>

const row = v.strictObject({
  subject,
  /** Of a duty: the role it stands at (code of the glossary, or «role-<id>» of one of the office's own); empty for a task. */
  roleCode: v.string(),
  /** Item of the decree; empty where it is not known. */
  item: v.string(),
  text: v.string(),
  activities: v.array(activityKey),
  /** Whose mapping it is: of the preset or of the office; null: nobody has said. */
  source: v.nullable(v.picklist(['preset', 'office'])),
  /** What the preset proposes; null where it knows no such text. */
  proposed: v.nullable(v.array(activityKey)),
  /** What of it the preset says is done without the application although the rest is done here; empty for nothing or where the office mapped it. */
  outside: v.string(),
  /** The office's own words; empty where it has none. */
  note: v.string(),
  state: v.picklist(DUTY_STATES),
  /** What the office set; null where the preset holds. */
  mark: v.nullable(mark),
})
export type DutyRow = v.InferOutput<typeof row>

const role = v.strictObject({
  code: v.string(),
  name: v.string(),
  shortName: v.string(),
  /** Item of the decree; empty where it is not known. */
  item: v.string(),
  /** Channel that the role answers for. */
  channelCode: v.nullable(v.string()),
  /** Who holds it on the last day of the period (today while it runs), as «Иванов И. И.». */
  holders: v.array(v.string()),
  /** Nobody holds it, although somebody has to be appointed: a plain member is everyone of the состав. */
  isVacant: v.boolean(),
})
export type MapRole = v.InferOutput<typeof role>

const view = v.strictObject({
  period,
  isRunning: v.boolean(),
  /** Civil moment of the figures. */
  countedAt: v.string(),
  officeName: v.string(),
  /** «постановление … от 30.01.2026 № 100-АП „О создании …“»; empty where it is not filled in. */
  decree: v.string(),
  /** Blanks and contradictions of the decree. */
  decreeNotes: v.string(),
  /** Roles with duties in the order of the directory. */
  roles: v.array(role),
  /** Each activity that a row names, once for all channels and once for a channel of a role. */
  activities: v.array(activity),
  /** Tasks first, then the duties of each role in the order of `roles`. */
  rows: v.array(row),
  /** Marks whose text is no longer among tasks and duties. */
  orphans: v.array(
    v.strictObject({ ...mark.entries, subject, roleCode: v.string(), roleName: v.string(), text: v.string() }),
  ),
})
export type PositionMap = v.InferOutput<typeof view>

/** The activities of a row with their figures: those of its role's channel where the role has one. */
export function activitiesOf(map: PositionMap, of: DutyRow): MapActivity[] {
  const channel = map.roles.find(({ code }) => code === of.roleCode)?.channelCode ?? null
  return of.activities.flatMap((key) => {
    const wanted = isOfChannel(key) ? channel : null
    const found = map.activities.find((one) => one.key === key && one.channelCode === wanted)
    return found ? [found] : []
  })
}

export const isVacantRow = (map: PositionMap, of: DutyRow): boolean =>
  map.roles.some(({ code, isVacant }) => isVacant && code === of.roleCode)

const marked = {
  subject,
  roleCode: text(80),
  text: requiredLine(2000, 'Не указана задача или обязанность'),
}

export const positionMapContract = {
  view: query(v.strictObject({ period }), view, { heavy: true }),
  /** What the office maps a task or duty to; no activity is «ведётся вне программы». */
  setMark: command(
    v.pipe(
      v.strictObject({
        id: v.nullable(id),
        version: v.nullable(version),
        ...marked,
        activities: v.pipe(v.array(activityKey), v.maxLength(30)),
        note: text(1000),
      }),
      namesVersion(),
    ),
    v.strictObject({ ...operation.entries, id }),
  ),
  /** Back to what the preset says. */
  clearMark: command(v.strictObject({ id, version }), operation),
}

/** «Карта положения» on paper: an appendix to the report. */
export const positionMapPaper = v.strictObject({ kind: v.literal('positionMap'), period })
