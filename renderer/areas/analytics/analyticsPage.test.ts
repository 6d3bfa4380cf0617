// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router'
import { PRINT_ROUTE } from '../../../electron/contract/host.ts'
import type { CaseInput } from '../../../electron/contract/messages.ts'
import { NOW, openTestRegister, type TestRegister } from '../../../tests/builders/register.ts'
import { handleKey } from '../../app/keys.ts'
import { officeNow } from '../../ui/clock.ts'
import { queryToCaseFilter } from '../messages/filterQuery.ts'
import AnalyticsPage from './AnalyticsPage.vue'
import ChartPrintPage from './ChartPrintPage.vue'
import { LEAVES, leafPath } from './model.ts'

const link = vi.hoisted(() => ({ register: null as unknown, printed: [] as string[], saved: [] as string[] }))
vi.mock('../../api/index.ts', async () => {
  const { ApiError } = await vi.importActual<typeof import('../../api/client.ts')>('../../api/client.ts')
  const register = () => link.register as { api: Record<string, unknown> }
  return {
    ApiError,
    api: new Proxy({}, { get: (_target, area: string) => register().api[area] }),
    host: {
      print: async (route: string) => void link.printed.push(route),
      admit: async () => [],
      saveFile: async (_ticket: string, name: string) => link.saved.push(name) > 0,
    },
    onEvent: () => () => undefined,
  }
})

// Nothing here draws letters.
Object.defineProperty(document, 'fonts', { value: { ready: Promise.resolve() }, configurable: true })

let register: TestRegister
let router: Router
let page: VueWrapper
let directories: Awaited<ReturnType<TestRegister['api']['directory']['all']>>

const idOf = (list: readonly { id: number; code: string | null }[], code: string): number =>
  list.find((one) => one.code === code)?.id ?? 0
const add = (fields: Partial<CaseInput>) =>
  register.api.messages.register({
    applicant: null,
    attachments: [],
    case: {
      kind: 'message',
      channelId: idOf(directories.channels, 'pos'),
      externalNumber: '',
      externalLink: '',
      receivedAt: '2026-11-10',
      registeredAt: '2026-11-10',
      gist: 'Проверка',
      text: '',
      territoryId: null,
      address: '',
      blockId: null,
      themeId: null,
      recipientId: null,
      responsibleId: null,
      isImportant: false,
      fastTrack: false,
      repeatOfId: null,
      note: '',
      ...fields,
    },
  })
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 6; turn++) await flushPromises()
}
const open = async (to = '/analytics'): Promise<void> => {
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/analytics/:leaf(\\w+)?', component: AnalyticsPage },
      { path: '/print/chart', component: ChartPrintPage },
      { path: '/:rest(.*)*', component: { template: '<i />' } },
    ],
  })
  await router.push(to)
  page = mount(RouterView, { global: { plugins: [router] }, attachTo: document.body })
  await settle()
}
const press = async (code: string, more: KeyboardEventInit = {}): Promise<void> => {
  const target = document.activeElement ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, bubbles: true, cancelable: true, ...more }))
  await settle()
}
const countOf = async (href: string | undefined): Promise<number> =>
  (await register.api.messages.count({ filter: queryToCaseFilter(router.resolve(href ?? '').query) })).total

beforeEach(async () => {
  setActivePinia(createPinia())
  register = openTestRegister()
  link.register = register
  link.printed = []
  link.saved = []
  directories = await register.api.directory.all({})
  officeNow.value = NOW
  window.addEventListener('keydown', handleKey)
  const blockId = idOf(directories.blocks, 'housing')
  const recipientId = idOf(directories.recipients, 'constructionHousingDept')
  for (let index = 0; index < 4; index++) {
    const { id, version } = await add({ blockId, recipientId })
    if (index < 3) {
      await register.api.messages.answer({
        id,
        version,
        at: '2026-11-12T10:00',
        text: 'Сделано',
        result: 'resolved',
        isFinal: true,
      })
    }
  }
  await add({ channelId: idOf(directories.channels, 'phone'), receivedAt: '2026-08-03', registeredAt: '2026-08-03' })
  await add({ receivedAt: '2025-10-20', registeredAt: '2025-10-20' })
})
afterEach(() => {
  page.unmount()
  window.removeEventListener('keydown', handleKey)
})

const cards = '[data-ready]'
/** Numbers written as the page writes them: «1 505». */
const numberOf = (text: string): number => Number(text.replace(/\s/g, ''))

/** Links of the page whose text, or whose last number, is the count of the list they open. */
async function mismatches(): Promise<string[]> {
  const wrong: string[] = []
  for (const anchor of page.findAll(`${cards} a[href*="/messages"]`)) {
    const label = anchor.attributes('aria-label') ?? ''
    const says = /^[\d\s]+$/.test(anchor.text())
      ? anchor.text()
      : anchor.classes('an-mark') || anchor.element.closest('.stack')
        ? (/(?:поступило|[:а-я]) ([\d\s]+)(?:,|$)/u.exec(label)?.[1] ?? '')
        : ''
    if (says === '') continue
    const count = await countOf(anchor.attributes('href'))
    if (count !== numberOf(says)) wrong.push(`${label || anchor.text()}: ${says}, list ${count}`)
  }
  return wrong
}

/** The reply of a method is held back or refused as a slow or broken disk would. */
type Writable<T> = { -readonly [Name in keyof T]: T[Name] }

describe('analytics', () => {
  it.each(LEAVES)('every number of «%s» opens a list of as many cards, as a chart and as a table', async (leaf) => {
    const { id } = await add({
      blockId: idOf(directories.blocks, 'roads'),
      territoryId: directories.territories[0]?.id ?? null,
      themeId: directories.themes[0]?.id ?? null,
    })
    await add({ repeatOfId: id, themeId: directories.themes[0]?.id ?? null })
    await open(`${leafPath(leaf)}?period=year`)
    expect(page.find(cards).exists()).toBe(true)
    expect(await mismatches()).toEqual([])
    await press('KeyT')
    expect(page.findAll('caption').length).toBeGreaterThan(0)
    expect(page.findAll(`${cards} .an-table td a`).length).toBeGreaterThan(leaf === 'marks' ? 0 : 1)
    expect(await mismatches()).toEqual([])
  })

  it('a figure of the overview opens its list, and a running period is compared with the same days', async () => {
    await open()
    const main = page.findAll('a.kpi-main')
    expect(main[0]?.get('b').text()).toBe('4')
    expect(await countOf(main[0]?.attributes('href'))).toBe(4)
    expect(page.get('.kpi a.kpi-more').text()).toBe('было за те же дни 1')
    expect(await countOf(page.get('.kpi a.kpi-more').attributes('href'))).toBe(1)
    expect(main[1]?.text()).toContain('в срок, 3 из 3')
    expect(await countOf(main[1]?.attributes('href'))).toBe(3)
  })

  it('[ and ] move the period, digits change the leaf, and the address keeps both with the filters', async () => {
    const channel = idOf(directories.channels, 'pos')
    await open(`/analytics?channels=${channel}`)
    expect(page.get('.an-step b').text()).toBe('IV\u00A0квартал 2026')
    await press('BracketLeft')
    expect(router.currentRoute.value.query).toEqual({ channels: String(channel), on: '2026-07-01' })
    await press('Digit5')
    expect(router.currentRoute.value.fullPath).toBe(`/analytics/terms?on=2026-07-01&channels=${channel}`)
    expect(page.get('.an-tabs [aria-current]').text()).toBe('Сроки')
    await press('BracketRight')
    expect(page.get('.an-step b').text()).toBe('IV\u00A0квартал 2026')
    expect(page.get('a.kpi-main').text()).toContain('в срок, 3 из 3')
  })

  it('a filter stands as a chip that takes it off', async () => {
    const blockId = idOf(directories.blocks, 'housing')
    await open(`/analytics/terms?period=year&blocks=${blockId}&cards=message`)
    const chips = page.findAll('.an-chips li')
    expect(chips.map((chip) => chip.text())).toEqual(['Вид: Сообщения', 'Блок: ЖКХ'])
    await chips[1]?.get('button').trigger('click')
    await settle()
    expect(router.currentRoute.value.query).toEqual({ period: 'year', cards: 'message' })
  })

  it('a late reply to an earlier question is dropped', async () => {
    await open('/analytics/flow?period=year')
    const analytics = register.api.analytics as Writable<typeof register.api.analytics>
    const real = analytics.flow
    const late: (() => void)[] = []
    analytics.flow = (async (input) => {
      const reply = await real(input)
      if (input.period.from === '2025-01-01') await new Promise<void>((resolve) => late.push(resolve))
      return reply
    }) as typeof real
    await press('BracketLeft')
    await press('BracketRight')
    expect(late).toHaveLength(1)
    late[0]?.()
    await settle()
    expect(page.get('.an-step b').text()).toBe('2026\u00A0год')
    expect(page.get('a.kpi-main b').text()).toBe('5')
    analytics.flow = real
  })

  it('what cannot be counted says so and is asked again, without figures of other filters', async () => {
    await open('/analytics/flow?period=year')
    const analytics = register.api.analytics as Writable<typeof register.api.analytics>
    const real = analytics.flow
    analytics.flow = (() => Promise.reject(new Error('disk'))) as unknown as typeof real
    await press('BracketLeft')
    expect(page.find(cards).exists()).toBe(false)
    expect(page.text()).toContain('Показатели не посчитаны')
    analytics.flow = real
    await page
      .findAll('button')
      .find((one) => one.text() === 'Повторить')
      ?.trigger('click')
    await settle()
    expect(page.find(cards).exists()).toBe(true)
  })

  it('of a single week the figures are of the week, and the chart shows those before it', async () => {
    await open('/analytics/flow?period=week&on=2026-11-10')
    expect(page.get('a.kpi-main b').text()).toBe('4')
    await press('BracketRight')
    expect(page.get('a.kpi-main b').text()).toBe('0')
    await press('KeyT')
    expect(page.get('caption').text()).toContain('28.09–22.11.2026')
  })

  it('terms of a year without a production calendar say how they were counted', async () => {
    await add({ receivedAt: '2016-03-10', registeredAt: '2016-03-10' })
    await open('/analytics/terms?period=year&on=2016-03-10')
    expect(page.get('.an-remark').text()).toContain('календарь не загружен: 2016')
    await open('/analytics/terms?period=year')
    expect(page.find('.an-remark').exists()).toBe(false)
  })

  it('what grew more than chance is marked in the chart and in the table, and explained', async () => {
    const themeId = directories.themes[0]?.id ?? null
    await add({ receivedAt: '2026-01-12', registeredAt: '2026-01-12' })
    for (let index = 0; index < 8; index++) await add({ themeId })
    await open('/analytics/topics')
    const name = directories.themes[0]?.shortName || directories.themes[0]?.name || ''
    expect(page.get('.an-chart svg').text()).toContain('больше обычного')
    expect(page.text()).toMatch(new RegExp(`${name}: 8 против 0 в периоде раньше.*отклонение 2,8, порог 2,5`))
    await press('KeyT')
    expect(page.get('.an-table tbody tr').text()).toContain('больше обычного')
  })

  it('an incomplete period is named in the chart and in the table', async () => {
    await open('/analytics/flow')
    expect(page.get('.an-chart svg').text()).toContain('неполная')
    await press('KeyT')
    expect(page.findAll('.an-note').map((note) => note.text())).toContain('неполный период')
  })

  it('the heat map is walked by arrows, tells the change, and leaves fewer than three unshaded', async () => {
    await add({ blockId: idOf(directories.blocks, 'roads') })
    await open('/analytics/places')
    const cells = page.findAll('.heat tbody td')
    expect(cells[0]?.classes()).toContain('h3')
    expect(cells[1]?.classes()).toContain('hs')
    expect(page.text()).toContain('Число жителей не указано')
    page.get<HTMLElement>('.heat tbody td a').element.focus()
    await press('ArrowRight')
    expect(document.activeElement?.textContent).toBe('1')
    expect(page.get('.cap[aria-live]').text()).toContain('Дороги: 1, было 0, +1')
    await press('Home')
    expect(document.activeElement?.textContent).toBe('4')
  })

  it('a measure typed by hand stands in the address and is judged in words', async () => {
    await open('/analytics/effect?period=year&weeks=4')
    await page.get('input[name="title"], .an-measures .an-grow input').setValue('Новая труба')
    const on = page.get('.an-measures input')
    await on.setValue('03.08.2026')
    await on.trigger('change')
    await on.trigger('blur')
    await page.get('.an-measures').trigger('submit')
    await settle()
    expect(router.currentRoute.value.query).toMatchObject({ weeks: '4', measure: ['2026-08-03 Новая труба'] })
    expect(page.text()).toContain('Карточек слишком мало для вывода')
  })

  it('each figure says what it is, and one sheet holds all definitions', async () => {
    await open('/analytics/terms?period=year')
    await page.get('.kpi .an-what').trigger('click')
    await settle()
    expect(document.body.textContent).toContain('все закрытые и открытые с истёкшим сроком')
    await press('Escape')
    await press('KeyD')
    const all = await register.api.analytics.definitions({})
    const sheet = document.querySelector('[role="dialog"].dialog')
    for (const { name } of all) expect(sheet?.textContent).toContain(name)
    // A source is an act or the application, never a paper of those who made it.
    for (const { source } of all) expect(source).not.toMatch(/[a-z]{2}/i)
  })

  it('a period that has not begun says so', async () => {
    await open('/analytics/flow?period=year&on=2027-03-01')
    expect(page.get('.an-remark').text()).toContain('Период ещё не начался')
    await open('/analytics/flow?period=year')
    expect(page.find('.an-remark').exists()).toBe(false)
  })

  it('an empty period says so and what to do', async () => {
    await open('/analytics?period=month&on=2024-01-10')
    expect(page.text()).toContain('За период ничего не поступило')
    expect(page.text()).toContain('стрелки у его названия')
    await open('/analytics/flow?period=month&on=2024-01-10&cards=appeal')
    expect(page.text()).toContain('Снимите отбор')
  })

  it('of days that the register holds nothing before, no growth is told', async () => {
    await add({ receivedAt: '2025-10-21', registeredAt: '2025-10-21', blockId: idOf(directories.blocks, 'housing') })
    await open('/analytics?period=month&on=2025-10-01')
    expect(page.get('.kpi').text()).toContain('сравнить не с чем')
    expect(page.get('p.cap[aria-live]').text()).not.toContain('было')
    await open('/analytics/places?period=month&on=2025-10-01')
    const text = page.get('p.cap[aria-live]').text()
    expect(text).not.toContain('было')
    expect(text).toContain('не с чем')
    expect(page.findAll('.an-table th').map((head) => head.text())).not.toContainEqual(expect.stringMatching(/^Было/u))
  })

  it('the mark of an answer says how many were asked, not how many wrote', async () => {
    await open()
    expect(page.findAll('.kpi').at(-1)?.text()).toContain('оценка, 0 из 0 спрошенных')
  })

  it('a leaf of answers does not say that nothing came where nothing was answered', async () => {
    await open('/analytics/marks?period=month&on=2026-08-01')
    expect(page.get('.empty').text()).toContain('никому не ответили')
    await open('/analytics/repeats?period=month&on=2026-08-01')
    expect(page.text()).toContain('Повторных и возвращённых за период нет')
    expect(page.text()).not.toContain('ничего не поступило')
  })

  it('Ctrl+P prints the справка of the overview and the chart of a leaf, which its page draws again', async () => {
    await open()
    await press('KeyP', { ctrlKey: true })
    await open('/analytics/flow?by=month&cards=message')
    await press('KeyP', { ctrlKey: true })
    expect(link.printed).toEqual([
      '#/print/workload?from=2026-10-01&to=2026-12-31',
      '#/print/chart?leaf=flow&block=flow&cards=message&by=month',
    ])
    expect(link.printed[1]).toMatch(PRINT_ROUTE)
    page.unmount()
    await open((link.printed[1] ?? '').slice(1))
    await vi.waitFor(() => expect(document.documentElement.dataset['printReady'] ?? page.text()).toBe('true'))
    expect(page.get('h1').text()).toBe('Поступило и закрыто')
    expect(page.get('caption').text()).toBe('Поступило и закрыто. IV\u00A0квартал 2026, сообщения')
  })

  it('XLSX gives out the file of the period', async () => {
    await open()
    await page
      .findAll('button')
      .find((one) => one.text() === 'XLSX')
      ?.trigger('click')
    await vi.waitFor(() => expect(link.saved).toEqual(['Аналитика 2026-10-01 – 2026-12-31.xlsx']), 20_000)
  })
})
