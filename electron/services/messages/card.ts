import { AppError } from '../../contract/errors.ts'
import type { CaseCard } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import { fileView, listFiles } from '../attachments/attachments.service.ts'
import { applicantMark, findApplicant } from './applicants.repo.ts'
import { findCase, findNumber, listRepeats } from './cases.repo.ts'
import { clocksOf } from './clocks.ts'
import { countHistory } from './history.repo.ts'
import { historyOf } from './history.ts'
import { formatNumber } from './numbering.ts'
import { listApprovals, listRounds, operatorName } from './quality/quality.repo.ts'
import { refusals } from './texts.ts'

/** How much of the history a card brings along; the rest comes by `history`. */
const HISTORY_ON_CARD = 20

/** The page of one card. The applicant is there by initials alone. @throws AppError notFound */
export function cardOf(db: ReadDb, id: number): CaseCard {
  const card = findCase(db, id)
  if (!card) throw new AppError('notFound', refusals.unknown)
  const {
    applicantId,
    numberYear,
    question: _question,
    formerNumbers: _formerNumbers,
    reopenedAt: _reopenedAt,
    qualityById,
    askedById,
    ...fields
  } = card
  return {
    ...fields,
    number: formatNumber(card),
    year: numberYear,
    applicant: applicantId === null ? null : applicantMark(findApplicant(db, applicantId)),
    repeatOf: card.repeatOfId === null ? null : (findNumber(db, card.repeatOfId) ?? null),
    repeats: listRepeats(db, id),
    qualityBy: operatorName(db, qualityById),
    askedBy: operatorName(db, askedById),
    approvals: listApprovals(db, id),
    rounds: listRounds(db, id),
    clocks: clocksOf(db, id),
    attachments: listFiles(db, 'case', id).map(fileView),
    history: historyOf(db, id, null, HISTORY_ON_CARD).lines,
    historyTotal: countHistory(db, id),
  }
}
