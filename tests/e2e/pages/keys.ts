import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

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

/** The dialog of this name once it has the keys: what is pressed sooner is for the screen below. */
export async function opened(page: Page, name: string | RegExp): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name })
  await expect(dialog.and(page.locator(':focus-within'))).toBeVisible()
  return dialog
}

/** Esc, and the dialog is gone: the next press is for what lies below. */
export async function dismiss(page: Page, dialog: Locator): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

/** Enter takes the choice that stands marked in the open list of this field, once there is one. */
export async function takeChoice(page: Page, field: Locator): Promise<void> {
  await expect(field).toBeFocused()
  await expect(field).toHaveAttribute('aria-activedescendant', /./)
  await page.keyboard.press('Enter')
  // Its list closes; a field that was opened in place goes with it.
  await expect(field.and(page.locator('[aria-expanded="true"]'))).toHaveCount(0)
}

/** Ctrl+K, and the words once the palette has the keys. @returns the palette */
export async function typeInPalette(page: Page, words: string): Promise<Locator> {
  await page.keyboard.press('Control+k')
  const palette = await opened(page, 'Найти или выполнить')
  await page.keyboard.type(words)
  return palette
}

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
