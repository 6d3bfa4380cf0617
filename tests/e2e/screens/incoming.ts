import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { goTo } from '../pages/keys.ts'
import { rows, show } from './shared.ts'
import type { Screen } from './shared.ts'

const list = async (page: Page): Promise<void> => {
  await show(page, '/incoming', 'Принятые пакеты')
  await expect(rows(page).nth(1)).toBeVisible()
}

/** The package of a neighbour that waits for its receipt. */
async function open(page: Page): Promise<void> {
  await list(page)
  await rows(page).filter({ hasText: 'Дальнеозерского' }).click()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /Дальнеозерского/ })).toBeVisible()
}

export const incomingScreens: readonly Screen[] = [
  {
    name: 'incoming-none',
    isFurther: true,
    open: async (page) => {
      await show(page, '/incoming?show=own', 'Принятые пакеты')
      await expect(page.getByText('Таких пакетов нет')).toBeVisible()
    },
  },
  { name: 'incoming', open: list },
  { name: 'incoming-package', open },
  {
    name: 'incoming-cards',
    isFurther: true,
    open: async (page) => {
      await open(page)
      await page.getByText('Карточки', { exact: true }).first().click()
      await expect(rows(page).nth(1)).toBeVisible()
    },
  },
  {
    name: 'incoming-receipt',
    isFurther: true,
    open: async (page) => {
      await open(page)
      await page.getByRole('button', { name: /^Вернуть/ }).click()
      await expect(page.getByRole('dialog', { name: 'Вернуть пакет' })).toBeVisible()
    },
  },
  {
    name: 'incoming-consolidated',
    open: async (page) => {
      await show(page, '/incoming/consolidated', 'Сводный вид')
      await expect(page.getByRole('table', { name: 'Муниципальные образования' })).toBeVisible()
    },
  },
  {
    name: 'incoming-behind',
    isFurther: true,
    open: async (page) => {
      // The dialog hides the heading of its page from readers.
      await goTo(page, '/incoming/consolidated?behind=total&figure=share')
      await expect(page.getByRole('dialog', { name: /из чего сложено/ })).toBeVisible()
    },
  },
]
