import * as v from 'valibot'
import { packagePeriod, PACKAGE_KINDS, PACKAGE_PARTS, packageProblems } from './exchange.ts'
import { OUTCOMES } from './analytics.ts'
import { BEHIND_TABLES, behind, consolidated } from './consolidated.ts'
import { summary } from './incomingFigures.ts'
import { comparedCase, comparison, MERGE_MARKS, MERGE_REFUSALS, mergeChoices, mergeState } from './incomingMerge.ts'
import { command, query, task } from './kinds.ts'
import { count, empty, fileTicket, id, line, operation, requiredLine, text, ticket, version } from './scalars.ts'

/**
 * Packages that came in: of other offices and of one's own other PCs. They are shown, answered by a receipt, put side by side in the
 * consolidated view; one of one's own office may be merged into the register (docs/package-format.md).
 */

export * from './consolidated.ts'
export * from './incomingFigures.ts'
export * from './incomingMerge.ts'

export const DECISIONS = ['accepted', 'returned'] as const
const decision = v.picklist(DECISIONS)
export type ReceiptDecision = v.InferOutput<typeof decision>

const received = v.strictObject({
  id,
  version,
  fileName: v.string(),
  size: count,
  /** Of the file that came; a receipt names it. */
  sha256: v.string(),
  officeName: v.string(),
  officeKey: v.string(),
  region: v.string(),
  /** Of this office; `isSameRegister`: made in this very register. */
  isOwn: v.boolean(),
  isSameRegister: v.boolean(),
  /** Invented data of a demonstration register. */
  isDemo: v.boolean(),
  period: packagePeriod,
  periodName: v.string(),
  versionNumber: count,
  kind: v.picklist(PACKAGE_KINDS),
  /** The package that a difference completes, and whether it is here. */
  base: v.nullable(v.strictObject({ versionNumber: count, isHere: v.boolean() })),
  isEncrypted: v.boolean(),
  /** By the clock of the office that made it. */
  generatedAt: v.string(),
  receivedAt: v.string(),
  cases: count,
  decision: v.nullable(decision),
  receiptNumber: v.string(),
  decidedAt: v.nullable(v.string()),
  decidedBy: v.string(),
  reasons: v.array(v.string()),
  mergedAt: v.nullable(v.string()),
  /**
   * `interrupted`: a merge that was killed half-way, `takingBack`: so was its taking back; both are gone on with. `running`: by this
   * process now. null: there is no merge to take back.
   */
  merge: v.nullable(v.picklist(MERGE_MARKS)),
  /** The newer package of the same office and period, which counts in sums instead of this one. */
  replacedBy: v.nullable(v.strictObject({ id, versionNumber: count })),
  residents: v.nullable(count),
})
export type ReceivedPackage = v.InferOutput<typeof received>

const packageFile = v.strictObject({
  path: v.string(),
  title: v.string(),
  mediaType: v.string(),
  size: count,
  sha256: v.string(),
})

const receivedCard = v.strictObject({
  ...received.entries,
  summary,
  counts: v.strictObject({
    meetings: count,
    decisions: count,
    assignments: count,
    assignmentsDone: count,
    members: count,
  }),
  parts: v.array(v.picklist(PACKAGE_PARTS)),
  smallNumbers: v.picklist(['replaced', 'kept']),
  reason: v.string(),
  formatVersion: count,
  decree: v.string(),
  files: v.array(packageFile),
  nextReceipt: v.string(),
  madeBy: v.string(),
  mergeRefusal: v.nullable(v.picklist(MERGE_REFUSALS)),
})
export type ReceivedCard = v.InferOutput<typeof receivedCard>

/** A card of a package as it stands there. */
const packageCase = v.strictObject({
  number: v.string(),
  year: count,
  kind: v.picklist(['message', 'appeal']),
  channel: v.string(),
  receivedAt: v.string(),
  territory: v.nullable(v.string()),
  street: v.nullable(v.string()),
  gist: v.nullable(v.string()),
  block: v.nullable(v.string()),
  theme: v.nullable(v.string()),
  recipient: v.nullable(v.string()),
  status: v.string(),
  dueAt: v.nullable(v.string()),
  answeredAt: v.nullable(v.string()),
  outcome: v.picklist(OUTCOMES),
  isOverdue: v.boolean(),
  isRepeat: v.boolean(),
  clarity: v.nullable(count),
})
export type PackageCaseRow = v.InferOutput<typeof packageCase>

/** Cards of a package that a figure counts. */
export const PACKAGE_SHOWS = [...OUTCOMES, 'overdue', 'repeats', 'returned', 'hadAnswer', 'rated', 'judged'] as const

/** Which cards of a package; every figure of a package opens them by this. An empty name is «не указано». */
export const packageCaseFilter = v.strictObject({
  show: v.optional(v.picklist(PACKAGE_SHOWS), undefined),
  block: v.optional(v.string()),
  channel: v.optional(v.string()),
  theme: v.optional(v.string()),
  territory: v.optional(v.string()),
  recipient: v.optional(v.string()),
  text: v.optional(line(200)),
})
export type PackageCaseFilter = v.InferOutput<typeof packageCaseFilter>

const activity = {
  meetings: v.array(
    v.strictObject({
      number: count,
      heldOn: v.string(),
      format: v.picklist(['inPerson', 'absentee']),
      isSigned: v.boolean(),
      present: count,
      participants: count,
      items: v.array(
        v.strictObject({
          position: count,
          title: v.string(),
          decisions: v.array(
            v.strictObject({
              number: v.string(),
              text: v.string(),
              executor: v.nullable(v.string()),
              dueOn: v.nullable(v.string()),
            }),
          ),
        }),
      ),
    }),
  ),
  assignments: v.array(
    v.strictObject({
      number: v.string(),
      text: v.string(),
      executor: v.nullable(v.string()),
      dueOn: v.nullable(v.string()),
      state: v.picklist(['open', 'reported', 'done', 'cancelled']),
      isOverdue: v.boolean(),
    }),
  ),
  roster: v.array(
    v.strictObject({
      role: v.string(),
      block: v.nullable(v.string()),
      post: v.string(),
      organisation: v.string(),
      name: v.nullable(v.string()),
    }),
  ),
}
const activities = v.strictObject(activity)
export type PackageActivities = v.InferOutput<typeof activities>

export const incomingContract = {
  list: query(empty, v.array(received)),
  get: query(v.strictObject({ id }), receivedCard),
  /** Checks a file and keeps it. A broken one is not kept: the report names the part. A file that is here already is said so. */
  take: task(
    v.strictObject({ ticket, passphrase: v.optional(v.nullable(v.string()), null) }),
    v.strictObject({
      package: v.nullable(received),
      isKnown: v.boolean(),
      problems: packageProblems,
      operation: v.nullable(operation),
    }),
  ),
  cards: task(
    v.strictObject({
      id,
      filter: packageCaseFilter,
      offset: count,
      limit: v.pipe(count, v.minValue(1), v.maxValue(500)),
    }),
    v.strictObject({ rows: v.array(packageCase), total: count }),
  ),
  activities: task(v.strictObject({ id }), activities),
  openFile: task(v.strictObject({ id, path: v.string() }), fileTicket),
  decide: command(
    v.strictObject({
      id,
      version,
      decision,
      number: requiredLine(100, 'Укажите номер квитанции'),
      madeBy: requiredLine(300, 'Укажите, кто составил квитанцию'),
      /** A reason a line. */
      reasons: text(5000),
    }),
    operation,
  ),
  /** The receipt as a file, as the other office reads it in. */
  receipt: task(v.strictObject({ id }), fileTicket),
  setResidents: command(
    v.strictObject({ officeKey: v.string(), residents: v.nullable(v.pipe(count, v.minValue(1))) }),
    operation,
  ),
  remove: command(v.strictObject({ id, version }), operation),
  compare: task(v.strictObject({ id }), comparison),
  differences: task(
    v.strictObject({ id, state: mergeState, offset: count, limit: v.pipe(count, v.minValue(1), v.maxValue(200)) }),
    v.strictObject({ rows: v.array(comparedCase), total: count }),
  ),
  merge: task(
    v.strictObject({ id, version, choices: mergeChoices }),
    v.strictObject({
      ...operation.entries,
      added: count,
      renumbered: count,
      changed: count,
      fields: count,
      /** Links of repeats that came along, and those whose other card is not here. */
      links: count,
      lostLinks: count,
      /** Cards whose term by the rules here differs from the one in the package. */
      otherTerms: count,
      /** Whether it is taken back as any act; else by `takeBack` alone. */
      isUndoable: v.boolean(),
    }),
  ),
  /** Takes back the merge of a package in steps: what people changed since stays. */
  takeBack: task(
    v.strictObject({ id }),
    v.strictObject({ ...operation.entries, removed: count, restored: count, kept: count }),
  ),
  consolidated: query(v.strictObject({ period: packagePeriod }), consolidated, { heavy: true }),
  /** What a number was added up from; `officeKey` null: by all offices, `isBefore`: of the period before, of those compared. */
  behind: query(
    v.strictObject({
      period: packagePeriod,
      table: v.picklist(BEHIND_TABLES),
      name: v.string(),
      officeKey: v.nullable(v.string()),
      isBefore: v.boolean(),
    }),
    v.array(behind),
    { heavy: true },
  ),
  exportConsolidated: task(v.strictObject({ period: packagePeriod }), fileTicket),
  /** Periods for which packages are here, and quarters that months make, newest first. */
  periods: query(
    empty,
    v.array(
      v.strictObject({
        period: packagePeriod,
        name: v.string(),
        offices: count,
        /** A quarter that packages of months can be put together to; of no package of its own. */
        isAssembled: v.boolean(),
      }),
    ),
  ),
}
