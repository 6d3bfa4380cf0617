import { ref, watch, onScopeDispose } from 'vue'
import type { CaseRow } from '../../../../electron/contract/messages.ts'
import { api } from '../../../api/index.ts'
import { addDays } from '../../../ui/civil.ts'
import { fold } from '../../../ui/layout.ts'
import { texts } from '../texts.ts'
import type { Entry } from './model.ts'

/** A card that may be about the same, and why. */
export type Similar = { row: CaseRow; why: string }

const LOOK_AFTER_MS = 400
const DAYS_BACK = 90
const SHOWN = 3
const LOOKED_AT = 50

/** «ул. Речная, д. 12» and «Речная, 12» are one address. */
export const sameAddressKey = (address: string): string =>
  fold(address)
    .replace(/[.,;]/g, ' ')
    .split(/\s+/)
    .filter(
      (word) =>
        word !== '' && !/^(ул|улица|д|дом|г|город|мкр|микрорайон|пер|переулок|пр|проспект|с|село|п|пос|кв)$/.test(word),
    )
    .join(' ')

/** Exact candidates among found rows: the same external number first, then the same address (with the same theme first). */
export const rankSimilar = (
  rows: readonly CaseRow[],
  entry: Pick<Entry, 'externalNumber' | 'address' | 'themeId'>,
): Similar[] => {
  const number = fold(entry.externalNumber)
  const address = sameAddressKey(entry.address)
  const ranked = rows.flatMap((row): (Similar & { rank: number })[] => {
    if (number !== '' && fold(row.externalNumber) === number) return [{ row, why: texts.entry.sameNumber, rank: 0 }]
    if (address === '' || sameAddressKey(row.address) !== address) return []
    const sameTheme = entry.themeId !== null && row.themeId === entry.themeId
    return [{ row, why: sameTheme ? texts.entry.sameAddressTheme : texts.entry.sameAddress, rank: sameTheme ? 1 : 2 }]
  })
  const once = new Map(ranked.toSorted((a, b) => b.rank - a.rank).map((one) => [one.row.id, one]))
  return [...once.values()]
    .toSorted((a, b) => a.rank - b.rank || b.row.receivedAt.localeCompare(a.row.receivedAt))
    .slice(0, SHOWN)
    .map(({ row, why }) => ({ row, why }))
}

const find = async (entry: Entry, today: string): Promise<CaseRow[]> => {
  const ask = (filter: { search: string; receivedFrom?: string }) =>
    api.messages.list({ filter, sort: { by: 'received', direction: 'desc' }, after: null, limit: LOOKED_AT })
  const address = sameAddressKey(entry.address)
  const number = entry.externalNumber.trim()
  const answers = await Promise.all([
    ...(number === '' ? [] : [ask({ search: number.slice(0, 300) })]),
    ...(address.length < 4 || today === ''
      ? []
      : [ask({ search: address.slice(0, 300), receivedFrom: addDays(today, -DAYS_BACK) })]),
  ])
  return answers.flatMap((answer) => answer.rows)
}

/** Looks for likely repeats while the form is filled in. */
export const useSimilar = (entry: () => Entry, today: () => string) => {
  const found = ref<Similar[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  watch(
    () => [entry().externalNumber, entry().address, entry().themeId] as const,
    () => {
      clearTimeout(timer)
      const mine = ++asked
      timer = setTimeout(() => {
        find(entry(), today())
          .then((rows) => {
            if (mine === asked) found.value = rankSimilar(rows, entry())
          })
          .catch(() => {
            // A hint that could not be had is no reason to disturb typing.
            found.value = []
          })
      }, LOOK_AFTER_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return found
}
