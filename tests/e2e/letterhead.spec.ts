import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { goTo } from './pages/keys.ts'

/** The letterhead of the office: its settings, the sheet beside them, and the first paper that carries it. */

const coat = resolve(import.meta.dirname, '../../resources/demo/coat-of-arms.png')
const sheet = (page: Page) => page.getByRole('region', { name: 'Так выглядит лист' })

async function choose(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /герб…$/ }).press('Enter')
  await (await chooser).setFiles(file)
}

test('an office sets its letterhead and its QR code by keys, and the next notice carries both', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/settings/documents')
  await expect(sheet(page).locator('.doc')).toContainText('ПРОТОКОЛ')

  // The sheet turns to a letter and follows what is typed.
  await page.getByRole('radio', { name: 'Протокол' }).press('ArrowRight')
  await expect(sheet(page).locator('.doc-image')).toBeVisible()
  const lines = page.getByLabel('Строки под наименованием')
  await lines.focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('пл. Свободы, д. 1, г. Заречный')
  await expect(sheet(page).locator('.doc')).toContainText('пл. Свободы, д. 1')
  await page.getByLabel('QR-код на первом листе').press('Space')
  await expect(sheet(page).locator('.paged-qr')).toBeVisible()
  await page.getByRole('button', { name: /^Сохранить/ }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Все изменения записаны' })).toBeVisible()

  // A picture that is no picture is refused with what to do, and the coat of arms stays.
  await choose(page, { name: 'герб.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') })
  await expect(page.getByRole('alert').getByText('Это не PNG и не JPEG.')).toBeVisible()
  await expect(page.getByAltText('Герб на бланке')).toBeVisible()

  // Taken off and put back at once, each with an undo of its own.
  await page.getByRole('button', { name: 'Снять герб' }).press('Enter')
  await expect(sheet(page).locator('.doc-image')).toHaveCount(0)
  await choose(page, coat)
  await expect(sheet(page).locator('.doc-image')).toBeVisible()

  await goTo(page, '/meetings')
  await page.getByRole('row').filter({ hasText: 'сегодня' }).locator('a[href^="#/meetings/"]').first().press('Enter')
  await expect(page).toHaveURL(/#\/meetings\/\d+/)
  const ref = { kind: 'meetingNotice', meetingId: Number(/meetings\/(\d+)/.exec(page.url())?.[1]), participantId: null }
  await goTo(page, `/print/paper?ref=${encodeURIComponent(JSON.stringify(ref))}`)
  await expect(page.locator('html[data-print-ready="true"]')).toBeAttached()
  await expect(page.locator('.doc').getByText('пл. Свободы, д. 1, г. Заречный').first()).toBeVisible()
  await expect(page.locator('.doc-image').first()).toBeVisible()
  const rules = await page.evaluate(() =>
    document.adoptedStyleSheets.flatMap((one) => [...one.cssRules].map((rule) => rule.cssText)).join(' '),
  )
  expect(rules).toContain('data:image/svg+xml')
})
