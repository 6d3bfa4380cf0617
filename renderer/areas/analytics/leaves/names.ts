import type { Breakdown } from '../../../../electron/contract/analytics.ts'
import { leafTexts } from '../leafTexts.ts'
import type { Names } from '../model.ts'

const lists = {
  channel: 'channels',
  block: 'blocks',
  theme: 'themes',
  territory: 'territories',
  recipient: 'recipients',
} as const

/** The name of an entry as columns and bars show it. */
export const nameOf = (names: Names, by: Breakdown, id: number | null): string =>
  (by === 'responsible' ? names.person(id) : names.short(lists[by], id)) || leafTexts.unset[by]
