import { answered, expect, test } from './host.ts'
import { goTo, opened } from './pages/keys.ts'

/** Acts on the cards of requests and assignments, as a person without a mouse may spoil them. */
test('an answer that was half typed is whole again after the program was killed', async ({ launch, dataDir }) => {
  test.skip(process.env['REESTR_ELECTRON'] !== undefined, 'The writing of the draft is seen on the wire')
  const before = await launch({ demo: true })
  await goTo(before.page, '/centre-requests?text=освещении')
  const { keyboard } = before.page
  const row = before.page.getByRole('row').filter({ hasText: 'освещении' })
  await expect(row).toBeVisible()
  await expect(before.page.getByRole('grid', { name: 'ЦУР: запросы' })).toBeFocused()
  await keyboard.press('e')
  const form = before.page.getByRole('form', { name: 'Ответ дан' })
  await expect(form.getByLabel('Что ответили')).toBeFocused()
  await keyboard.type('Заменены три светильника')
  await keyboard.press('Tab')
  await keyboard.type('в ЭДО')
  await keyboard.press('Tab')
  const written = answered(before.page, 'drafts.put', '01-12/9')
  await keyboard.insertText('01-12/9')
  await written
  await before.kill()

  const { page } = await launch({ demo: true, dataDir })
  await goTo(page, '/centre-requests?text=освещении')
  await expect(page.getByRole('row').filter({ hasText: 'освещении' })).toBeVisible()
  await expect(page.getByRole('grid', { name: 'ЦУР: запросы' })).toBeFocused()
  await page.keyboard.press('Enter')
  const again = page.getByRole('form', { name: 'Ответ дан' })
  await expect(again.getByLabel('Что ответили')).toHaveValue('Заменены три светильника')
  await expect(again.getByLabel('Как направлен')).toHaveValue('в ЭДО')
  await expect(again.getByLabel('Исходящий номер')).toHaveValue('01-12/9')
  await expect(again.getByLabel('Что ответили')).toBeFocused()

  // A day that no calendar has, and one that has not come: the form stays with all that was typed.
  await again.getByLabel('Когда направлен').focus()
  await page.keyboard.type('31.02')
  await page.keyboard.press('Control+s')
  await expect(again.getByText('Такой даты нет')).toBeVisible()
  await expect(again.getByLabel('Когда направлен')).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('завтра')
  await page.keyboard.press('Control+s')
  await expect(again.getByText('Дата ещё не наступила')).toBeVisible()
  // Esc puts the form away and says how it comes back.
  await again.getByLabel('Что ответили').focus()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Ответ дан: недописанное осталось, вернуть его – клавиша E')).toBeVisible()
  await page.keyboard.press('e')
  await expect(again.getByLabel('Как направлен')).toHaveValue('в ЭДО')
  await again.getByLabel('Когда направлен').fill('сегодня 10:30')
  await page.keyboard.press('Control+Enter')
  await expect(again).toHaveCount(0)
  await expect(page.getByRole('complementary', { name: 'Запрос ЦУР' })).toContainText('Отвечено')
})

test('from the search of a list ↓ leads to its rows', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  for (const [route, name, card] of [
    ['/assignments', 'Поручения', 'Поручение'],
    ['/centre-requests', 'ЦУР: запросы', 'Запрос ЦУР'],
  ] as const) {
    await goTo(page, route)
    const grid = page.getByRole('grid', { name })
    await expect(grid).toBeFocused()
    await page.keyboard.press('/')
    await page.keyboard.type('график')
    await expect(page).toHaveURL(/text=/)
    await page.keyboard.press('ArrowDown')
    await expect(grid).toBeFocused()
    await expect(grid.getByRole('row').nth(1)).toContainText('график')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('complementary', { name: card })).toContainText('график')
    await page.keyboard.press('Escape')
    await expect(grid).toBeFocused()
  }
})

test('a new assignment loses neither a term that cannot be read nor a rule that is typed in haste', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/assignments')
  await expect(page.getByRole('grid', { name: 'Поручения' })).toBeFocused()
  await page.keyboard.press('n')
  const form = await opened(page, 'Новое поручение')
  await expect(form.getByLabel('Что поручено')).toBeFocused()
  await page.keyboard.type('Представлять сведения о вывозе снега')
  await form.getByLabel('Срок').focus()
  await page.keyboard.type('31.02')
  await page.keyboard.press('Control+Enter')
  await expect(form.getByText('Такой даты нет')).toBeVisible()
  await expect(form.getByLabel('Срок')).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await form.getByLabel('Как часто').focus()
  await page.keyboard.type('иногда')
  await page.keyboard.press('Control+Enter')
  await expect(form.getByText(/^Не понято/)).toBeVisible()
  await expect(form.getByLabel('Как часто')).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('еженедельно по пт')
  await page.keyboard.press('Control+Enter')
  await expect(form).toBeHidden()
  const card = page.getByRole('complementary', { name: 'Поручение' })
  await expect(card).toContainText('Представлять сведения о вывозе снега')
  await expect(card).toContainText('Правило: еженедельно по пятницам')
})
