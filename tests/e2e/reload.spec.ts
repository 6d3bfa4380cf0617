import { expect, test } from './host.ts'
import { leave, screens } from './screens/index.ts'

test('every screen stands again when the window is read anew at its address', async ({ launch }) => {
  test.slow()
  const { page } = await launch({ demo: true })
  const seen = new Set<string>()
  for (const one of screens.filter(({ isFurther }) => isFurther !== true)) {
    await one.open(page)
    await leave(page)
    const { hash } = new URL(page.url())
    if (seen.has(hash)) continue
    seen.add(hash)
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 }).first(), hash).toBeVisible()
    await expect(page.getByRole('dialog', { name: 'Действие не выполнено' }), hash).toHaveCount(0)
  }
  expect(seen.size).toBeGreaterThan(20)
})
