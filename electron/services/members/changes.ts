import type { RosterChange } from '../../contract/members.ts'
import { genderOf } from '../../documents/declension.ts'
import { seatName, shortNameOf } from './composition.ts'
import type { Composition } from './composition.ts'
import type { MembershipRow } from './members.repo.ts'
import { dayAfter, isHeldOn, isSameSeat } from './seats.ts'
import { texts } from './texts.ts'
import { lowerFirst, upperFirst } from '../wording.ts'

/** How many leavers of one day are named; more are counted. */
const NAMED = 3

interface Day {
  on: string
  appointed: MembershipRow[]
  ended: MembershipRow[]
}

function days(memberships: readonly MembershipRow[]): Day[] {
  const found = new Map<string, Day>()
  const dayOf = (on: string): Day => {
    const day = found.get(on) ?? { on, appointed: [], ended: [] }
    found.set(on, day)
    return day
  }
  for (const membership of memberships) {
    if (membership.fromOn !== null) dayOf(membership.fromOn).appointed.push(membership)
    const after = dayAfter(membership)
    if (after !== null) dayOf(after).ended.push(membership)
  }
  return [...found.values()].toSorted((a, b) => b.on.localeCompare(a.on))
}

/** «ИМ и благоустройство», «ЖКХ, ТКО и энергетика». */
function listed(names: readonly string[]): string {
  const words = [...new Set(names)].map(lowerFirst)
  const last = words.pop() ?? ''
  return upperFirst(words.length === 0 ? last : words.join(', ') + texts.changes.and + last)
}

/** Dates on which the состав changed, newest first, each told in one or two sentences. */
export function findChanges(composition: Composition): RosterChange[] {
  const all = days(composition.memberships)
  const first = all.findLast((day) => day.appointed.length > 0)?.on
  return all.map((day) => ({
    on: day.on,
    text: describe(composition, day, day.on === first),
    actId:
      day.appointed.find((membership) => membership.actId !== null)?.actId ??
      day.ended.find((membership) => membership.endedActId !== null)?.endedActId ??
      null,
    isFirst: day.on === first,
    appointed: day.appointed.map((membership) => ({
      personId: membership.personId,
      what: seatName(composition, membership),
    })),
    ended: day.ended.map((membership) => ({ personId: membership.personId, what: seatName(composition, membership) })),
  }))
}

function describe(composition: Composition, day: Day, isFirst: boolean): string {
  const year = day.on.slice(0, 4)
  const label = (ids: readonly (number | null)[]): string =>
    [...new Set(ids)]
      .map((id) => (id === null ? undefined : composition.actById.get(id)))
      .filter((act) => act !== undefined)
      .map((act) => texts.actLabel(act, year))
      .join(', ')
  const permanent = day.appointed.filter((membership) => !membership.isTemporary)
  const parts: string[] = []
  if (permanent.length > 0) {
    const what = isFirst
      ? texts.changes.first
      : listed(permanent.map((membership) => seatName(composition, membership)))
    const acts = label(permanent.map((membership) => membership.actId))
    const people = [...new Set(permanent.map((membership) => shortNameOf(composition, membership.personId)))]
    // Without an act the seat alone would say nothing: who got it does.
    parts.push(texts.changes.withAct(what, acts === '' && !isFirst ? people.slice(0, NAMED).join(', ') : acts))
  }
  for (const standIn of day.appointed.filter((membership) => membership.isTemporary)) {
    const what = texts.changes.temporarily(
      upperFirst(seatName(composition, standIn)),
      shortNameOf(composition, standIn.personId),
    )
    parts.push(texts.changes.leftWithAct(what, label([standIn.actId])))
  }
  parts.push(...endings(composition, day, label))
  return parts.join('. ')
}

/** Endings that nobody's appointment of the same day explains. */
function endings(composition: Composition, day: Day, label: (ids: readonly (number | null)[]) => string): string[] {
  const isFilled = (ended: MembershipRow): boolean =>
    composition.memberships.some((other) => isSameSeat(other, ended) && !other.isTemporary && isHeldOn(other, day.on))
  const open = day.ended.filter(
    (ended) => !day.appointed.some((next) => isSameSeat(next, ended) && next.isTemporary === ended.isTemporary),
  )
  const people = [...new Set(open.map((ended) => ended.personId))]
  const hasLeft = (personId: number): boolean =>
    !composition.memberships.some((other) => other.personId === personId && isHeldOn(other, day.on))
  const nameOf = (personId: number): string => shortNameOf(composition, personId)
  const actsOf = (ids: readonly number[]): string =>
    label(open.filter((ended) => ids.includes(ended.personId)).map((ended) => ended.endedActId))
  const leavers = people.filter(hasLeft)
  const sentences: string[] = []
  if (leavers.length > 1) {
    const text = texts.changes.leftTogether(leavers.slice(0, NAMED).map(nameOf), Math.max(0, leavers.length - NAMED))
    sentences.push(texts.changes.leftWithAct(text, actsOf(leavers)))
  }
  for (const personId of people) {
    const person = composition.persons.get(personId)
    const isLeaver = leavers.includes(personId)
    if (isLeaver && leavers.length > 1) continue
    const what = open
      .filter((ended) => ended.personId === personId)
      .map((ended) => lowerFirst(seatName(composition, ended)))
    const text = isLeaver
      ? texts.changes.left(nameOf(personId), person ? genderOf(person.surname, person.patronymic) : undefined)
      : texts.changes.ended(nameOf(personId), what.join(', '))
    sentences.push(texts.changes.leftWithAct(text, actsOf([personId])))
  }
  return open.some((ended) => !ended.isTemporary && !isFilled(ended))
    ? [...sentences, texts.changes.noSuccessor]
    : sentences
}
