import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { goTo } from './keys.ts'

export type Outcome = 'inTime' | 'late' | 'postponed' | 'open'
const words: Readonly<Record<Outcome, string>> = {
  inTime: 'в срок',
  late: 'с опозданием',
  postponed: 'отложено',
  open: 'открыто',
}

/** «Аналитика»: the workload of the blocks, every figure with its list. */
export class AnalyticsPage {
  private readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await goTo(this.page, '/analytics')
    await expect(this.page.getByRole('heading', { level: 1, name: 'Аналитика' })).toBeVisible()
  }

  /** A calendar year, months or quarter; `back` steps into the past by [. */
  async period(kind: 'Месяц' | 'Год', back = 0): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'Период' }).getByText(kind, { exact: true }).click()
    for (let step = 0; step < back; step++) await this.page.keyboard.press('[')
    await expect(this.workload()).toBeVisible()
    await this.showAll()
  }

  /** All blocks, also those that a small screen leaves out. */
  private async showAll(): Promise<void> {
    const more = this.workload().getByRole('button', { name: /^Показать все/ })
    if (await more.isVisible()) await more.click()
  }

  workload(): Locator {
    return this.page.getByRole('region', { name: 'Нагрузка блоков' })
  }

  /** The part of a block's bar. */
  part(block: string, outcome: Outcome, count: number): Locator {
    return this.workload().getByRole('link', { name: `${block}: ${words[outcome]} ${count}`, exact: true })
  }

  total(block: string, count: number): Locator {
    return this.workload().getByRole('link', { name: `${block}: всего ${count}`, exact: true })
  }

  /** How many rows the list behind a figure says it has; comes back to the figures. */
  async listOf(figure: Locator): Promise<number> {
    await figure.click()
    await expect(this.page).toHaveURL(/#\/messages\?/)
    const note = this.page.getByRole('contentinfo').getByText(/^\d+\s(запись|записи|записей)$/)
    await expect(note).toBeVisible()
    const count = Number.parseInt(await note.innerText(), 10)
    await this.page.goBack()
    await expect(this.workload()).toBeVisible()
    await this.showAll()
    return count
  }
}
