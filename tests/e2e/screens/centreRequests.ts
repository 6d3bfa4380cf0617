import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { goTo } from '../pages/keys.ts'
import { rows, show } from './shared.ts'
import type { Screen } from './shared.ts'

const title = 'ЦУР: запросы'
const panel = (page: Page) => page.getByRole('complementary', { name: 'Запрос ЦУР' })

/** What came from the ЦУР, and the order of terms that it stands in. */
export const centreRequestScreens: readonly Screen[] = [
  {
    name: 'centre-requests',
    open: async (page) => {
      await show(page, '/centre-requests', title)
      await expect(rows(page).nth(1)).toContainText('Ц-')
    },
  },
  {
    name: 'centre-request',
    open: async (page) => {
      await show(page, '/centre-requests?show=all&text=уборке', title)
      await expect(rows(page).nth(1)).toContainText('уборке')
      await rows(page).nth(1).click()
      await page.keyboard.press('Enter')
      await expect(panel(page).getByText('ЦУР продлил')).toBeVisible()
    },
  },
  {
    name: 'centre-request-answer',
    isFurther: true,
    open: async (page) => {
      await show(page, '/centre-requests?text=освещении', title)
      await expect(rows(page).nth(1)).toContainText('освещении')
      await rows(page).nth(1).click()
      await page.keyboard.press('e')
      await expect(panel(page).getByRole('form', { name: 'Ответ дан' })).toBeVisible()
    },
  },
  {
    name: 'centre-request-execution',
    isFurther: true,
    open: async (page) => {
      await show(page, '/centre-requests?text=график', title)
      await expect(rows(page).nth(1)).toContainText('график')
      await rows(page).nth(1).click()
      await page.keyboard.press('i')
      await expect(panel(page).getByRole('form', { name: 'Исполнение' })).toBeVisible()
    },
  },
  {
    name: 'centre-request-new',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/centre-requests?new=1')
      await expect(page.getByRole('dialog', { name: 'Новый запрос ЦУР' })).toBeVisible()
    },
  },
  {
    name: 'centre-requests-none',
    isFurther: true,
    open: async (page) => {
      await show(page, '/centre-requests?show=overdue&kind=analyticNote', title)
      await expect(page.getByText('По этим условиям ничего нет')).toBeVisible()
    },
  },
  {
    name: 'desk-list',
    open: async (page) => {
      await show(page, '/desk/list?section=today', 'Сроки по порядку')
      await expect(rows(page).nth(3)).toBeVisible()
    },
  },
]
