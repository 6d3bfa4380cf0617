import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyActions, emptyConditions, RULE_FIELDS } from '../../contract/autorules.ts'
import type { RuleActions, RuleConditions } from '../../contract/autorules.ts'
import { applyRules, compileRules } from './engine.ts'
import type { Rule, RuleFacts, RuleWorld } from './engine.ts'
import { plainWords } from './wordBook.ts'
import { words } from '../words/words.service.ts'

const ROADS = 1
const HOUSING = 2
const SNOW = 11
const LEAK = 12
const TOWN = 21
const STREET = 22
const VILLAGE = 23

const world: RuleWorld = {
  themes: new Map([
    [SNOW, { blockId: ROADS, groupName: 'Дороги' }],
    [LEAK, { blockId: HOUSING, groupName: 'ЖКХ' }],
  ]),
  parents: new Map([
    [TOWN, null],
    [STREET, TOWN],
    [VILLAGE, null],
  ]),
  isOpen: (field, value) => !(field === 'recipientId' && value === 99),
}
const empty: RuleFacts = {
  kind: 'message',
  channelId: 1,
  themeId: null,
  territoryId: null,
  fastTrack: false,
  text: '',
  sourcePage: '',
  blockId: null,
  recipientId: null,
  responsibleId: null,
  isImportant: false,
}
let nextId = 0
function rule(conditions: Partial<RuleConditions>, actions: Partial<RuleActions>, id = (nextId += 1)): Rule {
  return {
    id,
    name: `Правило ${id}`,
    conditions: { ...emptyConditions, ...conditions },
    actions: { ...emptyActions, ...actions },
  }
}
const run = (rules: Rule[], facts: Partial<RuleFacts>, refused?: ReadonlySet<number>) =>
  applyRules(compileRules(rules, world), { ...empty, ...facts }, refused)
const hits = (conditions: Partial<RuleConditions>, facts: Partial<RuleFacts>): boolean =>
  run([rule(conditions, { recipientId: 5 })], facts).length === 1

describe('which cards a rule hits', () => {
  it('finds words in any of their forms, ё and capitals aside', () => {
    expect(hits({ anyWords: ['дорога'] }, { text: 'Ямы на ДОРОГАХ у школы' })).toBe(true)
    expect(hits({ anyWords: ['тёплый'] }, { text: 'В подъезде теплая вода' })).toBe(true)
    expect(hits({ anyWords: ['дорога'] }, { text: 'Дорожный знак упал' })).toBe(false)
  })

  it('finds beginnings of words by an asterisk', () => {
    expect(hits({ anyWords: ['дорож*'] }, { text: 'Дорожный знак упал' })).toBe(true)
    expect(hits({ anyWords: ['дорож*'] }, { text: 'Упал знак бездорожья' })).toBe(false)
  })

  it('finds a phrase only where its words stand side by side', () => {
    expect(hits({ anyWords: ['«детская площадка»'] }, { text: 'На детской площадке сломаны качели' })).toBe(true)
    expect(hits({ anyWords: ['детская площадка'] }, { text: 'Площадка у детского сада' })).toBe(false)
    expect(hits({ anyWords: ['детская площадка'] }, { text: 'детский сад, детская площадка' })).toBe(true)
  })

  it('asks for all, any and none of the words', () => {
    const conditions = { allWords: ['снег'], anyWords: ['двор', 'проезд'], noWords: ['крыша'] }
    expect(hits(conditions, { text: 'Снег во дворе' })).toBe(true)
    expect(hits(conditions, { text: 'Снег на улице' })).toBe(false)
    expect(hits(conditions, { text: 'Снег с крыши во дворе' })).toBe(false)
  })

  it('takes a group of themes and the places inside a territory', () => {
    expect(hits({ themeGroups: ['ЖКХ'] }, { themeId: LEAK })).toBe(true)
    expect(hits({ themeGroups: ['ЖКХ'] }, { themeId: SNOW })).toBe(false)
    expect(hits({ themeGroups: ['ЖКХ'], themeIds: [SNOW] }, { themeId: SNOW })).toBe(true)
    expect(hits({ territoryIds: [TOWN] }, { territoryId: STREET })).toBe(true)
    expect(hits({ territoryIds: [STREET] }, { territoryId: TOWN })).toBe(false)
    expect(hits({ territoryIds: [TOWN] }, { territoryId: null })).toBe(false)
  })

  it('looks at kind, channel, fast track and source page', () => {
    expect(hits({ kind: 'appeal' }, {})).toBe(false)
    expect(hits({ channelIds: [1, 2] }, {})).toBe(true)
    expect(hits({ channelIds: [2] }, {})).toBe(false)
    expect(hits({ fastTrack: true }, {})).toBe(false)
    expect(hits({ sourcePages: ['Подслушано'] }, { sourcePage: 'vk.com/подслушано_заречный' })).toBe(true)
    expect(hits({ sourcePages: ['Подслушано'] }, { sourcePage: '' })).toBe(false)
  })
})

describe('what rules fill in', () => {
  it('lets an earlier rule win over a later one', () => {
    const outcomes = run([rule({}, { recipientId: 5 }, 101), rule({}, { recipientId: 6, isImportant: true }, 102)], {})
    expect(outcomes).toEqual([
      { ruleId: 101, ruleName: 'Правило 101', changes: { recipientId: 5 }, before: { recipientId: null } },
      { ruleId: 102, ruleName: 'Правило 102', changes: { isImportant: true }, before: { isImportant: false } },
    ])
  })

  it('lets words give the theme and the theme the recipient, the block following the theme', () => {
    const outcomes = run(
      [rule({ anyWords: ['снег'] }, { themeId: SNOW }), rule({ themeIds: [SNOW] }, { recipientId: 7 })],
      {
        text: 'Не убран снег',
      },
    )
    expect(outcomes.map(({ changes }) => changes)).toEqual([{ blockId: ROADS, themeId: SNOW }, { recipientId: 7 }])
  })

  it('does nothing where the card already has another theme or block than the rule takes it for', () => {
    expect(run([rule({}, { themeId: SNOW, recipientId: 5 })], { themeId: LEAK })).toEqual([])
    expect(run([rule({}, { themeId: SNOW, recipientId: 5 })], { themeId: SNOW })).toHaveLength(1)
    expect(run([rule({}, { themeId: SNOW })], { blockId: HOUSING })).toEqual([])
    expect(run([rule({}, { blockId: HOUSING })], { themeId: SNOW })).toEqual([])
  })

  it('fills in no entry that is closed, and nothing of a rule that was turned down', () => {
    expect(run([rule({}, { recipientId: 99 })], {})).toEqual([])
    expect(run([rule({}, { recipientId: 5 }, 7)], {}, new Set([7]))).toEqual([])
  })
})

const facts = fc.record({
  themeId: fc.constantFrom(null, SNOW, LEAK),
  territoryId: fc.constantFrom(null, TOWN, STREET, VILLAGE),
  blockId: fc.constantFrom(null, ROADS, HOUSING),
  recipientId: fc.constantFrom(null, 5, 6),
  responsibleId: fc.constantFrom(null, 8),
  isImportant: fc.boolean(),
  fastTrack: fc.boolean(),
  text: fc.constantFrom('', 'Снег во дворе', 'Течёт труба', 'снега нет'),
})
const anyRule = fc
  .record({
    themeIds: fc.subarray([SNOW, LEAK]),
    territoryIds: fc.subarray([TOWN, VILLAGE]),
    anyWords: fc.subarray(['снег', 'труб*']),
    themeId: fc.constantFrom(null, SNOW, LEAK),
    blockId: fc.constantFrom(null, ROADS),
    recipientId: fc.constantFrom(null, 5, 6, 99),
    isImportant: fc.boolean(),
  })
  .map(({ themeIds, territoryIds, anyWords, ...actions }) => rule({ themeIds, territoryIds, anyWords }, actions))
const someRules = fc.array(anyRule, { maxLength: 6 })

it('reads words as the search does, whatever the text', () => {
  const usual = fc.stringMatching(/^[а-яА-ЯёЁa-zA-Z0-9 ,.«»–—№\n\u00a0-]{0,60}$/)
  fc.assert(
    fc.property(fc.oneof(usual, fc.string({ unit: 'grapheme' })), (text) => {
      expect(plainWords(text)).toEqual(words(text))
    }),
  )
})

describe('whatever the rules and the card', () => {
  it('never changes what is filled, and sets no field twice', () => {
    fc.assert(
      fc.property(someRules, facts, (rules, given) => {
        const outcomes = run(rules, given)
        const set = outcomes.flatMap(({ changes }) => Object.keys(changes))
        expect(new Set(set).size).toBe(set.length)
        const card = { ...empty, ...given }
        for (const field of RULE_FIELDS)
          if (card[field] !== null && card[field] !== false) expect(set).not.toContain(field)
      }),
    )
  })

  it('acts in the order of the rules, and the same again on the same card', () => {
    fc.assert(
      fc.property(someRules, facts, (rules, given) => {
        const order = run(rules, given).map(({ ruleId }) => rules.findIndex(({ id }) => id === ruleId))
        expect(order).toEqual([...order].sort((a, b) => a - b))
        expect(run(rules, given)).toEqual(run(rules, given))
      }),
    )
  })

  it('has nothing more to fill in once it has filled', () => {
    fc.assert(
      fc.property(someRules, facts, (rules, given) => {
        const after = Object.assign({}, given, ...run(rules, given).map(({ changes }) => changes)) as typeof given
        const again = run(rules, after)
        const first = run(rules, given).flatMap(({ changes }) => Object.keys(changes))
        for (const { changes } of again) for (const field of Object.keys(changes)) expect(first).not.toContain(field)
      }),
    )
  })

  it('does the same without a rule that is turned down as with a list that never had it', () => {
    fc.assert(
      fc.property(someRules, facts, fc.nat(5), (rules, given, index) => {
        const one = rules[index]
        if (!one) return
        expect(run(rules, given, new Set([one.id]))).toEqual(
          run(
            rules.filter((other) => other !== one),
            given,
          ),
        )
      }),
    )
  })
})
