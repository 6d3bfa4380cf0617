import type { CaseFilter, CaseStatus } from '../../../electron/contract/messages.ts'
import { CASE_STATUSES } from '../../../electron/contract/messages.ts'
import type { ComboOption } from '../../ui/combo.ts'
import { searchList } from '../../ui/layout.ts'
import { choices } from './findTexts.ts'
import { statusLong } from './texts.ts'

/** Short conditions typed among the words of a search: «@гордеев #снег срок:сегодня статус:проверка канал:пос». */

export interface ShortNames {
  options: Readonly<Record<'channels' | 'themes' | 'persons', readonly ComboOption<number>[]>>
  /** The person behind the operator at work; null where none is named. */
  me: number | null
}

export interface ShortRead {
  /** Words that are left to be looked for. */
  words: string
  patch: Partial<CaseFilter>
}

const TOKEN = /(?:^|\s)(@|#|срок:|статус:|канал:)([^\s]+)/giu

/** The first that fits; endings are let go, so that «проверка» finds «На проверке». */
const first = <T>(list: readonly T[], text: string, textOf: (one: T) => string): T | undefined => {
  const wanted = text.replaceAll('_', ' ')
  for (const cut of [0, 1, 2]) {
    if (cut > 0 && wanted.length - cut < 4) return undefined
    const [found] = searchList(list, wanted.slice(0, wanted.length - cut), textOf).items
    if (found !== undefined) return found
  }
  return undefined
}
const best = (options: readonly ComboOption<number>[], text: string): number | undefined =>
  first(options, text, (option) => `${option.label} ${option.keywords ?? ''}`)?.value

/**
 * Takes the short conditions out of what was typed. What is not understood stays a word, so that nothing is lost unseen.
 * «_» stands for a blank inside a name.
 */
export const readShort = (typed: string, { options, me }: ShortNames): ShortRead => {
  const patch: Partial<CaseFilter> = {}
  const add = (name: 'responsibleIds' | 'themeIds' | 'channelIds', id: number | undefined): boolean => {
    if (id === undefined) return false
    patch[name] = [...(patch[name] ?? []), id]
    return true
  }
  const words = typed.replace(TOKEN, (whole, mark: string, value: string) => {
    const understood = ((): boolean => {
      switch (mark.toLowerCase()) {
        case '@':
          return add('responsibleIds', value.toLowerCase() === 'я' ? (me ?? undefined) : best(options.persons, value))
        case '#':
          return add('themeIds', best(options.themes, value))
        case 'канал:':
          return add('channelIds', best(options.channels, value))
        case 'срок:': {
          const found = dueOf(value)
          if (found) patch.due = found
          return found !== undefined
        }
        default: {
          const found = statusOf(value)
          if (found) patch.statuses = [...(patch.statuses ?? []), found]
          return found !== undefined
        }
      }
    })()
    return understood ? ' ' : whole
  })
  return { words: words.replace(/\s+/gu, ' ').trim(), patch }
}

const dueOf = (value: string): CaseFilter['due'] => {
  const list = Object.entries(choices.due).map(([due, label]) => ({ due, label }))
  return first(list, value.replace(/^нет$/iu, 'без срока'), ({ label }) => label)?.due as CaseFilter['due']
}

const statusOf = (value: string): CaseStatus | undefined => first(CASE_STATUSES, value, (status) => statusLong[status])
