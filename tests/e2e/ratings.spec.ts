import type { Locator, Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { goTo } from './pages/keys.ts'

const heading = 'Рейтинг получателей'
const places = (page: Page): Locator => page.getByRole('table', { name: 'Места' })
const names = (page: Page): Locator => places(page).locator('.rt-name')

async function open(page: Page, query = ''): Promise<void> {
  await goTo(page, `/ratings${query}`)
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  await expect(page.locator('[data-ready]')).toBeVisible()
}

/** What a line of a calculation says behind its last sign of equality. */
const result = (line: string): number =>
  Number(
    line
      .slice(line.lastIndexOf('=') + 1)
      .replaceAll(/[^\d,]/gu, '')
      .replace(',', '.'),
  )

test('a place is opened by keys alone and its calculation gives the points of the table', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await open(page, '?on=2026-07-01')
  await expect(page.getByText(/^Места закреплены 05\.10\.2026 по формуле 2/)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(names(page).first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(names(page).nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  const details = page.getByRole('group', { name: /^Как получено место/ })
  await expect(details).toContainText('2-е место, балл')
  const last = await details.locator('ol li').last().innerText()
  const score = await places(page).locator('tr.is-open td').last().innerText()
  expect(result(last)).toBe(Number(score.replace(',', '.')))
  await page.keyboard.press('Enter')
  await expect(details).toBeHidden()
})

test('every number of a line opens the list that it counts', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await open(page, '?on=2026-07-01&scope=all')
  const link = places(page)
    .getByRole('link', { name: /, Всего: \d+$/ })
    .first()
  const count = Number(await link.innerText())
  await link.press('Enter')
  await expect(page).toHaveURL(/#\/messages\?/)
  const note = page.getByRole('contentinfo').getByText(/^\d+\s(запись|записи|записей)$/)
  await expect(note).toHaveText(new RegExp(`^${count}\\s`))
})

test('a formula shows what it would change before it is saved, and is taken back by one key', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await open(page)
  await page.getByRole('button', { name: 'Новая формула' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Новая формула рейтинга' })
  await dialog.getByLabel('Сроки, вес').fill('15')
  await expect(dialog.getByText('Сумма 80, нужно 100')).toBeVisible()
  await dialog.getByLabel('Количество, вес').fill('20')
  await expect(dialog.getByRole('row').nth(1)).toContainText(/-е место/)
  await dialog.getByLabel('Почему меняется').fill('Пробный расчёт')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { name: /^Формула 3 с 17\.11\.2026/ })).toBeVisible()
  await expect(places(page).getByRole('row').nth(1)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('heading', { name: /^Формула 2/ })).toBeVisible()
})

test('places of a month are settled, and a recipient disagrees', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await open(page, '?period=month&on=2026-10-01')
  await page.getByRole('button', { name: 'Закрепить места' }).press('Enter')
  await expect(page.getByText(/^Места закреплены 17\.11\.2026/)).toBeVisible()
  await names(page).first().press('Enter')
  await page.getByRole('button', { name: 'Записать возражение' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: /^Возражение:/ })
  await dialog.getByLabel('С чем не согласен получатель').fill('Две карточки не наши')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(places(page).getByText('возражение', { exact: true })).toBeVisible()
  await expect(page.getByText('Две карточки не наши')).toBeVisible()
  await page.keyboard.press('Control+p')
  const paper = page.getByRole('dialog', { name: heading })
  await expect(paper.getByText('Две карточки не наши')).toBeVisible()
})
