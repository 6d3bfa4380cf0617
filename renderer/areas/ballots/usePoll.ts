import { computed, onScopeDispose, reactive, ref, shallowRef, watch, type Ref } from 'vue'
import type { Poll, PollMember } from '../../../electron/contract/ballots.ts'
import { api, ApiError, onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import { useUndo } from '../../app/stores/undo.ts'
import { sameOr } from './letters.ts'

const watched = new Set(['ballots', 'meetings', 'protocols', 'journal', 'office'])
/** Several answers in a row are read once, ms. */
const READ_AFTER_MS = 60
/** A host that did not answer is asked again after this, ms. */
const AGAIN_AFTER_MS = 1000

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
  const isUnanswered = (error: unknown): boolean => error instanceof ApiError && error.code === 'unavailable'
  /** Tries until the host answers: a letter typed while it is gone stays on the screen and is written when it is back. */
  const write = async (vote: Parameters<typeof api.ballots.setVote>[0], isAgain = false): Promise<void> => {
    try {
      await api.ballots.setVote(vote)
    } catch (error) {
      if (isUnanswered(error)) {
        await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS))
        return write(vote, true)
      }
      // The host may have written it and gone before it could say so.
      const fresh = isAgain ? await api.ballots.get({ meetingId: vote.meetingId }) : null
      const member = fresh?.members.find((one) => one.participantId === vote.participantId)
      const now = member?.votes.find((one) => one.itemId === vote.itemId)?.answer ?? null
      if (fresh === null || now !== vote.answer) throw error
    }
  }
  let last: Promise<unknown> = Promise.resolve()
  /** Writes one answer; presses go to the register in their order. A refusal takes the letter off again and says why. */
  const setVote = (member: PollMember, itemId: number, answer: string | null): void => {
    const before = answerOf(member, itemId)
    if (before === answer || !poll.value) return
    const place = { meetingId: poll.value.meetingId, participantId: member.participantId, itemId }
    typed.set(keyOf(member.participantId, itemId), answer)
    waiting.value += 1
    last = last
      .then(() => write({ ...place, answer, before }))
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
  return { poll, failed, read, answerOf, setVote, isSaving, waiting }
}
