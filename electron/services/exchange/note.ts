import { periodBefore } from '../../contract/periods.ts'
import type { PackagePart, PackagePeriod } from '../../contract/exchange.ts'
import type { DocumentModel } from '../../contract/documents.ts'
import type { ReadDb } from '../../db/database.ts'
import { buildCentreNote } from '../../documents/centreNote.ts'
import type { CentreNoteCount } from '../../documents/centreNote.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { roleHolders } from '../members/members.service.ts'
import { countCases } from '../messages/messages.service.ts'
import { documentOffice, getOffice, getSettings } from '../office/office.service.ts'
import { listSources } from './exchange.repo.ts'
import { Names } from './records.ts'
import { Tally } from './tally.ts'
import type { TallyTable } from './tally.ts'
import { texts } from './texts.ts'

const PAGE = 1000
/** Themes beyond these are named in the tables alone: the note is read by a person. */
const THEMES_IN_NOTE = 15

/** Figures of the period alone, for the preview of the note. */
export function tallyOf(db: ReadDb, period: PackagePeriod, now: string): Tally {
  const tally = new Tally()
  for (let page = listSources(db, period, null, PAGE, now); page.length > 0;) {
    for (const source of page) tally.add(source, now)
    const last = page.at(-1)
    page = last && page.length === PAGE ? listSources(db, period, last, PAGE, now) : []
  }
  return tally
}

/** «Центр управления регионом …» in the dative; another name stays as it is. */
const dative = (name: string): string => name.replace(/^Центр(?=\s|$)/u, 'Центру')

/** The note of the package: the same figures as its data. */
export function centreNote(
  db: ReadDb,
  input: { period: PackagePeriod; hidesSmall: boolean; parts: readonly PackagePart[]; tally: Tally },
  now: string,
): DocumentModel {
  const { period, tally } = input
  const names = new Names(getDirectories(db))
  const counts = (table: TallyTable, entries: ReadonlyMap<number, { name: string }>): CentreNoteCount[] =>
    tally.lines(table).map(([id, line]) => ({ name: nameOf(entries, id), received: line.received }))
  const before = periodBefore(period)
  const previous = countCases(db, { receivedFrom: before.from, receivedTo: before.to }, now)
  const [curator] = roleHolders(db, 'curator', now.slice(0, 10))
  const office = getOffice(db)
  const { total } = tally
  const attached = (['tables', 'reports', 'records', 'meetings', 'assignments', 'roster'] as const).filter((part) =>
    input.parts.includes(part),
  )
  return buildCentreNote(
    {
      office: documentOffice(office),
      centreDative: dative(office.centreName),
      from: period.from,
      to: period.to,
      asOf: now.slice(0, 10),
      totals: {
        messages: total.messages,
        appeals: total.appeals,
        answered: total.inTime + total.late,
        answeredInTime: total.inTime,
        open: total.open + total.postponed,
        overdue: total.overdueOpen,
        repeated: total.repeats,
      },
      previousReceived: previous === 0 ? null : previous,
      byBlock: tally.lines('blocks').map(([id, line]) => ({
        name: nameOf(names.blocks, id),
        received: line.received,
        answered: line.inTime + line.late,
        answeredInTime: line.inTime,
        open: line.open + line.postponed,
        overdue: line.overdueOpen,
      })),
      byChannel: counts('channels', names.channels),
      byTheme: folded(counts('themes', names.themes)),
      attachments: attached.map((part) => texts.attachments[part]),
      signedBy: curator
        ? {
            surname: curator.surname,
            givenName: curator.name,
            patronymic: curator.patronymic,
            post: curator.post,
            role: null,
          }
        : null,
      hidesSmall: input.hidesSmall,
    },
    getSettings(db).documents,
  )
}

/** The most frequent themes, the others as one line, so that the column still adds up. */
function folded(themes: readonly CentreNoteCount[]): CentreNoteCount[] {
  const rest = themes.slice(THEMES_IN_NOTE)
  if (rest.length < 2) return [...themes]
  return [
    ...themes.slice(0, THEMES_IN_NOTE),
    { name: texts.otherThemes(rest.length), received: rest.reduce((sum, theme) => sum + theme.received, 0) },
  ]
}

export const nameOf = (entries: ReadonlyMap<number, { name: string }>, id: number | null): string =>
  id === null ? texts.notGiven : (entries.get(id)?.name ?? texts.notGiven)
