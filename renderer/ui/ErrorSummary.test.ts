// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import ErrorSummary from './ErrorSummary.vue'
import Field from './Field.vue'
import TextInput from './TextInput.vue'

const texts = { received: 'Время ещё не наступило', place: 'Выберите населённый пункт' }
const all = [
  { name: 'received', label: 'Поступило', message: texts.received },
  { name: 'place', label: 'Территория', message: texts.place },
]
const form = () => {
  const errors = ref<typeof all>([])
  const wrapper = mount(
    defineComponent({
      setup: () => () => [
        h(ErrorSummary, { errors: errors.value }),
        h(Field, { label: 'Поступило', name: 'received', error: errors.value[0]?.message }, () =>
          h(TextInput, { modelValue: '' }),
        ),
        h(Field, { label: 'Территория', name: 'place', error: errors.value[1]?.message }, () =>
          h(TextInput, { modelValue: '' }),
        ),
      ],
    }),
    { attachTo: document.body },
  )
  return { wrapper, errors }
}
afterEach(() => document.body.replaceChildren())

it('takes the focus, counts the fields and says the same words as they do', async () => {
  const { wrapper, errors } = form()
  expect(wrapper.find('.summary').exists()).toBe(false)
  errors.value = all
  await nextTick()
  await nextTick()
  const summary = wrapper.get('.summary')
  expect(document.activeElement).toBe(summary.element)
  expect(summary.text()).toContain('Запись не сохранена, исправьте 2\u00A0поля')
  expect(wrapper.findAll('.summary a').map((link) => link.text())).toEqual([
    'Поступило: время ещё не наступило',
    'Территория: выберите населённый пункт',
  ])
  expect(wrapper.findAll('.error').map((line) => line.text())).toEqual([texts.received, texts.place])
})

it('leads from a line to its field', async () => {
  const { wrapper, errors } = form()
  errors.value = all
  await nextTick()
  await nextTick()
  await wrapper.findAll('.summary a')[1]?.trigger('click')
  expect(document.activeElement?.id).toBe('f-place')
})
