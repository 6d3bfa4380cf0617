import type { Gender } from './types.ts'
import { swap } from './types.ts'

/**
 * The school rules for surnames in the two cases a protocol needs most. The second opinion beside the library: `surnames.ts` compares.
 */
type NameCase = 'dative' | 'accusative'

/** One part of a surname. */
export function schoolSurname(part: string, nameCase: NameCase, gender: Gender): string {
  return gender === 'male' ? male(part, nameCase) : female(part, nameCase)
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
  if (/(?:[гкхцжчшщ]ий|[нж]ий|ый|[аеёиоуыэюя][а-яё]*ой)$/u.test(part)) {
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
