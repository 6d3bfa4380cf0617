import type { Block, Directories, Role } from '../../../electron/contract/directory.ts'
import type { Act, Membership, Roster, RosterPerson } from '../../../electron/contract/members.ts'
import { fullDate, lowerFirst } from '../../ui/format.ts'
import { texts } from './texts.ts'

const nbsp = '\u00A0'
/** The role of the glossary that is held block by block. */
export const BLOCK_OFFICER = 'blockOfficer'

/** What stands where a person meets a block. */
export type CellState = 'holds' | 'standsIn' | 'gap' | 'none'

export interface MatrixColumn {
  block: Block
  isGap: boolean
}

export interface MatrixRow {
  person: RosterPerson
  roles: string
  cells: CellState[]
  act: { title: string; period: string }
}

export interface Matrix {
  columns: MatrixColumn[]
  rows: MatrixRow[]
  /** The one act of all stand-ins, for the legend; empty where they differ or have none. */
  temporaryAct: string
  hasTemporary: boolean
}

/** «№ 12-р», «протокол № 11», «распоряжение без номера». */
export function actNumber(act: Act | undefined): string {
  if (!act) return texts.act.none
  const isOrder = act.kind === 'распоряжение' || act.kind === 'постановление'
  if (act.number === '') return `${act.kind} ${texts.act.noNumber}`
  return `${isOrder ? '' : `${act.kind} `}${texts.act.number}${nbsp}${act.number}`
}

/** «распоряжение № 12-р от 03.02.2026»; blanks of the act are told. */
export function actTitle(act: Act): string {
  const number = act.number === '' ? texts.act.noNumber : `${texts.act.number}${nbsp}${act.number}`
  return [act.kind, number, act.adoptedOn === null ? '' : `${texts.act.from}${nbsp}${fullDate(act.adoptedOn)}`]
    .filter(Boolean)
    .join(' ')
}

/** «с 03.02.2026», or «до 30.11.2026» where the powers have an end. */
export function periodText(membership: Pick<Membership, 'fromOn' | 'toOn'>): string {
  if (membership.toOn !== null) return texts.act.until(membership.toOn)
  return membership.fromOn === null ? '' : texts.act.since(membership.fromOn)
}

/** Roles of a person in a few words: «ПОС, секретарь», «Отраслевые блоки». */
export function roleLine(person: RosterPerson, roles: ReadonlyMap<number, Role>): string {
  const permanent = person.memberships.filter((membership) => !membership.isTemporary)
  const own = permanent.length > 0 ? permanent : person.memberships
  const words: string[] = []
  for (const roleId of new Set(own.map((membership) => membership.roleId))) {
    const role = roles.get(roleId)
    const blocks = own.filter((membership) => membership.roleId === roleId && membership.blockId !== null).length
    const name =
      role?.code === BLOCK_OFFICER
        ? blocks > 1
          ? texts.roleLine.blocks
          : texts.roleLine.block
        : (role?.shortName ?? '')
    words.push(words.length === 0 ? name : lowerFirst(name))
  }
  const line = words.join(', ')
  return permanent.length > 0 ? line : `${line} (${texts.roleLine.temporary})`
}

/** Blocks in use on the day, in their order. */
export const openBlocks = (blocks: readonly Block[], on: string): Block[] =>
  blocks.filter(
    (block) =>
      (block.activeFrom === null || block.activeFrom <= on) && (block.activeTo === null || on <= block.activeTo),
  )

/** The matrix of people and blocks on the day of the roster. */
export function buildMatrix(roster: Roster, directories: Pick<Directories, 'blocks' | 'roles'>): Matrix {
  const roles = new Map(directories.roles.map((role) => [role.id, role]))
  const acts = new Map(roster.acts.map((act) => [act.id, act]))
  const gaps = new Set(roster.gaps.filter((gap) => gap.kind === 'block').map((gap) => gap.id))
  const columns = openBlocks(directories.blocks, roster.on).map((block) => ({ block, isGap: gaps.has(block.id) }))
  const rows = roster.people.map((person) => {
    const main = person.memberships.find((membership) => !membership.isTemporary) ?? person.memberships[0]
    return {
      person,
      roles: roleLine(person, roles),
      cells: columns.map((column) => cellState(person, column)),
      act: {
        title: main?.actId ? actNumber(acts.get(main.actId)) : texts.act.none,
        period: main ? periodText(main) : '',
      },
    }
  })
  const temporary = roster.people
    .flatMap((person) => person.memberships)
    .filter((membership) => membership.isTemporary && membership.blockId !== null)
  const temporaryActs = new Set(temporary.map((membership) => membership.actId))
  const [only] = temporaryActs
  return {
    columns,
    rows,
    temporaryAct: temporaryActs.size === 1 && only ? actNumber(acts.get(only)) : '',
    hasTemporary: temporary.length > 0,
  }
}

function cellState(person: RosterPerson, column: MatrixColumn): CellState {
  const own = person.memberships.filter((membership) => membership.blockId === column.block.id)
  if (own.some((membership) => !membership.isTemporary)) return 'holds'
  if (own.length > 0) return 'standsIn'
  return column.isGap ? 'gap' : 'none'
}
