import type { ErrorCode } from '../../../electron/contract/kinds.ts'
import { assignmentSamples } from './assignments.ts'
import { centreRequestSamples } from './centreRequests.ts'
import { incomingSamples } from './incoming.ts'
import { intakeSamples } from './intake.ts'
import { meetingSamples } from './meetings.ts'
import { memberSamples } from './members.ts'
import { messageSamples } from './messages.ts'
import { officeSamples } from './office.ts'
import { positionMapSamples } from './positionMap.ts'
import { protocolSamples } from './protocols.ts'
import { ratingSamples } from './ratings.ts'
import { registerSamples } from './register.ts'
import { reportSamples } from './reports.ts'
import type { Samples } from './shared.ts'

/** In this order both sides are asked: samples of later methods rely on what earlier ones left. */
export const samples: Samples = {
  ...officeSamples,
  ...messageSamples,
  ...memberSamples,
  ...meetingSamples,
  ...protocolSamples,
  ...assignmentSamples,
  ...centreRequestSamples,
  ...ratingSamples,
  ...reportSamples,
  ...positionMapSamples,
  ...incomingSamples,
  ...intakeSamples,
  ...registerSamples,
}

/** Methods whose sample is refused in this register, and how. */
export const refusals: Readonly<Partial<Record<string, ErrorCode>>> = {
  // What is finished has nothing to go on with; an interrupted import needs a killed process (tests/faults).
  'imports.resume': 'refused',
  // A package of the register itself has nothing that is not here.
  'incoming.merge': 'refused',
  'incoming.takeBack': 'refused',
}
