import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { officePackage } from '../incomingPackages.ts'
import { rows, show } from './shared.ts'
import type { Screen } from './shared.ts'

const list = (page: Page): Promise<void> => show(page, '/incoming', 'Принятые пакеты')

/** The list with a package of another office; the first screen that needs it takes it in. */
async function withPackage(page: Page): Promise<void> {
  await list(page)
  await expect(page.getByText('Пакетов пока нет').or(rows(page).nth(1))).toBeVisible()
  if ((await rows(page).count()) > 1) return
  const folder = mkdtempSync(join(tmpdir(), 'mcu-screen-'))
  const path = await officePackage(folder, { name: 'Лугового муниципального округа', received: 8, answered: 5 })
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^Принять пакет/ }).click()
  await (await chooser).setFiles(path)
  await expect(page.getByRole('heading', { level: 1, name: /Лугового/ })).toBeVisible()
}
async function open(page: Page): Promise<void> {
  await withPackage(page)
  if (await rows(page).nth(1).isVisible()) {
    await rows(page).nth(1).click()
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('heading', { level: 1, name: /Лугового/ })).toBeVisible()
}

export const incomingScreens: readonly Screen[] = [
  { name: 'incoming-empty', isFurther: true, open: list },
  {
    name: 'incoming',
    open: async (page) => {
      await withPackage(page)
      await list(page)
      await expect(rows(page).nth(1)).toBeVisible()
    },
  },
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
      await withPackage(page)
      await show(page, '/incoming/consolidated', 'Сводный вид')
      await expect(page.getByRole('table', { name: 'Муниципальные образования' })).toBeVisible()
    },
  },
]
