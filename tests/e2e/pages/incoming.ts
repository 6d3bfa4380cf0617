import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { goTo, opened } from './keys.ts'

/** «Принятые пакеты»: files of other offices come in, get their receipt. */
export class IncomingPage {
  private readonly page: Page
  /** Rows of the list, its head among them. */
  readonly rows: Locator
  constructor(page: Page) {
    this.page = page
    this.rows = page.locator('[role="row"][aria-rowindex]')
  }

  async open(): Promise<void> {
    await goTo(this.page, '/incoming')
    await expect(this.page.getByRole('heading', { level: 1, name: 'Принятые пакеты' })).toBeVisible()
  }

  /** «Принять пакет» by its key. */
  async give(file: string | { name: string; content: Buffer }): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.page.keyboard.press('n')
    const chosen =
      typeof file === 'string' ? file : { name: file.name, mimeType: 'application/zip', buffer: file.content }
    await (await chooser).setFiles(chosen)
  }

  /** Accepts the package shown. @returns path of the receipt that was saved */
  async accept(number: string, madeBy: string): Promise<string> {
    await this.page.getByRole('button', { name: /^Принять/ }).press('Enter')
    const dialog = await opened(this.page, /^Принять пакет/)
    await dialog.getByLabel('Номер').fill(number)
    await dialog.getByLabel('Кто составил').fill(madeBy)
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Составить и сохранить файл' }).click(),
    ])
    return download.path()
  }
}
