import * as v from 'valibot'
import { activityKey } from '../../../electron/contract/positionMap.ts'
import type { DutyRow } from '../../../electron/contract/positionMap.ts'

/** What a person maps a row to, while it is typed; kept as a draft together with the row it belongs to. */

export const DRAFT = { form: 'positionMap.mark', slot: 'current' } as const

const typed = v.object({ row: v.string(), activities: v.array(activityKey), note: v.string() })
export type Typed = v.InferOutput<typeof typed>

/** A draft of an earlier version may hold anything. */
export function typedOf(content: unknown): Typed | null {
  const parsed = v.safeParse(typed, content)
  return parsed.success ? parsed.output : null
}

export const isChanged = (row: DutyRow, { activities, note }: Pick<Typed, 'activities' | 'note'>): boolean =>
  row.source === null || note !== row.note || JSON.stringify(activities) !== JSON.stringify(row.activities)
