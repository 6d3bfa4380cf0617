import { RULE_FIELDS, type RuleValues } from '../../../electron/contract/autorules.ts'
import type { useDirectories } from './directories.ts'
import { routingTexts } from './routingTexts.ts'

/** «получатель МКУ «Служба», важное»: what a rule fills in, in words. A theme stands for its block. */
export const filledWords = (
  names: Pick<ReturnType<typeof useDirectories>, 'short' | 'person'>,
  values: RuleValues,
): string => {
  const lists = { blockId: 'blocks', themeId: 'themes', recipientId: 'recipients' } as const
  return RULE_FIELDS.filter(
    (field) => values[field] !== undefined && !(field === 'blockId' && values.themeId !== undefined),
  )
    .map((field) => {
      const value = values[field]
      const word = routingTexts.fields[field]
      if (typeof value !== 'number') return word
      if (field === 'responsibleId') return `${word} ${names.person(value)}`
      return field in lists ? `${word} ${names.short(lists[field as keyof typeof lists], value)}` : word
    })
    .join(', ')
}
