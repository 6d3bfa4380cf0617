import { expect, test } from './host.ts'
import { goTo } from './pages/keys.ts'

test('a field of many cards is changed by keyboard: what becomes of each is seen first, one key takes it back', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/messages?state=open')
  const rows = page.locator('.case-table [role="row"][aria-rowindex]')
  await expect(rows.nth(3)).toBeVisible()
  const total = Number(await page.locator('.head .sub').innerText())
  await page.keyboard.press('Control+a')
  await expect(page.getByText(`Выбрано ${total}`).first()).toBeVisible()

  await page.keyboard.press('F2')
  const dialog = page.getByRole('dialog', { name: /^Изменить \d+ карточ/ })
  await expect(dialog.getByLabel('Что изменить')).toBeFocused()
  await page.keyboard.type('важное')
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('Важное')).toBeFocused()
  await page.keyboard.type('да')
  await page.keyboard.press('Enter')
  const changing = dialog.getByRole('radio', { name: /^Изменятся/ })
  await expect(changing).toBeChecked()
  const lines = dialog.locator('[role="row"][aria-rowindex]')
  await expect(lines.nth(1)).toContainText(/нет.*да/)
  const apply = dialog.getByRole('button', { name: /^Изменить \d/ })
  const count = Number((await apply.innerText()).replace(/\D+/g, ''))
  expect(count).toBeGreaterThan(10)
  expect(count).toBeLessThanOrEqual(total)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText(`Изменено записей: ${count} (важное)`).first()).toBeVisible()
  // The selection stays, so that the next field can be changed at once.
  await expect(page.getByText(`Выбрано ${total}`).first()).toBeVisible()

  await goTo(page, '/settings/journal')
  const line = page
    .locator('.entry')
    .filter({ hasText: `Изменено записей: ${count} (важное)` })
    .first()
  await line.locator('.entry-title').press('Enter')
  await expect(line.getByText(`Карточек изменено: ${count}.`)).toBeVisible()
  await line.getByRole('link', { name: 'Открыть их списком' }).press('Enter')
  await expect(page.locator('.head .sub')).toHaveText(String(count))

  await page.keyboard.press('Control+z')
  await expect(page.getByText(/^Отмен/).first()).toBeVisible()
  await goTo(page, '/messages?state=open&isImportant=1')
  await expect(page.locator('.head .sub')).not.toHaveText(String(total))
})

test('cards that a change does not fit are named with the reason, and a range is chosen by Shift and arrows', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/messages?any=1&sort=-received')
  const rows = page.locator('.case-table [role="row"][aria-rowindex]')
  await expect(rows.nth(3)).toBeVisible()
  await page.keyboard.press('Control+a')
  await expect(page.getByText(/Выбрано \d/).first()).toBeVisible()
  await page.keyboard.press('p')
  const dialog = page.getByRole('dialog', { name: /^Изменить/ })
  await expect(dialog.getByLabel('Отложено до')).toBeFocused()
  await page.keyboard.type('+14')
  await page.keyboard.press('Tab')
  await dialog.getByLabel('Причина').fill('Ждём смету')
  await dialog.getByText(/^Останутся/).click()
  await expect(dialog.getByText(/Ответ дан. Верните карточку в работу/).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('Выбрано 3').first()).toBeVisible()
})
