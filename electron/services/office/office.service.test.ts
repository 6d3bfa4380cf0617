import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openTestRegister, resourcesDir, testOffice } from '../../../tests/builders/register.ts'
import { defaultDocumentSettings } from '../../contract/documents.ts'
import type { TestRegister } from '../../../tests/builders/register.ts'
import { loadPreset, loadPresets, summarisePreset } from './office.service.ts'
import { readPicture } from './picture.ts'

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

describe('letterhead', () => {
  const coat = readFileSync(join(resourcesDir, 'demo', 'coat-of-arms.png'))
  /** The file that a person has chosen. */
  const chosen = ({ files, folder }: TestRegister, content: Buffer, name = 'герб.png'): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return files.admit({ path, name, purpose: 'coatOfArms', temporary: false }).ticket
  }
  const sample = { paper: 'letter', documents: defaultDocumentSettings } as const

  it('takes a coat of arms, draws it on the next letter and takes it off again', async () => {
    const register = openTestRegister()
    const done = await register.api.office.setCoatOfArms({ ticket: chosen(register, coat) })
    const { letterhead } = (await read(register)).settings
    expect(letterhead.coatOfArms).toBe(done.coatOfArms)
    expect((await register.api.office.coatOfArms({})).src).toBe(`data:image/png;base64,${coat.toString('base64')}`)
    const { blocks } = await register.api.office.samplePaper({ ...sample, letterhead })
    expect(JSON.stringify(blocks)).toContain('"type":"image"')
    await register.api.journal.undo({ operationId: done.operationId })
    expect((await register.api.office.coatOfArms({})).src).toBeNull()
  })

  it('keeps the proportions of the picture', async () => {
    const register = openTestRegister()
    await register.api.office.setCoatOfArms({ ticket: chosen(register, coat) })
    const letterhead = { ...(await read(register)).settings.letterhead, coatHeightMm: 30 }
    const { blocks } = await register.api.office.samplePaper({ ...sample, letterhead })
    const [head] = blocks
    if (head?.type !== 'columns') throw new Error('columns expected')
    expect(head.left[0]).toMatchObject({ heightMm: 30, widthMm: 24 })
  })

  it('refuses what is no picture, too heavy or too large, and the old coat of arms stays', async () => {
    const register = openTestRegister()
    const { coatOfArms } = await register.api.office.setCoatOfArms({ ticket: chosen(register, coat) })
    const wide = Buffer.from(coat)
    wide.writeUInt32BE(9000, 16)
    for (const [content, message] of [
      [Buffer.from('<svg/>'), 'Это не PNG и не JPEG. Выберите рисунок герба в одном из этих форматов'],
      [Buffer.concat([coat, Buffer.alloc(400_000)]), 'Рисунок больше 300 кБ. Уменьшите его и выберите снова'],
      [wide, 'Сторона рисунка больше 4000 точек. Уменьшите его и выберите снова'],
    ] as const) {
      await expect(register.api.office.setCoatOfArms({ ticket: chosen(register, content) })).rejects.toMatchObject({
        code: 'refused',
        message,
      })
    }
    expect((await read(register)).settings.letterhead.coatOfArms).toBe(coatOfArms)
  })

  it('reads the size of a JPEG from its frame', () => {
    const app = [0xff, 0xe0, 0x00, 0x04, 0x00, 0x00]
    const frame = [0xff, 0xc0, 0x00, 0x0b, 0x08, 0x00, 0x96, 0x00, 0x78, 0x01, 0x00, 0x00, 0x00]
    const picture = readPicture(Buffer.from([0xff, 0xd8, ...app, ...frame, 0xff, 0xd9]))
    expect(picture).toMatchObject({ widthPx: 120, heightPx: 150 })
    expect(picture.src).toMatch(/^data:image\/jpeg;base64,/)
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
