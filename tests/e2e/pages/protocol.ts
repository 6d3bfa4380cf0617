import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

/** Reads a figure out of words with spaces that do not break. */
const numberIn = (text: string): number => Number(/\d+/.exec(text)?.[0] ?? Number.NaN)

/** The protocol on its sheets. */
export class ProtocolPage {
  private readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async ready(): Promise<void> {
    await expect(this.page.locator('header h1')).toHaveText(/Протокол № \d+/)
    await expect(this.page.locator('header').getByText(/\d+\sстраниц/)).toBeVisible()
  }

  async sign(): Promise<void> {
    await this.page.getByRole('button', { name: 'На подпись' }).click()
    const dialog = this.page.getByRole('dialog', { name: /Подписать протокол/ })
    await dialog.getByRole('button', { name: /^Подписать/ }).click()
    await expect(dialog).toBeHidden()
    await expect(this.page.locator('header').getByText('Подписан, версия 1')).toBeVisible()
  }

  async pages(): Promise<number> {
    return numberIn(
      await this.page
        .locator('header')
        .getByText(/\d+\sстраниц/)
        .innerText(),
    )
  }

  /** Margins in millimetres as the screen says them. */
  async margins(): Promise<{ left: number; right: number; top: number; bottom: number }> {
    const text = await this.page.locator('dt:has-text("Поля") + dd').innerText()
    const [left = 0, right = 0, top = 0, bottom = 0] = [...text.matchAll(/\d+/g)].map(Number)
    return { left, right, top, bottom }
  }

  /** Saves the document as the person does. @returns the name given and the file */
  async save(kind: 'DOCX' | 'PDF'): Promise<{ name: string; path: string }> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download', { timeout: 60_000 }),
      this.page.getByRole('button', { name: kind, exact: true }).click(),
    ])
    return { name: download.suggestedFilename(), path: await download.path() }
  }
}
