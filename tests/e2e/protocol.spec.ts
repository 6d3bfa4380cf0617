import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page, Request } from '@playwright/test'
import { expect, test } from './host.ts'
import { pdfOf } from './pages/files.ts'
import { dismiss, goTo } from './pages/keys.ts'
import { ProtocolPage } from './pages/protocol.ts'

/** Signed in the demonstration office: № 10 of the year. */
const SIGNED = 10
const EXTRA = 'Справка о заменах насосов'

async function openProtocol(page: Page, number: number): Promise<number> {
  await goTo(page, '/meetings')
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: String(number), exact: true }) })
  const link = row.locator('a[href^="#/protocols/"]')
  const id = Number(/\d+$/.exec((await link.getAttribute('href')) ?? '')?.[0])
  await link.click()
  await new ProtocolPage(page).ready()
  return id
}

/** The same call as the window makes, with another method and input. */
async function callLike(page: Page, request: Request, method: string, input: unknown): Promise<string> {
  const reply = await page.request.post(request.url(), { headers: await request.allHeaders(), data: { method, input } })
  return reply.text()
}

test('a signed protocol changes only by a new version with a reason, and everything around it stays in reach', async ({
  launch,
}) => {
  test.setTimeout(180_000)
  const host = await launch({ demo: true })
  const { page } = host
  const calls: Request[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.postData()?.includes('"protocols.state"')) calls.push(request)
  })
  const meetingId = await openProtocol(page, SIGNED)
  const header = page.locator('header')

  // Locked on the screen and behind it.
  await expect(header.getByText('Подписан, версия 1')).toBeVisible()
  await expect(page.getByRole('button', { name: 'На подпись' })).toHaveCount(0)
  await page.keyboard.press('Alt+1')
  const side = page.locator('.proto-side')
  await expect(side.getByText('часть подписанного текста')).toBeVisible()
  await expect(side.getByRole('form')).toHaveCount(0)
  const [call] = calls
  if (!call) throw new Error('the window asked for no protocol')
  const appendix = { meetingId, id: null, version: null, title: 'Тайное', agendaItemId: null, sheets: 1, copies: 1 }
  expect(await callLike(page, call, 'protocols.saveAppendix', appendix)).toContain('Протокол подписан')
  await page.keyboard.press('Alt+4')
  await side.getByRole('button', { name: 'Проверить' }).press('Enter')
  await expect(side.getByText('Содержание совпадает с подписанным')).toBeVisible()

  // A correction needs its reason; what differs is seen.
  await page.getByRole('button', { name: 'Исправить' }).press('Enter')
  const reopen = page.getByRole('dialog', { name: 'Исправить протокол новой версией' })
  await reopen.getByRole('button', { name: 'Открыть для исправления' }).click()
  await expect(reopen.getByText('Укажите причину исправления')).toBeVisible()
  await reopen.getByLabel('Причина исправления').fill('Не указано приложение')
  await page.keyboard.press('Enter')
  await expect(header.getByText('Черновик 2')).toBeVisible()
  await expect(side.getByText('Исправляется: Не указано приложение')).toBeVisible()
  // A point that is not there is named; a panel opened by a key takes the keys.
  await page.keyboard.press('Control+g')
  await page.keyboard.type('9.9')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Пункта 9.9 в протоколе нет')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+1')
  await expect(side.getByLabel('Название приложения')).toBeFocused()
  await side.getByLabel('Название приложения').fill(EXTRA)
  await side.getByLabel('Листов').fill('2')
  await page.keyboard.press('Enter')
  await expect(side.getByText(EXTRA)).toBeVisible()
  await expect(page.locator('.doc')).toContainText(`${EXTRA} на`)
  await page.keyboard.press('F9')
  const sign = page.getByRole('dialog', { name: /Подписать протокол/ })
  await expect(sign.getByLabel('Подписал')).not.toHaveValue('')
  await page.keyboard.press('Control+Enter')
  await expect(header.getByText('Подписан, версия 2')).toBeVisible()
  await page.keyboard.press('Alt+4')
  await expect(side.getByText('Причина: Не указано приложение')).toBeVisible()
  await side.getByRole('button', { name: 'Сравнить' }).first().press('Enter')
  const difference = page.getByRole('dialog', { name: 'Чем отличаются версии' })
  await expect(difference.getByText(EXTRA)).toBeVisible()
  await difference.getByRole('button', { name: 'Лист исправлений' }).press('Enter')
  const sheet = page.getByRole('dialog', { name: 'Лист исправлений' })
  await expect(sheet.locator('.doc')).toContainText('Причина исправления: Не указано приложение')
  await dismiss(page, sheet)
  await dismiss(page, difference)

  // The scan beside its version.
  await page.keyboard.press('Alt+3')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    side.getByRole('button', { name: 'Приложить скан' }).press('Enter'),
  ])
  await chooser.setFiles({ name: 'скан.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdfOf(['Signed'])) })
  await expect(side.getByText('скан.pdf')).toBeVisible()
  await expect(side.getByText(/SHA-256 [0-9a-f]{64}/)).toBeVisible()

  // An extract on the screen.
  await page.getByRole('button', { name: 'Выписка' }).press('Enter')
  await page
    .getByRole('menuitem', { name: /: показать$/ })
    .first()
    .press('Enter')
  const extract = page.getByRole('dialog', { name: 'Выписка из протокола' })
  await expect(extract.locator('.doc')).toContainText('Верно')
  await dismiss(page, extract)

  // To whom it was sent, typed by keys alone.
  await page.keyboard.press('Alt+2')
  const sending = page.getByRole('region', { name: 'Рассылка' })
  await expect(sending.getByLabel('Кому, строка 1')).toBeFocused()
  await page.keyboard.type('МУП «Заречводоканал»')
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Tab')
  await page.keyboard.type('нарочно')
  await page.keyboard.press('Tab')
  await page.keyboard.type('17.11.2026')
  await page.keyboard.press('Enter')
  await expect(sending.getByText('не подтвердили: 1')).toBeVisible()
  // A date is read whole.
  const sentOn = sending.getByLabel('Отправлено, строка 1')
  await expect(sentOn).toHaveValue('17.11.2026')
  expect(await sentOn.evaluate((field: HTMLInputElement) => field.scrollWidth <= field.clientWidth)).toBe(true)
  await expect(sending.getByLabel('Кому, строка 2')).toHaveValue('')
  // A letter goes with the line that has the keys, with what the line sends enclosed.
  const addressee = await sending.getByLabel('Кому, строка 1').inputValue()
  await sending.getByLabel('Кому, строка 1').focus()
  await page.keyboard.press('Alt+l')
  const letter = page.getByRole('dialog', { name: 'Сопроводительное письмо' })
  await expect(letter.getByLabel('Кому', { exact: true })).toHaveValue(addressee)
  await expect(letter.locator('.letter-list input').first()).toHaveValue(
    /^(Протокол|Выписка из протокола) заседания № \d+$/,
  )
  await dismiss(page, letter)
  await sending.getByRole('button', { name: 'Лист рассылки' }).press('Enter')
  const distribution = page.getByRole('dialog', { name: 'Лист рассылки' })
  await expect(distribution.locator('.doc')).toContainText('протокол, версия 2')
  await dismiss(page, distribution)

  // The book of the year, with pages in its contents.
  await goTo(page, '/meetings')
  await page.getByRole('link', { name: 'Книга протоколов' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Книга протоколов' })).toBeVisible()
  await expect(page.getByText('исправлен, версия 2')).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 90_000 }),
    page.keyboard.press('Control+s'),
  ])
  expect(download.suggestedFilename()).toMatch(/^Книга протоколов за \d{4} год\.pdf$/)
  const text = execFileSync('pdftotext', ['-layout', '-f', '2', '-l', '2', await download.path(), '-'], {
    encoding: 'utf8',
  })
  expect(text).toMatch(/Протокол № 1 от [\d.]+\s+3\n/u)
  expect(text).toMatch(/Протокол № 10 от [\d.]+ \(исправлен, версия 2\)\s+\d+/u)

  // Past the application the register refuses as well.
  await host.close()
  const Database = createRequire(import.meta.url)('better-sqlite3') as new (path: string) => {
    prepare(sql: string): { run(...values: unknown[]): unknown }
    close(): void
  }
  const db = new Database(join(host.dataDir, 'demo', 'register.sqlite3'))
  const refused = (sql: string): void => expect(() => db.prepare(sql).run(meetingId)).toThrow(/signed/)
  refused("UPDATE protocol_versions SET model = '{}' WHERE meeting_id = ?")
  refused('DELETE FROM protocol_versions WHERE meeting_id = ?')
  refused("UPDATE agenda_items SET title = 'Другой' WHERE meeting_id = ?")
  refused('DELETE FROM participants WHERE meeting_id = ?')
  db.close()
})
