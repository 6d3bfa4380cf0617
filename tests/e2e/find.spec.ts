import { readFile } from 'node:fs/promises'
import { answered, expect, test } from './host.ts'
import { dismiss, goTo, typeInPalette } from './pages/keys.ts'
import type { Page } from '@playwright/test'

const rows = (page: Page) => page.locator('[role="row"][aria-rowindex]').filter({ has: page.locator('.c-no') })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

async function list(page: Page, query: string): Promise<void> {
  await goTo(page, `/messages?${query}`)
  await expect(rows(page).nth(1)).toBeVisible()
}
/** The wide table: without the card beside it. */
async function wide(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /^Карточка/ }).first()
  await expect(button).toBeVisible()
  if ((await button.getAttribute('aria-pressed')) === 'true') await page.keyboard.press('Space')
  await expect(button).toHaveAttribute('aria-pressed', 'false')
}

test('a word is found in its forms and in the other keyboard layout, and is marked in the list and the card', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  await list(page, 'any=1&sort=received-desc')
  await page.keyboard.press('/')
  await page.keyboard.type('cytu')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Показано по запросу «снег»')).toBeVisible()
  await expect(page.locator('.grid mark').first()).toHaveText(/^снег/i)
  const forms = await page.locator('.grid mark').allTextContents()
  expect(new Set(forms.map((form) => form.toLowerCase())).size).toBeGreaterThan(1)
  await expect
    .poll(() => page.evaluate(() => (CSS as unknown as { highlights: Map<string, Set<unknown>> }).highlights.size))
    .toBe(1)
})

test('short conditions in the search box become chips, and any field is a condition under «не» too', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  await list(page, 'state=open')
  await page.keyboard.press('/')
  await page.keyboard.type('#снег статус:проверка')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/themeIds=\d+.*|statuses=onReview/)
  await expect(page.getByRole('list', { name: 'Условия отбора' }).getByText('Тема')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Условия отбора' }).getByText('На проверке')).toBeVisible()

  await list(page, 'any=1')
  await page.locator('[role="grid"]').focus()
  await page.keyboard.press('Shift+F')
  await page.getByLabel('Добавить условие').fill('поступило')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/receivedIn=thisMonth/)
  await page.getByRole('button', { name: 'Поступило: исключить' }).press('Enter')
  await expect(page).toHaveURL(/not\.receivedIn=thisMonth/)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'не Поступило: убрать условие' }).press('Enter')
  await expect(page).not.toHaveURL(/receivedIn/)
})

test('a view is saved with its period in words, stands in the panel with its figure, warns and comes back after removal', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  await list(page, 'state=open&receivedIn=last30&sort=block-asc%2Cdue-asc')
  await page.keyboard.press('Control+Shift+S')
  const dialog = page.getByRole('dialog', { name: 'Новое представление' })
  await dialog.getByLabel('Название').fill('За месяц по блокам')
  await dialog.getByLabel('Отметить, когда записей больше').fill('3')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(heading(page, 'За месяц по блокам')).toBeVisible()
  const link = page.locator('.nav-views').getByRole('link', { name: /За месяц по блокам/ })
  await expect(link).toHaveClass(/is-alarm/)
  await expect(link.locator('.count')).not.toBeEmpty()

  await list(page, 'state=open')
  await link.press('Enter')
  await expect(page).toHaveURL(/receivedIn=last30/)
  await expect(page).toHaveURL(/sort=block-asc(%2C|,)due-asc/)

  await page.getByRole('button', { name: 'Представления' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Все представления' }).press('Enter')
  await page.getByRole('button', { name: 'За месяц по блокам: удалить' }).press('Enter')
  await expect(link).toHaveCount(0)
  await page.getByRole('button', { name: 'Готово' }).press('Enter')
  await page.keyboard.press('Control+z')
  await expect(link).toBeVisible()
})

test('columns are chosen, moved and kept, and the list goes by several of them', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await list(page, 'state=open')
  await wide(page)
  await page.keyboard.press('Shift+C')
  const panel = page.getByRole('dialog', { name: 'Столбцы' })
  await panel.getByLabel('Ответственный', { exact: true }).press('Space')
  await expect(page.getByRole('columnheader', { name: 'Ответственный' })).toBeVisible()
  const kept = answered(page, 'views.keepHabits')
  await panel.getByRole('checkbox', { name: 'Канал', exact: true }).press('Alt+ArrowUp')
  const titles = () => page.locator('.grid-head .grid-sort').allTextContents()
  await expect
    .poll(async () => (await titles()).slice(0, 3).map((title) => title.trim()))
    .toEqual(['№', 'Канал', 'Дата'])
  await page.keyboard.press('Escape')
  await kept
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Ответственный' })).toBeVisible()

  await page.getByRole('columnheader', { name: 'Получатель' }).getByRole('button').click()
  await page
    .getByRole('columnheader', { name: 'Срок' })
    .getByRole('button')
    .click({ modifiers: ['Control'] })
  await expect(page).toHaveURL(/sort=recipient-asc(%2C|,)due-asc/)
  await expect(page.locator('.grid-head .grid-rank')).toHaveText(['1', '2'])
})

test('the list goes out as CSV in its columns and as a paper with pages', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await list(page, 'state=open&due=overdue')
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Вывести' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Сохранить CSV' }).press('Enter')
  const download = await waiting
  const text = await readFile(await download.path(), 'utf8')
  expect(text.split('\r\n')[0]).toContain('Номер;Поступило;Канал')
  expect(text.trim().split('\r\n')).toHaveLength(5)

  await page.getByRole('button', { name: 'Вывести' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Посмотреть перед печатью' }).press('Enter')
  const paper = page.getByRole('dialog')
  await expect(paper.getByText('«Просрочено»')).toBeVisible()
  await expect(paper.getByText('1 лист', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(paper).toBeHidden()
  await expect(page).toHaveURL(/due=overdue/)

  // A paper that is open goes with the screen it was opened from.
  await page.getByRole('button', { name: 'Вывести' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Посмотреть перед печатью' }).press('Enter')
  await expect(paper).toBeVisible()
  await goTo(page, '/messages?state=open')
  await expect(paper).toBeHidden()
})

test('Ctrl+K finds a card by its number and a view by its name', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await list(page, 'state=open')
  const palette = await typeInPalette(page, '1338')
  await expect(page.getByRole('option', { name: /№ 1338/ })).toBeVisible()
  await dismiss(page, palette)
  await typeInPalette(page, 'просроч')
  await page.getByRole('group', { name: 'Представления' }).getByRole('option', { name: 'Просрочено' }).click()
  await expect(page).toHaveURL(/due=overdue/)
})
