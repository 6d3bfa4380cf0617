import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { goTo } from './keys.ts'

/** «Проверка и опрос»: the queue at the left, the card at the right. */
export class QualityPage {
  private readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async open(query = ''): Promise<void> {
    await goTo(this.page, `/quality${query}`)
    await expect(this.page.getByRole('heading', { level: 1, name: 'Проверка и опрос' })).toBeVisible()
    await expect(this.rows().first()).toBeVisible()
    await this.seen()
  }

  rows(): Locator {
    return this.page.getByRole('listbox', { name: 'Очередь карточек' }).getByRole('option')
  }

  /** Number of the card that the keys fall on. */
  number(): Promise<string> {
    return this.page.locator('.queue-row.is-on .queue-no').innerText()
  }

  /** Waits until the card of the chosen row is the one on the screen: keys fall on what was seen. */
  async seen(): Promise<void> {
    await expect(async () => {
      const number = await this.number()
      await expect(this.page.locator('.queue-card')).toHaveAttribute('aria-label', `№ ${number}`, { timeout: 500 })
    }).toPass()
  }

  /** The share in the head of the screen. */
  figures(): Locator {
    return this.page.locator('.queue-figures')
  }

  /** Presses the keys over the card on the screen and waits for the next one. */
  async act(...keys: readonly string[]): Promise<string> {
    await this.seen()
    const number = await this.number()
    for (const key of keys) await this.page.keyboard.press(key)
    await expect(this.page.locator('.queue-row.is-on .queue-no')).not.toHaveText(number)
    await this.seen()
    return number
  }
}
