import { expect, test } from './host.ts'
import { goTo } from './pages/keys.ts'

test('prolonging powers begins from their last day and never takes the term off by mistake', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/members')
  const ending = page.getByText(/Аверин\sМ\.\sР\.: полномочия\sдо\s30\.11\.2026/)
  await expect(ending).toBeVisible()
  await page.getByRole('button', { name: 'Продлить' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: /Аверин\sМ\.\sР\.: срок полномочий/ })
  const day = dialog.getByLabel('Последний день')
  await expect(day).toHaveValue('30.11.2026')
  await day.fill('31.12.2027')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(ending).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(ending).toBeVisible()
})
