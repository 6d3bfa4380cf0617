import { expect, test } from './host.ts'
import { EntryPage } from './pages/entry.ts'
import { focused, goTo, tabTo, typeInPalette } from './pages/keys.ts'

test('a message is entered without the mouse at all', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await expect(page.getByRole('heading', { level: 1, name: /ноября/ })).toBeVisible()
  const entry = new EntryPage(page)
  await entry.open()
  await entry.enter({
    channel: 'ПОС',
    received: '16.11 14:20',
    gist: 'Не вывезен мусор от контейнеров у рынка',
    address: 'ул. Лесная, 12',
    theme: 'Проблемы с контейнерами',
    externalNumber: '874512',
  })
  const saved = await entry.saveAndOpen()
  await expect(page.locator('.p-title')).toContainText('Не вывезен мусор')
  await expect(page.getByRole('status').getByText(`№ ${saved.number} зарегистрировано`).first()).toBeVisible()
})

test('a form that lacks something says what, and the link leads into the field', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  const entry = new EntryPage(page)
  await goTo(page, '/messages/new')
  await entry.ready()
  await page.keyboard.press('Control+Enter')
  const summary = page.getByRole('alert').filter({ hasText: 'Запись не сохранена' })
  await expect(summary).toBeFocused()
  await expect(summary.getByRole('link', { name: /^Канал: выберите канал/ })).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await focused(page)).toBe('f-channelId')
})

test('F1 lists the keys of this screen from the table that binds them', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/messages')
  await expect(page.getByRole('heading', { name: 'Все открытые' })).toBeVisible()
  await page.keyboard.press('F1')
  const sheet = page.getByRole('dialog', { name: 'Клавиши этого экрана' })
  for (const line of ['Назначить получателя', 'Записать ответ', 'Новое сообщение', 'Найти или выполнить']) {
    await expect(sheet.getByText(line, { exact: true })).toBeVisible()
  }
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
})

test('Ctrl+K finds a section typed in the other keyboard layout', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await expect(page.getByRole('heading', { level: 1, name: /ноября/ })).toBeVisible()
  // «состав» with the Latin layout switched on.
  await typeInPalette(page, 'cjcnfd')
  await expect(page.getByText('cjcnfd распознано как «состав»')).toBeVisible()
  await expect(page.getByRole('option', { name: /Состав МЦУ/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/members/)
})

test('another operator takes over in two keys, and both drafts stay', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  const entry = new EntryPage(page)
  await goTo(page, '/messages/new')
  await entry.ready()
  const first = await page.locator('.who-btn b').innerText()
  await tabTo(page, 'f-gist')
  await page.keyboard.type('Недописанное первым')
  await expect(page.getByText(/Черновик сохранён/)).toBeVisible()
  await page.keyboard.press('Alt+o')
  await expect(page.getByRole('dialog', { name: 'Кто работает' })).toBeVisible()
  await page.keyboard.press('Digit2')
  await expect(page.locator('.who-btn b')).not.toHaveText(first)
  await expect(entry.field('gist')).toHaveValue('')
  await page.keyboard.press('Alt+o')
  await expect(page.getByRole('dialog', { name: 'Кто работает' })).toBeVisible()
  await page.keyboard.press('Digit1')
  await expect(page.locator('.who-btn b')).toHaveText(first)
  await expect(entry.field('gist')).toHaveValue('Недописанное первым')
})

test('Ctrl+Z takes the last act back', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/messages?state=open&due=overdue')
  const state = page.locator('.panel .p-line')
  await expect(state).toBeVisible()
  await page.keyboard.press('p')
  const dialog = page.getByRole('dialog', { name: 'Отложить' })
  await expect(dialog).toBeVisible()
  await page.keyboard.type('01.12.2026')
  await page.keyboard.press('Tab')
  await expect(dialog.getByLabel('Причина')).toBeFocused()
  await page.keyboard.type('Ждём подрядчика')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(state).toContainText('Отложено')
  await page.keyboard.press('Control+z')
  await expect(state).not.toContainText('Отложено')
})
