import * as v from 'valibot'
import type { Period } from '../../contract/periods.ts'
import { reportContent } from '../../contract/reports.ts'
import type { ReportChange, ReportCheck, ReportContent, ReportFigure } from '../../contract/reports.ts'
import { sectionTitle } from '../../contract/reports.ts'
import { shortDate } from '../../documents/civilText.ts'
import { gapsOf } from './gaps.ts'
import { findEarlier } from './reports.repo.ts'
import type { ReportTableRow } from './reports.tables.ts'
import { sectionOf } from './sections.ts'
import { Source } from './source.ts'
import type { Reading } from './source.ts'
import { texts } from './texts.ts'

/** The content of a report: counted now while it is a draft, read as it was frozen afterwards. */

export const periodOfRow = (row: Pick<ReportTableRow, 'periodKind' | 'periodFrom' | 'periodTo'>): Period => ({
  kind: row.periodKind,
  from: row.periodFrom,
  to: row.periodTo,
})

export function frozenContent(row: ReportTableRow): ReportContent | null {
  return row.frozen === null ? null : v.parse(reportContent, JSON.parse(row.frozen))
}

/** Each figure once, in the order in which the sections bring it. */
function figuresOf(content: Pick<ReportContent, 'sections'>): Map<string, ReportFigure> {
  const figures = new Map<string, ReportFigure>()
  for (const figure of content.sections.flatMap((section) => section.figures))
    if (!figures.has(figure.key)) figures.set(figure.key, figure)
  return figures
}

function changesOf(
  sections: ReportContent['sections'],
  earlier: ReportTableRow | undefined,
  frozen: ReportContent | null,
): ReportContent['changes'] {
  if (!earlier || !frozen || earlier.signedOn === null) return null
  const then = figuresOf(frozen)
  const figures = [...figuresOf({ sections }).values()].flatMap((figure): ReportChange[] => {
    const old = then.get(figure.key)
    if (!old) return []
    const { key, name, unit, better, now } = figure
    const { value: earlierValue, part: earlierPart, whole: earlierWhole } = old.now
    return [{ key, name, unit, better, earlier: earlierValue, earlierPart, earlierWhole, now }]
  })
  return {
    reportId: earlier.id,
    title: earlier.title,
    number: earlier.number,
    signedOn: earlier.signedOn,
    period: { from: earlier.periodFrom, to: earlier.periodTo },
    figures,
  }
}

/** The figures of now, whatever the report is. */
export function liveContent(row: ReportTableRow, ctx: Reading): ReportContent {
  const source = new Source(ctx, {
    reportId: row.id,
    period: periodOfRow(row),
    keys: row.sections.flatMap(({ indicators }) => indicators),
    isInner: row.kind === 'weekly',
  })
  const earlier = row.kind === 'request' ? undefined : findEarlier(ctx.db, row.kind, row.periodFrom, row.id)
  const frozen = earlier ? frozenContent(earlier) : null
  const sections = row.sections.map((spec) =>
    sectionOf(source, spec, {
      comment: row.comments[spec.key] ?? '',
      earlierComment: earlier?.comments[spec.key] ?? '',
    }),
  )
  const keys = new Set(figuresOf({ sections }).keys())
  return {
    countedAt: ctx.now,
    before: source.before,
    yearAgo: source.yearAgo,
    isRunning: source.isRunning,
    sections,
    changes: changesOf(sections, earlier, frozen),
    gaps: gapsOf(source, row.sections),
    definitions: [...source.definitions.values()].filter(({ key }) => keys.has(key)),
  }
}

export const contentOf = (row: ReportTableRow, ctx: Reading): ReportContent =>
  frozenContent(row) ?? liveContent(row, ctx)

/** What stands against the signature of a draft (`stop`), and what the person who signs should have seen. */
export function checksOf(row: ReportTableRow, content: ReportContent, today: string): ReportCheck[] {
  const check = (level: ReportCheck['level'], text: string, sectionKey: ReportCheck['sectionKey'] = null) => ({
    level,
    text,
    sectionKey,
  })
  const words = texts.checks
  const empty = row.sections.filter(({ key }) => (row.comments[key] ?? '').trim() === '')
  return [
    ...(row.periodFrom > today ? [check('stop', words.notBegun)] : []),
    ...empty
      .filter(({ needsComment }) => needsComment)
      .map((spec) => check('stop', words.needsComment(sectionTitle(spec)), spec.key)),
    ...(content.isRunning ? [check('attention', words.running(shortDate(row.periodTo)))] : []),
    ...content.sections
      .filter(({ state, needsComment, comment }) => state === 'typed' && !needsComment && comment.trim() === '')
      .map(({ key, title }) => check('attention', words.noComment(title), key)),
    ...(row.addressee.trim() === '' ? [check('attention', words.noAddressee)] : []),
    ...(content.gaps.length > 0 ? [check('attention', words.gaps(content.gaps.length))] : []),
  ]
}
