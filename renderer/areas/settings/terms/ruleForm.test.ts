import { describe, expect, it } from 'vitest'
import { emptyRule, formOf, ruleOf, withUnit } from './ruleForm.ts'

const view = {
  ...ruleOf({ ...emptyRule(), name: 'ПОС', amount: '10', legalBasis: 'Акт', fastTrack: 'yes', isImportant: 'no' }),
  id: 4,
  version: 2,
  code: 'pos.final',
  origin: 'shipped' as const,
  title: 'ПОС, 10 дней',
}

describe('the form of a rule', () => {
  it('gives back the rule it was filled from', () => {
    const { id: _id, version: _version, code: _code, origin: _origin, title: _title, ...rule } = view
    expect(ruleOf(formOf(view))).toEqual(rule)
    expect(rule).toMatchObject({ fastTrack: true, isImportant: false, basisShort: null, amount: 10 })
  })

  it('sends an amount that is no number as one that is refused at its field', () => {
    expect(ruleOf({ ...emptyRule(), amount: 'десять' }).amount).toBe(0)
    expect(ruleOf({ ...emptyRule(), amount: '2,5' }).amount).toBe(0)
  })

  it('counts hours from the moment and days from a day', () => {
    const hours = withUnit(emptyRule(), 'workingHours')
    expect(hours.start).toBe('moment')
    expect(withUnit(hours, 'workingDays').start).toBe('nextDay')
  })
})
