import * as v from 'valibot'
import { attachment } from './attachments.ts'
import { command, query, task } from './kinds.ts'
import { executor, meetingFormat, meetingState } from './meetings.ts'
import { civilDate, count, id, line, namesVersion, operation, requiredLine, ticket, version } from './scalars.ts'

/**
 * The protocol of a meeting: one model for preview, print, PDF and DOCX; versions frozen when signed (model.md invariant 6). Around it:
 * appendices, the list of those it is sent to, the book of a year.
 */

export const protocolForm = v.picklist(['full', 'short'])
export type ProtocolForm = v.InferOutput<typeof protocolForm>

/** What is missing or contradictory before the signature, with the place where it is mended. */
const remark = v.strictObject({
  code: v.picklist([
    'noNumber',
    'noChair',
    'chairAbsent',
    'secretaryAbsent',
    'noPresent',
    'noQuorum',
    'noItems',
    'noDecision',
    'emptyDecision',
    'noExecutor',
    'executorLeft',
    'noTerm',
    'termBeforeMeeting',
    'termPassed',
    'termDayOff',
    'voteMismatch',
    'unmarked',
    'noPollTerm',
    'signatureAlone',
  ]),
  text: v.string(),
  /** Second line: whom it concerns, how it is mended. */
  detail: v.string(),
  /** A blocking remark must be settled before the signature. */
  isBlocking: v.boolean(),
  /** Anchor of the document. */
  anchor: v.string(),
  /** Where it is mended on the page of the meeting. */
  itemId: v.nullable(id),
  decisionId: v.nullable(id),
})
export type ProtocolRemark = v.InferOutput<typeof remark>

const check = v.strictObject({ code: v.string(), text: v.string() })

const protocolVersion = v.strictObject({
  id,
  number: count,
  form: protocolForm,
  sha256: v.string(),
  /** UTC instant. */
  madeAt: v.string(),
  signedOn: civilDate,
  signedBy: v.string(),
  /** Why the version before was corrected; empty for the first one. */
  reason: v.string(),
  /** Lines that differ from the version before. */
  changes: count,
  /** The signed paper, scanned; each with the SHA-256 of its content. */
  scans: v.array(attachment),
})
export type ProtocolVersion = v.InferOutput<typeof protocolVersion>

const differencePiece = v.strictObject({ kind: v.picklist(['same', 'added', 'removed']), text: v.string() })
export type DifferencePiece = v.InferOutput<typeof differencePiece>

const differenceLine = v.strictObject({
  kind: v.picklist(['same', 'added', 'removed', 'changed']),
  text: v.string(),
  /** A changed line word by word, what was before what is; empty for the other kinds. */
  pieces: v.array(differencePiece),
})
export type DifferenceLine = v.InferOutput<typeof differenceLine>

const extractChoice = v.strictObject({
  ...executor.entries,
  name: v.string(),
  decisions: count,
  /** True where he is a co-executor only. */
  isCoExecutor: v.boolean(),
})

const sheets = (what: string) =>
  v.nullable(
    v.pipe(
      v.number(`Укажите ${what} числом`),
      v.integer('Целое число'),
      v.minValue(1, 'Не меньше 1'),
      v.maxValue(9999, 'Не больше 9999'),
    ),
  )

const appendix = v.strictObject({
  id,
  version,
  /** Place in the list, from 1. */
  position: count,
  title: v.string(),
  agendaItemId: v.nullable(id),
  sheets: v.nullable(count),
  copies: v.nullable(count),
})
export type ProtocolAppendix = v.InferOutput<typeof appendix>

export const sendingWhat = v.picklist(['protocol', 'extract'])

const sending = v.strictObject({
  id,
  version,
  what: sendingWhat,
  personId: v.nullable(id),
  recipientId: v.nullable(id),
  addressee: v.string(),
  way: v.string(),
  copies: count,
  sentOn: v.nullable(civilDate),
  receivedOn: v.nullable(civilDate),
  receivedBy: v.string(),
  note: v.string(),
  /** Version that was sent; null while none is signed. */
  versionNumber: v.nullable(count),
  /** Days since it was sent without a confirmation; null where it is confirmed or not sent. */
  waitingDays: v.nullable(count),
})
export type ProtocolSending = v.InferOutput<typeof sending>

const saved = v.strictObject({ ...operation.entries, id, version })
const meetingId = v.strictObject({ meetingId: id })

export const protocolsContract = {
  /** Everything the page of the protocol shows around the document. */
  state: query(
    meetingId,
    v.strictObject({
      meetingId: id,
      /** Version of the meeting row, for signing. */
      meetingVersion: version,
      number: count,
      heldOn: civilDate,
      format: meetingFormat,
      meetingState,
      isLocked: v.boolean(),
      /** Which version the draft will become. */
      nextVersion: count,
      /** Why the last version is being corrected; empty while it is not. */
      correction: v.string(),
      remarks: v.array(remark),
      /** What is in order, in words. */
      passed: v.array(check),
      versions: v.array(protocolVersion),
      /** Whom an extract can be given to; nobody before the signature. */
      extracts: v.array(extractChoice),
      appendices: v.array(appendix),
      /** Appendices that the application adds by itself, in words. */
      ownAppendices: v.array(v.string()),
      items: v.array(v.strictObject({ id, position: count, title: v.string() })),
      /** Who signs by default. */
      signer: v.string(),
    }),
  ),
  /** Freezes the draft as the next version. Refused while blocking remarks stand. Cannot be undone. */
  sign: command(
    v.strictObject({
      meetingId: id,
      version,
      form: protocolForm,
      signedOn: civilDate,
      signedBy: requiredLine(200, 'Укажите, кто подписал'),
    }),
    v.strictObject({ ...operation.entries, versionId: id, number: count, sha256: v.string() }),
  ),
  /** Opens a signed meeting for a correction that will be the next version. */
  reopen: command(
    v.strictObject({ meetingId: id, version, reason: requiredLine(500, 'Укажите причину исправления') }),
    operation,
  ),
  /** What differs between two versions; `to` null is the draft of now. */
  difference: query(
    v.strictObject({ meetingId: id, fromId: id, toId: v.nullable(id) }),
    v.strictObject({ lines: v.array(differenceLine), added: count, removed: count }),
  ),
  /** Whether a version and its scans still have the content that their SHA-256 stand for. */
  verify: task(
    v.strictObject({ versionId: id }),
    v.strictObject({
      isIntact: v.boolean(),
      sha256: v.string(),
      /** SHA-256 of what is stored now. */
      actual: v.string(),
      scans: v.array(v.strictObject({ id, name: v.string(), isIntact: v.boolean() })),
    }),
  ),
  /** The signed paper beside its version. */
  attachScan: command(
    v.strictObject({ versionId: id, tickets: v.pipe(v.array(ticket), v.minLength(1), v.maxLength(20)) }),
    operation,
  ),
  /** A scan of the wrong version is taken off; undo brings it back. */
  detachScan: command(v.strictObject({ attachmentId: id, version }), operation),

  saveAppendix: command(
    v.pipe(
      v.strictObject({
        meetingId: id,
        id: v.nullable(id),
        version: v.nullable(version),
        title: requiredLine(500, 'Укажите название приложения'),
        agendaItemId: v.nullable(id),
        sheets: sheets('число листов'),
        copies: sheets('число экземпляров'),
      }),
      namesVersion(),
    ),
    saved,
  ),
  /** `position` from 1. */
  moveAppendix: command(v.strictObject({ id, version, position: count }), saved),
  removeAppendix: command(v.strictObject({ id, version }), operation),

  /** To whom the protocol goes; newest marks of receipt included. Stays open after the signature. */
  sendings: query(meetingId, v.strictObject({ rows: v.array(sending), ways: v.array(v.string()), unconfirmed: count })),
  /** Adds those who are not in the list: participants get the protocol, executors outside the meeting an extract. */
  fillSendings: command(meetingId, v.strictObject({ ...operation.entries, added: count })),
  saveSending: command(
    v.pipe(
      v.strictObject({
        meetingId: id,
        id: v.nullable(id),
        version: v.nullable(version),
        what: sendingWhat,
        personId: v.nullable(id),
        recipientId: v.nullable(id),
        addressee: requiredLine(300, 'Укажите, кому направлено'),
        way: line(100),
        copies: v.pipe(
          v.number('Укажите число экземпляров'),
          v.integer('Целое число'),
          v.minValue(1, 'Не меньше 1'),
          v.maxValue(999, 'Не больше 999'),
        ),
        sentOn: v.nullable(civilDate),
        receivedOn: v.nullable(civilDate),
        receivedBy: line(200),
        note: line(500),
      }),
      namesVersion(),
    ),
    saved,
  ),
  removeSending: command(v.strictObject({ id, version }), operation),
  /** Marks everything that is not sent yet. */
  markSent: command(
    v.strictObject({ meetingId: id, sentOn: civilDate, way: line(100) }),
    v.strictObject({ ...operation.entries, marked: count }),
  ),

  /** What «Книга протоколов» of a year will hold. */
  book: query(
    v.strictObject({ year: count }),
    v.strictObject({
      years: v.array(count),
      protocols: v.array(
        v.strictObject({
          meetingId: id,
          number: count,
          heldOn: civilDate,
          format: meetingFormat,
          version: count,
        }),
      ),
      /** Meetings of the year without a signed protocol: they stay out of the book. */
      missing: v.array(v.strictObject({ meetingId: id, number: count, heldOn: civilDate })),
    }),
  ),
}
