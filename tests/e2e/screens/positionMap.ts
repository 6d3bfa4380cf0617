import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { show } from './shared.ts'
import type { Screen } from './shared.ts'

const title = 'Карта положения'
const open = async (page: Page, query: string): Promise<void> => {
  await show(page, `/position-map${query}`, title)
  await expect(page.getByRole('table', { name: title })).toBeVisible()
}

/** Tasks and duties of the decree with their figures; one being mapped; those that nobody has mapped yet. */
export const positionMapScreens: readonly Screen[] = [
  { name: 'position-map', open: (page) => open(page, '?on=2026-07-01') },
  {
    name: 'position-map-edit',
    isFurther: true,
    open: async (page) => {
      await open(page, '?on=2026-07-01&show=outside')
      await page.locator('tr[data-key]').first().press('Enter')
      await expect(page.getByLabel('Чем ведётся в программе')).toBeFocused()
    },
  },
  {
    name: 'position-map-roles',
    isFurther: true,
    open: async (page) => {
      await open(page, '?period=year')
      await page.locator('tr[data-key]').last().scrollIntoViewIfNeeded()
    },
  },
]
