import { earlierCases } from './authored/earlier.ts'
import { latestCases } from './authored/latest.ts'
import type { DemoApplicant } from './applicants.ts'
import type { DemoChannelCode } from './directory.ts'
import type { DemoCase } from './storyTypes.ts'

/** Cards written by hand: those of the design mock-ups. The number fixes the day; see `flow.ts`. */
export interface AuthoredCase {
  /** Number of the message, or of the appeal with `kind`. */
  readonly number: number
  readonly kind?: 'appeal'
  /** Time of receipt where the clock of ИМ needs it. */
  readonly time?: string
  readonly channel: DemoChannelCode
  readonly theme: string
  readonly territory: string
  readonly recipient: string | null
  readonly gist: string
  readonly text: string
  readonly address: string
  readonly status: DemoCase['status']
  readonly fastTrack?: true
  readonly important?: true
  /** Working minutes to the first reply of ИМ; absent = not given yet. */
  readonly interimAfter?: number
  readonly postponedUntil?: string
  /** Days to the answer; absent = open. */
  readonly answeredAfter?: number
  readonly applicant?: DemoApplicant
}

export const authoredCases: readonly AuthoredCase[] = [...earlierCases, ...latestCases]
