import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { show } from './shared.ts'
import type { Screen } from './shared.ts'

async function leaf(page: Page, address: string): Promise<void> {
  await show(page, `/analytics${address}`, 'Аналитика')
  await expect(page.locator('[data-ready]')).toBeVisible()
  await expect(page.locator('.an[aria-busy="false"]')).toBeVisible()
}
const further = (name: string, address: string): Screen => ({
  name: `analytics-${name}`,
  isFurther: true,
  open: (page) => leaf(page, address),
})

/** The leaves of analytics, a filter, tables instead of charts, the definitions. */
export const analyticsScreens: readonly Screen[] = [
  { name: 'analytics', open: (page) => leaf(page, '') },
  { name: 'analytics-places', open: (page) => leaf(page, '/places?by=theme&on=2026-07-01') },
  further('flow', '/flow?on=2026-07-01'),
  further('topics', '/topics'),
  further('weeks', '/places?by=week&rate=1'),
  further('terms', '/terms'),
  further('repeats', '/repeats'),
  further('marks', '/marks'),
  further('load', '/load'),
  further('seasons', '/seasons'),
  further('effect', '/effect?period=year&weeks=8&measure=2026-08-03+Новая+теплотрасса'),
  {
    name: 'analytics-tables',
    isFurther: true,
    open: async (page) => {
      await leaf(page, '/load?by=recipient&on=2026-07-01')
      await page.keyboard.press('t')
      await expect(page.getByRole('table', { name: /^Нагрузка за период/ })).toBeVisible()
    },
  },
  {
    name: 'analytics-filters',
    isFurther: true,
    open: async (page) => {
      await leaf(page, '/terms?cards=message')
      await page.keyboard.press('f')
      await expect(page.getByRole('button', { name: /^Территория/ }).first()).toBeVisible()
    },
  },
  {
    name: 'analytics-definitions',
    isFurther: true,
    open: async (page) => {
      await leaf(page, '/marks')
      await page.keyboard.press('d')
      await expect(page.getByRole('dialog', { name: 'Определения показателей' })).toBeVisible()
    },
  },
]
