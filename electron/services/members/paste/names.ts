import type { NameParts } from '../../people.ts'

/** What a cell said about a person: his name, what else stood there, and how surely the name was read. */
export interface ReadName extends NameParts {
  rest: string
  isSure: boolean
}

const word = "[А-ЯЁ][а-яё']+(?:-[А-ЯЁа-яё][а-яё]+)?"
const patronymic = '(?:[А-ЯЁ][а-яё]*(?:вич|вна|ична|ьич|мич|кич)|[А-ЯЁ][а-яё]+\\s(?:оглы|кызы))(?![а-яё])'
const dash = '\\s*[-–—:,]\\s*|\\s*\\n\\s*'

const full = new RegExp(`(?<![А-Яа-яЁё-])(${word})\\s+(${word})\\s+(${patronymic})`, 'u')
const three = new RegExp(`^(${word})\\s+(${word})\\s+(${word})`, 'u')
const surnameInitials = new RegExp(`(${word})\\s+([А-ЯЁ])\\.\\s?([А-ЯЁ])\\.`, 'u')
const initialsSurname = new RegExp(`([А-ЯЁ])\\.\\s?([А-ЯЁ])\\.\\s?(${word})`, 'u')
const pair = new RegExp(`^(${word})\\s+(${word})$`, 'u')
const single = new RegExp(`^(${word})$`, 'u')

const capitals = (text: string): string =>
  text.replace(/[А-ЯЁ]{3,}(?:-[А-ЯЁ]{3,})?/gu, (shout) =>
    shout.toLowerCase().replace(/(?<![а-яё])[а-яё]/gu, (letter) => letter.toUpperCase()),
  )

/** Removes what joined the name to the post: «… - начальник отдела», «начальник отдела, …». */
function trimJoint(text: string): string {
  return text
    .replace(new RegExp(`^(?:${dash})+|(?:${dash})+$`, 'gu'), '')
    .replace(/\s+/gu, ' ')
    .trim()
}

function without(text: string, found: RegExpExecArray): string {
  const before = trimJoint(text.slice(0, found.index))
  const after = trimJoint(text.slice(found.index + found[0].length))
  return [before, after].filter((part) => part !== '').join(', ')
}

/**
 * A name in a cell of its own or beside the post: «Фамилия Имя Отчество - должность» (Тросна), «должность – И.О. Фамилия»,
 * «Фамилия И. О.». A surname in capitals is read too. Undefined where no name is found.
 * @param isNameColumn in a column of names two words or one are a name as well
 */
export function readName(cell: string, isNameColumn: boolean): ReadName | undefined {
  const text = isNameColumn ? capitals(cell.trim()) : cell.trim()
  const sure = full.exec(text)
  const whole = sure ?? (isNameColumn ? three.exec(text) : null)
  if (whole)
    return {
      surname: whole[1] ?? '',
      name: whole[2] ?? '',
      patronymic: whole[3] ?? '',
      rest: without(text, whole),
      isSure: sure !== null,
    }
  const short = surnameInitials.exec(text)
  if (short)
    return {
      surname: short[1] ?? '',
      name: short[2] ?? '',
      patronymic: short[3] ?? '',
      rest: without(text, short),
      isSure: false,
    }
  const reversed = initialsSurname.exec(text)
  if (reversed)
    return {
      surname: reversed[3] ?? '',
      name: reversed[1] ?? '',
      patronymic: reversed[2] ?? '',
      rest: without(text, reversed),
      isSure: false,
    }
  if (!isNameColumn) return undefined
  const two = pair.exec(text)
  if (two) return { surname: two[1] ?? '', name: two[2] ?? '', patronymic: '', rest: '', isSure: false }
  const one = single.exec(text)
  return one ? { surname: one[1] ?? '', name: '', patronymic: '', rest: '', isSure: false } : undefined
}

/** Whether a cell is nothing but a name of two words or more: a single word may be anything. */
export const isBareName = (cell: string): boolean => {
  const name = readName(cell, true)
  return name !== undefined && name.rest === '' && name.name !== ''
}

/** Whether a cell says that nobody is appointed. */
export const isVacant = (cell: string): boolean =>
  /^\W*(?:ваканс|вакант|не назначен|нет$|-+$|–+$|—+$)/iu.test(cell.trim())
