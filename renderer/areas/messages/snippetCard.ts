import type { CaseCard, CaseRow } from '../../../electron/contract/messages.ts'
import { api } from '../../api/index.ts'
import type { SnippetValues } from '../../app/snippets/fill.ts'
import type { SnippetCard } from '../../app/snippets/store.ts'
import { useOffice } from '../../app/stores/office.ts'
import { officeNow } from '../../ui/clock.ts'
import { shortDate } from '../../ui/format.ts'
import { useDirectories } from './directories.ts'

/** What ready texts may say of a card; the applicant is not among it. */

type Told = Pick<CaseRow, 'number' | 'receivedAt' | 'dueAt' | 'recipientId' | 'themeId' | 'territoryId' | 'address'>

const valuesOf = (card: Told): SnippetValues => {
  const names = useDirectories()
  const now = officeNow.value
  return {
    number: card.number,
    date: shortDate(now.slice(0, 10), now),
    received: shortDate(card.receivedAt, now),
    due: card.dueAt === null ? '' : shortDate(card.dueAt, now),
    recipient: names.long('recipients', card.recipientId),
    theme: names.long('themes', card.themeId),
    territory: names.long('territories', card.territoryId),
    address: card.address,
    office: useOffice().name,
  }
}

/** The card on the screen. */
export const snippetCardOf = (card: () => CaseCard | null): SnippetCard => ({
  themeId: () => card()?.themeId ?? null,
  result: () => card()?.result ?? null,
  values: () => {
    const shown = card()
    return shown ? valuesOf(shown) : {}
  },
})

/** A row of a dialog: what it does not hold is read when a text is taken; several rows at once fill nothing. */
export const snippetCardOfRow = (
  row: () => Pick<CaseRow, 'id' | 'themeId'> | undefined,
  result: () => string | null,
): SnippetCard => ({
  themeId: () => row()?.themeId ?? null,
  result,
  values: async () => {
    const one = row()
    return one ? valuesOf(await api.messages.card({ id: one.id })) : {}
  },
})
