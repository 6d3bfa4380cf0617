import type { Agreement } from '../../contract/meetingPrep.ts'
import type { ReadDb } from '../../db/database.ts'
import { listLive } from '../../db/tables.ts'
import { agreements } from './preparation.tables.ts'

/** Agreements of a meeting as they were recorded, oldest first. */
export function listAgreements(db: ReadDb, meetingId: number): Agreement[] {
  return listLive(db, agreements, 't.meeting_id = ? ORDER BY t.agreed_on, t.id', [meetingId]).map(
    ({ id, version, subject, withWhom, result, agreedOn, note }) => ({
      id,
      version,
      subject,
      withWhom,
      result,
      agreedOn,
      note,
    }),
  )
}
