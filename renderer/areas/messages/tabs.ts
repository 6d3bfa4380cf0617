import type { CaseHead } from '../../../electron/contract/caseQuestions.ts'
import type { DraftLine } from '../../../electron/contract/drafts.ts'
import { api } from '../../api/index.ts'
import type { TabFace, TabSource } from '../../app/tabs/tabs.ts'
import { cardOf, slotOf } from './places.ts'
import { statusMark, statusWord } from './status.ts'
import { texts } from './texts.ts'

const GIST_IN_TAB = 40
const cut = (text: string): string => (text.length > GIST_IN_TAB ? `${text.slice(0, GIST_IN_TAB).trimEnd()}…` : text)

/** A new record: its beginning, where something is typed in it. */
const entryFace = (slot: string, drafts: readonly DraftLine[]): TabFace => {
  const draft = drafts.find((one) => one.form === 'messages.new' && one.slot === slot)
  const typed = draft?.title ?? ''
  return {
    title: typed === '' ? texts.tabs.create : texts.tabs.createOf(cut(typed)),
    hint: typed === '' ? texts.tabs.create : typed,
    isUnsaved: draft !== undefined,
  }
}

const cardFace = (card: CaseHead, drafts: readonly DraftLine[]): TabFace => ({
  title: `№\u00A0${card.number}`,
  hint: card.isDeleted ? `${card.gist} (${texts.tabs.deleted})` : card.gist,
  mark: statusMark[card.status],
  word: statusWord(card.status),
  isUnsaved: drafts.some(
    (one) => ['messages.answer', 'messages.interim'].includes(one.form) && one.slot === String(card.id),
  ),
})

/** Cards and new records stay open as tabs. */
export const caseTabs: TabSource = {
  owns: (path) => cardOf(path) !== null || slotOf(path) !== null,
  describe: async (paths, drafts) => {
    const ids = paths.map(cardOf).filter((id) => id !== null)
    const heads = new Map(ids.length === 0 ? [] : (await api.messages.heads({ ids })).map((one) => [one.id, one]))
    return new Map(
      paths.flatMap((path): [string, TabFace][] => {
        const slot = slotOf(path)
        if (slot !== null) return [[path, entryFace(slot, drafts)]]
        const head = heads.get(cardOf(path) ?? 0)
        return head ? [[path, cardFace(head, drafts)]] : []
      }),
    )
  },
}
