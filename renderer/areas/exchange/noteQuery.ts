import { PACKAGE_PARTS } from '../../../electron/contract/exchange.ts'
import { periodOf } from '../../../electron/contract/periods.ts'
import type { PackagePart, PackagePeriod } from '../../../electron/contract/exchange.ts'

/** What `noteRoute` of the contract asks to print; what is left out is the quarter of the day given. */
export function readNoteRoute(
  query: Readonly<Record<string, unknown>>,
  today: string,
): { period: PackagePeriod; hidesSmall: boolean; parts: PackagePart[] } {
  const word = (name: string): string => (typeof query[name] === 'string' ? query[name] : '')
  const kind = (['month', 'quarter', 'custom'] as const).find((one) => one === word('kind'))
  const wanted = word('parts').split(',')
  return {
    period: kind === undefined ? periodOf('quarter', today) : { kind, from: word('from'), to: word('to') },
    hidesSmall: word('small') !== 'show',
    parts: PACKAGE_PARTS.filter((part) => wanted.includes(part)),
  }
}
