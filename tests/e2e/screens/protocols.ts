import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { show } from './shared.ts'
import type { Screen } from './shared.ts'

/** The first of the list is the absentee one, which has no protocol yet; the next is that of the day. */
async function protocol(page: Page, which = 1): Promise<void> {
  await show(page, '/meetings', 'Заседания')
  await page.locator('[role="row"] a[href^="#/protocols/"]').nth(which).click()
  await expect(page.locator('header').getByText(/\d+\sстраниц/)).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Содержание' }).getByRole('button').first()).toBeVisible()
}

export const protocolScreens: readonly Screen[] = [
  { name: 'protocol', open: (page) => protocol(page) },
  { name: 'protocol-signed', isFurther: true, open: (page) => protocol(page, 2) },
  ...(
    [
      ['appendices', 'Alt+1', 'Приложения', 1],
      ['scan', 'Alt+3', 'Скан', 3],
      ['versions', 'Alt+4', 'Версии', 3],
    ] as const
  ).map(([name, keys, title, which]) => ({
    name: `protocol-${name}`,
    isFurther: true,
    open: async (page: Page) => {
      await protocol(page, which)
      await page.keyboard.press(keys)
      await expect(page.getByRole('complementary', { name: title })).toBeVisible()
    },
  })),
  {
    name: 'protocol-sendings',
    isFurther: true,
    open: async (page) => {
      await protocol(page, 3)
      await page.keyboard.press('Alt+2')
      const sending = page.getByRole('region', { name: 'Рассылка' })
      await expect(sending.getByLabel('Кому, строка 1')).toBeVisible()
      const mark = sending.getByRole('button', { name: /^Отметить/ })
      if (await sending.getByText(/^не подтвердили/).isVisible()) return
      if ((await sending.getByLabel('Кому, строка 2').count()) === 0)
        await sending.getByRole('button', { name: /^Заполнить/ }).click()
      await mark.click()
      await expect(sending.getByText(/^не подтвердили/)).toBeVisible()
    },
  },
  {
    name: 'protocol-book',
    open: async (page) => {
      await show(page, '/protocols/book?year=2026', 'Книга протоколов')
      await expect(page.getByRole('row').nth(2)).toBeVisible()
    },
  },
]
