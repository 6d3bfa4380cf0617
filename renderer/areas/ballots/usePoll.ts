import { computed, onScopeDispose, reactive, ref, shallowRef, watch, type Ref } from 'vue'
import type { Poll, PollMember } from '../../../electron/contract/ballots.ts'
import { api, onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import { useUndo } from '../../app/stores/undo.ts'
import { sameOr } from './letters.ts'

const watched = new Set(['ballots', 'meetings', 'protocols', 'journal', 'office'])
/** Several answers in a row are read once, ms. */
const READ_AFTER_MS = 60

const keyOf = (participantId: number, itemId: number): string => `${participantId} ${itemId}`

/** The poll of an absentee meeting, and the answers that are typed faster than they are written. */
export const usePoll = (meetingId: Ref<number>) => {
  const poll = shallowRef<Poll | null>(null)
  const failed = ref('')
  /** Answers on their way to the register: shown at once. */
  const typed = reactive(new Map<string, string | null>())
  const waiting = ref(0)
  let asked = 0

  const read = async (): Promise<void> => {
    const mine = ++asked
    const fresh = await api.ballots.get({ meetingId: meetingId.value })
    if (mine !== asked) return
    const before = new Map(poll.value?.members.map((one) => [one.participantId, one]))
    poll.value = { ...fresh, members: fresh.members.map((one) => sameOr(before.get(one.participantId), one)) }
    if (waiting.value === 0) typed.clear()
  }
  watch(
    meetingId,
    () => {
      poll.value = null
      failed.value = ''
      read().catch((error: unknown) => (failed.value = error instanceof Error ? error.message : String(error)))
    },
    { immediate: true },
  )
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = onEvent((event) => {
    if (event.type !== 'changed' || !event.areas.some((area) => watched.has(area))) return
    clearTimeout(timer)
    timer = setTimeout(() => void read().catch(() => undefined), READ_AFTER_MS)
  })
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })

  const answerOf = (member: PollMember, itemId: number): string | null => {
    const key = keyOf(member.participantId, itemId)
    return typed.has(key)
      ? (typed.get(key) ?? null)
      : (member.votes.find((vote) => vote.itemId === itemId)?.answer ?? null)
  }
  const undo = useUndo()
  let last: Promise<unknown> = Promise.resolve()
  /** Writes one answer; presses go to the register in their order. A refusal takes the letter off again and says why. */
  const setVote = (member: PollMember, itemId: number, answer: string | null): void => {
    const before = answerOf(member, itemId)
    if (before === answer || !poll.value) return
    const place = { meetingId: poll.value.meetingId, participantId: member.participantId, itemId }
    typed.set(keyOf(member.participantId, itemId), answer)
    waiting.value += 1
    last = last
      .then(() => api.ballots.setVote({ ...place, answer, before }))
      .catch((error: unknown) => {
        typed.delete(keyOf(member.participantId, itemId))
        reportError(error)
      })
      .then(() => {
        waiting.value -= 1
        if (waiting.value === 0) void read().catch(() => undefined)
      })
    undo.follow(last)
  }
  const isSaving = computed(() => waiting.value > 0)
  return { poll, failed, read, answerOf, setVote, isSaving }
}
