// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { officeNow } from './clock.ts'
import DateField from './DateField.vue'

const place = (modelValue: string | null = null, extra: Record<string, unknown> = {}) => {
  const wrapper = mount(DateField, { props: { modelValue, now: '2026-11-17T10:42', ...extra } })
  return { wrapper, input: wrapper.get('input') }
}
type Input = ReturnType<typeof place>['input']
/** Typing without leaving the field. */
const write = async (input: Input, text: string) => {
  input.element.value = text
  await input.trigger('input')
}
const type = async (input: Input, text: string) => {
  await write(input, text)
  await input.trigger('change')
}

describe('a date typed freely', () => {
  it('shows civil text as people write it', () => {
    expect(place('2026-11-17T18:20').input.element.value).toBe('17.11.2026 18:20')
    expect(place('2026-11-17').input.element.value).toBe('17.11.2026')
  })

  it('says what it understood before it is taken', async () => {
    const { wrapper, input } = place()
    await write(input, 'пт')
    expect(wrapper.get('.date-mean').text()).toBe('пятница, 20.11.2026')
    expect(wrapper.emitted('update:modelValue')).toBeUndefined()
  })

  it('gives civil text when the field is left', async () => {
    const { wrapper, input } = place()
    await type(input, '+3')
    expect(wrapper.emitted('update:modelValue')).toEqual([['2026-11-20']])
    expect(input.element.value).toBe('20.11.2026')
  })

  it('keeps what cannot be read and tells it', async () => {
    const { wrapper, input } = place()
    await type(input, '31.02')
    expect(input.element.value).toBe('31.02')
    expect(wrapper.emitted('unreadable')).toEqual([['Такой даты нет']])
    expect(input.attributes('aria-invalid')).toBe('true')
    await type(input, 'завтра')
    expect(wrapper.emitted('unreadable')).toEqual([['Такой даты нет'], [null]])
    expect(wrapper.emitted('update:modelValue')).toEqual([['2026-11-18']])
  })

  it('is emptied by clearing it', async () => {
    const { wrapper, input } = place('2026-11-17')
    await type(input, '')
    expect(wrapper.emitted('update:modelValue')).toEqual([[null]])
  })

  it('gives back the old date with Esc', async () => {
    const { wrapper, input } = place('2026-11-17')
    await write(input, '31.02')
    await input.trigger('keydown', { key: 'Escape' })
    expect(input.element.value).toBe('17.11.2026')
    expect(wrapper.emitted('update:modelValue')).toBeUndefined()
  })

  it('takes «now» of the office where none is given', async () => {
    officeNow.value = '2027-01-11T09:00'
    const wrapper = mount(DateField, { props: { modelValue: null } })
    await nextTick()
    const input = wrapper.get('input')
    await type(input, 'завтра')
    expect(wrapper.emitted('update:modelValue')).toEqual([['2027-01-12']])
  })
})
