import { activityNames, activityPages, pageNames } from '../../contract/positionMap.ts'
import type { ActivityKey, ActivityState, MapActivity } from '../../contract/positionMap.ts'
import { cardActivities } from './cards.ts'
import type { Teller, Told } from './pieces.ts'
import { reportActivities } from './reporting.ts'
import type { Source } from './source.ts'
import { workActivities } from './work.ts'

/** Every activity of the application: where it is done and what it says of a period. */

const tellers: Readonly<Record<ActivityKey, Teller>> = { ...cardActivities, ...workActivities, ...reportActivities }

const placesOf = (key: ActivityKey): MapActivity['places'] =>
  activityPages[key].map((one) => ({ page: one, name: pageNames[one] }))

function stateOf({ isDone, gaps }: Told): ActivityState {
  if (isDone === null) return 'notKept'
  if (!isDone) return 'missing'
  return gaps.length > 0 ? 'partly' : 'done'
}

/** @param channelCode a channel of the glossary; null for all */
export function activityOf(source: Source, key: ActivityKey, channelCode: string | null): MapActivity {
  const told = tellers[key](source, channelCode)
  return {
    key,
    channelCode,
    name: activityNames[key],
    places: placesOf(key),
    figures: told.figures,
    gaps: told.gaps,
    state: stateOf(told),
  }
}
