import { RULE_FIELDS } from '../../contract/autorules.ts'
import type { RuleActions, RuleConditions, RuleField, RuleOutcome, RuleValues } from '../../contract/autorules.ts'
import { WordBook } from './wordBook.ts'
import type { Pattern, ReadText } from './wordBook.ts'

/** Rules against the facts of a card: pure, so that the entry form, an import and a dry run say the same. */

/** What rules look at. `null` and `false` mean that nobody has filled the field. */
export interface RuleFacts {
  kind: 'message' | 'appeal'
  channelId: number | null
  themeId: number | null
  territoryId: number | null
  fastTrack: boolean
  /** Gist and text together. */
  text: string
  sourcePage: string
  blockId: number | null
  recipientId: number | null
  responsibleId: number | null
  isImportant: boolean
}

export interface Rule {
  id: number
  name: string
  conditions: RuleConditions
  actions: RuleActions
}

/** What a rule needs to know of the directories. */
export interface RuleWorld {
  /** Block and group of each theme. */
  themes: ReadonlyMap<number, { blockId: number | null; groupName: string }>
  /** The territory that each one lies in. */
  parents: ReadonlyMap<number, number | null>
  /** Whether a value may still be filled in: a closed entry of a directory may not. */
  isOpen(field: RuleField, value: number): boolean
}

export interface ReadyRule {
  id: number
  name: string
  kind: string | null
  channels: ReadonlySet<number> | null
  themes: ReadonlySet<number> | null
  territories: ReadonlySet<number> | null
  fastTrack: boolean | null
  pages: readonly string[]
  all: readonly Pattern[]
  any: readonly Pattern[]
  none: readonly Pattern[]
  actions: readonly (readonly [RuleField, number | true])[]
}

/** The rules of the office made ready for many cards; directories are read once. */
export interface RuleBook {
  readonly rules: readonly ReadyRule[]
  readonly words: WordBook
  readonly themes: RuleWorld['themes']
}

const NOTHING: RuleOutcome[] = []

/** Makes rules ready, in their order. */
export function compileRules(rules: readonly Rule[], world: RuleWorld): RuleBook {
  const words = new WordBook()
  return { rules: rules.map((rule) => ready(rule, world, words)), words, themes: world.themes }
}

function ready(rule: Rule, world: RuleWorld, words: WordBook): ReadyRule {
  const { conditions } = rule
  const patterns = (list: readonly string[]): Pattern[] => list.map((typed) => words.pattern(typed))
  return {
    id: rule.id,
    name: rule.name,
    kind: conditions.kind,
    channels: conditions.channelIds.length === 0 ? null : new Set(conditions.channelIds),
    themes: themesOf(conditions, world),
    territories: territoriesOf(conditions, world),
    fastTrack: conditions.fastTrack,
    pages: conditions.sourcePages.map(pageWords),
    all: patterns(conditions.allWords),
    any: patterns(conditions.anyWords),
    none: patterns(conditions.noWords),
    actions: actionsOf(rule.actions, world),
  }
}

const pageWords = (page: string): string => page.normalize('NFC').toLowerCase().replaceAll('ё', 'е').trim()

function themesOf({ themeIds, themeGroups }: RuleConditions, world: RuleWorld): ReadonlySet<number> | null {
  if (themeIds.length === 0 && themeGroups.length === 0) return null
  const groups = new Set(themeGroups)
  const ofGroups = [...world.themes].filter(([, { groupName }]) => groups.has(groupName)).map(([id]) => id)
  return new Set([...themeIds, ...ofGroups])
}

function territoriesOf({ territoryIds }: RuleConditions, world: RuleWorld): ReadonlySet<number> | null {
  if (territoryIds.length === 0) return null
  const wanted = new Set(territoryIds)
  for (const [id] of world.parents) {
    // A chain longer than the directory is a loop that was there before.
    for (let at: number | null | undefined = id, steps = 0; at != null && steps <= world.parents.size; steps += 1) {
      if (wanted.has(at)) {
        wanted.add(id)
        break
      }
      at = world.parents.get(at)
    }
  }
  return wanted
}

function actionsOf(actions: RuleActions, world: RuleWorld): [RuleField, number | true][] {
  return RULE_FIELDS.flatMap((field): [RuleField, number | true][] => {
    const value = actions[field]
    if (value === null || value === false) return []
    return value === true || world.isOpen(field, value) ? [[field, value]] : []
  })
}

/**
 * What the rules fill in on a card, one outcome per rule that fills anything, in the order of the rules. A field that is filled
 * stays as it is, whoever filled it: a person, or a rule that stands earlier. A later rule sees what an earlier one has filled in,
 * so that words may give the theme and the theme the recipient. A theme brings its block. A rule whose theme or block is not that of
 * the card does nothing at all.
 *
 * @param refused ids of rules that a person has turned down on this card
 */
export function applyRules(book: RuleBook, facts: RuleFacts, refused?: ReadonlySet<number>): RuleOutcome[] {
  let text: ReadText | null = null
  let page: string | null = null
  let outcomes = NOTHING
  const themeBlock = facts.themeId === null ? null : (book.themes.get(facts.themeId)?.blockId ?? null)
  // The block of a theme follows from the theme, so a rule may not fill in another one.
  let now = facts.blockId === null && themeBlock !== null ? { ...facts, blockId: themeBlock } : facts
  const readText = (): ReadText => (text ??= book.words.read(facts.text))
  const readPage = (): string => (page ??= pageWords(facts.sourcePage))
  for (const rule of book.rules) {
    if (!fills(rule, now) || !isHit(rule, now, readText, readPage) || refused?.has(rule.id)) continue
    const changes = changesOf(book, rule, now)
    if (changes === null) continue
    const before = Object.fromEntries(Object.keys(changes).map((field) => [field, now[field as RuleField]]))
    if (outcomes === NOTHING) outcomes = []
    outcomes.push({ ruleId: rule.id, ruleName: rule.name, changes, before: before as RuleValues })
    now = { ...now, ...(changes as Partial<RuleFacts>) }
  }
  return outcomes
}

const isFree = (facts: RuleFacts, field: RuleField): boolean => facts[field] === null || facts[field] === false

const fills = (rule: ReadyRule, facts: RuleFacts): boolean => rule.actions.some(([field]) => isFree(facts, field))

function isHit(rule: ReadyRule, facts: RuleFacts, readText: () => ReadText, readPage: () => string): boolean {
  if (rule.kind !== null && rule.kind !== facts.kind) return false
  if (rule.fastTrack !== null && rule.fastTrack !== facts.fastTrack) return false
  if (!isAmong(rule.channels, facts.channelId)) return false
  if (!isAmong(rule.themes, facts.themeId)) return false
  if (!isAmong(rule.territories, facts.territoryId)) return false
  if (rule.pages.length > 0 && !rule.pages.some((part) => readPage().includes(part))) return false
  return hasWords(rule, readText)
}

const isAmong = (wanted: ReadonlySet<number> | null, id: number | null): boolean =>
  wanted === null || (id !== null && wanted.has(id))

function hasWords(rule: ReadyRule, readText: () => ReadText): boolean {
  const { all, any, none } = rule
  if (all.length + any.length + none.length === 0) return true
  const text = readText()
  return (
    all.every((pattern) => text.has(pattern)) &&
    (any.length === 0 || any.some((pattern) => text.has(pattern))) &&
    !none.some((pattern) => text.has(pattern))
  )
}

function changesOf(book: RuleBook, rule: ReadyRule, facts: RuleFacts): RuleValues | null {
  if (contradicts(book, rule, facts)) return null
  const changes: Partial<Record<RuleField, number | true>> = {}
  for (const [field, value] of rule.actions) {
    if (!isFree(facts, field)) continue
    const blockId = field === 'themeId' ? (book.themes.get(value as number)?.blockId ?? null) : null
    if (blockId !== null && facts.blockId === null) changes.blockId = blockId
    changes[field] = value
  }
  return changes as RuleValues
}

/** A rule that takes the card for another subject than stands on it is wrong about its recipient too. */
function contradicts(book: RuleBook, rule: ReadyRule, facts: RuleFacts): boolean {
  const { blockId, themeId } = Object.fromEntries(rule.actions) as { blockId?: number; themeId?: number }
  const themeBlock = themeId === undefined ? undefined : (book.themes.get(themeId)?.blockId ?? undefined)
  const wantedBlock = themeBlock ?? blockId
  return (
    (themeId !== undefined && facts.themeId !== null && facts.themeId !== themeId) ||
    (wantedBlock !== undefined && facts.blockId !== null && facts.blockId !== wantedBlock)
  )
}
