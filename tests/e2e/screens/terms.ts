import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { goTo } from '../pages/keys.ts'
import { card, list } from './shared.ts'
import type { Screen } from './shared.ts'

/** Clocks of a card and what moves them. */
export const termScreens: readonly Screen[] = [
  {
    name: 'card-clocks-im',
    isFurther: true,
    open: async (page) => {
      await list(page, '?state=open&dueStage=interim')
      await expect(async () => {
        await page.keyboard.press('Enter')
        await expect(page).toHaveURL(/#\/messages\/\d+$/, { timeout: 1000 })
      }).toPass()
      await expect(page.getByRole('list', { name: 'Два срока ИМ' })).toBeVisible()
    },
  },
  ...(
    [
      ['card-pause', 'u', 'Приостановить срок'],
      ['card-extend', 'x', 'Продлить срок'],
      ['card-redirect', 'r', 'Переадресовать'],
    ] as const
  ).map(([name, key, title]) => ({
    name,
    isFurther: true,
    open: async (page: Page) => {
      await card(page)
      await page.keyboard.press(key)
      const dialog = page.getByRole('dialog', { name: title })
      await expect(dialog).toBeVisible()
      if (name === 'card-extend') await expect(dialog.getByRole('region', { name: 'Станет' })).toBeVisible()
    },
  })),
  {
    name: 'settings-rule',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/settings/deadlines')
      await page.getByRole('button', { name: '59-ФЗ', exact: true }).click()
      await expect(page.getByRole('region', { name: 'Пример' }).locator('dl.why')).toBeVisible()
    },
  },
  {
    name: 'settings-calendar-effect',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/settings/hours')
      await page.getByRole('button', { name: /^17 декабря/ }).click()
      await page.keyboard.press('d')
      await page.getByRole('button', { name: 'Применить', exact: true }).click()
      await expect(page.getByRole('dialog', { name: /Срок изменится/ })).toBeVisible()
    },
  },
]
