import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { goTo, opened } from './keys.ts'

/** A note or a report: its texts beside the figures, signature, sending, files. */
export class ReportPage {
  private readonly page: Page
  private readonly header: Locator
  constructor(page: Page) {
    this.page = page
    this.header = page.locator('header')
  }

  /** The one of this name that «К сроку» waits for: opened, or composed where nobody has begun it. */
  async openDue(name: string | RegExp): Promise<void> {
    await goTo(this.page, '/reports')
    const line = this.page.getByRole('region', { name: 'К сроку' }).getByRole('listitem').filter({ hasText: name })
    const [open, make] = [line.getByRole('link'), line.getByRole('button', { name: 'Составить' })]
    await expect(open.or(make).first()).toBeVisible()
    if (await make.isVisible()) {
      await make.press('Enter')
      await opened(this.page, 'Новый документ')
      await this.page.keyboard.press('Control+Enter')
    } else await open.first().press('Enter')
    await this.is('Черновик')
  }

  async is(state: 'Черновик' | 'Подписан' | 'Отправлен'): Promise<void> {
    await expect(this.header.getByText(state)).toBeVisible()
  }

  comment(section: string): Locator {
    return this.page.getByRole('textbox', { name: new RegExp(`^Текст раздела «${section}»`) })
  }

  /** Types a text of a section and waits until it is written. */
  async write(section: string, text: string): Promise<void> {
    const field = this.comment(section)
    await field.fill(text)
    await this.page.keyboard.press('Control+s')
    await expect(
      this.page.locator('section').filter({ has: field }).getByText('записано', { exact: true }),
    ).toBeVisible()
  }

  async sign(number: string): Promise<void> {
    await this.page.keyboard.press('F9')
    const dialog = await opened(this.page, 'Подписать документ')
    await dialog.getByLabel('Номер').fill(number)
    await this.page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await this.is('Подписан')
  }

  async send(to: string, way: string): Promise<void> {
    await this.page.keyboard.press('F9')
    const dialog = await opened(this.page, 'Отметить отправку')
    await dialog.getByLabel('Кому').fill(to)
    await dialog.getByLabel('Как', { exact: true }).fill(way)
    await this.page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await this.is('Отправлен')
  }

  /** @returns name and path of the saved file */
  async save(format: 'DOCX' | 'PDF' | 'XLSX'): Promise<{ name: string; path: string }> {
    await this.header.getByRole('button', { name: 'Ещё' }).press('Enter')
    const [download] = await Promise.all([
      this.page.waitForEvent('download', { timeout: 60_000 }),
      this.page.getByRole('menuitem', { name: format }).press('Enter'),
    ])
    return { name: download.suggestedFilename(), path: await download.path() }
  }
}
