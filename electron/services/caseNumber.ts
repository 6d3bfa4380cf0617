import type { CaseKind } from '../contract/messages.ts'

/** «1338» of a message, «О-126» of an appeal, «1503/2» of a further question. */
export function formatNumber(parts: { kind: CaseKind; number: number; question: number }): string {
  const number = parts.kind === 'appeal' ? `О-${parts.number}` : String(parts.number)
  return parts.question > 1 ? `${number}/${parts.question}` : number
}
