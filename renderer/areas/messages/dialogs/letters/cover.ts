import type { CaseCard } from '../../../../../electron/contract/messages.ts'
import { writeLetter } from '../../../../app/papers/useLetter.ts'
import { letterTexts } from './letterTexts.ts'

/** A cover letter that sends a card to the body it was redirected to, with the files that lie at it. */
export function writeCover(card: CaseCard): void {
  writeLetter({
    about: { letter: 'redirect', caseId: card.id },
    addressee: card.redirectedTo,
    appendices: [
      { title: letterTexts.copyOfAppeal, sheets: 1 },
      ...card.attachments.slice(0, 39).map(({ name }) => ({ title: name, sheets: null })),
    ],
  })
}
