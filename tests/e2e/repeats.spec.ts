import type { Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { EntryPage } from './pages/entry.ts'
import { goTo, tabTo } from './pages/keys.ts'

const same = (page: Page) => page.locator('.case-entry-side .same-case')

/** Types one paper and waits for its card; returns its number. */
async function register(page: Page, gist: string, address: string, externalNumber = ''): Promise<string> {
  const entry = new EntryPage(page)
  await goTo(page, '/messages/new')
  await entry.ready()
  await entry.enter({ channel: 'ПОС', gist, address, ...(externalNumber === '' ? {} : { externalNumber }) })
  return (await entry.saveAndOpen()).number
}

async function search(page: Page, words: string): Promise<void> {
  await goTo(page, `/messages?any=1&search=${encodeURIComponent(words)}`)
}
const rows = (page: Page) => page.locator('[role="row"][aria-rowindex]:not([aria-rowindex="1"])')

test('likely repeats come while typing, never take the focus, and are acted on by keys', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  const entry = new EntryPage(page)
  const first = await register(page, 'Нечищеный снег, не пройти с коляской', 'ул. Садовая, 77')

  await goTo(page, '/messages/new')
  await entry.ready()
  await expect(same(page)).toHaveCount(0)
  await tabTo(page, 'f-gist')
  await page.keyboard.insertText('Не чистят снег на Садовой, 77')
  await expect(same(page)).toHaveCount(1)
  await expect(same(page)).toContainText(first)
  await expect(same(page)).toContainText('тот же адрес, похожие слова')
  await expect(same(page).locator('mark')).toContainText(['снег'])
  await expect(entry.field('gist')).toBeFocused()

  await page.keyboard.press('Alt+R')
  await expect(same(page).first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Войдёт в проблему с № ${first}`)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(entry.field('gist')).toBeFocused()

  await entry.enter({ channel: 'ПОС', gist: 'Не чистят снег на Садовой, 77' })
  const second = (await entry.saveAndOpen()).number
  const ties = page.locator('.case-ties')
  await expect(ties.getByRole('link', { name: 'Нечищеный снег, не пройти с коляской (2 сообщения)' })).toBeVisible()

  await goTo(page, '/problems')
  const problem = page.locator('a.problem-title').first()
  await expect(problem).toHaveAccessibleName(/Нечищеный снег.*2\sсообщения/)
  await problem.focus()
  await page.keyboard.press('F2')
  const assigned = page.getByRole('dialog', { name: 'Проблема' }).getByRole('region', { name: 'Поручения' })
  await expect(assigned.getByRole('link', { name: 'Поручение по проблеме' })).toHaveAttribute('href', /problem=\d+$/)
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('Снег на Садовой')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('link', { name: /^Снег на Садовой: 2\sсообщения/ })).toBeVisible()
  await page.locator('a.problem-title').first().focus()
  await page.keyboard.press('Enter')
  await expect(rows(page)).toHaveCount(2)
  await expect(rows(page).filter({ hasText: second })).toHaveCount(1)
})

test('a double entry is merged, found by both numbers, and parted from the card', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  const kept = await register(page, 'Упал столб у гаражей', 'ул. Дачная, 3', 'Д-100100')
  const double = await register(page, 'Столб упал возле гаражей на Дачной', 'ул. Дачная, 3', 'Д-200200')

  await search(page, 'Дачная столб')
  await expect(rows(page)).toHaveCount(2)
  await rows(page).first().click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: 'Объединить двойную запись' })
  await expect(dialog.getByRole('radio', { name: new RegExp(`№ ${kept}\\b`) })).toBeVisible()
  await dialog.getByRole('radio', { name: new RegExp(`№ ${kept}\\b`) }).check()
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)

  for (const number of ['Д-100100', 'Д-200200', double]) {
    await search(page, number)
    await expect(rows(page).filter({ hasText: kept }).first()).toBeVisible()
  }
  await search(page, 'Д-200200')
  await expect(rows(page)).toHaveCount(1)
  await rows(page).first().click()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`№ ${kept}`)
  const ties = page.locator('.case-ties')
  await ties.getByRole('link', { name: `№ ${double}` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`№ ${double}`)
  await expect(ties.getByText('Она объединена с карточкой')).toBeVisible()
  await ties.getByRole('button', { name: 'Разъединить' }).click()
  await expect(ties.getByText('Она объединена с карточкой')).toHaveCount(0)
  await search(page, 'Дачная столб')
  await expect(rows(page)).toHaveCount(2)
})

test('a merge is taken back by Ctrl+Z as a whole', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await register(page, 'Сломан турникет у вокзала, пассажиры с чемоданами перелезают', 'ул. Вокзальная, 1')
  await register(page, 'У вокзала сломан турникет, перелезают пассажиры с чемоданами', 'ул. Вокзальная, 1')
  await page.getByRole('button', { name: 'Найти похожие' }).click()
  const likely = page.locator('.case-ties .same-case').first()
  await expect(likely).toContainText('Возможно, та же запись')
  await likely.getByRole('button', { name: 'Объединить' }).click()
  await expect(page.getByRole('dialog').getByRole('radio').first()).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await search(page, 'турникет')
  await expect(rows(page)).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(rows(page)).toHaveCount(2)
})
