import type { AnalyticsScope } from '../../contract/analytics.ts'
import { scopeFilter } from '../../contract/analytics.ts'
import type { ReadDb } from '../../db/database.ts'
import { remembered } from '../messages/messages.service.ts'
import { codesSql, DIMENSIONS } from './walk.repo.ts'
import type { Dimension } from './walk.repo.ts'

/** Cards in which a person has not said something yet. */
const SAID = ['block', 'theme', 'territory', 'recipient'] as const satisfies readonly Dimension[]
export type Unnamed = Record<(typeof SAID)[number], number>

const none = (): Unnamed => ({ block: 0, theme: 0, territory: 0, recipient: 0 })

/**
 * How many cards of a scope are without a block, theme, territory and recipient, for each channel that has cards: one walk. A channel of
 * which nothing was received is not among them.
 */
export function unnamedOf(db: ReadDb, scope: AnalyticsScope, now: string): Map<number, Unnamed> {
  const filter = scopeFilter(scope)
  return remembered(db, `unnamed ${JSON.stringify(filter)}`, () => {
    const bits = SAID.map((dimension, bit) => `(c.${DIMENSIONS[dimension]} IS NULL) * ${2 ** bit}`).join(' + ')
    const size = 2 ** SAID.length
    const statement = codesSql(filter, { sql: `c.channel_id * ${size} + ${bits}`, params: [] }, now)
    const counts = new Map<number, number>()
    for (const code of db.column<number>(statement.sql, statement.params)) counts.set(code, (counts.get(code) ?? 0) + 1)
    const channels = new Map<number, Unnamed>()
    for (const [code, cards] of counts) {
      const id = Math.floor(code / size)
      const line = channels.get(id) ?? none()
      for (const [bit, dimension] of SAID.entries()) if ((code >> bit) % 2 === 1) line[dimension] += cards
      channels.set(id, line)
    }
    return channels
  })
}
