import { describe, expect, it } from 'vitest'
import type { PresetSummary } from '../../../electron/contract/register.ts'
import {
  blankDraft,
  blankOffice,
  fillTemplate,
  formErrors,
  gapsOf,
  remarksOn,
  slotsOf,
  takePreset,
} from './officeForm.ts'
import { guessZone, zoneOptions } from './zones.ts'

const template = 'Муниципальный центр управления {municipality.genitive} {region.genitive}'
const preset = (code: string, words: Partial<PresetSummary> = {}): PresetSummary => ({
  code,
  title: code,
  summary: '',
  form: '',
  blocks: 0,
  roles: 0,
  channels: 0,
  notes: [],
  nameTemplate: template,
  formName: '',
  formGenitive: '',
  decreeKind: '',
  ...words,
})

describe('name of the МЦУ from the template of its type', () => {
  it('is filled as the words come, and shows what is still missing', () => {
    const words = { municipalityGenitive: 'Заречного округа', municipalityPrepositional: '' }
    expect(fillTemplate(template, words, '')).toEqual({
      shown: 'Муниципальный центр управления Заречного округа …',
      value: '',
    })
    const whole = 'Муниципальный центр управления Заречного округа Верхнеокской области'
    expect(fillTemplate(template, words, ' Верхнеокской области ')).toEqual({ shown: whole, value: whole })
  })

  it('asks only for the words that its template has', () => {
    expect([...slotsOf(template)]).toEqual(['municipality.genitive', 'region.genitive'])
    expect([...slotsOf('Рабочая группа в {municipality.prepositional}')]).toEqual(['municipality.prepositional'])
  })
})

describe('words of a type', () => {
  it('fill what is blank and what came from the type before, never what the person typed', () => {
    const draft = blankDraft('Europe/Moscow')
    const office = preset('trosna', {
      formName: 'проектный офис',
      formGenitive: 'проектного офиса',
      decreeKind: 'постановление',
    })
    takePreset(draft, office, null)
    draft.office.decreeKind = 'распоряжение'
    takePreset(
      draft,
      preset('group', { formName: 'рабочая группа', formGenitive: 'рабочей группы', decreeKind: 'постановление' }),
      office,
    )
    expect(draft.office).toMatchObject({
      formName: 'рабочая группа',
      formGenitive: 'рабочей группы',
      decreeKind: 'распоряжение',
    })
    expect(draft.presetCode).toBe('group')
  })
})

describe('gaps and remarks', () => {
  it('name every blank requisite in the order of the form, notes aside', () => {
    const office = { ...blankOffice('Europe/Moscow'), name: 'Администрация', decreeDate: '2026-02-03' }
    const gaps = gapsOf(office)
    expect(gaps[0]).toBe('Родительный падеж (кого, чего)')
    expect(gaps).not.toContain('Наименование органа')
    expect(gaps).not.toContain('Пропуски и противоречия')
    expect(gaps).not.toContain('Дата')
  })

  it('show a decree without number and with a date ahead, and mend nothing', () => {
    const office = { ...blankOffice('Europe/Moscow'), decreeDate: '2026-12-01', decreeTitle: 'О создании' }
    expect(remarksOn(office, '2026-11-17T10:42')).toEqual(['Дата позже сегодняшней', 'Номер не указан'])
    expect(office).toMatchObject({ decreeDate: '2026-12-01', decreeNumber: '' })
  })
})

describe('refusals of the core', () => {
  it('stand in the order of the form under the labels of its fields', () => {
    expect(
      formErrors({
        'operator.name': 'Укажите, кто работает',
        'office.decreeDate': 'Такой даты нет',
        'office.name': 'Укажите наименование органа',
      }),
    ).toEqual([
      { name: 'office.name', label: 'Наименование органа', message: 'Укажите наименование органа' },
      { name: 'office.decreeDate', label: 'Дата', message: 'Такой даты нет' },
      { name: 'operator.name', label: 'Фамилия и инициалы', message: 'Укажите, кто работает' },
    ])
  })
})

describe('time zone', () => {
  it('is that of the PC where it is a Russian one, by another name too, else Moscow', () => {
    expect(guessZone('Asia/Omsk')).toBe('Asia/Omsk')
    expect(guessZone('Asia/Novosibirsk')).toBe('Asia/Krasnoyarsk')
    expect(guessZone('Europe/Paris')).toBe('Europe/Moscow')
  })

  it('of an office from elsewhere stays among the choices', () => {
    expect(zoneOptions('Asia/Almaty').at(-1)).toEqual({ value: 'Asia/Almaty', label: 'Asia/Almaty' })
  })
})
