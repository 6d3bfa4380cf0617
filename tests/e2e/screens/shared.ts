import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { goTo } from '../pages/keys.ts'

/** A screen or a state of one that a person sees, and how it is reached in the demonstration office. */
export interface Screen {
  name: string
  /** A further state of a screen: its picture is taken once, small and light. */
  isFurther?: boolean
  open(page: Page): Promise<void>
}

/** Opens an address and waits until its heading is there and nothing is being read. */
export async function show(page: Page, route: string, heading: RegExp | string): Promise<void> {
  await goTo(page, route)
  await expect(page.locator('.main').getByRole('heading', { level: 1, name: heading }).first()).toBeVisible()
}

export const rows = (page: Page) => page.locator('[role="row"][aria-rowindex]')

/** Whether the card stands beside the list is remembered by the window; Space turns it. */
export async function cardBeside(page: Page, wanted: boolean): Promise<void> {
  const panel = page.locator('.panel .p-line')
  const button = page.getByRole('button', { name: /^Карточка/ }).first()
  await expect(button).toBeVisible()
  if (((await button.getAttribute('aria-pressed')) === 'true') !== wanted) await page.keyboard.press('Space')
  await expect(panel).toBeVisible({ visible: wanted })
}

export async function list(page: Page, query = ''): Promise<void> {
  await goTo(page, `/messages${query}`)
  await expect(rows(page).nth(3)).toBeVisible()
  await cardBeside(page, true)
}

/** The first card of a list as its own page. */
export async function cardOf(page: Page, query: string): Promise<void> {
  await list(page, query)
  // A dialog of the screen before gives the keys back to the button it was opened by.
  await page.evaluate('document.activeElement?.blur()')
  // The list may still be taking the keys from the screen before.
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#\/messages\/\d+$/, { timeout: 1000 })
  }).toPass()
}

/** A card that has a story: the first overdue one. */
export async function card(page: Page): Promise<void> {
  await cardOf(page, '?state=open&due=overdue')
  await expect(page.locator('.case-page dl.why').first()).toBeVisible()
}

/** Closes what lies above a screen. */
export async function leave(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  while ((await dialog.count()) > 0) {
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }
}
