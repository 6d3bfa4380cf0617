import { analyticsScreens } from './analytics.ts'
import { assignmentScreens } from './assignments.ts'
import { centreRequestScreens } from './centreRequests.ts'
import { entryScreens } from './entry.ts'
import { incomingScreens } from './incoming.ts'
import { meetingScreens } from './meetings.ts'
import { messageScreens } from './messages.ts'
import { officeScreens } from './office.ts'
import { positionMapScreens } from './positionMap.ts'
import { protocolScreens } from './protocols.ts'
import { ratingScreens } from './ratings.ts'
import { qualityScreens } from './quality.ts'
import { reportScreens } from './reports.ts'
import { choiceScreens, settingsScreens } from './settings.ts'
import { shellScreens } from './shell.ts'
import { termScreens } from './terms.ts'
import type { Screen } from './shared.ts'

export { leave } from './shared.ts'
export type { Screen } from './shared.ts'
export { startScreens } from './shell.ts'

/** In this order they are opened in one register: a later screen shows what an earlier one left. */
export const screens: readonly Screen[] = [
  ...messageScreens,
  ...qualityScreens,
  ...meetingScreens,
  ...choiceScreens,
  ...protocolScreens,
  ...assignmentScreens,
  ...centreRequestScreens,
  ...ratingScreens,
  ...analyticsScreens,
  ...reportScreens,
  ...positionMapScreens,
  ...officeScreens,
  ...incomingScreens,
  ...termScreens,
  ...settingsScreens,
  ...shellScreens,
  ...entryScreens,
]
