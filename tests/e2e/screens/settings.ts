import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { BackupsPage } from '../pages/backups.ts'
import { goTo } from '../pages/keys.ts'
import type { Screen } from './shared.ts'

const settings: readonly [section: string, name: string][] = [
  ['office', 'Орган'],
  ['duties', 'Задачи органа'],
  ['documents', 'Документы'],
  ['templates', 'Шаблоны документов'],
  ['declension', 'Падежи'],
  ['hours', 'Часы и календарь'],
  ['deadlines', 'Сроки'],
  ['answers', 'Ответы и опрос'],
  ['exchange', 'Пакеты для ЦУР'],
  ['source-statuses', 'Статусы ПОС и ИМ'],
  ['snippets', 'Готовые тексты'],
  ['files', 'Вложения'],
  ['meetings', 'Заседания'],
  ['reports', 'Записки и отчёты'],
  ['operators', 'Операторы'],
  ['backups', 'Резервные копии'],
  ['journal', 'Журнал'],
  ['look', 'Вид'],
  ['about', 'О программе'],
]

/** Choices of the office that meetings and letters take. */
export const choiceScreens: readonly Screen[] = [
  {
    name: 'settings-letterhead',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/settings/documents')
      await page.getByRole('radio', { name: 'Протокол' }).press('ArrowRight')
      await expect(page.getByRole('region', { name: 'Так выглядит лист' }).locator('.doc-image')).toBeVisible()
      await page.getByRole('button', { name: 'Снять герб' }).focus()
    },
  },
  {
    name: 'settings-voting',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/settings/meetings')
      await page.getByLabel('Слово, ответ 1').focus()
      await expect(page.getByRole('table', { name: 'Ответы опросного листа' })).toBeVisible()
    },
  },
]

/** Texts and forms of papers, then every section. */
export const settingsScreens: readonly Screen[] = [
  {
    name: 'settings-template-own',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/settings/templates')
      await page.getByRole('button', { name: /^Протокол заседания/ }).click()
      await page.getByRole('textbox', { name: 'Что решили' }).fill('ПОСТАНОВИЛИ')
      await expect(page.getByRole('region', { name: /^Пример/ })).toContainText('ПОСТАНОВИЛИ')
    },
  },
  {
    name: 'paper-forms',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/protocols/11')
      await expect(page.locator('header h1')).toHaveText(/Протокол № \d+/)
      const panel = page.getByRole('region', { name: 'Падежи' })
      if (!(await panel.isVisible())) await page.keyboard.press('Alt+5')
      await expect(panel.getByRole('textbox').first()).toBeVisible()
    },
  },
  ...settings.map(([section, name]) => ({
    name: `settings-${section}`,
    isFurther: section === 'about' || section === 'look',
    open: async (page: Page) => {
      await goTo(page, `/settings/${section}`)
      await expect(page.locator('.main .head h1')).toBeVisible()
      await expect(page.getByRole('link', { name, exact: true }).last()).toHaveAttribute('aria-current', /.+/)
      if (section === 'backups') {
        const copies = new BackupsPage(page)
        await copies.open()
        if ((await copies.copies().count()) === 0) await copies.make()
      }
    },
  })),
]
