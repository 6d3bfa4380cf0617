// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Json, Reply } from '../../../electron/contract/kinds.ts'
import type { BackupInfo, BackupLoss } from '../../../electron/contract/register.ts'

/** Stands in for the wire: what the window sends and what the core answers. */
const calls: { method: string; input: unknown }[] = []
let replies: Record<string, Reply> = {}
const copy: BackupInfo = {
  id: '20261116-1730',
  madeAt: '2026-11-16T17:30',
  reason: 'close',
  size: 1_200_000,
  cases: 1498,
  isVerified: true,
  appVersion: '0.1.0',
}
const loss = (values: Partial<BackupLoss>): Reply => ({
  ok: true,
  value: { isKnown: true, operations: 0, firstAt: null, lastAt: null, records: [], ...values } as Json,
})

const open = async () => {
  const RestoreDialog = (await import('./RestoreDialog.vue')).default
  const wrapper = mount(RestoreDialog, { props: { copy }, attachTo: document.body })
  await flushPromises()
  return wrapper
}
const dialog = () => document.querySelector('[role="dialog"]')
const button = (text: string) => [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === text)

beforeEach(() => {
  Object.assign(window, {
    mcu: {
      call: (method: string, input: unknown) => {
        calls.push({ method, input })
        return Promise.resolve(replies[method])
      },
      onEvent: () => () => undefined,
    },
  })
  setActivePinia(createPinia())
  calls.length = 0
})
afterEach(() => document.body.replaceChildren())

describe('restoring a copy', () => {
  it('names what would be lost since then before anything is done', async () => {
    replies = {
      'register.backupLoss': loss({
        operations: 23,
        firstAt: '2026-11-17T08:31',
        lastAt: '2026-11-17T10:40',
        records: [
          { entity: 'cases', count: 12 },
          { entity: 'meetings', count: 1 },
        ],
      }),
    }
    await open()
    const text = dialog()?.textContent ?? ''
    expect(text).toContain('Восстановить копию от 16.11.2026 17:30')
    expect(text).toContain('Пропадёт 23\u00A0действия после копии.')
    expect(text).toContain('С 17.11.2026 08:31 по 17.11.2026 10:40')
    expect([...document.querySelectorAll('.restore-list dt')].map((term) => term.textContent)).toEqual([
      'Карточки',
      'Заседания',
    ])
    expect(calls.map(({ method }) => method)).toEqual(['register.backupLoss'])
  })

  it('says so where nothing changed, and where nobody can know', async () => {
    replies = { 'register.backupLoss': loss({}) }
    const same = await open()
    expect(dialog()?.textContent).toContain('После этой копии ничего не менялось')
    same.unmount()
    replies = { 'register.backupLoss': loss({ isKnown: false }) }
    await open()
    expect(dialog()?.textContent).toContain('нынешний файл не читается')
  })

  it('restores only by its own button, and hands the new state on', async () => {
    const state = { status: 'open' }
    replies = { 'register.backupLoss': loss({}), 'register.restore': { ok: true, value: state } }
    const wrapper = await open()
    button('Не восстанавливать')?.click()
    await flushPromises()
    expect(wrapper.emitted('close')).toHaveLength(1)
    expect(calls.some(({ method }) => method === 'register.restore')).toBe(false)
    button('Восстановить')?.click()
    await flushPromises()
    expect(calls.find(({ method }) => method === 'register.restore')?.input).toMatchObject({ input: { id: copy.id } })
    expect(wrapper.emitted('restored')).toEqual([[state]])
  })

  it('closes with the words of the core when the copy cannot be read', async () => {
    replies = {
      'register.backupLoss': {
        ok: false,
        error: { code: 'registerDamaged', message: 'Копия повреждена. Выберите другую' },
      },
    }
    const wrapper = await open()
    expect(wrapper.emitted('close')).toHaveLength(1)
    const { useToasts } = await import('../../ui/toasts.ts')
    expect(useToasts().state.shown.map(({ text }) => text)).toContain('Копия повреждена. Выберите другую')
  })
})
