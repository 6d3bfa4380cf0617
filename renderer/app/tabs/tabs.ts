import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { DraftLine } from '../../../electron/contract/drafts.ts'
import { api } from '../../api/index.ts'
import type { StatusKind } from '../../ui/StatusMark.vue'
import { useToasts } from '../../ui/toasts.ts'
import { reportError } from '../errors.ts'
import { isOpenable, moved, placeAfterClosing, readPaths, TAB_LIMIT } from './order.ts'
import { texts } from './texts.ts'

/** What a tab shows: a name, the state of its card as shape and word, and whether something typed in it is not saved yet. */
export type TabFace = { title: string; hint: string; mark?: StatusKind; word?: string; isUnsaved: boolean }

/** Screens of an area that stay open as tabs. */
export type TabSource = {
  owns(path: string): boolean
  /** Faces by path; a path without one is gone (the card was never there) and its tab is taken away. */
  describe(paths: readonly string[], drafts: readonly DraftLine[]): Promise<ReadonlyMap<string, TabFace>>
}

const sources: TabSource[] = []
/** Called once by an area, in its routes.ts. */
export const registerTabSource = (source: TabSource): void => void sources.push(source)

const KEY = { form: 'app.tabs', slot: '' } as const

/** Open cards and new records of the operator at work, kept in the register file: they are there again after a restart. */
export const useTabs = defineStore('tabs', () => {
  const paths = ref<readonly string[]>([])
  const faces = shallowRef<ReadonlyMap<string, TabFace>>(new Map())
  const drafts = shallowRef<{ mine: readonly DraftLine[]; handedOn: readonly DraftLine[] }>({ mine: [], handedOn: [] })
  /** Drafts that colleagues gave to this operator. */
  const received = computed(() => drafts.value.mine.filter((one) => one.handed !== null))
  const toasts = useToasts()
  let isLoaded = false
  let asked = 0

  const owned = (path: string): boolean => sources.some((source) => source.owns(path))
  const keep = (next: readonly string[]): void => {
    paths.value = next
    if (isLoaded) void api.drafts.put({ ...KEY, content: { paths: [...next] } }).catch(reportError)
  }

  /** Reads names and states anew. */
  const refresh = async (): Promise<void> => {
    const mine = ++asked
    const list = await api.drafts.list({})
    const wanted = [...paths.value]
    const found = await Promise.all(
      sources.map((source) =>
        source.describe(
          wanted.filter((path) => source.owns(path)),
          list.mine,
        ),
      ),
    )
    if (mine !== asked) return
    drafts.value = list
    faces.value = new Map(found.flatMap((each) => [...each]))
    // A tab that was opened while the names were read is not known yet, so it is not gone.
    const gone = wanted.filter((path) => !faces.value.has(path))
    if (gone.length > 0) keep(paths.value.filter((path) => !gone.includes(path)))
  }
  /** Takes the tabs of the operator who works now; `current` is the screen he stands on. */
  const load = async (current: string): Promise<void> => {
    isLoaded = false
    const draft = await api.drafts.get(KEY)
    paths.value = readPaths(draft?.content).filter(owned)
    isLoaded = true
    open(current)
    await refresh()
  }

  /** Makes a screen a tab. Above the limit it opens without one, and says so: no other tab is closed for it. */
  const open = (path: string): void => {
    if (!isLoaded || !owned(path) || paths.value.includes(path)) return
    if (!isOpenable(paths.value)) return toasts.show(texts.full(TAB_LIMIT))
    keep([...paths.value, path])
    void refresh().catch(reportError)
  }
  /**
   * Takes a tab away; what is typed in it stays a draft.
   * @returns where to go when it was the screen shown
   */
  const close = (path: string, isQuiet = false): string | null => {
    const at = paths.value.indexOf(path)
    if (at < 0) return null
    const face = faces.value.get(path)
    const next = placeAfterClosing(paths.value, path)
    keep(paths.value.filter((one) => one !== path))
    if (face?.isUnsaved && !isQuiet)
      toasts.show(texts.closed(face.title), {
        undo: () => keep(moved([...paths.value, path], path, at)),
      })
    return next
  }
  /** Puts a tab at another place, counted from 0. */
  const move = (path: string, to: number): void => keep(moved(paths.value, path, to))
  /** Closes what holds nothing unsaved, but for the screen shown. */
  const closeSaved = (current: string): void =>
    keep(paths.value.filter((path) => path === current || faces.value.get(path)?.isUnsaved === true))

  return { paths, faces, drafts, received, load, refresh, open, close, move, closeSaved }
})
