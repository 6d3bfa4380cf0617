import { expect } from '@playwright/test'
import { goTo } from '../pages/keys.ts'
import { rows, show } from './shared.ts'
import type { Screen } from './shared.ts'

export const assignmentScreens: readonly Screen[] = [
  {
    name: 'assignments',
    open: async (page) => {
      await show(page, '/assignments', 'Поручения')
      await expect(rows(page).nth(1)).toContainText('протокол')
    },
  },
  {
    name: 'assignment',
    open: async (page) => {
      await show(page, '/assignments', 'Поручения')
      await rows(page).nth(1).click()
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/[?&]id=\d+/)
    },
  },
  {
    name: 'assignment-returned',
    isFurther: true,
    open: async (page) => {
      await show(page, '/assignments?text=контейнерных', 'Поручения')
      await expect(rows(page).nth(1)).toContainText('возвр.')
      await rows(page).nth(1).click()
      await page.keyboard.press('e')
      await expect(page.getByRole('form', { name: 'Отчёт' })).toBeVisible()
    },
  },
  {
    name: 'assignment-periodic',
    isFurther: true,
    open: async (page) => {
      await show(page, '/assignments?text=сводку', 'Поручения')
      await expect(rows(page).nth(1)).toContainText('сводку')
      await rows(page).nth(1).click()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('list', { name: 'Периоды' })).toBeVisible()
    },
  },
  {
    name: 'assignment-left',
    isFurther: true,
    open: async (page) => {
      await show(page, '/assignments?text=светильников', 'Поручения')
      await expect(rows(page).nth(1)).toContainText('выбыл')
      await rows(page).nth(1).click()
      await page.keyboard.press('t')
      await expect(page.getByRole('form', { name: 'Передать другому' })).toBeVisible()
    },
  },
  {
    name: 'assignments-filters',
    isFurther: true,
    open: async (page) => {
      await show(page, '/assignments?show=all&origin=own&dueTo=2026-12-31', 'Поручения')
      await page.getByRole('button', { name: 'Ещё', exact: true }).click()
      await expect(page.getByRole('textbox', { name: 'Срок по' })).toBeVisible()
    },
  },
  {
    name: 'assignment-new',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/assignments?new=1')
      const dialog = page.getByRole('dialog', { name: 'Новое поручение' })
      await dialog.getByLabel('Как часто').fill('ежемесячно до 10-го')
      await expect(dialog.getByText(/^Правило:/)).toBeVisible()
    },
  },
]
