/**
 * Reads a duration as people type it: «15», «15м», «15 мин», «0:30», «1:20», «1,5ч», «1 ч 20 м», «1.5h».
 * @returns whole minutes; null for an empty text; undefined where it cannot be read
 */
export const parseDuration = (input: string): number | null | undefined => {
  const text = input.trim().toLowerCase().replace(/,/g, '.').replace(/\s+/g, '')
  if (text === '') return null
  const clock = /^(\d{1,2}):(\d\d)$/.exec(text)
  if (clock) return Number(clock[2]) > 59 ? undefined : Number(clock[1]) * 60 + Number(clock[2])
  if (/^\d+$/.test(text)) return Number(text)
  const found = /^(?:(\d+(?:\.\d+)?)(?:ч|час|часа|часов|h)\.?)?(?:(\d+)(?:м|мин|минут|минуты|min|m)?\.?)?$/.exec(text)
  if (!found || (found[1] === undefined && found[2] === undefined)) return undefined
  return Math.round(Number(found[1] ?? 0) * 60) + Number(found[2] ?? 0)
}

/** Civil time `minutes` after a civil time, within the day: for «до 15:00». */
export const timeAfter = (time: string, minutes: number): string => {
  const total = (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + minutes) % 1440
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}

/** Whole minutes from one civil moment to another. */
export const minutesBetween = (from: string, to: string): number => {
  const at = (civil: string): number =>
    Date.UTC(
      Number(civil.slice(0, 4)),
      Number(civil.slice(5, 7)) - 1,
      Number(civil.slice(8, 10)),
      Number(civil.slice(11, 13)),
      Number(civil.slice(14, 16)),
    )
  return Math.round((at(to) - at(from)) / 60_000)
}
