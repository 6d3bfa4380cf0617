// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router'
import type { CaseInput } from '../../../electron/contract/messages.ts'
import { NOW, openTestRegister, type TestRegister } from '../../../tests/builders/register.ts'
import { handleKey } from '../../app/keys.ts'
import { officeNow } from '../../ui/clock.ts'
import { queryToCaseFilter } from '../messages/filterQuery.ts'
import AnalyticsPage from './AnalyticsPage.vue'

const link = vi.hoisted(() => ({ register: null as unknown, printed: [] as string[], saved: [] as string[] }))
vi.mock('../../api/index.ts', async () => {
  const { ApiError } = await vi.importActual<typeof import('../../api/client.ts')>('../../api/client.ts')
  const register = () => link.register as { api: Record<string, unknown> }
  return {
    ApiError,
    api: new Proxy({}, { get: (_target, area: string) => register().api[area] }),
    host: {
      print: async (route: string) => void link.printed.push(route),
      saveFile: async (_ticket: string, name: string) => link.saved.push(name) > 0,
    },
    onEvent: () => () => undefined,
  }
})
// The drawing itself needs a canvas; what it is given is tested in flowChart.test.ts.
vi.mock('../../ui/charts/chart.ts', () => ({
  chartColours: () => ({}),
  drawChart: async () => ({ destroy: () => undefined }),
}))

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
      { path: '/analytics', component: AnalyticsPage },
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

describe('аналитика', () => {
  it('каждое число ведёт в свой список', async () => {
    await open()
    const main = page.findAll('.kpi-main')
    expect(main).toHaveLength(6)
    expect(main[0]?.get('b').text()).toBe('4')
    expect(await countOf(main[0]?.attributes('href'))).toBe(4)
    expect(page.get('.kpi a.kpi-more').text()).toBe('было за те же дни 1')
    expect(await countOf(page.get('.kpi a.kpi-more').attributes('href'))).toBe(1)
    expect(main[1]?.text()).toContain('в срок, 3 из 3')
    expect(await countOf(main[1]?.attributes('href'))).toBe(3)
    for (const cell of page.findAll('.bars .num a, .heat td a, .rate td:nth-child(2) a, .rate td:nth-child(5) a')) {
      expect(await countOf(cell.attributes('href'))).toBe(Number(cell.text()))
    }
    for (const part of page.findAll('.stack a')) {
      expect(await countOf(part.attributes('href'))).toBe(Number(part.attributes('aria-label')?.match(/\d+$/)?.[0]))
    }
  })

  it('таблица вместо рисунка говорит те же числа и ведёт в те же списки', async () => {
    await open()
    for (const button of page.findAll('button').filter((one) => one.text() === 'Таблицей'))
      await button.trigger('click')
    const [load, weeks] = page.findAll('.an-table')
    expect(load?.findAll('tbody tr').map((row) => row.findAll('td').map((cell) => cell.text()))).toEqual([
      ['4', '3', '0', '0', '1', '0', '100,0'],
    ])
    const links = weeks?.findAll('td a') ?? []
    expect(links.length).toBeGreaterThan(10)
    for (const cell of links) expect(await countOf(cell.attributes('href'))).toBe(Number(cell.text()))
  })

  it('[ и ] двигают период, адрес его держит', async () => {
    await open()
    expect(page.get('.an-step b').text()).toBe('IV\u00A0квартал 2026')
    await press('BracketLeft')
    expect(router.currentRoute.value.query).toEqual({ on: '2026-07-01' })
    expect(page.get('.an-step b').text()).toBe('III\u00A0квартал 2026')
    expect(page.get('.kpi-main b').text()).toBe('1')
    await press('BracketRight')
    expect(page.get('.an-step b').text()).toBe('IV\u00A0квартал 2026')
  })

  it('адрес открывает тот же период, канал и сравнение', async () => {
    await open(`/analytics?period=year&channels=${idOf(directories.channels, 'phone')}&with=previous`)
    expect(page.get('.an-step b').text()).toBe('2026\u00A0год')
    expect(page.get('.kpi-main b').text()).toBe('1')
    expect(await countOf(page.get('.kpi-main').attributes('href'))).toBe(1)
  })

  it('тепловая карта: стрелка ведёт к следующей ячейке с числом, меньше трёх без заливки', async () => {
    await add({ blockId: idOf(directories.blocks, 'roads') })
    await open()
    const cells = page.findAll('.heat tbody td')
    expect(cells[0]?.classes()).toContain('h3')
    expect(cells[1]?.classes()).toContain('hs')
    page.get<HTMLElement>('.heat tbody td a').element.focus()
    await press('ArrowRight')
    expect(document.activeElement?.textContent).toBe('1')
    expect(page.get('.cap').text()).toContain('Дороги: 1, было 0')
  })

  it('пустой период объясняет, что дальше', async () => {
    await open('/analytics?period=month&on=2024-01-10')
    expect(page.text()).toContain('За период ничего не поступило')
  })

  it('Ctrl+P печатает справку, XLSX отдаёт файл периода', async () => {
    await open()
    await press('KeyP', { ctrlKey: true })
    expect(link.printed).toEqual(['#/print/workload?from=2026-10-01&to=2026-12-31'])
    await page
      .findAll('button')
      .find((one) => one.text() === 'XLSX')
      ?.trigger('click')
    await vi.waitFor(() => expect(link.saved).toEqual(['Аналитика 2026-10-01 – 2026-12-31.xlsx']))
  })
})
