import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { goTo } from '../pages/keys.ts'
import { QualityPage } from '../pages/quality.ts'
import { RulesPage } from '../pages/rules.ts'
import { cardBeside, rows } from './shared.ts'
import type { Screen } from './shared.ts'

/** Answers to be looked at, words of the sources, automatic rules. */
export const qualityScreens: readonly Screen[] = [
  ...(['check', 'ask', 'approve'] as const).map((queue) => ({
    name: `quality-${queue}`,
    isFurther: queue !== 'check',
    open: (page: Page) => new QualityPage(page).open(queue === 'check' ? '' : `?queue=${queue}`),
  })),
  {
    name: 'quality-approval',
    isFurther: true,
    open: async (page) => {
      await new QualityPage(page).open('?queue=approve')
      await page.keyboard.press('e')
      await expect(page.getByRole('dialog', { name: 'Утвердить ответ' }).getByLabel('Замечание')).toBeFocused()
    },
  },
  {
    name: 'settings-source-status',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/settings/source-statuses')
      await page
        .getByRole('button', { name: /^Сопоставить/ })
        .first()
        .click()
      const dialog = page.getByRole('dialog', { name: 'Слово из выгрузки' })
      await dialog.getByLabel('Наш статус').selectOption({ label: 'На проверке' })
      await expect(dialog.getByRole('row').nth(1)).toBeVisible()
    },
  },
  { name: 'autorules', open: (page) => new RulesPage(page).open() },
  {
    name: 'autorules-preview',
    isFurther: true,
    open: async (page) => {
      const rules = new RulesPage(page)
      await rules.open()
      await rules.leaf(/^Попадёт сейчас/)
      await expect(page.getByText(/^Правило заполнит|^Среди открытых карточек/)).toBeVisible()
    },
  },
  {
    name: 'autorules-past',
    isFurther: true,
    open: async (page) => {
      const rules = new RulesPage(page)
      await rules.open()
      await rules.leaf(/^Проверка на прошлом/)
      await expect(page.getByText(/^Совпало бы с решениями людей/)).toBeVisible()
    },
  },
  {
    name: 'card-rule',
    isFurther: true,
    open: async (page) => {
      const rules = new RulesPage(page)
      await rules.open()
      await rules.lines.first().getByRole('link').press('Enter')
      await expect(rows(page).first()).toBeVisible()
      await cardBeside(page, true)
      await page.locator('.case-rule').first().scrollIntoViewIfNeeded()
      await expect(page.locator('.case-rule').first()).toBeVisible()
    },
  },
]
