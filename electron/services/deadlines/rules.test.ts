import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { caseClocks } from './caseClocks.ts'
import { defaultRules } from './defaultRules.ts'
import { chooseRule, deadlineRuleSchema } from './rules.ts'
import type { RuleFacts } from './rules.ts'
import { rule, shipped } from './testing.ts'

const facts = (changes: Partial<RuleFacts>): RuleFacts => ({
  kind: 'message',
  channelCode: 'pos',
  stage: 'final',
  on: '2026-11-17',
  ...changes,
})
const chosen = (changes: Partial<RuleFacts>, rules = defaultRules) => chooseRule(rules, facts(changes))?.code ?? null

describe('shipped rules', () => {
  it('are sound, have a basis and ask to be checked', () => {
    for (const item of defaultRules) {
      expect(v.parse(deadlineRuleSchema, item)).toEqual(item)
      expect(item.isVerified).toBe(false)
      expect(item.legalBasis).toMatch(/сверьте с вашим регламентом/)
    }
    expect(new Set(defaultRules.map((item) => item.code)).size).toBe(defaultRules.length)
  })

  it('give the terms of domain.md §4.5', () => {
    const terms = Object.fromEntries(defaultRules.map((item) => [item.code, `${item.amount} ${item.unit}`]))
    expect(terms).toEqual({
      'appeal.registration': '3 calendarDays',
      'appeal.redirect': '7 calendarDays',
      'appeal.final': '30 calendarDays',
      'appeal.extension': '30 calendarDays',
      'pos.final': '30 calendarDays',
      'pos.fast-track': '10 calendarDays',
      'im.interim': '9 workingHours',
      'im.interim.important': '4 workingHours',
      'im.final': '7 workingDays',
      'message.final': '30 calendarDays',
    })
  })

  it('an appeal goes by 59-ФЗ whatever its channel, also when it came as a message of ПОС', () => {
    for (const channelCode of ['appeal59', 'pos', 'im', 'other']) {
      expect(chosen({ kind: 'appeal', channelCode })).toBe('appeal.final')
      expect(chosen({ kind: 'appeal', channelCode, stage: 'registration' })).toBe('appeal.registration')
      expect(chosen({ kind: 'appeal', channelCode, stage: 'interim' })).toBeNull()
    }
  })

  it('a message goes by its channel, and another channel by the office setting', () => {
    expect(chosen({})).toBe('pos.final')
    expect(chosen({ fastTrack: true })).toBe('pos.fast-track')
    expect(chosen({ channelCode: 'im', stage: 'interim' })).toBe('im.interim')
    expect(chosen({ channelCode: 'im', stage: 'interim', isImportant: true })).toBe('im.interim.important')
    expect(chosen({ channelCode: 'attention' })).toBe('message.final')
    expect(chosen({ channelCode: 'attention', fastTrack: true })).toBe('message.final')
    expect(rule('message.final').legalBasis).toMatch(/Настройка офиса/)
  })

  it('no rule, no term', () => {
    expect(chosen({ stage: 'routing' })).toBeNull()
    expect(chosen({}, [])).toBeNull()
  })
})

describe('choice of a rule', () => {
  const own = (code: string, changes: Parameters<typeof rule>[1]) =>
    rule('pos.final', { code, origin: 'office', ...changes })

  it('a subcategory stands above its category, a category above the channel', () => {
    const rules = [
      ...defaultRules,
      own('дороги', { category: 'Дороги', amount: 20 }),
      own('ямы', { category: 'Дороги', subcategory: 'Ямы', amount: 15 }),
    ]
    expect(chosen({ category: 'Дороги', subcategory: 'Ямы' }, rules)).toBe('ямы')
    expect(chosen({ category: 'Дороги', subcategory: 'Знаки' }, rules)).toBe('дороги')
    expect(chosen({ category: 'ЖКХ' }, rules)).toBe('pos.final')
    expect(chosen({ category: 'Дороги', fastTrack: true }, rules)).toBe('pos.fast-track')
  })

  it('the edition valid on the day decides, its last day included', () => {
    const rules = [own('старая', { validTo: '2026-06-30' }), own('новая', { validFrom: '2026-07-01', amount: 20 })]
    expect(chosen({ on: '2026-06-30' }, rules)).toBe('старая')
    expect(chosen({ on: '2026-07-01' }, rules)).toBe('новая')
    expect(chosen({ on: '2026-06-30' }, [own('новая', { validFrom: '2026-07-01' })])).toBeNull()
  })

  it('among equals the own rule wins, then the later edition, in any order of the table', () => {
    const rules = [rule('pos.final'), own('б', { validFrom: '2026-01-01' }), own('а', { validFrom: '2025-01-01' })]
    expect(chosen({}, rules)).toBe('б')
    expect(chosen({}, [...rules].reverse())).toBe('б')
  })

  it('a rule that cannot be counted is refused', () => {
    const bad = [
      rule('pos.final', { amount: 0 }),
      rule('pos.final', { amount: 1.5 }),
      rule('im.interim', { amount: 4.5 }),
      rule('pos.final', { legalBasis: ' ' }),
      rule('pos.final', { validFrom: '2026-02-30' }),
      rule('pos.final', { validFrom: '2026-02-02', validTo: '2026-02-01' }),
    ]
    for (const item of bad)
      expect({ item, accepted: v.is(deadlineRuleSchema, item) }).toEqual({ item, accepted: false })
  })
})

describe('clocks of a card', () => {
  it('an appeal has registration and answer, the answer with the limit of its extension', () => {
    const start = { received: '2026-10-15', registered: '2026-10-16' }
    const changes = { final: { extensions: [{ amount: 40, reason: 'запрос' }] } }
    const clocks = caseClocks(defaultRules, facts({ kind: 'appeal' }), start, shipped, changes)
    expect(clocks.map(({ rule: used, clock }) => [used.stage, clock?.dueAt])).toEqual([
      ['registration', '2026-10-16'],
      ['final', '2026-12-25'],
    ])
    expect(clocks[1]?.clock?.legalMaximumAt).toBe('2026-12-15')
  })

  it('the final clock of ИМ appears with the interim reply', () => {
    const im = facts({ channelCode: 'im' })
    const received = '2026-11-16T15:40'
    const before = caseClocks(defaultRules, im, { received }, shipped)
    expect(before.map(({ rule: used, clock }) => [used.stage, clock?.dueAt ?? null])).toEqual([
      ['interim', '2026-11-17T16:40'],
      ['final', null],
    ])
    const after = caseClocks(defaultRules, im, { received, interimReplied: '2026-11-17T09:00' }, shipped)
    expect(after[1]?.clock?.dueAt).toBe('2026-11-26')
  })
})
