import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { Contexts } from '../context.ts'
import { answer, answerMany, interim, postpone } from './answers.ts'
import { saveApplicant, showApplicant } from './applicants.ts'
import { attach, describeAttachment, detach } from './attachments.ts'
import { applyRule, previewRules, routingOf, undoRule } from './autorouting.ts'
import { bulkHandlers } from './bulkChange.ts'
import { cardOf } from './card.ts'
import { countCases } from './caseList.repo.ts'
import { previewClocks } from './clocks.ts'
import { convert, setStatus, update } from './edit.ts'
import { enteredToday } from './entered.ts'
import { foundWords } from './found.ts'
import { historyOf } from './history.ts'
import { registerPage } from './registerPage.ts'
import { saveReplyText } from './replyPaper.ts'
import { showInPaper } from './shownApplicant.ts'
import { approve, returnAnswer } from './quality/approval.ts'
import { ask, rateAnswer, takeAskBack } from './quality/asking.ts'
import { check, sample } from './quality/check.ts'
import { noticeGround } from './quality/ground.ts'
import { reopen } from './quality/rounds.ts'
import { addQuestion, questionHandlers, registerPaper } from './questions.ts'
import { giveBack, route } from './routing.ts'
import { termsHandlers } from './terms/terms.handlers.ts'
import { moveToTrash } from './trash.ts'

export { CaseLoader, insertCases } from './bulk.ts'
export type { BulkCase } from './bulk.ts'
export { caseFieldNames, findCard, removeImported, rowsOfCards, updateImported } from './bulkImport.ts'
export { gistOf } from './gist.ts'
export { momentOf, recalled, remembered, shelfOf } from './listMemory.ts'
export { countCases, listCases } from './caseList.repo.ts'
export { caseCondition, caseWhere, MARKS, outcomeCondition } from './caseWhere.ts'
export { caseRowView, cases, findCase, findNumber, listRepeats, ROW_COLUMNS } from './cases.repo.ts'
export type { CaseRecord, RawCaseRow } from './cases.repo.ts'
export { update as updateCase } from './edit.ts'
export { insertTaken, restoreTaken } from './taken.ts'
export type { TakenCase } from './taken.ts'
export { formatNumber } from './numbering.ts'
export { messagePapers } from './papers.ts'
export { routings } from './routing.ts'
export { fillSearch } from './search.repo.ts'
export { firstRowid, searchExpression, WORDS_CASE_ID } from './search.ts'
export { kinds as kindNames, results as resultNames, statuses as statusNames } from './texts.ts'

export { isApprovalNeeded } from './quality/approval.ts'
export { applySourceMeaning, sourceChanges, sourceWords } from './quality/sourceWords.ts'
export type { SourceChange, SourceWord } from './quality/sourceWords.ts'
export { approvals } from './quality/quality.repo.ts'
export { ratingWays } from './quality/texts.ts'

const HISTORY_PAGE = 50

export const messagesService: Services<Contract, Contexts>['messages'] = {
  ...termsHandlers,
  ...questionHandlers,
  list: (input, ctx) => registerPage(ctx.db, input, ctx.now),
  foundWords: ({ id, search }, ctx) => foundWords(ctx.db, id, search),
  count: ({ filter }, ctx) => ({ total: countCases(ctx.db, filter, ctx.now) }),
  counters: ({ filters }, ctx) => filters.map((filter) => countCases(ctx.db, filter, ctx.now)),
  card: ({ id }, ctx) => cardOf(ctx.db, id),
  history: ({ id, before }, ctx) => historyOf(ctx.db, id, before, HISTORY_PAGE),
  showApplicant: ({ id }, ctx) => showApplicant(ctx, id),
  previewClocks: (input, ctx) => previewClocks(input, ctx),
  register: (input, ctx) => registerPaper(ctx, input),
  addQuestion: ({ id, case: input }, ctx) => addQuestion(ctx, id, input),
  update: (input, ctx) => update(ctx, input),
  saveApplicant: ({ id, applicant }, ctx) => saveApplicant(ctx, id, applicant),
  route: (input, ctx) => route(ctx, input),
  giveBack: (input, ctx) => giveBack(ctx, input),
  routing: ({ id }, ctx) => routingOf(ctx.db, id),
  previewRules: (input, ctx) => previewRules(ctx, input),
  undoRule: (input, ctx) => undoRule(ctx, input),
  applyRule: (input, ctx) => applyRule(ctx, input),
  ...bulkHandlers,
  setStatus: (input, ctx) => setStatus(ctx, input),
  interim: (input, ctx) => interim(ctx, input),
  answer: (input, ctx) => answer(ctx, input),
  answerMany: (input, ctx) => answerMany(ctx, input),
  postpone: (input, ctx) => postpone(ctx, input),
  reopen: (input, ctx) => reopen(ctx, input),
  satisfaction: (input, ctx) => rateAnswer(ctx, input),
  approve: (input, ctx) => approve(ctx, input),
  returnAnswer: (input, ctx) => returnAnswer(ctx, input),
  check: (input, ctx) => check(ctx, input),
  ask: ({ ids }, ctx) => ask(ctx, ids),
  takeAskBack: (input, ctx) => takeAskBack(ctx, input),
  noticeGround: (input, ctx) => noticeGround(ctx, input),
  sample: (input, ctx) => sample(ctx.db, input, ctx.now),
  convert: (input, ctx) => convert(ctx, input),
  remove: ({ ids }, ctx) => moveToTrash(ctx, ids, 'remove'),
  restore: ({ ids }, ctx) => moveToTrash(ctx, ids, 'restore'),
  attach: ({ id, tickets }, ctx) => attach(ctx, id, tickets),
  detach: ({ attachmentId, version }, ctx) => detach(ctx, attachmentId, version),
  describeAttachment: (input, ctx) => describeAttachment(ctx, input),
  enteredToday: (_input, ctx) => enteredToday(ctx),
  showInPaper: ({ id, paper }, ctx) => showInPaper(ctx, id, paper),
  saveReplyText: (input, ctx) => saveReplyText(ctx, input),
}
