import type { Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { goTo, opened } from './pages/keys.ts'

const FIRST = '24.08.2026–30.08.2026'
const NEXT = '31.08.2026–06.09.2026'
const SUMMARY = 'Больше всего вопросов о покосе травы, подрядчик сменён'
const PROPOSAL = 'Провести совещание с подрядчиком до 15 сентября'

/** A note of the week: «Новый документ», the period by steps, «Составить». @returns its number in the address */
async function make(page: Page, week: string): Promise<string> {
  await goTo(page, '/reports')
  await expect(page.getByRole('heading', { level: 1, name: 'Записки и отчёты' })).toBeVisible()
  await page.keyboard.press('n')
  const dialog = await opened(page, 'Новый документ')
  await expect(dialog.getByRole('radio', { name: 'Неделя' })).toBeChecked()
  const period = dialog.getByRole('status')
  for (let step = 0; step < 20 && (await period.textContent()) !== week; step++) {
    const before = (await period.textContent()) ?? ''
    await page.keyboard.press('[')
    await expect(period).not.toHaveText(before)
  }
  await expect(period).toHaveText(week)
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/#\/reports\/\d+$/)
  await expect(page.locator('header').getByText('Черновик')).toBeVisible()
  return /\d+$/.exec(page.url())?.[0] ?? ''
}

const comment = (page: Page, section: string) =>
  page.getByRole('textbox', { name: new RegExp(`^Текст раздела «${section}»`) })

test('a weekly note goes from a draft to the Глава by keys alone, and the next one says what changed', async ({
  launch,
  dataDir,
}) => {
  test.setTimeout(180_000)
  const before = await launch({ demo: true })
  let id = ''

  await test.step('what is typed beside the figures outlives a killed program', async () => {
    id = await make(before.page, FIRST)
    await before.page.keyboard.press('Alt+ArrowDown')
    await expect(comment(before.page, 'Сводка')).toBeFocused()
    await before.page.keyboard.type(SUMMARY)
    await expect(before.page.getByText(/^черновик \d/)).toBeVisible()
    await before.kill()
  })

  const { page } = await launch({ demo: true, dataDir })
  const header = page.locator('header')
  await test.step('and is written with Ctrl+S', async () => {
    await goTo(page, `/reports/${id}`)
    await expect(comment(page, 'Сводка')).toHaveValue(SUMMARY)
    await page.keyboard.press('Alt+ArrowDown')
    await expect(comment(page, 'Сводка')).toBeFocused()
    await page.keyboard.press('Control+s')
    await expect(page.locator('#section-summary').getByText('записано')).toBeVisible()
  })

  await test.step('a figure opens the list that it counts', async () => {
    const figure = page.locator('#section-summary').getByRole('link', { name: /^Поступило сообщений и обращений: / })
    const value = Number((await figure.textContent())?.replace(/\D/gu, ''))
    expect(value).toBeGreaterThan(0)
    await figure.focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#\/messages/)
    const grid = page.getByRole('grid').first()
    await expect(grid).toHaveAttribute('aria-rowcount', String(value + 1))
    await page.goBack()
    await expect(header.getByText('Черновик')).toBeVisible()
  })

  await test.step('what stands against the signature is found by F7', async () => {
    await page.keyboard.press('F9')
    const dialog = await opened(page, 'Подписать документ')
    await expect(dialog.getByText(/«Предложения Главе»: напишите текст/)).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(comment(page, 'Предложения Главе')).toBeFocused()
    await page.keyboard.type(PROPOSAL)
  })

  await test.step('signed, it is the very paper', async () => {
    await page.keyboard.press('F9')
    const dialog = await opened(page, 'Подписать документ')
    await dialog.getByLabel('Номер').focus()
    await page.keyboard.type('17-з')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(header.getByText('Подписан')).toBeVisible()
    const paper = page.locator('.doc').first()
    await expect(paper).toContainText(SUMMARY)
    await expect(paper).toContainText(PROPOSAL)
    await expect(page.getByRole('textbox')).toHaveCount(0)
  })

  await test.step('sent, it never changes', async () => {
    await page.keyboard.press('F9')
    const dialog = await opened(page, 'Отметить отправку')
    await dialog.getByLabel('Кому').fill('Державину С. И.')
    await dialog.getByLabel('Как', { exact: true }).focus()
    await page.keyboard.type('на бумаге')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(header.getByText('Отправлен')).toBeVisible()
    await expect(page.getByText(/Державину С. И., 17\.11\.2026, на бумаге/)).toBeVisible()
    await expect(page.getByRole('button', { name: /^(Подписать|Отметить отправку)/ })).toHaveCount(0)
  })

  await test.step('the next note says what changed and what was written', async () => {
    await make(page, NEXT)
    await page.keyboard.press('Alt+1')
    const side = page.getByRole('complementary', { name: 'Что изменилось' })
    await expect(side).toBeFocused()
    await expect(side.getByRole('link', { name: /^С документа «Еженедельная/ })).toHaveAttribute(
      'href',
      `#/reports/${id}`,
    )
    await expect(side.getByRole('row').nth(1)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(side).toBeHidden()
    const earlier = page.locator('#section-summary summary').filter({ hasText: 'в прошлый раз' })
    await earlier.focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('#section-summary .earlier')).toHaveText(SUMMARY)
  })
})

test('beside a document the narrow panel shows every section above the operator', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/reports')
  await page.getByRole('grid').press('Enter')
  await expect(page).toHaveURL(/#\/reports\/\d+$/)
  const last = page.locator('.nav-item').last()
  await expect(last).toBeVisible()
  const [entry, foot] = [await last.boundingBox(), await page.locator('.nav-foot').boundingBox()]
  expect((entry?.y ?? 0) + (entry?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0)
})
