import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { copy, goTo } from './keys.ts'

/** «Состав МЦУ» and its dialog of a pasted table. */
export class MembersPage {
  private readonly page: Page
  private readonly dialog: Locator
  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: 'Состав из таблицы' })
  }

  async open(): Promise<void> {
    await goTo(this.page, '/members')
    await expect(this.page.getByRole('heading', { level: 1, name: 'Состав МЦУ' })).toBeVisible()
  }

  /** Ctrl+V of the printed table; the preview of what was understood opens. */
  async paste(table: string): Promise<void> {
    await expect(this.page.getByRole('button', { name: /Вставить/ })).toBeVisible()
    await copy(this.page, table)
    await this.page.keyboard.press('Control+v')
    await expect(this.dialog.getByText(/Прочитано/)).toBeVisible()
  }

  /** People as read, each with the seats understood. */
  async understood(): Promise<{ name: string; seats: string[] }[]> {
    const rows = this.dialog.locator('tbody tr')
    const found: { name: string; seats: string[] }[] = []
    for (const row of await rows.all()) {
      const seats = (await row.locator('.seats .chip').allInnerTexts()).map((text) => text.trim())
      found.push({ name: await row.getByLabel('Фамилия имя отчество').inputValue(), seats })
    }
    return found
  }

  questions(): Locator {
    return this.dialog.locator('.question')
  }

  /** Agrees with what a question offers. */
  async agree(): Promise<void> {
    await this.questions().first().getByRole('button', { name: 'Верно' }).click()
  }

  async since(date: string): Promise<void> {
    const field = this.dialog.getByLabel('С какого дня', { exact: true })
    await field.fill(date)
    await field.blur()
  }

  async apply(): Promise<void> {
    await expect(this.dialog.getByText('Вопросов нет')).toBeVisible()
    await this.dialog.getByRole('button', { name: /^Внести:/ }).click()
    await expect(this.dialog).toBeHidden()
  }
}
