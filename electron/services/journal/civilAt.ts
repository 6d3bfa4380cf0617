const minute = 60_000

/**
 * Turns UTC instants into civil moments `YYYY-MM-DDTHH:MM` of the office. The shift is taken from the present moment, which the
 * context knows both ways: zones of Russia have had no daylight saving time since 2014, so it holds for every journal row.
 */
export function civilAt(present: { now: string; instant: string }): (instant: string) => string {
  const shift = Date.parse(`${present.now}Z`) - Math.floor(Date.parse(present.instant) / minute) * minute
  return (instant) => new Date(Date.parse(instant) + shift).toISOString().slice(0, 16)
}
