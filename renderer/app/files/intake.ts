import { onMounted, onScopeDispose, ref, type Ref } from 'vue'
import { api, ApiError, host } from '../../api/index.ts'
import { ATTACHMENT_PURPOSE } from './purpose.ts'
import { pastedFiles, refusalOf } from './fileRules.ts'
import { filesTexts } from './filesTexts.ts'

export interface Sending {
  title: string
  done: number
  total: number
}

/** Files of the window become tickets one after another, so that it is seen how far it is. */
export const useIntake = () => {
  const sending: Ref<Sending | null> = ref(null)
  const check = async (files: readonly { name: string; size: number }[], present: number): Promise<void> => {
    const why = refusalOf(files, present, await api.attachments.limits({}))
    if (why !== null) throw new ApiError({ code: 'refused', message: why })
  }
  /** @param present bytes that lie there already. @throws ApiError refused with the words for the person */
  const admit = async (
    files: readonly File[],
    present: number,
  ): Promise<{ ticket: string; name: string; size: number }[]> => {
    await check(files, present)
    const tickets: { ticket: string; name: string; size: number }[] = []
    try {
      for (const file of files) {
        sending.value = { title: filesTexts.sending, done: tickets.length, total: files.length }
        tickets.push(...(await host.admit([file], ATTACHMENT_PURPOSE)))
      }
      return tickets
    } finally {
      sending.value = null
    }
  }
  /** Asks the person for files. @throws ApiError refused, before anything is copied */
  const pick = (present: number, title: string): Promise<{ ticket: string; name: string; size: number }[]> =>
    host.pickFiles({
      purpose: ATTACHMENT_PURPOSE,
      multiple: true,
      title,
      check: (files) => check(files, present),
    })
  return { sending, admit, pick }
}

/**
 * Files pasted anywhere (Ctrl+V with a screenshot) and dropped anywhere on the element that `area` finds.
 * @param isFree whether files may be taken now: not under a dialog, not in the trash
 * @param pastes false where several lists of files stand on one page and only one of them may hear Ctrl+V
 */
export const useFileArea = (
  area: () => HTMLElement | null,
  give: (files: File[]) => void,
  isFree: () => boolean,
  pastes = true,
): { over: Ref<boolean> } => {
  const over = ref(false)
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
  const onPaste = (event: ClipboardEvent): void => {
    if (!isFree() || document.querySelector('[role="dialog"]')) return
    const files = pastedFiles(event.clipboardData)
    if (files.length === 0) return
    event.preventDefault()
    give(files)
  }
  const onOver = (event: DragEvent): void => {
    if (!isFree() || !hasFiles(event)) return
    event.preventDefault()
    over.value = true
  }
  const onLeave = (event: DragEvent): void => {
    const to = event.relatedTarget
    if (!(to instanceof Node) || !(event.currentTarget as HTMLElement).contains(to)) over.value = false
  }
  const onDrop = (event: DragEvent): void => {
    if (!hasFiles(event) || event.defaultPrevented) return
    event.preventDefault()
    over.value = false
    if (isFree()) give([...(event.dataTransfer?.files ?? [])])
  }
  let target: HTMLElement | null = null
  onMounted(() => {
    target = area()
    target?.addEventListener('dragover', onOver)
    target?.addEventListener('dragleave', onLeave)
    target?.addEventListener('drop', onDrop)
    if (pastes) document.addEventListener('paste', onPaste)
  })
  onScopeDispose(() => {
    target?.removeEventListener('dragover', onOver)
    target?.removeEventListener('dragleave', onLeave)
    target?.removeEventListener('drop', onDrop)
    document.removeEventListener('paste', onPaste)
  })
  return { over }
}
