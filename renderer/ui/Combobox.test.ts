// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import Combobox from './Combobox.vue'
import Field from './Field.vue'

const options = [
  { value: 1, label: 'Берёзовка', group: 'Посёлки' },
  { value: 2, label: 'Заводской', group: 'Город' },
  { value: 3, label: 'Новый Свет', group: 'Посёлки' },
  { value: 4, label: 'Закрытый', disabled: true },
]
let mounted: VueWrapper[] = []
afterEach(() => {
  for (const one of mounted) one.unmount()
  mounted = []
})

const place = (start: number | null = null, extra: Record<string, unknown> = {}) => {
  const value = ref<number | null>(start)
  const created: string[] = []
  const wrapper = mount(
    defineComponent({
      setup: () => () =>
        h(Field, { label: 'Территория', name: 'place', error: 'Выберите населённый пункт' }, () =>
          h(Combobox<number>, {
            modelValue: value.value,
            options,
            'onUpdate:modelValue': (next: number | null) => (value.value = next),
            onCreate: (text: string) => created.push(text),
            ...extra,
          }),
        ),
    }),
    { attachTo: document.body },
  )
  mounted.push(wrapper)
  const input = wrapper.get('input')
  const shown = () => wrapper.findAll('[role=option]').map((line) => line.text())
  return { wrapper, value, created, input, shown }
}

describe('a choice by typing', () => {
  it('stands in its field: id, error, roles', () => {
    const { input, wrapper } = place()
    expect(input.attributes('id')).toBe('f-place')
    expect(wrapper.get('label').attributes('for')).toBe('f-place')
    expect(input.attributes('role')).toBe('combobox')
    expect(input.attributes('aria-invalid')).toBe('true')
    expect(wrapper.get(`#${input.attributes('aria-describedby')}`).text()).toBe('Выберите населённый пункт')
  })

  it('takes the choice that is typed in full, also below a longer one of another group', async () => {
    const { input, value, shown } = place(null, {
      options: [
        { value: 7, label: 'Питание в больницах', group: 'Здравоохранение' },
        { value: 8, label: 'Питание', group: 'Образование' },
      ],
    })
    await input.setValue('питание')
    expect(shown()).toEqual(['Питание в больницах', 'Питание'])
    await input.trigger('keydown', { key: 'Enter' })
    expect(value.value).toBe(8)
  })

  it('finds ё by е and takes the first with Enter', async () => {
    const { input, value, shown } = place()
    await input.setValue('берез')
    expect(shown()).toEqual(['Берёзовка'])
    await input.trigger('keydown', { key: 'Enter' })
    expect(value.value).toBe(1)
    expect(input.element.value).toBe('Берёзовка')
  })

  it('understands the Latin layout and says so', async () => {
    const { input, wrapper, shown } = place()
    await input.setValue('yjdsq')
    expect(shown()).toEqual(['Новый Свет'])
    expect(wrapper.text()).toContain('yjdsq распознано как «новый»')
  })

  it('opens with Alt+↓ on what is chosen and moves past headings and closed values', async () => {
    const { input, wrapper, value } = place(3)
    await input.trigger('keydown', { key: 'ArrowDown', altKey: true })
    expect(input.attributes('aria-expanded')).toBe('true')
    expect(wrapper.get('.is-on').text()).toContain('Новый Свет')
    await input.trigger('keydown', { key: 'ArrowDown' })
    expect(wrapper.get('.is-on').text()).toBe('Заводской')
    await input.trigger('keydown', { key: 'ArrowDown' })
    expect(wrapper.get('.is-on').text()).toBe('Берёзовка')
    await input.trigger('keydown', { key: 'Enter' })
    expect(value.value).toBe(1)
  })

  it('points the reader of the page at the marked line', async () => {
    const { input, wrapper } = place()
    await input.trigger('keydown', { key: 'ArrowDown' })
    expect(wrapper.get('.is-on').attributes('id')).toBe(input.attributes('aria-activedescendant'))
  })

  it('gives back what was with Esc and keeps the key from the dialog around it', async () => {
    const { input, value } = place(2)
    await input.setValue('бер')
    let passed = false
    const listener = () => (passed = true)
    document.body.addEventListener('keydown', listener)
    await input.trigger('keydown', { key: 'Escape' })
    document.body.removeEventListener('keydown', listener)
    expect(passed).toBe(false)
    expect(input.element.value).toBe('Заводской')
    expect(value.value).toBe(2)
  })

  it('returns to the old value when the field is left with half a word', async () => {
    const { input, value } = place(2)
    await input.setValue('бер')
    await input.trigger('blur')
    expect(value.value).toBe(2)
    expect(input.element.value).toBe('Заводской')
  })

  it('takes with Tab what typing has found', async () => {
    const { input, value } = place()
    await input.setValue('зав')
    await input.trigger('keydown', { key: 'Tab' })
    expect(value.value).toBe(2)
  })

  it('is emptied by clearing the text or by its button', async () => {
    const first = place(2)
    await first.input.setValue('')
    await first.input.trigger('blur')
    expect(first.value.value).toBeNull()
    const second = place(2)
    await second.wrapper.get('button[aria-label="Очистить"]').trigger('click')
    expect(second.value.value).toBeNull()
  })

  it('offers to create what is missing, but not what is there', async () => {
    const { input, created, shown } = place(null, { create: 'Создать территорию' })
    await input.setValue('Луговая')
    expect(shown()).toEqual(['Создать территорию «Луговая»'])
    await input.trigger('keydown', { key: 'Enter' })
    expect(created).toEqual(['Луговая'])
    await input.setValue('заводской')
    expect(shown()).toEqual(['Заводской'])
  })

  it('takes with Enter the first of the choices that came after the typing', async () => {
    const found = ref<typeof options>([])
    const { input, value } = place(null, {
      get options() {
        return found.value
      },
      remote: true,
    })
    await input.setValue('за')
    await input.trigger('keydown', { key: 'Enter' })
    expect(value.value).toBeNull()
    found.value = options.slice(1, 3)
    await nextTick()
    await input.trigger('keydown', { key: 'Enter' })
    expect(value.value).toBe(2)
  })

  it('leaves Ctrl+Enter to the form, having taken what stands chosen as by Tab', async () => {
    const { input, value } = place()
    await input.setValue('зав')
    const event = new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true })
    input.element.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(false)
    expect(value.value).toBe(2)
  })
})
