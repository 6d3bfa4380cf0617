import { decimal, thousands } from '../../ui/format.ts'
import { leafTexts } from './leafTexts.ts'
import type { Asked, Names } from './model.ts'
import { periodTitle } from './period.ts'
import { FILTER_NAMES, type FilterName } from './query.ts'
import { shortNumber } from './share.ts'
import { texts } from './texts.ts'

/** Figures and conditions of the page in words. */

export const daysText = (days: number | null): string =>
  days === null ? '–' : leafTexts.terms.daysValue(shortNumber(days))
export const hoursText = (hours: number | null): string =>
  hours === null ? '–' : leafTexts.terms.hoursValue(shortNumber(hours))
export const markText = (mark: number | null): string => (mark === null ? '–' : decimal(mark))
export const partOf = (part: number, whole: number): string => leafTexts.of(thousands(part), thousands(whole))

const listOf = {
  channelIds: 'channels',
  blockIds: 'blocks',
  themeIds: 'themes',
  territoryIds: 'territories',
  recipientIds: 'recipients',
} as const

/** «ЖКХ», «ЖКХ и ещё 2», «Не указано». */
export function idWords(names: Names, filter: FilterName, ids: readonly (number | null)[]): string {
  const nameOf = (id: number): string =>
    (filter === 'responsibleIds' ? names.person(id) : names.short(listOf[filter], id)) || String(id)
  const words = ids.map((id) => (id === null ? texts.filters.notSet : nameOf(id)))
  return words.length <= 3 ? words.join(', ') : `${words.slice(0, 2).join(', ')} и ещё ${words.length - 2}`
}

/** The conditions besides the period: «канал: ПОС; блок: ЖКХ»; empty without any. */
export function filterWords({ view }: Asked, names: Names): string {
  const lists = FILTER_NAMES.filter((name) => view.filters[name].length > 0).map(
    (name) => `${texts.filters.names[name].toLowerCase()}: ${idWords(names, name, view.filters[name])}`,
  )
  return [...(view.cards === null ? [] : [texts.filters.kinds[view.cards].toLowerCase()]), ...lists].join('; ')
}

/** «III квартал 2026, блок: ЖКХ»: what every table and picture says it is of. */
export function ofWhat(asked: Asked, names: Names, when?: string): string {
  const filters = filterWords(asked, names)
  return `${when ?? periodTitle(asked.view.kind, asked.period)}${filters === '' ? '' : `, ${filters}`}`
}
export const captionOf = (title: string, asked: Asked, names: Names, when?: string): string =>
  `${title}. ${ofWhat(asked, names, when)}`
