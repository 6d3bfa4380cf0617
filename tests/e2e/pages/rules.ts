import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { goTo, tabTo } from './keys.ts'

/** The page «Автоправила», worked by the keyboard. */
export class RulesPage {
  private readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await goTo(this.page, '/autorules')
    await expect(this.page.getByRole('heading', { level: 1, name: 'Автоправила' })).toBeVisible()
    await expect(this.lines.first()).toBeVisible()
  }

  get lines(): Locator {
    return this.page.getByRole('list', { name: 'Правила по порядку' }).getByRole('listitem')
  }

  line(name: string): Locator {
    return this.lines.filter({ has: this.page.getByText(name, { exact: true }) })
  }

  names(): Promise<string[]> {
    return this.page.locator('.rule-name').allInnerTexts()
  }

  /** A new rule: name, words, recipient; Ctrl+Enter saves it. */
  async add(rule: { name: string; words: string; recipient: string }): Promise<void> {
    await this.page.keyboard.press('n')
    await expect(this.page.locator('[id="f-rule.name"]')).toBeFocused()
    await this.page.keyboard.insertText(rule.name)
    await tabTo(this.page, 'f-rule.anyWords')
    await this.page.keyboard.insertText(rule.words)
    await tabTo(this.page, 'f-rule.recipientId')
    await this.page.keyboard.insertText(rule.recipient)
    await expect(this.page.locator('[id="f-rule.recipientId"]')).toHaveAttribute('aria-expanded', 'true')
    await this.page.keyboard.press('Enter')
  }

  async save(name: string): Promise<void> {
    await this.page.keyboard.press('Control+Enter')
    await expect(this.line(name)).toBeVisible()
    await expect(this.line(name).locator('.rule-main')).toBeFocused()
  }

  /** The leaf with this name, reached from the rule by the keys. */
  async leaf(name: RegExp): Promise<void> {
    await this.page.getByRole('tab', { name }).focus()
    await expect(this.page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true')
  }
}
