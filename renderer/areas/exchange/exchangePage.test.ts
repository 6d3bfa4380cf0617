// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { readFileSync, writeFileSync } from 'node:fs'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import type { AppEvent } from '../../../electron/contract/kinds.ts'
import { citizen, message } from '../../../tests/builders/messages.ts'
import { NOW, openTestRegister, type TestRegister } from '../../../tests/builders/register.ts'
import { handleKey } from '../../app/keys.ts'
import { officeNow } from '../../ui/clock.ts'
import ExchangePage from './ExchangePage.vue'

/** The window speaks to a real register in memory through the real dispatcher. */
const link = vi.hoisted(() => ({
  register: null as unknown,
  listeners: new Set<(event: unknown) => void>(),
  saved: [] as string[],
  picked: null as { ticket: string; name: string; size: number } | null,
}))
vi.mock('../../api/index.ts', async () => {
  const { ApiError } = await vi.importActual<typeof import('../../api/client.ts')>('../../api/client.ts')
  const register = () => link.register as { api: Record<string, unknown> }
  return {
    ApiError,
    api: new Proxy({}, { get: (_target, area: string) => register().api[area] }),
    host: {
      info: async () => ({ capabilities: { pdf: false } }),
      saveFile: async (_ticket: string, name: string) => link.saved.push(name) > 0,
      pickFiles: async () => (link.picked ? [link.picked] : []),
    },
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
  page = mount(ExchangePage, { global: { plugins: [router] }, attachTo: document.body })
  await flushPromises()
}
const text = (): string => (document.body.textContent ?? '').replaceAll('\u00A0', ' ').replace(/\s+/gu, ' ')
const until = (wanted: string): Promise<void> => vi.waitFor(() => expect(text()).toContain(wanted), { timeout: 20_000 })
const button = (name: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll<HTMLButtonElement>('button')].findLast(
    (one) => one.textContent?.trim().startsWith(name) || one.getAttribute('aria-label') === name,
  )
  if (!found) throw new Error(`No button ${name}`)
  return found
}
const click = async (name: string): Promise<void> => {
  button(name).click()
  await flushPromises()
}
const press = async (code: string, more: KeyboardEventInit = {}): Promise<void> => {
  document.body.dispatchEvent(
    new KeyboardEvent('keydown', { code, key: code.replace(/^Key/u, ''), bubbles: true, cancelable: true, ...more }),
  )
  await flushPromises()
}
const next = (): Promise<void> => press('Enter', { ctrlKey: true })

beforeEach(async () => {
  register = openTestRegister()
  register.events.push = (...events: AppEvent[]) => {
    for (const event of events) for (const listener of link.listeners) listener(event)
    return 0
  }
  link.register = register
  link.saved.length = 0
  link.picked = null
  officeNow.value = NOW
  setActivePinia(createPinia())
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: { template: '<i />' } },
      { path: '/exchange', component: ExchangePage },
    ],
  })
  await router.push('/exchange')
  window.addEventListener('keydown', handleKey)
  const { channels } = await register.api.directory.all({})
  const enter = (gist: string, receivedAt: string, channel = 0) =>
    register.api.messages.register({
      case: message({ channelId: channels[channel]?.id ?? 1, gist, receivedAt }),
      applicant: citizen({ name: 'Синицына Галина Николаевна' }),
      attachments: [],
    })
  await enter('Звоните Галине, 8 900 000-14-22', '2026-08-03T10:00')
  await enter('Собаки у школы, говорит Снегирёв', '2026-08-04T10:00')
  await enter('Не вывезли мусор', '2026-08-05T10:00', 1)
})
afterEach(() => {
  page.unmount()
  window.removeEventListener('keydown', handleKey)
  link.listeners.clear()
  document.body.innerHTML = ''
})

describe('пакет для ЦУР', () => {
  it('собирается за пять шагов с клавиатуры, решения спрашиваются до сборки', async () => {
    await open()
    await until('За период 3 записи. Пакетов за этот период ещё не было')
    await next()
    await until('Что войдёт в пакет')
    expect(text()).toContain('17 файлов')
    await next()
    await until('текстов с масками')
    expect(text()).toContain('Запись 1 из 3')
    expect(text()).not.toContain('Синицына')
    await press('KeyN', { altKey: true })
    await until('Запись 2 из 3')
    await vi.waitFor(() => expect(document.querySelector('.dep .mask')?.textContent).toBe('имя'))
    await next()
    await until('Осталось решить: 2')
    expect(button('Собрать пакет').disabled).toBe(true)
    await next()
    expect(text()).toContain('Проверка пакета')
    expect(document.activeElement?.textContent).toContain('Заменить')
    // «Новое сообщение» has the same keys: a step later they must not lead away.
    const nextRecord = new KeyboardEvent('keydown', { code: 'KeyN', altKey: true, bubbles: true, cancelable: true })
    document.body.dispatchEvent(nextRecord)
    expect(nextRecord.defaultPrevented).toBe(true)
    await click('Заменить')
    await until('Осталось решить: 1')
    await click('Посмотреть')
    await until('Похоже на фамилию')
    await click('Оставить')
    await click('Закрыть')
    await until('8 пройдено')
    expect(button('Собрать пакет').disabled).toBe(false)
    await next()
    await until('Прочитан обратно без ошибок')
    expect(text()).toContain('МЦУ_Заречный_2026-3кв_v1.zip')
    await next()
    expect(link.saved).toEqual(['МЦУ_Заречный_2026-3кв_v1.zip'])
    expect(await register.api.exchange.log({})).toHaveLength(1)
    expect(await register.api.drafts.get({ form: 'exchange.package', slot: 'current' })).toBeNull()
  })

  it('отложенная сборка открывается на своём шаге, со своими решениями', async () => {
    await open()
    await until('За период 3 записи')
    await next()
    await until('Что войдёт в пакет')
    document.querySelector<HTMLInputElement>('.opt-row:nth-of-type(4) input')?.click()
    await press('Escape')
    await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/'))
    page.unmount()
    await router.push('/exchange')
    await open()
    await until('Что войдёт в пакет')
    const draft = await register.api.drafts.get({ form: 'exchange.package', slot: 'current' })
    expect(draft?.content).toMatchObject({ step: 1 })
  })

  it('вторая версия без причины не идёт дальше и говорит об этом у поля', async () => {
    const { defaultPackageOptions } = await import('../../../electron/contract/exchange.ts')
    await register.api.exchange.build({
      period: { kind: 'quarter', from: '2026-07-01', to: '2026-09-30' },
      options: defaultPackageOptions,
      reason: '',
    })
    await open()
    await until('Полный пакет, версия 2')
    await next()
    expect(text()).toContain('Укажите причину новой версии')
    expect(text()).toContain('За какой период')
    const field = document.querySelector<HTMLInputElement>('.period-form input[type="text"]')!
    field.value = 'Замечание ЦУР от 16.11'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await flushPromises()
    await next()
    await until('Что войдёт в пакет')
  })

  it('журнал открывает опись и отдаёт файл ещё раз; чужой повреждённый файл назван по частям', async () => {
    const { defaultPackageOptions } = await import('../../../electron/contract/exchange.ts')
    const built = await register.api.exchange.build({
      period: { kind: 'quarter', from: '2026-07-01', to: '2026-09-30' },
      options: defaultPackageOptions,
      reason: '',
    })
    await open()
    await until('III квартал 2026, v1')
    await click('III квартал 2026, v1')
    await until('data/cases.json')
    await click('Сохранить файл')
    await vi.waitFor(() => expect(link.saved).toEqual(['МЦУ_Заречный_2026-3кв_v1.zip']))
    await click('Закрыть')
    const path = register.files.release(built.ticket.ticket).path
    writeFileSync(path, readFileSync(path).subarray(0, 2000))
    link.picked = register.files.admit({ path, name: 'от соседей.zip', purpose: 'package', temporary: false })
    await click('Проверить файл')
    await until('Пакет повреждён')
    expect(text()).toContain('от соседей.zip')
    expect(text()).toContain('не читается как архив ZIP')
  })

  it('«Только цифры» убирает записи, а не решение о них', async () => {
    await open()
    await until('За период 3 записи')
    await next()
    await next()
    await until('текстов с масками')
    const [figures] = [...document.querySelectorAll<HTMLInputElement>('.lead input[type="radio"]')]
    figures!.click()
    figures!.dispatchEvent(new Event('change', { bubbles: true }))
    await until('Записи не уходят: в пакете только показатели')
    await until('0 из 37')
  })
})
