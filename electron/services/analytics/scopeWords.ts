import type { AnalyticsScope } from '../../contract/analytics.ts'
import type { Directories } from '../../contract/directory.ts'
import { periodName } from '../../contract/periods.ts'
import { periodOfScope } from './flow.ts'
import { texts } from './texts.ts'

/** What a table or a paper is of, in words. */

interface Line {
  title: string
  words: string
}

const LISTS = {
  channelIds: ['channels', 'channels'],
  blockIds: ['blocks', 'blocks'],
  themeIds: ['themes', 'themes'],
  territoryIds: ['territories', 'territories'],
  recipientIds: ['recipients', 'recipients'],
  responsibleIds: ['persons', 'responsible'],
} as const

/** Each condition of a scope but its period; none where all cards are meant. */
export function conditionLines(scope: AnalyticsScope, directories: Directories): Line[] {
  const lines: Line[] =
    scope.kind === undefined ? [] : [{ title: texts.conditions.kind, words: texts.conditions.kinds[scope.kind] }]
  for (const [field, [directory, title]] of Object.entries(LISTS) as [
    keyof typeof LISTS,
    (typeof LISTS)['blockIds'],
  ][]) {
    const chosen = new Set<number | null>(scope[field] ?? [])
    if (chosen.size === 0) continue
    const entries: readonly { id: number; name?: string; shortName: string }[] = directories[directory]
    const names = entries.filter(({ id }) => chosen.has(id)).map(({ name, shortName }) => name ?? shortName)
    const unset = chosen.has(null) ? [texts.conditions.unset] : []
    lines.push({ title: texts.conditions[title], words: [...names, ...unset].join(', ') })
  }
  return lines
}

/** The conditions as one text for the head of a paper: «каналы: ПОС, ИМ; блоки: Дороги»; null without any. */
export function conditionText(scope: AnalyticsScope, directories: Directories): string | null {
  const lines = conditionLines(scope, directories)
  return lines.length === 0
    ? null
    : lines.map(({ title, words }) => `${title.toLocaleLowerCase('ru')}: ${words}`).join('; ')
}

export const scopePeriodName = (scope: AnalyticsScope): string => periodName(periodOfScope(scope))
