import { ref, shallowReadonly, shallowRef } from 'vue'
import type { FileTicket, RunningTask } from '../../../electron/contract/kinds.ts'
import { paperRoute, type PaperRef } from '../../../electron/contract/papers.ts'
import { api, host } from '../../api/index.ts'
import { reportError } from '../errors.ts'

/** How a paper leaves: a file of one of two kinds. */
export type PaperFormat = 'DOCX' | 'PDF'

const shown = shallowRef<{ ref: PaperRef; title: string } | null>(null)

/** The paper on the screen; `PaperDialog` of the shell shows it. */
export const shownPaper = shallowReadonly(shown)

/** Opens a paper as sheets with «Печать», «PDF», «DOCX». `title` says what it is: «Опросный лист». */
export function showPaper(paper: PaperRef, title: string): void {
  shown.value = { ref: paper, title }
}

export function closePaper(): void {
  shown.value = null
}

/** Prints and saves a paper without showing it first. `busy` names the file being made. */
export function usePaper() {
  const busy = ref<PaperFormat | ''>('')
  const progress = ref('')
  let running: RunningTask<FileTicket> | null = null

  const save = async (paper: PaperRef, format: PaperFormat): Promise<void> => {
    if (busy.value !== '') return
    busy.value = format
    try {
      const make = format === 'DOCX' ? api.papers.exportDocx : api.papers.exportPdf
      running = make({ ref: paper }, ({ text }) => (progress.value = text))
      const file = await running
      await host.saveFile(file.ticket, file.name)
    } catch (error) {
      reportError(error)
    } finally {
      busy.value = ''
      progress.value = ''
      running = null
    }
  }
  const stop = (): void => void running?.cancel()
  const print = (paper: PaperRef): void => void host.print(paperRoute(paper)).catch(reportError)
  return { busy, progress, save, stop, print }
}
