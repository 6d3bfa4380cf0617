import { expect, test } from './host.ts'
import { AbsenteeByKeys } from './pages/absentee.ts'
import { dismiss, opened } from './pages/keys.ts'
import { RoomByKeys } from './pages/room.ts'

const questions = [
  { title: 'Об утверждении плана очистки дворов', draft: 'План очистки дворов утвердить.' },
  { title: 'О переносе отчёта', draft: 'Отчёт перенести на декабрь.' },
]

test('an absentee meeting goes from draft to control with the keyboard alone', async ({ launch, dataDir }) => {
  const first = await launch({ demo: true, dataDir })
  const { keyboard } = first.page
  await expect(first.page.getByRole('heading', { level: 1, name: /ноября/ })).toBeVisible()
  const poll = new AbsenteeByKeys(first.page)
  await poll.create({ on: '18.11.2026', until: '18.11.2026 12:00', place: 'каб. 21' })
  await poll.questions(questions)
  const number = /\d+/.exec(await first.page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? ''

  // Notices and agreement are a key away; what the ballots begin is not begun there.
  await keyboard.press('Alt+p')
  await expect(first.page.getByRole('heading', { level: 1 })).toContainText('подготовка')
  await expect(first.page.getByRole('button', { name: 'Повестка разослана' })).toHaveCount(0)
  await keyboard.press('Alt+p')
  await expect(poll.step()).toContainText('Подготовка')

  // Ballots are given out and looked at on their sheets.
  await keyboard.press('F9')
  await expect(poll.step()).toContainText('Опрос')
  // Said once, and the buttons of the stage stand clear of its steps.
  await expect(poll.toast(/: выдано \d+\sлистов$/)).toBeVisible()
  const stepsEnd = (await first.page.getByRole('list', { name: 'Ход заседания' }).boundingBox()) ?? { x: 0, width: 0 }
  const remind = await first.page.getByRole('button', { name: /^Напомнить/ }).boundingBox()
  expect(stepsEnd.x + stepsEnd.width).toBeLessThan(remind?.x ?? 0)
  expect(await first.page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight)).toBe(false)
  await keyboard.press('F8')
  const sheets = first.page.getByRole('dialog', { name: /^Опросный лист/ })
  await expect(sheets.getByText('ОПРОСНЫЙ ЛИСТ').first()).toBeVisible()
  await expect(sheets.getByText('План очистки дворов утвердить').first()).toBeVisible()
  await expect(sheets.getByText(/верните\sдо\s18\.11\.2026\s12:00\sпо\sадресу:.*каб\.\s21/).first()).toBeVisible()
  await dismiss(first.page, sheets)

  // Letters, the next cell by itself, the next member by Tab, a slip taken back.
  await poll.toMember('Ветлугина')
  // By their places on the keyboard: З is P, П is G, В is D.
  await keyboard.type('pp')
  await poll.at('Корнеев', 1)
  await keyboard.type('pg')
  await expect.poll(() => poll.answers('Корнеев')).toBe('ЗП')
  await poll.toMember('Гордеев')
  await keyboard.press('Tab')
  await poll.at('Жданова', 1)
  await keyboard.press('Shift+Tab')
  await poll.at('Гордеев', 1)
  await keyboard.type('d')
  await poll.at('Гордеев', 2)
  await keyboard.type('p')
  await keyboard.press('Shift+Tab')
  await expect.poll(() => poll.answers('Гордеев')).toBe('ВЗ')
  await keyboard.press('Home')
  await keyboard.press('Backspace')
  await expect.poll(() => poll.answers('Гордеев')).toBe('·З')
  await poll.saved()
  await keyboard.press('Control+z')
  await expect.poll(() => poll.answers('Гордеев')).toBe('ВЗ')
  // An opinion at the cell, in a dialog that F2 opens.
  await poll.toMember('Гордеев')
  await poll.at('Гордеев', 1)
  await keyboard.press('F2')
  const opinion = first.page.getByRole('dialog', { name: /^Особое мнение: Гордеев/ })
  await expect(opinion.getByLabel('Особое мнение')).toBeFocused()
  await keyboard.insertText('План не учитывает частный сектор')
  await keyboard.press('Control+Enter')
  await expect(opinion).toBeHidden()
  await expect(poll.aside).toContainText('План не учитывает частный сектор')
  await poll.at('Гордеев', 1)
  await poll.saved()
  await first.close()

  // The next day: one ballot comes after the term; it is kept and does not count.
  const { page } = await launch({ demo: true, dataDir, now: '2026-11-18T14:10' })
  await expect(page.getByRole('heading', { level: 1, name: /ноября/ })).toBeVisible()
  const count = new AbsenteeByKeys(page)
  await count.open(number)
  await count.toMember('Лапшина')
  await page.keyboard.type('gg')
  await expect(count.row('Лапшина')).toContainText('после срока')
  await expect(count.grid).toContainText('2 : 0 : 1')
  await page.keyboard.press('F9')
  await expect(count.step()).toContainText('Подсчёт')
  await expect(count.toast(/Не ответили: .*Рябинин/)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Как посчитано' })).toContainText(
    'принятоЗа 2 из 3 ответивших, нужно 2',
  )

  // To the protocol: decisions from the drafts, the opinion whole, the sheet of votes as an appendix.
  await page.keyboard.press('F9')
  await expect(page.locator('header h1')).toHaveText(`Протокол № ${number}`)
  const paper = page.locator('.main')
  await expect(paper.getByText('План очистки дворов утвердить.').first()).toBeVisible()
  await expect(paper.getByText(/План\sне\sучитывает\sчастный\sсектор/).first()).toBeVisible()
  await expect(paper.getByText(/Поимённый\sлист\sголосования/).first()).toBeVisible()
  const room = new RoomByKeys(page)
  await room.walkTo(page.getByRole('button', { name: 'На подпись' }))
  await page.keyboard.press('Enter')
  const sign = await opened(page, /Подписать протокол/)
  await page.keyboard.press('Control+Enter')
  await expect(sign).toBeHidden()
  await expect(page.locator('header').getByText('Подписан, версия 1')).toBeVisible()

  // Signed: no letter is taken; under control by the same key.
  await count.open(number)
  await expect(count.step()).toContainText('Подписан')
  await page.keyboard.press('F9')
  await expect(count.step()).toContainText('На контроле')
  await expect.poll(() => count.answers('Корнеев')).toBe('ЗП')
})

test('what cannot be counted is said where it is typed', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await expect(page.getByRole('heading', { level: 1, name: /ноября/ })).toBeVisible()
  const poll = new AbsenteeByKeys(page)
  // Also from the sections at the left, whose search keeps the keys otherwise.
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /Найти, сделать/ })
    .focus()
  await poll.open('12')
  // Six of ten have answered; the cell that waits has the keys at once.
  await expect(poll.aside).toContainText('6получено')
  await poll.at('Мещеряков', 2)
  // A letter that is no answer is not taken.
  await page.keyboard.type('z')
  await poll.at('Мещеряков', 2)
  expect(await poll.answers('Мещеряков')).toBe('З··')
  // A ballot cannot have come before it was given out.
  await page.keyboard.press('End')
  await page.keyboard.press('F3')
  const receipt = page.getByRole('dialog', { name: /^Лист получен: Мещеряков/ })
  await expect(receipt.getByLabel('Когда получен')).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('10.11.2026 09:00')
  await page.keyboard.press('Control+Enter')
  await expect(receipt).toContainText('Лист не мог прийти раньше дня выдачи 13.11.2026')
  await dismiss(page, receipt)
  // A term before the ballots were given out is refused with the day.
  await page.keyboard.press('F6')
  const term = page.getByRole('dialog', { name: 'Срок ответов' })
  await expect(term.getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('12.11.2026 17:00')
  await page.keyboard.press('Control+Enter')
  await expect(term).toContainText('Срок раньше дня выдачи листов 13.11.2026')
  await dismiss(page, term)
  // Who is silent, and words to remind them.
  await page.keyboard.press('F7')
  const silent = await opened(page, 'Кто не ответил')
  await expect(silent).toContainText('Рябинин')
  await expect(silent).toContainText('Просим вернуть опросный лист заочного заседания № 12')
  await dismiss(page, silent)
})

test('many questions do not squeeze the names of members out', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await expect(page.getByRole('heading', { level: 1, name: /ноября/ })).toBeVisible()
  const poll = new AbsenteeByKeys(page)
  await poll.create({ on: '18.11.2026', until: '18.11.2026 12:00', place: 'каб. 21' })
  await poll.questions(
    Array.from({ length: 12 }, (_, index) => ({ title: `О порядке ${index + 1}`, draft: 'Утвердить.' })),
  )
  await page.keyboard.press('Control+End')
  await poll.at('Фомина', 12)
  const cell = await page.locator('[role="grid"] td:focus').boundingBox()
  const name = await poll.row('Фомина').getByRole('rowheader').boundingBox()
  const room = await page.getByRole('region', { name: 'Опросные листы' }).boundingBox()
  if (!cell || !name || !room) throw new Error('The row of the last member is not drawn')
  expect(name.width).toBeGreaterThan(200)
  expect(name.x).toBeGreaterThanOrEqual(room.x)
  expect(name.x + name.width).toBeLessThanOrEqual(cell.x)
  expect(cell.x + cell.width).toBeLessThanOrEqual(room.x + room.width)
  await page.keyboard.press('Control+Home')
  await poll.at('Ветлугина', 1)
})
