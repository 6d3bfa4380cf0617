import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { BackupsPage } from './pages/backups.ts'
import { POS_HEADERS, posRows } from '../builders/importFiles.ts'
import { EntryPage } from './pages/entry.ts'
import { ExchangePage } from './pages/exchange.ts'
import { FilesBlock, pdfOf } from './pages/files.ts'
import { ImportPage } from './pages/imports.ts'
import { goTo } from './pages/keys.ts'
import { MeetingPage } from './pages/meeting.ts'
import { QualityPage } from './pages/quality.ts'
import type { TypedItem } from './pages/meeting.ts'
import { RulesPage } from './pages/rules.ts'

/** A screen or a state of one that a person sees, and how it is reached in the demonstration office. */
export interface Screen {
  name: string
  /** A further state of a screen: its picture is taken once, small and light. */
  isFurther?: boolean
  open(page: Page): Promise<void>
}

/** Opens an address and waits until its heading is there and nothing is being read. */
async function show(page: Page, route: string, heading: RegExp | string): Promise<void> {
  await goTo(page, route)
  await expect(page.locator('.main').getByRole('heading', { level: 1, name: heading }).first()).toBeVisible()
}
const rows = (page: Page) => page.locator('[role="row"][aria-rowindex]')

/** Whether the card stands beside the list is remembered by the window; Space turns it. */
async function cardBeside(page: Page, wanted: boolean): Promise<void> {
  const panel = page.locator('.panel .p-line')
  const button = page.getByRole('button', { name: /^Карточка/ }).first()
  await expect(button).toBeVisible()
  if (((await button.getAttribute('aria-pressed')) === 'true') !== wanted) await page.keyboard.press('Space')
  await expect(panel).toBeVisible({ visible: wanted })
}

async function list(page: Page, query = ''): Promise<void> {
  await goTo(page, `/messages${query}`)
  await expect(rows(page).nth(3)).toBeVisible()
  await cardBeside(page, true)
}

/** The first card of a list as its own page. */
async function cardOf(page: Page, query: string): Promise<void> {
  await list(page, query)
  // A dialog of the screen before gives the keys back to the button it was opened by.
  await page.evaluate('document.activeElement?.blur()')
  // The list may still be taking the keys from the screen before.
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#\/messages\/\d+$/, { timeout: 1000 })
  }).toPass()
}

/** A card that has a story: the first overdue one. */
async function card(page: Page): Promise<void> {
  await cardOf(page, '?state=open&due=overdue')
  await expect(page.locator('.case-page dl.why').first()).toBeVisible()
}

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

/** The first of the list is the absentee one, which has no protocol yet; the next is that of the day. */
async function protocol(page: Page, which = 1): Promise<void> {
  await show(page, '/meetings', 'Заседания')
  await page.locator('[role="row"] a[href^="#/protocols/"]').nth(which).click()
  await expect(page.locator('header').getByText(/\d+\sстраниц/)).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Содержание' }).getByRole('button').first()).toBeVisible()
}

/** The wizard at one of its five steps; a package made before is put aside. */
async function exchange(page: Page, step: number): Promise<void> {
  await show(page, '/exchange', 'Пакет для ЦУР')
  const wizard = new ExchangePage(page)
  await wizard.fromStart()
  if (step > 0) await wizard.toContents()
  if (step > 1) await wizard.toMasking()
  if (step > 2) await wizard.toCheck()
  if (step > 3) await wizard.build()
}

/** The import at one of its steps; the file that came in at the first visit is then a repeat, and its report is shown. */
async function imports(page: Page, step: number): Promise<void> {
  const wizard = new ImportPage(page)
  await wizard.fromStart()
  const earlier = page.getByRole('link', { name: 'Выгрузка ПОС.csv' }).first()
  if (step === 3 && (await earlier.isVisible())) {
    await earlier.click()
    await expect(page.getByRole('heading', { level: 1, name: 'Отчёт импорта' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Строки импорта' })).toBeVisible()
    return
  }
  if (!(await wizard.has('Выгрузка ПОС.csv')))
    await wizard.choose({
      name: 'Выгрузка ПОС.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([POS_HEADERS, ...posRows(40)].map((row) => row.join(';')).join('\r\n')),
    })
  await wizard.read('Выгрузка ПОС.csv')
  if (step > 0) await wizard.toMapping()
  if (step > 1) await wizard.toPreview()
  if (step > 2) await wizard.run()
}

const settings: readonly [section: string, name: string][] = [
  ['office', 'Орган'],
  ['documents', 'Документы'],
  ['templates', 'Шаблоны документов'],
  ['declension', 'Падежи'],
  ['hours', 'Часы и календарь'],
  ['deadlines', 'Сроки'],
  ['answers', 'Ответы и опрос'],
  ['source-statuses', 'Статусы ПОС и ИМ'],
  ['snippets', 'Готовые тексты'],
  ['meetings', 'Заседания'],
  ['operators', 'Операторы'],
  ['backups', 'Резервные копии'],
  ['journal', 'Журнал'],
  ['look', 'Вид'],
  ['about', 'О программе'],
]
const directories = ['blocks', 'themes', 'territories', 'channels', 'recipients', 'roles'] as const

export const screens: readonly Screen[] = [
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
  ...(['check', 'ask', 'approve'] as const).map((queue) => ({
    name: `quality-${queue}`,
    isFurther: queue !== 'check',
    open: (page: Page) => new QualityPage(page).open(queue === 'check' ? '' : `?queue=${queue}`),
  })),
  {
    name: 'quality-approval',
    isFurther: true,
    open: async (page) => {
      await new QualityPage(page).open('?queue=approve')
      await page.keyboard.press('e')
      await expect(page.getByRole('dialog', { name: 'Утвердить ответ' }).getByLabel('Замечание')).toBeFocused()
    },
  },
  {
    name: 'settings-source-status',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/settings/source-statuses')
      await page
        .getByRole('button', { name: /^Сопоставить/ })
        .first()
        .click()
      const dialog = page.getByRole('dialog', { name: 'Слово из выгрузки' })
      await dialog.getByLabel('Наш статус').selectOption({ label: 'На проверке' })
      await expect(dialog.getByRole('row').nth(1)).toBeVisible()
    },
  },
  { name: 'autorules', open: (page) => new RulesPage(page).open() },
  {
    name: 'autorules-preview',
    isFurther: true,
    open: async (page) => {
      const rules = new RulesPage(page)
      await rules.open()
      await rules.leaf(/^Попадёт сейчас/)
      await expect(page.getByText(/^Правило заполнит|^Среди открытых карточек/)).toBeVisible()
    },
  },
  {
    name: 'autorules-past',
    isFurther: true,
    open: async (page) => {
      const rules = new RulesPage(page)
      await rules.open()
      await rules.leaf(/^Проверка на прошлом/)
      await expect(page.getByText(/^Совпало бы с решениями людей/)).toBeVisible()
    },
  },
  {
    name: 'card-rule',
    isFurther: true,
    open: async (page) => {
      const rules = new RulesPage(page)
      await rules.open()
      await rules.lines.first().getByRole('link').press('Enter')
      await expect(rows(page).first()).toBeVisible()
      await cardBeside(page, true)
      await page.locator('.case-rule').first().scrollIntoViewIfNeeded()
      await expect(page.locator('.case-rule').first()).toBeVisible()
    },
  },
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
      await expect(page.getByRole('form', { name: /^Вместо Аверин/ })).toBeVisible()
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
  {
    name: 'settings-letterhead',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/settings/documents')
      await page.getByRole('radio', { name: 'Протокол' }).press('ArrowRight')
      await expect(page.getByRole('region', { name: 'Так выглядит лист' }).locator('.doc-image')).toBeVisible()
      await page.getByRole('button', { name: 'Снять герб' }).focus()
    },
  },
  {
    name: 'settings-voting',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/settings/meetings')
      await page.getByLabel('Слово, ответ 1').focus()
      await expect(page.getByRole('table', { name: 'Ответы опросного листа' })).toBeVisible()
    },
  },
  { name: 'protocol', open: (page) => protocol(page) },
  { name: 'protocol-signed', isFurther: true, open: (page) => protocol(page, 2) },
  ...(
    [
      ['appendices', 'Alt+1', 'Приложения', 1],
      ['scan', 'Alt+3', 'Скан', 3],
      ['versions', 'Alt+4', 'Версии', 3],
    ] as const
  ).map(([name, keys, title, which]) => ({
    name: `protocol-${name}`,
    isFurther: true,
    open: async (page: Page) => {
      await protocol(page, which)
      await page.keyboard.press(keys)
      await expect(page.getByRole('complementary', { name: title })).toBeVisible()
    },
  })),
  {
    name: 'protocol-sendings',
    isFurther: true,
    open: async (page) => {
      await protocol(page, 3)
      await page.keyboard.press('Alt+2')
      const sending = page.getByRole('region', { name: 'Рассылка' })
      await expect(sending.getByLabel('Кому, строка 1')).toBeVisible()
      const mark = sending.getByRole('button', { name: /^Отметить/ })
      if (await sending.getByText(/^не подтвердили/).isVisible()) return
      if ((await sending.getByLabel('Кому, строка 2').count()) === 0)
        await sending.getByRole('button', { name: /^Заполнить/ }).click()
      await mark.click()
      await expect(sending.getByText(/^не подтвердили/)).toBeVisible()
    },
  },
  {
    name: 'protocol-book',
    open: async (page) => {
      await show(page, '/protocols/book?year=2026', 'Книга протоколов')
      await expect(page.getByRole('row').nth(2)).toBeVisible()
    },
  },
  {
    name: 'assignments',
    open: async (page) => {
      await show(page, '/assignments', 'Поручения')
      await expect(rows(page).nth(1)).toBeVisible()
    },
  },
  {
    name: 'assignment',
    open: async (page) => {
      await show(page, '/assignments', 'Поручения')
      await rows(page).nth(1).click()
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/[?&]id=\d+/)
    },
  },
  {
    name: 'assignment-returned',
    isFurther: true,
    open: async (page) => {
      await show(page, '/assignments?text=контейнерных', 'Поручения')
      await expect(rows(page).nth(1)).toContainText('возвр.')
      await rows(page).nth(1).click()
      await page.keyboard.press('e')
      await expect(page.getByRole('form', { name: 'Отчёт' })).toBeVisible()
    },
  },
  {
    name: 'assignment-periodic',
    isFurther: true,
    open: async (page) => {
      await show(page, '/assignments?text=сводку', 'Поручения')
      await expect(rows(page).nth(1)).toContainText('сводку')
      await rows(page).nth(1).click()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('list', { name: 'Периоды' })).toBeVisible()
    },
  },
  {
    name: 'assignment-left',
    isFurther: true,
    open: async (page) => {
      await show(page, '/assignments?text=светильников', 'Поручения')
      await expect(rows(page).nth(1)).toContainText('выбыл')
      await rows(page).nth(1).click()
      await page.keyboard.press('t')
      await expect(page.getByRole('form', { name: 'Передать другому' })).toBeVisible()
    },
  },
  {
    name: 'assignments-filters',
    isFurther: true,
    open: async (page) => {
      await show(page, '/assignments?show=all&origin=own&dueTo=2026-12-31', 'Поручения')
      await page.getByRole('button', { name: 'Ещё', exact: true }).click()
      await expect(page.getByRole('textbox', { name: 'Срок по' })).toBeVisible()
    },
  },
  {
    name: 'assignment-new',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/assignments?new=1')
      const dialog = page.getByRole('dialog', { name: 'Новое поручение' })
      await dialog.getByLabel('Как часто').fill('ежемесячно до 10-го')
      await expect(dialog.getByText(/^Правило:/)).toBeVisible()
    },
  },
  {
    name: 'members',
    open: async (page) => {
      await show(page, '/members', 'Состав МЦУ')
      await page.locator('.seg label').first().click()
      const panel = page.getByRole('button', { name: /^Закрыть/ })
      if (await panel.first().isVisible()) await panel.first().click()
      await expect(page.getByRole('complementary', { name: 'Шкала периодов' })).toBeVisible()
      await expect(page.locator('.mem-main table').first()).toBeVisible()
    },
  },
  {
    name: 'members-roles',
    isFurther: true,
    open: async (page) => {
      await show(page, '/members', 'Состав МЦУ')
      await page.locator('.seg label').nth(1).click()
      await expect(page.getByText('Роль или блок')).toBeVisible()
    },
  },
  {
    name: 'members-order',
    isFurther: true,
    open: async (page) => {
      await show(page, '/members', 'Состав МЦУ')
      await page.keyboard.press('o')
      await expect(page.getByRole('dialog', { name: /Распоряжение/ }).getByLabel('Что утрачивает силу')).toBeVisible()
    },
  },
  {
    name: 'members-person',
    isFurther: true,
    open: async (page) => {
      await show(page, '/members', 'Состав МЦУ')
      await page.locator('.seg label').first().click()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect(page.getByText('Полномочия').first()).toBeVisible()
    },
  },
  {
    name: 'analytics',
    open: async (page) => {
      await show(page, '/analytics', 'Аналитика')
      await expect(page.locator('[data-ready]')).toBeVisible()
    },
  },
  ...(['period', 'contents', 'masking', 'check', 'file'] as const).map((name, step) => ({
    name: `exchange-${step + 1}-${name}`,
    open: (page: Page) => exchange(page, step),
  })),

  ...(['file', 'mapping', 'preview', 'result'] as const).map((name, step) => ({
    name: `import-${step + 1}-${name}`,
    open: (page: Page) => imports(page, step),
  })),
  ...directories.map((name) => ({
    name: `directory-${name}`,
    isFurther: name !== 'blocks',
    open: async (page: Page) => {
      await goTo(page, `/directory/${name}`)
      await expect(page.locator('.main h1')).toBeVisible()
    },
  })),
  {
    name: 'reminders',
    open: async (page) => {
      await show(page, '/reminders', 'Напоминания')
      await expect(page.locator('.reminder').first()).toBeVisible()
    },
  },
  {
    name: 'card-clocks-im',
    isFurther: true,
    open: async (page) => {
      await list(page, '?state=open&dueStage=interim')
      await expect(async () => {
        await page.keyboard.press('Enter')
        await expect(page).toHaveURL(/#\/messages\/\d+$/, { timeout: 1000 })
      }).toPass()
      await expect(page.getByRole('list', { name: 'Два срока ИМ' })).toBeVisible()
    },
  },
  ...(
    [
      ['card-pause', 'u', 'Приостановить срок'],
      ['card-extend', 'x', 'Продлить срок'],
      ['card-redirect', 'r', 'Переадресовать'],
    ] as const
  ).map(([name, key, title]) => ({
    name,
    isFurther: true,
    open: async (page: Page) => {
      await card(page)
      await page.keyboard.press(key)
      const dialog = page.getByRole('dialog', { name: title })
      await expect(dialog).toBeVisible()
      if (name === 'card-extend') await expect(dialog.getByRole('region', { name: 'Станет' })).toBeVisible()
    },
  })),
  {
    name: 'settings-rule',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/settings/deadlines')
      await page.getByRole('button', { name: '59-ФЗ', exact: true }).click()
      await expect(page.getByRole('region', { name: 'Пример' }).locator('dl.why')).toBeVisible()
    },
  },
  {
    name: 'settings-calendar-effect',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/settings/hours')
      await page.getByRole('button', { name: /^17 декабря/ }).click()
      await page.keyboard.press('d')
      await page.getByRole('button', { name: 'Применить', exact: true }).click()
      await expect(page.getByRole('dialog', { name: /Срок изменится/ })).toBeVisible()
    },
  },
  {
    name: 'settings-template-own',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/settings/templates')
      await page.getByRole('button', { name: /^Протокол заседания/ }).click()
      await page.getByRole('textbox', { name: 'Что решили' }).fill('ПОСТАНОВИЛИ')
      await expect(page.getByRole('region', { name: /^Пример/ })).toContainText('ПОСТАНОВИЛИ')
    },
  },
  {
    name: 'paper-forms',
    isFurther: true,
    open: async (page) => {
      await goTo(page, '/protocols/11')
      await expect(page.locator('header h1')).toHaveText(/Протокол № \d+/)
      const panel = page.getByRole('region', { name: 'Падежи' })
      if (!(await panel.isVisible())) await page.keyboard.press('Alt+5')
      await expect(panel.getByRole('textbox').first()).toBeVisible()
    },
  },
  ...settings.map(([section, name]) => ({
    name: `settings-${section}`,
    isFurther: section === 'about' || section === 'look',
    open: async (page: Page) => {
      await goTo(page, `/settings/${section}`)
      await expect(page.locator('.main .head h1')).toBeVisible()
      await expect(page.getByRole('link', { name, exact: true }).last()).toHaveAttribute('aria-current', /.+/)
      if (section === 'backups') {
        const copies = new BackupsPage(page)
        await copies.open()
        if ((await copies.copies().count()) === 0) await copies.make()
      }
    },
  })),
  {
    name: 'keys',
    isFurther: true,
    open: async (page) => {
      await list(page)
      await page.keyboard.press('F1')
      await expect(page.getByRole('dialog', { name: 'Клавиши этого экрана' })).toBeVisible()
    },
  },
  {
    name: 'palette',
    isFurther: true,
    open: async (page) => {
      await show(page, '/desk', /ноября/)
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: 'Найти или выполнить' }).fill('сост')
      await expect(page.getByRole('option', { name: /Состав/ }).first()).toBeVisible()
    },
  },
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

/** The first start, before there is a register. */
export const startScreens: readonly Screen[] = [
  {
    name: 'start',
    open: async (page) => {
      await goTo(page, '/start')
      const back = page.getByRole('button', { name: 'Назад' })
      if (await back.isVisible()) await back.click()
      await page.locator('label').filter({ hasText: 'Тросна' }).click()
      await expect(page.getByRole('radio', { name: /Тросна/ })).toBeChecked()
    },
  },
  {
    name: 'start-office',
    open: async (page) => {
      await goTo(page, '/start')
      const next = page.getByRole('button', { name: 'Дальше' })
      if (await next.isVisible()) {
        await page.locator('label').filter({ hasText: 'Тросна' }).click()
        await next.click()
      }
      await page
        .getByLabel('Наименование органа', { exact: true })
        .fill('Администрация Заречного муниципального округа')
      await expect(page.getByRole('heading', { level: 1, name: 'Реквизиты органа' })).toBeVisible()
    },
  },
]

/** Closes what lies above a screen. */
export async function leave(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  while ((await dialog.count()) > 0) {
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }
}
