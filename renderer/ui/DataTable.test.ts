// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import DataTable from './DataTable.vue'
import type { GridColumn } from './grid.ts'
import type { PageRequest } from './pages.ts'

type Row = { id: number; gist: string }
const columns: GridColumn[] = [
  { id: 'no', title: '№', width: '60px' },
  { id: 'gist', title: 'Суть', width: 'minmax(0,1fr)', main: true, sortable: true },
]
let wrapper: VueWrapper | undefined
afterEach(() => wrapper?.unmount())

vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    disconnect() {}
  },
)

const table = async (total = 1_000_000) => {
  const cursor = ref(0)
  const selected = ref(new Set<number | string>())
  const opened: number[] = []
  const peeked: number[] = []
  const sorted: string[] = []
  const version = ref(1)
  const calls: PageRequest<number>[] = []
  const loadPage = async (request: PageRequest<number>) => {
    calls.push(request)
    const rows = Array.from({ length: Math.min(request.limit, total - request.index) }, (_, i): Row => ({
      id: request.index + i + 1,
      gist: `Запись ${request.index + i + 1}, чтение ${version.value}`,
    }))
    return {
      start: request.index,
      rows,
      next: request.index + rows.length < total ? request.index + rows.length : null,
    }
  }
  wrapper = mount(
    defineComponent({
      setup: () => () =>
        h(
          DataTable<Row, number>,
          {
            columns,
            total,
            loadPage,
            rowKey: (row: Row) => row.id,
            label: 'Записи',
            selectable: true,
            selected: selected.value,
            cursor: cursor.value,
            version: version.value,
            sort: { by: 'gist', direction: 'desc' as const },
            'onUpdate:cursor': (index: number) => (cursor.value = index),
            'onUpdate:selected': (keys: Set<number | string>) => (selected.value = keys),
            onOpen: (row: Row) => opened.push(row.id),
            onPeek: (row: Row) => peeked.push(row.id),
            onSort: (column: string) => sorted.push(column),
          },
          { 'cell-no': ({ row }: { row: Row }) => row.id, 'cell-gist': ({ row }: { row: Row }) => row.gist },
        ),
    }),
    { attachTo: document.body },
  )
  await flushPromises()
  const grid = wrapper.get('[role=grid]')
  const press = async (code: string, more: Record<string, unknown> = {}) => {
    await grid.trigger('keydown', { code, ...more })
    await flushPromises()
  }
  return { wrapper, grid, press, cursor, selected, opened, peeked, sorted, version, calls }
}

it('holds only what is seen of a million rows and tells how many there are', async () => {
  const { wrapper, grid } = await table()
  expect(grid.attributes('aria-rowcount')).toBe('1000001')
  expect(wrapper.findAll('.is-body').length).toBeLessThan(40)
  expect(wrapper.findAll('.is-body')[0]?.attributes('aria-rowindex')).toBe('2')
  expect(wrapper.findAll('.is-body')[0]?.text()).toContain('Запись 1,')
})

it('moves by keyboard to both ends', async () => {
  const { press, cursor, wrapper } = await table()
  await press('ArrowDown')
  expect(cursor.value).toBe(1)
  await press('End')
  expect(cursor.value).toBe(999_999)
  expect(wrapper.get('.is-cursor').text()).toContain('Запись 1000000,')
  await press('Home')
  expect(cursor.value).toBe(0)
  await press('PageDown')
  expect(cursor.value).toBeGreaterThan(5)
})

it('points the reader of the page at the row of the cursor', async () => {
  const { press, grid, wrapper } = await table()
  await press('ArrowDown')
  expect(wrapper.get('.is-cursor').attributes('id')).toBe(grid.attributes('aria-activedescendant'))
})

it('ticks with X in both layouts, a range with Shift, and drops the ticks with Esc', async () => {
  const { press, selected } = await table()
  await press('KeyX', { key: 'ч' })
  expect([...selected.value]).toEqual([1])
  await press('ArrowDown', { shiftKey: true })
  await press('ArrowDown', { shiftKey: true })
  expect([...selected.value]).toEqual([1, 2, 3])
  await press('Escape')
  expect(selected.value.size).toBe(0)
})

it('opens with Enter and shows the card with Space', async () => {
  const { press, opened, peeked } = await table()
  await press('ArrowDown')
  await press('Enter')
  await press('Space')
  expect([opened, peeked]).toEqual([[2], [2]])
})

it('says the order of its columns and asks for another', async () => {
  const { wrapper, sorted } = await table()
  expect(wrapper.get('.grid-head .c-gist').attributes('aria-sort')).toBe('descending')
  await wrapper.get('.grid-sort').trigger('click')
  expect(sorted).toEqual(['gist'])
})

it('reads its rows anew when the data changed, and keeps the place', async () => {
  const { wrapper, version, press, cursor } = await table()
  await press('ArrowDown')
  version.value = 2
  // Until the new rows are here the old ones stay: no «…» flickers.
  await nextTick()
  expect(wrapper.get('.is-cursor').text()).toContain('Запись 2, чтение 1')
  expect(wrapper.find('.is-waiting').exists()).toBe(false)
  await flushPromises()
  expect(cursor.value).toBe(1)
  expect(wrapper.get('.is-cursor').text()).toContain('Запись 2, чтение 2')
})

it('leaves keys it does not know to the page', async () => {
  const { grid } = await table(3)
  const event = new KeyboardEvent('keydown', { code: 'KeyE', bubbles: true, cancelable: true })
  grid.element.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(false)
})
