import { describe, expect, it } from 'vitest'
import {
  blankForm,
  findEntries,
  formOf,
  inputOf,
  isClosed,
  isWholeNumber,
  lastDayBefore,
  periodWords,
  type Entry,
} from './entries.ts'

const entry = (values: Partial<Entry>): Entry =>
  ({
    id: 1,
    version: 1,
    code: null,
    name: 'Зелёный двор',
    shortName: 'Двор',
    position: 1,
    activeFrom: null,
    activeTo: null,
    origin: 'own',
    ...values,
  }) as Entry
const today = '2026-11-17T10:42'

describe('an entry that is closed', () => {
  it('from today is closed today, its last day is yesterday', () => {
    const closed = entry({ activeTo: lastDayBefore('2026-11-17') })
    expect(closed.activeTo).toBe('2026-11-16')
    expect(isClosed(closed, today)).toBe(true)
    expect(periodWords(closed, today)).toBe('закрыта с 17.11.2026')
  })

  it('from a day ahead still holds today', () => {
    const closing = entry({ activeTo: lastDayBefore('2026-12-01') })
    expect(isClosed(closing, today)).toBe(false)
    expect(periodWords(closing, today)).toBe('закроется 01.12.2026')
  })

  it('on the last day of its validity is open', () => {
    expect(isClosed(entry({ activeTo: '2026-11-17' }), today)).toBe(false)
  })
})

describe('search in a directory', () => {
  const all = [entry({ id: 1 }), entry({ id: 2, name: 'Отдел дорог', shortName: 'Дороги' })]
  it('takes ё for е, any order of words, short names and the other layout', () => {
    expect(findEntries(all, 'двор зеленый').map(({ id }) => id)).toEqual([1])
    expect(findEntries(all, 'ДОРОГИ').map(({ id }) => id)).toEqual([2])
    expect(findEntries(all, 'ljhju').map(({ id }) => id)).toEqual([2])
    expect(findEntries(all, 'школа')).toEqual([])
    expect(findEntries(all, ' ')).toEqual(all)
  })
})

describe('the form of an entry', () => {
  it('sends only the fields that its directory has', () => {
    const form = { ...blankForm(), name: 'Слобода', residents: '1 200', duties: 'первая\n\n вторая ' }
    expect(inputOf('blocks', form)).not.toHaveProperty('residents')
    expect(inputOf('territories', form)).toMatchObject({ residents: 1200, parentId: null })
    expect(inputOf('roles', form)).toMatchObject({ duties: ['первая', 'вторая'], allowsMany: true })
    expect(inputOf('territories', { ...form, residents: '' })).toMatchObject({ residents: null })
  })

  it('gives an entry back unchanged', () => {
    const role = entry({ duties: ['ведёт реестр', 'готовит справку'], allowsMany: false, activeFrom: '2026-01-01' })
    expect(inputOf('roles', formOf(role))).toMatchObject({
      id: 1,
      version: 1,
      name: role.name,
      shortName: role.shortName,
      duties: role.duties,
      allowsMany: false,
      activeFrom: '2026-01-01',
    })
  })

  it('takes whole numbers alone', () => {
    expect([isWholeNumber('12 000'), isWholeNumber(''), isWholeNumber('1,5'), isWholeNumber('-3')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
