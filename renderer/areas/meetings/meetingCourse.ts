import { computed, ref, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import type { Meeting, MeetingState } from '../../../electron/contract/meetings.ts'
import { api } from '../../api/index.ts'
import { useUndo } from '../../app/stores/undo.ts'
import { isBeforeProtocol, stepAt, stepsOf } from './meetingSteps.ts'
import { skippedOf } from './skipped.ts'
import type { useMeeting } from './useMeeting.ts'

/** What the button at the end of the row of steps does now. */
export type MainAct = { title: string; keys?: string; run: () => void }

/** The item in the middle of the screen: the chosen one, else the one that runs, else the first. */
const useChosenItem = (meeting: Ref<Meeting | null>) => {
  const chosen = ref<number | null>(null)
  const item = computed(
    () =>
      meeting.value?.items.find((one) => one.id === chosen.value) ??
      meeting.value?.items.find((one) => one.state === 'current') ??
      meeting.value?.items[0] ??
      null,
  )
  const shift = (by: number): void => {
    const items = meeting.value?.items ?? []
    const next = items[items.findIndex((one) => one.id === item.value?.id) + by]
    if (next) chosen.value = next.id
  }
  return { chosen, item, shift }
}

/** The course of a meeting: its states, the item that runs, the way to the protocol. */
export const useMeetingCourse = ({ meeting, isLocked, act }: ReturnType<typeof useMeeting>) => {
  const router = useRouter()
  const undo = useUndo()
  const { chosen, item, shift } = useChosenItem(meeting)

  const go = (state: MeetingState): Promise<unknown> =>
    act(async () => {
      const one = meeting.value
      if (!one) return
      undo.done(await api.meetings.setState({ id: one.id, version: one.version, state }))
    })
  const start = async (): Promise<void> => {
    await go('inProgress')
    const running = meeting.value?.items.find((one) => one.state === 'current')
    if (running) chosen.value = running.id
  }
  const openProtocol = async (): Promise<void> => {
    const one = meeting.value
    if (!one) return
    if (isBeforeProtocol(one)) {
      await go('protocol')
      if (meeting.value?.state !== 'protocol') return
    }
    await router.push(`/protocols/${one.id}`)
  }
  /** What the protocol would leave undone; the dialog that says it is open while there is any. */
  const skipped = ref<readonly string[]>([])
  /** Never silently past the meeting: what is left undone is said first. */
  const toProtocol = async (): Promise<void> => {
    const one = meeting.value
    if (!one) return
    skipped.value = one.format === 'inPerson' && isBeforeProtocol(one) ? skippedOf(one) : []
    if (skipped.value.length === 0) await openProtocol()
  }
  const main = computed<MainAct | null>(() => {
    switch (meeting.value?.state) {
      case 'draft':
        return { title: 'Повестка разослана', keys: 'F9', run: () => void go('sent') }
      case 'sent':
        return { title: 'Начать заседание', keys: 'F9', run: () => void start() }
      case 'signed':
        return { title: 'На контроль', keys: 'F9', run: () => void go('control') }
      case undefined:
        return null
      default:
        return { title: 'К протоколу', keys: 'F9', run: () => void toProtocol() }
    }
  })
  const step = (index: number): void => {
    const state = meeting.value && stepsOf(meeting.value)[index]?.state
    if (!state) return
    if (state === 'inProgress') void start()
    else if (state === 'protocol') void toProtocol()
    else void go(state)
  }
  const canStep = (index: number): boolean => {
    const one = meeting.value
    const to = one && stepsOf(one)[index]
    if (!one || !to || to.isRecord || index === stepAt(one)) return false
    if (one.state === 'signed') return to.state === 'control'
    return !isLocked.value && to.state !== 'signed' && to.state !== 'control'
  }

  /** F8: ends the item that runs and begins the next one; begins a planned one; takes a finished one back. */
  const turn = async (): Promise<void> => {
    const one = item.value
    if (!one || isLocked.value) return
    const next = meeting.value?.items.find((other) => other.position > one.position && other.state === 'planned')
    if (one.state !== 'current') {
      const state = one.state === 'planned' ? 'current' : 'planned'
      await act(() => api.meetings.setItemState({ id: one.id, version: one.version, state }))
      return
    }
    if (next === undefined || meeting.value?.state !== 'inProgress') {
      await act(() => api.meetings.setItemState({ id: one.id, version: one.version, state: 'done' }))
      return
    }
    // Beginning the next one ends this one: a single act.
    await act(() => api.meetings.setItemState({ id: next.id, version: next.version, state: 'current' }))
    chosen.value = next.id
  }
  return { chosen, item, shift, start, skipped, toProtocol, openProtocol, main, step, canStep, turn }
}
