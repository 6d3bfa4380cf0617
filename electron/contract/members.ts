import * as v from 'valibot'
import { letterFields, ORDER_KINDS } from './letters.ts'
import { command, query } from './kinds.ts'
import { civilDate, count, empty, id, line, namesVersion, operation, requiredLine, text, version } from './scalars.ts'

/** Состав: people, their roles, blocks and channels over time, the acts that appointed them, and the printed table. */

const nullableDate = v.nullable(civilDate)

const personFields = {
  surname: line(120),
  name: line(120),
  patronymic: line(120),
  post: line(500),
  organisation: line(500),
  isServant: v.boolean(),
  workPhone: line(120),
  workEmail: line(200),
  consentOn: nullableDate,
  consentNote: line(500),
  note: text(20_000),
}

export const ACT_KINDS = ['распоряжение', 'постановление', 'протокол', 'приказ'] as const

const actFields = {
  kind: requiredLine(80, 'Укажите вид акта'),
  /** Empty where the act was printed without a number (КГ, ТР). */
  number: line(80),
  adoptedOn: nullableDate,
  title: line(1000),
}
export const actInput = v.strictObject(actFields)
export type ActInput = v.InferOutput<typeof actInput>
/** An act of the register, a new one written together with the change, or none. */
const actReference = v.nullable(v.union([v.strictObject({ id }), actInput]))
export type ActReference = v.InferOutput<typeof actReference>

const act = v.strictObject({ id, version, ...actFields })
export type Act = v.InferOutput<typeof act>

const membership = v.strictObject({
  id,
  version,
  personId: id,
  roleId: id,
  blockId: v.nullable(id),
  channelId: v.nullable(id),
  fromOn: nullableDate,
  /** Last day of the powers. */
  toOn: nullableDate,
  actId: v.nullable(id),
  endedActId: v.nullable(id),
  isTemporary: v.boolean(),
  note: v.string(),
})
export type Membership = v.InferOutput<typeof membership>

const rosterPerson = v.strictObject({
  id,
  version,
  surname: v.string(),
  /** «Фамилия И. О.», or the post where the состав names posts without people (КГ). */
  shortName: v.string(),
  fullName: v.string(),
  post: v.string(),
  organisation: v.string(),
  isServant: v.boolean(),
  consentOn: nullableDate,
  /** Memberships of the day, in the order of the roles and blocks. */
  memberships: v.array(membership),
})
export type RosterPerson = v.InferOutput<typeof rosterPerson>

/** A block, channel or role that nobody holds for good on the day. */
const gap = v.strictObject({
  kind: v.picklist(['block', 'channel', 'role']),
  /** Entry of the directory named by `kind`. */
  id,
  /** The role to appoint into; null where several fit. */
  roleId: v.nullable(id),
  /** The channel whose open messages are counted; null for a block and for a role without one. */
  channelId: v.nullable(id),
  name: v.string(),
  shortName: v.string(),
  /** First day without a holder; null when there was none before. */
  since: nullableDate,
  /** Days from `since` to the day, both counted; null when there was no holder before. */
  days: v.nullable(count),
  /** Open messages of the block or channel now; null for a role without a channel. */
  openCases: v.nullable(count),
  /** Who stands in meanwhile. */
  temporary: v.nullable(v.string()),
})
export type RosterGap = v.InferOutput<typeof gap>

const ending = v.strictObject({
  personId: id,
  shortName: v.string(),
  toOn: civilDate,
  daysLeft: count,
  memberships: v.array(v.strictObject({ id, version })),
})
export type RosterEnding = v.InferOutput<typeof ending>

/** One date on which the состав changed. */
const change = v.strictObject({
  on: civilDate,
  text: v.string(),
  actId: v.nullable(id),
  isFirst: v.boolean(),
  appointed: v.array(v.strictObject({ personId: id, what: v.string() })),
  ended: v.array(v.strictObject({ personId: id, what: v.string() })),
})
export type RosterChange = v.InferOutput<typeof change>

/** A line of «Кто и когда»: a role, or blocks that always had the same holders. */
const seat = v.strictObject({
  label: v.string(),
  roleId: v.nullable(id),
  blockIds: v.array(id),
  isGap: v.boolean(),
  bars: v.array(
    v.strictObject({
      from: civilDate,
      to: civilDate,
      /** Surnames of those who held it together; empty for a stretch without a holder. */
      names: v.array(v.string()),
      /** The powers end within thirty days. */
      endsSoon: v.boolean(),
    }),
  ),
})
export type RosterSeat = v.InferOutput<typeof seat>

const roster = v.strictObject({
  on: civilDate,
  /** Nobody was ever entered. */
  isEmpty: v.boolean(),
  people: v.array(rosterPerson),
  /** People of the register without a role on the day. */
  others: v.array(
    v.strictObject({
      id,
      version,
      shortName: v.string(),
      fullName: v.string(),
      post: v.string(),
      leftOn: nullableDate,
    }),
  ),
  acts: v.array(act),
  gaps: v.array(gap),
  endings: v.array(ending),
  /** Newest first. */
  changes: v.array(change),
  /** The nearest change before and after the day. */
  previousChange: nullableDate,
  nextChange: nullableDate,
  timeline: v.strictObject({ year: count, from: civilDate, to: civilDate, seats: v.array(seat) }),
  totals: v.strictObject({ people: count, roles: count, blocks: count, consents: count, named: count }),
})
export type Roster = v.InferOutput<typeof roster>

const personCard = v.strictObject({
  id,
  version,
  shortName: v.string(),
  fullName: v.string(),
  ...personFields,
  /** All of them, newest first. */
  memberships: v.array(membership),
  /** Why he cannot be moved to the trash; null when he can. */
  heldBy: v.nullable(v.string()),
})
export type PersonCard = v.InferOutput<typeof personCard>

const differenceLine = v.strictObject({ personId: id, shortName: v.string(), what: v.string() })
const difference = v.strictObject({
  appeared: v.array(differenceLine),
  disappeared: v.array(differenceLine),
  unchanged: count,
})
export type RosterDifference = v.InferOutput<typeof difference>

/** Shape of the printed table: № · Должность · Роль, or the same with Ф.И.О. (domain.md §9.3). */
const rosterPaper = {
  on: civilDate,
  shape: v.picklist(['numberPostRole', 'numberPostRoleName']),
  names: v.picklist(['none', 'consented', 'all']),
}
export type RosterDocumentInput = v.InferOutput<v.StrictObjectSchema<typeof rosterPaper, undefined>>

export const rosterPaperRef = v.strictObject({ kind: v.literal('roster'), ...rosterPaper })

/** Распоряжение об утверждении состава with the состав as its appendix (domain.md §9.3). */
export const rosterOrderPaperRef = v.strictObject({
  kind: v.literal('rosterOrder'),
  ...rosterPaper,
  act: v.picklist(ORDER_KINDS),
  /** Whose состав it is, genitive; empty for the МЦУ of the office. */
  subject: line(500),
  /** The act it stands on, instrumental; empty for that of the office. */
  basis: line(1000),
  /** What it cancels, accusative; empty for nothing. */
  repealed: line(500),
  /** Who controls, accusative; empty where the signer does. */
  control: line(300),
  ...letterFields,
})

/** What a person pasted: the text, and the cells where the clipboard held a table. */
const pasted = v.strictObject({
  text: v.pipe(v.string(), v.maxLength(2_000_000, 'Вставлено больше 2 млн знаков. Вставьте только таблицу состава')),
  cells: v.nullable(v.array(v.array(v.string()))),
})

export const CONFIDENCES = ['sure', 'likely', 'unknown'] as const
const confidence = v.picklist(CONFIDENCES)

const pastedRole = v.strictObject({
  /** The words of the cell. */
  text: v.string(),
  roleId: v.nullable(id),
  /** The role is not in the directory: what a new one would be called. */
  roleName: v.string(),
  /** Name of the block as pasted; empty when the role concerns none. */
  blockText: v.string(),
  blockId: v.nullable(id),
  confidence,
  /** The person already holds it: applying adds nothing. */
  isHeld: v.boolean(),
  question: v.nullable(v.string()),
})
export type PastedRole = v.InferOutput<typeof pastedRole>

const pastedRow = v.strictObject({
  /** Numbers of the pasted lines of the table, 1 = first; several when one person stood on several lines. */
  lines: v.array(count),
  source: v.array(v.string()),
  personId: v.nullable(id),
  surname: v.string(),
  name: v.string(),
  patronymic: v.string(),
  post: v.string(),
  nameConfidence: confidence,
  roles: v.array(pastedRole),
  questions: v.array(v.string()),
})
export type PastedRow = v.InferOutput<typeof pastedRow>

const pastedRoster = v.strictObject({
  /** What each column was taken for. */
  columns: v.array(
    v.strictObject({ title: v.string(), meaning: v.picklist(['number', 'post', 'role', 'name', 'other']) }),
  ),
  rows: v.array(pastedRow),
  /** Lines that are not people: headings, titles, numbers of columns. Shown, never silently dropped. */
  skipped: v.array(v.strictObject({ line: count, text: v.string(), reason: v.string() })),
  /** Questions over several rows. */
  questions: v.array(v.string()),
})
export type PastedRoster = v.InferOutput<typeof pastedRoster>

const appliedRole = v.strictObject({
  roleId: v.nullable(id),
  /** Name of a role to be created; empty when `roleId` is given. */
  newRole: line(500),
  blockId: v.nullable(id),
  newBlock: line(500),
})
const appliedRow = v.strictObject({
  personId: v.nullable(id),
  surname: line(120),
  name: line(120),
  patronymic: line(120),
  post: line(500),
  /** The состав names the post without a person (КГ). */
  isPostOnly: v.boolean(),
  roles: v.array(appliedRole),
})
export type AppliedRow = v.InferOutput<typeof appliedRow>

const savedPerson = v.strictObject({ ...operation.entries, id })

export const membersContract = {
  /** The состав of a day with everything the page shows. */
  roster: query(v.strictObject({ on: civilDate }), roster),
  person: query(v.strictObject({ id }), personCard),
  /** What differs between the состав of two days. */
  compare: query(v.strictObject({ from: civilDate, to: civilDate }), difference),
  savePerson: command(
    v.pipe(
      v.strictObject({ id: v.nullable(id), version: v.nullable(version), isPostOnly: v.boolean(), ...personFields }),
      namesVersion(),
    ),
    savedPerson,
  ),
  /** To the trash: only a person whom nothing names. One who has left keeps his name. */
  removePerson: command(v.strictObject({ id, version }), operation),
  /** One role, or one role for several blocks, in one operation. */
  appoint: command(
    v.strictObject({
      personId: id,
      roleId: id,
      blockIds: v.array(id),
      channelId: v.nullable(id),
      fromOn: nullableDate,
      toOn: nullableDate,
      act: actReference,
      isTemporary: v.boolean(),
      note: line(500),
      /** Ends the powers of those who hold the same seat for good, the day before `fromOn`, by the same act. */
      endsPrevious: v.boolean(),
    }),
    operation,
  ),
  /** Last day of the powers and the act that ended them. */
  endMembership: command(
    v.strictObject({
      memberships: v.pipe(v.array(v.strictObject({ id, version })), v.minLength(1, 'Выберите полномочия')),
      toOn: civilDate,
      act: actReference,
    }),
    operation,
  ),
  /** Corrects the period of powers: an extension, an open end, a mistyped date. */
  saveTerm: command(
    v.strictObject({
      memberships: v.pipe(v.array(v.strictObject({ id, version })), v.minLength(1, 'Выберите полномочия')),
      toOn: nullableDate,
      fromOn: v.optional(nullableDate),
      act: v.optional(actReference),
    }),
    operation,
  ),
  /** Takes back an entry made by mistake; powers that ended are ended, not removed. */
  removeMembership: command(v.strictObject({ id, version }), operation),
  saveAct: command(
    v.pipe(v.strictObject({ id: v.nullable(id), version: v.nullable(version), ...actFields }), namesVersion()),
    v.strictObject({ ...operation.entries, id }),
  ),
  removeAct: command(v.strictObject({ id, version }), operation),
  acts: query(empty, v.array(act)),
  /** What was understood of a pasted table; writes nothing. */
  parseRoster: query(pasted, pastedRoster),
  /** The reviewed rows in one operation. */
  applyRoster: command(
    v.strictObject({
      rows: v.pipe(v.array(appliedRow), v.minLength(1, 'Нет ни одной строки для внесения')),
      fromOn: nullableDate,
      act: actReference,
      /** The pasted состав takes the place of the former one: powers that are not in it end the day before `fromOn`. */
      replaces: v.boolean(),
    }),
    v.strictObject({
      ...operation.entries,
      people: count,
      memberships: count,
      ended: count,
      blocks: count,
      roles: count,
    }),
  ),
}
