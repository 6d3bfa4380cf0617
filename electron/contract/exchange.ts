import * as v from 'valibot'
import { DocumentModel } from './documents.ts'
import { command, query, task } from './kinds.ts'
import { passphraseSchema } from './passphrase.ts'
import { periodSchema } from './periods.ts'
import { civilDate, count, empty, fileTicket, id, line, operation, requiredLine, text, ticket } from './scalars.ts'

/** Packages for the ЦУР: what goes in, what is masked, checks, one ZIP, and the log of those made (docs/package-format.md). */

/** The newest format that is written; older ones are still read. */
export const PACKAGE_FORMAT_VERSION = 2
export const RECEIPT_FORMAT_VERSION = 1
/** Purpose under which a host lets a package in for checking. */
export const PACKAGE_PURPOSE = 'package'
/** Purpose under which a host lets a receipt in. */
export const RECEIPT_PURPOSE = 'receipt'

/** All records of the period, or those that changed since another package. */
export const PACKAGE_KINDS = ['full', 'difference'] as const
export type PackageKind = (typeof PACKAGE_KINDS)[number]

/** Kinds of period that a package may be for. */
export const PACKAGE_PERIODS = ['month', 'quarter', 'custom'] as const
export const packagePeriod = periodSchema(PACKAGE_PERIODS)
export type PackagePeriod = v.InferOutput<typeof packagePeriod>

/** What the package holds; data about the office and figures of the blocks are in every package. */
export const PACKAGE_PARTS = [
  'note',
  'notePdf',
  'tables',
  'reports',
  'records',
  'meetings',
  'assignments',
  'roster',
] as const
export type PackagePart = (typeof PACKAGE_PARTS)[number]

/** Fields of a card that a person may leave out. */
export const OPTIONAL_FIELDS = ['applicant', 'street', 'gist', 'externalNumber', 'responsiblePost', 'rating'] as const
export type OptionalField = (typeof OPTIONAL_FIELDS)[number]

const switches = <K extends string>(names: readonly K[]) =>
  v.strictObject(Object.fromEntries(names.map((name) => [name, v.boolean()])) as Record<K, v.BooleanSchema<undefined>>)

const decision = v.picklist(['mask', 'keep'])
export type WordDecision = v.InferOutput<typeof decision>

export const packageOptions = v.strictObject({
  parts: switches(PACKAGE_PARTS),
  fields: switches(OPTIONAL_FIELDS),
  /** 1 and 2 in tables become «менее 3»; null: not decided yet, treated as `replace`. */
  smallNumbers: v.nullable(v.picklist(['replace', 'keep'])),
  /** What a person said of words that look like a surname, by the word in small letters. A word not named is masked. */
  words: v.record(v.string(), decision),
})
export type PackageOptions = v.InferOutput<typeof packageOptions>

export const defaultPackageOptions: PackageOptions = {
  parts: {
    note: true,
    notePdf: false,
    tables: true,
    // A report leaves as it was sent, with what was typed beside its figures: masking does not touch it, so a person chooses it.
    reports: false,
    records: true,
    meetings: true,
    assignments: true,
    roster: true,
  },
  fields: { applicant: true, street: true, gist: true, externalNumber: true, responsiblePost: true, rating: true },
  smallNumbers: null,
  words: {},
}

const request = v.strictObject({
  period: packagePeriod,
  options: packageOptions,
  kind: v.optional(v.picklist(PACKAGE_KINDS), 'full'),
})
export type PackageRequest = v.InferOutput<typeof request>

/** Kinds of what is masked in a free text. */
export const MASK_KINDS = [
  'phone',
  'email',
  'card',
  'snils',
  'passport',
  'number',
  'flat',
  'name',
  'link',
  'birth',
  'applicant',
] as const
export type MaskKind = (typeof MASK_KINDS)[number]

/** A piece of a text: `mask` names what it is or what stood there. */
const segment = v.strictObject({ text: v.string(), mask: v.nullable(v.picklist(MASK_KINDS)), isDoubtful: v.boolean() })
export type MaskSegment = v.InferOutput<typeof segment>

/** What is done with a field of a card. */
export const FIELD_ACTIONS = ['asIs', 'pseudonym', 'omitted', 'street', 'masked', 'post', 'off'] as const
export type FieldAction = (typeof FIELD_ACTIONS)[number]

const fieldRow = v.strictObject({
  field: v.string(),
  label: v.string(),
  before: v.array(segment),
  /** Empty: nothing leaves. */
  after: v.array(segment),
  action: v.picklist(FIELD_ACTIONS),
  /** Masks in this text. */
  masks: count,
})
export type PackageFieldRow = v.InferOutput<typeof fieldRow>

const part = v.strictObject({
  part: v.picklist(PACKAGE_PARTS),
  /** Cards, decisions, assignments, people or sheets behind it. */
  amount: count,
  /** A second figure where there is one: meetings beside decisions, people with a consent beside all. */
  other: count,
})

const file = v.strictObject({
  path: v.string(),
  title: v.string(),
  mediaType: v.string(),
  size: count,
  sha256: v.string(),
})
export type PackageFile = v.InferOutput<typeof file>

/** What became of a package: the last receipt wins; without one, whether it was sent and whether the receipt is late. */
export const PACKAGE_STATES = ['made', 'sent', 'overdue', 'accepted', 'returned'] as const
export type PackageState = (typeof PACKAGE_STATES)[number]

const sending = v.strictObject({
  id,
  sentOn: civilDate,
  sentTo: v.string(),
  way: v.string(),
  note: v.string(),
  /** Until when a receipt is awaited; null where the office set no term. */
  receiptDueOn: v.nullable(civilDate),
  /** Operator who marked it. */
  markedBy: v.string(),
})
export type PackageSending = v.InferOutput<typeof sending>

const RECEIPT_STATES = ['accepted', 'returned'] as const
const storedReceipt = v.strictObject({
  id,
  state: v.picklist(RECEIPT_STATES),
  /** When it was taken in here; made at the other side on `madeAt`. */
  receivedOn: civilDate,
  madeAt: v.string(),
  madeBy: v.string(),
  number: v.string(),
  reasons: v.array(v.string()),
  /** Read from a file; else written down by a person. */
  isFile: v.boolean(),
})
export type PackageReceipt = v.InferOutput<typeof storedReceipt>

/** What changed against the base package, records of cards. */
const differenceFigures = v.strictObject({ added: count, changed: count, unchanged: count, removed: count })
export type DifferenceFigures = v.InferOutput<typeof differenceFigures>

const logged = v.strictObject({
  id,
  periodName: v.string(),
  periodFrom: civilDate,
  periodTo: civilDate,
  versionNumber: count,
  /** Civil moment of the office. */
  madeAt: v.string(),
  madeBy: v.string(),
  fileName: v.string(),
  size: count,
  sha256: v.string(),
  cases: count,
  /** Reason of a second and later version. */
  note: v.string(),
  kind: v.picklist(PACKAGE_KINDS),
  /** Version of the package that a difference completes. */
  baseVersion: v.nullable(count),
  isEncrypted: v.boolean(),
  /** SHA-256 of the package inside an encrypted file; of the file itself when it is not encrypted. */
  contentSha256: v.string(),
  state: v.picklist(PACKAGE_STATES),
  /** The last of each. */
  sending: v.nullable(sending),
  receipt: v.nullable(storedReceipt),
})
export type LoggedPackage = v.InferOutput<typeof logged>

const packageCard = v.strictObject({
  ...logged.entries,
  files: v.array(file),
  withRecords: v.boolean(),
  smallNumbers: v.picklist(['replaced', 'kept']),
  periodKind: v.picklist(PACKAGE_PERIODS),
  parts: v.array(v.picklist(PACKAGE_PARTS)),
  caseFields: v.array(v.picklist(OPTIONAL_FIELDS)),
  difference: v.nullable(differenceFigures),
  sendings: v.array(sending),
  receipts: v.array(storedReceipt),
})
export type PackageCard = v.InferOutput<typeof packageCard>

const doubtfulWord = v.strictObject({
  word: v.string(),
  /** As it stands in the first text. */
  shown: v.string(),
  texts: count,
  /** The first text around it, other personal data masked. */
  sample: v.array(segment),
  number: v.string(),
  decision: v.nullable(decision),
})
export type DoubtfulWord = v.InferOutput<typeof doubtfulWord>

const maskedText = v.strictObject({
  number: v.string(),
  /** Place of the card in the preview; null for a text of a meeting or an assignment. */
  index: v.nullable(count),
  before: v.array(segment),
  after: v.array(segment),
})
export type MaskedText = v.InferOutput<typeof maskedText>

const scan = v.strictObject({
  records: count,
  fieldsOut: count,
  fieldsAll: count,
  maskedTexts: count,
  /** The first of them, at most 200. */
  texts: v.array(maskedText),
  words: v.array(doubtfulWord),
})
export type PackageScan = v.InferOutput<typeof scan>

export const CHECK_CODES = [
  'smallNumbers',
  'words',
  'blocksSum',
  'analytics',
  'dates',
  'closedWithoutAnswer',
  'assignments',
  'emptySections',
  'periodOver',
] as const
const check = v.strictObject({
  code: v.picklist(CHECK_CODES),
  /** `decide` waits for a person, `attention` is shown and does not stop the package. */
  state: v.picklist(['passed', 'decide', 'attention']),
  title: v.string(),
  detail: v.string(),
})
export type PackageCheck = v.InferOutput<typeof check>

export const PROBLEM_CODES = [
  'notZip',
  'unsafeName',
  'duplicate',
  'tooLarge',
  'encrypted',
  'missing',
  'superfluous',
  'unreadable',
  'newerFormat',
  'manifest',
  'sums',
  'hash',
  'size',
  'schema',
  'data',
  'counts',
  'seal',
  'base',
  'difference',
] as const
const problem = v.strictObject({
  code: v.picklist(PROBLEM_CODES),
  /** The broken part; empty when it is the archive as a whole. */
  path: v.string(),
  message: v.string(),
})
export type PackageProblem = v.InferOutput<typeof problem>
export const packageProblems = v.array(problem)

const report = v.strictObject({
  isSound: v.boolean(),
  problems: v.array(problem),
  /** Files read and compared. */
  files: count,
  office: v.string(),
  periodName: v.string(),
  versionNumber: v.nullable(count),
  generatedAt: v.string(),
  sha256: v.string(),
  formatVersion: v.nullable(count),
  kind: v.nullable(v.picklist(PACKAGE_KINDS)),
  /** The package that a difference completes, and whether both were put together and gave what the manifest states. */
  base: v.nullable(v.strictObject({ version: count, sha256: v.string(), isChecked: v.boolean() })),
})
export type PackageReport = v.InferOutput<typeof report>

export const exchangeContract = {
  /** Packages made, newest first. */
  log: query(empty, v.array(logged)),
  get: query(v.strictObject({ id }), packageCard),
  /** Which version the next package of this period will be, and how many cards of it changed since the one before. */
  next: query(
    v.strictObject({ period: packagePeriod }),
    v.strictObject({
      versionNumber: count,
      cases: count,
      changed: v.nullable(count),
      previous: v.nullable(logged),
      /** The package that «только изменения» would complete; null where there is none. */
      base: v.nullable(logged),
    }),
    { heavy: true },
  ),
  contents: query(v.strictObject({ period: packagePeriod }), v.array(part), { heavy: true }),
  /** One card field by field: what the register has and what leaves. No value of the applicant. */
  preview: query(
    v.strictObject({ ...request.entries, index: count }),
    v.nullable(v.strictObject({ index: count, total: count, number: v.string(), rows: v.array(fieldRow) })),
    { heavy: true },
  ),
  /** The note of the package as a document: preview, print and PDF. */
  note: query(
    v.strictObject({ period: packagePeriod, hidesSmall: v.boolean(), parts: v.array(v.picklist(PACKAGE_PARTS)) }),
    DocumentModel,
    { heavy: true },
  ),
  /** Reads every free text that would leave. */
  scan: task(request, scan),
  /** Checks the figures, builds on trial, reads back; nothing is kept. */
  check: task(
    request,
    v.strictObject({
      checks: v.array(check),
      files: v.array(file),
      size: count,
      difference: v.nullable(differenceFigures),
    }),
  ),
  /** Builds, reads back, locks under the passphrase if one is given, writes to the log. The passphrase is kept nowhere. */
  build: task(
    v.strictObject({
      ...request.entries,
      reason: line(500),
      passphrase: v.optional(v.nullable(passphraseSchema), null),
    }),
    v.strictObject({ package: packageCard, ticket: fileTicket }),
  ),
  /** A package of the log once more as a file. */
  open: task(v.strictObject({ id }), fileTicket),
  /**
   * Checks a file that somebody chose; a difference together with its base, chosen or found in the log.
   * @throws AppError refused with a field `passphrase` when the file is locked and it is missing or wrong
   */
  verify: task(
    v.strictObject({
      ticket,
      passphrase: v.optional(v.nullable(v.string()), null),
      baseTicket: v.optional(v.nullable(ticket), null),
    }),
    report,
  ),
  /** Notes that a package left: when, to whom, by what way. The term of its receipt follows from the settings. */
  markSent: command(
    v.strictObject({
      packageId: id,
      sentOn: civilDate,
      sentTo: requiredLine(300, 'Укажите, кому отправлен пакет'),
      way: requiredLine(200, 'Укажите, как отправлен пакет'),
      note: line(500),
    }),
    operation,
  ),
  removeSending: command(v.strictObject({ id }), operation),
  /** Reads a receipt file of the ЦУР, finds its package and stores what it says. */
  readReceipt: task(
    v.strictObject({ ticket }),
    v.strictObject({ ...operation.entries, package: logged, receipt: storedReceipt }),
  ),
  /** The same written down by a person: the ЦУР answered by a letter or by telephone. */
  recordReceipt: command(
    v.strictObject({
      packageId: id,
      state: v.picklist(RECEIPT_STATES),
      receivedOn: civilDate,
      number: line(100),
      madeBy: line(300),
      /** A reason a line. */
      reasons: text(5000),
    }),
    operation,
  ),
  removeReceipt: command(v.strictObject({ id }), operation),
}

/** The address of the printed note; the window reads it back with `readNoteRoute`. */
export function noteRoute(period: PackagePeriod, hidesSmall: boolean, parts: readonly PackagePart[]): string {
  return `#/print/centre-note?kind=${period.kind}&from=${period.from}&to=${period.to}&small=${hidesSmall ? 'hide' : 'show'}&parts=${parts.join(',')}`
}
