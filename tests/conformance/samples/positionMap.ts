import type { Side } from '../sides.ts'
import { first, month } from './shared.ts'
import type { Samples } from './shared.ts'

const period = { kind: 'month', ...month } as const
const rows = async ({ api }: Side) => (await api.positionMap.view({ period })).rows

export const positionMapSamples: Pick<Samples, 'positionMap'> = {
  positionMap: {
    view: () => ({ period }),
    setMark: async (side) => {
      const { subject, roleCode, text } = first(await rows(side), 'task or duty')
      return { id: null, version: null, subject, roleCode, text, activities: ['flow', 'meetings'], note: 'Ведёт отдел' }
    },
    clearMark: async (side) => {
      const marked = (await rows(side)).flatMap(({ mark }) => (mark === null ? [] : [mark]))
      const { id, version } = first(marked, 'mark')
      return { id, version }
    },
  },
}
