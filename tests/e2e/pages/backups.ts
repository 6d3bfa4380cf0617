import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { goTo } from './keys.ts'

/** «Настройки», the copies of the register. */
export class BackupsPage {
  private readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await goTo(this.page, '/settings/backups')
    await expect(this.page.getByRole('button', { name: /Сделать копию|Создать копию/ })).toBeVisible()
  }

  copies(): Locator {
    return this.page.getByRole('table').locator('tbody tr')
  }

  async make(): Promise<void> {
    const before = await this.copies().count()
    await this.page.getByRole('button', { name: /Сделать копию|Создать копию/ }).click()
    await expect(this.copies()).toHaveCount(before + 1)
  }
}
