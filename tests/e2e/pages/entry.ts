import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { tabTo } from './keys.ts'

/** What a clerk reads off the paper and types. Absent = left as it is. */
export interface TypedCase {
  channel: string
  /** «02.04.2025», «22.01.2027 09:10»; the day of today where absent. */
  received?: string
  /** Appeals alone. */
  registered?: string
  gist: string
  territory?: string
  address?: string
  /** The beginning or any words of a theme. */
  theme?: string
  recipient?: string
  applicant?: { name: string; phone: string; address: string }
  externalNumber?: string
}

export interface Registered {
  id: number
  number: string
}

/** The fast entry form, worked by the keyboard alone. */
export class EntryPage {
  private readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+n')
    await expect(this.field('gist')).toBeVisible()
    await this.ready()
  }

  /** The form has taken the keys. */
  async ready(): Promise<void> {
    await expect.poll(() => this.page.evaluate(() => document.activeElement?.id ?? '')).toMatch(/^f-/)
  }

  field(name: string): Locator {
    return this.page.locator(`[id="f-${name}"]`)
  }

  private async type(name: string, text: string): Promise<void> {
    await tabTo(this.page, `f-${name}`)
    await this.page.keyboard.press('Control+a')
    await this.page.keyboard.insertText(text)
  }

  /** A choice by typing: the list must offer it, Enter takes it. A missing one is created where the field can. */
  private async choose(name: string, text: string): Promise<void> {
    await this.type(name, text)
    await expect(this.field(name)).toHaveAttribute('aria-expanded', 'true')
    await this.page.keyboard.press('Enter')
    await expect(this.field(name)).toHaveAttribute('aria-expanded', 'false')
  }

  /** Types one paper, in the order of the form. */
  async enter(typed: TypedCase): Promise<void> {
    if ((await this.field('channelId').inputValue()) !== typed.channel) await this.choose('channelId', typed.channel)
    await expect(this.field('channelId')).toHaveValue(typed.channel)
    if (typed.received) await this.type('receivedAt', typed.received)
    await this.type('gist', typed.gist)
    if (typed.territory) {
      await this.choose('territoryId', typed.territory)
      await expect(this.field('territoryId')).toHaveValue(typed.territory)
    }
    if (typed.address) await this.type('address', typed.address)
    if (typed.theme) await this.choose('themeId', typed.theme)
    if (typed.recipient) {
      await this.choose('recipientId', typed.recipient)
      await expect(this.field('recipientId')).toHaveValue(typed.recipient)
    }
    if (typed.applicant) {
      await this.type('applicant.name', typed.applicant.name)
      await this.type('applicant.phone', typed.applicant.phone)
      await this.type('applicant.postalAddress', typed.applicant.address)
    }
    if (typed.registered) await this.type('registeredAt', typed.registered)
    if (typed.externalNumber) await this.type('externalNumber', typed.externalNumber)
  }

  /** Ctrl+Enter: registered, the form is ready for the next. `before`: the card entered before this one. */
  async saveNext(before: number | undefined): Promise<Registered> {
    await this.page.keyboard.press('Control+Enter')
    const last = this.page.getByRole('link', { name: /^Последняя: №/ })
    await expect(last).not.toHaveAttribute('href', `#/messages/${before}`)
    await expect(this.field('gist')).toHaveValue('')
    const id = Number((await last.getAttribute('href'))?.split('/').at(-1))
    return { id, number: (await last.innerText()).replace(/^Последняя: №\s*/, '') }
  }

  /** Ctrl+S: registered, its card opens. */
  async saveAndOpen(): Promise<Registered> {
    await this.page.keyboard.press('Control+s')
    await expect(this.page).toHaveURL(/#\/messages\/\d+$/)
    const heading = this.page.getByRole('heading', { level: 1 })
    await expect(heading).toHaveText(/^№/)
    const id = Number(this.page.url().split('/').at(-1))
    return { id, number: (await heading.innerText()).replace(/^№\s*/, '') }
  }
}
