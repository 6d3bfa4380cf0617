// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Json, Reply } from '../../../electron/contract/kinds.ts'
import type { BackupInfo, RegisterState } from '../../../electron/contract/register.ts'

/** Stands in for the wire: what the window sends and what the core answers. */
const calls: { method: string; input: unknown }[] = []
let replies: Record<string, Reply> = {}

const state: RegisterState = {
  status: 'absent',
  which: 'main',
  officeName: '',
  isDemo: false,
  message: '',
  mainExists: false,
  appVersion: '0.1.0',
  folder: '/srv/register',
  now: '2026-11-17T10:42',
}
const copy: BackupInfo = {
  id: '20261116-1730',
  madeAt: '2026-11-16T17:30',
  reason: 'close',
  size: 1_200_000,
  cases: 1498,
  isVerified: true,
  appVersion: '0.1.0',
}
const nothingLost: Json = { isKnown: true, operations: 0, firstAt: null, lastAt: null, records: [] }
const ok = (value: unknown): Reply => ({ ok: true, value: value as Json })

const open = async (changes: Partial<RegisterState>, copies: BackupInfo[]) => {
  replies['register.state'] = ok({ ...state, ...changes })
  replies['register.backups'] = ok(copies)
  const StartPage = (await import('./StartPage.vue')).default
  const page = { template: '<p />' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: page },
      { path: '/start', component: page },
    ],
  })
  const wrapper = mount(StartPage, { global: { plugins: [router] }, attachTo: document.body })
  await flushPromises()
  return wrapper
}
const button = (text: string) => [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === text)
const press = async (text: string) => {
  const found = button(text)
  if (!found) throw new Error(`No button «${text}»`)
  found.click()
  await flushPromises()
}
const asked = (method: string) => calls.filter((call) => call.method === method).map((call) => call.input)

beforeAll(async () => {
  Object.assign(window, {
    mcu: {
      call: (method: string, input: unknown) => {
        calls.push({ method, input })
        return Promise.resolve(replies[method] ?? ok({}))
      },
      onEvent: () => () => undefined,
    },
  })
  // The first import of the page takes the whole of its time limit on a busy machine.
  await import('./StartPage.vue')
}, 60_000)
beforeEach(() => {
  replies = {
    'register.presets': ok([]),
    'register.backupLoss': ok(nothingLost),
    'host.pickFiles': ok({ files: [{ ticket: 'ticket-of-the-stick', name: 'Реестр МЦУ.mcu-copy.zip', size: 5 }] }),
  }
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }))
  setActivePinia(createPinia())
  localStorage.clear()
  calls.length = 0
})
afterEach(() => {
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

describe('a PC without a register', () => {
  it('names the verified copies of its folder and restores the chosen one', async () => {
    await open({}, [copy])
    expect(document.body.textContent).toContain('есть 1\u00A0проверенная копия, последняя от 16.11.2026 17:30')
    await press('Восстановить из копии')
    await press('Восстановить')
    expect(document.querySelector('[role="dialog"]')?.textContent).toContain('Восстановить копию от 16.11.2026 17:30')
    // There is no present file that could be kept beside.
    expect(document.querySelector('[role="dialog"]')?.textContent).not.toContain('Нынешний файл')
    replies['register.restore'] = ok({ ...state, status: 'failed' })
    const confirm = [...document.querySelectorAll<HTMLButtonElement>('[role="dialog"] button')].find(
      (one) => one.textContent.trim() === 'Восстановить',
    )
    confirm?.click()
    await flushPromises()
    expect(asked('register.restore')).toMatchObject([{ input: { id: copy.id } }])
  })

  it('takes a copy from a file, and asks before it is restored', async () => {
    await open({}, [])
    await press('Восстановить из копии')
    replies['register.admitCopy'] = ok({ copy, officeName: 'Заречный округ', attachments: 2, missing: 0 })
    await press('Восстановить из файла…')
    expect(asked('register.admitCopy')).toMatchObject([{ input: { ticket: 'ticket-of-the-stick' } }])
    expect(document.querySelector('[role="dialog"]')?.textContent).toContain('Заречный округ, 2\u00A0вложения')
    expect(asked('register.restore')).toEqual([])
  })

  it('keeps what is broken in a file readable, and goes back to the creating', async () => {
    await open({}, [])
    await press('Восстановить из копии')
    const message = 'Файл копии повреждён: изменено или не читается вложение «Двор.jpg»'
    replies['register.admitCopy'] = { ok: false, error: { code: 'registerDamaged', message } }
    await press('Восстановить из файла…')
    expect(document.querySelector('.from-file')?.textContent).toContain('«Двор.jpg»')
    expect(document.querySelector('[role="dialog"]')).toBeNull()
    await press('К созданию реестра')
    expect(document.body.textContent).toContain('На какое положение похоже ваше')
  })
})

describe('a register that does not open', () => {
  it.each(['damaged', 'foreign', 'failed'] as const)('and is %s can be restored from a file', async (status) => {
    await open({ status }, [])
    replies['register.admitCopy'] = ok({ copy, officeName: 'Заречный округ', attachments: 2, missing: 2 })
    await press('Восстановить из файла…')
    expect(document.querySelector('[role="dialog"]')?.textContent).toContain('не найдено 2\u00A0вложения')
  })

  it.each(['locked', 'newer', 'readOnly'] as const)('and is %s is left as it is', async (status) => {
    await open({ status }, [copy])
    expect(button('Восстановить из файла…')).toBeUndefined()
    expect(button('Повторить')).toBeDefined()
  })
})
