// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ref } from 'vue'
import type { IndicatorDefinition } from '../../../electron/contract/indicators.ts'
import type { SectionSpec } from '../../../electron/contract/reports.ts'
import SectionsEditor from './SectionsEditor.vue'

const spec = (key: SectionSpec['key'], indicators: string[] = []): SectionSpec => ({
  key,
  title: '',
  indicators,
  hasTables: true,
  hasCharts: false,
  needsComment: false,
})
const definition = (key: string, name: string): IndicatorDefinition => ({
  key,
  name,
  shortName: name,
  unit: 'count',
  numerator: null,
  denominator: null,
  countsBy: '',
  excludes: '',
  better: null,
  source: '',
})

const specs = ref<readonly SectionSpec[]>([])
let page: VueWrapper
const keys = () => specs.value.map(({ key }) => key)
const toggle = (key: string) => page.get<HTMLElement>(`[data-section="${key}"] .toggle`)
const altArrow = async (target: string, code: 'ArrowUp' | 'ArrowDown'): Promise<void> => {
  await page.get(target).trigger('keydown', { code, key: code, altKey: true })
  await flushPromises()
}

beforeEach(() => {
  specs.value = [spec('summary', ['received', 'open']), spec('channels'), spec('themes')]
  page = mount(
    {
      components: { SectionsEditor },
      setup: () => ({
        specs,
        definitions: [definition('received', 'Поступило'), definition('open', 'В работе'), definition('own:1', 'Ямы')],
      }),
      template: '<SectionsEditor v-model="specs" :definitions="definitions" />',
    },
    { attachTo: document.body },
  )
})
afterEach(() => page.unmount())

describe('sections of a document by keys', () => {
  it('move with Alt and arrows, and the keys stay on the moved one', async () => {
    await altArrow('[data-section="summary"] .toggle', 'ArrowDown')
    expect(keys()).toEqual(['channels', 'summary', 'themes'])
    expect(document.activeElement).toBe(toggle('summary').element)
    await altArrow('[data-section="channels"] .toggle', 'ArrowUp')
    expect(keys()).toEqual(['channels', 'summary', 'themes'])
  })

  it('are switched off and on by a tick, never the last one', async () => {
    await page.get('[data-section="channels"] input').setValue(false)
    await page.get('[data-section="themes"] input').setValue(false)
    expect(keys()).toEqual(['summary'])
    expect(page.get<HTMLInputElement>('[data-section="summary"] input').element.disabled).toBe(true)
    const off = page.findAll('label').find((one) => one.text().includes('Каналы поступления'))
    await off?.get('input').setValue(true)
    expect(keys()).toEqual(['summary', 'channels'])
  })

  it('hold indicators in an order of their own', async () => {
    await toggle('summary').trigger('click')
    await altArrow('[data-indicator="open"]', 'ArrowUp')
    expect(specs.value[0]?.indicators).toEqual(['open', 'received'])
    expect(keys()[0]).toBe('summary')
    await page.get('[data-indicator="received"] button').trigger('click')
    expect(specs.value[0]?.indicators).toEqual(['open'])
  })

  it('of the office’s own begin with their name to be typed', async () => {
    const add = page.findAll('button').find((one) => one.text() === 'Добавить свой раздел')
    await add?.trigger('click')
    await flushPromises()
    expect(keys().at(-1)).toBe('own:1')
    await page.get('[data-section="own:1"] input:not([type=checkbox])').setValue('Благоустройство')
    expect(specs.value.at(-1)?.title).toBe('Благоустройство')
  })
})
