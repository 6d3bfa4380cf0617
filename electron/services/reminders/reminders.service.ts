import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { CaseFilter } from '../../contract/messages.ts'
import { REMINDED_STAGES } from '../../contract/office.ts'
import type { ESCALATION_ROLES } from '../../contract/office.ts'
import type { ReminderKind, ReminderPerson } from '../../contract/reminders.ts'
import { buildReminders } from '../../documents/reminders.ts'
import { shortMoment } from '../../documents/civilText.ts'
import type { DocumentModel } from '../../contract/documents.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Contexts, QueryContext } from '../context.ts'
import {
  addDays,
  addWorkingDays,
  addWorkingMinutes,
  loadWorkTime,
  missingYears,
} from '../deadlines/deadlines.service.ts'
import type { WorkTime } from '../deadlines/deadlines.service.ts'
import { blockHolder, roleHolders } from '../members/members.service.ts'
import { caseWhere, countCases, listCases } from '../messages/messages.service.ts'
import { documentOffice, getOffice, getSettings } from '../office/office.service.ts'
import type { OfficeSettings } from '../../contract/office.ts'
import { personName } from './reminders.repo.ts'
import { texts } from './texts.ts'

/** Cards of a group that a screen and a sheet show; the figure opens the whole list. */
const ROWS = 30

type Role = (typeof ESCALATION_ROLES)[number]

/** What to remind of, of whom it is asked, and which cards it is about. */
interface Reason {
  readonly kind: ReminderKind
  readonly why: string
  readonly filter: CaseFilter
  readonly to: Role
}

/** Overdue cards by level: each goes to the highest one it has reached. */
function overdueReasons(levels: OfficeSettings['reminders']['escalation'], today: string): Reason[] {
  return levels.map(({ afterDays, to }, index) => {
    const next = levels[index + 1]?.afterDays ?? null
    return {
      kind: 'overdue',
      why: texts.overdue(afterDays, next === null ? null : next - 1),
      to,
      filter: {
        state: 'open',
        due: 'overdue',
        ...(next === null ? {} : { dueFrom: addDays(today, -(next - 1)) }),
        ...(afterDays === 0 ? {} : { dueTo: addDays(today, -afterDays) }),
      },
    }
  })
}

function soonReasons(before: OfficeSettings['reminders']['before'], now: string, time: WorkTime): Reason[] {
  return REMINDED_STAGES.flatMap((stage): Reason[] => {
    const { amount, unit } = before[stage]
    if (amount === 0) return []
    const today = now.slice(0, 10)
    const dueBy =
      unit === 'workingDays' ? addWorkingDays(time.calendar, today, amount) : addWorkingMinutes(time, now, amount * 60)
    const filter: CaseFilter = { state: 'open', dueStage: stage, dueBy, not: { due: 'overdue' } }
    return [{ kind: 'soon', why: texts.soon(stage, before[stage]), filter, to: 'responsible' }]
  })
}

function reasonsOf(ctx: QueryContext): Reason[] {
  const { reminders, hours } = getSettings(ctx.db)
  const time = loadWorkTime(ctx.db, ctx.resourcesDir, hours)
  return [
    ...overdueReasons(reminders.escalation, ctx.now.slice(0, 10)),
    ...soonReasons(reminders.before, ctx.now, time),
    { kind: 'notice', why: texts.notice, filter: { needsNotice: true }, to: 'responsible' },
    { kind: 'paused', why: texts.paused, filter: { state: 'open', isPaused: true }, to: 'responsible' },
  ]
}

/** The different values of a column among the cards of a filter. */
function valuesOf(
  db: ReadDb,
  column: 'responsible_id' | 'block_id',
  filter: CaseFilter,
  now: string,
): (number | null)[] {
  const { sql, params } = caseWhere(filter, now)
  return db
    .all<{ value: number | null }>(`SELECT DISTINCT c.${column} AS value FROM cases c WHERE ${sql}`, [...params])
    .map(({ value }) => value)
}

/** Somebody who is reminded; without a person the role that nobody holds. */
interface Addressee {
  readonly personId: number | null
  readonly name: string
  readonly role: Role
}

class Book {
  private readonly ctx: QueryContext
  private readonly today: string
  private readonly people = new Map<string, ReminderPerson>()

  constructor(ctx: QueryContext) {
    this.ctx = ctx
    this.today = ctx.now.slice(0, 10)
  }

  add(reason: Reason): void {
    if (reason.to === 'responsible') this.toResponsible(reason)
    else if (reason.to === 'blockOfficer') this.toBlocks(reason, reason.filter, reason.why)
    else this.put(this.holder(reason.to), reason, reason.filter, reason.why)
  }

  /** Those who have most overdue cards first; what belongs to nobody last. */
  list(): ReminderPerson[] {
    const overdue = (person: ReminderPerson): number =>
      person.groups.reduce((sum, group) => sum + (group.kind === 'overdue' ? group.count : 0), 0)
    return [...this.people.values()].sort(
      (a, b) =>
        Number(a.personId === null) - Number(b.personId === null) ||
        overdue(b) - overdue(a) ||
        a.name.localeCompare(b.name, 'ru'),
    )
  }

  /** A card without a responsible member is asked of who answers for its block. */
  private toResponsible(reason: Reason): void {
    for (const id of valuesOf(this.ctx.db, 'responsible_id', reason.filter, this.ctx.now)) {
      const filter = { ...reason.filter, responsibleIds: [id] }
      if (id === null) this.toBlocks(reason, filter, texts.byBlock(reason.why))
      else
        this.put({ personId: id, name: personName(this.ctx.db, id), role: 'responsible' }, reason, filter, reason.why)
    }
  }

  private toBlocks(reason: Reason, filter: CaseFilter, why: string): void {
    const blocks = valuesOf(this.ctx.db, 'block_id', filter, this.ctx.now)
    const byHolder = Map.groupBy(blocks, (id) => {
      const holder = id === null ? undefined : blockHolder(this.ctx.db, id, this.today)
      return holder?.personId ?? null
    })
    for (const [personId, blockIds] of byHolder) {
      const name = personId === null ? texts.nobody.blockOfficer : personName(this.ctx.db, personId)
      this.put({ personId, name, role: 'blockOfficer' }, reason, { ...filter, blockIds }, why)
    }
  }

  private holder(role: 'officeHead' | 'curator'): Addressee {
    const [first] = roleHolders(this.ctx.db, role, this.today)
    return first
      ? { personId: first.personId, name: first.shortName, role }
      : { personId: null, name: texts.nobody[role], role }
  }

  private put(to: Addressee, reason: Reason, filter: CaseFilter, why: string): void {
    const count = countCases(this.ctx.db, filter, this.ctx.now)
    if (count === 0) return
    const key = `${to.personId ?? to.name}`
    const person = this.people.get(key) ?? { personId: to.personId, name: to.name, roles: [], groups: [] }
    if (to.personId !== null && !person.roles.includes(texts.roles[to.role])) person.roles.push(texts.roles[to.role])
    const { rows } = listCases(
      this.ctx.db,
      { filter, sort: { by: 'due', direction: 'asc' }, after: null, limit: ROWS },
      this.ctx.now,
    )
    person.groups.push({ kind: reason.kind, why, count, filter, rows })
    this.people.set(key, person)
  }
}

function peopleOf(ctx: QueryContext): ReminderPerson[] {
  const book = new Book(ctx)
  for (const reason of reasonsOf(ctx)) book.add(reason)
  return book.list()
}

function remindersDocument(ctx: QueryContext): DocumentModel {
  return buildReminders(
    {
      office: documentOffice(getOffice(ctx.db)),
      asOf: ctx.now.slice(0, 10),
      people: peopleOf(ctx).map(({ name, roles, groups }) => {
        const hidden = groups.reduce((sum, group) => sum + group.count - group.rows.length, 0)
        return {
          name,
          roles: roles.join(', '),
          rows: groups.flatMap(({ rows, why }) =>
            rows.map((row) => ({
              number: row.number,
              gist: row.gist,
              due: row.dueAt === null ? '' : shortMoment(row.dueAt),
              why,
            })),
          ),
          more: hidden > 0 ? texts.more(hidden) : null,
        }
      }),
    },
    getSettings(ctx.db).documents,
  )
}

export const remindersService: Services<Contract, Contexts>['reminders'] = {
  list: (_input, ctx) => ({
    people: peopleOf(ctx),
    totals: reasonsOf(ctx).map(({ kind, why, filter }) => ({
      kind,
      why,
      filter,
      count: countCases(ctx.db, filter, ctx.now),
    })),
    missingYears: missingYears(ctx.db, ctx.resourcesDir),
  }),
  document: (_input, ctx) => remindersDocument(ctx),
}
