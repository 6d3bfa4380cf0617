const months = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
] as const

const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/u

/** Civil date or moment (`YYYY-MM-DD`, `YYYY-MM-DDTHH:MM`) as 17.11.2026. Text that is no date is given back as it is. */
export function shortDate(civil: string): string {
  const parts = pattern.exec(civil)
  return parts === null ? civil : `${parts[3]}.${parts[2]}.${parts[1]}`
}

/** As 17.11.2026 16:40; without a time where none is known. */
export function shortMoment(civil: string): string {
  const time = pattern.exec(civil)?.[4]
  return time === undefined ? shortDate(civil) : `${shortDate(civil)}\u00a0${time}`
}

/** As «17 ноября 2026 г.» with non-breaking spaces. */
export function longDate(civil: string): string {
  const parts = pattern.exec(civil)
  const month = parts === null ? undefined : months[Number(parts[2]) - 1]
  return parts === null || month === undefined ? civil : `${Number(parts[3])}\u00a0${month}\u00a0${parts[1]}\u00a0г.`
}

/** A period: «с 01.07.2026 по 30.09.2026». */
export function periodText(from: string, to: string): string {
  return `с\u00a0${shortDate(from)} по\u00a0${shortDate(to)}`
}
