import type { Directories } from '../../../electron/contract/directory.ts'
import type { AppliedRow, PastedRole, PastedRoster, PastedRow } from '../../../electron/contract/members.ts'
import { BLOCK_OFFICER } from './matrix.ts'
import { texts } from './texts.ts'

/** A role of a pasted row with what the person decided about it. */
export interface DraftRole {
  source: PastedRole
  roleId: number | null
  newRole: string
  blockId: number | null
  newBlock: string
  isSkipped: boolean
  /** Its question is answered, or it had none. */
  isAnswered: boolean
}

export interface DraftRow {
  source: PastedRow
  isIncluded: boolean
  fullName: string
  post: string
  isPostOnly: boolean
  roles: DraftRole[]
}

/** A row without a role waits for one as well. */
const noRole = (question: string | null): PastedRole => ({
  text: '',
  roleId: null,
  roleName: '',
  blockText: '',
  blockId: null,
  confidence: 'unknown',
  isHeld: false,
  question,
})

/** The preview as it begins: what was understood is taken, what was not waits for an answer. */
export function startDraft(pasted: PastedRoster): DraftRow[] {
  return pasted.rows.map((row) => ({
    source: row,
    isIncluded: true,
    fullName: [row.surname, row.name, row.patronymic].filter((part) => part !== '').join(' '),
    post: row.post,
    isPostOnly: row.personId !== null && row.surname === '',
    roles: (row.roles.length > 0 ? row.roles : [noRole(texts.pasteDialog.noRole)]).map((role) => ({
      source: role,
      roleId: role.roleId,
      newRole: '',
      blockId: role.blockId,
      newBlock: '',
      isSkipped: false,
      isAnswered: role.question === null,
    })),
  }))
}

/** A chosen seat as a choice list holds it. */
export type SeatChoice = `role:${number}` | `block:${number}`

export const choiceOf = (role: DraftRole): SeatChoice | null =>
  role.blockId !== null
    ? `block:${role.blockId}`
    : role.roleId !== null && role.source.blockText === '' && role.isAnswered
      ? `role:${role.roleId}`
      : null

/** Takes a seat from the list: a block means its officer. */
export function chooseSeat(role: DraftRole, choice: SeatChoice | null, roles: Directories['roles']): void {
  if (choice === null) {
    Object.assign(role, { blockId: null, newBlock: '', newRole: '', isAnswered: false })
    return
  }
  const id = Number(choice.split(':')[1])
  const officer = roles.find((one) => one.code === BLOCK_OFFICER)?.id ?? null
  Object.assign(role, { newRole: '', newBlock: '', isSkipped: false, isAnswered: true })
  if (choice.startsWith('block:')) Object.assign(role, { blockId: id, roleId: officer })
  else Object.assign(role, { roleId: id, blockId: null })
}

/** Creates what the table names and the directory lacks: the block, else the role. */
export function createSeat(role: DraftRole): void {
  const { blockText, roleName } = role.source
  if (blockText !== '') role.newBlock = blockText
  if (role.roleId === null) role.newRole = roleName
  role.isSkipped = false
  role.isAnswered = true
}

export const canCreate = (role: DraftRole): boolean =>
  role.source.blockText !== '' || (role.roleId === null && role.source.roleName !== '')

const NAMELESS = ''

/** Rows that still wait: a question about a role, or nobody's name. */
export function openQuestions(rows: readonly DraftRow[]): number {
  return rows
    .filter((row) => row.isIncluded)
    .reduce((sum, row) => {
      const roles = row.roles.filter((role) => !role.isSkipped && !role.isAnswered).length
      const name = row.source.personId === null && !row.isPostOnly && row.fullName.trim() === NAMELESS ? 1 : 0
      return sum + roles + name
    }, 0)
}

/** What is sent: included rows, roles without the skipped ones. */
export function toApplied(rows: readonly DraftRow[]): { rows: AppliedRow[]; origin: number[] } {
  const origin: number[] = []
  const applied = rows.flatMap((row, index): AppliedRow[] => {
    if (!row.isIncluded) return []
    origin.push(index)
    const [surname = '', name = '', ...rest] = row.isPostOnly ? [] : row.fullName.trim().split(/\s+/u)
    return [
      {
        personId: row.source.personId,
        surname,
        name,
        patronymic: rest.join(' '),
        post: row.post,
        isPostOnly: row.isPostOnly,
        roles: row.roles
          .filter((role) => !role.isSkipped)
          .map(({ roleId, newRole, blockId, newBlock }) => ({
            roleId,
            newRole: roleId === null ? newRole : '',
            blockId,
            newBlock: blockId === null ? newBlock : '',
          })),
      },
    ]
  })
  return { rows: applied, origin }
}

/** Refusals of the core (`rows.<index>.…`) as remarks of the rows of the draft. */
export function rowErrors(errors: Readonly<Record<string, string>>, origin: readonly number[]): Map<number, string[]> {
  const found = new Map<number, string[]>()
  for (const [path, message] of Object.entries(errors)) {
    const at = /^rows\.(\d+)\./u.exec(path)
    const index = at ? origin[Number(at[1])] : undefined
    if (index !== undefined) found.set(index, [...(found.get(index) ?? []), message])
  }
  return found
}
