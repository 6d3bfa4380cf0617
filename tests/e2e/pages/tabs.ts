import type { Locator, Page } from '@playwright/test'

/** The strip of open cards and new records, and the list of drafts. */
export class TabsPage {
  private readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get strip(): Locator {
    return this.page.getByRole('navigation', { name: 'Открытые вкладки' })
  }

  /** Tabs in their order, as a reader of the page hears them. */
  get tabs(): Locator {
    return this.strip.locator('.tab-link')
  }

  get current(): Locator {
    return this.strip.locator('.tab-link[aria-current="page"]')
  }

  list(name: string): Locator {
    return this.page.getByRole('list', { name })
  }
}
