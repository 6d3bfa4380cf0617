import type { Meeting, Participant, Presence } from '../../../electron/contract/meetings.ts'
import { api } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import { useUndo } from '../../app/stores/undo.ts'
import { officeNow } from '../../ui/clock.ts'

/** Acts of the attendance; a refusal becomes a notice, everything can be taken back. */
export const useAttendance = (meeting: () => Meeting) => {
  const undo = useUndo()
  /** The clock of the office, on the day of the meeting only. */
  const nowOfDay = (): string | null =>
    officeNow.value.slice(0, 10) === meeting().heldOn ? officeNow.value.slice(11, 16) : null

  const mark = async (
    one: Participant,
    presence: Presence,
    times: { arrivedAt?: string | null; leftAt?: string | null } = {},
  ): Promise<void> => {
    if (meeting().isLocked) return
    try {
      await api.meetings.setPresence({
        id: one.id,
        version: one.version,
        presence,
        arrivedAt: times.arrivedAt === undefined ? one.arrivedAt : times.arrivedAt,
        ...(times.leftAt === undefined ? {} : { leftAt: times.leftAt }),
      })
    } catch (error) {
      reportError(error)
    }
  }
  const set = (one: Participant, presence: Presence): Promise<void> =>
    mark(one, presence, { arrivedAt: presence === 'late' ? (one.arrivedAt ?? nowOfDay()) : null, leftAt: null })
  /** Left before the end; once more: came back. Who was not marked was there until then. */
  const leave = (one: Participant): Promise<void> => {
    const presence = one.presence === 'late' ? 'late' : 'present'
    return mark(one, presence, { leftAt: one.leftAt === null ? (nowOfDay() ?? '23:59') : null })
  }
  /** The time that stands beside the mark: of leaving where the person left, else of coming late. */
  const setTime = (one: Participant, time: string): Promise<void> =>
    one.leftAt === null ? mark(one, 'late', { arrivedAt: time }) : mark(one, one.presence, { leftAt: time })

  const done = async (work: Promise<{ operationId: number; title: string }>): Promise<void> => {
    try {
      undo.done(await work)
    } catch (error) {
      reportError(error)
    }
  }
  const remove = (one: Participant): Promise<void> =>
    meeting().isLocked ? Promise.resolve() : done(api.meetings.removeParticipant({ id: one.id, version: one.version }))
  const markAll = (): Promise<void> => done(api.meetings.markPresent({ id: meeting().id }))
  const takeRoster = (): Promise<void> => done(api.meetings.takeRoster({ id: meeting().id }))
  const setChair = (personId: number | null): Promise<void> =>
    done(api.meetings.setChair({ id: meeting().id, version: meeting().version, personId }))
  return { set, leave, setTime, remove, markAll, takeRoster, setChair }
}
