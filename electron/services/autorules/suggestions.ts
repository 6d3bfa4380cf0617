import { emptyActions, emptyConditions } from '../../contract/autorules.ts'
import type { SuggestedRule } from '../../contract/autorules.ts'
import type { ReadDb } from '../../db/database.ts'
import { stem, words } from '../words/words.service.ts'
import { dismissedSignatures, entryNameOf, territoryName } from './autorules.repo.ts'
import { factsOfCase, filledByRules, receivedFacts } from './cases.repo.ts'
import type { RuledFacts } from './cases.repo.ts'
import { applyRules } from './engine.ts'
import type { RuleBook } from './engine.ts'

/**
 * Rules that people's corrections speak for. A correction is a recipient that a person chose otherwise than the rules say, or, where
 * they say nothing, otherwise than the usual recipient of the theme. Equal corrections are gathered by theme and territory, and what
 * is left by theme and a word of the gist.
 */

type Field = 'recipientId' | 'themeId'

interface Correction {
  facts: RuledFacts
  field: Field
  value: number
}

/** Below this share of its own conditions a suggestion would be wrong too often. */
const CLEAR = 0.6
/** A habit is said of a theme with this many cards. */
const HABIT_FROM = 5
const SHORT_WORD = 4
const MOST_SUGGESTED = 10

interface Group {
  key: string
  field: Field
  value: number
  times: number
  of: number
  caseIds: number[]
  conditions: Partial<SuggestedRule['conditions']>
}

/**
 * @param book rules in force
 * @param period days of receipt that are looked at
 * @param caseId only what the corrections of this card are part of; `null` for all
 */
export function suggestRules(
  db: ReadDb,
  book: RuleBook,
  period: { from: string; to: string },
  after: number,
  caseId: number | null,
): SuggestedRule[] {
  const cards = cardsOf(db, period, caseId)
  const filled = filledByRules(db, period.from, period.to)
  const chosen = cards.filter((facts) => isChosen(facts, filled))
  const habits = habitsOf(chosen)
  const corrections = chosen.flatMap((facts) => correctionsOf(book, habits, facts, filled))
  const byPlace = gather(corrections, chosen, after, placeKeys)
  const covered = new Set(byPlace.flatMap((group) => group.caseIds))
  const rest = corrections.filter(({ facts }) => !covered.has(facts.id))
  const byWord = gather(rest, chosen, after, wordKeys)
  const dismissed = dismissedSignatures(db)
  return [...byPlace, ...dropTwins(byWord)]
    .filter((group) => !dismissed.has(group.key) && (caseId === null || group.caseIds.includes(caseId)))
    .toSorted((a, b) => b.times - a.times)
    .slice(0, MOST_SUGGESTED)
    .map((group) => suggested(db, group))
}

/** All cards of the period, or those of the theme of one card. */
function cardsOf(db: ReadDb, { from, to }: { from: string; to: string }, caseId: number | null): RuledFacts[] {
  if (caseId === null) return [...receivedFacts(db, from, to)]
  const own = factsOfCase(db, caseId)
  return own === undefined ? [] : [...receivedFacts(db, from, to, own.themeId)]
}

type Filled = ReadonlyMap<number, Readonly<Record<string, unknown>>>

function isChosen(facts: RuledFacts, filled: Filled): boolean {
  return facts.recipientId !== null && filled.get(facts.id)?.['recipientId'] !== facts.recipientId
}

/** The usual recipient of each theme: most of its cards go there. */
function habitsOf(cards: readonly RuledFacts[]): ReadonlyMap<number, number> {
  const counts = new Map<number, Map<number, number>>()
  for (const { themeId, recipientId } of cards) {
    if (themeId === null || recipientId === null) continue
    const ofTheme = counts.get(themeId) ?? new Map<number, number>()
    counts.set(themeId, ofTheme.set(recipientId, (ofTheme.get(recipientId) ?? 0) + 1))
  }
  const habits = new Map<number, number>()
  for (const [themeId, ofTheme] of counts) {
    const total = [...ofTheme.values()].reduce((sum, one) => sum + one, 0)
    const best = [...ofTheme].toSorted((a, b) => b[1] - a[1])[0]
    if (best && total >= HABIT_FROM && best[1] / total >= CLEAR) habits.set(themeId, best[0])
  }
  return habits
}

function correctionsOf(
  book: RuleBook,
  habits: ReadonlyMap<number, number>,
  facts: RuledFacts,
  filled: Filled,
): Correction[] {
  const found: Correction[] = []
  const says = Object.assign(
    {},
    ...applyRules(book, { ...facts, recipientId: null }).map(({ changes }) => changes),
  ) as {
    recipientId?: number
  }
  const expected = says.recipientId ?? (facts.themeId === null ? undefined : habits.get(facts.themeId))
  if (facts.recipientId !== null && expected !== undefined && expected !== facts.recipientId)
    found.push({ facts, field: 'recipientId', value: facts.recipientId })
  const ruleTheme = filled.get(facts.id)?.['themeId']
  if (facts.themeId !== null && ruleTheme !== undefined && ruleTheme !== facts.themeId)
    found.push({ facts, field: 'themeId', value: facts.themeId })
  return found
}

interface Key {
  key: string
  conditions: Group['conditions']
}

function placeKeys({ themeId, territoryId }: RuledFacts, field: Field): Key[] {
  if (field === 'themeId' || themeId === null || territoryId === null) return []
  return [
    { key: `theme ${themeId} place ${territoryId}`, conditions: { themeIds: [themeId], territoryIds: [territoryId] } },
  ]
}

function wordKeys({ themeId, gist }: RuledFacts, field: Field): Key[] {
  const themeIds = field === 'recipientId' && themeId !== null ? [themeId] : []
  const distinct = new Map(
    words(gist)
      .filter((word) => word.length >= SHORT_WORD)
      .map((word) => [stem(word), word]),
  )
  return [...distinct].map(([root, word]) => ({
    key: `theme ${themeIds[0] ?? ''} word ${root}`,
    conditions: { themeIds, anyWords: [word] },
  }))
}

/** Groups of equal corrections that are many enough and clear enough among all cards with the same conditions. */
function gather(
  corrections: readonly Correction[],
  chosen: readonly RuledFacts[],
  after: number,
  keysOf: (facts: RuledFacts, field: Field) => Key[],
): Group[] {
  const groups = new Map<string, Group>()
  for (const { facts, field, value } of corrections) {
    for (const { key, conditions } of keysOf(facts, field)) {
      const name = `${field} ${value} ${key}`
      const group = groups.get(name) ?? { key: name, field, value, times: 0, of: 0, caseIds: [], conditions }
      groups.set(name, group)
      group.times += 1
      group.caseIds.push(facts.id)
    }
  }
  const frequent = [...groups.values()].filter(({ times }) => times >= after)
  if (frequent.length === 0) return []
  const totals = totalsOf(chosen, keysOf)
  return frequent
    .map((group) => ({ ...group, of: totals.get(`${group.field} ${group.key.split(' ').slice(2).join(' ')}`) ?? 0 }))
    .filter(({ times, of }) => times / of >= CLEAR)
}

function totalsOf(
  chosen: readonly RuledFacts[],
  keysOf: (facts: RuledFacts, field: Field) => Key[],
): ReadonlyMap<string, number> {
  const totals = new Map<string, number>()
  for (const facts of chosen)
    for (const field of ['recipientId', 'themeId'] as const)
      for (const { key } of keysOf(facts, field)) {
        const name = `${field} ${key}`
        totals.set(name, (totals.get(name) ?? 0) + 1)
      }
  return totals
}

/** Several words of the same cards say the same: the first of the widest stays. */
function dropTwins(groups: readonly Group[]): Group[] {
  const seen = new Set<number>()
  return groups
    .toSorted((a, b) => b.times - a.times)
    .filter(({ caseIds }) => {
      const isNew = caseIds.some((id) => !seen.has(id))
      for (const id of caseIds) seen.add(id)
      return isNew
    })
}

function suggested(db: ReadDb, group: Group): SuggestedRule {
  const [themeId] = group.conditions.themeIds ?? []
  const [territoryId] = group.conditions.territoryIds ?? []
  const what = [
    themeId === undefined ? '' : entryNameOf(db, 'themeId', themeId),
    territoryId === undefined ? '' : territoryName(db, territoryId),
    ...(group.conditions.anyWords ?? []),
  ].filter((part) => part !== '')
  return {
    signature: group.key,
    name: what.join(', ').slice(0, 200),
    conditions: { ...emptyConditions, ...group.conditions },
    actions: { ...emptyActions, [group.field]: group.value },
    times: group.times,
    of: group.of,
    caseIds: group.caseIds.slice(0, 50),
  }
}
