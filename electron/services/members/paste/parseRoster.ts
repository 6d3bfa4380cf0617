import type { Directories } from '../../../contract/directory.ts'
import type { PastedRole, PastedRoster, PastedRow } from '../../../contract/members.ts'
import { cleanText } from '../../../contract/scalars.ts'
import { normalName } from '../../directory/directory.service.ts'
import { personNames } from '../../people.ts'
import type { NameParts } from '../../people.ts'
import { readColumns } from './columns.ts'
import type { Columns } from './columns.ts'
import { isVacant, readName } from './names.ts'
import { readRoles } from './roles.ts'
import { readTable } from './table.ts'
import type { TableRow } from './table.ts'
import { pasteTexts } from './texts.ts'

/** People and powers that the register has already, to recognise them in the pasted rows. */
export interface KnownMembers {
  persons: readonly (NameParts & { id: number; post: string })[]
  /** Powers that hold on the day. */
  held: readonly { personId: number; roleId: number; blockId: number | null; isTemporary: boolean }[]
}

/**
 * Understands a pasted состав: which column is what, who the people are, which roles and blocks of the directory are meant.
 * Pure; nothing is dropped: what was not understood is a question of its row, what is not a person is listed in `skipped`.
 * @param pasted the text, and the cells where the clipboard held a table (then the text is not read)
 */
export function parseRoster(
  pasted: { text: string; cells: readonly (readonly string[])[] | null },
  directories: Pick<Directories, 'roles' | 'blocks'>,
  known: KnownMembers,
): PastedRoster {
  const table = pasted.cells
    ? {
        rows: pasted.cells.map((cells, index) => ({ line: index + 1, cells: cells.map((cell) => cell.trim()) })),
        loose: [],
      }
    : readTable(pasted.text)
  const filled = table.rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''))
  const columns = readColumns(filled)
  const read = columns.body.map((row) => readRow(row, columns, directories))
  const empty = read.filter((row) => isEmptyRow(row))
  const rows = mergePeople(read.filter((row) => !isEmptyRow(row))).map((row) => recognise(row, known))
  const skipped = [
    ...columns.headings.map((row) => ({ line: row.line, text: join(row.cells), reason: pasteTexts.reasons.heading })),
    ...columns.numbering.map((row) => ({
      line: row.line,
      text: join(row.cells),
      reason: pasteTexts.reasons.numbering,
    })),
    ...table.loose.map((loose) => ({ ...loose, reason: pasteTexts.reasons.outside })),
    ...empty.map((row) => ({ line: row.lines[0] ?? 0, text: join(row.source), reason: pasteTexts.reasons.empty })),
  ].toSorted((a, b) => a.line - b.line)
  return {
    columns: columns.meanings.map((meaning, index) => ({ title: columns.titles[index] ?? '', meaning })),
    rows,
    skipped,
    questions: overall(rows, columns, directories, known),
  }
}

const join = (cells: readonly string[]): string =>
  cells
    .map((cell) => cell.replace(/\s+/gu, ' ').trim())
    .filter(Boolean)
    .join(' · ')
const oneLine = (text: string): string => cleanText(text).replace(/\s+/gu, ' ').trim()
const isEmptyRow = (row: PastedRow): boolean => row.surname === '' && row.post === '' && row.roles.length === 0

function readRow(row: TableRow, columns: Columns, directories: Pick<Directories, 'roles' | 'blocks'>): PastedRow {
  const cellOf = (meaning: Columns['meanings'][number]): string =>
    row.cells
      .filter((_, index) => columns.meanings[index] === meaning)
      .join('\n')
      .trim()
  const [nameCell, postCell, roleCell] = [cellOf('name'), cellOf('post'), cellOf('role')]
  const named = readName(nameCell, true)
  const inPost = named ? undefined : readName(postCell, false)
  const name = named ?? inPost
  const post = oneLine(inPost ? inPost.rest : [postCell, named?.rest ?? ''].filter((part) => part !== '').join(', '))
  const roles: PastedRole[] = readRoles(cleanText(roleCell), directories).map((role) => ({ ...role, isHeld: false }))
  const questions: string[] = []
  if (!name) questions.push(isVacant(nameCell) || isVacant(postCell) ? pasteTexts.vacant : pasteTexts.noName)
  else if (!name.isSure) questions.push(pasteTexts.unsureName)
  if (roles.length === 0) questions.push(pasteTexts.noRole)
  return {
    lines: [row.line],
    source: row.cells,
    personId: null,
    surname: name?.surname ?? '',
    name: name?.name ?? '',
    patronymic: name?.patronymic ?? '',
    post,
    nameConfidence: name === undefined ? 'unknown' : name.isSure ? 'sure' : 'likely',
    roles,
    questions,
  }
}

/** One person on several rows becomes one row with all roles (НЗ prints it so, domain.md §2). */
function mergePeople(rows: readonly PastedRow[]): PastedRow[] {
  const merged: PastedRow[] = []
  for (const row of rows) {
    const key = fullNameOf(row)
    const same = row.surname === '' ? undefined : merged.find((other) => fullNameOf(other) === key)
    if (!same) {
      merged.push({ ...row })
      continue
    }
    same.lines = [...same.lines, ...row.lines]
    same.source = [...same.source, ...row.source]
    same.roles = [
      ...same.roles,
      ...row.roles.filter(
        (role) =>
          !same.roles.some(
            (held) => held.roleId !== null && held.roleId === role.roleId && held.blockId === role.blockId,
          ),
      ),
    ]
    const posts = [...new Set([same.post, row.post].filter((post) => post !== ''))]
    const notes = [pasteTexts.merged(same.lines), ...(posts.length > 1 ? [pasteTexts.postsDiffer(posts)] : [])]
    same.questions = [
      ...same.questions.filter((question) => !question.startsWith(pasteTexts.merged(same.lines.slice(0, -1)))),
      ...notes,
    ]
    same.post = posts[0] ?? ''
  }
  return merged
}

const fullNameOf = (row: NameParts): string => normalName([row.surname, row.name, row.patronymic].join(' '))
const initialsOf = (row: NameParts): string =>
  normalName(`${row.surname} ${row.name.charAt(0)} ${row.patronymic.charAt(0)}`)

/** Finds the person and his powers in the register; likeness of initials is asked about, never assumed. */
function recognise(row: PastedRow, known: KnownMembers): PastedRow {
  const same = known.persons.find((person) => person.surname !== '' && fullNameOf(person) === fullNameOf(row))
  const postOnly =
    row.surname === ''
      ? known.persons.find((person) => person.surname === '' && normalName(person.post) === normalName(row.post))
      : undefined
  const person = same ?? postOnly
  const similar =
    person ?? (row.surname === '' ? undefined : known.persons.find((other) => initialsOf(other) === initialsOf(row)))
  const isHeld = (role: PastedRole): boolean =>
    person !== undefined &&
    known.held.some(
      (held) =>
        held.personId === person.id &&
        !held.isTemporary &&
        held.roleId === role.roleId &&
        held.blockId === role.blockId,
    )
  return {
    ...row,
    personId: person?.id ?? null,
    roles: row.roles.map((role) => ({ ...role, isHeld: isHeld(role) })),
    questions:
      similar && !person ? [...row.questions, pasteTexts.similar(personNames(similar).fullName)] : row.questions,
  }
}

/** Questions that no single row can answer. */
function overall(
  rows: readonly PastedRow[],
  columns: Columns,
  directories: Pick<Directories, 'roles'>,
  known: KnownMembers,
): string[] {
  if (rows.length === 0) return [pasteTexts.nothing]
  const questions: string[] = []
  if (!columns.meanings.includes('role')) questions.push(pasteTexts.noRoleColumn)
  for (const role of directories.roles.filter((entry) => !entry.allowsMany)) {
    const holders = rows.filter((row) => row.roles.some((one) => one.roleId === role.id))
    if (holders.length > 1)
      questions.push(
        pasteTexts.severalHolders(
          role.name,
          holders.map((row) => personNames(row).shortName || row.post),
        ),
      )
    const [holder] = holders
    const taken = known.held.find((held) => held.roleId === role.id && !held.isTemporary)
    const former = known.persons.find((person) => person.id === taken?.personId)
    if (holders.length === 1 && former && holder?.personId !== former.id)
      questions.push(pasteTexts.taken(role.name, personNames(former).shortName))
  }
  return questions
}
