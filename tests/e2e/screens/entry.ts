import { expect } from '@playwright/test'
import { EntryPage } from '../pages/entry.ts'
import { goTo } from '../pages/keys.ts'
import { card, list, show } from './shared.ts'
import type { Screen } from './shared.ts'

/** Several cards at a time in entry, what looks alike, problems of many people. */
export const entryScreens: readonly Screen[] = [
  {
    name: 'message-questions',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/messages/new/7')
      const entry = new EntryPage(page)
      await entry.ready()
      if ((await entry.field('gist').inputValue()) === '') {
        await entry.field('gist').fill('Просят посыпать спуск к реке и поставить фонарь')
        await page.keyboard.press('Alt+v')
        await expect(entry.field('questions.0.gist')).toBeFocused()
        await page.keyboard.insertText('Поставить фонарь у спуска')
      }
      await expect(entry.field('questions.0.gist')).toBeVisible()
      await expect(page.getByRole('navigation', { name: 'Открытые вкладки' })).toBeVisible()
    },
  },
  {
    name: 'message-snippets',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/messages/new/8')
      const entry = new EntryPage(page)
      await entry.ready()
      await entry.field('gist').fill('')
      await entry.field('gist').pressSequentially('::')
      await expect(page.getByRole('option', { name: /Принято в работу/ })).toBeVisible()
    },
  },
  {
    name: 'drafts',
    isFurther: true,
    open: async (page) => {
      await show(page, '/drafts', 'Черновики')
      await expect(page.locator('.drafts')).toBeVisible()
    },
  },
  {
    name: 'message-similar',
    open: async (page) => {
      await goTo(page, '/messages/new')
      const entry = new EntryPage(page)
      await entry.ready()
      await entry.field('gist').fill('Холодные батареи в подъезде, Заводская, 18')
      await expect(page.locator('.case-entry-side .same-case').first()).toBeVisible()
    },
  },
  {
    name: 'message-merge',
    isFurther: true,
    open: async (page) => {
      await list(page, '?kind=message&state=open')
      await page.keyboard.press('X')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('X')
      await page.keyboard.press('M')
      await expect(page.getByRole('dialog').getByRole('radio').first()).toBeVisible()
    },
  },
  {
    name: 'card-similar',
    isFurther: true,
    open: async (page) => {
      await card(page)
      await page.getByRole('button', { name: 'Найти похожие' }).click()
      await expect(page.getByRole('button', { name: 'Скрыть' })).toBeVisible()
      await page.locator('.case-ties').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'problems',
    open: async (page) => {
      await show(page, '/problems', 'Проблемы')
      const empty = page.getByText('Проблем ещё нет')
      const first = page.locator('a.problem-title').first()
      await expect(empty.or(first)).toBeVisible()
      if (await first.isVisible()) return
      await list(page, '?kind=message&state=open')
      for (let row = 0; row < 3; row += 1) {
        await page.keyboard.press('X')
        await page.keyboard.press('ArrowDown')
      }
      await page.keyboard.press('G')
      await page.getByRole('dialog').getByRole('button', { name: 'Собрать' }).click()
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await show(page, '/problems', 'Проблемы')
      await expect(first).toBeVisible()
    },
  },
]
