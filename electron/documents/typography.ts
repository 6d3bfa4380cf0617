import { formatDecimal, formatInteger, smallestDenominator } from '../contract/figureText.ts'

export { formatDecimal, formatInteger, smallestDenominator }

const NBSP = '\u00a0'

/** Words that must not hang at the end of a line: prepositions, conjunctions and particles of up to three letters. */
const shortWords =
  'а|без|в|во|да|для|до|же|за|и|из|или|изо|к|ко|на|над|не|ни|но|о|об|обо|от|ото|по|под|при|с|со|то|у|что'

/** Abbreviations that belong to the word or number after them. */
const leadingAbbreviations = 'г|гл|д|кв|корп|мкр|обл|п|пер|пл|пом|пос|пп|просп|р-н|рис|с|ст|стр|табл|тел|ул|ч'

/** Units that belong to the number before them. */
const units =
  'л\\.|экз\\.|г\\.|гг\\.|года|году|год|годов|лет|дн\\.|день|дня|дней|раб\\.|ч|ч\\.|мин|мин\\.|руб\\.|тыс\\.|млн|млрд|км|м|мм|см|кв\\.|шт\\.|чел\\.|процентов|%|‰|°C'

const months = 'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря'

const before = '(?<=^|[\\s\\u00a0(«"\\[/])'

const rules: readonly [RegExp, string][] = [
  [/№ (?=\S)/gu, `№${NBSP}`],
  [/§ (?=\S)/gu, `§${NBSP}`],
  [new RegExp(`(\\d{1,2}) (?=(?:${months})(?![а-яё]))`, 'giu'), `$1${NBSP}`],
  [new RegExp(`((?:${months})) (?=\\d{4}(?!\\d))`, 'giu'), `$1${NBSP}`],
  [new RegExp(`([\\dIVXLC]) (?=(?:${units})(?![а-яёa-z]))`, 'giu'), `$1${NBSP}`],
  [/(?<=(?:^|[^\d.,])\d{1,3}) (?=\d{3}(?!\d))/gu, NBSP],
  [/([IVX]+) (?=квартал|полугоди)/gu, `$1${NBSP}`],
  [new RegExp(`${before}((?:${leadingAbbreviations})\\.) (?=[\\dА-ЯЁ«№])`, 'gu'), `$1${NBSP}`],
  // ч. 2 ст. 8
  [/((?:ч|п|пп|ст)\.\u00a0\d+(?:\.\d+)*) (?=(?:ч|п|пп|ст)\.)/gu, `$1${NBSP}`],
  // И.О. Фамилия, И. О. Фамилия, Фамилия И.О., Фамилия И. О.
  [new RegExp(`${before}([А-ЯЁ]\\.) (?=[А-ЯЁ]\\.)`, 'gu'), `$1${NBSP}`],
  [new RegExp(`${before}([А-ЯЁ]\\.(?:[-\\u00a0]?[А-ЯЁ]\\.)?) (?=[А-ЯЁ][а-яё])`, 'gu'), `$1${NBSP}`],
  [/([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?) (?=[А-ЯЁ]\.)/gu, `$1${NBSP}`],
  [/ (?=[–—] )/gu, NBSP],
  // Twice: a word shares its blank with the next one («и в доме»).
  [new RegExp(`${before}(${shortWords}) (?=\\S)`, 'giu'), `$1${NBSP}`],
  [new RegExp(`${before}(${shortWords}) (?=\\S)`, 'giu'), `$1${NBSP}`],
]

/**
 * Puts non-breaking spaces where a line must not break: initials, «№», dates, numbers with units, short prepositions,
 * the blank before a dash (design/README.md «Тексты»). Only blanks change, applying it twice changes nothing more.
 */
export function typeset(text: string): string {
  let result = text
  for (const [pattern, replacement] of rules) result = result.replace(pattern, replacement)
  return result
}

/** Initials as papers write them: «Лапшина О.Д.» of «Лапшина О. Д.», which the screen shows. */
export function tightInitials(text: string): string {
  return text.replace(/(?<![А-ЯЁа-яё])([А-ЯЁ]\.)[ \u00a0](?=[А-ЯЁ]\.)/gu, '$1')
}

/** The same text with ordinary blanks: for comparing and for searching. */
export function plain(text: string): string {
  return text.replaceAll(NBSP, ' ')
}

/** A share that explains itself: «91,5 % (375 из 410)»; «1 из 2» for small numbers; «–» where there is nothing to divide by. */
export function formatShare(numerator: number, denominator: number): string {
  if (denominator <= 0) return '–'
  const parts = `${formatInteger(numerator)}${NBSP}из${NBSP}${formatInteger(denominator)}`
  if (denominator < smallestDenominator) return parts
  return `${formatDecimal((numerator / denominator) * 100)}${NBSP}% (${parts})`
}

/** The form of a noun after a number: `plural(21, 'человек', 'человека', 'человек')`. */
export function plural(count: number, one: string, few: string, many: string): string {
  const tens = Math.abs(count) % 100
  const units = tens % 10
  if (tens > 10 && tens < 20) return many
  if (units === 1) return one
  return units >= 2 && units <= 4 ? few : many
}

/** First letter raised, the rest as it is. */
export function capitalize(text: string): string {
  return text.charAt(0).toLocaleUpperCase('ru-RU') + text.slice(1)
}

/** First letter lowered unless the first word is an abbreviation («МКУ», «О.И.») or a bare capital name is meant. */
export function decapitalize(text: string): string {
  return /^[А-ЯЁ](?:[а-яё]|[\s\u00a0])/u.test(text) ? text.charAt(0).toLocaleLowerCase('ru-RU') + text.slice(1) : text
}

/** Ends a sentence: adds a full stop unless one of . … ! ? ; : stands there already. */
export function sentence(text: string): string {
  const trimmed = text.trim()
  return trimmed === '' || /[.…!?;:]["»)]?$/u.test(trimmed) ? trimmed : `${trimmed}.`
}
