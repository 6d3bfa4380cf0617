import type { Page } from '@playwright/test'

const FAR = 60

/** Walks by Tab, or back by Shift+Tab, to the control with this id, as a person without a mouse does. Fails after a whole round. */
export async function tabTo(page: Page, id: string): Promise<void> {
  for (let step = 0; step < FAR; step++) {
    const way = await page.evaluate((wanted) => {
      const at = document.activeElement
      const to = document.getElementById(wanted)
      if (!at || !to) return 'Tab'
      if (at === to) return null
      return at.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_PRECEDING ? 'Shift+Tab' : 'Tab'
    }, id)
    if (way === null) return
    await page.keyboard.press(way)
  }
  throw new Error(`Tab does not reach «${id}»`)
}

/** The control that has the keys now: its id, else its accessible name, else its tag. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    return element?.id || element?.getAttribute('aria-label') || element?.tagName.toLowerCase() || ''
  })

/** Puts a text on the clipboard of the browser, so that Ctrl+V pastes it as a person would. */
export async function copy(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((value) => navigator.clipboard.writeText(value), text)
}

/** Opens a screen by its address within the window: no reload, so it works in both hosts. */
export async function goTo(page: Page, route: string): Promise<void> {
  // The router listens to the address once its first screen stands.
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#${route}`)
}
