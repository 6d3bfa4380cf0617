import { computed, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import type { POLL_STAGES } from '../../../electron/contract/ballots.ts'
import type { Meeting } from '../../../electron/contract/meetings.ts'
import { api, ApiError } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import { useUndo } from '../../app/stores/undo.ts'
import { useToasts } from '../../ui/toasts.ts'
import { STEP_OF, stepStates, texts } from './texts.ts'
import type { usePoll } from './usePoll.ts'

type Stage = (typeof POLL_STAGES)[number]

/** The stages of a poll: what the button at the end of the steps does, where a step leads, what is said afterwards. */
export const usePollCourse = ({ poll, read, isSaving }: ReturnType<typeof usePoll>, meeting: Ref<Meeting>) => {
  const router = useRouter()
  const undo = useUndo()
  const toasts = useToasts()

  /** The words at a field of the core stand in a notice here: there is no field on the screen. */
  const say = (error: unknown): void => {
    const field = error instanceof ApiError ? Object.values(error.fields)[0] : undefined
    if (field === undefined) reportError(error)
    else toasts.show(field, { tone: 'red' })
  }
  const turn = async (stage: Stage): Promise<boolean> => {
    const now = poll.value
    if (!now || isSaving.value) return false
    try {
      const reply = await api.ballots.setStage({ meetingId: now.meetingId, version: now.meetingVersion, stage })
      undo.done(reply, reply.note === '' ? reply.title : `${reply.title}. ${reply.note}`)
      await read()
      return true
    } catch (error) {
      say(error)
      return false
    }
  }
  const control = async (): Promise<void> => {
    const { id, version } = meeting.value
    try {
      undo.done(await api.meetings.setState({ id, version, state: 'control' }))
      await read()
    } catch (error) {
      say(error)
    }
  }
  const toProtocol = async (): Promise<void> => {
    if (poll.value?.state === 'held' && !(await turn('protocol'))) return
    await router.push(`/protocols/${meeting.value.id}`)
  }
  /** `isDue`: the step is what a person is to do now, not only what he may do. */
  const main = computed((): { title: string; isDue: boolean; run: () => Promise<unknown> } | null => {
    const now = poll.value
    switch (now?.state) {
      case undefined:
        return null
      case 'draft':
        return { title: texts.issue, isDue: true, run: () => turn('sent') }
      case 'sent':
        return {
          title: texts.count,
          isDue: now?.isOver === true || now?.missing.length === 0,
          run: () => turn('held'),
        }
      case 'signed':
        return { title: texts.toControl, isDue: true, run: control }
      default:
        return { title: texts.toProtocol, isDue: now?.state !== 'control', run: toProtocol }
    }
  })
  const next = async (): Promise<void> => void (await main.value?.run())
  /** Members who joined after the ballots were given out. */
  const more = computed(() =>
    poll.value?.state === 'sent' ? poll.value.members.filter((one) => one.ballot === null).length : 0,
  )
  const canStep = (index: number): boolean => {
    const now = poll.value
    if (!now) return false
    if (now.isLocked) return now.state === 'signed' && index === STEP_OF.control
    return (
      index !== STEP_OF[now.state] && index <= STEP_OF.protocol && (now.state !== 'draft' || index === STEP_OF.sent)
    )
  }
  const step = (index: number): void => {
    const state = stepStates[index]
    if (state === 'control') void control()
    else if (state !== undefined && state !== 'signed') void turn(state)
  }
  return { main, next, more, issueMore: () => turn('sent'), canStep, step }
}
