import { RULE_FIELDS } from '../../../electron/contract/autorules.ts'
import type { RuleActions, RuleConditions, RuleField, RuleValues } from '../../../electron/contract/autorules.ts'
import type { useDirectories } from '../messages/directories.ts'
import { texts } from './texts.ts'

/** Rules in words, and words of rules as they are typed. */

type Names = Pick<ReturnType<typeof useDirectories>, 'short' | 'person'>

/** «снег, детская площадка; дорож*» → its parts; quotation marks may hold a comma. */
export const splitWords = (typed: string): string[] => {
  const parts = typed.match(/(?:«[^»]*»|"[^"]*"|[^,;\n«"])+/g) ?? []
  const clean = parts.map((part) => part.replace(/[«»"]/g, '').replace(/\s+/g, ' ').trim())
  return [...new Set(clean.filter((part) => part !== ''))]
}
export const joinWords = (words: readonly string[]): string =>
  words.map((word) => (word.includes(',') ? `«${word}»` : word)).join(', ')

/** One value of a field; empty when nothing stands there. */
export const valueWords = (names: Names, field: RuleField, value: number | boolean | null | undefined): string => {
  if (value === null || value === undefined || value === false) return ''
  if (value === true) return field === 'isImportant' ? texts.important : texts.fast
  if (field === 'responsibleId') return names.person(value)
  const lists = { blockId: 'blocks', themeId: 'themes', recipientId: 'recipients' } as const
  return field in lists ? names.short(lists[field as keyof typeof lists], value) : ''
}

/** What stands in the fields of a rule, for a column: «Животные, Благоустройство». A theme brings its block: named alone it says enough. */
export const plainValues = (names: Names, values: RuleValues): string => {
  const fields = RULE_FIELDS.filter((field) => field in values)
  const told = 'themeId' in values ? fields.filter((field) => field !== 'blockId') : fields
  return told.map((field) => valueWords(names, field, values[field]) || texts.notSet).join(', ')
}

/** What a rule fills in, in words. */
export const actionWords = (names: Names, actions: RuleActions): string =>
  RULE_FIELDS.filter((field) => actions[field] !== null && actions[field] !== false)
    .map((field) =>
      actions[field] === true
        ? texts.fields[field]
        : `${texts.fields[field]} ${valueWords(names, field, actions[field])}`,
    )
    .join(', ')

/** When a rule acts, in words. */
export const conditionWords = (names: Names, conditions: RuleConditions): string => {
  const list = (of: 'channels' | 'themes' | 'territories', ids: readonly number[]): string =>
    ids.map((id) => names.short(of, id)).join(', ')
  const { kind, fastTrack, themeGroups, allWords, anyWords, noWords, sourcePages } = conditions
  const parts = [
    kind === null ? '' : texts.form.kinds[kind].toLowerCase(),
    list('channels', conditions.channelIds),
    [list('themes', conditions.themeIds), themeGroups.join(', ')].filter((part) => part !== '').join(', '),
    list('territories', conditions.territoryIds),
    allWords.map((word) => `«${word}»`).join(' и '),
    anyWords.map((word) => `«${word}»`).join(' или '),
    noWords.length === 0 ? '' : `без ${noWords.map((word) => `«${word}»`).join(', ')}`,
    sourcePages.length === 0 ? '' : `страница ${sourcePages.join(', ')}`,
    fastTrack === null ? '' : fastTrack ? texts.fast : `не ${texts.fast}`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? texts.anyCase : parts.join('; ')
}
