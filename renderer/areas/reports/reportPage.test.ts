// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { openTestMessages, type TestMessages } from '../../../tests/builders/messages.ts'
import { NOW } from '../../../tests/builders/register.ts'
import { officeNow } from '../../ui/clock.ts'
import ReportPage from './ReportPage.vue'
import ReportsPage from './ReportsPage.vue'

/** The window speaks to a real register in memory through the real dispatcher. */
const link = vi.hoisted(() => ({
  register: null as unknown,
  fails: false,
  listeners: new Set<(event: unknown) => void>(),
}))
vi.mock('../../api/index.ts', async () => {
  const { ApiError } = await vi.importActual<typeof import('../../api/client.ts')>('../../api/client.ts')
  const register = () => link.register as { api: Record<string, Record<string, unknown>> }
  const broken = {
    list: () => Promise.reject(new ApiError({ code: 'unavailable', message: 'Приложение не отвечает' })),
  }
  return {
    ApiError,
    api: new Proxy(
      {},
      {
        get: (_target, area: string) =>
          link.fails && area === 'reports' ? { ...broken, next: broken.list } : register().api[area],
      },
    ),
    host: {},
    onEvent: (listener: (event: unknown) => void) => {
      link.listeners.add(listener)
      return () => link.listeners.delete(listener)
    },
  }
})

let register: TestMessages
let router: Router
let page: VueWrapper | null = null

const open = async (path: string): Promise<void> => {
  await router.push(path)
  page = mount(path === '/reports' ? ReportsPage : ReportPage, {
    global: { plugins: [router] },
    attachTo: document.body,
  })
  await flushPromises()
}
const text = (): string => (document.body.textContent ?? '').replaceAll('\u00A0', ' ').replace(/\s+/gu, ' ')
const until = (wanted: string): Promise<void> => vi.waitFor(() => expect(text()).toContain(wanted), { timeout: 20_000 })
const area = (key: string): HTMLTextAreaElement => {
  const found = document.querySelector<HTMLTextAreaElement>(`#section-${key} textarea`)
  if (!found) throw new Error(`No text of ${key}`)
  return found
}
const typeInto = async (key: string, value: string): Promise<void> => {
  const field = area(key)
  field.focus()
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
}
const leave = async (key: string): Promise<void> => {
  area(key).dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
  await flushPromises()
}
const told = async (): Promise<void> => {
  for (const listener of link.listeners) listener({ type: 'changed', areas: ['reports', 'messages'] })
  await flushPromises()
}
const stored = async (id: number, key: string): Promise<string | undefined> =>
  (await register.api.reports.get({ id })).content.sections.find((one) => one.key === key)?.comment
const note = async (from: string, to: string): Promise<number> =>
  (
    await register.api.reports.create({
      kind: 'weekly',
      period: { kind: 'week', from, to },
      requestId: null,
      replacesId: null,
    })
  ).id

beforeEach(async () => {
  link.fails = false
  link.listeners.clear()
  register = await openTestMessages()
  link.register = register
  officeNow.value = NOW
  setActivePinia(createPinia())
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/reports', component: ReportsPage },
      { path: '/reports/:id', component: ReportPage },
      { path: '/:rest(.*)*', component: { render: () => null } },
    ],
  })
})
afterEach(() => {
  page?.unmount()
  page = null
  document.body.innerHTML = ''
})

describe('the list of notes and reports', () => {
  it('says what to do where there are none, and what is due', async () => {
    const { settings } = await register.api.office.get({})
    const weekly = { ...settings.reports.weekly, term: { weekday: 5, time: '12:00', when: 'inWeek' as const } }
    await register.api.office.saveSettings({ settings: { reports: { ...settings.reports, weekly } } })
    await register.enter({ receivedAt: '2026-11-16T09:00' })
    await open('/reports')
    await until('Записок и отчётов ещё нет')
    expect(text()).toContain('Еженедельная записка, 16.11.2026–22.11.2026')
  })
  it('offers to read again what could not be read', async () => {
    link.fails = true
    await open('/reports')
    await until('Список не прочитан')
    link.fails = false
    const again = [...document.querySelectorAll('button')].find((one) => one.textContent?.includes('Повторить'))
    expect(again).toBeDefined()
    again?.click()
    await until('Записок и отчётов ещё нет')
  })
})

describe('a draft of a note', () => {
  it('shows a period without data as a gap and not as success', async () => {
    await open(`/reports/${await note('2026-11-09', '2026-11-15')}`)
    await until('За период в реестре нет ни одной карточки')
    expect(document.querySelector('#section-summary .doc-chart')).toBeNull()
  })

  it('writes what is typed when its field is left, and counts anew what was changed elsewhere', async () => {
    const id = await note('2026-11-16', '2026-11-22')
    await open(`/reports/${id}`)
    await until('1. Сводка')
    await typeInto('summary', 'Покос травы')
    await leave('summary')
    await vi.waitFor(async () => expect(await stored(id, 'summary')).toBe('Покос травы'))
    await register.enter({ receivedAt: '2026-11-16T09:00' })
    await told()
    await vi.waitFor(() => expect(text()).toMatch(/Поступило 1: сообщений – 1/u), { timeout: 20_000 })
    expect(area('summary').value).toBe('Покос травы')
  })

  it('keeps a typed text through a restart as a draft', async () => {
    const id = await note('2026-11-16', '2026-11-22')
    await register.api.drafts.put({ form: 'reports.comment', slot: `${id}:summary`, content: 'Недописанное' })
    await open(`/reports/${id}`)
    await until('Вернули набранное до перезапуска')
    expect(area('summary').value).toBe('Недописанное')
    expect(await stored(id, 'summary')).toBe('')
  })

  it('lets a person choose when a colleague wrote the same section meanwhile', async () => {
    const id = await note('2026-11-16', '2026-11-22')
    await open(`/reports/${id}`)
    await until('1. Сводка')
    await typeInto('summary', 'Моё')
    await register.api.reports.saveComment({ id, section: 'summary', was: '', comment: 'Коллеги' })
    await leave('summary')
    await until('изменён в другом окне')
    expect(area('summary').value).toBe('Моё')
    expect(await stored(id, 'summary')).toBe('Коллеги')
    await told()
    await vi.waitFor(async () => {
      const mine = [...document.querySelectorAll('button')].find((one) => one.textContent?.includes('Записать мой'))
      mine?.click()
      await flushPromises()
      expect(await stored(id, 'summary')).toBe('Моё')
    }, 10_000)
  })

  it('names everything that stands against the signature', async () => {
    await open(`/reports/${await note('2026-11-16', '2026-11-22')}`)
    await until('Раздел «Предложения Главе»: напишите текст')
    expect(text()).toContain('Период заканчивается 22.11.2026')
  })

  it('opens the list behind a figure', async () => {
    await register.enter({ receivedAt: '2026-11-16T09:00' })
    await open(`/reports/${await note('2026-11-16', '2026-11-22')}`)
    await until('1. Сводка')
    const figure = document.querySelector<HTMLAnchorElement>('#section-summary .figures td a')
    expect(figure?.getAttribute('href')).toContain('/messages')
    expect(figure?.getAttribute('aria-label')).toMatch(/: 1\. Открыть список$/u)
  })
})
