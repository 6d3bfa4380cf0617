import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { goTo } from '../pages/keys.ts'
import { rows, show } from './shared.ts'
import type { Screen } from './shared.ts'

const title = 'Записки и отчёты'

/** The draft of the note of this week, made where there is none yet. */
async function draft(page: Page): Promise<void> {
  await show(page, '/reports?kind=weekly', title)
  const waiting = page.getByRole('region', { name: 'К сроку' })
  await expect(waiting).toBeVisible()
  const open = waiting.getByRole('link', { name: 'Открыть' }).first()
  if ((await open.count()) > 0) await open.click()
  else {
    await waiting.getByRole('button', { name: 'Составить' }).first().click()
    await page.keyboard.press('Control+Enter')
  }
  await expect(page.locator('#section-summary')).toBeVisible()
}

/** Notes and reports: the list, a live document with what stands beside it, and their sets. */
export const reportScreens: readonly Screen[] = [
  {
    name: 'reports',
    open: async (page) => {
      await show(page, '/reports', title)
      await expect(rows(page).nth(1)).toContainText('записка')
    },
  },
  {
    name: 'report-new',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/reports?new=1')
      await expect(page.getByRole('dialog', { name: 'Новый документ' })).toBeVisible()
    },
  },
  { name: 'report-draft', open: draft },
  {
    name: 'report-sections',
    isFurther: true,
    open: async (page) => {
      await draft(page)
      await page.keyboard.press('Alt+2')
      const side = page.getByRole('complementary', { name: 'Разделы и показатели' })
      await side.getByRole('button', { name: /^Настроить раздел «Сводка»/ }).click()
      await expect(side.getByLabel('Добавить показатель')).toBeVisible()
    },
  },
  {
    name: 'report-sign',
    isFurther: true,
    open: async (page) => {
      await draft(page)
      await page.keyboard.press('F9')
      await expect(page.getByRole('dialog', { name: 'Подписать документ' })).toBeVisible()
    },
  },
]
