import { PACKAGE_PARTS } from '../../contract/exchange.ts'
import type { PackagePart, PackageRequest } from '../../contract/exchange.ts'
import type { TaskContext } from '../context.ts'
import { assignmentRecords, meetingRecords, memberRecords, rosterDay, textMask } from './activities.ts'
import type { AssignmentRecord, MeetingRecord, MemberRecord } from './activities.ts'
import { JsonLines, readOneState, walkCases } from './collect.ts'
import { CaseLines } from './difference.ts'
import type { BaseRecords, CaseLinesResult } from './difference.ts'
import { makeRecord } from './records.ts'
import type { RecordMaker } from './records.ts'
import { Tally } from './tally.ts'

/** Everything that is read from the register, of one state. */
export interface Snapshot extends CaseLinesResult {
  tally: Tally
  meetings: MeetingRecord[]
  assignments: AssignmentRecord[]
  members: MemberRecord[]
}

/** Parts that the package has; reports are named only where there are some. */
export const chosenParts = (request: PackageRequest, reports: number): PackagePart[] =>
  PACKAGE_PARTS.filter((part) => request.options.parts[part] && (part !== 'reports' || reports > 0))

/**
 * Reads the period and writes its records, all of them or those that differ from a base.
 * @param casesFile where the records go, when they leave
 */
export async function readRegister(
  ctx: TaskContext,
  maker: RecordMaker,
  base: BaseRecords | null,
  casesFile: string,
  progress: (done: number, total: number) => void,
): Promise<Snapshot> {
  const { period, options } = maker.request
  return readOneState(ctx, async () => {
    const tally = new Tally()
    const file = options.parts.records ? new JsonLines(casesFile) : null
    const lines = new CaseLines(file, base)
    let result: CaseLinesResult
    try {
      await walkCases(
        ctx,
        period,
        (source) => {
          tally.add(source, ctx.now)
          if (file) lines.add(makeRecord(source, maker).record)
        },
        async (done, total) => {
          progress(done, total)
          await file?.drain()
        },
      )
      result = lines.end()
      await file?.end()
    } catch (error) {
      file?.destroy()
      throw error
    }
    const mask = textMask(maker.known, maker.request)
    return {
      ...result,
      tally,
      meetings: meetingRecords(ctx.db, period, mask),
      assignments: assignmentRecords(ctx.db, period, mask, ctx.now.slice(0, 10)),
      members: memberRecords(ctx.db, rosterDay(period, ctx.now)),
    }
  })
}
