import type { Locator, Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { goTo } from './pages/keys.ts'

const title = 'Карта положения'
const rows = (page: Page): Locator => page.locator('tr[data-key]')

async function open(page: Page, query = '?on=2026-07-01'): Promise<void> {
  await goTo(page, `/position-map${query}`)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(rows(page).nth(3)).toBeVisible()
}

test('a duty is mapped by keys alone, what is typed outlives the window, and one key takes it back', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  await open(page, '?on=2026-07-01&show=outside')
  const all = page.getByRole('radio', { name: /^Все/ })
  await rows(page).first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(rows(page).nth(1)).toBeFocused()
  const duty = await rows(page).nth(1).getByRole('rowheader').innerText()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Чем ведётся в программе')).toBeFocused()
  await page.keyboard.type('автопр')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Убрать: Автоправила' })).toBeVisible()
  await page.getByLabel('Примечание').fill('ведёт отдел связи')
  await expect(page.getByText(/^Черновик сохранён/)).toBeVisible()

  await page.reload()
  await expect(page.getByLabel('Примечание')).toHaveValue('ведёт отдел связи')
  await page.getByLabel('Примечание').press('Control+Enter')
  await expect(page.getByRole('form')).toBeHidden()
  await expect(rows(page).getByRole('rowheader', { name: duty, exact: true })).toHaveCount(0)

  await all.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowLeft')
  await page.goto(page.url().replace(/&?show=\w+/u, ''))
  const row = rows(page)
    .filter({ has: page.getByRole('rowheader', { name: duty, exact: true }) })
    .first()
  await expect(row).toContainText('Отмечено органом')
  await expect(row).toContainText('Примечание органа: ведёт отдел связи')
  await expect(row.getByRole('link', { name: 'Автоправила' }).first()).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(row).toContainText('Ведётся вне программы')
})

test('a figure opens the list that it counts, a page of a duty opens with the period of the map', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  await open(page)
  const figure = page.getByRole('link', { name: /^Поступило сообщений и обращений: \d+/ }).first()
  const count = Number(await figure.innerText())
  await figure.press('Enter')
  await expect(page).toHaveURL(/#\/messages\?/)
  const note = page.getByRole('contentinfo').getByText(/^\d+\s(запись|записи|записей)$/)
  await expect(note).toHaveText(new RegExp(`^${count}\\s`))
  await page.goBack()
  await page.getByRole('link', { name: 'Аналитика: сроки' }).first().press('Enter')
  await expect(page.getByText('III квартал 2026').first()).toBeVisible()
})

test('an edited task stands unmapped and its mark apart, until it is moved', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await open(page)
  await rows(page).first().press('Enter')
  await page.getByLabel('Примечание').fill('по плану')
  await page.keyboard.press('Control+Enter')
  await expect(rows(page).first()).toContainText('Примечание органа: по плану')

  await goTo(page, '/settings/duties')
  const tasks = page.getByLabel('Задачи по положению')
  await expect(tasks).toHaveValue(/\S/)
  const [first = '', ...others] = (await tasks.inputValue()).split('\n')
  await tasks.fill([`${first} (в новой редакции)`, ...others].join('\n'))
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Все изменения записаны')).toBeVisible()

  await open(page)
  await expect(rows(page).first()).toContainText('Не сопоставлено')
  const orphan = page.getByRole('region', { name: 'Отметки без строки' })
  await expect(orphan).toContainText(first)
  await orphan.getByLabel('Перенести на строку').fill(`${first} (в новой`)
  await page.keyboard.press('Enter')
  await expect(orphan).toBeHidden()
  await expect(rows(page).first()).toContainText('Примечание органа: по плану')
})
