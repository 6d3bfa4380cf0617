import { expect, test } from './host.ts'
import { EntryPage } from './pages/entry.ts'
import { takeChoice } from './pages/keys.ts'
import { RulesPage } from './pages/rules.ts'

const rule = { name: 'Фонари', words: 'фонарь, светильник', recipient: 'Заречэлектросеть' }

test('a rule is made by the keyboard, shows what it would do now and in the past, acts on a card and is taken back there', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  const rules = new RulesPage(page)
  await rules.open()
  await rules.add(rule)
  await rules.leaf(/^Попадёт сейчас/)
  await expect(page.getByText(/^Правило заполнит|^Среди открытых карточек/)).toBeVisible()
  await rules.leaf(/^Проверка на прошлом/)
  await expect(page.getByText(/^Совпало бы с решениями людей в \d+ из \d+/)).toBeVisible()
  await rules.save(rule.name)

  const entry = new EntryPage(page)
  await entry.open()
  await entry.enter({ channel: 'ПОС', received: '17.11 09:30', gist: 'Третью ночь не горят фонари на Лесной' })
  const hint = page.getByText(/^Автоправило «Фонари»: получатель Электросеть/)
  await expect(hint).toBeVisible()
  await expect(entry.field('recipientId')).toHaveValue(/Заречэлектросеть/)
  await page.keyboard.press('Alt+z')
  await expect(page.getByText('Автоправило «Фонари» отменено.')).toBeVisible()
  await expect(entry.field('recipientId')).toHaveValue('')
  await page.keyboard.press('Alt+z')
  await expect(hint).toBeVisible()
  await entry.saveAndOpen()

  const route = page.locator('.case-route')
  await expect(route.getByText('Автоправило «Фонари»', { exact: true })).toBeVisible()
  await expect(route.getByRole('listitem').first()).toContainText('Электросеть')
  await route.getByRole('button', { name: 'Отменить правило' }).press('Enter')
  await expect(route.getByText('отменено', { exact: true })).toBeVisible()
  await expect(route.getByRole('listitem').first()).toContainText('Получатель снят')

  await rules.open()
  await expect(rules.line(rule.name).getByRole('link')).toHaveText('0 карточек')
})

test('rules are put in order, switched off and removed by keys, and each act is taken back', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  const rules = new RulesPage(page)
  await rules.open()
  const before = await rules.names()
  await rules.lines.nth(1).locator('.rule-main').focus()
  await page.keyboard.press('ArrowDown')
  await expect(rules.lines.nth(2).locator('.rule-main')).toBeFocused()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => rules.names()).toEqual([before[0], before[2], before[1], ...before.slice(3)])
  await expect(rules.lines.nth(1).locator('.rule-main')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(rules.lines.nth(1)).toContainText('выключено')
  await page.keyboard.press('Control+z')
  await expect(rules.lines.nth(1)).not.toContainText('выключено')
  await page.keyboard.press('Control+z')
  await expect.poll(() => rules.names()).toEqual(before)
  await page.keyboard.press('Delete')
  await expect(rules.lines).toHaveCount(before.length - 1)
  await page.keyboard.press('Control+z')
  await expect(rules.lines).toHaveCount(before.length)
})

test('what a rule would fill now is applied to chosen cards as one act', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  const rules = new RulesPage(page)
  await rules.open()
  await rules.leaf(/^Попадёт сейчас/)
  const apply = page.getByRole('button', { name: /^Применить к \d+ / })
  await expect(apply).toBeVisible()
  const total = Number(/\d+/.exec(await apply.innerText())?.[0])
  const hits = async () => Number(/\d+/.exec(await rules.lines.first().getByRole('link').innerText())?.[0])
  const before = await hits()
  await page.keyboard.press('Control+Shift+Enter')
  await expect(page.getByText('Среди открытых карточек правилу нечего заполнить')).toBeVisible()
  await expect.poll(hits).toBe(before + total)
  await page.getByRole('button', { name: 'Отменить' }).first().click()
  await expect(apply).toBeVisible()
  await expect.poll(hits).toBe(before)
})

test('repeated corrections bring a suggestion to the card and to the rules, and it can be refused for good', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  const rules = new RulesPage(page)
  await rules.open()
  await rules.add({ name: 'Вода в посёлке', words: 'водонапорная башня', recipient: 'Отдел ЖКХ' })
  await rules.save('Вода в посёлке')
  const entry = new EntryPage(page)
  for (const house of ['3', '5', '7']) {
    await entry.open()
    await entry.enter({
      channel: 'Тел.',
      received: '17.11 09:30',
      gist: `Течёт водонапорная башня у дома ${house}`,
      territory: 'д. Ключи',
      theme: 'Водоснабжение',
    })
    await expect(page.getByText(/^Автоправило «Вода в посёлке»/)).toBeVisible()
    await entry.saveAndOpen()
    await expect(page.locator('.case-route')).toContainText('Отдел ЖКХ')
    await page
      .getByRole('button', { name: /^Получатель/ })
      .first()
      .press('Enter')
    const field = page.getByRole('combobox', { name: 'Получатель' })
    await field.fill('Заречводоканал')
    await takeChoice(page, field)
    await expect(page.locator('.case-route li').first()).toContainText('Водоканал')
  }
  const chip = page.locator('.case-route').getByRole('button', { name: /^Так решили 3 раза/ })
  await expect(chip).toBeVisible()
  await chip.press('Enter')
  await expect(page).toHaveURL(/#\/autorules/)
  await expect(page.locator('[id="f-rule.name"]')).toHaveValue(/Водоснабжение/)
  await expect(page.locator('[id="f-rule.recipientId"]')).toHaveValue(/Заречводоканал/)
  const hints = page.getByRole('region', { name: 'Похоже на правило' })
  const one = hints.locator('.rule-hint').filter({ hasText: 'Водоснабжение' })
  await one.getByRole('button', { name: 'Не предлагать' }).press('Enter')
  await expect(one).toHaveCount(0)
})
