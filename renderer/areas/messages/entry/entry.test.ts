// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import type { AppEvent } from '../../../../electron/contract/kinds.ts'
import { NOW, openTestRegister, type TestRegister } from '../../../../tests/builders/register.ts'
import { DRAFT_AFTER_MS } from '../../../app/draft.ts'
import { handleKey } from '../../../app/keys.ts'
import { useOperators } from '../../../app/stores/operators.ts'
import { officeNow } from '../../../ui/clock.ts'
import { fieldId } from '../../../ui/field.ts'
import { useToasts } from '../../../ui/toasts.ts'
import EntryPage from './EntryPage.vue'
import { emptyEntry, toInput } from './model.ts'

/** The window speaks to a real register in memory through the real dispatcher. */
const link = vi.hoisted(() => ({ register: null as unknown, listeners: new Set<(event: unknown) => void>() }))
vi.mock('../../../api/index.ts', async () => {
  const { ApiError } = await vi.importActual<typeof import('../../../api/client.ts')>('../../../api/client.ts')
  const register = () => link.register as { api: Record<string, unknown> }
  return {
    ApiError,
    api: new Proxy({}, { get: (_target, area: string) => register().api[area] }),
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

const open = async (): Promise<void> => {
  setActivePinia(createPinia())
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/messages', component: { template: '<i />' } },
      { path: '/messages/new', component: EntryPage },
      { path: '/messages/:id', component: { template: '<i />' } },
    ],
  })
  await router.push('/messages/new')
  page = mount(EntryPage, { global: { plugins: [router] }, attachTo: document.body })
  await settle()
}
/** Lets the form's own waits (draft, hints) run out and their answers arrive. */
const settle = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(DRAFT_AFTER_MS + 200)
  await flushPromises()
  await vi.advanceTimersByTimeAsync(DRAFT_AFTER_MS + 200)
  await flushPromises()
}
const active = (): HTMLElement => document.activeElement as HTMLElement
const press = async (code: string, more: KeyboardEventInit = {}): Promise<void> => {
  active().dispatchEvent(
    new KeyboardEvent('keydown', {
      code,
      key: code.replace(/^(Key|Digit)/, ''),
      bubbles: true,
      cancelable: true,
      ...more,
    }),
  )
  await flushPromises()
}
/** Types into what has the focus, as keys would. */
const type = async (text: string): Promise<void> => {
  const field = active() as HTMLInputElement
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
}
/** Tab, which the test browser does not move the focus by. */
const tab = async (): Promise<void> => {
  const from = active()
  await press('Tab')
  if ((from as HTMLInputElement).tagName === 'INPUT') from.dispatchEvent(new Event('change', { bubbles: true }))
  const stops = [...document.querySelectorAll<HTMLElement>('input, textarea, select, button, a[href]')].filter(
    (one) => one.tabIndex >= 0,
  )
  stops[stops.indexOf(from) + 1]?.focus()
  await flushPromises()
}
const fieldNow = (): string => active().id
const text = (): string => page.text().replaceAll('\u00A0', ' ')
const cards = () =>
  register.api.messages.list({ filter: {}, sort: { by: 'number', direction: 'asc' }, after: null, limit: 10 })

beforeEach(async () => {
  vi.useFakeTimers()
  register = openTestRegister()
  register.events.push = (...events: AppEvent[]) => {
    for (const event of events) for (const listener of link.listeners) listener(event)
    return 0
  }
  link.register = register
  officeNow.value = NOW
  window.addEventListener('keydown', handleKey)
  await open()
})
afterEach(() => {
  page.unmount()
  window.removeEventListener('keydown', handleKey)
  link.listeners.clear()
  document.body.innerHTML = ''
  vi.useRealTimers()
})

describe('fast entry', () => {
  it('takes nothing until the draft and the habits are there: what is typed sooner would be replaced', async () => {
    page.unmount()
    document.body.innerHTML = ''
    page = mount(EntryPage, { global: { plugins: [router] }, attachTo: document.body })
    expect(page.get('form').attributes()).toHaveProperty('inert')
    await settle()
    expect(page.get('form').attributes()).not.toHaveProperty('inert')
    expect(fieldNow()).toBe('f-channelId')
  })

  it('is done by the keyboard alone, in the order of the form, and keeps what is pinned', async () => {
    expect(fieldNow()).toBe('f-channelId')
    await type('пос')
    await tab()
    expect(fieldNow()).toBe('f-receivedAt')
    await type('сегодня 9:12')
    await tab()
    expect(fieldNow()).toBe('f-gist')
    await type('Не почищен проезд к аптеке')
    await tab()
    expect(fieldNow()).toBe('f-territoryId')
    await type('Заводской')
    await press('Enter')
    await settle()
    await tab()
    expect(fieldNow()).toBe('f-address')
    await type('Речная, 12')
    await tab()
    expect(fieldNow()).toBe('f-themeId')
    await type('снег')
    await press('Enter')
    await tab()
    expect(fieldNow()).toBe('f-recipientId')
    await press('ArrowDown', { altKey: true })
    expect(active().getAttribute('aria-expanded')).toBe('true')
    await press('Enter')
    await press('Enter', { ctrlKey: true })
    await settle()

    const { rows } = await cards()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      number: '1',
      kind: 'message',
      receivedAt: '2026-11-17T09:12',
      gist: 'Не почищен проезд к аптеке',
      address: 'Речная, 12',
    })
    expect(rows[0]?.territoryId).not.toBeNull()
    expect(rows[0]?.blockId).not.toBeNull()
    expect(rows[0]?.recipientId).not.toBeNull()
    expect(text()).toContain('Введено сегодня: 1')
    // The channel is pinned and stays, the day is today's, the rest is empty: the focus stands at the first field to fill.
    expect((document.getElementById('f-channelId') as HTMLInputElement).value).toBe('ПОС')
    expect((document.getElementById('f-gist') as HTMLTextAreaElement).value).toBe('')
    expect(fieldNow()).toBe('f-gist')
  })

  it('remembers the channel of the last card, so that the next window begins with the gist', async () => {
    await type('пос')
    await tab()
    await tab()
    await type('Погас фонарь')
    await press('Enter', { ctrlKey: true })
    await settle()
    page.unmount()
    document.body.innerHTML = ''
    await open()
    expect((document.getElementById('f-channelId') as HTMLInputElement).value).toBe('ПОС')
    expect(fieldNow()).toBe('f-gist')
  })

  it('fills in the recipient whom this theme usually goes to, and takes him out by Alt+Z', async () => {
    const { themes, recipients, channels } = await register.api.directory.all({})
    const theme = themes[0]
    const usual = recipients[1]
    const base = toInput({
      ...emptyEntry('2026-11-16'),
      gist: 'Не убран снег',
      channelId: channels[0]?.id ?? 0,
      themeId: theme?.id ?? 0,
      recipientId: usual?.id ?? 0,
    })
    for (let card = 0; card < 3; card++) await register.api.messages.register({ ...base, attachments: [] })
    const recipient = () => document.getElementById(fieldId('recipientId')) as HTMLInputElement
    document.getElementById(fieldId('themeId'))?.focus()
    await type(theme?.name ?? '')
    await press('Enter')
    await settle()
    expect(recipient().value).toBe(usual?.name)
    expect(text()).toContain('его назначили в 3 из 3 случаев')
    await press('KeyZ', { altKey: true })
    await settle()
    expect(recipient().value).toBe('')
    expect(text()).not.toContain('Получатель подставлен')
  })

  it('says what is missing in a summary that takes the focus, in the words of the fields', async () => {
    await type('пос')
    await tab()
    await type('17.11.2026 18:20')
    await press('Enter', { ctrlKey: true })
    await settle()
    const summary = document.querySelector<HTMLElement>('.summary')
    expect(active()).toBe(summary)
    expect(summary?.textContent?.replaceAll('\u00A0', ' ')).toContain('Запись не сохранена, исправьте 2 поля')
    const links = [...(summary?.querySelectorAll('a') ?? [])]
    expect(links.map((one) => one.textContent)).toEqual([
      'Поступило: время ещё не наступило',
      'Суть: напишите, о чём сообщение',
    ])
    expect(document.getElementById('f-receivedAt-error')?.textContent).toBe('Время ещё не наступило')
    links[0]?.click()
    expect(fieldNow()).toBe('f-receivedAt')
    expect((await cards()).rows).toHaveLength(0)
  })

  it('does not send a date it could not read, and leaves it as typed', async () => {
    await type('пос')
    await tab()
    await type('кактус')
    await press('Enter', { ctrlKey: true })
    await settle()
    expect(document.querySelector('.summary a')?.textContent).toContain('Поступило: дата не распознана')
    expect((document.getElementById('f-receivedAt') as HTMLInputElement).value).toBe('кактус')
  })

  it('clears the error of a field that is being corrected', async () => {
    await type('пос')
    await press('Enter')
    await press('Enter', { ctrlKey: true })
    await settle()
    expect(document.getElementById('f-gist-error')).not.toBeNull()
    document.getElementById('f-gist')?.focus()
    await type('Нет света')
    await settle()
    expect(document.getElementById('f-gist-error')).toBeNull()
    expect(fieldNow()).toBe('f-gist')
  })

  it('shows the due date and its reason while the form is filled', async () => {
    await type('пос')
    await tab()
    await type('16.11.2026')
    await tab()
    await settle()
    const due = text()
    expect(due).toContain('16.12, среда')
    expect(due).toContain('+30 дн. календарных, считаем с 17.11')
  })

  it('keeps a draft as typed, finds it again, and forgets it once the card is registered', async () => {
    await type('пос')
    await tab()
    document.getElementById('f-gist')?.focus()
    await type('Погас фонарь у магазина')
    await settle()
    expect(text()).toContain('Черновик сохранён в 10:42')

    // The process is killed: nothing is unmounted, a new window opens the form.
    document.body.innerHTML = ''
    await open()
    expect((document.getElementById('f-gist') as HTMLTextAreaElement).value).toBe('Погас фонарь у магазина')
    expect((document.getElementById('f-channelId') as HTMLInputElement).value).toBe('ПОС')

    await press('KeyS', { ctrlKey: true })
    await settle()
    expect((await cards()).rows.map((row) => row.gist)).toEqual(['Погас фонарь у магазина'])
    expect(router.currentRoute.value.path).toMatch(/^\/messages\/\d+$/)
    const { mine: drafts } = await register.api.drafts.list({})
    expect(drafts.filter((draft) => draft.form === 'messages.new')).toEqual([])
  })

  it('is written before another operator takes over, even what was typed a moment ago, and waits for the one who typed', async () => {
    const { operators: list, currentId } = await register.api.operators.list({})
    const first = list.find((one) => one.id === currentId)
    const second = await register.api.operators.save({
      id: null,
      version: null,
      name: 'Соболева Т. В.',
      post: 'пресс-секретарь',
    })
    const operators = useOperators()
    operators.connect(async ({ id }) => void (await register.api.operators.switch({ id })))
    operators.current = first ?? null
    await settle()
    const gist = () => document.getElementById(fieldId('gist')) as HTMLTextAreaElement
    gist().focus()
    await type('Прорвало трубу у дома 4')
    await operators.switchTo({ id: second.id, name: 'Соболева Т. В.', post: 'пресс-секретарь' })
    await settle()
    expect(gist().value).toBe('')
    await operators.switchTo(first ?? { id: 0, name: '', post: '' })
    await settle()
    expect(gist().value).toBe('Прорвало трубу у дома 4')
  })

  it('is emptied by «Очистить», and «Отменить» brings everything back', async () => {
    document.getElementById('f-gist')?.focus()
    await type('Протекает крыша')
    await page
      .findAll('button')
      .find((one) => one.text() === 'Очистить')
      ?.trigger('click')
    expect((document.getElementById('f-gist') as HTMLTextAreaElement).value).toBe('')
    const toast = useToasts().state.shown.at(-1)
    await toast?.undo?.()
    await flushPromises()
    expect((document.getElementById('f-gist') as HTMLTextAreaElement).value).toBe('Протекает крыша')
  })

  it('takes a text longer than a gist whole, and its first sentence as the gist', async () => {
    await type('пос')
    await press('Enter')
    document.getElementById('f-gist')?.focus()
    const long = `Во дворе дома нет освещения. ${'Просим восстановить. '.repeat(60)}`
    await type(long)
    await press('KeyS', { ctrlKey: true })
    await settle()
    const { rows } = await cards()
    const card = await register.api.messages.card({ id: rows[0]?.id ?? 0 })
    expect(card.gist).toBe('Во дворе дома нет освещения')
    expect(card.text).toBe(long.trim())
  })

  it('offers a card about the same place and joins its problem by Alt+1', async () => {
    const { channels } = await register.api.directory.all({})
    const first = await register.api.messages.register({
      case: {
        kind: 'message',
        channelId: channels[0]?.id ?? 0,
        externalNumber: '',
        externalLink: '',
        receivedAt: '2026-11-16',
        registeredAt: null,
        gist: 'Не чищен проезд к аптеке',
        text: '',
        territoryId: null,
        address: 'ул. Речная, д. 12',
        blockId: null,
        themeId: null,
        recipientId: null,
        responsibleId: null,
        isImportant: false,
        fastTrack: false,
        repeatOfId: null,
        note: '',
      },
      applicant: null,
      attachments: [],
    })
    await type('пос')
    await press('Enter')
    document.getElementById('f-gist')?.focus()
    await type('Снова не чищен проезд')
    document.getElementById('f-address')?.focus()
    await type('Речная, 12')
    await vi.advanceTimersByTimeAsync(500)
    await settle()
    expect(text()).toContain('Похоже, об этом уже писали')
    await press('Digit1', { altKey: true })
    await press('KeyS', { ctrlKey: true })
    await settle()
    const { problemId } = await register.api.messages.card({ id: first.id })
    expect(problemId).not.toBeNull()
    const { rows } = await cards()
    expect(rows.map((row) => row.problemId)).toEqual([problemId, problemId])
  })

  it('creates a missing territory from the field', async () => {
    document.getElementById('f-territoryId')?.focus()
    await type('дер. Малая Каменка')
    await press('Enter')
    await settle()
    const { territories } = await register.api.directory.all({})
    expect(territories.map((one) => one.name)).toContain('дер. Малая Каменка')
    expect((document.getElementById('f-territoryId') as HTMLInputElement).value).toBe('дер. Малая Каменка')
  })
})
