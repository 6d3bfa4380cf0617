// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Reply } from '../../../electron/contract/kinds.ts'
import type { PresetSummary, RegisterState } from '../../../electron/contract/register.ts'

/** Stands in for the wire: what the window sends and what the core answers. */
const calls: { method: string; input: unknown }[] = []
let answer: (method: string) => Reply = () => ({ ok: true, value: {} })

const presets: PresetSummary[] = [
  {
    code: 'trosna',
    title: 'Тип: Тросна',
    summary: 'Проектный офис с блоками.',
    form: 'проектный офис',
    blocks: 13,
    roles: 7,
    channels: 10,
    notes: ['Приложения 1 и 2: Дата и номер не заполнены'],
    nameTemplate: 'Муниципальный центр управления {municipality.genitive}',
    formName: 'проектный офис',
    formGenitive: 'проектного офиса',
    decreeKind: 'постановление',
  },
  {
    code: 'blank',
    title: 'Пустая заготовка',
    summary: 'Заполните по своему положению.',
    form: '',
    blocks: 0,
    roles: 7,
    channels: 7,
    notes: [],
    nameTemplate: 'Муниципальный центр управления {municipality.genitive}',
    formName: '',
    formGenitive: '',
    decreeKind: '',
  },
]
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

const open = async () => {
  const CreatePage = (await import('./CreatePage.vue')).default
  const page = { template: '<p />' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: page },
      { path: '/start', component: page },
    ],
  })
  const wrapper = mount(CreatePage, { props: { state }, global: { plugins: [router] }, attachTo: document.body })
  await flushPromises()
  return wrapper
}
type Page = Awaited<ReturnType<typeof open>>
const choose = async (wrapper: Page, code: string) => {
  await wrapper.get(`input[value="${code}"]`).setValue(true)
  const next = wrapper.findAll('button').find((button) => button.text().startsWith('Дальше'))
  await next?.trigger('click')
  await flushPromises()
}
const field = (wrapper: Page, name: string) => wrapper.get<HTMLInputElement>(`[id="f-${name}"]`)

beforeEach(() => {
  Object.assign(window, {
    mcu: {
      call: (method: string, input: unknown) => {
        calls.push({ method, input })
        return Promise.resolve(method === 'register.presets' ? { ok: true, value: presets } : answer(method))
      },
      onEvent: () => () => undefined,
    },
  })
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }))
  setActivePinia(createPinia())
  localStorage.clear()
  calls.length = 0
})
afterEach(() => {
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

describe('first start', () => {
  it('offers the types with their size and shows the slips of the chosen decree', async () => {
    const wrapper = await open()
    expect(wrapper.findAll('.type-card').map((card) => card.text())).toEqual([
      expect.stringContaining('13\u00A0блоков, 7\u00A0ролей, 10\u00A0каналов'),
      expect.stringContaining('без блоков'),
    ])
    await wrapper.get('input[value="trosna"]').setValue(true)
    expect(wrapper.get('.type-side').text()).toContain('Приложения 1 и 2: Дата и номер не заполнены')
    expect(wrapper.text()).toContain('/srv/register')
  })

  it('builds the name of the МЦУ from the words as they are typed, until the person writes his own', async () => {
    const wrapper = await open()
    await choose(wrapper, 'trosna')
    expect(field(wrapper, 'office.mcuName').element.placeholder).toBe('Муниципальный центр управления …')
    await field(wrapper, 'slot.genitive').setValue('Заречного округа')
    expect(field(wrapper, 'office.mcuName').element.value).toBe('Муниципальный центр управления Заречного округа')
    await field(wrapper, 'office.mcuName').setValue('МЦУ Заречного')
    await field(wrapper, 'slot.genitive').setValue('Заречного муниципального округа')
    expect(field(wrapper, 'office.mcuName').element.value).toBe('МЦУ Заречного')
  })

  it('finds what was typed again after the window was closed', async () => {
    const first = await open()
    await choose(first, 'trosna')
    await field(first, 'office.name').setValue('Администрация Заречного округа')
    await field(first, 'operator.name').setValue('Лапшина О. Д.')
    first.unmount()
    const second = await open()
    expect(field(second, 'office.name').element.value).toBe('Администрация Заречного округа')
    expect(field(second, 'operator.name').element.value).toBe('Лапшина О. Д.')
    expect(field(second, 'office.decreeKind').element.value).toBe('постановление')
  })

  it('starts anew when the kept draft is unreadable', async () => {
    localStorage.setItem('reestr-mcu.start', '{"office": [1, 2], "step": "office", "presetCode": 7')
    const wrapper = await open()
    expect(wrapper.findAll('.type-card')).toHaveLength(2)
  })

  it('answers refusals with links to the fields and keeps the draft', async () => {
    answer = () => ({
      ok: false,
      error: {
        code: 'invalid',
        message: 'Исправьте поля',
        fields: { 'operator.name': 'Укажите, кто работает', 'office.name': 'Укажите наименование органа' },
      },
    })
    const wrapper = await open()
    await choose(wrapper, 'trosna')
    await field(wrapper, 'office.town').setValue('г. Заречный')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    const links = wrapper.findAll('.summary a')
    expect(links.map((link) => link.text())).toEqual([
      'Наименование органа: укажите наименование органа',
      'Фамилия и инициалы: укажите, кто работает',
    ])
    expect(document.activeElement).toBe(wrapper.get('.summary').element)
    await links[1]?.trigger('click')
    expect(document.activeElement?.id).toBe('f-operator.name')
    expect(localStorage.getItem('reestr-mcu.start')).toContain('г. Заречный')
  })

  it('sends blanks as blanks and forgets the draft when the register is made', async () => {
    answer = () => ({ ok: true, value: { ...state, status: 'open' } })
    const reload = vi.spyOn(window.location, 'reload').mockImplementation(() => undefined)
    const wrapper = await open()
    await choose(wrapper, 'blank')
    await field(wrapper, 'office.name').setValue('Администрация')
    await field(wrapper, 'operator.name').setValue('Лапшина О. Д.')
    await wrapper.get('form').trigger('submit')
    await flushPromises()
    const created = calls.find(({ method }) => method === 'register.create')?.input as { input: unknown }
    expect(created.input).toMatchObject({
      presetCode: 'blank',
      office: { name: 'Администрация', nameDative: '', mcuName: '', decreeDate: null, decreeNumber: '' },
      operator: { name: 'Лапшина О. Д.', post: '' },
    })
    expect(localStorage.getItem('reestr-mcu.start')).toBeNull()
    expect(reload).toHaveBeenCalledOnce()
  })
})
