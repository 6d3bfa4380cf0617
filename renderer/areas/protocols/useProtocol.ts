import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import type { DeclinedWord } from '../../../electron/contract/declension.ts'
import type { DocumentModel } from '../../../electron/contract/documents.ts'
import type { PaperRefOf } from '../../../electron/contract/papers.ts'
import type { ProtocolForm } from '../../../electron/contract/protocols.ts'
import { api, onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import { officeNow } from '../../ui/clock.ts'

type ProtocolState = Awaited<ReturnType<typeof api.protocols.state>>

const watched = new Set([
  'meetings',
  'protocols',
  'office',
  'journal',
  'members',
  'directory',
  'declension',
  'templates',
])
const READ_AFTER_MS = 100

/** A protocol with its model, following every change of the register. `versionId` null is the draft of now. */
export const useProtocol = (meetingId: Ref<number>) => {
  const state = shallowRef<ProtocolState | null>(null)
  const model = shallowRef<DocumentModel | null>(null)
  /** Names and posts that the protocol declined. */
  const words = shallowRef<readonly DeclinedWord[]>([])
  const form = ref<ProtocolForm>('full')
  const versionId = ref<number | null>(null)
  const failed = ref('')
  /** Civil moment of the data shown. */
  const readAt = ref('')
  let asked = 0
  /** The next reading that arrives decides which version is shown: an event of the register may overtake the first one. */
  let isOpening = false

  const paper = computed<PaperRefOf<'protocol'>>(() => ({
    kind: 'protocol',
    meetingId: meetingId.value,
    form: form.value,
    versionId: versionId.value,
  }))
  const read = async (): Promise<void> => {
    const mine = ++asked
    try {
      const [freshState, freshModel, freshWords] = await Promise.all([
        api.protocols.state({ meetingId: meetingId.value }),
        api.papers.model({ ref: paper.value }),
        api.papers.declined({ ref: paper.value }),
      ])
      if (mine !== asked) return
      // Signed in another window meanwhile: what is shown is no draft any more.
      const isSignedNow = state.value !== null && !state.value.isLocked && freshState.isLocked
      words.value = freshWords
      state.value = freshState
      if (JSON.stringify(model.value) !== JSON.stringify(freshModel)) model.value = freshModel
      readAt.value = officeNow.value
      failed.value = ''
      if (isOpening || isSignedNow) chooseVersion(freshState)
    } catch (error) {
      if (mine !== asked) return
      if (state.value === null) failed.value = error instanceof Error ? error.message : String(error)
      else reportError(error)
    }
  }
  /** A signed protocol opens as it was signed; a draft where there is none or one is being corrected. */
  const chooseVersion = ({ isLocked, versions }: ProtocolState): void => {
    isOpening = false
    const last = versions.at(-1)
    if (!isLocked || !last) return
    form.value = last.form
    versionId.value = last.id
  }
  const open = async (): Promise<void> => {
    isOpening = true
    state.value = null
    versionId.value = null
    await read()
  }
  watch(meetingId, () => void open(), { immediate: true })
  watch([form, versionId], () => void read())

  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = onEvent((event) => {
    if (event.type !== 'changed' || !event.areas.some((area) => watched.has(area))) return
    clearTimeout(timer)
    timer = setTimeout(() => void read(), READ_AFTER_MS)
  })
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })
  return { state, model, words, form, versionId, paper, failed, readAt, read, open }
}
