import type { Block, DocumentModel, DocumentSettings, TableBlock } from '../contract/documents.ts'
import { approvalHeader, cell, centred, documentModel, fillWidths, headRow, pageFrom, runs } from './blocks.ts'
import type { ApprovingAct } from './blocks.ts'
import { longDate, shortDate } from './civilText.ts'
import { fullName } from './personName.ts'
import type { PersonName } from './personName.ts'
import { rosterTemplate } from './templates/lists.ts'
import { shippedTexts } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import { worded } from './templates/worded.ts'
import { texts } from './texts/index.ts'
import { capitalize } from './typography.ts'

export interface RosterRow {
  /** Должность; empty where nobody holds the role. */
  post: string
  /** «ответственный за блок «Образование»» */
  role: string
  /** null: nobody is appointed. */
  person: PersonName | null
  /** Civil date of the consent to publish the name; null where there is none (ст. 10.1 152-ФЗ). */
  consentOn: string | null
}

export interface RosterData {
  /** «Муниципального центра управления\nЗаречного муниципального округа», genitive. */
  title: string
  /** Civil date the состав is given for. */
  asOf: string
  /** The act that approved it; null prints the состав with «по состоянию на …». */
  approvedBy: ApprovingAct | null
  rows: RosterRow[]
}

export interface RosterOptions {
  /** Three columns № · Должность · Роль (КГ, ТР) or four № · Наименование должности · Роль · Ф.И.О. (НЗ); domain.md §9.3. */
  shape: 'three' | 'four'
  /** Whose names are printed: nobody's, of those who gave a consent, or everybody's on a person's explicit choice. */
  names: 'none' | 'consented' | 'all'
}

export type RosterWords = TemplateTexts<typeof rosterTemplate>
export const shippedRosterWords: RosterWords = shippedTexts(rosterTemplate)

/** Состав МЦУ as an appendix to the act that approved it. */
export function buildRoster(
  data: RosterData,
  settings: DocumentSettings,
  options: RosterOptions,
  words: RosterWords = shippedRosterWords,
): DocumentModel {
  const page = pageFrom(settings)
  return documentModel(
    'roster',
    texts.roster.documentTitle(shortDate(data.asOf)),
    page,
    rosterBlocks(data, page, settings, options, words),
  )
}

/** The состав without a document around it: of its own paper and of the order that approves it. */
export function rosterBlocks(
  data: RosterData,
  page: DocumentModel['page'],
  settings: DocumentSettings,
  options: RosterOptions,
  words: RosterWords = shippedRosterWords,
): Block[] {
  const blocks: Block[] = []
  if (data.approvedBy !== null) blocks.push(approvalHeader(words.approved, data.approvedBy))
  blocks.push(
    { type: 'heading', level: 1, align: 'center', runs: runs(words.title, { bold: true }) },
    centred(data.title, { bold: true, keepWithNext: true }),
  )
  if (data.approvedBy === null) blocks.push(centred(texts.common.asOf(longDate(data.asOf)), { keepWithNext: true }))
  blocks.push(rosterTable(data, page, options))
  const named = data.rows.filter((row) => nameOf(row, options) !== undefined)
  if (named.length > 0 && named.every((row) => row.consentOn !== null)) {
    blocks.push(...worded(words.consent, {}, { spaceBeforePt: 14, fontSizePt: settings.tableFontSizePt }))
  }
  blocks.push(...worded(words.closing, { дата: longDate(data.asOf) }, { spaceBeforePt: 14 }))
  return blocks
}

function nameOf(row: RosterRow, options: RosterOptions): string | undefined {
  if (row.person === null || options.names === 'none') return undefined
  return options.names === 'all' || row.consentOn !== null ? fullName(row.person) : undefined
}

function rosterTable(data: RosterData, page: DocumentModel['page'], options: RosterOptions): TableBlock {
  const common = { type: 'table', spaceBeforePt: 14 } as const
  if (options.shape === 'three') {
    const widths = fillWidths(page, [{ mm: 16 }, { weight: 1 }, { weight: 1 }])
    return {
      ...common,
      columns: widths.map((widthMm, index) => ({ widthMm, align: index === 0 ? 'center' : 'left' })),
      head: [headRow([texts.roster.number, texts.roster.post, texts.roster.role])],
      rows: data.rows.map((row, index) => {
        const name = nameOf(row, options)
        const post = row.person === null && row.post === '' ? texts.roster.vacant : capitalize(row.post)
        return [cell(String(index + 1)), cell(name === undefined ? post : `${name}, ${row.post}`), cell(row.role)]
      }),
    }
  }
  const widths = fillWidths(page, [{ mm: 13 }, { weight: 5 }, { weight: 5 }, { mm: 44 }])
  return {
    ...common,
    columns: widths.map((widthMm, index) => ({ widthMm, align: index === 0 ? 'center' : 'left' })),
    head: [headRow([texts.roster.number, texts.roster.postFull, texts.roster.roleFull, texts.roster.name])],
    rows: data.rows.map((row, index) => [
      cell(String(index + 1)),
      cell(capitalize(row.post) || texts.common.none),
      cell(capitalize(row.role)),
      cell(row.person === null ? texts.roster.vacant : (nameOf(row, options) ?? texts.common.none)),
    ]),
  }
}
