import { lowerFirst, upperFirst } from '../wording.ts'

const nbsp = '\u00A0'

/** What the desk says to people from the core. */
export const texts = {
  lateReceipt: (periodName: string, version: number): string =>
    `Квитанция на пакет: ${lowerFirst(periodName)}${version === 1 ? '' : `, версия ${version}`}`,
  centreNumber: (number: string): string => `№${nbsp}${number}`,
  /** A point of a protocol as the title of a row. */
  sentence: (text: string): string => upperFirst(text.replace(/\.$/, '')),
} as const
