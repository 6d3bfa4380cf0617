import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { leave, screens, startScreens } from './screens/index.ts'
import type { Screen } from './screens/index.ts'

/** Serious and critical findings of axe on the screen as it stands, one line each. */
async function barriers(page: Page, rules?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode()
  axe.options({ resultTypes: ['violations'], ...(rules ? { runOnly: { type: 'rule', values: [...rules] } } : {}) })
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id} ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`),
    )
}

/** Every screen once: all rules in the light theme, and what a theme changes, the contrast, in the dark one. */
async function walk(page: Page, list: readonly Screen[]): Promise<string[]> {
  const found: string[] = []
  for (const screen of list) {
    await screen.open(page)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    found.push(...(await barriers(page)).map((line) => `${screen.name}, light: ${line}`))
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    found.push(...(await barriers(page, ['color-contrast'])).map((line) => `${screen.name}, dark: ${line}`))
    await leave(page)
  }
  return found
}

test('no screen has a serious barrier, light and dark', async ({ launch }) => {
  test.slow()
  const { page } = await launch({ demo: true })
  expect(await walk(page, screens)).toEqual([])
})

test('the first start has no serious barrier, light and dark', async ({ launch }) => {
  const { page } = await launch()
  expect(await walk(page, startScreens)).toEqual([])
})
