// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '../api/client.ts'
import { useToasts } from '../ui/toasts.ts'
import { errorState, setConnectionLost } from './errors.ts'
import { useForm } from './form.ts'

vi.mock('../api/index.ts', async () => ({ ApiError: (await import('../api/client.ts')).ApiError }))
beforeEach(() => setConnectionLost(false))

const labels = () => ({ fromOn: 'С какого дня', toOn: 'По какой день' })
const refuse = (fields: Record<string, string>) => () =>
  Promise.reject(new ApiError({ code: 'invalid', message: 'Данные не приняты', fields }))

describe('a form', () => {
  it('puts refusals at the fields and lists them in the order of the form, unknown ones last', async () => {
    const form = useForm(labels)
    expect(await form.send(refuse({ other: 'Занято', toOn: 'Раньше начала', fromOn: 'Укажите день' }))).toBe(false)
    expect(form.errors.value['toOn']).toBe('Раньше начала')
    expect(form.summary.value.map((one) => one.label)).toEqual(['С какого дня', 'По какой день', 'other'])
    expect(await form.send(async () => undefined)).toBe(true)
    expect(form.summary.value).toEqual([])
  })

  it('sends once at a time', async () => {
    const form = useForm()
    let release: () => void = () => undefined
    const first = form.send(() => new Promise<void>((resolve) => (release = resolve)))
    expect(form.busy.value).toBe(true)
    expect(await form.send(async () => undefined)).toBe(false)
    release()
    expect(await first).toBe(true)
  })

  it('says that nothing was sent when the host is gone, though a banner stands already', async () => {
    setConnectionLost(true)
    const lost = new ApiError({ code: 'unavailable', message: 'Приложение не отвечает' })
    expect(await useForm().send(() => Promise.reject(lost))).toBe(false)
    expect(useToasts().state.shown.at(-1)).toMatchObject({ text: 'Приложение не отвечает', tone: 'red' })
    expect(errorState.shown).toBeNull()
  })
})
