// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import DateField from '../ui/DateField.vue'
import Field from '../ui/Field.vue'
import { useForm } from './form.ts'

vi.mock('../api/index.ts', async () => ({ ApiError: (await import('../api/client.ts')).ApiError }))

const sent: (string | null)[] = []
const Form = defineComponent({
  setup(_props, { expose }) {
    const { send } = useForm()
    const on = ref<string | null>('2026-11-17')
    expose({ save: () => send(async () => sent.push(on.value)) })
    return () =>
      h(Field, { label: 'Срок', hint: 'Не позже пятницы' }, () =>
        h(DateField, {
          modelValue: on.value,
          now: '2026-11-17T10:42',
          'onUpdate:modelValue': (value: string | null) => (on.value = value),
        }),
      )
  },
})

it('a form sends no date it cannot read, says why at the field and gives it the keys; a date not yet left is sent as typed', async () => {
  const wrapper = mount(Form, { attachTo: document.body })
  const { save } = wrapper.vm as unknown as { save: () => Promise<boolean> }
  const input = wrapper.get('input')
  const write = (text: string) => {
    input.element.value = text
    return input.trigger('input')
  }
  await write('31.02')
  expect(await save()).toBe(false)
  expect(sent).toEqual([])
  expect(wrapper.get('.error').text()).toBe('Такой даты нет')
  expect(input.attributes('aria-describedby')).toBe(wrapper.get('.error').attributes('id'))
  expect(document.activeElement).toBe(input.element)

  await write('пт')
  expect(await save()).toBe(true)
  expect(sent).toEqual(['2026-11-20'])
  expect(wrapper.find('.error').exists()).toBe(false)
  expect(wrapper.get('.hint').text()).toBe('Не позже пятницы')
  wrapper.unmount()
})
