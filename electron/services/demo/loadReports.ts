import { periodOf } from '../../contract/periods.ts'
import type { Period } from '../../contract/periods.ts'
import type { Records } from '../../db/records.ts'
import type { MeasureContext } from '../analytics/analytics.service.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { getSettings, saveSettings } from '../office/office.service.ts'
import { findReport, freeze, liveContent, reports, unsigned } from '../reports/reports.service.ts'
import { asOf } from './asOf.ts'
import type { Codes } from './loadStaff.ts'
import { reportTexts as texts } from './reportTexts.ts'

const FRIDAY = 4
const SIGNED_AT = '11:20'

/** Days behind the end of a quarter on which its report is signed, and behind which the story tells of it. */
const QUARTER_SIGNED_AFTER = 8
const QUARTER_KNOWN_AFTER = 14

type Kind = 'weekly' | 'quarterly'
interface Told {
  number: string
  comments: Readonly<Record<string, string>>
}

/** Two notes of the last weeks and the report of the last quarter, signed and sent on their days, and the note that somebody has begun. */
export function tellReports(records: Records, codes: Codes, ctx: MeasureContext): void {
  const { reports: sets, weekStart } = getSettings(records.db)
  const { weekly, quarterly } = sets
  const addressed = {
    ...sets,
    weekly: { ...weekly, addressee: texts.addressee },
    quarterly: { ...quarterly, addressee: texts.centre },
  }
  saveSettings(records, { reports: addressed })
  const today = ctx.now.slice(0, 10)
  const quarter = periodOf('quarter', addDays(today, -QUARTER_KNOWN_AFTER), weekStart, -1)
  const quarterDay = addDays(quarter.to, QUARTER_SIGNED_AFTER)
  sendAsOf(records, begin(records, codes, 'quarterly', quarter, texts.quarter), quarterDay, texts.quarter, ctx)
  const week = (by: number): Period => periodOf('week', today, weekStart, by)
  texts.notes.forEach((note, index) => {
    const period = week(index - texts.notes.length)
    sendAsOf(records, begin(records, codes, 'weekly', period, note), addDays(period.from, FRIDAY), note, ctx)
  })
  begin(records, codes, 'weekly', week(0), texts.draft)
}

/** Signs with the figures of its day, and notes how it left. */
function sendAsOf(
  records: Records,
  id: number,
  day: string,
  told: Told & { sentTo: string; way: string },
  { resourcesDir }: MeasureContext,
): void {
  const row = findReport(records.db, id)
  if (!row) throw new Error('A report just written is not there')
  const then = { db: records.db, resourcesDir, now: `${day}T${SIGNED_AT}` }
  const signed = { ...row, signedOn: day, number: told.number }
  const frozen = asOf(records.db, then.now, () => freeze(records.db, signed, liveContent(signed, then), then.now))
  records.update(reports, id, null, { state: 'signed', signedOn: day, number: told.number, ...frozen })
  records.update(reports, id, null, { state: 'sent', sentOn: day, sentTo: told.sentTo, sentWay: told.way })
}

function begin(
  records: Records,
  codes: Codes,
  kind: Kind,
  period: Period,
  { comments }: { comments: Readonly<Record<string, string>> },
): number {
  const set = getSettings(records.db).reports[kind]
  return records.insert(reports, {
    ...unsigned,
    kind,
    periodKind: period.kind,
    periodFrom: period.from,
    periodTo: period.to,
    title: set.title,
    number: '',
    addressee: set.addressee,
    requestId: null,
    replacesId: null,
    sections: set.sections,
    hasDefinitions: set.hasDefinitions,
    comments,
    signerId: codes.person('vetlugina'),
  })
}
