import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fakePhone, generateApplicant, personName } from './applicants.ts'
import { generateCaseText } from './caseText.ts'
import { addDays, daysBetween, seasonOf, weekdayOf } from './dates.ts'
import { demoBlocks, demoRecipients, demoThemes, extraBlocks } from './directory.ts'
import { territories, territoryOf } from './places.ts'
import { createRng } from './random.ts'
import { compile, fill } from './template.ts'
import { caseTemplates } from './texts/index.ts'

const seasons = ['winter', 'spring', 'summer', 'autumn'] as const
const blocks = Object.keys(caseTemplates)
/** Any Russian telephone; the only allowed one is the unserved range +7 900 000-XX-XX. */
const phone = /(?:\+7|8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}/gu

describe('the seeded source', () => {
  it('tells the same story for the same seed and another for another', () => {
    const draw = (seed: number): number[] =>
      Array.from(
        { length: 20 },
        (
          (rng) => () =>
            rng.next()
        )(createRng(seed)),
      )
    expect(draw(5)).toEqual(draw(5))
    expect(draw(5)).not.toEqual(draw(6))
  })

  it('keeps every draw within its bounds', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(100), (seed, min, width) => {
        const value = createRng(seed).int(min, min + width)
        return value >= min && value <= min + width && Number.isInteger(value)
      }),
    )
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer(), { minLength: 1 }), (seed, items) => {
        const rng = createRng(seed)
        expect([...rng.shuffle(items)].sort()).toEqual([...items].sort())
        expect(items).toContain(rng.pick(items))
      }),
    )
    expect(() => createRng(1).pick([])).toThrow(RangeError)
    expect(() => createRng(1).weighted([['a', 0]])).toThrow(RangeError)
  })

  it('a fork does not depend on what was drawn before it', () => {
    const late = createRng(9)
    late.next()
    expect(late.fork('x').next()).toBe(createRng(9).fork('x').next())
  })
})

describe('civil dates of the story', () => {
  it('count days and weekdays over month ends and leap years', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(daysBetween('2025-11-17', '2026-11-17')).toBe(365)
    expect(weekdayOf('2026-11-17')).toBe(2)
    expect(['2026-11-17', '2026-05-01', '2026-07-01', '2026-10-01'].map(seasonOf)).toEqual([
      'winter',
      'spring',
      'summer',
      'autumn',
    ])
  })
})

describe('templates', () => {
  it('fill slots, capitals and choices', () => {
    const text = fill(compile('{Near} лежит [снег|снег] {near}.'), createRng(1), (slot) => `<${slot}>`)
    expect(text).toBe('<near> лежит снег <near>.')
    expect(fill(compile('{Near}'), createRng(1), () => 'у моста')).toBe('У моста')
    expect(() => compile('забыли {закрыть')).toThrow(RangeError)
  })
})

describe('complaints', () => {
  it('have at least twelve kinds for each of ten blocks, all themes with a text', () => {
    expect(blocks).toHaveLength(10)
    for (const block of blocks) {
      const list = caseTemplates[block] ?? []
      expect(list.length, block).toBeGreaterThanOrEqual(12)
      expect(new Set(list.map((template) => template.text)).size).toBe(list.length)
    }
    const told = new Set(Object.values(caseTemplates).flatMap((list) => list.map((template) => template.theme)))
    expect([...told].sort()).toEqual(demoThemes.map((theme) => theme.code).sort())
    expect([...demoBlocks, ...extraBlocks].map((block) => block.code).sort()).toEqual([...blocks].sort())
  })

  it('read as clean sentences for every theme, place and season', () => {
    const rng = createRng(2026)
    for (const { code } of demoThemes)
      for (const territory of territories)
        for (const season of seasons) {
          const { text, gist, address, theme } = generateCaseText(rng, { theme: code, territory, season })
          expect(theme).toBe(code)
          for (const part of [text, gist, address]) {
            expect(part).not.toMatch(/[{}[\]|]|undefined|\s{2}|\s[.,]|\.\.|^\s|\s$/u)
            expect(part).not.toMatch(/омго|ойой/u)
          }
          expect(gist).toMatch(/^[А-ЯЁ«]/u)
          expect(gist.length).toBeLessThanOrEqual(120)
          expect(text.length).toBeGreaterThan(60)
        }
  })

  it('speak of snow and grass in their season only', () => {
    const rng = createRng(3)
    for (let turn = 0; turn < 600; turn += 1) {
      const territory = rng.pick(territories)
      const summer = generateCaseText(rng, { block: 'landscaping', territory, season: 'summer' })
      expect(summer.text).not.toMatch(/лёд|снег/iu)
      const winter = generateCaseText(rng, { block: 'landscaping', territory, season: 'winter' })
      expect(winter.text).not.toMatch(/косят|по пояс/iu)
    }
  })

  it('are the same for the same seed and seldom repeat', () => {
    const draw = (seed: number): string[] => {
      const rng = createRng(seed)
      return Array.from({ length: 400 }, () => {
        const block = rng.pick(blocks)
        return generateCaseText(rng, { block, territory: rng.pick(territories), season: rng.pick(seasons) }).text
      })
    }
    expect(draw(11)).toEqual(draw(11))
    expect(new Set(draw(11)).size).toBeGreaterThan(390)
  })

  it('refuse an unknown theme and a request without a subject', () => {
    const territory = territoryOf('centre')
    expect(() => generateCaseText(createRng(1), { theme: 'none', territory, season: 'winter' })).toThrow(RangeError)
    expect(() => generateCaseText(createRng(1), { block: 'none', territory, season: 'winter' })).toThrow(RangeError)
    expect(() => generateCaseText(createRng(1), { territory, season: 'winter' })).toThrow(RangeError)
  })
})

describe('the invented округ', () => {
  it('declines its streets', () => {
    const street = (territory: string, name: string) =>
      territoryOf(territory).streets.find((item) => item.address === `ул. ${name}`)
    expect(street('centre', 'Садовая')).toMatchObject({ in: 'на Садовой', along: 'по Садовой', to: 'на Садовую' })
    expect(street('centre', 'Победы')).toMatchObject({ in: 'на улице Победы', of: 'улицы Победы' })
    for (const { streets } of territories)
      for (const { address } of streets) expect(address).toMatch(/^ул\. [А-ЯЁ][а-яё]+(ая|[ываейо]+|ов|ей)$/u)
  })

  it('has twelve places and recipients for every theme of its blocks', () => {
    expect(territories).toHaveLength(12)
    const known = new Set(demoRecipients.map((recipient) => recipient.code))
    const own = new Set(demoBlocks.map((block) => block.code))
    for (const theme of demoThemes.filter((item) => own.has(item.block)))
      for (const [recipient] of theme.recipients) expect(known, theme.code).toContain(recipient)
  })
})

describe('applicants', () => {
  it('carry endings that agree with the sex', () => {
    const rng = createRng(4)
    for (let turn = 0; turn < 500; turn += 1) {
      const { surname, patronymic, isWoman } = personName(rng)
      expect(surname).toMatch(isWoman ? /(?:ова|ева|ёва|ина|ына|[сц]кая)$/u : /(?:ов|ев|ёв|ин|ын|[сц]кий)$/u)
      expect(patronymic).toMatch(isWoman ? /(?:овна|евна)$/u : /(?:ович|евич)$/u)
    }
  })

  it('cannot be called or written to', () => {
    const rng = createRng(5)
    for (let turn = 0; turn < 1000; turn += 1) {
      const applicant = generateApplicant(rng, rng.pick(territories))
      if (applicant.phone) expect(applicant.phone).toMatch(/^\+7 900 000-\d\d-\d\d$/u)
      if (applicant.email) expect(applicant.email).toMatch(/^[a-z]+\d+@example\.ru$/u)
      if (applicant.kind === 'collective') expect(applicant.people).toBeGreaterThan(1)
      const { text } = generateCaseText(rng, { block: 'housing', territory: rng.pick(territories), season: 'winter' })
      for (const [found] of text.matchAll(phone)) expect(found).toMatch(/^\+7 900 000-/u)
    }
    expect('8 (912) 345-67-89'.match(phone)).not.toBeNull()
    expect(fakePhone(rng)).toMatch(phone)
  })
})
