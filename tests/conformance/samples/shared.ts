import type * as v from 'valibot'
import { emptyActions, emptyConditions } from '../../../electron/contract/autorules.ts'
import type { Contract } from '../../../electron/contract/index.ts'
import type { AnySpec } from '../../../electron/contract/kinds.ts'
import type { Side } from '../sides.ts'

type InputOf<S> = S extends AnySpec ? v.InferInput<S['input']> : never
/** What a method is asked; it may read from its own side first. */
type Sample<I> = (side: Side) => I | Promise<I>
/** Every method of the contract: one that is missing here does not compile. */
export type Samples = {
  readonly [A in keyof Contract]: { readonly [M in keyof Contract[A]]: Sample<InputOf<Contract[A][M]>> }
}

export const day = '2026-11-17'
export const month = { from: '2026-10-01', to: '2026-10-31' }
export const nothing = () => ({})

export function first<T>(list: readonly T[], what: string): T {
  const [one] = list
  if (one === undefined) throw new Error(`The demonstration office has no ${what}`)
  return one
}

/** Open cards by due date; each command takes one of its own, so that samples do not stand in each other's way. */
export const open = async ({ api }: Side, at: number) => {
  const { rows } = await api.messages.list({
    filter: { state: 'open' },
    sort: { by: 'due', direction: 'asc' },
    after: null,
    limit: 100,
  })
  const row = rows.at(at)
  if (!row) throw new Error('Too few open cards')
  const { id, version } = row
  return { id, version }
}

export const newest = async ({ api }: Side): Promise<number> =>
  first(
    (await api.messages.list({ filter: {}, sort: { by: 'received', direction: 'desc' }, after: null, limit: 1 })).rows,
    'card',
  ).id

export const typedRule = {
  id: null,
  name: 'Проверка соответствия',
  conditions: { ...emptyConditions, anyWords: ['соответствие', '«проверка правил»'] },
  actions: { ...emptyActions, isImportant: true },
}

export const newRule = { ...typedRule, version: null, isOn: true, note: '' }
