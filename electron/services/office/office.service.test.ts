import { describe, expect, it } from 'vitest'
import { openTestRegister, resourcesDir, testOffice } from '../../../tests/builders/register.ts'
import type { TestRegister } from '../../../tests/builders/register.ts'
import { loadPreset, loadPresets, summarisePreset } from './office.service.ts'

const read = async ({ api }: TestRegister) => api.office.get({})
const preset = (code: string) => summarisePreset(loadPreset(resourcesDir, code))

describe('office', () => {
  it('starts with the requisites that were typed and the rules of its type of decree', async () => {
    const { office, settings } = await read(openTestRegister({ preset: 'sosnovoborsk' }))
    expect(office).toMatchObject({ ...testOffice, presetCode: 'sosnovoborsk', isDemo: false, version: 1 })
    expect(settings.meetingRules).toMatchObject({ isRegulated: true, quorum: null, voting: null })
    expect(settings.duties.tasks.length).toBeGreaterThan(0)
    expect(settings.rosterShape).toBe('numberPostRoleName')
  })

  it('keeps blanks of the decree blank', async () => {
    const register = openTestRegister()
    const { office } = await read(register)
    const { id: _id, version, presetCode: _preset, isDemo: _demo, ...input } = office
    await register.api.office.save({
      version,
      office: { ...input, decreeDate: null, decreeNumber: '', nameDative: '' },
    })
    expect((await read(register)).office).toMatchObject({ decreeDate: null, decreeNumber: '', nameDative: '' })
  })

  it('gives a changed requisite back when the change is undone', async () => {
    const register = openTestRegister()
    const { office } = await read(register)
    const { id: _id, version, presetCode: _preset, isDemo: _demo, ...input } = office
    const done = await register.api.office.save({ version, office: { ...input, town: 'п. Новый' } })
    expect((await read(register)).office.town).toBe('п. Новый')
    await register.api.journal.undo({ operationId: done.operationId })
    expect((await read(register)).office.town).toBe(testOffice.town)
  })

  it('shows both values when somebody else saved in between', async () => {
    const register = openTestRegister()
    const { office } = await read(register)
    const { id: _id, version, presetCode: _preset, isDemo: _demo, ...input } = office
    await register.api.office.save({ version, office: { ...input, town: 'п. Новый' } })
    await expect(register.api.office.save({ version, office: { ...input, town: 'с. Старое' } })).rejects.toMatchObject({
      code: 'conflict',
      details: { version: version + 1, fields: { town: { mine: 'с. Старое', theirs: 'п. Новый' } } },
    })
    expect((await read(register)).office.town).toBe('п. Новый')
  })

  it('refuses an office without a name, a date that does not exist and an unknown time zone, each at its field', async () => {
    const register = openTestRegister()
    const refused = register.api.office.save({
      version: 1,
      office: { ...testOffice, name: ' ', decreeDate: '2026-02-30', timeZone: 'Europe/Zarechny' },
    })
    await expect(refused).rejects.toMatchObject({
      code: 'invalid',
      fields: {
        'office.name': 'Укажите наименование органа',
        'office.decreeDate': 'Такой даты нет',
        'office.timeZone': 'Такого часового пояса нет. Выберите из списка',
      },
    })
    expect((await read(register)).office.version).toBe(1)
  })
})

describe('settings of the office', () => {
  it('are changed one by one and undone', async () => {
    const register = openTestRegister()
    const before = (await read(register)).settings
    const done = await register.api.office.saveSettings({ settings: { weekStart: 4 } })
    expect((await read(register)).settings).toEqual({ ...before, weekStart: 4 })
    await register.api.journal.undo({ operationId: done.operationId })
    expect((await read(register)).settings).toEqual(before)
  })

  it('give the former values back by undo also where the office had its own before', async () => {
    const register = openTestRegister()
    const { settings } = await read(register)
    await register.api.office.saveSettings({ settings: { hours: { ...settings.hours, start: '08:00' } } })
    const done = await register.api.office.saveSettings({ settings: { hours: { ...settings.hours, start: '09:00' } } })
    await register.api.journal.undo({ operationId: done.operationId })
    expect((await read(register)).settings.hours.start).toBe('08:00')
  })

  it('refuse margins narrower than the standard and hours out of order', async () => {
    const register = openTestRegister()
    const { settings } = await read(register)
    const { documents, hours } = settings
    await expect(
      register.api.office.saveSettings({
        settings: { documents: { ...documents, marginsMm: { ...documents.marginsMm, left: 15 } } },
      }),
    ).rejects.toMatchObject({
      fields: { 'settings.documents.marginsMm.left': 'Поле слева не меньше 20 мм (ГОСТ Р 7.0.97)' },
    })
    await expect(
      register.api.office.saveSettings({ settings: { hours: { ...hours, lunchEnd: '18:00' } } }),
    ).rejects.toMatchObject({
      code: 'invalid',
      fields: { 'settings.hours': 'Часы работы идут не по порядку: начало, обед, конец' },
    })
    expect((await read(register)).settings).toEqual(settings)
  })
})

describe('types of decree', () => {
  it('are six, the blank one last', () => {
    expect(loadPresets(resourcesDir).map(({ code }) => code)).toEqual([
      'sosnovoborsk',
      'trosna',
      'nyazepetrovsk',
      'zaigraevo',
      'kingisepp',
      'blank',
    ])
  })

  it('show the slips of their decree word for word', () => {
    expect(preset('kingisepp').notes).toContain(
      'Реквизиты: День, месяц и номер постановления не заполнены; в приложениях «от «    » 2023 г. №»',
    )
    expect(preset('blank')).toMatchObject({ notes: [], decreeKind: '', formName: '' })
  })

  it('carry neither the number nor the date of somebody else’s decree into a new office', () => {
    const summary = JSON.stringify({ ...preset('trosna'), notes: [], summary: '', title: '' })
    expect(summary).not.toContain('2022-04-22')
    expect(summary).not.toContain('Троснянского')
  })
})
