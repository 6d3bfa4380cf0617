import type { ApplicantInput, CaseInput } from '../../contract/messages.ts'
import type { NewRow } from '../../db/records.ts'
import type { CommandContext } from '../context.ts'
import { noteRuleActions } from '../autorules/autorules.service.ts'
import { storeApplicant } from './applicants.ts'
import { attachFiles } from '../attachments/attachments.service.ts'
import { routingRule, ruleCase } from './autorouting.ts'
import { saved } from './cards.ts'
import type { Saved } from './cards.ts'
import { cases } from './cases.repo.ts'
import type { CaseRecord } from './cases.repo.ts'
import { clockBook, countClocks, metAt, storeClocks, summariseClocks } from './clocks.ts'
import { formatNumber } from './numbering.ts'
import { nextNumber } from './numbers.repo.ts'
import { assignedStatus, noteRouting } from './routing.ts'
import { titles } from './texts.ts'
import { checkCase } from './validate.ts'
import type { CheckedCase } from './validate.ts'

/** What a card starts with besides what was typed. */
export const freshCase = {
  formerNumbers: '',
  rawStatus: '',
  interimAt: null,
  interimText: '',
  answeredAt: null,
  answerText: '',
  result: null,
  postponedUntil: null,
  postponedReason: '',
  isSolved: null,
  clarity: null,
  satisfactionHow: '',
  satisfactionOn: null,
  reopenedAt: null,
  returns: 0,
  pausedOn: null,
  pausedReason: '',
  extendedOn: null,
  extensionNoticeOn: null,
  extensionNoticeHow: '',
  redirectedOn: null,
  redirectedTo: '',
  redirectNoticeOn: null,
  redirectNoticeHow: '',
  problemId: null,
  mergedIntoId: null,
  approvedAt: null,
  approvedById: null,
  quality: null,
  qualityNote: '',
  qualityOn: null,
  qualityById: null,
  askedOn: null,
  askEndsOn: null,
  askedById: null,
  ground: '',
  groundNoticeDueOn: null,
  groundNoticeOn: null,
  importId: null,
  importRow: null,
  sourcePage: '',
  fact: '',
} as const satisfies Partial<NewRow<CaseRecord>>

interface Numbering {
  number: number
  numberYear: number
  question: number
}

/** Registers a card: number, clocks, applicant apart, routing, attachments: one operation, undone as a whole. */
export function register(
  ctx: CommandContext,
  input: {
    case: CaseInput
    applicant: ApplicantInput | null
    attachments: readonly string[]
    refusedRules?: readonly number[] | undefined
  },
): Saved {
  const typed = checkCase(ctx.db, input.case, ctx.now)
  const { card: checked, outcomes } = ruleCase(ctx.db, typed, input.refusedRules ?? [])
  const year = Number(checked.registeredAt.slice(0, 4))
  const applicantId = storeApplicant(ctx, input.applicant)
  const id = insertCase(
    ctx,
    checked,
    { number: nextNumber(ctx.records.db, checked.kind, year), numberYear: year, question: 1 },
    applicantId,
    routingRule(outcomes),
  )
  noteRuleActions(ctx.records, id, outcomes, ctx.now)
  attachFiles(ctx, 'case', id, input.attachments)
  ctx.records.title = titles.registered(formatNumber(ctx.records.get(cases, id)))
  return saved(ctx, id)
}

/** Writes a checked card with its clocks and the first line of its routing. */
export function insertCase(
  ctx: CommandContext,
  checked: CheckedCase,
  numbering: Numbering,
  applicantId: number | null,
  ruleId: number | null = null,
): number {
  const isAssigned = checked.recipientId !== null
  const routedAt = isAssigned ? ctx.now : null
  const facts = { ...checked, interimAt: null, answeredAt: null, reopenedAt: null, routedAt }
  const round = countClocks(ctx.db, clockBook(ctx.db, ctx.resourcesDir), facts)
  const rows = round.map(({ clock }) => ({ ...clock, metAt: metAt(clock.stage, facts), cancelledReason: '' }))
  const waits = rows.some((row) => row.stage === 'interim')
  const id = ctx.records.insert(cases, {
    ...freshCase,
    ...checked,
    ...numbering,
    applicantId,
    status: isAssigned ? assignedStatus(waits) : 'new',
    ...summariseClocks(rows, false),
  })
  storeClocks(ctx, id, round, facts)
  if (isAssigned || checked.responsibleId !== null) noteRouting(ctx, { ...checked, id }, '', { ruleId })
  return id
}
