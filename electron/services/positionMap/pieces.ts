import type { IndicatorUnit } from '../../contract/indicators.ts'
import type { MapFigure, MapGap, MapLink, MapPage } from '../../contract/positionMap.ts'
import type { Source } from './source.ts'

/** What one activity says of a period. */
export interface Told {
  figures: MapFigure[]
  gaps: MapGap[]
  /** Whether anything of it was done in the period; null where the application keeps no records of it. */
  isDone: boolean | null
}

/** @param channelCode a channel of the glossary; null for all */
export type Teller = (source: Source, channelCode: string | null) => Told

export const page = (of: MapPage): MapLink => ({ kind: 'page', page: of })

export const count = (
  key: string,
  name: string,
  value: number,
  opens: MapLink | null,
  unit: IndicatorUnit = 'count',
): MapFigure => ({ key, name, unit, value, part: value, whole: null, opens })

type Words = { text: string; todo: string }

export const gap = (words: Words, opens: MapLink | null): MapGap => ({ ...words, opens })

/** A gap that is one only under a condition. */
export const gapIf = (holds: boolean, words: Words, opens: MapLink | null): MapGap[] =>
  holds ? [gap(words, opens)] : []
