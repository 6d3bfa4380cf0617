import type { Block, DocumentModel, DocumentSettings } from '../contract/documents.ts'
import { assignmentTable } from './agenda.ts'
import type { AgendaAssignment } from './agenda.ts'
import { cell, centred, documentModel, fillWidths, headRow, paperHead, pageFrom, paragraph, runs } from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { longDate } from './civilText.ts'
import { texts } from './texts/index.ts'
import { capitalize, decapitalize, sentence, tightInitials } from './typography.ts'

export interface ItemFiguresData {
  office: DocumentOffice
  /** Place of the item in the agenda, from 1. */
  position: number
  title: string
  /** Civil date of the figures. */
  asOf: string
  /** By which rule the register proposed the item; empty for none. */
  rule: string
  lines: readonly { text: string; value: string }[]
  /** Open assignments of the item «Об исполнении поручений»; null for another item. */
  assignments: readonly AgendaAssignment[] | null
}

/** Справка to an item of the agenda: the figures of the register behind it, and the assignments where it is about them. */
export function buildItemFigures(data: ItemFiguresData, settings: DocumentSettings): DocumentModel {
  const page = pageFrom(settings)
  const { itemFigures: words } = texts
  const blocks: Block[] = [
    ...paperHead(data.office, words.title),
    centred(words.subtitle(data.position, decapitalize(data.title))),
    centred(words.asOf(longDate(data.asOf)), { spaceAfterPt: 14 }),
  ]
  if (data.rule !== '')
    blocks.push(paragraph(sentence(`${words.rule}: ${decapitalize(data.rule)}`), { spaceAfterPt: 8 }))
  if (data.lines.length > 0) {
    const widths = fillWidths(page, [{ weight: 3 }, { weight: 1 }])
    blocks.push({
      type: 'table',
      columns: widths.map((widthMm) => ({ widthMm })),
      head: [headRow(words.columns)],
      rows: data.lines.map((line) => [
        cell(capitalize(tightInitials(line.text))),
        cell(line.value, { align: 'right' }),
      ]),
      spaceAfterPt: 14,
    })
  }
  if (data.assignments !== null) {
    blocks.push({
      type: 'heading',
      level: 2,
      align: 'left',
      runs: runs(words.assignments, { bold: true }),
      spaceBeforePt: 8,
      spaceAfterPt: 6,
    })
    blocks.push(data.assignments.length === 0 ? paragraph(words.nothing) : assignmentTable(data.assignments, settings))
  }
  return documentModel('itemFigures', words.documentTitle(data.title.slice(0, 200)), page, blocks)
}
