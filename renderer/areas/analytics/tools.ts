import { ref } from 'vue'
import type { FileTicket, RunningTask } from '../../../electron/contract/kinds.ts'
import { host } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import { useToasts } from '../../ui/toasts.ts'
import { pictureOf } from './chart/picture.ts'
import type { Drawing } from './chart/shapes.ts'
import { LEAVES, type Asked, type Block, type LeafId } from './model.ts'
import { viewToQuery } from './query.ts'
import { texts } from './texts.ts'

/** Files and paper of the page: one at a time. */

/** A picture is drawn as wide as a page of a document needs it. */
const PICTURE_WIDTH = 900
/** What the host gives out again; the window made it itself. */
const OWN_FILE = 'outgoing'

/** The print page of one block under the filters it was counted with. */
export function blockPrintRoute(leaf: LeafId, block: string, { view }: Asked): string {
  const query = new URLSearchParams({ leaf, block })
  for (const [name, value] of Object.entries(viewToQuery(view)))
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, one)
  return `#/print/chart?${query.toString()}`
}
export const isLeaf = (value: unknown): value is LeafId => LEAVES.some((leaf) => leaf === value)

export function useTools() {
  const toasts = useToasts()
  const busy = ref(false)
  const alone = async (act: () => Promise<void>): Promise<void> => {
    if (busy.value) return
    busy.value = true
    try {
      await act()
    } catch (error) {
      reportError(error)
    } finally {
      busy.value = false
    }
  }
  const hand = async (ticket: string, name: string): Promise<void> => {
    if (await host.saveFile(ticket, name)) toasts.show(texts.saved(name))
  }
  const saveFile = (start: () => RunningTask<FileTicket>): Promise<void> =>
    alone(async () => {
      const file = await start()
      await hand(file.ticket, file.name)
    })
  /** @param words what stands above and below the drawing */
  const savePicture = (block: Block, draw: (width: number) => Drawing, asked: Asked, about: string): Promise<void> =>
    alone(async () => {
      const words = { title: block.title, about, foot: texts.asOf(asked.now) }
      const blob = await pictureOf(draw(PICTURE_WIDTH), words)
      const name = `${block.title.replace(/[:×]/g, ' ').replace(/\s+/g, ' ')} ${asked.period.from} – ${asked.period.to}.png`
      const [file] = await host.admit([new File([blob], name, { type: 'image/png' })], OWN_FILE)
      if (file) await hand(file.ticket, name)
    })
  const print = (leaf: LeafId, block: Block, asked: Asked): void =>
    void host.print(blockPrintRoute(leaf, block.id, asked)).catch(reportError)
  return { busy, saveFile, savePicture, print }
}
