import { lowerFirst, upperFirst } from '../wording.ts'

const nbsp = '\u00A0'

/** The name of a period inside a sentence: «октябрь 2026», but «I квартал 2026». */
const inside = (period: string): string => (/^[А-ЯЁ]/u.test(period) ? lowerFirst(period) : period)

/** What the desk says to people from the core. */
export const texts = {
  lateReceipt: 'Квитанция на пакет',
  weekNote: (from: string, to: string): string => {
    const [first, last] = [from, to].map((day) => ({ day: Number(day.slice(8)), month: day.slice(5, 7) }))
    const start = first?.month === last?.month ? `${first?.day}` : `${first?.day}.${first?.month}`
    return `Записка за неделю ${start}–${last?.day}.${last?.month}`
  },
  reportOf: (periodName: string): string => `Отчёт: ${inside(periodName)}`,
  lateReceiptOf: (periodName: string, version: number): string =>
    `Квитанция на пакет: ${inside(periodName)}${version === 1 ? '' : `, версия ${version}`}`,
  centreNumber: (number: string): string => `№${nbsp}${number}`,
  /** A point of a protocol as the title of a row. */
  sentence: (text: string): string => upperFirst(text.replace(/\.$/, '')),
} as const
