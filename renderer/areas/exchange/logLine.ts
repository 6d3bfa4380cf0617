import type { LoggedPackage, PackageState } from '../../../electron/contract/exchange.ts'
import type { GlyphName } from '../../ui/glyphs.ts'
import { shortDate } from '../../ui/format.ts'
import { texts } from './texts.ts'

/** State of a package by its shape, colour and words. */
export const stateMarks: Record<PackageState, { glyph: GlyphName; tone: string }> = {
  made: { glyph: 'set', tone: 'muted' },
  sent: { glyph: 'work', tone: 'amber' },
  overdue: { glyph: 'over', tone: 'red' },
  accepted: { glyph: 'done', tone: 'green' },
  returned: { glyph: 'again', tone: 'amber' },
}

/** «Принят 09.07, квитанция 0713», «Отправлен 08.10, квитанция до 15.10» */
export function stateText(one: LoggedPackage, now: string): string {
  const { states } = texts.log
  const day = (date: string): string => shortDate(date, now)
  const { state, sending, receipt } = one
  if ((state === 'accepted' || state === 'returned') && receipt)
    return state === 'accepted'
      ? states.accepted(day(receipt.receivedOn), receipt.number)
      : states.returned(day(receipt.receivedOn), receipt.reasons.join('; '))
  if (!sending) return states.made
  const due = sending.receiptDueOn
  if (state === 'overdue' && due !== null) return states.overdue(day(sending.sentOn), day(due))
  return states.sent(day(sending.sentOn), due === null ? null : day(due))
}
