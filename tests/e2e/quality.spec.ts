import type { Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { goTo } from './pages/keys.ts'
import { QualityPage } from './pages/quality.ts'

/** The two numbers of a share: of «Проверено 177 из 442 (40 %)», 177 and 442. */
function share(text: string, word: string): [part: number, of: number] {
  const found = new RegExp(`${word} ([\\d\u00A0]+) из ([\\d\u00A0]+)`).exec(text)
  if (!found) throw new Error(`No «${word}» in «${text}»`)
  const [, part = '', of = ''] = found
  return [Number(part.replace(/\D/g, '')), Number(of.replace(/\D/g, ''))]
}

async function openCard(page: Page, filter: string): Promise<void> {
  await goTo(page, `/messages?${filter}`)
  await expect(page.locator('[role="row"][aria-rowindex]').nth(1)).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#\/messages\/\d+$/, { timeout: 1000 })
  }).toPass()
  await expect(page.locator('.case-page .p-line')).toBeVisible()
}

test('answers are checked one after another with one key each, and one key takes the last grade back', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  const queue = new QualityPage(page)
  await queue.open()
  const [done, all] = share(await queue.figures().innerText(), 'Проверено')
  await queue.act('2')
  const last = await queue.act('1')
  await expect(queue.figures()).toContainText(`Проверено ${done + 2} из ${all}`)
  await page.keyboard.press('Control+z')
  await expect(queue.figures()).toContainText(`Проверено ${done + 1} из ${all}`)
  await expect(queue.rows().filter({ hasText: last }).first()).toBeVisible()
})

test('the same lot draws the same sample, and its figure grows as it is checked', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  const queue = new QualityPage(page)
  await queue.open('?scope=sample&size=6&seed=41')
  const drawn = await queue.rows().allInnerTexts()
  expect(drawn).toHaveLength(6)
  await queue.open('?scope=sample&size=6&seed=42')
  await expect.poll(() => queue.rows().allInnerTexts()).not.toEqual(drawn)
  await queue.open('?scope=sample&size=6&seed=41')
  await expect.poll(() => queue.rows().allInnerTexts()).toEqual(drawn)
})

test('applicants are asked and their answers are written down without the mouse', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  const queue = new QualityPage(page)
  await queue.open('?queue=ask')
  const before = await queue.figures().innerText()
  const [asked] = share(before, 'Спросили')
  const [answered] = share(before, 'ответили')
  await queue.act('s')
  await expect(queue.figures()).toContainText(`Спросили ${asked + 1} из`)
  await queue.act('y', '4', 'Enter')
  await expect(queue.figures()).toContainText(`ответили ${answered + 1} из ${asked + 2}`)
  // The figure opens the very list it counts.
  await page.getByRole('link', { name: /^ответили/ }).click()
  await expect(page.locator('.head .sub')).toHaveText(String(answered + 1))
})

test('an answer that needs approval is sent, returned with a word, approved and given, and comes back as a round', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/settings/answers')
  await page.getByText('По всем', { exact: true }).click()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Все изменения записаны')).toBeVisible()

  await openCard(page, 'statuses=inWork')
  const status = page.locator('.case-page .p-line')
  await page.keyboard.press('e')
  const answer = page.getByRole('dialog', { name: 'Ответ' })
  await expect(answer.getByText('Окончательный ответ сначала утверждает ответственный.')).toBeVisible()
  await expect(answer.getByRole('button', { name: /Ответ дан/ })).toHaveCount(0)
  await answer.getByLabel('Текст ответа').fill('Проезд расчищен')
  await answer.getByLabel('Результат').selectOption({ label: 'Решено' })
  await page.keyboard.press('Control+Enter')
  await expect(answer).toBeHidden()
  await expect(status).toContainText('На проверке')

  await page.keyboard.press('e')
  const approval = page.getByRole('dialog', { name: 'Утвердить ответ' })
  await expect(approval.getByText('Проезд расчищен')).toBeVisible()
  await approval.getByRole('button', { name: 'Вернуть', exact: true }).click()
  await expect(approval.getByText('Напишите, что исправить')).toBeVisible()
  await page.keyboard.type('Назовите, когда')
  await approval.getByRole('button', { name: 'Вернуть', exact: true }).click()
  await expect(approval).toBeHidden()
  await expect(status).toContainText('В работе')
  await expect(page.locator('.case-main').getByText(/возвращён.*Назовите, когда/)).toBeVisible()

  await page.keyboard.press('e')
  await answer.getByLabel('Текст ответа').fill('Проезд расчищен 17.11')
  await page.keyboard.press('Control+Enter')
  await expect(status).toContainText('На проверке')
  await page.keyboard.press('e')
  await expect(approval.getByText('Проезд расчищен 17.11')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(status).toContainText('Ответ дан')

  await page.getByRole('button', { name: 'Вернуть в работу' }).click()
  const reopen = page.getByRole('dialog', { name: 'Вернуть в работу' })
  await reopen.getByLabel('Причина').fill('Снег на месте')
  await page.keyboard.press('Control+Enter')
  await expect(reopen).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Прежние ответы: 1' })).toBeVisible()
  await expect(page.locator('.case-round')).toContainText('Снег на месте')
})

test('a word of ПОС that the table does not know is mapped and applied, and taken back as one act', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/settings/source-statuses')
  await page.getByRole('button', { name: 'Сопоставить «На контроле»' }).click()
  const dialog = page.getByRole('dialog', { name: 'Слово из выгрузки' })
  await dialog.getByLabel('Наш статус').selectOption({ label: 'На проверке' })
  await dialog.getByText(/^Применить к карточкам/).click()
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Слова, которых нет в таблице' })).toBeHidden()
  await expect(page.getByRole('row', { name: /На контроле На проверке/ })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Сопоставить «На контроле»' })).toBeVisible()
})
