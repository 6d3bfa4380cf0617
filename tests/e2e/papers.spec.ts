import { execFileSync } from 'node:child_process'
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { openFirstCard } from './pages/card.ts'
import { EntryPage } from './pages/entry.ts'
import { dismiss, goTo, opened } from './pages/keys.ts'

/** The paper on the screen leaves as a file of this kind. @returns its name and its text */
async function saved(sheets: Locator, page: Page, format: 'PDF' | 'DOCX'): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    sheets.getByRole('button', { name: format }).press('Enter'),
  ])
  const path = await download.path()
  const text =
    format === 'PDF'
      ? execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
      : execFileSync('unzip', ['-p', path, 'word/document.xml'], { encoding: 'utf8', maxBuffer: 1 << 26 })
  return { name: download.suggestedFilename(), text: text.replace(/<[^>]+>/gu, '').replace(/\s+/gu, ' ') }
}

test('the answer to an applicant is written, read as sheets and saved by the keyboard', async ({ launch }) => {
  test.slow()
  const { page } = await launch({ demo: true })
  await openFirstCard(page, 'kind=appeal&state=open&statuses=inWork')
  await page.keyboard.press('l')
  const dialog = page.getByRole('dialog', { name: 'Письмо заявителю' })
  const text = dialog.getByLabel('Текст ответа')
  await expect(text).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Двор осмотрен, работы окончат до пятницы.')
  await dialog.getByLabel('Номер').fill('01-12/318')
  await page.keyboard.press('Control+Enter')

  const paper = page.getByRole('dialog', { name: 'Ответ заявителю' })
  await expect(paper.getByText('Двор осмотрен, работы окончат до пятницы.')).toBeVisible()
  await expect(paper.getByText(/^Уважаем(ый|ая|ые) /)).toBeVisible()
  for (const format of ['PDF', 'DOCX'] as const) {
    const file = await saved(paper, page, format)
    expect(file.name).toMatch(new RegExp(`^Ответ на № .+\\.${format.toLowerCase()}$`))
    expect(file.text).toContain('01-12/318')
    expect(file.text).toContain('Двор осмотрен')
    expect(file.text).toMatch(/Уважаем(ый|ая|ые) /)
  }
  // The sheets close, the form is still there; then the card, whose history says that the applicant was shown.
  await dismiss(page, paper)
  await expect(text).toHaveValue('Двор осмотрен, работы окончат до пятницы.')
  await dismiss(page, dialog)
  await expect(page.locator('.case-page .log').filter({ hasText: /Заявитель:\s*показан/ })).toBeVisible()
})

test('a card goes on paper without the applicant unless a person says so', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await openFirstCard(page, 'kind=appeal&state=open')
  const choose = async (withApplicant: boolean): Promise<void> => {
    await page.getByRole('button', { name: 'Другие действия' }).first().press('Enter')
    await page.getByRole('menuitem', { name: 'Карточка на бумаге' }).press('Enter')
    const dialog = await opened(page, 'Карточка на бумаге')
    if (withApplicant) await dialog.getByLabel('С заявителем').press('Space')
    await page.keyboard.press('Control+Enter')
  }
  await choose(false)
  const paper = page.getByRole('dialog', { name: /^Карточка на бумаге, № / })
  await expect(paper.getByText('Суть').first()).toBeVisible()
  await expect(paper.getByText(/Содержит персональные данные/)).toHaveCount(0)
  await dismiss(page, paper)
  await choose(true)
  await expect(paper.getByText(/Содержит персональные данные/)).toBeVisible()
})

test('the состав is ordered and a cover letter is written over the signature of those who may sign', async ({
  launch,
}) => {
  test.slow()
  const { page } = await launch({ demo: true })
  await goTo(page, '/members')
  await expect(page.getByRole('complementary', { name: 'Шкала периодов' })).toBeVisible()
  await page.keyboard.press('o')
  const order = page.getByRole('dialog', { name: 'Распоряжение об утверждении состава' })
  await order.first().getByLabel('Номер').fill('141-р')
  await order.first().getByLabel('Что утрачивает силу').fill('распоряжение от 11.06.2026 № 67-р')
  await page.keyboard.press('Control+Enter')
  const sheets = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'PDF' }) })
  await expect(sheets.getByText('РАСПОРЯЖЕНИЕ', { exact: true })).toBeVisible()
  await expect(sheets.getByText(/Признать утратившим силу распоряжение/)).toBeVisible()
  await expect(sheets.getByText('УТВЕРЖДЁН')).toBeVisible()
  await dismiss(page, sheets)
  await dismiss(page, order)

  await openFirstCard(page, 'kind=appeal&state=open')
  await page.getByRole('button', { name: 'Другие действия' }).first().press('Enter')
  await page.getByRole('menuitem', { name: 'Сопроводительное письмо' }).press('Enter')
  const letter = page.getByRole('dialog', { name: 'Сопроводительное письмо' })
  const to = letter.getByLabel('Кому')
  await expect(to).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(letter.getByText('Укажите, кому письмо')).toBeVisible()
  await page.keyboard.type('Государственная жилищная инспекция')
  await page.keyboard.press('Control+Enter')
  await expect(sheets.getByText(/направляем\sпо\sкомпетенции\sобращение/)).toBeVisible()
  const file = await saved(sheets, page, 'DOCX')
  expect(file.text).toContain('Государственная жилищная инспекция')
})

test('a file of 200 MB is refused in words at once, and what was typed stays', async ({ launch }, testInfo) => {
  const { page } = await launch({ demo: true })
  const big = join(testInfo.outputDir, 'съёмка двора.zip')
  writeFileSync(testInfo.outputPath('съёмка двора.zip'), '')
  truncateSync(big, 200 * 1024 * 1024)
  await goTo(page, '/messages/new')
  const entry = new EntryPage(page)
  await entry.ready()
  const gist = entry.field('gist')
  await gist.fill('Не почищен проезд к аптеке')
  const chooser = page.waitForEvent('filechooser')
  await page
    .getByRole('button', { name: /^Приложить/ })
    .first()
    .click()
  let isSent = false
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/files')) isSent = true
  })
  await (await chooser).setFiles(big)
  await expect(page.getByText(/Файл «съёмка двора\.zip» больше 50,0\sМБ/).first()).toBeVisible()
  await expect(gist).toHaveValue('Не почищен проезд к аптеке')
  expect(isSent).toBe(false)
})
