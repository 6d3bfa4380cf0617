import type { CaseKind, CaseStatus } from '../../../electron/contract/messages.ts'
import { statusWords, type StatusKind } from '../../ui/StatusMark.vue'

/** Which mark of the design stands for a status of the register. */
export const statusMark: Readonly<Record<CaseStatus, StatusKind>> = {
  new: 'new',
  assigned: 'set',
  inWork: 'work',
  onReview: 'review',
  answered: 'done',
  postponed: 'hold',
  repeated: 'again',
  awaitingInterim: 'wait',
}

/** The word beside the mark in a narrow column: «Ждёт ИМ» instead of «Ждёт ответа ИМ». */
export const statusWord = (status: CaseStatus, narrow = false): string =>
  narrow && status === 'awaitingInterim' ? 'Ждёт\u00A0ИМ' : statusWords[statusMark[status]]

/** What a person may do with a card, in the order of the buttons; the first is the main one. */
export type CaseAction =
  | 'assign'
  | 'start'
  | 'answer'
  | 'interim'
  | 'approve'
  | 'sendBack'
  | 'extend'
  | 'pause'
  | 'resume'
  | 'redirect'
  | 'extensionNotice'
  | 'redirectNotice'
  | 'postpone'
  | 'reopen'
  | 'convert'
  | 'remove'
  | 'restore'
  | 'letter'
  | 'cover'
  | 'paper'
  | 'print'

const shown: Readonly<Record<CaseStatus, readonly CaseAction[]>> = {
  new: ['assign', 'answer', 'postpone'],
  assigned: ['start', 'answer', 'postpone'],
  inWork: ['answer', 'extend', 'postpone'],
  onReview: ['approve', 'sendBack', 'extend'],
  answered: ['reopen'],
  postponed: ['start', 'answer', 'postpone'],
  repeated: ['start', 'answer', 'extend'],
  awaitingInterim: ['interim', 'answer'],
}
/** An approved answer is given as it is, or sent back all the same. */
const approved: readonly CaseAction[] = ['answer', 'sendBack', 'extend']
const further: readonly CaseAction[] = [
  'assign',
  'answer',
  'extend',
  'pause',
  'resume',
  'redirect',
  'extensionNotice',
  'redirectNotice',
  'postpone',
  'cover',
  'paper',
  'convert',
  'remove',
]
/** What an answered card has no more use for. */
const forOpen: ReadonlySet<CaseAction> = new Set(['answer', 'extend', 'pause', 'resume', 'redirect', 'postpone'])

/** The term of a card as far as it decides what may be done; a row of the list does not know it and says nothing. */
type TermFacts = {
  pausedOn?: string | null
  extendedOn?: string | null
  extensionNoticeOn?: string | null
  redirectedOn?: string | null
  redirectNoticeOn?: string | null
}

/** Which acts on the term make sense now. */
const termAllows = (action: CaseAction, card: TermFacts & { dueAt: string | null }): boolean => {
  const { pausedOn = null, extendedOn = null, redirectedOn = null } = card
  if (action === 'extend') return card.dueAt !== null && extendedOn === null
  if (action === 'pause') return card.dueAt !== null && pausedOn === null
  if (action === 'resume') return pausedOn !== null
  if (action === 'extensionNotice') return extendedOn !== null && (card.extensionNoticeOn ?? null) === null
  if (action === 'redirectNotice') return redirectedOn !== null && (card.redirectNoticeOn ?? null) === null
  return true
}

/** Buttons of a card and the lines of its menu «Другие действия». A card in the trash can only be brought back. */
export const caseActions = (
  card: {
    status: CaseStatus
    kind: CaseKind
    deletedAt: string | null
    dueAt: string | null
    approvedAt?: string | null
  } & TermFacts,
): { buttons: readonly CaseAction[]; menu: readonly CaseAction[] } => {
  if (card.deletedAt !== null) return { buttons: ['restore'], menu: [] }
  const possible = (action: CaseAction): boolean => termAllows(action, card)
  const isApproved = card.status === 'onReview' && (card.approvedAt ?? null) !== null
  const buttons = (isApproved ? approved : shown[card.status]).filter(possible)
  const closed = card.status === 'answered'
  const menu = further.filter(
    (action) => possible(action) && !buttons.includes(action) && !(closed && forOpen.has(action)),
  )
  return { buttons, menu }
}
