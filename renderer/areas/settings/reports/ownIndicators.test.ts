// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openTestMessages, type TestMessages } from '../../../../tests/builders/messages.ts'
import OwnIndicators from './OwnIndicators.vue'

/** The window speaks to a real register in memory through the real dispatcher. */
const link = vi.hoisted(() => ({ api: null as unknown }))
vi.mock('../../../api/index.ts', async () => {
  const { ApiError } = await vi.importActual<typeof import('../../../api/client.ts')>('../../../api/client.ts')
  return {
    ApiError,
    api: new Proxy({}, { get: (_target, area: string) => (link.api as Record<string, unknown>)[area] }),
    host: {},
    onEvent: () => () => undefined,
  }
})

let office: TestMessages
let page: VueWrapper
const settled = async (): Promise<void> => {
  await flushPromises()
  await flushPromises()
}
const field = (name: string): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement => {
  const label = [...document.querySelectorAll('label')].find((one) => one.textContent?.startsWith(name))
  const found = label && document.getElementById(label.htmlFor)
  if (!(found instanceof HTMLElement)) throw new Error(`No field ${name}`)
  return found as HTMLInputElement
}
const fill = (name: string, value: string): void => {
  const input = field(name)
  input.value = value
  input.dispatchEvent(new Event('input', { bubbles: true }))
}
const press = async (name: string): Promise<void> => {
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(name))
  if (!button) throw new Error(`No button ${name}`)
  button.click()
  await settled()
}
const choose = (name: string, label: string): void => {
  const select = field(name) as HTMLSelectElement
  const option = [...select.options].find((one) => one.textContent?.trim() === label)
  if (!option) throw new Error(`No choice ${label}`)
  select.value = option.value
  select.dispatchEvent(new Event('change', { bubbles: true }))
}

beforeEach(async () => {
  office = await openTestMessages()
  link.api = office.api
  setActivePinia(createPinia())
  const view = { id: null, version: null, sort: null, layout: null, alertAbove: null, isShared: false }
  await office.api.views.save({ ...view, name: 'Просрочено', filter: { due: 'overdue' } })
  await office.api.views.save({ ...view, name: 'Открытые', filter: { state: 'open' } })
  page = mount(OwnIndicators, { attachTo: document.body })
  await settled()
})
afterEach(() => page.unmount())

describe('an indicator of the office’s own', () => {
  it('is refused without the cards that it counts, then is the share of one saved view in another', async () => {
    await press('Добавить показатель')
    fill('Название', 'Доля просроченных среди открытых')
    fill('Что считается', 'Открытые карточки с истёкшим сроком')
    await press('Сохранить показатель')
    expect(document.body.textContent).toContain('Выберите представление')
    await settled()
    choose('Какие карточки считать', 'Просрочено')
    choose('Доля от каких карточек', 'Открытые')
    await press('Сохранить показатель')
    await vi.waitFor(async () => expect(await office.api.analytics.ownIndicators({})).toHaveLength(1))
    const [made] = await office.api.analytics.ownIndicators({})
    expect(made).toMatchObject({ part: { due: 'overdue' }, whole: { state: 'open' } })
    const names = (await office.api.analytics.definitions({})).map(({ name }) => name)
    expect(names).toContain('Доля просроченных среди открытых')
  })
})
