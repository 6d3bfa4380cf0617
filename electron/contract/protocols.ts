import * as v from 'valibot'
import { command, query } from './kinds.ts'
import { executor, meetingState } from './meetings.ts'
import { civilDate, count, id, operation, requiredLine, version } from './scalars.ts'

/** The protocol of a meeting: one model for preview, print, PDF and DOCX; versions frozen when signed (model.md invariant 6). */

export const protocolForm = v.picklist(['full', 'short'])
export type ProtocolForm = v.InferOutput<typeof protocolForm>

/** What is missing or contradictory before the signature, with the place where it is mended. */
const remark = v.strictObject({
  code: v.picklist([
    'noNumber',
    'noChair',
    'noPresent',
    'noItems',
    'noDecision',
    'noExecutor',
    'noTerm',
    'voteMismatch',
    'unmarked',
  ]),
  text: v.string(),
  /** Second line: whom it concerns. */
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
  /** Lines that differ from the version before. */
  changes: count,
})
export type ProtocolVersion = v.InferOutput<typeof protocolVersion>

const differenceLine = v.strictObject({ kind: v.picklist(['same', 'added', 'removed']), text: v.string() })
export type DifferenceLine = v.InferOutput<typeof differenceLine>

const extractChoice = v.strictObject({ ...executor.entries, name: v.string(), decisions: count })

export const protocolsContract = {
  /** Everything the page of the protocol shows around the document. */
  state: query(
    v.strictObject({ meetingId: id }),
    v.strictObject({
      meetingId: id,
      /** Version of the meeting row, for signing. */
      meetingVersion: version,
      number: count,
      heldOn: civilDate,
      meetingState,
      isLocked: v.boolean(),
      /** Which version the draft will become. */
      nextVersion: count,
      remarks: v.array(remark),
      /** What is in order, in words. */
      passed: v.array(check),
      versions: v.array(protocolVersion),
      extracts: v.array(extractChoice),
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
  /** True when the content of a version still has the SHA-256 it was signed with. */
  verify: query(v.strictObject({ versionId: id }), v.strictObject({ isIntact: v.boolean(), sha256: v.string() })),
}
