import * as assignments from './assignments.ts'
import * as centreRequests from './centreRequests.ts'
import * as common from './common.ts'
import * as incoming from './incoming.ts'
import * as letters from './letters.ts'
import * as meetings from './meetings.ts'
import * as members from './members.ts'
import * as messages from './messages.ts'
import * as positionMap from './positionMap.ts'
import * as protocols from './protocols.ts'
import * as ratings from './ratings.ts'
import * as reports from './reports.ts'
import * as votes from './votes.ts'

/** Every Russian word the documents print: a room for the papers of each area. Forms follow domain.md §9 and design/README.md «Печать». */
export const texts = {
  ...assignments,
  ...centreRequests,
  ...common,
  ...incoming,
  ...letters,
  ...meetings,
  ...members,
  ...messages,
  ...positionMap,
  ...protocols,
  ...ratings,
  ...reports,
  ...votes,
}
