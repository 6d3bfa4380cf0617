import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { goTo, opened } from './keys.ts'

/** The first card of a list by keys, from another section: the list has taken them and knows its first row. */
export async function openFirstCard(page: Page, query: string): Promise<void> {
  await goTo(page, `/messages?${query}`)
  await expect(page.locator('.case-register .panel .p-line')).toBeVisible()
  await expect(page.locator('.case-register [role="grid"]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/messages\/\d+$/)
  await expect(page.locator('.case-page .p-title')).toBeVisible()
}

/** The page of one card. */
export class CardPage {
  private readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  /** Opens the card; its gist tells that it is this one. */
  async open(id: number, gist: string): Promise<void> {
    await goTo(this.page, `/messages/${id}`)
    await expect(this.page.locator('.p-title')).toContainText(gist)
  }

  /** The due mark; its title gives the control date in full. */
  due(): Locator {
    return this.page.locator('.p-line .due')
  }

  /** «Почему этот срок», the last line being the date itself. */
  why(): Locator {
    return this.page.locator('dl.why').first()
  }

  legalMaximum(): Locator {
    return this.page.locator('.term-dates').first().locator('div').nth(1)
  }

  /** E: the answer with its moment. */
  async answer(text: string, at: string): Promise<void> {
    await this.page.keyboard.press('e')
    const dialog = await opened(this.page, 'Ответ')
    await dialog.getByLabel('Текст ответа').fill(text)
    await dialog.getByLabel('Результат').selectOption({ label: 'Разъяснено' })
    await dialog.getByLabel('Когда дан').fill(at)
    await this.page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(this.page.locator('.p-line')).toContainText('Ответ дан')
  }

  /** P: put off to a day with the reason. */
  async postpone(until: string, reason: string): Promise<void> {
    await this.page.keyboard.press('p')
    const dialog = await opened(this.page, 'Отложить')
    await dialog.getByLabel('До какого дня').fill(until)
    await dialog.getByLabel('Причина').fill(reason)
    await this.page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(this.page.locator('.p-line')).toContainText('Отложено')
  }
}
