import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import { isWhole, periodName } from '../../contract/periods.ts'
import { sectionTitle } from '../../contract/reports.ts'
import type { SectionSpec } from '../../contract/reports.ts'
import type { ReadDb } from '../../db/database.ts'
import { shortDate } from '../../documents/civilText.ts'
import { definitions } from '../analytics/analytics.service.ts'
import { centreRequest } from '../centreRequests/centreRequests.service.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { getSettings } from '../office/office.service.ts'
import { canonicalJson, sha256 } from '../protocols/protocols.service.ts'
import { checksOf, liveContent } from './content.ts'
import { reportModel } from './papers.ts'
import { findReplacing, listOfPeriod } from './reports.repo.ts'
import { reports, unsigned } from './reports.tables.ts'
import type { ReportTableRow } from './reports.tables.ts'
import { texts } from './texts.ts'
import { requireReport, signersOf } from './view.ts'

/** What is done to a report. Figures are never typed: they come with the signature. */

type Handlers = Services<Contract, Contexts>['reports']
type Input<Method extends keyof Handlers> = Parameters<Handlers[Method]>[0]

const { refusals, titles } = texts
const WHOLE_KINDS = { weekly: 'week', monthly: 'month', quarterly: 'quarter' } as const

/** A draft. @throws AppError notFound, refused when it is signed or sent */
function draftOf(db: ReadDb, id: number): ReportTableRow {
  const row = requireReport(db, id)
  if (row.state !== 'draft') throw new AppError('refused', row.state === 'sent' ? refusals.sent : refusals.notDraft)
  return row
}

function checkPeriod({ kind, period }: Input<'create'>, weekStart: number): void {
  if (kind === 'request') return
  if (period.kind !== WHOLE_KINDS[kind]) throw fieldErrors({ period: refusals.whole })
  if (!isWhole(period, weekStart)) throw fieldErrors({ period: kind === 'weekly' ? refusals.week : refusals.whole })
}

/** The sent report that a new one replaces. @throws AppError refused */
function replacedOf(db: ReadDb, { replacesId, kind, period }: Input<'create'>): ReportTableRow | null {
  if (replacesId === null) return null
  const row = requireReport(db, replacesId)
  if (row.state !== 'sent') throw new AppError('refused', refusals.notSent)
  if (row.kind !== kind || row.periodFrom !== period.from || row.periodTo !== period.to)
    throw new AppError('refused', refusals.otherPeriod)
  if (findReplacing(db, replacesId)) throw new AppError('refused', refusals.replaced)
  return row
}

function checkIndicators(db: ReadDb, sections: readonly SectionSpec[]): void {
  const known = new Set(definitions(db).map(({ key }) => key))
  const unknown = sections.flatMap(({ indicators }) => indicators).find((key) => !known.has(key))
  if (unknown !== undefined) throw fieldErrors({ sections: refusals.unknownIndicator(unknown) })
}

function create(input: Input<'create'>, ctx: CommandContext) {
  const { kind, period, requestId } = input
  const settings = getSettings(ctx.db)
  const replaced = replacedOf(ctx.db, input)
  if (replaced === null) checkPeriod(input, settings.weekStart)
  if (kind === 'request' && requestId === null) throw fieldErrors({ requestId: refusals.noRequest })
  if (kind !== 'request' && requestId !== null) throw fieldErrors({ requestId: refusals.requestOfOther })
  const request = requestId === null ? null : centreRequest(ctx.db, requestId, ctx.now)
  if (replaced === null && kind !== 'request') {
    const [same] = listOfPeriod(ctx.db, kind, period)
    if (same) throw fieldErrors({ period: refusals.exists(same.title) })
  }
  const set = settings.reports[kind]
  const title = replaced?.title ?? (request === null ? set.title : `${set.title}: ${request.title}`.slice(0, 300))
  const [signer] = signersOf(ctx.db, ctx.now.slice(0, 10))
  ctx.records.title = titles.created(title, periodName(period))
  const id = ctx.records.insert(reports, {
    ...unsigned,
    kind,
    periodKind: period.kind,
    periodFrom: period.from,
    periodTo: period.to,
    title,
    number: '',
    addressee: replaced?.addressee ?? set.addressee,
    requestId,
    replacesId: replaced?.id ?? null,
    sections: replaced?.sections ?? set.sections,
    hasDefinitions: replaced?.hasDefinitions ?? set.hasDefinitions,
    comments: replaced?.comments ?? {},
    signerId: replaced?.signerId ?? signer?.personId ?? null,
  })
  return { ...ctx.records.handle(), id }
}

function saveComment({ id, section, was, comment }: Input<'saveComment'>, ctx: CommandContext) {
  const row = draftOf(ctx.db, id)
  const spec = row.sections.find(({ key }) => key === section)
  if (!spec) throw new AppError('refused', refusals.noSection)
  const stored = row.comments[section] ?? ''
  if (stored !== was && stored !== comment)
    throw new AppError('conflict', refusals.commentChanged, {
      details: { fields: { comment: { yours: comment, theirs: stored } } },
    })
  ctx.records.title = titles.comment(sectionTitle(spec))
  const { [section]: _, ...others } = row.comments
  ctx.records.update(reports, id, null, { comments: comment === '' ? others : { ...others, [section]: comment } })
  return { ...ctx.records.handle(), comment }
}

function sign({ id, version, signedOn, number, signerId }: Input<'sign'>, ctx: CommandContext) {
  const row = draftOf(ctx.db, id)
  if (signedOn > ctx.now.slice(0, 10)) throw fieldErrors({ signedOn: refusals.signedInFuture })
  if (signedOn < row.periodFrom) throw fieldErrors({ signedOn: refusals.signedBeforePeriod(shortDate(row.periodFrom)) })
  if (!signersOf(ctx.db, signedOn).some(({ personId }) => personId === signerId))
    throw fieldErrors({ signerId: refusals.signer })
  const content = liveContent(row, ctx)
  const stops = checksOf(row, content, ctx.now.slice(0, 10)).filter(({ level }) => level === 'stop')
  if (stops.length > 0) throw new AppError('refused', refusals.notReady(stops.map(({ text }) => text)))
  const frozen = freeze(ctx.db, { ...row, signedOn, number, signerId }, content, ctx.now)
  ctx.records.title = titles.signed(row.title)
  ctx.records.update(reports, id, version, { state: 'signed', signedOn, number, signerId, ...frozen })
  return ctx.records.handle()
}

/** Content and paper as they are signed, and the SHA-256 of both as one canonical JSON. */
export function freeze(
  db: ReadDb,
  row: ReportTableRow,
  content: ReturnType<typeof liveContent>,
  now: string,
): Pick<ReportTableRow, 'frozen' | 'model' | 'sha256'> {
  const model = reportModel(db, row, content, now)
  return {
    frozen: canonicalJson(content),
    model: canonicalJson(model),
    sha256: sha256(canonicalJson({ figures: content, model })),
  }
}

export const actHandlers: Pick<
  Handlers,
  'create' | 'saveHead' | 'saveSections' | 'saveComment' | 'sign' | 'takeBack' | 'markSent' | 'remove'
> = {
  create,
  saveComment,
  sign,

  saveHead: ({ id, version, ...head }, ctx) => {
    draftOf(ctx.db, id)
    ctx.records.title = titles.changed(head.title)
    ctx.records.update(reports, id, version, head)
    return ctx.records.handle()
  },

  saveSections: ({ id, version, sections, hasDefinitions }, ctx) => {
    const row = draftOf(ctx.db, id)
    checkIndicators(ctx.db, sections)
    ctx.records.title = titles.sections(row.title)
    ctx.records.update(reports, id, version, { sections, hasDefinitions })
    return ctx.records.handle()
  },

  takeBack: ({ id, version }, ctx) => {
    const row = requireReport(ctx.db, id)
    if (row.state !== 'signed') throw new AppError('refused', row.state === 'sent' ? refusals.sent : refusals.notSigned)
    ctx.records.title = titles.takenBack(row.title)
    ctx.records.update(reports, id, version, { ...unsigned })
    return ctx.records.handle()
  },

  markSent: ({ id, version, sentOn, sentTo, way }, ctx) => {
    const row = requireReport(ctx.db, id)
    if (row.state !== 'signed') throw new AppError('refused', row.state === 'sent' ? refusals.sent : refusals.notSigned)
    if (sentOn > ctx.now.slice(0, 10)) throw fieldErrors({ sentOn: refusals.sentInFuture })
    if (row.signedOn !== null && sentOn < row.signedOn)
      throw fieldErrors({ sentOn: refusals.sentBeforeSigned(shortDate(row.signedOn)) })
    ctx.records.title = titles.sent(row.title, sentTo)
    ctx.records.update(reports, id, version, { state: 'sent', sentOn, sentTo, sentWay: way })
    return ctx.records.handle()
  },

  remove: ({ id, version }, ctx) => {
    const row = draftOf(ctx.db, id)
    ctx.records.title = titles.removed(row.title)
    ctx.records.remove(reports, id, version)
    return ctx.records.handle()
  },
}
