import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelledNames } from './cases/testing/names.ts'
import { labelled, labelledBodies, labelledPosts, lines } from './cases/testing/posts.ts'
import {
  declineBody,
  declinedByRules,
  declinePost,
  declineSurname,
  declining,
  GRAMMATICAL_CASES,
} from './declension.ts'
import type { DeclensionSubject, DeclinedUse, Gender, GrammaticalCase } from './declension.ts'

interface Sample {
  subject: DeclensionSubject
  gender: Gender | undefined
  source: string
  forms: string[]
}

const subjects: Record<string, DeclensionSubject> = { s: 'surname', n: 'name', p: 'patronymic' }
const names = lines(labelledNames).map((line): Sample => {
  const [kind = '', gender, source = '', ...forms] = line.split(' ')
  return { subject: subjects[kind] ?? 'surname', gender: gender === 'm' ? 'male' : 'female', source, forms }
})
const of = (subject: 'post' | 'body', text: string): Sample[] =>
  lines(text).map((line) => ({ subject, gender: undefined, ...labelled(line) }))
const posts = of('post', labelledPosts)
const bodies = of('body', labelledBodies)

interface Miss {
  text: string
  isSure: boolean
}

/** How many forms of a case are right, and those that are not. */
function measure(
  samples: readonly Sample[],
  grammaticalCase: GrammaticalCase,
): { right: number; misses: Miss[]; sure: number } {
  const at = GRAMMATICAL_CASES.indexOf(grammaticalCase)
  const misses: Miss[] = []
  let sure = 0
  for (const { subject, gender, source, forms } of samples) {
    const made = declinedByRules({ subject, source, grammaticalCase, gender })
    if (made.isSure) sure += 1
    if (made.form !== forms[at]) misses.push({ text: `${source} → ${made.form}, ${forms[at]}`, isSure: made.isSure })
  }
  return { right: samples.length - misses.length, misses, sure }
}

describe('склонение по размеченной таблице', () => {
  it('the table is large enough to say something', () => {
    expect(names.length).toBeGreaterThanOrEqual(150)
    expect(posts.length).toBeGreaterThanOrEqual(80)
  })
  it.each(GRAMMATICAL_CASES)(
    'names, %s: at least 97 of 100 are right, and no error passes for certain',
    (grammaticalCase) => {
      const { right, misses } = measure(names, grammaticalCase)
      expect(misses.filter((miss) => miss.isSure)).toEqual([])
      expect(right / names.length).toBeGreaterThanOrEqual(0.97)
    },
  )
  it.each(GRAMMATICAL_CASES)(
    'posts, %s: at least 97 of 100 are right, and no error passes for certain',
    (grammaticalCase) => {
      const { right, misses, sure } = measure(posts, grammaticalCase)
      expect(misses.filter((miss) => miss.isSure)).toEqual([])
      expect(right / posts.length).toBeGreaterThanOrEqual(0.97)
      expect(sure / posts.length).toBeGreaterThanOrEqual(0.9)
    },
  )
  it.each(GRAMMATICAL_CASES)('bodies, %s', (grammaticalCase) => {
    expect(measure(bodies, grammaticalCase).misses).toEqual([])
  })
})

describe('слова, которых нет в таблице', () => {
  it.each([
    ['контент-менеджер', 'контент-менеджеру'],
    ['SMM-специалист', 'SMM-специалисту'],
    ['и.о. начальника отдела, секретарь комиссии', 'и.о. начальника отдела, секретарю комиссии'],
    ['старший по дому', 'старшему по дому'],
    ['управделами', 'управделами'],
    ['Начальник МКУ "Управление ЖКХ"', 'Начальнику МКУ "Управление ЖКХ"'],
  ])('%s → %s', (post, dative) => {
    expect(declinePost(post, 'dative')).toBe(dative)
  })
  it.each(['3-й заместитель', 'главный специалист (юрист)', 'CEO'])(
    'says that «%s» should be looked at, and does not guess inside brackets',
    (source) => {
      const made = declinedByRules({ subject: 'post', source, grammaticalCase: 'dative', gender: undefined })
      expect(made.isSure).toBe(false)
      expect(made.form).not.toContain('юристу')
    },
  )
  it('leaves a body in the plural alone and says so', () => {
    const made = declinedByRules({
      subject: 'body',
      source: 'Районные электрические сети',
      grammaticalCase: 'dative',
      gender: undefined,
    })
    expect(made).toEqual({ form: 'Районные электрические сети', isSure: false })
  })
  it('a surname without a gender is certain only where both genders share the form', () => {
    const ask = (source: string) =>
      declinedByRules({ subject: 'surname', source, grammaticalCase: 'dative', gender: undefined })
    expect(ask('Шевченко')).toEqual({ form: 'Шевченко', isSure: true })
    expect(ask('Мельник')).toEqual({ form: 'Мельник', isSure: false })
  })
})

describe('свойства склонения', () => {
  const anyName = fc.constantFrom(...names)
  const anyCase = fc.constantFrom(...GRAMMATICAL_CASES)
  const genders = fc.constantFrom<Gender | undefined>('male', 'female', undefined)

  it('the nominative is the text itself', () => {
    fc.assert(
      fc.property(anyName, genders, ({ source }, gender) => {
        expect(declineSurname(source, 'nominative', gender)).toBe(source)
        expect(declinePost(source, 'nominative')).toBe(source)
        expect(declineBody(source, 'nominative')).toBe(source)
      }),
    )
  })
  it('halves of a double name keep their hyphens and are declined each by itself', () => {
    fc.assert(
      fc.property(
        fc.array(anyName, { minLength: 2, maxLength: 3 }),
        anyCase,
        genders,
        (parts, grammaticalCase, gender) => {
          const source = parts.map((one) => one.source).join('-')
          const form = declineSurname(source, grammaticalCase, gender)
          expect(form.split('-')).toHaveLength(source.split('-').length)
        },
      ),
    )
  })
  it('a post keeps its number of words, its quotes and its blanks, whatever was typed', () => {
    const word = fc.constantFrom(
      'начальник',
      'отдела',
      '–',
      'и',
      '«Дороги»',
      '(службы)',
      'главный',
      'ЖКХ',
      'МКУ,',
      '№',
      '5',
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), anyCase, (list, grammaticalCase) => {
        const source = list.join(' ')
        const form = declinePost(source, grammaticalCase)
        expect(form.split(' ')).toHaveLength(list.length)
        expect(form.match(/[«»()]/gu)).toEqual(source.match(/[«»()]/gu))
      }),
    )
  })
  it('a correction always wins, of the person before that of the office, and each use is told', () => {
    fc.assert(
      fc.property(anyName, anyCase, fc.boolean(), ({ source, gender }, grammaticalCase, hasOwn) => {
        const uses: DeclinedUse[] = []
        const form = declining({ corrected: () => 'ПоПравке', used: (use) => uses.push(use) }, () =>
          declineSurname(source, grammaticalCase, gender, hasOwn ? 'ПоКарточке' : null),
        )
        expect(form).toBe(hasOwn ? 'ПоКарточке' : 'ПоПравке')
        expect(uses).toMatchObject([
          { source, grammaticalCase, form, isSure: true, origin: hasOwn ? 'person' : 'office' },
        ])
      }),
    )
  })
  it('a scope ends with its work, even when the work fails', () => {
    const scope = { corrected: () => 'Чужое', used: () => undefined }
    expect(() =>
      declining(scope, () => {
        throw new Error('сбой')
      }),
    ).toThrow('сбой')
    expect(declineSurname('Гордеев', 'dative', 'male')).toBe('Гордееву')
  })
})
