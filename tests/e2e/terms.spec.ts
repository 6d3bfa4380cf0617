import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { openFirstCard } from './pages/card.ts'
import { goTo } from './pages/keys.ts'

const dates = (page: Page) => page.locator('.card-clocks .term-dates').first()

/** Opens the first card of a list by keys. */
async function openFirst(page: Page, query: string): Promise<void> {
  await openFirstCard(page, query)
  await expect(page.locator('.card-clocks dl.why').first()).toBeVisible()
}

test('a term is paused, run again, extended and told of without the mouse, and each act is taken back by Ctrl+Z', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  // An appeal of 12.11 or later: open, in work, its term ahead.
  await openFirst(page, 'state=open&kind=appeal&due=later')
  const before = await dates(page).textContent()

  await page.keyboard.press('u')
  const pause = page.getByRole('dialog', { name: 'Приостановить срок' })
  await expect(pause).toContainText('59-ФЗ паузы не знает')
  await page.keyboard.type('Запрошены сведения у подрядчика')
  await page.keyboard.press('Control+Enter')
  await expect(pause).toBeHidden()
  await expect(page.locator('.p-top')).toContainText('стоит с 17.11')
  await expect(page.locator('.card-clocks')).toContainText('Срок стоит с 17.11.2026: Запрошены сведения у подрядчика')

  await page.keyboard.press('u')
  const resume = page.getByRole('dialog', { name: 'Возобновить срок' })
  await expect(resume.getByRole('region', { name: 'Станет' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(resume).toBeHidden()
  await expect(page.locator('.p-top')).not.toContainText('стоит с')

  await page.keyboard.press('x')
  const extend = page.getByRole('dialog', { name: 'Продлить срок' })
  await expect(extend.getByLabel('На сколько дней')).toBeFocused()
  await page.keyboard.type('10')
  await expect(extend.getByRole('region', { name: 'Станет' })).toContainText('+10')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Нужен осмотр с комиссией')
  await page.keyboard.press('Control+Enter')
  await expect(extend).toBeHidden()
  await expect(dates(page)).not.toHaveText(before ?? '')
  await expect(page.locator('.card-clocks')).toContainText('заявитель не уведомлён')

  await page.getByRole('button', { name: 'Записать уведомление' }).focus()
  await page.keyboard.press('Enter')
  const notice = page.getByRole('dialog', { name: 'Уведомление о продлении' })
  await page.keyboard.press('Tab')
  await notice.getByLabel('Как уведомлён').fill('письмом № 214')
  await page.keyboard.press('Control+Enter')
  await expect(notice).toBeHidden()
  await expect(page.locator('.card-clocks')).toContainText('Заявитель уведомлён 17.11.2026, письмом № 214')

  await page.keyboard.press('Control+z')
  await expect(page.locator('.card-clocks')).toContainText('заявитель не уведомлён')
  await page.keyboard.press('Control+z')
  await expect(dates(page)).toHaveText(before ?? '')
})

test('an appeal of another body is redirected with the seven days in sight', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await openFirst(page, 'state=open&kind=appeal&due=later')
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog', { name: 'Переадресовать' })
  await expect(dialog.getByLabel('Куда направлено')).toBeFocused()
  await expect(dialog).toContainText('59-ФЗ, переадресация')
  await page.keyboard.type('Министерство транспорта области')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.locator('.p-line')).toContainText('Ответ дан')
  await expect(page.locator('.card-clocks')).toContainText('Направлено 17.11.2026: Министерство транспорта области')
  await goTo(page, '/reminders')
  await expect(page.getByRole('link', { name: /Заявитель не.уведомлён/ }).first()).toBeVisible()
})

test('the two clocks of ИМ stand together on the card', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await openFirst(page, 'state=open&dueStage=interim')
  const pair = page.getByRole('list', { name: 'Два срока ИМ' })
  await expect(pair.getByRole('listitem')).toHaveCount(2)
  await expect(pair.getByRole('listitem').last()).toContainText('не позже')
})

test('a rule is changed by keys with its example beside it; the cards it moves are listed before it applies', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/settings/deadlines')
  await page.getByRole('button', { name: 'ПОС', exact: true }).focus()
  await page.keyboard.press('Enter')
  const example = page.getByRole('region', { name: 'Пример' })
  await expect(example).toContainText('17.12.2026')
  await page.getByLabel('Сколько').fill('20')
  await expect(example).toContainText('07.12.2026')
  await page.keyboard.press('Control+s')
  const effect = page.getByRole('dialog', { name: /Срок изменится/ })
  await expect(effect.getByRole('row').nth(1)).toBeVisible()
  await effect.getByRole('button', { name: 'Оставить их даты' }).focus()
  await page.keyboard.press('Enter')
  await expect(effect).toBeHidden()
  await expect(page.getByRole('table', { name: 'Правила сроков' })).toContainText('20')
  await page.keyboard.press('Control+z')
  await expect(
    page
      .getByRole('status')
      .getByText(/Отменено/)
      .first(),
  ).toBeVisible()
})

test('a day off of the office is set by keys on the year grid and its cards are counted anew, or not', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/settings/hours')
  const grid = page.getByRole('group', { name: 'Дни 2026 года' })
  await grid.getByRole('button', { name: /^1 января/ }).focus()
  await page.keyboard.press('End')
  for (let step = 0; step < 14; step++) await page.keyboard.press('ArrowLeft')
  await expect(grid.getByRole('button', { name: /^17 декабря/ })).toBeFocused()
  await page.keyboard.press('d')
  await expect(page.getByText('Изменено дней: 1')).toBeVisible()
  await page.getByRole('button', { name: 'Применить', exact: true }).focus()
  await page.keyboard.press('Enter')
  const effect = page.getByRole('dialog', { name: /Срок изменится/ })
  await expect(effect).toContainText('16.12.2026')
  await effect.getByRole('button', { name: 'Пересчитать эти карточки' }).focus()
  await page.keyboard.press('Enter')
  await expect(effect).toBeHidden()
  await expect(grid.getByRole('button', { name: /^17 декабря.*день вашего органа/ })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(grid.getByRole('button', { name: /^17 декабря.*день вашего органа/ })).toHaveCount(0)
})

test('a year goes out as a file and comes in again; one that contradicts itself is refused in words', async ({
  launch,
}, info) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/settings/hours')
  await page.getByRole('button', { name: '2027', exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Сохранить год в файл' }).click()
  const path = join(info.outputDir, '2027.json')
  await (await download).saveAs(path)
  const year = JSON.parse(await readFile(path, 'utf8')) as { year: number; totals: { working_days: number } }
  expect(year.year).toBe(2027)
  const input = page.locator('.calendar input[type="file"]')
  await input.setInputFiles(path)
  await expect(page.getByText('загружен вами')).toBeVisible()
  await writeFile(path, JSON.stringify({ ...year, totals: { ...year.totals, working_days: 300 } }))
  await input.setInputFiles(path)
  await expect(page.getByText(/Календарь 2027 года противоречит себе/).first()).toBeVisible()
})

test('a year without a calendar is said loudly where people work', async ({ launch }) => {
  const { page } = await launch({ demo: true, now: '2027-12-27T10:00' })
  await goTo(page, '/settings/hours')
  await expect(page.locator('.calendar .note').first()).toContainText('Календарь 2028 года не загружен')
})

test('every figure of the reminders opens a list of as many cards', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/reminders')
  const total = page.getByRole('list', { name: 'Всего' }).getByRole('link').last()
  const count = Number(/(\d+)$/.exec((await total.textContent()) ?? '')?.[1])
  expect(count).toBeGreaterThan(0)
  await total.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', new RegExp(`^${count}$|^${count + 1}$`))
})
