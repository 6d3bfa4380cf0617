import * as v from 'valibot'
import { packagePeriod, PACKAGE_KINDS, PACKAGE_PARTS, packageProblems } from './exchange.ts'
import { OUTCOMES } from './analytics.ts'
import { command, query, task } from './kinds.ts'
import { count, empty, fileTicket, id, line, operation, requiredLine, text, ticket, version } from './scalars.ts'

/**
 * Packages that came in: of other offices and of one's own other PCs. They are shown, answered by a receipt, put side by side in the
 * consolidated view; one of one's own office may be merged into the register (docs/package-format.md).
 */

export const DECISIONS = ['accepted', 'returned'] as const
const decision = v.picklist(DECISIONS)
export type ReceiptDecision = v.InferOutput<typeof decision>

/**
 * Figures of a set of cards. `inTime`, `late`, `postponed`, `open` share out `received`; `overdueOpen` is part of `open`. `claritySum` is
 * the sum of `rated` grades, so that means over many packages are counted and never averaged. null: hidden by the office that made the package.
 */
const figures = {
  received: v.nullable(count),
  inTime: v.nullable(count),
  late: v.nullable(count),
  postponed: v.nullable(count),
  open: v.nullable(count),
  overdueOpen: v.nullable(count),
  repeats: count,
  rated: count,
  claritySum: count,
}
const line9 = v.strictObject({ code: v.nullable(v.string()), name: v.string(), ...figures })
export type FigureLine = v.InferOutput<typeof line9>

export const SUMMARY_TABLES = ['blocks', 'channels', 'themes', 'territories', 'recipients'] as const
export type SummaryTable = (typeof SUMMARY_TABLES)[number]

const summary = v.strictObject({
  /** Whether the cards themselves are there; else only totals and blocks are known. */
  hasCases: v.boolean(),
  /** Whether grades of applicants left the other office. */
  hasRatings: v.boolean(),
  messages: count,
  appeals: count,
  total: v.strictObject(figures),
  blocks: v.array(line9),
  channels: v.array(line9),
  themes: v.array(line9),
  territories: v.array(line9),
  recipients: v.array(line9),
})
export type PackageSummary = v.InferOutput<typeof summary>

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

/** Why a package is not merged into the register; null where it may be. */
export const MERGE_REFUSALS = ['otherOffice', 'demo', 'noCases', 'baseMissing'] as const

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

/** Which cards of a package; every figure of a package opens them by this. An empty name is «не указано». */
export const packageCaseFilter = v.strictObject({
  show: v.optional(v.picklist([...OUTCOMES, 'overdue', 'repeats', 'rated', 'judged']), undefined),
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

/** What a merge compares. `course`: state, interim and final answer with its result; `subject`: block and theme. */
export const MERGE_FIELDS = [
  'channel',
  'receivedAt',
  'externalNumber',
  'territory',
  'street',
  'gist',
  'subject',
  'recipient',
  'isImportant',
  'fastTrack',
  'course',
  'rating',
  'returns',
] as const
export const mergeField = v.picklist(MERGE_FIELDS)
export type MergeField = v.InferOutput<typeof mergeField>

/**
 * `new` is not here; `clash` has another card under its number here; `blocked` cannot be taken (its channel is unknown, it lies in the
 * trash); `different`, `same`: of a card that is here.
 */
export const MERGE_STATES = ['new', 'different', 'clash', 'blocked', 'same'] as const
const mergeState = v.picklist(MERGE_STATES)
export type MergeState = v.InferOutput<typeof mergeState>

/** Why a value of the package cannot be written over the one that is here. */
export const FIELD_BLOCKS = ['masked', 'streetOnly', 'unknownName', 'answered', 'needsAct', 'order', 'empty'] as const
const fieldDifference = v.strictObject({
  field: mergeField,
  ours: v.string(),
  theirs: v.string(),
  blocked: v.nullable(v.picklist(FIELD_BLOCKS)),
})
export type FieldDifference = v.InferOutput<typeof fieldDifference>

const comparedCase = v.strictObject({
  /** «2026/1338»: how choices name the card. */
  key: v.string(),
  number: v.string(),
  kind: v.picklist(['message', 'appeal']),
  state: mergeState,
  receivedAt: v.string(),
  gist: v.string(),
  /** The card here: the same one, or the other one under this number. */
  here: v.nullable(v.strictObject({ id, number: v.string(), receivedAt: v.string(), gist: v.string() })),
  fields: v.array(fieldDifference),
  /** Why it cannot be taken; empty unless `blocked`. */
  why: v.string(),
  /** What of a new card has no place here: names that no directory has. */
  unknown: v.array(v.string()),
})
export type ComparedCase = v.InferOutput<typeof comparedCase>

const fieldCount = v.strictObject({ field: mergeField, differs: count, takeable: count })
const comparison = v.strictObject({
  states: v.strictObject({ new: count, different: count, clash: count, blocked: count, same: count }),
  /** Cards of the period that are here and not in the package. */
  onlyHere: count,
  fields: v.array(fieldCount),
})
export type Comparison = v.InferOutput<typeof comparison>

const side = v.picklist(['ours', 'theirs'])
export type MergeSide = v.InferOutput<typeof side>
/** What a person chose: for all, for a field of all, for one card, for one field of one card; the narrower wins. Left out is «ours». */
export const mergeChoices = v.strictObject({
  takeNew: v.boolean(),
  takeClashes: v.boolean(),
  fields: v.partial(
    v.strictObject(Object.fromEntries(MERGE_FIELDS.map((field) => [field, side])) as Record<MergeField, typeof side>),
  ),
  cards: v.record(
    v.string(),
    v.strictObject({
      /** Of a new card or a clash. */
      take: v.optional(v.boolean()),
      fields: v.partial(
        v.strictObject(
          Object.fromEntries(MERGE_FIELDS.map((field) => [field, side])) as Record<MergeField, typeof side>,
        ),
      ),
    }),
  ),
})
export type MergeChoices = v.InferOutput<typeof mergeChoices>

const officeRow = v.strictObject({
  officeKey: v.string(),
  officeName: v.string(),
  isDemo: v.boolean(),
  /** The package that counts; null where the office sent none for the period. */
  packageId: v.nullable(id),
  versionNumber: v.nullable(count),
  decision: v.nullable(decision),
  hasCases: v.boolean(),
  residents: v.nullable(count),
  figures: v.nullable(v.strictObject(figures)),
  /** Of the period before; null without a package. */
  before: v.nullable(v.strictObject(figures)),
  beforeId: v.nullable(id),
  themes: v.array(v.strictObject({ name: v.string(), received: count })),
  /** Places among the offices, by component; null where there is too little to compare. */
  places: v.strictObject({
    inTime: v.nullable(count),
    overdue: v.nullable(count),
    repeats: v.nullable(count),
    clarity: v.nullable(count),
  }),
})
export type OfficeRow = v.InferOutput<typeof officeRow>

const consolidated = v.strictObject({
  period: packagePeriod,
  periodName: v.string(),
  before: packagePeriod,
  beforeName: v.string(),
  offices: v.array(officeRow),
  /** Known from other packages, without one for this period. */
  missing: v.array(v.strictObject({ officeKey: v.string(), officeName: v.string() })),
  total: v.strictObject(figures),
  /** Sum of the period before over the offices that have both; how many they are. */
  comparable: v.strictObject({ offices: count, now: v.strictObject(figures), before: v.strictObject(figures) }),
  blocks: v.array(line9),
  themes: v.array(line9),
  /** Packages that older ones of the same office were replaced by, and differences without a base. */
  replaced: count,
  withoutBase: count,
})
export type Consolidated = v.InferOutput<typeof consolidated>

/** Offices placed only when so many answers or grades stand behind a share. */
export const PLACED_FROM = 3

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
      /** Cards whose term by the rules here differs from the one in the package. */
      otherTerms: count,
    }),
  ),
  consolidated: query(v.strictObject({ period: packagePeriod }), consolidated, { heavy: true }),
  exportConsolidated: task(v.strictObject({ period: packagePeriod }), fileTicket),
  /** Periods for which packages are here, newest first. */
  periods: query(empty, v.array(v.strictObject({ period: packagePeriod, name: v.string(), offices: count }))),
}

/** `consolidated` as a paper. */
export const consolidatedPaper = v.strictObject({ kind: v.literal('consolidated'), period: packagePeriod })
