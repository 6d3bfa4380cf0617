// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { openMeeting, openMeetingRegister, type TestRoster } from '../../../tests/builders/meetings.ts'
import type { TestRegister } from '../../../tests/builders/register.ts'
import { handleKey } from '../../app/keys.ts'
import { officeNow } from '../../ui/clock.ts'
import { SAVE_AFTER_MS } from './autosave.ts'
import MeetingPage from './MeetingPage.vue'

/** The window speaks to a real register in memory through the real dispatcher; its events reach the page. */
const link = vi.hoisted(() => ({ register: null as unknown, listeners: new Set<(event: unknown) => void>(), told: 0 }))
vi.mock('../../api/index.ts', async () => {
  const { ApiError } = await vi.importActual<typeof import('../../api/client.ts')>('../../api/client.ts')
  return {
    ApiError,
    api: new Proxy(
      {},
      { get: (_target, area: string) => (link.register as { api: Record<string, unknown> }).api[area] },
    ),
    host: {},
    onEvent: (listener: (event: unknown) => void) => {
      link.listeners.add(listener)
      return () => link.listeners.delete(listener)
    },
  }
})

let register: TestRegister & { roster: TestRoster; left: number }
let router: Router
let page: VueWrapper
let meetingId = 0
let itemId = 0

/** Hands over what the core has told since, until the page has read it. */
const settle = async (): Promise<void> => {
  for (let round = 0; round < 4; round += 1) {
    for (const event of register.events.slice(link.told)) for (const listener of link.listeners) listener(event)
    link.told = register.events.length
    await vi.advanceTimersByTimeAsync(100)
    await flushPromises()
  }
}
const type = async (text: string): Promise<void> => {
  const field = document.activeElement as HTMLTextAreaElement
  field.value += text
  field.setSelectionRange(field.value.length, field.value.length)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
}
const press = async (key: string, more: KeyboardEventInit = {}): Promise<void> => {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true, ...more }),
  )
  await flushPromises()
  await settle()
}
const decisions = async () => (await register.api.meetings.get({ id: meetingId })).items[0]?.decisions ?? []

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  register = openMeetingRegister()
  link.register = register
  link.told = 0
  link.listeners.clear()
  officeNow.value = '2026-11-17T14:26'
  const opened = await openMeeting(register)
  meetingId = opened.id
  itemId = opened.itemId
  setActivePinia(createPinia())
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/meetings/:id', component: MeetingPage },
      { path: '/meetings/:id/present', component: { template: '<i />' } },
      { path: '/meetings/:id/prep', component: { template: '<i />' } },
      { path: '/protocols/:id', component: { template: '<i />' } },
      { path: '/assignments', component: { template: '<i />' } },
    ],
  })
  await router.push(`/meetings/${meetingId}`)
  page = mount(MeetingPage, { global: { plugins: [router] }, attachTo: document.body })
  window.addEventListener('keydown', handleKey)
  await settle()
})
afterEach(() => {
  page.unmount()
  window.removeEventListener('keydown', handleKey)
  document.body.innerHTML = ''
  vi.useRealTimers()
})

describe('решение пишется сразу поручением', () => {
  it('Ctrl+Enter, текст, @ исполнитель, срок словами, Ctrl+Enter: решение записано, курсор в следующем', async () => {
    await press('Enter', { ctrlKey: true })
    await type('Представить сводку @ряб')
    expect(page.find('[role="listbox"]').text()).toContain('Рябинин')
    await press('Enter')
    expect(page.find('[role="listbox"]').exists()).toBe(false)
    await type(' к пт')
    expect(page.text()).toContain('«пт»: 20.11.2026')
    await press('Enter', { ctrlKey: true })
    expect(await decisions()).toMatchObject([
      {
        text: 'Представить сводку',
        executor: { kind: 'person', id: register.roster.roads },
        dueOn: '2026-11-20',
        isAssignment: true,
      },
    ])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Решение 1.2')
    expect((document.activeElement as HTMLTextAreaElement).value).toBe('')
  })

  it('набранное сохраняется само после паузы, правка той же строки второго решения не создаёт', async () => {
    await press('Enter', { ctrlKey: true })
    await type('Довести рейтинг')
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS + 50)
    await settle()
    expect((await decisions()).map((one) => one.text)).toEqual(['Довести рейтинг'])
    await type(' до получателей')
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS + 50)
    await settle()
    expect((await decisions()).map((one) => one.text)).toEqual(['Довести рейтинг до получателей'])
    expect(page.findAll('.dec').length).toBe(1)
  })

  it('слова, которые не срок, остаются в тексте, если срок отклонить', async () => {
    await press('Enter', { ctrlKey: true })
    await type('Держать связь до пт')
    await page.find('[aria-label="Это не срок"]').trigger('click')
    await press('Enter', { ctrlKey: true })
    expect(await decisions()).toMatchObject([{ text: 'Держать связь до пт', dueOn: null, isAssignment: false }])
  })

  it('чужая правка той же строки показана рядом, свой текст не теряется', async () => {
    const saved = await register.api.meetings.saveDecision({
      itemId,
      id: null,
      version: null,
      text: 'Сводка',
      executor: null,
      dueOn: null,
      period: '',
    })
    await settle()
    await page.find(`[data-decision="${saved.id}"]`).trigger('click')
    await flushPromises()
    await register.api.meetings.saveDecision({
      itemId,
      id: saved.id,
      version: saved.version,
      text: 'Сводка о наледи',
      executor: null,
      dueOn: null,
      period: '',
    })
    await type(' о снеге')
    await press('Enter', { ctrlKey: true })
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS + 50)
    await settle()
    expect(page.text()).toContain('В другом окне: «Сводка о наледи»')
    const mine = page.findAll('button').find((one) => one.text() === 'Оставить мой текст')
    await mine?.trigger('click')
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS + 50)
    await settle()
    expect((await decisions()).map((one) => one.text)).toEqual(['Сводка о снеге'])
  })

  it('отказ виден у строки, текст остаётся', async () => {
    await register.api.meetings.update({
      id: meetingId,
      version: (await register.api.meetings.get({ id: meetingId })).version,
      heldOn: '2026-11-17',
      startsAt: '14:00',
      endsAt: null,
      place: '',
      secretaryId: null,
      note: '',
    })
    await press('Enter', { ctrlKey: true })
    await type('Подвести итоги до 01.11.2026')
    await press('Enter', { ctrlKey: true })
    expect(page.find('.dec .error').text()).toBe('Срок раньше даты заседания 17.11.2026')
    expect(await decisions()).toEqual([])
  })
})

describe('ход заседания с клавиатуры', () => {
  it('F8 завершает вопрос, с которого началось заседание, и начинает следующий, Alt+↓ ведёт к нему', async () => {
    await register.api.meetings.saveItem({
      meetingId,
      id: null,
      version: null,
      title: 'О рейтинге',
      speakerId: null,
      minutes: 10,
      note: '',
    })
    await register.api.meetings.setState({
      id: meetingId,
      version: (await register.api.meetings.get({ id: meetingId })).version,
      state: 'inProgress',
    })
    await settle()
    await press('F8')
    expect((await register.api.meetings.get({ id: meetingId })).items.map((one) => one.state)).toEqual([
      'done',
      'current',
    ])
    await press('ArrowUp', { altKey: true })
    expect(page.find('.q-head h2').text()).toContain('1. О')
    await press('ArrowDown', { altKey: true })
    expect(page.find('.q-head h2').text()).toContain('2. О')
  })

  it('F9 – следующий шаг: разослать, начать, а протокол только с ответом, что осталось несделанным', async () => {
    const state = async () => (await register.api.meetings.get({ id: meetingId })).state
    await press('F9')
    expect(await state()).toBe('sent')
    await press('F9')
    expect(await state()).toBe('inProgress')
    expect(router.currentRoute.value.path).toBe(`/meetings/${meetingId}`)
    await press('F9')
    expect(await state()).toBe('inProgress')
    const dialog = document.querySelector('[role="dialog"]')
    expect(dialog?.textContent?.replaceAll('\u00A0', ' ')).toContain('Явка не отмечена: Ветлугина И. П.')
    const go = [...(dialog?.querySelectorAll('button') ?? [])].find((one) => one.textContent?.includes('К протоколу'))
    go?.click()
    await settle()
    expect(await state()).toBe('protocol')
    expect(router.currentRoute.value.path).toBe(`/protocols/${meetingId}`)
  })

  it('когда явка отмечена и вопросы рассмотрены, F9 ведёт к протоколу сразу', async () => {
    await register.api.meetings.markPresent({ id: meetingId })
    const one = await register.api.meetings.get({ id: meetingId })
    await register.api.meetings.setState({ id: meetingId, version: one.version, state: 'inProgress' })
    const [item] = (await register.api.meetings.get({ id: meetingId })).items
    if (item) await register.api.meetings.setItemState({ id: item.id, version: item.version, state: 'done' })
    await settle()
    await press('F9')
    expect(router.currentRoute.value.path).toBe(`/protocols/${meetingId}`)
  })

  it('F7 делает сказанное поручением того, кто сказал; срок словами становится датой', async () => {
    const people = (await register.api.meetings.get({ id: meetingId })).participants
    const speaker = people.find((one) => one.personId === register.roster.roads)
    const said = await register.api.meetings.saveStatement({
      itemId,
      id: null,
      version: null,
      kind: 'spoke',
      participantId: speaker?.id ?? null,
      text: 'Вывести вторую смену техники к пт',
    })
    await settle()
    page.find<HTMLElement>(`[data-statement="${said.id}"]`).element.focus()
    await press('F7')
    expect(await decisions()).toMatchObject([
      {
        text: 'Вывести вторую смену техники',
        executor: { id: register.roster.roads },
        dueOn: '2026-11-20',
        isAssignment: true,
      },
    ])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Решение 1.1')
  })

  it('второй исполнитель помогает первому, «контроль @» называет контролирующего, выбывший назван с днём', async () => {
    await press('Enter', { ctrlKey: true })
    await type('Сверить списки @ряб')
    await press('Enter')
    await type(' @авер')
    await press('Enter')
    await type(' контроль @корн')
    await press('Enter')
    expect(page.text().replaceAll('\u00A0', ' ')).toContain('Аверин М. Р.: выбыл из состава 31.10.2026')
    await press('Enter', { ctrlKey: true })
    expect(await decisions()).toMatchObject([
      {
        text: 'Сверить списки',
        executor: { id: register.roster.roads },
        coExecutors: [{ id: register.left, leftOn: '2026-10-31' }],
        controller: { id: register.roster.head },
      },
    ])
  })

  it('вставленный список становится решениями с исполнителями и сроками', async () => {
    await press('Enter', { ctrlKey: true })
    const paste = new Event('paste', { bubbles: true, cancelable: true })
    Object.assign(paste, {
      clipboardData: {
        getData: () => '1. Принять к сведению\n2) Представить график @Рябинин до 24.11\n\n– Держать связь',
      },
    })
    document.activeElement?.dispatchEvent(paste)
    await settle()
    expect((await decisions()).map((one) => [one.text, one.executor?.id ?? null, one.dueOn])).toEqual([
      ['Принять к сведению', null, null],
      ['Представить график', register.roster.roads, '2026-11-24'],
      ['Держать связь', null, null],
    ])
  })

  it('П и Н ведут дальше по списку, О пишет время, цифры его правят, У отмечает уход', async () => {
    const marks = () => page.findAll<HTMLElement>('.att').map((one) => one.element)
    marks()[0]?.focus()
    await press('g', { code: 'KeyG' })
    expect(document.activeElement).toBe(marks()[1])
    await press('j', { code: 'KeyJ' })
    const at = async (index: number) => (await register.api.meetings.get({ id: meetingId })).participants[index]
    expect(await at(1)).toMatchObject({ presence: 'late', arrivedAt: '14:26' })
    await press('1', { code: 'Digit1' })
    const field = document.activeElement as HTMLInputElement
    field.value = '1410'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await press('Enter')
    expect(await at(1)).toMatchObject({ arrivedAt: '14:10' })
    await press('e', { code: 'KeyE' })
    expect(await at(1)).toMatchObject({ presence: 'late', leftAt: '14:26', isHere: false })
    expect(page.text()).toContain('до 14:26')
  })

  it('снятый участник отдаёт клавиши следующему, когда бы страница ни узнала, что его нет', async () => {
    const names = (): string[] => page.findAll('.att').map((mark) => mark.attributes('aria-label') ?? '')
    const [, second = '', third = ''] = names()
    page.findAll<HTMLElement>('.att')[1]?.element.focus()
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { code: 'Delete', bubbles: true }))
    await flushPromises()
    await vi.advanceTimersByTimeAsync(1000)
    await settle()
    expect(names()).not.toContain(second)
    expect(document.activeElement?.getAttribute('aria-label')).toBe(third)
  })

  it('отметка явки клавишей П, О, Н; отсутствие куратора объясняет, кто ведёт', async () => {
    const mark = page.findAll<HTMLElement>('.att')[0]
    mark?.element.focus()
    await press('y', { code: 'KeyY' })
    expect((await register.api.meetings.get({ id: meetingId })).participants[0]?.presence).toBe('absent')
    expect(page.text().replaceAll('\u00A0', ' ')).toContain(
      'Куратор МЦУ Ветлугина И. П. отсутствует, председательствует руководитель МЦУ',
    )
  })

  it('голоса записываются, пустые означают, что не голосовали', async () => {
    const [inFavour] = page.findAll<HTMLInputElement>('.votes-in input')
    await inFavour?.setValue('4')
    await inFavour?.trigger('focusout')
    await settle()
    expect((await register.api.meetings.get({ id: meetingId })).items[0]?.votes).toEqual({
      inFavour: 4,
      against: 0,
      abstained: 0,
    })
    for (const input of page.findAll<HTMLInputElement>('.votes-in input')) await input.setValue('')
    await page.findAll('.votes-in input')[0]?.trigger('focusout')
    await settle()
    expect((await register.api.meetings.get({ id: meetingId })).items[0]?.votes).toBeNull()
  })
})

describe('клавиши в повестке', () => {
  const line = () => document.activeElement?.getAttribute('data-item')
  const titles = async () => (await register.api.meetings.get({ id: meetingId })).items.map((one) => one.title)
  const addItem = async (title: string) => {
    await press('n', { ctrlKey: true, code: 'KeyN' })
    await type(title)
    await press('Enter', { ctrlKey: true })
    await press('Escape')
  }

  it('с приходом на страницу стоят на вопросе; Ctrl+Enter в новом вопросе записывает его, Esc возвращает их', async () => {
    expect(line()).toBe(String(itemId))
    await addItem('О рейтинге')
    expect(await titles()).toEqual(['О зимнем содержании дорог', 'О рейтинге'])
    expect(line()).toBe(String(itemId))
  })

  it('непонятная длительность ничего не пишет и возвращает в своё поле, набранное остаётся', async () => {
    await press('n', { ctrlKey: true, code: 'KeyN' })
    await type('О рейтинге')
    const minutes = page.find<HTMLInputElement>('[aria-label="Длительность"]')
    await minutes.setValue('abc')
    await press('Enter')
    expect(page.find('.item-form .error').text()).toContain('Длительность не распознана')
    expect(document.activeElement).toBe(minutes.element)
    expect(await titles()).toHaveLength(1)
    expect(page.find<HTMLTextAreaElement>('[aria-label="Вопрос"]').element.value).toBe('О рейтинге')
    await minutes.setValue('1,5ч')
    await press('Enter')
    expect((await register.api.meetings.get({ id: meetingId })).items[1]?.minutes).toBe(90)
  })

  it('слишком длинная тема возвращает к теме', async () => {
    await press('n', { ctrlKey: true, code: 'KeyN' })
    const topic = document.activeElement
    await type('О готовности '.repeat(400))
    page.find<HTMLElement>('[aria-label="Длительность"]').element.focus()
    await press('Enter')
    expect(page.find('.item-form .error').text()).toContain('Не больше')
    expect(document.activeElement).toBe(topic)
  })

  it('после удаления ведут к соседнему вопросу, переставленный вопрос их держит', async () => {
    await addItem('О рейтинге')
    await addItem('О блоке «Энергетика»')
    await press('ArrowDown', { altKey: true, shiftKey: true })
    expect((await titles())[1]).toBe('О зимнем содержании дорог')
    expect(line()).toBe(String(itemId))
    await press('Delete')
    expect(await titles()).toEqual(['О рейтинге', 'О блоке «Энергетика»'])
    expect((document.activeElement as HTMLElement).textContent).toContain('Энергетика')
  })

  it('без вопросов к протоколу молча не ведут, клавиши стоят на «Вопрос»', async () => {
    await press('Delete')
    expect(document.activeElement?.textContent).toContain('Вопрос')
    await press('F9')
    expect((await register.api.meetings.get({ id: meetingId })).state).toBe('draft')
    const { version } = await register.api.meetings.get({ id: meetingId })
    await register.api.meetings.setState({ id: meetingId, version, state: 'inProgress' })
    await settle()
    await press('F9')
    expect(document.querySelector('[role="dialog"]')?.textContent).toContain('В повестке нет вопросов')
  })

  it('слово сразу после выбранного исполнителя не слипается с прежним', async () => {
    await press('Enter', { ctrlKey: true })
    await type('Вывести смену @ряб')
    await press('Enter')
    await type('контроль @корн')
    await press('Enter')
    await type('к пт')
    await press('Enter', { ctrlKey: true })
    expect(await decisions()).toMatchObject([
      { text: 'Вывести смену', controller: { id: register.roster.head }, dueOn: '2026-11-20' },
    ])
  })
})
