import type { CaseCard } from '../../contract/messages.ts'
import type { DocumentModel } from '../../contract/documents.ts'
import type { ReadDb } from '../../db/database.ts'
import { buildCaseCard } from '../../documents/caseCard.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { getOffice, getSettings } from '../office/office.service.ts'
import { documentOffice } from '../protocols/protocols.service.ts'
import { cardOf } from './card.ts'
import { paperTexts, results, statuses } from './texts.ts'

/** The card on paper, from the same data as on the screen. The applicant is left out: showing him is an act of its own. */
export function caseDocument(db: ReadDb, id: number, now: string): DocumentModel {
  const card = cardOf(db, id)
  const directories = getDirectories(db)
  const name = (list: readonly { id: number; name: string }[], wanted: number | null): string | null =>
    wanted === null ? null : (list.find((entry) => entry.id === wanted)?.name ?? null)
  return buildCaseCard(
    {
      office: documentOffice(getOffice(db)),
      kind: card.kind,
      number: card.number,
      receivedAt: card.receivedAt,
      registeredAt: card.registeredAt,
      channel: name(directories.channels, card.channelId) ?? '',
      externalNumber: card.externalNumber || null,
      status: statuses[card.status],
      block: name(directories.blocks, card.blockId),
      theme: name(directories.themes, card.themeId),
      territory: name(directories.territories, card.territoryId),
      place: card.address || null,
      recipient: name(directories.recipients, card.recipientId),
      responsible: directories.persons.find((person) => person.id === card.responsibleId)?.shortName ?? null,
      gist: card.gist,
      text: card.text,
      deadlines: card.clocks
        .filter((clock) => clock.cancelledReason === '')
        .map((clock) => ({
          title: paperTexts.stages[clock.stage],
          dueOn: clock.dueAt,
          steps: clock.lines.map((line) => `${line.when}: ${line.text}`),
          legalMaximumOn: clock.legalMaximumAt,
          metOn: clock.metAt,
        })),
      answeredOn: card.answeredAt,
      answer: card.answerText || null,
      result: card.result === null ? null : results[card.result],
      satisfaction: satisfaction(card),
      repeatOf: card.repeatOf?.number ?? null,
      history: [],
      applicant: null,
      printedOn: now.slice(0, 10),
    },
    getSettings(db).documents,
    { includeApplicant: false, includeHistory: false },
  )
}

function satisfaction(card: CaseCard): string | null {
  const parts = [
    ...(card.isSolved === null ? [] : [card.isSolved ? paperTexts.solved : paperTexts.notSolved]),
    ...(card.clarity === null ? [] : [paperTexts.clarity(card.clarity)]),
  ]
  return parts.length === 0 ? null : parts.join(', ')
}
