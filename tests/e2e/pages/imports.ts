import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { goTo } from './keys.ts'

/** A file as a person chooses it: a path on the disk or its bytes. */
type Chosen = string | { name: string; mimeType: string; buffer: Buffer }

const FAR = 40
/** Long files are read whole, ms. */
const READING = 90_000

/** «Импорт»: four steps from the file to its report. */
export class ImportPage {
  private readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await goTo(this.page, '/imports')
    await expect(this.page.getByRole('heading', { level: 1, name: 'Импорт' })).toBeVisible()
    await expect(this.page.locator('.imp[data-ready]')).toBeVisible()
  }

  /** Comes from elsewhere and goes back to the first step of what another visit left half-way. */
  async fromStart(): Promise<void> {
    await goTo(this.page, '/desk')
    await expect(this.page.locator('.imp')).toHaveCount(0)
    await this.open()
    const back = this.page.getByRole('button', { name: 'Назад' })
    while (await back.isVisible()) await back.click()
  }

  /** Whether this very file has been read at an earlier visit. */
  async has(name: string): Promise<boolean> {
    return this.page.getByRole('heading', { level: 2, name }).isVisible()
  }

  /** Walks to the button that asks for a file, presses it, and gives the file to the dialog. */
  async choose(file: Chosen): Promise<void> {
    const button = this.page.getByRole('button', { name: /^(Выбрать файл|Другой файл)$/ })
    await expect(button).toBeVisible()
    for (let step = 0; step < FAR; step++) {
      if (await button.evaluate((element) => element === document.activeElement)) break
      await this.page.keyboard.press('Tab')
    }
    await expect(button).toBeFocused()
    const [dialog] = await Promise.all([this.page.waitForEvent('filechooser'), this.page.keyboard.press('Enter')])
    await dialog.setFiles(file)
  }

  async read(name: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 2, name })).toBeVisible({ timeout: READING })
    await expect(this.page.getByText('Строк с данными')).toBeVisible({ timeout: READING })
  }

  async toMapping(): Promise<void> {
    await this.page.keyboard.press('Control+Enter')
    await expect(this.page.getByRole('heading', { level: 2, name: 'Куда идёт каждый столбец' })).toBeVisible()
  }

  async toPreview(): Promise<void> {
    await this.page.keyboard.press('Control+Enter')
    await expect(this.page.getByRole('tab', { name: 'Строки' })).toBeVisible({ timeout: READING })
    // A file of repeats alone has nothing to import.
    await expect(this.runButton.or(this.page.getByRole('button', { name: 'Импортировать нечего' }))).toBeVisible()
    await expect(this.page.locator('.imp-totals')).toBeVisible()
  }

  get runButton(): Locator {
    return this.page.getByRole('button', { name: /^Импортировать: / })
  }

  async run(): Promise<void> {
    await this.page.keyboard.press('Control+Enter')
    await expect(this.page.getByRole('button', { name: 'Вернуть весь импорт' })).toBeVisible({ timeout: READING })
  }

  /** A figure above the tables by its words: «добавлено», «не вошло». */
  async figure(words: string): Promise<string> {
    return (await this.page.locator('.imp-totals > span', { hasText: words }).locator('b').innerText()).trim()
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
  }
}
