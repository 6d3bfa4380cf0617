import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './host.ts'
import { leave, screens } from './screens.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no serious barrier on any screen, ${colorScheme}`, async ({ launch }) => {
    const { page } = await launch({ demo: true })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const found: string[] = []
    const look = async (name: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const { id, impact, nodes } of violations) {
        if (impact !== 'serious' && impact !== 'critical') continue
        for (const node of nodes.slice(0, 3)) found.push(`${name}: ${id} ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`)
      }
    }
    await expect(page.getByRole('heading', { level: 1, name: /ноября/ })).toBeVisible()
    for (const screen of screens) {
      await screen.open(page)
      await look(screen.name)
      await leave(page)
    }
    expect(found).toEqual([])
  })
}

test('no serious barrier at the first start, light and dark', async ({ launch }) => {
  const { page } = await launch()
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.getByRole('radio').first()).toBeAttached()
    const { violations } = await new AxeBuilder({ page }).analyze()
    found.push(...violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${colorScheme}: ${id} ${nodes[0]?.target.join(' ')}`))
  }
  expect(found).toEqual([])
})
