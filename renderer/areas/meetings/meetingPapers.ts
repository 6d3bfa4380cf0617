import type { AgendaItem } from '../../../electron/contract/meetings.ts'
import type { PaperRef } from '../../../electron/contract/papers.ts'
import type { MenuItem } from '../../ui/Menu.vue'
import { paperWords } from './texts.ts'

/** Papers that a meeting has before and after it is held, as lines of the menu «Документы». */
export const preparedPapers: readonly MenuItem[] = [
  { id: 'agenda', title: paperWords.agenda, icon: 'file-text' },
  { id: 'chair', title: paperWords.chair, icon: 'file-text' },
  { id: 'notices', title: paperWords.notices, icon: 'file-text' },
  { id: 'invited', title: paperWords.invited, icon: 'users' },
]

/** The list of votes by name is offered only where somebody voted by name. */
export const papersOf = (items: readonly Pick<AgendaItem, 'namedVotes'>[]): readonly MenuItem[] =>
  items.some((item) => item.namedVotes !== null)
    ? [...preparedPapers, { id: 'voteSheet', title: paperWords.voteSheet, icon: 'file-text' }]
    : preparedPapers

/** The paper behind a line of the menu, with the name it is shown under; null: the line is no paper of a meeting. */
export const paperOf = (what: string, meetingId: number): { ref: PaperRef; title: string } | null => {
  switch (what) {
    case 'agenda':
      return { ref: { kind: 'agenda', meetingId }, title: paperWords.agenda }
    case 'chair':
      return { ref: { kind: 'agenda', meetingId, copy: 'chair' }, title: paperWords.chair }
    case 'notices':
      return { ref: { kind: 'meetingNotice', meetingId, participantId: null }, title: paperWords.notices }
    case 'invited':
      return { ref: { kind: 'invitedList', meetingId }, title: paperWords.invited }
    case 'voteSheet':
      return { ref: { kind: 'voteSheet', meetingId }, title: paperWords.voteSheet }
    default:
      return null
  }
}
