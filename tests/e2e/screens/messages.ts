import { expect } from '@playwright/test'
import { EntryPage } from '../pages/entry.ts'
import { FilesBlock, pdfOf } from '../pages/files.ts'
import { goTo } from '../pages/keys.ts'
import { card, cardBeside, cardOf, list, rows, show } from './shared.ts'
import type { Screen } from './shared.ts'

/** The desk, lists of cards, a card and a new one. */
export const messageScreens: readonly Screen[] = [
  {
    name: 'desk',
    open: async (page) => {
      await show(page, '/desk', /ноября/)
      await expect(page.getByRole('region', { name: 'Просрочено' }).getByRole('link').first()).toBeVisible()
    },
  },
  { name: 'messages', open: (page) => list(page) },
  { name: 'messages-overdue', isFurther: true, open: (page) => list(page, '?state=open&due=overdue') },
  {
    name: 'messages-table',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/messages?state=open')
      await expect(rows(page).nth(3)).toBeVisible()
      await cardBeside(page, false)
      for (const key of ['x', 'ArrowDown', 'ArrowDown', 'x', 'ArrowDown', 'x']) await page.keyboard.press(key)
      await expect(page.getByText(/Выбрано \d/).first()).toBeVisible()
    },
  },
  {
    name: 'messages-find',
    isFurther: true,
    open: async (page) => {
      await list(page, '?any=1&search=cytu&sort=received-desc&not.blockIds=1&receivedIn=last30')
      await expect(page.getByText('Показано по запросу «снег»')).toBeVisible()
      await expect(page.locator('.grid mark').first()).toBeVisible()
    },
  },
  {
    name: 'messages-conditions',
    isFurther: true,
    open: async (page) => {
      await list(page, '?state=open&receivedIn=last30')
      await page.keyboard.press('Shift+F')
      await expect(page.getByLabel('Добавить условие')).toBeVisible()
    },
  },
  {
    name: 'messages-columns',
    isFurther: true,
    open: async (page) => {
      await list(page, '?state=open&sort=recipient-asc%2Cdue-asc')
      await page.keyboard.press('Shift+C')
      await expect(page.getByRole('dialog', { name: 'Столбцы' })).toBeVisible()
    },
  },
  {
    name: 'messages-views',
    isFurther: true,
    open: async (page) => {
      await list(page, '?state=open')
      await page.getByRole('button', { name: 'Представления' }).press('Enter')
      await page.getByRole('menuitem', { name: 'Все представления' }).press('Enter')
      await expect(page.getByRole('dialog', { name: 'Все представления' })).toBeVisible()
    },
  },
  {
    name: 'messages-print',
    isFurther: true,
    open: async (page) => {
      await list(page, '?state=open')
      await page.getByRole('button', { name: 'Вывести' }).click()
      await page.getByRole('menuitem', { name: 'Посмотреть перед печатью' }).click()
      await expect(page.getByRole('dialog').getByText('Список сообщений и обращений').first()).toBeVisible()
    },
  },
  {
    name: 'card-letter',
    isFurther: true,
    open: async (page) => {
      await cardOf(page, '?kind=appeal&state=open')
      await expect(page.locator('.case-page .p-title')).toBeVisible()
      await page.keyboard.press('l')
      await expect(page.getByRole('dialog', { name: 'Письмо заявителю' }).getByLabel('Номер')).toBeVisible()
    },
  },
  {
    name: 'card-cover-letter',
    isFurther: true,
    open: async (page) => {
      await list(page, '?kind=appeal&state=open')
      await page.locator('.panel').getByRole('button', { name: 'Другие действия' }).click()
      await page.getByRole('menuitem', { name: 'Сопроводительное письмо' }).click()
      await expect(page.getByRole('dialog', { name: 'Сопроводительное письмо' }).getByLabel('Кому')).toBeVisible()
    },
  },
  {
    name: 'messages-bulk',
    isFurther: true,
    open: async (page) => {
      await list(page, '?state=open')
      await page.keyboard.press('Control+a')
      await expect(page.getByText(/Выбрано \d/).first()).toBeVisible()
      await page.keyboard.press('F2')
      const dialog = page.getByRole('dialog', { name: /^Изменить \d/ })
      await expect(dialog.getByLabel('Что изменить')).toBeFocused()
      await page.keyboard.type('тема')
      await page.keyboard.press('Enter')
      await expect(dialog.getByLabel('Тема')).toBeFocused()
      await page.keyboard.type('теплоснабжение')
      await page.keyboard.press('Enter')
      await expect(dialog.locator('[role="row"][aria-rowindex]').nth(1)).toBeVisible()
    },
  },
  { name: 'card', open: card },
  {
    name: 'card-file',
    isFurther: true,
    open: async (page) => {
      await card(page)
      const files = new FilesBlock(page)
      if ((await files.names.filter({ hasText: 'letter.pdf' }).count()) === 0)
        await files.drop(
          { name: 'двор.png', type: 'image/png', content: 'picture' },
          { name: 'letter.pdf', type: 'application/pdf', content: pdfOf(['First page', 'Second page']) },
        )
      await expect(files.names.filter({ hasText: 'letter.pdf' })).toBeVisible()
      const dialog = await files.look('letter.pdf')
      await expect(dialog.getByRole('region', { name: 'Страница 1 из 2' })).toContainText('First page')
    },
  },
  {
    name: 'card-answer',
    isFurther: true,
    open: async (page) => {
      await card(page)
      await page.keyboard.press('e')
      await expect(page.getByRole('dialog', { name: 'Ответ' })).toBeVisible()
    },
  },
  {
    name: 'message-new',
    open: async (page) => {
      await show(page, '/messages/new', /Новое/)
      const entry = new EntryPage(page)
      await entry.ready()
      // What was typed at the first visit is there again as a draft.
      if ((await entry.field('gist').inputValue()) === '') {
        await entry.enter({
          channel: 'ПОС',
          received: '17.11 09:40',
          gist: 'В третьем подъезде холодные батареи, в квартире шестнадцать градусов',
          territory: 'г. Заречный, мкр. Заводской',
          address: 'ул. Заводская, 18',
          theme: 'Теплоснабжение',
          externalNumber: '262810412',
        })
      }
      await expect(page.getByRole('heading', { name: 'Похоже, об этом уже писали' })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Почему этот срок' })).toBeVisible()
    },
  },
]
