import type { AnalyticsScope } from '../../contract/analytics.ts'
import { scopeFilter } from '../../contract/analytics.ts'
import type { ReadDb } from '../../db/database.ts'
import { tally } from './walk.repo.ts'
import type { Dimension } from './walk.repo.ts'

/** Cards in which a person has not said something yet. */
const SAID = ['block', 'theme', 'territory', 'recipient'] as const satisfies readonly Dimension[]
export type Unnamed = Record<(typeof SAID)[number], number>

const none = (): Unnamed => ({ block: 0, theme: 0, territory: 0, recipient: 0 })

/**
 * How many cards of a scope are without a block, theme, territory and recipient, for each channel that has cards. A channel of which
 * nothing was received is not among them.
 */
export function unnamedOf(db: ReadDb, scope: AnalyticsScope, now: string): Map<number, Unnamed> {
  const channels = new Map<number, Unnamed>()
  for (const dimension of SAID)
    for (const { ids, total } of tally(db, scopeFilter(scope), [], now, ['channel', dimension])) {
      const [channelId, id] = ids
      const line = channels.get(channelId ?? 0) ?? none()
      if (id === null) line[dimension] += total
      channels.set(channelId ?? 0, line)
    }
  return channels
}
