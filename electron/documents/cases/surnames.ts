import { inclineFirstname, inclineLastname, inclineMiddlename } from 'lvovich'
import { adjectiveGender, declineAdjective } from './adjectives.ts'
import { declineNoun } from './nouns.ts'
import { schoolSurname } from './schoolRules.ts'
import type { Declined, Gender, GrammaticalCase } from './types.ts'
import { caseLike, swap } from './types.ts'

/**
 * Names in all cases by lvovich (the rules of «Петрович»), with what its table of endings cannot know. Its answer is compared with the
 * school rules: where the two disagree, nobody is certain.
 */

/** Foreign names with a stressed end, never declined. */
const INDECLINABLE = new Set(['дюма', 'золя', 'петипа', 'гавальда', 'тома', 'камю', 'беранже'])
/** First halves of double surnames that stay: «Бей-Биенко», «Бонч-Бруевич». */
const STILL_FIRST_PARTS = new Set(['бей', 'бонч', 'тер', 'мелик', 'корвин', 'вар', 'эль', 'аль', 'ибн', 'кара', 'оол'])
/** Common nouns whose vowel falls out; as a surname some families keep it, so a person must look. */
const FUGITIVE = new Set(['заяц', 'орёл', 'орел', 'лев', 'соловей', 'воробей', 'муравей', 'швец', 'жнец'])
/** Foreign names in -ин, -ов take -ом: «с Чаплином». */
const FOREIGN_STEMS = new Set(['дарвин', 'чаплин', 'грин', 'кронин', 'бюлов', 'цвейг'])
/** «Козий», «Бабий» bend like a noun in one family and like «лисий» in another; «Корень» keeps or loses its vowel. */
const EITHER_WAY = /(?:(?<!рыж|[яуо]ч|щ)(?<=[бвзжч])ий|ень)$/u
const ADJECTIVE_SIBILANT = /(?:[яоаую]чий|[уюая]щий|[вш]ий|[жш]ий|вчий)$/u

function malePart(part: string, grammaticalCase: GrammaticalCase): Declined {
  const low = part.toLocaleLowerCase('ru-RU')
  if (FUGITIVE.has(low)) {
    const form = declineNoun(part, grammaticalCase, { gender: 'masculine', isAnimate: true })
    return { form: form ?? part, isSure: false }
  }
  if (/[жчшщ]ий$/u.test(low) && ADJECTIVE_SIBILANT.test(low))
    return { form: declineAdjective(part, grammaticalCase, 'masculine', true), isSure: true }
  // One syllable: «Цой», «Кий» are nouns, whatever their end looks like.
  if (/^[^аеёиоуыэюя]*[аеёиоуыэюя]й$/u.test(low)) {
    const ends = {
      genitive: 'я',
      dative: 'ю',
      accusative: 'я',
      instrumental: 'ем',
      prepositional: /ий$/u.test(low) ? 'и' : 'е',
    }
    return { form: swap(part, 1, ends[grammaticalCase]), isSure: true }
  }
  const form = inclineLastname(part, grammaticalCase, 'male')
  if (form === part && /[бвгджзклмнпрстфхцчшщьй]$/u.test(low) && !/[ыи]х$/u.test(low)) {
    const asNoun = declineNoun(part, grammaticalCase, { gender: 'masculine', isAnimate: true })
    return { form: asNoun ?? part, isSure: false }
  }
  const isSure = !EITHER_WAY.test(low)
  if (grammaticalCase === 'instrumental') return { form: instrumental(part, low, form), isSure }
  // The table of endings loses the soft sign: «Стрельцу».
  return { form: /лец$/u.test(low) ? form.replace(/лц(?=.{1,2}$)/u, 'льц') : form, isSure }
}

function instrumental(part: string, low: string, form: string): string {
  if (FOREIGN_STEMS.has(low) && /ым$/u.test(form)) return swap(form, 2, 'ом')
  if (/[жшчщц]а$/u.test(low)) return swap(form, 2, 'ей')
  if (/ач$/u.test(low)) return `${part}ом`
  if (/[жш]$/u.test(low)) return `${part}${/иж$/u.test(low) ? 'ом' : 'ем'}`
  if (/ым$/u.test(form) && !/(?:[оеё]в|[иы]н|[ыо]й)$/u.test(low)) return swap(form, 2, 'ом')
  if (/лец$/u.test(low)) return form.replace(/лц(?=.{1,2}$)/u, 'льц')
  if (low === 'король') return swap(part, 1, 'ём')
  return form
}

function femalePart(part: string, grammaticalCase: GrammaticalCase): Declined {
  const low = part.toLocaleLowerCase('ru-RU')
  if (!/[ая]$/u.test(low)) return { form: part, isSure: true }
  if (adjectiveGender(part) === 'feminine')
    return { form: declineAdjective(part, grammaticalCase, 'feminine', true), isSure: true }
  const form = inclineLastname(part, grammaticalCase, 'female')
  return { form: grammaticalCase === 'instrumental' ? instrumental(part, low, form) : form, isSure: true }
}

function surnamePart(part: string, grammaticalCase: GrammaticalCase, gender: Gender, isFirst: boolean): Declined {
  const low = part.toLocaleLowerCase('ru-RU')
  if (INDECLINABLE.has(low) || (isFirst && STILL_FIRST_PARTS.has(low))) return { form: part, isSure: true }
  // Two letters: «Ли» stays; «Ан», «Цо» may go either way.
  if (part.length < 3) return { form: part, isSure: gender === 'female' || /[еёиоуыэю]$/u.test(low) }
  const decline = gender === 'male' ? malePart : femalePart
  const { form, isSure } = decline(part, grammaticalCase)
  const agrees = (['dative', 'accusative'] as const).every(
    (one) => decline(part, one).form === schoolSurname(part, one, gender),
  )
  return { form, isSure: isSure && agrees }
}

/** A surname; each half of a double one by itself. Without a gender only what both genders share is certain. */
export function surnameIn(surname: string, grammaticalCase: GrammaticalCase, gender: Gender | undefined): Declined {
  if (gender === undefined) {
    const still = (['male', 'female'] as const).every((one) => surnameIn(surname, 'genitive', one).form === surname)
    return { form: surname, isSure: still }
  }
  const parts = surname.split('-')
  const declined = parts.map((part, index) => surnamePart(part, grammaticalCase, gender, index < parts.length - 1))
  return { form: declined.map(({ form }) => form).join('-'), isSure: declined.every(({ isSure }) => isSure) }
}

/** A given name; a female one on a soft sign is of the third declension, which a person should confirm. */
export function givenNameIn(name: string, grammaticalCase: GrammaticalCase, gender: Gender | undefined): Declined {
  if (gender === undefined) return { form: name, isSure: false }
  const parts = name.split('-').map((part): Declined => {
    const form = inclineFirstname(part, grammaticalCase, gender)
    const low = part.toLocaleLowerCase('ru-RU')
    if (low === 'илья' && grammaticalCase === 'instrumental') return { form: caseLike('ильёй', part), isSure: true }
    if (gender === 'female' && low.endsWith('ь')) {
      const other = declineNoun(part, grammaticalCase, { gender: 'feminine', isAnimate: true })
      const isKnown = inclineFirstname(part, 'dative', gender) !== part
      return isKnown ? { form, isSure: true } : { form: other ?? form, isSure: false }
    }
    return { form, isSure: form !== part || /[еёиоуыэю]$/u.test(low) || gender === 'female' }
  })
  return { form: parts.map(({ form }) => form).join('-'), isSure: parts.every(({ isSure }) => isSure) }
}

/** A patronymic; «Мамед оглы» stays. */
export function patronymicIn(text: string, grammaticalCase: GrammaticalCase, gender: Gender | undefined): Declined {
  if (/(?:оглы|кызы|гызы|улы|уулу)$/iu.test(text)) return { form: text, isSure: true }
  if (gender === undefined) return { form: text, isSure: false }
  const form = inclineMiddlename(text, grammaticalCase, gender)
  return { form, isSure: /(?:ич|на)$/iu.test(text) }
}
