import type { Block, DocumentModel, DocumentSettings } from '../contract/documents.ts'
import { cell, centred, documentModel, fillWidths, headRow, paperHead, pageFrom, runs } from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { longDate } from './civilText.ts'
import { texts } from './texts/index.ts'

/** One line of a person's list. */
export interface ReminderRow {
  number: string
  gist: string
  due: string
  why: string
}

export interface RemindersData {
  office: DocumentOffice
  /** Civil date the list was taken on. */
  asOf: string
  people: { name: string; roles: string; rows: ReminderRow[]; more: string | null }[]
}

/** Напоминания: a person below another, each with his cards by date, so that a sheet can be cut and handed out. */
export function buildReminders(data: RemindersData, settings: DocumentSettings): DocumentModel {
  const page = pageFrom(settings, 'portrait')
  const widths = fillWidths(page, [{ mm: 18 }, { weight: 1 }, { mm: 30 }, { mm: 44 }])
  const blocks: Block[] = [
    ...paperHead(data.office, texts.reminders.title),
    centred(texts.common.asOf(longDate(data.asOf))),
  ]
  if (data.people.length === 0) blocks.push(centred(texts.reminders.none))
  for (const person of data.people) {
    blocks.push(
      {
        type: 'heading',
        level: 2,
        runs: runs(person.roles === '' ? person.name : `${person.name}, ${person.roles}`, { bold: true }),
        spaceBeforePt: 14,
        spaceAfterPt: 4,
      },
      {
        type: 'table',
        columns: widths.map((widthMm) => ({ widthMm, align: 'left' })),
        head: [headRow(texts.reminders.columns)],
        rows: person.rows.map((row) => [cell(row.number), cell(row.gist), cell(row.due), cell(row.why)]),
      },
    )
    if (person.more !== null) blocks.push(centred(person.more))
  }
  return documentModel('reminders', texts.reminders.title, page, blocks)
}
