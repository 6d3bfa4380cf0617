import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { goTo } from '../pages/keys.ts'
import { MeetingPage } from '../pages/meeting.ts'
import type { TypedItem } from '../pages/meeting.ts'
import { show } from './shared.ts'
import type { Screen } from './shared.ts'

/** What is said at the first item of the meeting of the day, so that the room is seen at work. */
const course: TypedItem = {
  title: 'О протоколе',
  speaker: 'Корнеев',
  minutes: '10м',
  heard:
    'Из семи поручений протокола № 10 исполнены три, по одному срок прошёл 13.11: график замены насосов не представлен.',
  spoke: { who: 'Гордеев', text: 'График согласуется с поставщиком, срок поставки насосов назван 24.11.' },
  decisions: [
    {
      text: 'Представить график замены насосов с отметкой поставщика',
      executor: 'Гордеев',
      dative: '',
      due: 'до 20.11',
    },
    { text: 'Докладывать о ходе замены куратору', executor: 'Гордеев', dative: '', due: 'еженедельно до 25.12' },
  ],
}

/** The meeting of the day; the first visit begins it and types its first item. */
async function meeting(page: Page): Promise<void> {
  await show(page, '/meetings', 'Заседания')
  await page.getByRole('row').filter({ hasText: 'сегодня' }).locator('a[href^="#/meetings/"]').first().click()
  await expect(page.getByRole('region', { name: 'Ход вопроса' }).getByRole('heading', { level: 2 })).toBeVisible()
  const start = page.getByRole('button', { name: 'Начать заседание' })
  if (!(await start.isVisible())) return
  const room = new MeetingPage(page)
  await start.click()
  await room.attendance(['Аверин'])
  await room.hold(course)
}

/** The absentee meeting of the story at a stage of its poll. */
async function absentee(page: Page, stage: 'Опрос' | 'Подсчёт'): Promise<void> {
  await show(page, '/meetings', 'Заседания')
  await page.getByRole('row').filter({ hasText: '20.11.2026' }).locator('a[href^="#/meetings/"]').first().click()
  await expect(page.getByRole('grid', { name: 'Заочное голосование' })).toBeVisible()
  const now = page.locator('[aria-current="step"]')
  if (!(await now.innerText()).includes(stage)) await page.getByRole('button', { name: stage }).first().click()
  await expect(now).toContainText(stage)
}

/** Meetings from preparation to the room, and the absentee one. */
export const meetingScreens: readonly Screen[] = [
  { name: 'meetings', open: (page) => show(page, '/meetings', 'Заседания') },
  {
    name: 'meeting-new',
    isFurther: true,
    open: async (page) => {
      await show(page, '/meetings', 'Заседания')
      await page.getByRole('button', { name: 'Новое заседание' }).click()
      const dialog = page.getByRole('dialog', { name: 'Новое заседание' })
      await dialog.getByLabel('Дата', { exact: true }).fill('22.11.2026')
      await page.keyboard.press('Tab')
      await expect(dialog.getByText(/выходной/)).toBeVisible()
    },
  },
  {
    name: 'meeting-prep',
    open: async (page) => {
      await show(page, '/meetings', 'Заседания')
      const row = page.getByRole('row').filter({ hasText: 'сегодня' })
      const link = await row.locator('a[href^="#/meetings/"]').first().getAttribute('href')
      await goTo(page, `${(link ?? '').slice(1)}/prep`)
      await expect(page.getByRole('table', { name: 'Уведомления и ответы' })).toBeVisible()
    },
  },
  { name: 'meeting-proposals', open: (page) => show(page, '/meetings/proposals', 'Предложения в повестку') },
  {
    name: 'meeting-groups',
    isFurther: true,
    open: (page) => show(page, '/meetings/groups', 'Рабочие группы'),
  },
  { name: 'meeting', open: (page) => meeting(page) },
  {
    name: 'presenting',
    open: async (page) => {
      await meeting(page)
      await page.keyboard.press('F5')
      await expect(page.getByRole('region', { name: 'Вопрос' }).getByRole('heading', { level: 2 })).toBeVisible()
      await expect(page.getByRole('timer')).toBeVisible()
    },
  },
  {
    name: 'meeting-replacement',
    isFurther: true,
    open: async (page) => {
      await meeting(page)
      await page.keyboard.press('F6')
      await page.getByRole('button', { name: /^Аверин/ }).focus()
      await page.keyboard.press('KeyP')
      await expect(page.getByRole('form', { name: /^Замена: Аверин/ })).toBeVisible()
    },
  },
  {
    name: 'meeting-named-vote',
    isFurther: true,
    open: async (page) => {
      await meeting(page)
      await page.keyboard.press('Alt+g')
      await expect(
        page
          .getByRole('dialog', { name: /^Поимённое голосование/ })
          .locator('.voter')
          .first(),
      ).toBeFocused()
    },
  },
  {
    name: 'meeting-left-undone',
    isFurther: true,
    open: async (page) => {
      await meeting(page)
      await page.keyboard.press('F9')
      await expect(page.getByRole('dialog', { name: 'Перейти к протоколу?' })).toBeVisible()
    },
  },
  { name: 'absentee', open: (page) => absentee(page, 'Опрос') },
  {
    name: 'absentee-silent',
    isFurther: true,
    open: async (page) => {
      await absentee(page, 'Опрос')
      await page.keyboard.press('F7')
      await expect(page.getByRole('dialog', { name: 'Кто не ответил' })).toBeVisible()
    },
  },
  {
    name: 'absentee-paper',
    isFurther: true,
    open: async (page) => {
      await absentee(page, 'Опрос')
      await page.keyboard.press('F8')
      await expect(
        page
          .getByRole('dialog', { name: /^Опросный лист/ })
          .getByText('ОПРОСНЫЙ ЛИСТ')
          .first(),
      ).toBeVisible()
    },
  },
  { name: 'absentee-counted', isFurther: true, open: (page) => absentee(page, 'Подсчёт') },
]
