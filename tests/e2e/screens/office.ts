import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { POS_HEADERS, posRows } from '../../builders/importFiles.ts'
import { ExchangePage } from '../pages/exchange.ts'
import { ImportPage } from '../pages/imports.ts'
import { goTo } from '../pages/keys.ts'
import { show } from './shared.ts'
import type { Screen } from './shared.ts'

/** The wizard at one of its five steps; a package made before is put aside. */
async function exchange(page: Page, step: number): Promise<void> {
  await show(page, '/exchange', 'Пакет для ЦУР')
  const wizard = new ExchangePage(page)
  await wizard.fromStart()
  if (step > 0) await wizard.toContents()
  if (step > 1) await wizard.toMasking()
  if (step > 2) await wizard.toCheck()
  if (step > 3) await wizard.build()
}

/** The import at one of its steps; the file that came in at the first visit is then a repeat, and its report is shown. */
async function imports(page: Page, step: number): Promise<void> {
  const wizard = new ImportPage(page)
  await wizard.fromStart()
  const earlier = page.getByRole('link', { name: 'Выгрузка ПОС.csv' }).first()
  if (step === 3 && (await earlier.isVisible())) {
    await earlier.click()
    await expect(page.getByRole('heading', { level: 1, name: 'Отчёт импорта' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Строки импорта' })).toBeVisible()
    return
  }
  if (!(await wizard.has('Выгрузка ПОС.csv')))
    await wizard.choose({
      name: 'Выгрузка ПОС.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([POS_HEADERS, ...posRows(40)].map((row) => row.join(';')).join('\r\n')),
    })
  await wizard.read('Выгрузка ПОС.csv')
  if (step > 0) await wizard.toMapping()
  if (step > 1) await wizard.toPreview()
  if (step > 2) await wizard.run()
}

const directories = ['blocks', 'themes', 'territories', 'channels', 'recipients', 'roles'] as const

/** Members, figures, the package and imports, directories, reminders. */
export const officeScreens: readonly Screen[] = [
  {
    name: 'members',
    open: async (page) => {
      await show(page, '/members', 'Состав МЦУ')
      await page.locator('.seg label').first().click()
      const panel = page.getByRole('button', { name: /^Закрыть/ })
      if (await panel.first().isVisible()) await panel.first().click()
      await expect(page.getByRole('complementary', { name: 'Шкала периодов' })).toBeVisible()
      await expect(page.locator('.mem-main table').first()).toBeVisible()
    },
  },
  {
    name: 'members-roles',
    isFurther: true,
    open: async (page) => {
      await show(page, '/members', 'Состав МЦУ')
      await page.locator('.seg label').nth(1).click()
      await expect(page.getByText('Роль или блок')).toBeVisible()
    },
  },
  {
    name: 'members-order',
    isFurther: true,
    open: async (page) => {
      await show(page, '/members', 'Состав МЦУ')
      await page.keyboard.press('o')
      await expect(page.getByRole('dialog', { name: /Распоряжение/ }).getByLabel('Что утрачивает силу')).toBeVisible()
    },
  },
  {
    name: 'members-person',
    isFurther: true,
    open: async (page) => {
      await show(page, '/members', 'Состав МЦУ')
      await page.locator('.seg label').first().click()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect(page.getByText('Полномочия').first()).toBeVisible()
    },
  },
  ...(['period', 'contents', 'masking', 'check', 'file'] as const).map((name, step) => ({
    name: `exchange-${step + 1}-${name}`,
    open: (page: Page) => exchange(page, step),
  })),
  {
    name: 'exchange-6-passphrase',
    isFurther: true,
    open: async (page) => {
      await exchange(page, 3)
      await new ExchangePage(page).lock('luzhok sosna')
    },
  },
  {
    name: 'exchange-7-sending',
    isFurther: true,
    open: async (page) => {
      await exchange(page, 4)
      await page.getByRole('button', { name: 'Записать отправку' }).click()
      await expect(page.getByLabel('Кому')).not.toHaveValue('')
    },
  },
  {
    name: 'exchange-8-card',
    isFurther: true,
    open: async (page) => {
      await exchange(page, 4)
      await page.getByLabel('Журнал пакетов').getByRole('button').nth(2).click()
      await expect(page.getByRole('dialog').getByText('SHA-256').first()).toBeVisible()
    },
  },
  ...(['file', 'mapping', 'preview', 'result'] as const).map((name, step) => ({
    name: `import-${step + 1}-${name}`,
    open: (page: Page) => imports(page, step),
  })),
  ...directories.map((name) => ({
    name: `directory-${name}`,
    isFurther: name !== 'blocks',
    open: async (page: Page) => {
      await goTo(page, `/directory/${name}`)
      await expect(page.locator('.main h1')).toBeVisible()
    },
  })),
  {
    name: 'reminders',
    open: async (page) => {
      await show(page, '/reminders', 'Напоминания')
      await expect(page.locator('.reminder').first()).toBeVisible()
    },
  },
]
