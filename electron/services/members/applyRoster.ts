import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { ActReference, AppliedRow } from '../../contract/members.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import type { CommandContext } from '../context.ts'
import { directoryService, normalName } from '../directory/directory.service.ts'
import { resolveAct } from './acts.ts'
import { checkedSeats, checkFree } from './appointments.ts'
import { readComposition } from './composition.ts'
import type { Composition } from './composition.ts'
import { memberships, persons } from './members.repo.ts'
import { savePerson } from './persons.ts'
import { isBlockRole, isSameSeat } from './seats.ts'
import { texts } from './texts.ts'

export interface AppliedRoster {
  rows: readonly AppliedRow[]
  fromOn: string | null
  act: ActReference
  replaces: boolean
}

export interface AppliedCounts {
  people: number
  memberships: number
  ended: number
  blocks: number
  roles: number
}

/**
 * Enters the reviewed rows of a pasted состав in the operation of the command: people, missing blocks and roles, powers.
 * Powers that a person holds already stay as they are.
 * @throws AppError invalid; a field path is `rows.<index>.…`, and nothing is written
 */
export function applyRoster(ctx: CommandContext, input: AppliedRoster): AppliedCounts {
  const today = ctx.now.slice(0, 10)
  checkRows(readComposition(ctx.db), input)
  const actId = resolveAct(ctx.records, input.act, today)
  const created = createEntries(ctx, input.rows)
  const counts: AppliedCounts = {
    people: input.rows.length,
    memberships: 0,
    ended: 0,
    blocks: created.blocks.size,
    roles: created.roles.size,
  }
  const wanted = input.rows.map((row, index) => ({ row, index, personId: enterPerson(ctx, row, index, today) }))
  const composition = readComposition(ctx.db)
  const seats = wanted.flatMap(({ row, index, personId }) =>
    atRow(index, () =>
      row.roles.flatMap((role) => {
        const roleId = role.roleId ?? created.roles.get(normalName(role.newRole)) ?? 0
        const blockId = role.blockId ?? created.blocks.get(normalName(role.newBlock)) ?? null
        const base = { personId, channelId: null, fromOn: input.fromOn, toOn: null, isTemporary: false, note: '' }
        return checkedSeats(composition, { ...base, roleId, blockIds: blockId === null ? [] : [blockId] }).map(
          (seat) => ({ seat, index }),
        )
      }),
    ),
  )
  if (input.replaces && input.fromOn !== null) {
    counts.ended = endFormer(
      ctx,
      composition,
      seats.map(({ seat }) => seat),
      addDays(input.fromOn, -1),
      actId,
    )
  }
  for (const { seat, index } of seats) {
    const now = readComposition(ctx.db)
    const isHeld = now.memberships.some(
      (other) =>
        other.personId === seat.personId &&
        isSameSeat(other, seat) &&
        !other.isTemporary &&
        (other.toOn === null || input.fromOn === null || other.toOn >= input.fromOn),
    )
    if (isHeld) continue
    atRow(index, () => checkFree(now, seat))
    ctx.records.insert(memberships, { ...seat, actId, endedActId: null })
    counts.memberships += 1
  }
  ctx.records.title = texts.titles.applied(counts.people)
  return counts
}

/** Turns a refusal about one row into one whose fields name the row. */
function atRow<T>(index: number, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof AppError) || !error.fields) throw error
    throw fieldErrors(
      Object.fromEntries(Object.entries(error.fields).map(([field, message]) => [`rows.${index}.${field}`, message])),
    )
  }
}

function checkRows(composition: Composition, { rows, fromOn, replaces }: AppliedRoster): void {
  const wrong: Record<string, string> = {}
  if (replaces && fromOn === null) wrong['fromOn'] = texts.errors.endsPreviousNeedsDate
  rows.forEach((row, index) => {
    if (row.personId === null && !row.isPostOnly && row.surname === '')
      wrong[`rows.${index}.surname`] = texts.errors.surname
    if (row.personId === null && row.isPostOnly && row.post === '') wrong[`rows.${index}.post`] = texts.errors.postOnly
    row.roles.forEach((role, at) => {
      if (role.roleId === null && role.newRole === '')
        wrong[`rows.${index}.roles.${at}.roleId`] = texts.errors.roleNotChosen
      const needsBlock =
        isBlockRole(role.roleId === null ? undefined : composition.roleById.get(role.roleId)) &&
        composition.blocks.length > 0
      if (needsBlock && role.blockId === null && role.newBlock === '')
        wrong[`rows.${index}.roles.${at}.blockId`] = texts.errors.blockNotChosen
    })
  })
  if (Object.keys(wrong).length > 0) throw fieldErrors(wrong)
}

/** Creates the roles and blocks that the person decided to create, each name once. */
function createEntries(
  ctx: CommandContext,
  rows: readonly AppliedRow[],
): { blocks: Map<string, number>; roles: Map<string, number> } {
  const create = (directory: 'blocks' | 'roles', names: readonly string[]): Map<string, number> => {
    const made = new Map<string, number>()
    for (const name of names.filter((one) => one !== '')) {
      if (made.has(normalName(name))) continue
      const { id } = directoryService.save(
        {
          directory,
          id: null,
          version: null,
          name,
          shortName: '',
          activeFrom: null,
          activeTo: null,
          blockId: undefined,
          parentId: undefined,
          residents: undefined,
          fastTrack: undefined,
        },
        ctx,
      )
      made.set(normalName(name), id)
    }
    return made
  }
  const all = rows.flatMap((row) => row.roles)
  return {
    roles: create(
      'roles',
      all.filter((role) => role.roleId === null).map((role) => role.newRole),
    ),
    blocks: create(
      'blocks',
      all.filter((role) => role.blockId === null).map((role) => role.newBlock),
    ),
  }
}

function enterPerson(ctx: CommandContext, row: AppliedRow, index: number, today: string): number {
  if (row.personId !== null) {
    const known = ctx.records.get(persons, row.personId)
    if (row.post !== '' && row.post !== known.post) ctx.records.update(persons, known.id, null, { post: row.post })
    return known.id
  }
  const { surname, name, patronymic, post, isPostOnly } = row
  const blank = {
    organisation: '',
    isServant: true,
    workPhone: '',
    workEmail: '',
    consentOn: null,
    consentNote: '',
    note: '',
  }
  return atRow(index, () =>
    savePerson(ctx.records, { id: null, version: null, isPostOnly, surname, name, patronymic, post, ...blank }, today),
  )
}

/** Ends what the new состав does not name. Powers that start later than the last day are left to a person. */
function endFormer(
  ctx: CommandContext,
  composition: Composition,
  seats: readonly { personId: number; roleId: number; blockId: number | null; channelId: number | null }[],
  lastDay: string,
  actId: number | null,
): number {
  const former = composition.memberships.filter(
    (old) =>
      (old.fromOn === null || old.fromOn <= lastDay) &&
      (old.toOn === null || old.toOn > lastDay) &&
      !seats.some((seat) => seat.personId === old.personId && isSameSeat(seat, old) && !old.isTemporary),
  )
  for (const old of former) ctx.records.update(memberships, old.id, null, { toOn: lastDay, endedActId: actId })
  return former.length
}
