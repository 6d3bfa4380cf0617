import { periodOf } from '../../contract/periods.ts'
import type { Period } from '../../contract/periods.ts'
import type { WriteDb } from '../../db/database.ts'
import type { Records } from '../../db/records.ts'
import type { MeasureContext } from '../analytics/analytics.service.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { getSettings, saveSettings } from '../office/office.service.ts'
import { findReport, freeze, liveContent, reports, unsigned } from '../reports/reports.service.ts'
import type { Codes } from './loadStaff.ts'
import { reportTexts as texts } from './reportTexts.ts'

const FRIDAY = 4
const SIGNED_AT = '11:20'

/** Two notes of the last weeks, signed and sent on their Fridays, and the one of the running week that somebody has begun. */
export function tellReports(records: Records, codes: Codes, ctx: MeasureContext): void {
  const { reports: sets, weekStart } = getSettings(records.db)
  saveSettings(records, { reports: { ...sets, weekly: { ...sets.weekly, addressee: texts.addressee } } })
  const today = ctx.now.slice(0, 10)
  const week = (by: number): Period => periodOf('week', today, weekStart, by)
  texts.notes.forEach((note, index) => {
    const period = week(index - texts.notes.length)
    const signedOn = addDays(period.from, FRIDAY)
    const id = begin(records, codes, period, note.comments)
    const row = findReport(records.db, id)
    if (!row) throw new Error('A report just written is not there')
    const then = { db: records.db, resourcesDir: ctx.resourcesDir, now: `${signedOn}T${SIGNED_AT}` }
    const signed = { ...row, signedOn, number: note.number }
    const frozen = asOf(records.db, then.now, () => freeze(records.db, signed, liveContent(signed, then), then.now))
    records.update(reports, id, null, { state: 'signed', signedOn, number: note.number, ...frozen })
    records.update(reports, id, null, { state: 'sent', sentOn: signedOn, sentTo: texts.sentTo, sentWay: texts.way })
  })
  begin(records, codes, week(0), texts.draft)
}

function begin(records: Records, codes: Codes, period: Period, comments: Readonly<Record<string, string>>): number {
  const { weekly } = getSettings(records.db).reports
  return records.insert(reports, {
    ...unsigned,
    kind: 'weekly',
    periodKind: period.kind,
    periodFrom: period.from,
    periodTo: period.to,
    title: weekly.title,
    number: '',
    addressee: weekly.addressee,
    requestId: null,
    replacesId: null,
    sections: weekly.sections,
    hasDefinitions: weekly.hasDefinitions,
    comments,
    signerId: codes.person('vetlugina'),
  })
}

/**
 * What the register said at a past moment: cards that came later are out of it, answers given later are taken back, all of it only while
 * `read` runs. The story writes its cards whole, so that a note of two weeks ago would otherwise know of answers that were not there yet.
 */
function asOf<T>(db: WriteDb, moment: string, read: () => T): T {
  db.run('SAVEPOINT as_of')
  try {
    db.run('UPDATE cases SET deleted_at = :moment WHERE deleted_at IS NULL AND received_at > :moment', { moment })
    db.run(
      `UPDATE cases SET status = 'inWork', answered_at = NULL, result = NULL, is_solved = NULL, clarity = NULL, asked_on = NULL, ask_ends_on = NULL
       WHERE answered_at > :moment`,
      { moment },
    )
    return read()
  } finally {
    db.run('ROLLBACK TO as_of')
    db.run('RELEASE as_of')
  }
}
