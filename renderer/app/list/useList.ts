import { nextTick, onScopeDispose, ref, shallowRef, watch, type ShallowRef } from 'vue'
import { onEvent } from '../../api/index.ts'
import type { LoadPage, PageRequest } from '../../ui/pages.ts'
import { reportError } from '../errors.ts'
import { areKeysFree } from '../freeKeys.ts'

/** A list of the register on its screen: read again for another filter and after every change of what it shows. */
export const useList = <Row, Cursor>(of: {
  /** The route this screen stands at: on the way to another one the address is no filter of this list. */
  isHere: () => boolean
  /** All that decides on the rows. */
  filter: () => unknown
  page: LoadPage<Row, Cursor>
  /** Reads the figures around the list. @returns how many rows it has */
  total: () => Promise<number>
  /** Areas whose changes it shows. */
  fresh: readonly string[]
  table: Readonly<ShallowRef<{ focus(): void } | null>>
  /** Another filter: nothing of the old rows holds. */
  forget?: () => void
}) => {
  const total = ref(0)
  const version = ref(0)
  const cursor = ref(0)
  const isRead = ref(false)
  const failed = ref(false)
  const loader = shallowRef<LoadPage<Row, Cursor>>(of.page)
  /** The list takes the keys, unless they are at work somewhere. */
  const takeKeys = (): void => {
    if (areKeysFree()) of.table.value?.focus()
  }
  const read = async (): Promise<void> => {
    try {
      total.value = await of.total()
      const isFirst = !isRead.value
      isRead.value = true
      failed.value = false
      await nextTick()
      if (isFirst) takeKeys()
    } catch (error) {
      failed.value = !isRead.value
      reportError(error)
    }
  }
  watch(
    of.filter,
    (now, before) => {
      if (!of.isHere() || JSON.stringify(now) === JSON.stringify(before)) return
      cursor.value = 0
      of.forget?.()
      loader.value = (request: PageRequest<Cursor>) => of.page(request)
      void read()
    },
    { immediate: true },
  )
  const again = (): void => {
    version.value += 1
    void read()
  }
  const stop = onEvent((event) => {
    if (event.type === 'changed' && event.areas.some((area) => of.fresh.includes(area))) again()
  })
  onScopeDispose(stop)
  return { total, version, cursor, isRead, failed, loader, again, takeKeys }
}
