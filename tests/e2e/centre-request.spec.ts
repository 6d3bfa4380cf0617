import type { Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { dismiss, goTo, opened, takeChoice } from './pages/keys.ts'

/** How many rows the grid of a screen says it has, its head left out. */
async function rowsOf(page: Page, name: string): Promise<number> {
  const grid = page.getByRole('grid', { name })
  await expect(grid).toBeVisible()
  return Number(await grid.getAttribute('aria-rowcount')) - 1
}

test('a request of the ЦУР is registered, handed to an executor and answered in time, by keys alone', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/centre-requests')
  const grid = page.getByRole('grid', { name: 'ЦУР: запросы' })
  const panel = page.getByRole('complementary', { name: 'Запрос ЦУР' })
  await expect(grid).toBeFocused()

  await test.step('registered; what is typed waits as a draft', async () => {
    await page.keyboard.press('n')
    let form = await opened(page, 'Новый запрос ЦУР')
    await expect(form.getByLabel('О чём')).toBeFocused()
    await page.keyboard.type('О сообщениях о вывозе снега')
    await expect(form.getByText(/^Черновик сохранён/)).toBeVisible()
    await dismiss(page, form)
    await page.keyboard.press('n')
    form = await opened(page, 'Новый запрос ЦУР')
    await expect(form.getByLabel('О чём')).toHaveValue('О сообщениях о вывозе снега')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Представить сведения по населённым пунктам')
    await page.keyboard.press('Tab')
    await page.keyboard.type('01-15/440')
    await page.keyboard.press('Tab')
    await page.keyboard.type('18.11.2026')
    await form.getByLabel('Срок').focus()
    await page.keyboard.type('пт 12:00')
    await page.keyboard.press('Control+Enter')
    await expect(form.getByText('Позже дня получения. Проверьте обе даты')).toBeVisible()
    await form.getByLabel('Дата документа ЦУР').fill('16.11')
    await page.keyboard.press('Control+Enter')
    await expect(form).toBeHidden()
    await expect(panel.locator('.panel-head')).toContainText('Ц-7')
    await expect(panel.locator('.kv')).toContainText('№ 01-15/440 от 16.11.2026')
    await expect(panel.locator('.why')).toContainText('20.11.2026 12:00')
  })

  await test.step('handed over as an assignment, whose card leads back', async () => {
    await page.keyboard.press('a')
    const form = await opened(page, 'Новое поручение')
    await expect(form.getByLabel('Содержание поручения').or(form.locator('textarea').first())).toBeFocused()
    await form.getByLabel('Исполнитель', { exact: true }).focus()
    await page.keyboard.type('Корнеев')
    await takeChoice(page, form.getByLabel('Исполнитель', { exact: true }))
    await page.keyboard.press('Control+Enter')
    await expect(form).toBeHidden()
    const made = panel.getByRole('region', { name: 'Поручения' })
    await expect(made).toContainText('Корнеев')
    await expect(panel.locator('.panel-head')).toContainText('В работе')
    await made.getByRole('link').press('Enter')
    const assignment = page.getByRole('complementary', { name: 'Поручение' })
    await assignment.getByRole('link', { name: /запрос ЦУР Ц-7/ }).press('Enter')
    await expect(panel.locator('.panel-head')).toContainText('Ц-7')
  })

  await test.step('the desk shows it in the one order', async () => {
    await goTo(page, '/desk/list?section=untilFriday')
    const order = page.getByRole('grid', { name: 'Сроки по порядку' })
    // The term of the request is at noon, that of its assignment at the end of the same day.
    const rows = order.getByRole('row').filter({ hasText: 'О сообщениях о вывозе снега' })
    await expect(rows).toHaveCount(2)
    await expect(rows.first()).toContainText('запрос ЦУР')
    await expect(rows.last()).toContainText('поручение')
  })

  await test.step('the letter with the answer, and the answer itself', async () => {
    await goTo(page, '/centre-requests?text=вывозе снега')
    await expect(grid.getByRole('row').nth(1)).toContainText('Ц-7')
    await grid.focus()
    await page.keyboard.press('e')
    await expect(panel.getByLabel('Что ответили')).toBeFocused()
    await page.keyboard.type('Направляем сведения по 14 населённым пунктам')
    await page.keyboard.press('Control+Enter')
    await expect(panel.getByText('Укажите, как направлен ответ')).toBeVisible()
    await page.keyboard.press('Tab')
    await page.keyboard.type('по электронной почте')
    await page.keyboard.press('Tab')
    await page.keyboard.type('01-12/350')
    await page.keyboard.press('Control+Enter')
    await expect(panel.locator('.panel-head')).toContainText('Отвечено')
    await expect(panel.locator('.kv')).not.toContainText('позже срока')
    await page.keyboard.press('k')
    await opened(page, 'Ответ в ЦУР')
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('.paper-stage')).toContainText('Направляем сведения по 14 населённым пунктам')
    await expect(page.locator('.paper-stage')).toContainText('01-15/440')
    // The sheets lie over the form of the letter: each Esc closes what is on top.
    const dialogs = page.getByRole('dialog')
    await page.keyboard.press('Escape')
    await expect(dialogs).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(dialogs).toHaveCount(0)
  })

  await test.step('closed, and taken back by Ctrl+Z', async () => {
    await page.keyboard.press('c')
    await expect(panel.getByRole('form', { name: 'Закрыть' }).locator(':focus')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(panel.locator('.panel-head')).toContainText('Закрыто')
    await page.keyboard.press('Control+z')
    await expect(panel.locator('.panel-head')).toContainText('Отвечено')
  })
})

test('every figure of the desk opens as many rows', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/desk')
  const figures = page.locator('.fig')
  await expect(figures.first()).toBeVisible()
  const told = await figures.evaluateAll((all) =>
    all.map((one) => ({ href: one.getAttribute('href') ?? '', count: Number(one.querySelector('b')?.textContent) })),
  )
  expect(told.length).toBeGreaterThanOrEqual(7)
  const sections = await page
    .locator('.agenda .sec a.count, .agenda .sec .parts a')
    .evaluateAll((all) =>
      all.map((one) => ({ href: one.getAttribute('href') ?? '', count: Number.parseInt(one.textContent ?? '') })),
    )
  for (const { href, count } of [...told, ...sections]) {
    await goTo(page, href.replace(/^#/, ''))
    await expect(page).toHaveURL(new RegExp(`${href.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`))
    const name = href.startsWith('#/desk')
      ? 'Сроки по порядку'
      : href.startsWith('#/assignments')
        ? 'Поручения'
        : href.startsWith('#/centre')
          ? 'ЦУР: запросы'
          : 'Сообщения'
    await expect.poll(() => rowsOf(page, name), { message: href }).toBe(count)
  }
})

test('the one order of the desk is walked, opened and given a recipient by keys alone', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/desk')
  const tasks = page.locator('.task')
  await expect(tasks.first()).toHaveClass(/is-cursor/)
  const kinds = await tasks.locator('.kind').allTextContents()
  expect(new Set(kinds)).toEqual(new Set(['сообщение', 'обращение', 'поручение', 'ответ ИМ', 'запрос ЦУР']))
  // Down to the request, over the end of a section.
  const at = kinds.indexOf('запрос ЦУР')
  for (let step = 0; step < at; step++) await page.keyboard.press('ArrowDown')
  await expect(tasks.nth(at)).toBeFocused()
  await page.keyboard.press('a')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/centre-requests\?/)
  await expect(page.getByRole('complementary', { name: 'Запрос ЦУР' })).toContainText('Ц-5')
  await goTo(page, '/desk/list?section=today')
  const order = page.getByRole('grid', { name: 'Сроки по порядку' })
  await expect(order).toBeFocused()
  await page.keyboard.press('a')
  await dismiss(page, await opened(page, /олучател/))
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/#\/desk$/)
})
