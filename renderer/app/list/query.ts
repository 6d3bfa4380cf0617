import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { addDays } from '../../ui/civil.ts'

/** A filter lives in the address: any figure elsewhere opens its list by a link, and a reloaded page shows what it showed. */

const TEXT = 200
const isId = (text: string): boolean => /^[1-9]\d*$/u.test(text) && Number.isSafeInteger(Number(text))
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && addDays(text, 0) === text

/** Conditions that an address names; what it says wrongly is left out. */
export const readQuery = (query: LocationQuery) => {
  const word = (name: string): string => (typeof query[name] === 'string' ? query[name] : '')
  return {
    word,
    text: (name: string): string => word(name).slice(0, TEXT),
    id: (name: string): number | null => (isId(word(name)) ? Number(word(name)) : null),
    day: (name: string): string | null => (isDay(word(name)) ? word(name) : null),
    oneOf: <T extends string>(list: readonly T[], name: string): T | null =>
      list.find((one) => one === word(name)) ?? null,
  }
}

/** The address of conditions, without those that do not hold. */
export const writeQuery = (all: Readonly<Record<string, string | number | null | undefined>>): LocationQueryRaw =>
  Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  )
