// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { defineComponent, effectScope, h, type EffectScope } from 'vue'
import { chordLabel, parseChord } from '../ui/chords.ts'
import { activeKeys, handleKey, hintKeys, pushKeyScope, useKeys, useKeyScope, type KeyBinding } from './keys.ts'

const scopes: EffectScope[] = []
const bind = (bindings: KeyBinding[], options?: { everywhere?: boolean }) => {
  const scope = effectScope()
  scopes.push(scope)
  scope.run(() => useKeys(bindings, options))
  return scope
}
const press = (init: KeyboardEventInit, target: Element = document.body) => {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })
  Object.defineProperty(event, 'target', { value: target })
  return handleKey(event)
}
const counter = (keys: string | string[], more: Partial<KeyBinding> = {}) => {
  const seen = { times: 0 }
  bind([{ id: 'probe', keys, title: 'Проба', where: 'Список', run: () => (seen.times += 1), ...more }])
  return seen
}
afterEach(() => {
  for (const scope of scopes.splice(0)) scope.stop()
})

describe('keys by their place', () => {
  it('hears Ctrl+N in the Russian layout, where the key says «т»', () => {
    const seen = counter('Ctrl+N')
    expect(press({ code: 'KeyN', key: 'n', ctrlKey: true })).toBe(true)
    expect(press({ code: 'KeyN', key: 'т', ctrlKey: true })).toBe(true)
    expect(seen.times).toBe(2)
  })

  it('hears a single letter in both layouts, but not with Shift or Ctrl', () => {
    const seen = counter('A')
    press({ code: 'KeyA', key: 'ф' })
    press({ code: 'KeyA', key: 'a' })
    press({ code: 'KeyA', key: 'a', shiftKey: true })
    press({ code: 'KeyA', key: 'a', ctrlKey: true })
    expect(seen.times).toBe(2)
  })

  it('knows «?» by its sign, because its key differs between the layouts', () => {
    const seen = counter(['F1', '?'])
    press({ code: 'Slash', key: '?', shiftKey: true })
    press({ code: 'Digit7', key: '?', shiftKey: true })
    press({ code: 'F1', key: 'F1' })
    expect(seen.times).toBe(3)
  })

  it('takes digits of the number pad for digits', () => {
    const seen = counter('Alt+1')
    press({ code: 'Numpad1', key: '1', altKey: true })
    expect(seen.times).toBe(1)
  })
})

describe('keys and typing', () => {
  it('leaves single letters to a field and takes chords from it', () => {
    const letter = counter('E')
    const chord = counter('Ctrl+S')
    const input = document.createElement('input')
    expect(press({ code: 'KeyE', key: 'у' }, input)).toBe(false)
    expect(press({ code: 'KeyS', key: 'ы', ctrlKey: true }, input)).toBe(true)
    expect([letter.times, chord.times]).toEqual([0, 1])
  })

  it('leaves Ctrl+Z to a field that asks for it', () => {
    const seen = counter('Ctrl+Z', { inFields: false })
    expect(press({ code: 'KeyZ', key: 'я', ctrlKey: true }, document.createElement('textarea'))).toBe(false)
    expect(seen.times).toBe(0)
  })

  it('leaves Enter to a focused button', () => {
    const seen = counter('Enter')
    press({ code: 'Enter', key: 'Enter' }, document.createElement('button'))
    press({ code: 'Enter', key: 'Enter' })
    expect(seen.times).toBe(1)
  })
})

describe('one table of keys', () => {
  it('gives the same lines to the sheet and the bottom line', () => {
    bind([{ id: 'next', keys: ['Up', 'Down'], title: 'Строка списка', where: 'Список', hint: 'строка' }])
    expect(activeKeys.value.map((line) => line.title)).toEqual(['Строка списка'])
    expect(hintKeys.value.map((line) => line.hint)).toEqual(['строка'])
  })

  it('forgets the keys of a screen that is left', () => {
    const scope = bind([{ id: 'gone', keys: 'Ctrl+G', title: 'К пункту', where: 'Протокол', run: () => undefined }])
    scope.stop()
    expect(press({ code: 'KeyG', key: 'п', ctrlKey: true })).toBe(false)
    expect(activeKeys.value).toEqual([])
  })

  it('lets the newest binding win', () => {
    const old = counter('Esc')
    const fresh = counter('Esc')
    press({ code: 'Escape', key: 'Escape' })
    expect([old.times, fresh.times]).toEqual([0, 1])
  })

  it('rests the keys of the screen while a dialog is open, except those that hold everywhere', () => {
    const screen = counter('Ctrl+S')
    const everywhere = { times: 0 }
    bind([{ id: 'palette', keys: 'Ctrl+K', title: 'Найти', where: 'Везде', run: () => (everywhere.times += 1) }], {
      everywhere: true,
    })
    const close = pushKeyScope()
    const dialog = counter('Ctrl+Enter')
    press({ code: 'KeyS', key: 's', ctrlKey: true })
    press({ code: 'KeyK', key: 'k', ctrlKey: true })
    press({ code: 'Enter', key: 'Enter', ctrlKey: true })
    close()
    press({ code: 'KeyS', key: 's', ctrlKey: true })
    expect([screen.times, everywhere.times, dialog.times]).toEqual([1, 1, 1])
  })

  it('passes a key on when its condition does not hold', () => {
    const seen = counter('Ctrl+P', { when: () => false })
    expect(press({ code: 'KeyP', key: 'p', ctrlKey: true })).toBe(false)
    expect(seen.times).toBe(0)
  })
})

describe('keys of a dialog', () => {
  /** What Dialog.vue is to the keys. */
  const Box = defineComponent({
    props: { open: Boolean },
    setup(props, { slots }) {
      useKeyScope(() => props.open)
      return () => (props.open ? slots['default']?.() : null)
    },
  })
  const probe = () => {
    const seen = { times: 0 }
    const bindings: KeyBinding[] = [
      { id: 'probe', keys: 'Ctrl+Enter', title: 'Сохранить', where: 'Диалог', run: () => (seen.times += 1) },
    ]
    return { seen, bindings }
  }
  const save = () => press({ code: 'Enter', key: 'Enter', ctrlKey: true })

  it('bound by the component that draws the dialog belong to the dialog', () => {
    const { seen, bindings } = probe()
    const Owner = defineComponent({
      setup() {
        useKeys(bindings)
        return () => h(Box, { open: true }, () => 'поля')
      },
    })
    const wrapper = mount(Owner)
    save()
    wrapper.unmount()
    save()
    expect(seen.times).toBe(1)
  })

  it('rest while the dialog of their component is closed and hold each time it opens', async () => {
    const { seen, bindings } = probe()
    const Owner = defineComponent({
      props: { open: Boolean },
      setup(props) {
        useKeys(bindings)
        return () => h(Box, { open: props.open })
      },
    })
    const wrapper = mount(Owner, { props: { open: false } })
    const times = []
    for (const open of [false, true, false, true]) {
      await wrapper.setProps({ open })
      save()
      times.push(seen.times)
    }
    wrapper.unmount()
    expect(times).toEqual([0, 1, 1, 2])
  })

  it('of the page that opens a dialog stay below it', async () => {
    const { seen, bindings } = probe()
    const Page = defineComponent({
      props: { open: Boolean },
      setup(props) {
        useKeys(bindings)
        return () => [h('header'), h(Box, { open: props.open })]
      },
    })
    const wrapper = mount(Page, { props: { open: false } })
    save()
    await wrapper.setProps({ open: true })
    save()
    await wrapper.setProps({ open: false })
    save()
    wrapper.unmount()
    expect(seen.times).toBe(2)
  })
})

describe('words of keys', () => {
  it('names keys as a Russian keyboard does', () => {
    expect(chordLabel('Ctrl+N')).toBe('Ctrl N')
    expect(chordLabel('Shift+Down')).toBe('Shift ↓')
    expect(chordLabel('Space')).toBe('Пробел')
    expect(chordLabel('Ctrl++')).toBe('Ctrl +')
  })

  it('does not bind what is typed rather than pressed', () => {
    expect(parseChord('::')).toBeUndefined()
    expect(parseChord('@')).toBeUndefined()
    expect(parseChord('Ctrl++')).toEqual({ code: 'Equal', ctrl: true, alt: false, shift: false })
  })
})
