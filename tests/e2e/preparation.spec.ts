import type { Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { dismiss, goTo, opened, tabTo, takeChoice } from './pages/keys.ts'

/** Tab until the control of this name has the keys. */
async function tabToName(page: Page, name: string | RegExp): Promise<void> {
  for (let step = 0; step < 120; step++) {
    const label = await page.evaluate(() => {
      const at = document.activeElement
      return at === document.body ? '' : (at?.getAttribute('aria-label') ?? at?.textContent ?? '').trim()
    })
    if (typeof name === 'string' ? label === name : name.test(label)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach «${String(name)}»`)
}

test('a meeting is prepared from a copy to «разослано» by keys alone', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/meetings')
  await expect(page.getByRole('heading', { level: 1, name: 'Заседания' })).toBeVisible()
  await expect(page.getByRole('row').nth(3)).toBeVisible()

  // From a copy: the day, the source, and its agenda without the invited.
  await page.keyboard.press('Control+n')
  const dialog = await opened(page, 'Новое заседание')
  await tabTo(page, 'f-heldOn')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('29.11.2026')
  await page.keyboard.press('Tab')
  await expect(dialog.getByText('29.11.2026: выходной')).toBeVisible()
  await tabTo(page, 'f-heldOn')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('01.12.2026')
  await page.keyboard.press('Tab')
  await expect(dialog.getByText(/выходной/)).toBeHidden()
  // The time as digits, and a number that is none: nothing is taken in its place silently.
  await page.keyboard.type('1400')
  await page.keyboard.press('Tab')
  await page.keyboard.type('12а')
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByRole('alert')).toContainText('№')
  await tabTo(page, 'f-number')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await tabTo(page, 'f-from')
  await page.keyboard.type('№ 10')
  await takeChoice(page, page.locator('[id="f-from"]'))
  await expect(dialog.getByRole('group', { name: 'Что взять' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/#\/meetings\/\d+$/)
  await expect(page.locator('.meeting-when')).toContainText('01.12.2026 14:00')
  const agenda = page.getByRole('region', { name: 'Повестка' })
  await expect(agenda.locator('.item').first()).toBeFocused()
  await expect(agenda.locator('.item').first()).toContainText('Об утверждении протокола')
  await expect(agenda.locator('.item').nth(1)).toContainText('Об исполнении поручений')
  const copied = await agenda.locator('.item').count()
  expect(copied).toBeGreaterThan(2)

  // What the register proposes comes with its figures; what a member proposed comes with his name.
  const register = page.getByRole('region', { name: 'Предложено из реестра' })
  await expect(register.getByRole('listitem').first()).toBeVisible()
  await tabToName(page, /^В повестку: /)
  await page.keyboard.press('Enter')
  await expect(agenda.locator('.item')).toHaveCount(copied + 1)
  await expect(page.locator('details.background .figures dd').first()).toBeVisible()
  await tabToName(page, 'В повестку: О заявках на вывоз крупногабаритного мусора')
  await page.keyboard.press('Enter')
  await expect(agenda.locator('.item')).toHaveCount(copied + 2)
  await expect(agenda.locator('.item').last()).toContainText('Гордеев')
  // Its place changes by keys, and Ctrl+Z puts it back.
  await agenda.locator('.item').last().focus()
  await expect(agenda.locator('.item').last()).toBeFocused()
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(agenda.locator('.item').nth(copied)).toContainText('крупногабаритного')

  // Notices and replies in one grid.
  await page.keyboard.press('Alt+p')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('подготовка')
  const grid = page.getByRole('table', { name: 'Уведомления и ответы' })
  await expect(grid.locator('tbody tr').first()).toBeFocused()
  await page.keyboard.press('F8')
  await expect(grid.locator('tbody tr').first()).toContainText('17.11.2026, электронная почта')
  await expect(grid.locator('tbody tr').first()).toBeFocused()
  await page.keyboard.press('1')
  await expect(grid.locator('tbody tr').first()).toContainText('придёт')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('2')
  await expect(grid.locator('tbody tr').nth(1)).toContainText('отметить отсутствующим')
  await page.keyboard.press('4')
  await expect(grid.locator('tbody tr').nth(1)).not.toContainText('отметить отсутствующим')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('3')
  const reply = await opened(page, /^Ответ: /)
  await expect(reply.getByLabel('Кто придёт вместо')).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(reply.getByText('Укажите, кто придёт вместо него')).toBeVisible()
  await page.keyboard.type('Зуев Павел Андреевич')
  await page.keyboard.press('Control+Enter')
  await expect(reply).toBeHidden()
  await expect(grid.locator('tbody tr').nth(2)).toContainText('Зуев Павел Андреевич')
  await expect(page.locator('header.head .sub')).toContainText('ответили 3')

  // The agreement, the paper, «разослано».
  await page.keyboard.press('F7')
  await expect(page.getByRole('form', { name: 'Согласование' }).getByLabel('С кем')).toBeFocused()
  await page.keyboard.type('Аппарат Главы округа')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Согласование' })).toContainText('согласовано 17.11.2026')
  await expect(grid.locator('tbody tr').nth(2)).toBeFocused()
  // The names and roles of the grid are read whole, and nothing scrolls the window.
  expect(
    await grid.locator('tbody td').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length),
  ).toBe(0)
  expect(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight)).toBe(true)
  await page.keyboard.press('Alt+a')
  const paper = page.getByRole('dialog', { name: /Повестка/ })
  await expect(paper).toContainText('СОГЛАСОВАНО')
  await expect(paper).toContainText('Об исполнении поручений')
  await dismiss(page, paper)
  await page.keyboard.press('F9')
  await expect(page).toHaveURL(/#\/meetings\/\d+$/)
  await expect(page.locator('[aria-current="step"]')).toContainText('Разослано')
  await expect(page.getByRole('list', { name: 'Ход заседания' })).toContainText('Согласовано')
  // From the room: its agenda as sheets, and a new meeting of the same form, which remembers where it comes from each time.
  await page.keyboard.press('Alt+a')
  await expect(paper).toContainText('Об исполнении поручений')
  await dismiss(page, paper)
  for (const _time of ['first', 'again']) {
    await page.keyboard.press('Alt+c')
    await expect(dialog.getByRole('group', { name: 'Что взять' })).toBeVisible()
    await expect(dialog.getByLabel('Начало')).toHaveValue('14:00')
    await dismiss(page, dialog)
  }
})
