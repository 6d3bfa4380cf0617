/**
 * Surnames in the two cases a protocol needs: «поручить кому» and «слушали кого». With initials only the surname is
 * declined. The rules are the school ones; an exception is stored by the office as a correction and goes first.
 */
export type NameCase = 'nominative' | 'dative' | 'accusative'
export type Gender = 'male' | 'female'

/** Gender by patronymic, else by an unambiguous surname ending; undefined when neither tells. */
export function genderOf(surname: string, patronymic?: string | null): Gender | undefined {
  const middle = (patronymic ?? '').toLocaleLowerCase('ru-RU')
  if (/(?:вна|чна|шна|кызы)$/u.test(middle)) return 'female'
  if (/(?:ич|оглы)$/u.test(middle)) return 'male'
  const last = surname.toLocaleLowerCase('ru-RU')
  if (/(?:ова|ева|ёва|ына|ская|цкая|ая|яя)$/u.test(last)) return 'female'
  if (/(?:ов|ев|ёв|ин|ын|ский|цкий|ый)$/u.test(last)) return 'male'
  return undefined
}

/**
 * The surname in a case. Each part of a double surname is declined by itself. An unknown gender leaves the name as it
 * is: a wrong form in a signed paper is worse than a nominative.
 */
export function declineSurname(surname: string, nameCase: NameCase, gender: Gender | undefined): string {
  if (nameCase === 'nominative' || gender === undefined) return surname
  const decline = gender === 'male' ? male : female
  return surname
    .split('-')
    .map((part) => (part.length < 3 ? part : decline(part, nameCase)))
    .join('-')
}

function swap(part: string, cut: number, ending: string): string {
  return part.slice(0, part.length - cut) + ending
}

function vowelEnding(part: string, nameCase: NameCase): string | undefined {
  const dative = nameCase === 'dative'
  if (/ия$/u.test(part)) return swap(part, 1, dative ? 'и' : 'ю')
  if (/а$/u.test(part)) return /[аеёиоуыэюя]а$/u.test(part) ? part : swap(part, 1, dative ? 'е' : 'у')
  if (/я$/u.test(part)) return swap(part, 1, dative ? 'е' : 'ю')
  return undefined
}

function male(part: string, nameCase: NameCase): string {
  const dative = nameCase === 'dative'
  if (/(?:ых|их)$/u.test(part)) return part
  if (/(?:[гкхцжчшщ]ий|ый|ской|цкой|той|ной)$/u.test(part)) {
    return swap(part, 2, /[жчшщ]ий$/u.test(part) ? (dative ? 'ему' : 'его') : dative ? 'ому' : 'ого')
  }
  const vowel = vowelEnding(part, nameCase)
  if (vowel !== undefined) return vowel
  if (/[йь]$/u.test(part)) return swap(part, 1, dative ? 'ю' : 'я')
  if (/[бвгджзклмнпрстфхцчшщ]$/u.test(part)) return part + (dative ? 'у' : 'а')
  return part
}

function female(part: string, nameCase: NameCase): string {
  const dative = nameCase === 'dative'
  if (/(?:ова|ева|ёва|ина|ына)$/u.test(part)) return swap(part, 1, dative ? 'ой' : 'у')
  if (/яя$/u.test(part)) return swap(part, 2, dative ? 'ей' : 'юю')
  if (/[жчшщ]ая$/u.test(part)) return swap(part, 2, dative ? 'ей' : 'ую')
  if (/ая$/u.test(part)) return swap(part, 2, dative ? 'ой' : 'ую')
  return vowelEnding(part, nameCase) ?? part
}
