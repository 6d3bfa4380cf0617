import { computed, onScopeDispose, ref } from 'vue'
import type { AgendaItem } from '../../../electron/contract/meetings.ts'
import { officeNow } from '../../ui/clock.ts'
import { minutesBetween } from './durations.ts'

/**
 * The clock of the office tells minutes. The seconds between them are counted here: from the moment a window first saw the item run, or
 * where it came later, from the minute that the office says. Shared by all screens of the window.
 */
const seenAt = new Map<string, number>()
const STEP_MS = 1000

type Timed = Pick<AgendaItem, 'id' | 'startedAt' | 'minutes' | 'state'>

/** Seconds since an item began. @param ms milliseconds of a clock that only runs forward */
export const elapsedSeconds = (item: Timed, now: string, ms: number): number => {
  if (item.startedAt === null) return 0
  const minutes = minutesBetween(item.startedAt, now)
  const key = `${item.id} ${item.startedAt}`
  const seen = seenAt.get(key) ?? ms - Math.max(0, minutes) * 60_000
  seenAt.set(key, seen)
  const counted = Math.floor((ms - seen) / 1000)
  // A PC that slept, or a clock set by hand: the office is right.
  if (Math.abs(counted - minutes * 60) <= 90) return counted
  seenAt.set(key, ms - minutes * 60_000)
  return minutes * 60
}

/** «03:12», «1:05:00». */
export const clockWords = (seconds: number): string => {
  const all = Math.abs(seconds)
  const two = (value: number): string => String(value).padStart(2, '0')
  const rest = `${two(Math.floor(all / 60) % 60)}:${two(all % 60)}`
  return all < 3600 ? rest : `${Math.floor(all / 3600)}:${rest}`
}

/** What remains of the minutes of the item that runs; null where it does not run or has no minutes. */
export const useItemTimer = (item: () => Timed | null) => {
  const ms = ref(performance.now())
  const timer = setInterval(() => (ms.value = performance.now()), STEP_MS)
  onScopeDispose(() => clearInterval(timer))
  const elapsed = computed(() => {
    const one = item()
    if (!one || one.state !== 'current' || one.startedAt === null || officeNow.value === '') return null
    return elapsedSeconds(one, officeNow.value, ms.value)
  })
  const remaining = computed(() => {
    const minutes = item()?.minutes ?? null
    return elapsed.value === null || minutes === null ? null : minutes * 60 - elapsed.value
  })
  /** Share of the time that has gone, 0…1. */
  const share = computed(() => {
    const minutes = item()?.minutes ?? null
    return elapsed.value === null || minutes === null ? 0 : Math.min(1, elapsed.value / (minutes * 60))
  })
  const tone = computed<'' | 'amber' | 'red'>(() => {
    if (remaining.value === null) return ''
    if (remaining.value < 0) return 'red'
    return share.value >= 0.75 ? 'amber' : ''
  })
  const words = computed(() =>
    remaining.value === null ? '' : `${remaining.value < 0 ? '+' : ''}${clockWords(remaining.value)}`,
  )
  return { elapsed, remaining, share, tone, words }
}
