import type { CaseCard } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import { buildCaseCard } from '../../documents/caseCard.ts'
import type { CaseCardData } from '../../documents/caseCard.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { documentOffice, getOffice, getSettings } from '../office/office.service.ts'
import type { PaperBuilder, PaperBuilders } from '../paper.ts'
import { cardOf } from './card.ts'
import { historyOf } from './history.ts'
import { reply } from './replyPaper.ts'
import { civilOf, shownApplicant } from './shownApplicant.ts'
import { letterTexts, paperTexts, results, statuses } from './texts.ts'
import { caseCardTemplate } from '../../documents/templates/lists.ts'
import { templateTexts } from '../templates/templates.service.ts'

/** Lines of history on paper: a longer one is read on the screen. */
const HISTORY_LINES = 200

/** The card on paper, from the same data as on the screen. The applicant stands in it after a showing that the journal knows. */
const caseCard: PaperBuilder<'caseCard'> = (ref, { db, now }) => {
  const card = cardOf(db, ref.caseId)
  const applicant = ref.shownIn === null ? null : shownApplicant(db, now, ref.caseId, ref.shownIn)
  const model = buildCaseCard(
    {
      ...cardData(db, card, now),
      history: ref.withHistory ? historyLines(db, card.id) : [],
      applicant: applicant && {
        name: applicant.name,
        address: applicant.postalAddress || null,
        contacts: [applicant.phone, applicant.email].filter((part) => part !== '').join(', ') || null,
      },
    },
    getSettings(db).documents,
    { includeApplicant: applicant !== null, includeHistory: ref.withHistory },
    templateTexts(db, caseCardTemplate),
  )
  return { model, fileName: letterTexts.cardFile(card.number) }
}

/** Papers of a card. */
export const messagePapers: PaperBuilders<'caseCard' | 'reply'> = { caseCard, reply }

function historyLines(db: ReadDb, id: number): CaseCardData['history'] {
  const { timeZone } = getOffice(db)
  const { lines } = historyOf(db, id, null, HISTORY_LINES)
  return lines.map(({ at, operator, title }) => ({ at: civilOf(at, timeZone), who: operator, what: title }))
}

function cardData(db: ReadDb, card: CaseCard, now: string): Omit<CaseCardData, 'history' | 'applicant'> {
  const directories = getDirectories(db)
  const name = (list: readonly { id: number; name: string }[], wanted: number | null): string | null =>
    wanted === null ? null : (list.find((entry) => entry.id === wanted)?.name ?? null)
  return {
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
    printedOn: now.slice(0, 10),
  }
}

function satisfaction(card: CaseCard): string | null {
  const parts = [
    ...(card.isSolved === null ? [] : [card.isSolved ? paperTexts.solved : paperTexts.notSolved]),
    ...(card.clarity === null ? [] : [paperTexts.clarity(card.clarity)]),
  ]
  return parts.length === 0 ? null : parts.join(', ')
}
