import type {
  ActivityKey,
  ActivityState,
  DutyRow,
  DutyState,
  MapActivity,
  MapRole,
  PositionMap,
} from '../../contract/positionMap.ts'
import { activitiesOf, isOfChannel } from '../../contract/positionMap.ts'
import type { Role } from '../../contract/directory.ts'
import type { Period } from '../../contract/periods.ts'
import { shortDate } from '../../documents/civilText.ts'
import { channelOfRole, isPlainMember, membersOn } from '../members/members.service.ts'
import { getOffice } from '../office/office.service.ts'
import { activityOf } from './activities.ts'
import { listMarks } from './positionMap.tables.ts'
import type { DutyMarkRow } from './positionMap.tables.ts'
import { Proposals } from './proposed.ts'
import type { Proposed } from './proposed.ts'
import { Source } from './source.ts'
import type { Reading, ReportLog } from './source.ts'
import { decreeText } from './texts.ts'

/** The map of a period: tasks and duties of now, each with its mapping, and the figures of the activities they name. */

/** A role of the office's own has no code of the glossary. */
const codeOf = (role: Pick<Role, 'id' | 'code'>): string => role.code ?? `role-${role.id}`
/** What stands in the decree today: subject, role and words. */
export type Duty = Pick<DutyRow, 'subject' | 'roleCode' | 'text'>

const nameOf = ({ subject, roleCode, text }: Duty): string => JSON.stringify([subject, roleCode, text])

const isOpenOn = ({ activeFrom, activeTo }: Role, day: string): boolean =>
  (activeFrom === null || activeFrom <= day) && (activeTo === null || activeTo >= day)

const rolesOf = ({ directories, lastDay }: Source): Role[] =>
  directories.roles.filter((role) => role.duties.length > 0 && isOpenOn(role, lastDay))

/** Every task and duty once, tasks first. */
export function dutiesOf(source: Source): Duty[] {
  const all: Duty[] = [
    ...source.settings.duties.tasks.map((text) => ({ subject: 'task' as const, roleCode: '', text })),
    ...rolesOf(source).flatMap((role) =>
      role.duties.map((text) => ({ subject: 'duty' as const, roleCode: codeOf(role), text })),
    ),
  ]
  return [...new Map(all.map((one) => [nameOf(one), one])).values()]
}

function rolesView(source: Source, proposals: Proposals): MapRole[] {
  const people = membersOn(source.ctx.db, source.lastDay)
  return rolesOf(source).map((role) => {
    // Roles of the office's own have no code: their name is what a member carries.
    const holds = (one: { code: string | null; name: string }): boolean =>
      role.code === null ? one.code === null && one.name === role.name : one.code === role.code
    const holders = people.filter((person) => person.roles.some(holds)).map(({ shortName }) => shortName)
    return {
      code: codeOf(role),
      name: role.name,
      shortName: role.shortName,
      item: proposals.itemOf(codeOf(role)),
      channelCode: channelOfRole(role, source.directories.channels)?.code ?? null,
      holders,
      isVacant: holders.length === 0 && !isPlainMember(role),
    }
  })
}

/** A row by the states of its activities; what the application keeps no records of is neither done nor missing. */
export function stateOf(source: DutyRow['source'], states: readonly ActivityState[]): DutyState {
  if (source === null) return 'unset'
  if (states.length === 0) return 'outside'
  const kept = states.filter((one) => one !== 'notKept')
  if (kept.every((one) => one === 'missing')) return 'missing'
  return states.every((one) => one === 'done') ? 'done' : 'partly'
}

type Mapped = Omit<DutyRow, 'state'>

function mapped(duty: Duty, proposed: Proposed | null, mark: DutyMarkRow | undefined): Mapped {
  return {
    ...duty,
    item: proposed?.item ?? '',
    activities: mark?.activities ?? proposed?.activities ?? [],
    source: mark ? 'office' : proposed ? 'preset' : null,
    proposed: proposed?.activities ?? null,
    outside: mark ? '' : (proposed?.outside ?? ''),
    note: mark?.note ?? '',
    mark: mark ? { id: mark.id, version: mark.version, activities: mark.activities, note: mark.note } : null,
  }
}

/** Each activity that a row names, once for all channels and once for a channel of a role. */
function activitiesFor(source: Source, rows: readonly Mapped[], roles: readonly MapRole[]): MapActivity[] {
  const channels = new Map(roles.map(({ code, channelCode }) => [code, channelCode]))
  const wanted = new Map<string, [ActivityKey, string | null]>()
  for (const { roleCode, activities } of rows)
    for (const key of activities) {
      const channel = isOfChannel(key) ? (channels.get(roleCode) ?? null) : null
      wanted.set(`${key} ${channel ?? ''}`, [key, channel])
    }
  return [...wanted.values()].map(([key, channel]) => activityOf(source, key, channel))
}

const roleNameOf = (source: Source, code: string): string =>
  source.directories.roles.find((role) => codeOf(role) === code)?.name ?? code

/** The whole map of a period. @throws AppError notFound where the preset of the office is not known */
export function positionMapOf(ctx: Reading, period: Period, log: ReportLog): PositionMap {
  const source = new Source(ctx, period, log)
  const office = getOffice(ctx.db)
  const proposals = new Proposals(ctx.resourcesDir, office.presetCode)
  const marks = new Map(listMarks(ctx.db).map((mark) => [nameOf({ ...mark, subject: mark.dutyKind }), mark]))
  const duties = dutiesOf(source)
  const rows = duties.map((duty) =>
    mapped(
      duty,
      duty.subject === 'task' ? proposals.task(duty.text) : proposals.duty(duty.roleCode, duty.text),
      marks.get(nameOf(duty)),
    ),
  )
  const roles = rolesView(source, proposals)
  const live = new Set(duties.map(nameOf))
  const view: PositionMap = {
    period,
    isRunning: source.isRunning,
    countedAt: ctx.now,
    officeName: office.mcuName || office.name,
    decree: decreeText({
      kind: office.decreeKind,
      date: office.decreeDate === null ? '' : shortDate(office.decreeDate),
      number: office.decreeNumber,
      title: office.decreeTitle,
    }),
    decreeNotes: office.decreeNotes,
    roles,
    activities: activitiesFor(source, rows, roles),
    rows: rows.map((row) => ({ ...row, state: 'unset' })),
    orphans: [...marks]
      .filter(([name]) => !live.has(name))
      .map(([, { id, version, activities, note, dutyKind, roleCode, text }]) => ({
        id,
        version,
        activities,
        note,
        subject: dutyKind,
        roleCode,
        roleName: dutyKind === 'task' ? '' : roleNameOf(source, roleCode),
        text,
      })),
  }
  return {
    ...view,
    rows: view.rows.map((row) => ({
      ...row,
      state: stateOf(
        row.source,
        activitiesOf(view, row).map(({ state }) => state),
      ),
    })),
  }
}
