import { writeFile } from 'node:fs/promises'
import { AppError } from '../../contract/errors.ts'
import type { DeclinedWord } from '../../contract/declension.ts'
import type { DocumentModel } from '../../contract/documents.ts'
import type { Contract } from '../../contract/index.ts'
import type { FileTicket, Services } from '../../contract/kinds.ts'
import { paperRoute } from '../../contract/papers.ts'
import type { PaperKind, PaperRef } from '../../contract/papers.ts'
import { toDocx } from '../../documents/docx.ts'
import { withQr } from '../../documents/qr.ts'
import { assignmentPapers } from '../assignments/assignments.service.ts'
import { centreRequestPapers } from '../centreRequests/centreRequests.service.ts'
import type { Contexts, QueryContext, TaskContext } from '../context.ts'
import { withDeclensions } from '../declension/declension.service.ts'
import { consolidatedPapers } from '../incoming/incoming.service.ts'
import { memberPapers } from '../members/members.service.ts'
import { messagePapers } from '../messages/messages.service.ts'
import { getSettings } from '../office/office.service.ts'
import { ballotPapers } from '../ballots/ballots.service.ts'
import type { Paper, PaperBuilder, PaperBuilders } from '../paper.ts'
import { canonicalJson, prepPapers, protocolPapers, sha256 } from '../protocols/protocols.service.ts'
import { positionMapPapers } from '../positionMap/positionMap.service.ts'
import { ratingPapers } from '../ratings/ratings.service.ts'
import { reportLog, reportPapers } from '../reports/reports.service.ts'
import { viewPapers } from '../views/views.service.ts'
import { letterFormOf, letterPapers } from './letters.ts'
import { texts } from './texts.ts'

/** Every paper of the office; a kind without its builder does not compile. */
const builders: PaperBuilders<PaperKind> = {
  ...ballotPapers,
  ...protocolPapers,
  ...prepPapers,
  ...assignmentPapers,
  ...centreRequestPapers,
  ...consolidatedPapers,
  ...memberPapers,
  ...messagePapers,
  ...ratingPapers,
  ...viewPapers,
  ...reportPapers,
  ...positionMapPapers(reportLog),
  ...letterPapers,
}

/** The paper with the office's forms of declined words, and those words. */
function made(
  ref: PaperRef,
  ctx: Pick<QueryContext, 'db' | 'now' | 'resourcesDir'>,
): { value: Paper; words: DeclinedWord[] } {
  // The kind of the reference picks the builder of the same kind, which the type of the table cannot follow.
  const build = builders[ref.kind] as PaperBuilder<PaperKind>
  return withDeclensions(ctx.db, () => build(ref, ctx))
}

/** The paper that a reference names, from the data of now. @throws AppError notFound, refused with what is missing */
export function paperOf(ref: PaperRef, ctx: Pick<QueryContext, 'db' | 'now' | 'resourcesDir'>): Paper {
  const paper = made(ref, ctx).value
  if (!getSettings(ctx.db).documents.qrCode) return paper
  return { ...paper, model: withQr(paper.model, sha256(canonicalJson(paper.model))) }
}

const cancelled = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new AppError('cancelled', texts.cancelled)), { once: true })
  })

async function exported(
  ctx: TaskContext,
  ref: PaperRef,
  file: { ending: string; doing: string },
  bytes: (model: DocumentModel) => Promise<Uint8Array>,
): Promise<FileTicket> {
  ctx.progress(0, 2, texts.progress.model)
  const { model, fileName } = paperOf(ref, ctx)
  await ctx.breathe()
  ctx.progress(1, 2, file.doing)
  // A person who cancels a long book is answered at once; what the host still renders is thrown away.
  const content = await Promise.race([bytes(model), cancelled(ctx.signal)])
  ctx.signal.throwIfAborted()
  const name = `${fileName}.${file.ending}`
  const path = ctx.files.outgoing(name)
  await writeFile(path, content)
  ctx.progress(2, 2, '')
  return ctx.files.offer(path, name)
}

export const papersService: Services<Contract, Contexts>['papers'] = {
  letterForm: (_input, ctx) => letterFormOf(ctx),
  model: ({ ref }, ctx) => paperOf(ref, ctx).model,
  declined: ({ ref }, ctx) => made(ref, ctx).words,

  exportDocx: ({ ref }, ctx) => exported(ctx, ref, { ending: 'docx', doing: texts.progress.docx }, toDocx),

  exportPdf: ({ ref }, ctx) =>
    exported(ctx, ref, { ending: 'pdf', doing: texts.progress.pdf }, () => ctx.ports.renderPdf(paperRoute(ref))),
}
