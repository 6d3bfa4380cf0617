import type { DocumentModel } from '../../contract/documents.ts'
import type { RosterDocumentInput } from '../../contract/members.ts'
import type { ReadDb } from '../../db/database.ts'
import type { ApprovingAct } from '../../documents/blocks.ts'
import { postInBody } from '../../documents/posts.ts'
import { buildRoster } from '../../documents/roster.ts'
import type { RosterData, RosterOptions, RosterRow } from '../../documents/roster.ts'
import { getOffice, getSettings } from '../office/office.service.ts'
import { heldOn, readComposition } from './composition.ts'
import type { Composition } from './composition.ts'
import { findGaps } from './gaps.ts'
import type { MembershipRow, PersonRow } from './members.repo.ts'
import { texts } from './texts.ts'
import { lowerFirst, upperFirst } from '../wording.ts'
import { rosterTemplate } from '../../documents/templates/lists.ts'
import { templateTexts } from '../templates/templates.service.ts'

/** «Состав» of a day as the decrees print it. */
export function rosterDocument(db: ReadDb, input: RosterDocumentInput): DocumentModel {
  const { data, options } = rosterData(db, input)
  return buildRoster(data, getSettings(db).documents, options, templateTexts(db, rosterTemplate))
}

/** The rows of a состав and how they are printed: of its own paper and of the appendix to an order. */
export function rosterData(db: ReadDb, input: RosterDocumentInput): { data: RosterData; options: RosterOptions } {
  const composition = readComposition(db)
  const held = heldOn(composition, input.on)
  const isFour = input.shape === 'numberPostRoleName'
  const office = getOffice(db)
  const rows: RosterRow[] = [...held].map(([personId, own]) =>
    personRow(composition, personId, own, isFour, office.name),
  )
  for (const gap of findGaps(composition, input.on, null)) rows.push(vacantRow(gap.kind === 'block', gap.name))
  const title = texts.document.genitive(office.mcuName)
  return {
    data: { title, asOf: input.on, approvedBy: approvingAct(composition, held), rows },
    options: { shape: isFour ? 'four' : 'three', names: input.names },
  }
}

function personRow(
  composition: Composition,
  personId: number,
  own: readonly MembershipRow[],
  isFour: boolean,
  ownBody: string,
): RosterRow {
  // heldOn leaves out people who are not in the composition.
  const person = composition.persons.get(personId) as PersonRow
  const name = { surname: person.surname, givenName: person.name, patronymic: person.patronymic, fullName: '' }
  return {
    post: postInBody(person.post, person.organisation, ownBody),
    role: rolesText(composition, own),
    // A post without a person prints its post in the three-column table and an empty name in the other one.
    person: person.surname === '' && !isFour ? null : name,
    consentOn: person.consentOn,
  }
}

/** «Куратор МЦУ, ответственный за блоки «Дороги», «Транспорт»»: the roles of one person as a decree prints them. */
function rolesText(composition: Composition, own: readonly MembershipRow[]): string {
  const parts: string[] = []
  for (const isTemporary of [false, true]) {
    const ofKind = own.filter((membership) => membership.isTemporary === isTemporary)
    const say = (text: string): void => void parts.push(isTemporary ? texts.document.temporary(text) : text)
    const plain = ofKind.filter((membership) => membership.blockId === null)
    for (const membership of plain) {
      const role = composition.roleById.get(membership.roleId)?.name ?? ''
      say(parts.length === 0 ? role : lowerFirst(role))
    }
    const blockNames = ofKind
      .map((membership) =>
        membership.blockId === null ? undefined : composition.blockById.get(membership.blockId)?.name,
      )
      .filter((name) => name !== undefined)
      .map((name) => `«${upperFirst(name)}»`)
    if (blockNames.length > 0) say(texts.document.responsibleForBlocks(blockNames))
  }
  return upperFirst(parts.join(', '))
}

const vacantRow = (isBlock: boolean, name: string): RosterRow => ({
  post: '',
  role: upperFirst(isBlock ? texts.document.responsibleForBlocks([`«${upperFirst(name)}»`]) : name),
  person: null,
  consentOn: null,
})

/** The act most of the состав stands on; none is printed where the powers have no act. */
function approvingAct(
  composition: Composition,
  held: ReadonlyMap<number, readonly MembershipRow[]>,
): ApprovingAct | null {
  const uses = new Map<number, number>()
  for (const membership of [...held.values()].flat()) {
    if (membership.actId !== null && !membership.isTemporary)
      uses.set(membership.actId, (uses.get(membership.actId) ?? 0) + 1)
  }
  const [actId] = [...uses].toSorted((a, b) => b[1] - a[1])[0] ?? []
  const act = actId === undefined ? undefined : composition.actById.get(actId)
  if (!act) return null
  return { act: texts.document.approvedBy[act.kind] ?? act.kind, date: act.adoptedOn, number: act.number }
}
