import type { PackagePeriod } from '../../../electron/contract/exchange.ts'
import type { Side } from '../sides.ts'
import { first, month, nothing } from './shared.ts'
import type { Samples } from './shared.ts'

const period: PackagePeriod = { kind: 'month', ...month }
const choices = { takeNew: false, takeClashes: false, fields: {}, cards: {} }

/** A package of the log as the file that another PC would bring. */
async function fileOf({ api, admit, release }: Side): Promise<string> {
  const { id } = first(await api.exchange.log({}), 'package')
  const { ticket } = await api.exchange.open({ id })
  return admit('пакет.zip', 'package', await release(ticket))
}
const received = async ({ api }: Side) => {
  const { id, version } = first(await api.incoming.list({}), 'received package')
  return { id, version }
}

export const incomingSamples: Pick<Samples, 'incoming'> = {
  incoming: {
    take: async (side) => ({ ticket: await fileOf(side) }),
    list: nothing,
    get: async (side) => ({ id: (await received(side)).id }),
    cards: async (side) => ({ id: (await received(side)).id, filter: { show: 'open' }, offset: 0, limit: 5 }),
    activities: async (side) => ({ id: (await received(side)).id }),
    openFile: async (side) => ({ id: (await received(side)).id, path: 'data/blocks.json' }),
    decide: async (side) => ({
      ...(await received(side)),
      decision: 'returned',
      number: 'К-1',
      madeBy: 'ЦУР',
      reasons: 'Нет заседаний',
    }),
    receipt: async (side) => ({ id: (await received(side)).id }),
    setResidents: async ({ api }) => ({
      officeKey: first(await api.incoming.list({}), 'received package').officeKey,
      residents: 21_400,
    }),
    compare: async (side) => ({ id: (await received(side)).id }),
    differences: async (side) => ({ id: (await received(side)).id, state: 'same', offset: 0, limit: 5 }),
    takeBack: async (side) => ({ id: (await received(side)).id }),
    merge: async (side) => ({ ...(await received(side)), choices }),
    consolidated: () => ({ period }),
    behind: () => ({ period, table: 'total', name: '', officeKey: null, isBefore: false }),
    exportConsolidated: () => ({ period }),
    periods: nothing,
    remove: received,
  },
}
