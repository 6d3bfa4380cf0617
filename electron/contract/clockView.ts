import * as v from 'valibot'
import { DEADLINE_STAGES } from './caseList.ts'
import { civilMoment, id } from './scalars.ts'

/** A computed clock with its explanation: steps as data and as the Russian lines of «Почему этот срок». */
export const clockView = v.strictObject({
  stage: v.picklist(DEADLINE_STAGES),
  ruleId: v.nullable(id),
  ruleName: v.string(),
  legalBasis: v.string(),
  isVerified: v.boolean(),
  startedAt: civilMoment,
  dueAt: civilMoment,
  legalMaximumAt: civilMoment,
  metAt: v.nullable(civilMoment),
  calendarVersion: v.string(),
  cancelledReason: v.string(),
  lines: v.array(v.strictObject({ when: v.string(), text: v.string(), isResult: v.boolean() })),
  warnings: v.array(v.string()),
  /** Years whose production calendar is not loaded and on which this date leans. */
  missingYears: v.array(v.number()),
  /** The moment since which the clock stands; null while it runs. */
  pausedFrom: v.nullable(civilMoment),
})
export type ClockView = v.InferOutput<typeof clockView>
