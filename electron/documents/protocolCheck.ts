import { shortDate } from './civilText.ts'
import type { ProtocolData, ProtocolDecision } from './protocolParts.ts'
import { texts } from './texts/index.ts'

/** Something to settle before a protocol is signed. `anchor` is the id of the block it concerns. */
export interface ProtocolRemark {
  code:
    | 'noNumber'
    | 'noChair'
    | 'noPresent'
    | 'noItems'
    | 'noDecision'
    | 'emptyDecision'
    | 'noExecutor'
    | 'noTerm'
    | 'termBeforeMeeting'
    | 'noPollTerm'
    | 'voteMismatch'
  anchor: string
  text: string
  /** Indexes in `ProtocolData`, so that a screen can open the right field. */
  item?: number
  decision?: number
}

/**
 * What is missing or contradictory in a protocol, in its order. Votes are compared with the people present only
 * upwards: no decree says who has a vote (domain.md §2), but nobody absent can have cast one in person.
 */
export function checkProtocol(data: ProtocolData): ProtocolRemark[] {
  const remarks: ProtocolRemark[] = []
  if (data.number === null) remarks.push({ code: 'noNumber', anchor: 'details', text: texts.remarks.noNumber })
  if (data.chair === null) remarks.push({ code: 'noChair', anchor: 'details', text: texts.remarks.noChair })
  if (data.present.length === 0) remarks.push({ code: 'noPresent', anchor: 'details', text: texts.remarks.noPresent })
  if (data.format === 'absentee' && (data.poll?.until ?? null) === null)
    remarks.push({ code: 'noPollTerm', anchor: 'details', text: texts.remarks.noPollTerm })
  if (data.items.length === 0) remarks.push({ code: 'noItems', anchor: 'agenda', text: texts.remarks.noItems })
  const voters = data.present.length + (data.chair === null ? 0 : 1) + (data.secretary === null ? 0 : 1)

  data.items.forEach((item, index) => {
    const place = { item: index, anchor: `item-${index + 1}` }
    if (item.decisions.length === 0) {
      remarks.push({ code: 'noDecision', ...place, text: texts.remarks.noDecision(String(index + 1)) })
    }
    item.decisions.forEach((decision, order) => {
      const point = `${index + 1}.${order + 1}`
      for (const found of decisionRemarks(decision, point, data.heldOn))
        remarks.push({ ...found, item: index, decision: order, anchor: `decision-${point}` })
    })
    if (item.vote && data.format === 'inPerson') {
      const votes = item.vote.inFavour + item.vote.against + item.vote.abstained
      if (votes > voters) {
        remarks.push({
          code: 'voteMismatch',
          ...place,
          text: texts.remarks.voteMismatch(String(index + 1), votes, voters),
        })
      }
    }
  })
  return remarks
}

function decisionRemarks(
  decision: ProtocolDecision,
  point: string,
  heldOn: string,
): Pick<ProtocolRemark, 'code' | 'text'>[] {
  const found: Pick<ProtocolRemark, 'code' | 'text'>[] = []
  const { dueOn } = decision
  if (decision.text.trim() === '') found.push({ code: 'emptyDecision', text: texts.remarks.emptyDecision(point) })
  if (dueOn && dueOn < heldOn)
    found.push({ code: 'termBeforeMeeting', text: texts.remarks.termBeforeMeeting(point, shortDate(dueOn)) })
  if (!decision.isAssignment) return found
  if (decision.executors.length === 0) found.push({ code: 'noExecutor', text: texts.remarks.noExecutor(point) })
  if (!dueOn && !decision.term) found.push({ code: 'noTerm', text: texts.remarks.noTerm(point) })
  return found
}
