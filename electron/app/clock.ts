/** The clock comes in from outside: real in the product, fixed in tests (model.md «Time, text, numbers»). */
export interface Clock {
  /** UTC instant, ISO with milliseconds. */
  instant(): string
  /** Civil moment in an IANA zone, `YYYY-MM-DDTHH:MM`. */
  civil(timeZone: string): string
}

const formats = new Map<string, Intl.DateTimeFormat>()

function civilFormat(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    // Swedish writes dates as ISO does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    formats.set(timeZone, format)
  }
  return format
}

export const systemClock: Clock = {
  instant: () => new Date().toISOString(),
  civil: (timeZone) => civilFormat(timeZone).format(new Date()).replace(' ', 'T'),
}

/** A clock that stands still at a civil moment of an office that lives by Moscow time. */
export function fixedClock(civil: string): Clock {
  return { instant: () => new Date(`${civil}:00+03:00`).toISOString(), civil: () => civil }
}
