import type { ImportPreview, ImportPreviewRow, ImportSettings, ImportTarget } from '../../contract/imports.ts'
import type { CaseStatus } from '../../contract/messages.ts'
import type { TaskContext } from '../context.ts'
import { knownWords } from '../exchange/exchange.service.ts'
import { caseFieldNames, resultNames, rowsOfCards, statusNames } from '../messages/messages.service.ts'
import type { CaseRecord } from '../messages/messages.service.ts'
import { TO_BE_MADE } from './directories.ts'
import { checkSettings, Judge } from './judge.ts'
import type { Judgement } from './judge.ts'
import { masker } from './masking.ts'
import type { MaskedField } from './masking.ts'
import { rowParser } from './parseRow.ts'
import type { ParsedRow, RowValues } from './parseRow.ts'
import { Notices } from './read/notices.ts'
import { shownCell } from './read/table.ts'
import type { TableRow } from './read/table.ts'
import { openSource } from './source.ts'
import { previewTexts, progressTexts, targetNames } from './texts.ts'
import { dateText, shortened, yesNo } from './words.ts'

/** The whole file judged without writing: counts of all rows, and those rows that a person should see. */

const FIRST = 100
const INTEREST = 500
const FINDINGS = 500
const LONG = 300

export interface PreviewRequest {
  fileId: string
  settings: ImportSettings
  decisions: { rowNumber: number; decision: 'add' | 'skip' | 'update' }[]
  maskingDecisions: Record<string, 'mask' | 'keep'>
}

interface Shown {
  row: TableRow
  parsed: ParsedRow
  judged: Judgement
  masked: MaskedField[]
}

/** Milliseconds of work between two breaths. */
const SLICE_MS = 30

export async function previewImport(ctx: TaskContext, request: PreviewRequest): Promise<ImportPreview> {
  const { settings } = request
  checkSettings(ctx.db, settings)
  const judge = new Judge(ctx.db, settings, { decisions: request.decisions, importId: null })
  const year = { kind: 'custom', from: '1990-01-01', to: ctx.now.slice(0, 10) } as const
  const masks = settings.masking.isOn
    ? masker(settings.masking, request.maskingDecisions, knownWords(ctx.db, year, ctx.now))
    : null
  const counts: ImportPreview['counts'] = {
    rows: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    refused: 0,
    suspected: 0,
    masked: 0,
  }
  const problems = new Notices()
  const rules = new Map<number, { ruleId: number; name: string; count: number }>()
  const first: Shown[] = []
  const interest: Shown[] = []
  const source = await openSource(ctx.files, request.fileId, settings)
  try {
    const parse = rowParser(settings, { now: ctx.now, today: ctx.now.slice(0, 10), date1904: source.date1904 })
    for await (const batch of source.rows()) {
      let started = performance.now()
      for (const row of batch) {
        const parsed = parse(row)
        const { fields, masks: hidden } = masks && parsed.refused === '' ? masks.mask(parsed) : { fields: [], masks: 0 }
        const judged = judge.judge(parsed, null)
        counts.rows += 1
        counts[judged.action] += 1
        counts.suspected += judged.isSuspected ? 1 : 0
        counts.masked += hidden
        for (const { target, text } of judged.problems) problems.add(`${targetNames[target]}: ${text}`, row.number)
        if (judged.action === 'refused') problems.add(judged.reason, row.number)
        for (const { ruleId, ruleName } of judged.facts?.outcomes ?? []) {
          const rule = rules.get(ruleId) ?? { ruleId, name: ruleName, count: 0 }
          rule.count += 1
          rules.set(ruleId, rule)
        }
        keep(first, interest, { row, parsed, judged, masked: fields })
        if (performance.now() - started < SLICE_MS) continue
        ctx.progress(counts.rows, null, progressTexts.previewing)
        await ctx.breathe()
        started = performance.now()
      }
      ctx.progress(counts.rows, null, progressTexts.previewing)
      await ctx.breathe()
    }
  } finally {
    source.close()
  }
  const findings = masks?.findings(FINDINGS) ?? { list: [], more: 0 }
  return {
    counts,
    rows: rowViews(ctx, settings, judge, [...first, ...interest]),
    newValues: judge.directories.newValues().slice(0, 500),
    unknownStatuses: [...judge.unknownStatuses.values()],
    problems: problems.list().slice(0, 200),
    findings: findings.list,
    findingsMore: findings.more,
    rules: [...rules.values()].sort((a, b) => b.count - a.count),
  }
}

/** Suspected pairs wait for a person: they come before rows that are only odd. */
function keep(first: Shown[], interest: Shown[], one: Shown): void {
  const { judged } = one
  if (first.length < FIRST) {
    first.push(one)
    return
  }
  const isOdd =
    judged.isSuspected ||
    judged.action === 'refused' ||
    judged.action === 'updated' ||
    judged.problems.length > 0 ||
    one.masked.length > 0
  if (!isOdd) return
  if (interest.length < INTEREST) {
    interest.push(one)
    return
  }
  if (!judged.isSuspected) return
  const plain = interest.findLastIndex((other) => !other.judged.isSuspected)
  if (plain < 0) return
  interest.splice(plain, 1)
  interest.push(one)
}

function rowViews(
  ctx: TaskContext,
  settings: ImportSettings,
  judge: Judge,
  shown: readonly Shown[],
): ImportPreviewRow[] {
  const cards = rowsOfCards(
    ctx.db,
    shown.flatMap(({ judged }) => (judged.existing === null ? [] : [judged.existing])),
  )
  const targets = settings.columns.flatMap(({ index, target }) => (target === null ? [] : [{ index, target }]))
  return shown.map(({ row, parsed, judged, masked }) => ({
    rowNumber: row.number,
    action: judged.action,
    reason: judged.reason,
    cells: targets.map(({ index, target }) => ({
      target,
      raw: shortened(shownCell(row.cells[index]), LONG),
      value: shortened(valueText(target, parsed.values, judged, judge), LONG),
      problem: judged.problems
        .filter((problem) => problem.target === target)
        .map(({ text }) => text)
        .join('. '),
    })),
    existing: judged.existing === null ? null : (cards.get(judged.existing) ?? null),
    isSuspected: judged.isSuspected,
    changes: changeViews(judged, judge),
    masked,
  }))
}

/** A value as it will stand in the card. */
function valueText(target: ImportTarget, values: RowValues, { facts }: Judgement, judge: Judge): string {
  const { directories } = judge
  const entry = (
    kind: 'theme' | 'territory' | 'recipient' | 'responsible',
    id: number | null | undefined,
    word: string,
  ): string => (id === undefined || id === null ? '' : id === TO_BE_MADE ? word : directories.nameOf(kind, id))
  switch (target) {
    case 'receivedAt':
    case 'registeredAt':
    case 'interimAt':
      return dateText(values[target])
    case 'answeredAt':
      return dateText(facts ? facts.answeredAt : values.answeredAt)
    case 'theme':
      return entry('theme', facts?.themeId, values.theme || values.themeGroup)
    case 'territory':
      return entry('territory', facts?.territoryId, values.territory)
    case 'recipient':
      return entry('recipient', facts?.recipientId, values.recipient)
    case 'responsible':
      return entry('responsible', facts?.responsibleId, values.responsible)
    case 'status':
      return facts?.status === undefined ? values.status : statusNames[facts.status]
    case 'result':
      return facts?.result ? resultNames[facts.result] : ''
    case 'fastTrack':
      return yesNo(values.fastTrack)
    case 'isImportant':
      return yesNo(values.isImportant)
    case 'appeal':
      return yesNo(values.isAppeal)
    case 'repeated':
      return yesNo(values.isRepeated)
    case 'clarity':
      return values.clarity === null ? '' : String(values.clarity)
    case 'street':
    case 'house':
    case 'address':
      return values.address
    case 'applicantName':
      return values.applicant?.name ?? ''
    case 'applicantPhone':
      return values.applicant?.phone ?? ''
    case 'applicantEmail':
      return values.applicant?.email ?? ''
    case 'applicantAddress':
      return values.applicant?.postalAddress ?? ''
    default:
      return values[target]
  }
}

function changeViews({ current, patch }: Judgement, { directories }: Judge): ImportPreviewRow['changes'] {
  if (!current) return []
  const kinds = {
    themeId: 'theme',
    territoryId: 'territory',
    recipientId: 'recipient',
    responsibleId: 'responsible',
  } as const
  const text = (field: string, value: CaseRecord[keyof CaseRecord] | undefined): string => {
    if (value === null || value === undefined || value === '') return ''
    if (field in kinds) {
      const id = Number(value)
      return id === TO_BE_MADE ? previewTexts.newEntry : directories.nameOf(kinds[field as keyof typeof kinds], id)
    }
    if (typeof value === 'boolean') return yesNo(value)
    if (field === 'status') return statusNames[value as CaseStatus]
    if (field === 'result') return resultNames[value as NonNullable<CaseRecord['result']>]
    return shortened(/At$/u.test(field) ? dateText(String(value)) : String(value), LONG)
  }
  return Object.entries(patch)
    .filter(([field]) => field !== 'blockId' && caseFieldNames[field] !== undefined)
    .map(([field, value]) => ({
      field,
      label: caseFieldNames[field] ?? '',
      before: text(field, current[field as keyof CaseRecord]),
      after: text(field, value),
    }))
}
