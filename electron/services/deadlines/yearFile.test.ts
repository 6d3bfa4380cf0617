import { describe, expect, it } from 'vitest'
import { openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import { resourcesDir } from '../../../tests/builders/register.ts'
import { AppError } from '../../contract/errors.ts'
import { shippedYear } from './deadlines.service.ts'
import { parseYear, writeYear } from './yearFile.ts'

function shipped(year: number) {
  const data = shippedYear(resourcesDir, year)
  if (!data) throw new Error(`No year ${year}`)
  return data
}
function why(text: string): string {
  try {
    parseYear(text)
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
  return 'прочитано'
}

/** A plain calendar of 2028 as a clerk would type it into a table. */
const table = [
  'Дата;Вид;Название',
  ...['01', '02', '03', '04', '05', '06', '08'].map((day) => `${day}.01.2028;праздник;Новогодние каникулы`),
  '07.01.2028;праздник;Рождество Христово',
  '23.02.2028;праздник;День защитника Отечества',
  '22.02.2028;короткий;',
  '08.03.2028;праздник;Международный женский день',
  '01.05.2028;праздник;Праздник Весны и Труда',
  '09.05.2028;праздник;День Победы',
  '12.06.2028;праздник;День России',
  '04.11.2028;праздник;День народного единства',
  '10.01.2028;перенос;перенос с 01.01',
  '11.01.2028;перенос;перенос с 02.01',
].join('\r\n')

describe('a year as a file', () => {
  it.each([2023, 2024, 2025, 2026, 2027])('%i is read back as it was written', (year) => {
    expect(parseYear(writeYear({ year, data: shipped(year) }))).toEqual({ year, data: shipped(year) })
  })

  it('is also taken from a calendar file of one year', () => {
    expect(parseYear(JSON.stringify({ id: 'ru', years: { 2026: shipped(2026) } })).year).toBe(2026)
  })

  it('is taken from a table that a person keeps in a spreadsheet', () => {
    const { year, data } = parseYear(table)
    expect(year).toBe(2028)
    expect(data.totals.working_days + data.totals.days_off).toBe(366)
    expect(data.transfers).toContainEqual({ from: '2028-01-01', to: '2028-01-10', basis: 'act' })
    expect(data.short_days).toEqual(['2028-02-22'])
  })

  it.each([
    ['', 'Файл не прочитан: в нём нет ни JSON, ни строк «дата;вид;название»'],
    ['{"year": 2028', 'Файл не прочитан: в нём нет ни JSON, ни строк «дата;вид;название»'],
    ['{"year": 2028}', 'Файл не подходит: проверьте «act». Образец даёт «Сохранить год в файл»'],
    ['01.01.2028;праздник;а\n31.02.2028;праздник;б', 'Строка 2: дата пишется 17.11.2026 или 2026-11-17'],
    ['01.01.2028;каникулы;а', 'Строка 1: вид дня: праздник, выходной, перенос, рабочий или короткий'],
    ['03.01.2028;рабочий;', 'Строка 1: рабочий день недели не нуждается в строке'],
    ['01.01.2028;перенос;с 31.12', 'Строка 1: это и так выходной по неделе'],
    ['03.01.2028;перенос;', 'Строка 1: у переноса назовите день, с которого он сделан: «перенос с 03.01»'],
    ['03.01.2028;праздник;а\n03.01.2028;праздник;б', 'Строка 2: день уже назван выше'],
  ])('%j is refused in words', (text, message) => {
    expect(why(text)).toBe(message)
  })

  it('that contradicts itself is refused by its day or its two figures', () => {
    const year = { year: 2026, ...shipped(2026) }
    expect(why(JSON.stringify({ ...year, short_days: ['2026-11-04'] }))).toBe(
      'Календарь 2026 года противоречит себе: 04.11.2026 назван коротким, а он выходной. Исправьте файл',
    )
    expect(why(JSON.stringify({ ...year, totals: { ...year.totals, working_days: 250 } }))).toBe(
      'Календарь 2026 года противоречит себе: рабочих дней по дням и по итогу: 247 / 250. Исправьте файл',
    )
    expect(why(JSON.stringify({ ...year, working_saturdays: ['2026-11-22'] }))).toBe(
      'Календарь 2026 года противоречит себе: 22.11.2026 не суббота, рабочей субботой быть не может. Исправьте файл',
    )
  })
})

describe('a year that the office loads', () => {
  it('stands for a missing one, and undo takes it away', async () => {
    const office = await openTestMessages()
    await office.enterAppeal({ receivedAt: '2026-11-17', registeredAt: '2026-11-17' })
    office.setNow('2027-12-20T10:00')
    await office.enterAppeal({ receivedAt: '2027-12-20', registeredAt: '2027-12-20' })
    expect(await office.api.deadlines.missingYears({})).toEqual([2028])
    expect((await office.card(2)).clocks[0]).toMatchObject({ missingYears: [2028], dueAt: '2028-01-19' })
    const done = await office.api.messages.changeTerms({ change: { kind: 'year', text: table }, recount: false })
    expect(done.title).toBe('Загружен календарь 2028 года')
    expect(await office.api.deadlines.missingYears({})).toEqual([])
    expect(await office.api.deadlines.calendar({ year: 2028 })).toMatchObject({ isLoaded: true, isOwn: true })
    await office.api.journal.undo({ operationId: done.operationId })
    expect(await office.api.deadlines.missingYears({})).toEqual([2028])
  })

  it('takes the place of the shipped one until it is removed', async () => {
    const office = await openTestMessages()
    const own = writeYear({
      year: 2027,
      data: { ...shipped(2027), act: 'Проверено по тексту акта', confidence: 'high' },
    })
    await office.api.messages.changeTerms({ change: { kind: 'year', text: own }, recount: false })
    await office.api.messages.changeTerms({ change: { kind: 'year', text: own }, recount: false })
    expect(await office.api.deadlines.calendar({ year: 2027 })).toMatchObject({ confidence: 'high', isOwn: true })
    await office.api.messages.changeTerms({ change: { kind: 'yearRemoved', year: 2027 }, recount: false })
    expect(await office.api.deadlines.calendar({ year: 2027 })).toMatchObject({ confidence: 'medium', isOwn: false })
    const again = office.api.messages.changeTerms({ change: { kind: 'yearRemoved', year: 2027 }, recount: false })
    expect((await refusal(again)).message).toBe('Календарь 2027 года офис не загружал: убирать нечего')
  })
})
