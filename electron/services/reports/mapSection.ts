import { mapSentences, mapTable } from '../../documents/mapAppendix.ts'
import { positionMapOf } from '../positionMap/positionMap.service.ts'
import { reportLogWith } from './log.ts'
import type { Part } from './sections.ts'
import type { Source } from './source.ts'

/** «Карта положения» of the period. What leaves the office names no people, so the holders of roles are not in it. */
export function positionMap({ ctx, period, reportId }: Source): Part {
  const map = positionMapOf(ctx, period, reportLogWith(reportId))
  return { sentences: mapSentences(map), tables: () => mapTable(map) }
}
