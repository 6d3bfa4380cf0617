// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router'
import type { AppEvent } from '../../../electron/contract/kinds.ts'
import type { CaseInput } from '../../../electron/contract/messages.ts'
import { NOW, openTestRegister, type TestRegister } from '../../../tests/builders/register.ts'
import { handleKey } from '../../app/keys.ts'
import { officeNow } from '../../ui/clock.ts'
import { useToasts } from '../../ui/toasts.ts'
import CardPage from './CardPage.vue'
import { caseListLink } from './filterQuery.ts'
import RegisterPage from './RegisterPage.vue'

const link = vi.hoisted(() => ({ register: null as unknown, listeners: new Set<(event: unknown) => void>() }))
vi.mock('../../api/index.ts', async () => {
  const { ApiError } = await vi.importActual<typeof import('../../api/client.ts')>('../../api/client.ts')
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
let channels: Map<string, number>
let recipients: number[]

const base = (): CaseInput => ({
  kind: 'message',
  channelId: channels.get('ПОС') ?? 0,
  externalNumber: '',
  externalLink: '',
  receivedAt: '2026-11-10',
  registeredAt: '2026-11-10',
  gist: '',
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
})
const add = (fields: Partial<CaseInput>) =>
  register.api.messages.register({ case: { ...base(), ...fields }, applicant: null, attachments: [] })

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn++) {
    await vi.advanceTimersByTimeAsync(300)
    await flushPromises()
  }
}
const open = async (to: Parameters<Router['push']>[0]): Promise<void> => {
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/messages', component: RegisterPage },
      { path: '/messages/new', component: { template: '<i />' } },
      { path: '/messages/:id(\\d+)', component: CardPage },
    ],
  })
  await router.push(to)
  page = mount(RouterView, { global: { plugins: [router] }, attachTo: document.body })
  await settle()
}
const press = async (code: string, more: KeyboardEventInit = {}): Promise<void> => {
  const target = document.activeElement ?? document.body
  target.dispatchEvent(
    new KeyboardEvent('keydown', {
      code,
      key: code.replace(/^(Key|Digit)/, ''),
      bubbles: true,
      cancelable: true,
      ...more,
    }),
  )
  await settle()
}
const rows = (): string[] =>
  [...document.querySelectorAll('.grid-row.is-body .c-sum')].map((one) => one.textContent?.trim() ?? '')
const bodyText = (): string => (document.body.textContent ?? '').replaceAll('\u00A0', ' ')
const button = (words: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(words))
  if (!found) throw new Error(`No button «${words}»`)
  return found
}
const type = async (text: string): Promise<void> => {
  const field = document.activeElement as HTMLInputElement
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await settle()
}

beforeEach(async () => {
  vi.useFakeTimers()
  localStorage.clear()
  setActivePinia(createPinia())
  register = openTestRegister()
  register.events.push = (...events: AppEvent[]) => {
    for (const event of events) for (const listener of link.listeners) listener(event)
    return 0
  }
  link.register = register
  officeNow.value = NOW
  window.addEventListener('keydown', handleKey)
  const all = await register.api.directory.all({})
  channels = new Map(all.channels.map((one) => [one.shortName, one.id]))
  recipients = all.recipients.map((one) => one.id)
})
afterEach(() => {
  page.unmount()
  window.removeEventListener('keydown', handleKey)
  link.listeners.clear()
  document.body.innerHTML = ''
  vi.useRealTimers()
})

describe('the register', () => {
  it('opens on all open cards by due date, with figures of both kinds', async () => {
    await add({ gist: 'Поздняя', receivedAt: '2026-11-16', registeredAt: '2026-11-16' })
    await add({ gist: 'Ранняя', receivedAt: '2026-11-02', registeredAt: '2026-11-02' })
    await add({
      gist: 'Обращение',
      kind: 'appeal',
      channelId: channels.get('ЕПГУ') ?? 0,
      receivedAt: '2026-11-11',
      registeredAt: '2026-11-11',
    })
    await open('/messages')
    expect(router.currentRoute.value.query).toEqual({ state: 'open' })
    expect(document.querySelector('h1')?.textContent).toBe('Все открытые')
    expect(rows()).toEqual(['Ранняя', 'Обращение', 'Поздняя'])
    expect(bodyText()).toContain('Сообщения2')
    expect(bodyText()).toContain('Обращения 59-ФЗ1')
  })

  it('shows the list of a figure by its link', async () => {
    await add({ gist: 'Без получателя' })
    await add({ gist: 'С получателем', recipientId: recipients[0] ?? null })
    await open(caseListLink({ recipientIds: [recipients[0] ?? 0] }))
    expect(rows()).toEqual(['С получателем'])
  })

  it('says what an empty view means and which term is nearest', async () => {
    await add({ gist: 'Одна', receivedAt: '2026-11-10', registeredAt: '2026-11-10' })
    await open(caseListLink({ state: 'open', due: 'overdue' }))
    expect(bodyText()).toContain('Просроченных нет')
    expect(bodyText()).toContain('Ближайший срок 10.12, № 1')
  })

  it('shows «было → станет» for several cards, changes them in one act and takes them back', async () => {
    const [one, two] = recipients
    await add({ gist: 'Первая', recipientId: one ?? null })
    await add({ gist: 'Вторая', recipientId: two ?? null })
    await add({ gist: 'Третья' })
    await open('/messages')
    await press('KeyX')
    await press('ArrowDown')
    await press('KeyX')
    expect(bodyText()).toContain('Выбрано 2')
    await press('KeyA')
    const all = await register.api.directory.all({})
    const name = (id: number | undefined) => all.recipients.find((entry) => entry.id === id)
    await type(name(two)?.name ?? '')
    await press('Enter')
    const dialogText = () => document.querySelector('[role="dialog"]')?.textContent ?? ''
    await vi.waitFor(() => expect(dialogText()).toContain('Изменятся1'))
    await vi.waitFor(() => {
      for (const words of ['Первая', name(one)?.name, name(two)?.name]) expect(dialogText()).toContain(words)
    })
    expect(dialogText()).toContain('Останутся1')
    await press('Enter', { ctrlKey: true })
    const now = async () =>
      (
        await register.api.messages.list({
          filter: {},
          sort: { by: 'number', direction: 'asc' },
          after: null,
          limit: 9,
        })
      ).rows.map((row) => row.recipientId)
    await vi.waitFor(async () => expect(await now()).toEqual([two, two, null]))
    // The choice stays, so that the next field can be changed at once.
    expect(document.querySelector('.bulk')?.textContent).toContain('Выбрано 2')
    expect(useToasts().state.shown.at(-1)?.text).toBe('Изменена карточка №\u00A01, без изменений 1')
    const last = await register.api.journal.lastUndoable({})
    await register.api.journal.undo({ operationId: last?.operationId ?? 0 })
    expect(await now()).toEqual([one, two, null])
  })

  it('puts cards into the trash and brings them back', async () => {
    await add({ gist: 'Лишняя' })
    await add({ gist: 'Нужная' })
    await open('/messages')
    await register.api.messages.remove({ ids: [1] })
    await settle()
    expect(rows()).toEqual(['Нужная'])
    await router.push(caseListLink({ isDeleted: true }))
    await settle()
    expect(document.querySelector('h1')?.textContent).toBe('Корзина')
    expect(rows()).toEqual(['Лишняя'])
    await press('KeyX')
    button('Восстановить').click()
    await settle()
    expect(rows()).toEqual([])
    expect(bodyText()).toContain('Корзина пуста')
    expect((await register.api.messages.card({ id: 1 })).deletedAt).toBeNull()
  })

  it('shows beside the list why the due date is what it is', async () => {
    await add({
      gist: 'Просит перерасчёт',
      kind: 'appeal',
      channelId: channels.get('ЕПГУ') ?? 0,
      receivedAt: '2026-10-15',
      registeredAt: '2026-10-16',
    })
    await open('/messages')
    const panel = (document.querySelector('.panel')?.textContent ?? '').replaceAll('\u00A0', ' ')
    expect(panel).toContain('13.11 · просрочено на 4 дн.')
    expect(panel).toContain('правило 59-ФЗ')
    expect(panel).toContain('тридцатый день, выходной')
    expect(panel).toContain('Предельный срок15.11.2026')
  })
})

describe('the card', () => {
  it('is edited where the value stands and keeps old and new in its history', async () => {
    await add({ gist: 'Нет света', address: 'Луговая' })
    await open('/messages/1')
    button('Луговая').click()
    await settle()
    await type('Луговая, 4')
    await press('Enter')
    const card = await register.api.messages.card({ id: 1 })
    expect(card.address).toBe('Луговая, 4')
    const log = [...document.querySelectorAll('.log li')][0]
    expect(log?.querySelector('.was')?.textContent).toBe('Луговая')
    expect(log?.textContent).toContain('Луговая, 4')
  })

  it('shows both values when somebody changed the same field meanwhile, and writes the chosen one', async () => {
    await add({ gist: 'Нет света', address: 'Луговая' })
    await open('/messages/1')
    button('Луговая').click()
    await settle()
    await type('Луговая, 4')
    // Another window writes without this one hearing of it.
    const silent = [...link.listeners]
    link.listeners.clear()
    await register.api.messages.update({ id: 1, version: 1, case: { address: 'Луговая, 6' } })
    for (const listener of silent) link.listeners.add(listener)
    await press('Enter')
    expect(bodyText()).toContain('Запись успели изменить')
    const cells = [...document.querySelectorAll('.conflict-list tbody td')].map((cell) => cell.textContent)
    expect(cells).toEqual(['Адрес или ориентир', 'Луговая, 4', 'Луговая, 6'])
    button('Записать ваше').click()
    await settle()
    expect((await register.api.messages.card({ id: 1 })).address).toBe('Луговая, 4')
  })

  it('asks as well when this window has heard of the change, and gives up what was typed for the newer value', async () => {
    await add({ gist: 'Нет света', address: 'Луговая' })
    await open('/messages/1')
    button('Луговая').click()
    await settle()
    await type('Луговая, 4')
    await register.api.messages.update({ id: 1, version: 1, case: { address: 'Луговая, 6' } })
    await settle()
    await press('Enter')
    const cells = [...document.querySelectorAll('.conflict-list tbody td')].map((cell) => cell.textContent)
    expect(cells).toEqual(['Адрес или ориентир', 'Луговая, 4', 'Луговая, 6'])
    button('Оставить').click()
    await settle()
    expect((await register.api.messages.card({ id: 1 })).address).toBe('Луговая, 6')
    expect(document.querySelector('.edit-box')).toBeNull()
    expect(bodyText()).toContain('Луговая, 6')
  })

  it('takes a change of another field meanwhile without a question', async () => {
    await add({ gist: 'Нет света', address: 'Луговая' })
    await open('/messages/1')
    button('Луговая').click()
    await settle()
    await type('Луговая, 4')
    await register.api.messages.update({ id: 1, version: 1, case: { gist: 'Нет света вечером' } })
    await settle()
    await press('Enter')
    expect(await register.api.messages.card({ id: 1 })).toMatchObject({
      address: 'Луговая, 4',
      gist: 'Нет света вечером',
    })
  })

  it('keeps the card that is being edited when its row leaves the list', async () => {
    await add({ gist: 'Первая', address: 'Луговая' })
    await add({ gist: 'Вторая', address: 'Садовая' })
    await open('/messages')
    button('Луговая').click()
    await settle()
    await type('Луговая, 4')
    await register.api.messages.remove({ ids: [1] })
    await settle()
    expect((document.activeElement as HTMLInputElement).value).toBe('Луговая, 4')
    await press('Enter')
    expect((await register.api.messages.card({ id: 2 })).address).toBe('Садовая')
  })

  it('hides the applicant until a person asks, and the journal says who asked', async () => {
    const applicant = {
      kind: 'citizen' as const,
      name: 'Громова Наталья Сергеевна',
      phone: '',
      email: '',
      postalAddress: '',
      people: null,
    }
    await register.api.messages.register({ case: { ...base(), gist: 'Холодно' }, applicant, attachments: [] })
    await open('/messages/1')
    expect(bodyText()).toContain('Г. Н. С.')
    expect(bodyText()).not.toContain('Громова')
    button('показать').click()
    await settle()
    expect(bodyText()).toContain('Громова Наталья Сергеевна')
    const { entries } = await register.api.journal.list({
      before: null,
      limit: 5,
      operatorId: null,
      entity: null,
      entityId: null,
    })
    expect(entries[0]?.title.replaceAll('\u00A0', ' ')).toBe('Показан заявитель карточки № 1')
  })

  it('offers what its status allows', async () => {
    await add({ gist: 'Яма', recipientId: recipients[0] ?? null })
    await open('/messages/1')
    button('В работу').click()
    await settle()
    expect((await register.api.messages.card({ id: 1 })).status).toBe('inWork')
    button('Дать ответ').click()
    await settle()
    const area = document.querySelector<HTMLTextAreaElement>('.dialog textarea')
    area?.focus()
    await type('Яма засыпана 16.11')
    button('На утверждение').click()
    await settle()
    expect((await register.api.messages.card({ id: 1 })).status).toBe('onReview')
    button('Утвердить ответ').click()
    await settle()
    document.querySelector<HTMLButtonElement>('.dialog button[type="submit"]')?.click()
    await settle()
    const card = await register.api.messages.card({ id: 1 })
    expect([card.status, card.answerText]).toEqual(['answered', 'Яма засыпана 16.11'])
    expect(bodyText()).toContain('Вернуть в работу')
  })
})
