import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { show } from './shared.ts'
import type { Screen } from './shared.ts'

const title = 'Рейтинг получателей'
const open = async (page: Page, query = ''): Promise<void> => {
  await show(page, `/ratings${query}`, title)
  await expect(page.getByRole('region', { name: 'История мест' })).toBeVisible()
}

/** Places of recipients, how one was reached, the formula with its preview. */
export const ratingScreens: readonly Screen[] = [
  { name: 'ratings', open: (page) => open(page) },
  {
    name: 'ratings-settled',
    isFurther: true,
    open: async (page) => {
      await open(page, '?on=2026-07-01')
      await page.getByRole('row').last().scrollIntoViewIfNeeded()
      await page
        .getByRole('row', { name: /возражение отклонено/ })
        .getByRole('button')
        .press('Enter')
      await expect(page.getByRole('group', { name: /^Как получено место/ })).toBeVisible()
    },
  },
  {
    name: 'ratings-nothing',
    isFurther: true,
    open: async (page) => {
      await show(page, '/ratings?on=2019-01-01', title)
      await expect(page.getByText('За этот период записей с получателем нет')).toBeVisible()
    },
  },
  {
    name: 'ratings-formula',
    isFurther: true,
    open: async (page) => {
      await open(page)
      await page.getByRole('button', { name: 'Новая формула' }).press('Enter')
      const dialog = page.getByRole('dialog', { name: 'Новая формула рейтинга' })
      await dialog.getByLabel('Сроки, вес').fill('15')
      await dialog.getByLabel('Количество, вес').fill('20')
      await expect(dialog.getByRole('row').nth(1)).toBeVisible()
    },
  },
]
