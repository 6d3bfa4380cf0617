import type { Locator, Page } from '@playwright/test'
import { answered, expect, test } from './host.ts'
import { dismiss, goTo, opened, takeChoice } from './pages/keys.ts'
import { MeetingPage } from './pages/meeting.ts'

const NOTICE = 'Уведомление о заседании'
/** The meeting of the demonstration day. */
const MEETING = 11

async function openTemplates(page: Page, paper: string): Promise<void> {
  await goTo(page, '/settings/templates')
  const papers = page.getByRole('navigation', { name: 'Документы' })
  const current = papers.locator('[aria-current="true"]')
  await current.focus()
  // Up and down walk the papers, as in any list.
  const names = await papers.getByRole('button').allInnerTexts()
  const to = names.findIndex((name) => name.startsWith(paper))
  let at = names.indexOf(await current.innerText())
  while (at !== to) {
    await page.keyboard.press(at < to ? 'ArrowDown' : 'ArrowUp')
    at += Math.sign(to - at)
    await expect(papers.getByRole('button').nth(at)).toBeFocused()
  }
  await expect(current).toContainText(paper)
}
const sheet = (page: Page): Locator => page.getByRole('region', { name: `Пример: ${NOTICE}` })

async function notices(page: Page): Promise<Locator> {
  await goTo(page, `/meetings/${MEETING}/prep`)
  await page.getByRole('button', { name: 'Документы' }).click()
  await page.getByRole('menuitem', { name: 'Уведомления всем' }).click()
  const dialog = await opened(page, 'Уведомления')
  await expect(dialog.locator('.doc')).toBeVisible()
  return dialog
}

test('an office words its notice with the sheet beside it, sends it so, and takes the shipped words back', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  await openTemplates(page, NOTICE)
  const slot = page.getByRole('textbox', { name: 'Члену состава' })
  const shipped = await slot.inputValue()
  await slot.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('Администрация округа приглашает Вас на заседание {кого} ')
  await page.keyboard.press('Alt+3')
  await expect(slot).toHaveValue(/\{дата\}$/)
  await expect(sheet(page)).toContainText('приглашает Вас на заседание {кого}')

  // A field that does not exist would be printed as it stands: it is refused, and what is typed stays.
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/^Поля «\{кого\}» нет/).first()).toBeVisible()
  await slot.fill('Администрация округа приглашает Вас на заседание {орган}')
  await page.keyboard.press('Alt+3')
  await page.keyboard.press('Control+s')
  await expect(page.getByText(`Тексты документа «${NOTICE}» изменены`)).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Документы' }).getByText('свои тексты')).toBeVisible()

  const sent = await notices(page)
  await expect(sent).toContainText('Администрация округа приглашает Вас на заседание')
  await dismiss(page, sent)

  await openTemplates(page, NOTICE)
  await page.getByRole('button', { name: 'Вернуть исходный текст: Члену состава' }).press('Enter')
  await expect(slot).toHaveValue(shipped)
  await expect(sheet(page)).toContainText('Уведомляем, что')
  await expect(await notices(page)).toContainText('Уведомляем, что')
})

test('what is typed over a paper waits for its saving on another screen and after a new start', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await openTemplates(page, NOTICE)
  const slot = page.getByRole('textbox', { name: 'Перед повесткой' })
  const kept = answered(page, 'drafts.put', 'На рассмотрение выносится:')
  await slot.fill('На рассмотрение выносится:')
  await expect(page.getByRole('navigation', { name: 'Документы' }).getByText('не сохранено')).toBeVisible()
  await goTo(page, '/desk')
  await page.waitForURL(/#\/desk/)
  await kept
  await page.reload()
  await openTemplates(page, NOTICE)
  await expect(page.getByRole('textbox', { name: 'Перед повесткой' })).toHaveValue('На рассмотрение выносится:')
})

test('a form corrected in one notice stands in the next papers, and the rules come back on request', async ({
  launch,
}) => {
  const { page } = await launch({ demo: true })
  const dialog = await notices(page)
  await page.keyboard.press('Alt+5')
  const form = dialog.getByRole('textbox', { name: 'Рябинин, дательный, кому' })
  await form.fill('Рябинину-Заречному')
  await page.keyboard.press('Enter')
  await expect(dialog.locator('.doc')).toContainText('Рябинину-Заречному')
  await expect(dialog.getByText('своя форма')).toBeVisible()
  await dismiss(page, dialog)

  await goTo(page, '/settings/declension')
  const own = page.getByRole('table', { name: 'Исправленные формы' })
  await expect(own.getByRole('row', { name: /Рябинин/ })).toContainText('Рябинину-Заречному')
  await page.getByRole('button', { name: 'Вернуть по правилам: Рябинин' }).press('Enter')
  await expect(own).toBeHidden()
  await expect(await notices(page)).not.toContainText('Рябинину-Заречному')
})

test('a corrected surname stands in the protocol and in that of the next meeting', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await goTo(page, `/protocols/${MEETING}`)
  await expect(page.locator('header h1')).toHaveText(/Протокол № \d+/)
  await page.keyboard.press('Alt+5')
  const form = page.getByRole('textbox', { name: 'Корнеев, винительный, кого' })
  await form.fill('Корнеева-Старшего')
  await page.keyboard.press('Enter')
  await expect(page.locator('.doc')).toContainText(/Корнеева-Старшего\sА\.С\./)

  const meeting = new MeetingPage(page)
  await meeting.create({ on: '01.12.2026', at: '14:00', place: 'малый зал' })
  await page.keyboard.press('Control+n')
  const item = page.getByRole('form', { name: 'Новый вопрос' })
  await item.getByRole('textbox', { name: 'Вопрос' }).fill('О подготовке к праздникам')
  await item.getByRole('combobox', { name: 'Докладчик' }).fill('Корнеев')
  await takeChoice(page, item.getByRole('combobox', { name: 'Докладчик' }))
  await item.getByRole('textbox', { name: 'Длительность' }).press('Enter')
  await expect(item.getByRole('textbox', { name: 'Вопрос' })).toHaveValue('')
  const id = /\d+$/.exec(page.url())?.[0] ?? ''
  await goTo(page, `/protocols/${id}`)
  await expect(page.locator('.doc')).toContainText(/Корнеева-Старшего\sА\.С\./)
})
