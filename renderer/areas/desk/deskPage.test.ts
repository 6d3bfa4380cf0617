// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router'
import { DESK_SECTIONS } from '../../../electron/contract/desk.ts'
import type { CaseInput } from '../../../electron/contract/messages.ts'
import { NOW, openTestRegister, type TestRegister } from '../../../tests/builders/register.ts'
import { handleKey, hintKeys } from '../../app/keys.ts'
import { officeNow } from '../../ui/clock.ts'
import { useToasts } from '../../ui/toasts.ts'
import { filterOf as assignmentFilterOf } from '../assignments/filters.ts'
import { filterOf as requestFilterOf } from '../centreRequests/filters.ts'
import { queryToCaseFilter } from '../messages/filterQuery.ts'
import DeskPage from './DeskPage.vue'

const link = vi.hoisted(() => ({ register: null as unknown, listeners: new Set<(event: unknown) => void>() }))
vi.mock('../../api/index.ts', async () => {
  const { ApiError } = await vi.importActual<typeof import('../../api/client.ts')>('../../api/client.ts')
  const register = () => link.register as { api: Record<string, unknown> }
  return {
    ApiError,
    // Copies belong to the lifecycle of a file, which a register in memory has not.
    api: new Proxy(
      {},
      { get: (_target, area: string) => (area === 'register' ? { backups: async () => [] } : register().api[area]) },
    ),
    host: {},
    onEvent: (listener: (event: unknown) => void) => {
      link.listeners.add(listener)
      return () => link.listeners.delete(listener)
    },
  }
})

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
      receivedAt: '2026-11-16',
      registeredAt: '2026-11-16',
      gist: 'Проезд к аптеке в снегу',
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
  for (let turn = 0; turn < 4; turn++) {
    await vi.advanceTimersByTimeAsync(300)
    await flushPromises()
  }
}
const open = async (): Promise<void> => {
  const empty = { template: '<i />' }
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/desk', component: DeskPage },
      { path: '/:rest(.*)*', component: empty },
    ],
  })
  await router.push('/desk')
  page = mount(RouterView, { global: { plugins: [router] }, attachTo: document.body })
  await settle()
}
const press = async (code: string): Promise<void> => {
  const target = document.activeElement ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, bubbles: true, cancelable: true }))
  await settle()
}
/** How many rows the list has that an `<a>` of the page leads to. */
const countOf = async (href: string | undefined): Promise<number> => {
  const { path, query } = router.resolve(href ?? '')
  const { api } = register
  const page = { after: null, limit: 500 }
  if (path === '/desk/list') {
    const section = DESK_SECTIONS.find((one) => one === query['section']) ?? 'overdue'
    return (await api.desk.list({ section, source: null, ...page })).rows.length
  }
  if (path === '/assignments')
    return (await api.assignments.list({ filter: assignmentFilterOf(query), ...page })).rows.length
  if (path === '/centre-requests')
    return (await api.centreRequests.list({ filter: requestFilterOf(query), ...page })).rows.length
  return (await api.messages.count({ filter: queryToCaseFilter(query) })).total
}
/** A request of the ЦУР with its term. */
const request = (dueAt: string) =>
  register.api.centreRequests.create({
    kind: 'request',
    centreNumber: '01-15/77',
    centreDatedOn: null,
    receivedOn: '2026-11-10',
    title: 'О сообщениях об уборке снега',
    text: '',
    blockId: null,
    note: '',
    executor: null,
    dueAt,
    tickets: [],
  })
/** An assignment without a meeting with its term. */
const assign = (dueOn: string) =>
  register.api.assignments.create({
    text: 'График замены насосов',
    executor: null,
    coExecutors: [],
    controllerId: null,
    blockId: null,
    cause: '',
    source: 'устно Главы',
    issuedOn: '2026-11-10',
    dueOn,
    repeat: null,
    links: [],
  })

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  setActivePinia(createPinia())
  register = openTestRegister()
  link.register = register
  directories = await register.api.directory.all({})
  officeNow.value = NOW
  window.addEventListener('keydown', handleKey)
})
afterEach(() => {
  page.unmount()
  window.removeEventListener('keydown', handleKey)
  link.listeners.clear()
  vi.useRealTimers()
})

describe('рабочий стол', () => {
  it('день, время и конец рабочего дня – из ядра', async () => {
    await open()
    expect(page.get('h1').text()).toBe('Вторник, 17\u00A0ноября')
    expect(page.get('.sub').text()).toMatch(/^10:42 · рабочий день до \d\d:\d\d$/)
  })

  it('каждое число ведёт в свой список', async () => {
    const blockId = idOf(directories.blocks, 'housing')
    await add({ receivedAt: '2026-08-03', registeredAt: '2026-08-03', blockId })
    await add({
      receivedAt: '2026-08-04',
      registeredAt: '2026-08-04',
      recipientId: directories.recipients[0]?.id ?? 0,
      blockId,
    })
    await add({})
    await request('2026-11-16T12:00')
    await assign('2026-11-13')
    await open()
    const figures = page.findAll('.fig')
    expect(figures.map((figure) => figure.get('span').text())).toEqual([
      'просрочено',
      'срок сегодня',
      'до пятницы',
      'без получателя',
      'ждут ответа ИМ',
      'поручение к сроку',
      'запрос ЦУР',
    ])
    for (const figure of figures) expect(await countOf(figure.attributes('href'))).toBe(Number(figure.get('b').text()))
    expect(figures[0]?.text()).toContain('4')
    const parts = page.findAll('.parts a')
    expect(parts.map((part) => part.text())).toEqual(['2\u00A0сообщения', '1\u00A0от\u00A0ЦУР', '1\u00A0поручение'])
    for (const part of parts) expect(await countOf(part.attributes('href'))).toBe(Number.parseInt(part.text()))
    for (const whole of page.findAll('.agenda .count'))
      expect(await countOf(whole.attributes('href'))).toBe(Number(whole.text()))
    const numbers = page.findAll('.load .num')
    expect(numbers.map((one) => one.text())).toEqual(['2', '1'])
    for (const one of numbers) expect(await countOf(one.attributes('href'))).toBe(Number(one.text()))
    const late = page.get('.load .o')
    expect(late.attributes('aria-label')).toBe('ЖКХ: просрочено 2')
    expect(await countOf(late.attributes('href'))).toBe(2)
  })

  it('без просроченного говорит о ближайшем сроке', async () => {
    const { number } = await add({})
    await open()
    expect(page.findAll('.task-none')[0]?.text()).toMatch(
      new RegExp(`^Просроченных нет\\. Ближайший срок \\d\\d\\.\\d\\d, №\u00A0${number}$`),
    )
    expect(page.get('.fig').classes()).not.toContain('red')
  })

  it('стрелки ходят по строкам через все списки, Enter открывает карточку', async () => {
    const first = await add({ receivedAt: '2026-08-03', registeredAt: '2026-08-03', gist: 'Первая' })
    const second = await add({ receivedAt: '2026-08-04', registeredAt: '2026-08-04', gist: 'Вторая' })
    await open()
    expect(page.get('.task.is-cursor').text()).toContain('Первая')
    expect(hintKeys.value.map((one) => one.id)).toEqual(
      expect.arrayContaining(['desk-row', 'desk-open', 'desk-recipient']),
    )
    await press('ArrowDown')
    expect(document.activeElement?.textContent).toContain('Вторая')
    await press('ArrowDown')
    expect(page.get('.task.is-cursor').text()).toContain('Вторая')
    await press('ArrowUp')
    expect(page.get('.task.is-cursor').text()).toContain('Первая')
    ;(document.activeElement as HTMLElement).blur()
    await press('Enter')
    expect(router.currentRoute.value.path).toBe(`/messages/${first.id}`)
    expect(second.id).not.toBe(first.id)
  })

  it('один порядок: вид каждой строки – знаком и словом, A есть только у сообщения', async () => {
    await add({ receivedAt: '2026-08-03', registeredAt: '2026-08-03', gist: 'Первая' })
    await request('2026-11-16T12:00')
    await assign('2026-11-13')
    await open()
    const kinds = page.findAll('.task').map((task) => task.get('.kind').text())
    expect(kinds.slice(0, 3)).toEqual(['сообщение', 'поручение', 'запрос ЦУР'])
    expect(page.findAll('.task .kind svg')).toHaveLength(kinds.length)
    const recipientKey = () => hintKeys.value.some((one) => one.id === 'desk-recipient')
    expect(recipientKey()).toBe(true)
    await press('ArrowDown')
    expect(recipientKey()).toBe(false)
    await press('ArrowDown')
    ;(document.activeElement as HTMLElement).blur()
    await press('Enter')
    expect(router.currentRoute.value.path).toBe('/centre-requests')
  })

  it('кнопка с именем обычного получателя направляет сразу и предлагает отмену', async () => {
    const themeId = directories.themes[0]?.id ?? 0
    const recipient = directories.recipients[0]
    await add({ themeId, recipientId: recipient?.id ?? 0 })
    const { number } = await add({ themeId })
    await open()
    const line = page.get('.send')
    expect(line.text()).toContain(`№\u00A0${number} · 1 раз из 1`)
    const button = line.get('button')
    expect(button.text()).toBe(recipient?.shortName)
    await button.trigger('click')
    await settle()
    link.listeners.forEach((listen) => listen({ type: 'changed', areas: ['messages'] }))
    await settle()
    expect(page.text()).toContain('Все записи направлены')
    expect(await register.api.messages.count({ filter: { state: 'open', recipientIds: [null] } })).toEqual({ total: 0 })
    expect(useToasts().state.shown.at(-1)?.undo).toBeTypeOf('function')
  })

  it('где прежнего нет, «Выбрать» и клавиша A спрашивают получателя', async () => {
    await add({ receivedAt: '2026-08-03', registeredAt: '2026-08-03' })
    await open()
    expect(page.get('.send button').text()).toBe('Выбрать')
    await press('KeyA')
    await vi.dynamicImportSettled()
    await settle()
    expect(document.body.querySelector('[role=dialog]')?.textContent).toContain('Получатель')
  })

  it('после изменения и с новой минутой читает заново', async () => {
    await open()
    expect(page.findAll('.fig b')[3]?.text()).toBe('0')
    await add({})
    link.listeners.forEach((listen) => listen({ type: 'changed', areas: ['messages'] }))
    await settle()
    expect(page.findAll('.fig b')[3]?.text()).toBe('1')
    register.setNow('2026-11-17T10:43')
    officeNow.value = '2026-11-17T10:43'
    await settle()
    expect(page.get('.sub').text()).toContain('10:43')
  })
})
