import { onScopeDispose, ref, watch } from 'vue'
import type { CaseFilter, ClockView } from '../../../../electron/contract/messages.ts'
import { api } from '../../../api/index.ts'
import { addDays } from '../../../ui/civil.ts'
import { percent } from '../../../ui/format.ts'
import { texts } from '../texts.ts'
import type { Entry } from './model.ts'

const ASK_AFTER_MS = 150
const YEAR_DAYS = 365

const later = <T>(source: () => T, ask: (value: T) => Promise<void>): void => {
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    () => JSON.stringify(source()),
    () => {
      clearTimeout(timer)
      // A hint that could not be had is no reason to disturb typing.
      timer = setTimeout(() => void ask(source()).catch(() => undefined), ASK_AFTER_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
}

/** The clocks the card would get, counted anew as the form changes. */
export const useDuePreview = (entry: () => Entry) => {
  const clocks = ref<ClockView[]>([])
  let asked = 0
  later(
    () => {
      const { kind, channelId, receivedAt, registeredAt, fastTrack, isImportant, themeId } = entry()
      return { kind, channelId, receivedAt, registeredAt, fastTrack, isImportant, themeId }
    },
    async (facts) => {
      const mine = ++asked
      if (facts.channelId === null || facts.receivedAt === null) {
        clocks.value = []
        return
      }
      const found = await api.messages.previewClocks(facts)
      if (mine === asked) clocks.value = found
    },
  )
  return clocks
}

/** The clock that runs first: what the person entering wants to know. */
export const nearestClock = (clocks: readonly ClockView[]): ClockView | undefined =>
  clocks
    .filter((clock) => clock.metAt === null && clock.stage !== 'registration' && clock.stage !== 'redirect')
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0]

/** «В работе 15, в срок 94 %» of the chosen recipient over the last year. */
export const useRecipientLoad = (entry: () => Entry, today: () => string) => {
  const hint = ref('')
  let asked = 0
  later(
    () => entry().recipientId,
    async (recipientId) => {
      const mine = ++asked
      if (recipientId === null || today() === '') {
        hint.value = ''
        return
      }
      const own: CaseFilter = { recipientIds: [recipientId] }
      const year: CaseFilter = { ...own, receivedFrom: addDays(today(), -YEAR_DAYS) }
      const [open = 0, inTime = 0, late = 0, overdue = 0] = await api.messages.counters({
        filters: [
          { ...own, state: 'open' },
          { ...year, outcome: 'inTime' },
          { ...year, outcome: 'late' },
          { ...year, outcome: 'overdueOpen' },
        ],
      })
      if (mine !== asked) return
      // domain.md §8: closed in time of all closed and of those open past their term.
      const all = inTime + late + overdue
      hint.value =
        all === 0 ? texts.entry.recipientOpen(open) : texts.entry.recipientLoad(open, percent(inTime / all, 0))
    },
  )
  return hint
}

export type Officer = { id: number; shortName: string }

/** Who answers for each block on a day: those who hold it for good, else those who stand in. */
export const readOfficers = async (on: string): Promise<Map<number, Officer[]>> => {
  const { people } = await api.members.roster({ on })
  const found = new Map<number, Officer[]>()
  for (const isTemporary of [false, true]) {
    const round = new Map<number, Officer[]>()
    for (const person of people) {
      for (const seat of person.memberships) {
        if (seat.blockId === null || seat.isTemporary !== isTemporary || found.has(seat.blockId)) continue
        const held = round.get(seat.blockId) ?? []
        if (!held.some((one) => one.id === person.id))
          round.set(seat.blockId, [...held, { id: person.id, shortName: person.shortName }])
      }
    }
    for (const [blockId, officers] of round) found.set(blockId, officers)
  }
  return found
}
