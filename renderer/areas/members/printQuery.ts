import type { RosterDocumentInput } from '../../../electron/contract/members.ts'
import { officeNow } from '../../ui/clock.ts'

const SHAPES: readonly RosterDocumentInput['shape'][] = ['numberPostRole', 'numberPostRoleName']
const NAMES: readonly RosterDocumentInput['names'][] = ['none', 'consented', 'all']

/** Address of the printed состав. */
export function printRoute(input: RosterDocumentInput): string {
  return `#/print/roster?${new URLSearchParams(input).toString()}`
}

/** What the address asks to print; what it leaves out is today, three columns, names with a consent alone. */
export function readPrintQuery(query: Readonly<Record<string, unknown>>): RosterDocumentInput {
  return {
    on: typeof query['on'] === 'string' ? query['on'] : officeNow.value.slice(0, 10),
    shape: SHAPES.find((shape) => shape === query['shape']) ?? 'numberPostRole',
    names: NAMES.find((names) => names === query['names']) ?? 'consented',
  }
}
