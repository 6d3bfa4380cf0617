import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { requisites } from './day/office.ts'
import { unzip } from './day/unzip.ts'
import { ExchangePage } from './pages/exchange.ts'
import { IncomingPage } from './pages/incoming.ts'
import { goTo, opened, takeChoice } from './pages/keys.ts'
import { ReportPage } from './pages/report.ts'
import { StartPage } from './pages/start.ts'

/**
 * A quarter of an office: the desk and the note of a November week, a request of the ЦУР answered in time; in January the report and the
 * package of the quarter, which another office reads and answers by a receipt.
 */

const AFTER_QUARTER = '2027-01-11T09:30'
const SUMMARY = 'За неделю больше всего сообщений об уборке снега'
const PROPOSAL = 'Предложить подрядчику выходить на уборку до семи утра'
const CONCLUSION = 'Ответы, просроченные за праздники, разобрать до 15 января'

const rowsOf = async (page: Page, name: string): Promise<number> => {
  const grid = page.getByRole('grid', { name })
  await expect(grid).toBeVisible()
  return Number(await grid.getAttribute('aria-rowcount')) - 1
}
/** Texts of the parts of a DOCX or XLSX, one behind the other. */
async function wordsOf(path: string, parts: RegExp): Promise<string> {
  const files = [...(await unzip(path))].filter(([name]) => parts.test(name))
  const words = files.map(([, bytes]) => bytes.toString('utf8').replaceAll(/<[^>]+>/gu, ' ')).join(' ')
  return words.replaceAll(/\s+/gu, ' ')
}

test('a quarter goes from the desk to the note, the report, the package and its receipt', async ({
  launch,
  dataDir,
}) => {
  test.setTimeout(600_000)
  const november = await launch({ demo: true })
  let { page } = november

  await test.step('numbers of the desk open their lists', async () => {
    await goTo(page, '/desk')
    const figure = page.locator('.fig[href^="#/messages"]').first()
    const count = Number(await figure.locator('b').textContent())
    expect(count).toBeGreaterThan(0)
    await figure.press('Enter')
    await expect.poll(() => rowsOf(page, 'Сообщения')).toBe(count)
  })

  await test.step('the note of the week is commented, signed and sent', async () => {
    const note = new ReportPage(page)
    await note.openDue('16.11.2026')
    await note.write('Сводка', SUMMARY)
    await note.write('Предложения Главе', PROPOSAL)
    await note.sign('47')
    await expect(page.locator('.doc').first()).toContainText(PROPOSAL)
    await note.send('Главе округа', 'на бумаге')
  })

  await test.step('a request of the ЦУР gets an executor and its answer in time', async () => {
    await goTo(page, '/centre-requests')
    const panel = page.getByRole('complementary', { name: 'Запрос ЦУР' })
    await expect(page.getByRole('grid', { name: 'ЦУР: запросы' })).toBeFocused()
    await page.keyboard.press('n')
    const form = await opened(page, 'Новый запрос ЦУР')
    await form.getByLabel('О чём').fill('О пешеходных переходах у школ')
    await form.getByLabel('Номер ЦУР').fill('01-15/444')
    const executor = form.getByLabel('Исполнитель')
    await executor.focus()
    await page.keyboard.type('Корнеев')
    await takeChoice(page, executor)
    await form.getByLabel('Срок').focus()
    await page.keyboard.type('пт 12:00')
    await page.keyboard.press('Control+Enter')
    await expect(form).toBeHidden()
    await expect(panel.locator('.kv')).toContainText('Корнеев')
    await expect(panel.locator('.panel-head')).toContainText('В работе')
    await page.keyboard.press('e')
    await panel.getByLabel('Что ответили').fill('Переходы у пяти школ осмотрены, знаки обновлены')
    await panel.getByLabel('Как направлен').fill('по электронной почте')
    await page.keyboard.press('Control+Enter')
    await expect(panel.locator('.panel-head')).toContainText('Отвечено')
    await expect(panel.locator('.kv')).not.toContainText('позже срока')
  })

  expect(await november.close()).toBe(0)
  ;({ page } = await launch({ demo: true, dataDir, now: AFTER_QUARTER }))
  const report = new ReportPage(page)
  let received = 0

  await test.step('the report of the quarter is due; its figures are those of the lists', async () => {
    await report.openDue(/IV квартал/)
    const figure = page.getByRole('link', { name: /^Поступило сообщений и обращений: / }).first()
    received = Number((await figure.textContent())?.replaceAll(/\D/gu, ''))
    expect(received).toBeGreaterThan(100)
    await figure.press('Enter')
    await expect(page).toHaveURL(/#\/messages/)
    await expect.poll(() => rowsOf(page, 'Сообщения')).toBe(received)
    await page.goBack()
    // The request of November stands in it as answered, none of them late.
    const centre = page.locator('#section-centre')
    await expect(centre.getByRole('row', { name: /^Запрос/ })).toContainText(/\d/)
  })

  await test.step('it is commented, signed, saved and sent', async () => {
    await report.write('Предложения', CONCLUSION)
    await report.sign('01-12/12')
    const docx = await report.save('DOCX')
    expect((await wordsOf(docx.path, /^word\/document\.xml$/u)).includes(CONCLUSION)).toBe(true)
    const xlsx = await report.save('XLSX')
    expect((await wordsOf(xlsx.path, /^xl\/worksheets\//u)).includes(` ${received} `)).toBe(true)
    const pdf = await report.save('PDF')
    expect(readFileSync(pdf.path).subarray(0, 5).toString()).toBe('%PDF-')
    await report.send('ЦУР Верхнеокской области', 'в пакете')
  })

  const wizard = new ExchangePage(page)
  let sent = { name: '', path: '' }
  await test.step('the package of the quarter takes the report along and is marked as sent', async () => {
    await wizard.open()
    await wizard.toContents()
    const reports = page.getByRole('checkbox', { name: /^Отчёты органа/ })
    await expect(page.getByText(/2\sфайла как отправлены/)).toBeVisible()
    await reports.press('Space')
    await expect(reports).toBeChecked()
    await wizard.toMasking()
    expect((await wizard.leaving()).join(' ')).not.toContain('+7 900')
    await wizard.toCheck()
    await wizard.build()
    const file = await wizard.save()
    sent = { name: file.name, path: join(dataDir, file.name) }
    copyFileSync(file.path, sent.path)
    expect(sent.name).toBe('МЦУ_Заречный_2026-4кв_v1.zip')
    await wizard.send()
    await expect(wizard.line('IV квартал 2026, v1')).toContainText('Отправлен 11.01')
  })

  let receipt = ''
  await test.step('another office reads the package, sees the same numbers and accepts it', async () => {
    const other = await launch({ dataDir: join(dataDir, 'other'), now: '2027-01-12T11:00' })
    const start = new StartPage(other.page)
    await start.chooseType('Тросна')
    await start.next()
    await start.fill(requisites)
    await start.create()
    const incoming = new IncomingPage(other.page)
    await incoming.open()
    await incoming.give(sent.path)
    await expect(
      other.page.getByRole('heading', { level: 1, name: 'Администрация Заречного муниципального округа' }),
    ).toBeVisible({ timeout: 60_000 })
    await expect(other.page.getByRole('link', { name: String(received), exact: true }).first()).toBeVisible()
    receipt = await incoming.accept('31', 'ЦУР Верхнеокской области, отдел приёма')
  })

  await test.step('its receipt is read: the log says who accepted, when and under what number', async () => {
    await wizard.give('Квитанция', 'Квитанция.json', readFileSync(receipt))
    const card = page.getByRole('dialog', { name: 'IV квартал 2026, версия 1' })
    await expect(card).toContainText('Принят 11.01')
    await expect(card).toContainText('квитанция 31')
    await expect(card).toContainText('ЦУР Верхнеокской области, отдел приёма')
    await expect(card).toContainText('Лапшина')
    await page.keyboard.press('Escape')
    await expect(wizard.line('IV квартал 2026, v1')).toContainText('Принят 11.01, квитанция 31')
  })
})
