import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { dismiss, goTo, opened } from './pages/keys.ts'

const WIDTH_AT = 16
const PNG = [0x89, 0x50, 0x4e, 0x47]

const ready = async (page: Page): Promise<void> => {
  await expect(page.locator('[data-ready]')).toBeVisible()
  await expect(page.locator('.an[aria-busy="false"]')).toBeVisible()
}
/** How many cards the list that is open says it has. */
async function listed(page: Page): Promise<number> {
  await expect(page).toHaveURL(/#\/messages\?/)
  const note = page.getByRole('contentinfo').getByText(/^[\d\s]+\s(запись|записи|записей)$/)
  await expect(note).toBeVisible()
  return Number((await note.innerText()).replace(/\D/g, ''))
}
const numberOf = async (figure: Locator): Promise<number> => Number((await figure.innerText()).replace(/\D/g, ''))
/** What is chosen from the menu of a chart, and the file it gives. */
async function fileOf(page: Page, title: string, action: RegExp) {
  await page.getByRole('button', { name: `${title}: печать и файлы` }).focus()
  await page.keyboard.press('Enter')
  const item = page.getByRole('menuitem', { name: action })
  await expect(item).toBeVisible()
  await item.focus()
  const waiting = page.waitForEvent('download', { timeout: 60_000 })
  await page.keyboard.press('Enter')
  const download = await waiting
  return { name: download.suggestedFilename(), path: await download.path() }
}

test('a figure opens its list and comes back to the same period, filter and leaf', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/analytics?on=2026-07-01')
  await ready(page)
  await page.keyboard.press('f')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option', { name: 'Сообщения' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/cards=message/)
  await page.keyboard.press('5')
  await expect(page).toHaveURL(/#\/analytics\/terms\?on=2026-07-01&cards=message$/)
  await ready(page)
  const figure = page
    .getByRole('table', { name: /^Сроки/ })
    .getByRole('link')
    .first()
  const count = await numberOf(figure)
  await figure.focus()
  await page.keyboard.press('Enter')
  expect(await listed(page)).toBe(count)
  await page.goBack()
  await expect(page).toHaveURL(/#\/analytics\/terms\?on=2026-07-01&cards=message$/)
  await ready(page)
  await page.keyboard.press('[')
  await expect(page).toHaveURL(/on=2026-04-01/)
  await expect(page.getByText('II квартал 2026').first()).toBeVisible()
})

test('the cells of the heat map are walked by arrows, told in words, and opened by Enter', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/analytics/places?on=2026-07-01')
  await ready(page)
  const map = page.getByRole('table', { name: /^Территория × блок/ })
  await map.locator('td a[tabindex="0"]').focus()
  const told = page.locator('.cap[aria-live]')
  const before = await told.innerText()
  await page.keyboard.press('ArrowRight')
  await expect(told).not.toHaveText(before)
  await expect(told).toContainText(/было \d/)
  const cell = map.locator('td a[tabindex="0"]')
  await expect(cell).toBeFocused()
  const count = await numberOf(cell)
  await page.keyboard.press('Enter')
  expect(await listed(page)).toBe(count)
})

test('a chart is walked by arrows, read as a table, and saved as a picture and as a workbook', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/analytics/flow?on=2026-07-01')
  await ready(page)
  const chart = page.getByRole('group', { name: /^Поток: точек/ })
  await chart.getByRole('link').first().focus()
  await page.keyboard.press('ArrowRight')
  const second = chart.getByRole('link').nth(1)
  await expect(second).toBeFocused()
  const said = /поступило (\d+)/.exec((await second.getAttribute('aria-label')) ?? '')?.[1]
  await page.keyboard.press('t')
  const table = page.getByRole('table', { name: 'Поступило и закрыто. III квартал 2026' })
  await expect(table.getByRole('row').nth(2).getByRole('cell').first()).toHaveText(said ?? '?')
  await expect(table.getByText('неполный период').first()).toBeVisible()

  const picture = await fileOf(page, 'Поступило и закрыто', /^Картинка PNG/)
  expect(picture.name).toBe('Поступило и закрыто 2026-07-01 – 2026-09-30.png')
  const bytes = await readFile(picture.path)
  expect([...bytes.subarray(0, PNG.length)]).toEqual(PNG)
  // 900 px and the margins, twice as fine.
  expect(bytes.readUInt32BE(WIDTH_AT)).toBe((900 + 48) * 2)
  const workbook = await fileOf(page, 'Поступило и закрыто', /XLSX/)
  expect(workbook.name).toMatch(/^Аналитика 2026-07-01.*\.xlsx$/)
  expect((await readFile(workbook.path)).subarray(0, 2).toString()).toBe('PK')
})

test('every figure says what it is, and a measure is judged in words', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/analytics/marks')
  await ready(page)
  await page.getByRole('button', { name: /^Что это значит: спросили/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByText('Не входит')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('d')
  const sheet = await opened(page, 'Определения показателей')
  await expect(sheet.getByRole('heading', { name: /^Доля ответов в срок/ })).toBeVisible()
  await dismiss(page, sheet)

  await goTo(page, '/analytics/effect?period=year')
  await ready(page)
  await page.getByLabel('Дата меры').focus()
  await page.keyboard.type('03.08.2026')
  await page.getByLabel('Что сделано').focus()
  await page.keyboard.type('Новая теплотрасса')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /Новая теплотрасса/ })).toContainText(/случайн|мало/)
  await expect(page).toHaveURL(/measure=2026-08-03/)
})
