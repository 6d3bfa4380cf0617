import { expect } from '@playwright/test'
import { goTo } from '../pages/keys.ts'
import { list, show } from './shared.ts'
import type { Screen } from './shared.ts'

export const shellScreens: readonly Screen[] = [
  {
    name: 'keys',
    isFurther: true,
    open: async (page) => {
      await list(page)
      await page.keyboard.press('F1')
      await expect(page.getByRole('dialog', { name: 'Клавиши этого экрана' })).toBeVisible()
    },
  },
  {
    name: 'palette',
    isFurther: true,
    open: async (page) => {
      await show(page, '/desk', /ноября/)
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: 'Найти или выполнить' }).fill('сост')
      await expect(page.getByRole('option', { name: /Состав/ }).first()).toBeVisible()
    },
  },
]

/** The first start, before there is a register. */
export const startScreens: readonly Screen[] = [
  {
    name: 'start',
    open: async (page) => {
      await goTo(page, '/start')
      const back = page.getByRole('button', { name: 'Назад' })
      if (await back.isVisible()) await back.click()
      await page.locator('label').filter({ hasText: 'Тросна' }).click()
      await expect(page.getByRole('radio', { name: /Тросна/ })).toBeChecked()
    },
  },
  {
    name: 'start-office',
    open: async (page) => {
      await goTo(page, '/start')
      const next = page.getByRole('button', { name: 'Дальше' })
      if (await next.isVisible()) {
        await page.locator('label').filter({ hasText: 'Тросна' }).click()
        await next.click()
      }
      await page
        .getByLabel('Наименование органа', { exact: true })
        .fill('Администрация Заречного муниципального округа')
      await expect(page.getByRole('heading', { level: 1, name: 'Реквизиты органа' })).toBeVisible()
    },
  },
]
