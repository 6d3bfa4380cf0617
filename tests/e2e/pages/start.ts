import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

/** First start: the type of decree, then the requisites of the office. */
export class StartPage {
  private readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async chooseType(name: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'На какое положение похоже ваше' })).toBeVisible()
    await this.type(name).click()
    await expect(this.page.getByRole('radio', { name })).toBeChecked()
  }

  /** The card of a type, with what it brings. */
  type(name: string): Locator {
    return this.page.locator('label').filter({ hasText: name })
  }

  async next(): Promise<void> {
    await this.page.keyboard.press('Control+Enter')
    await expect(this.page.getByRole('heading', { name: 'Реквизиты органа' })).toBeVisible()
  }

  /** Types requisites under the labels of the form. */
  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values)) {
      const field = this.page.getByLabel(label, { exact: true })
      await field.fill(value)
      await field.blur()
    }
  }

  /** The window is loaded anew for the new register; what is done before that is lost with the old page. */
  async create(): Promise<void> {
    const loaded = this.page.waitForEvent('load')
    await this.page.keyboard.press('Control+Enter')
    await loaded
    await expect(this.page.getByRole('navigation', { name: 'Разделы' })).toBeVisible({ timeout: 20_000 })
  }
}
