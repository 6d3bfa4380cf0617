import type { ActivityKey, DutyRow } from '../../contract/positionMap.ts'
import type { ReadDb } from '../../db/database.ts'
import { defineTable, listLive } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

export interface DutyMarkRow extends BaseRow {
  dutyKind: DutyRow['subject']
  /** Empty for a task. */
  roleCode: string
  /** The task or duty word for word: an edited text has no mark. */
  text: string
  activities: ActivityKey[]
  note: string
}

export const dutyMarks = defineTable<DutyMarkRow>('duty_marks', {
  dutyKind: 'text',
  roleCode: 'text',
  text: 'text',
  activities: 'json',
  note: 'text',
})

export const listMarks = (db: ReadDb): DutyMarkRow[] => listLive(db, dutyMarks, '1 ORDER BY t.id')

export const findMark = (
  db: ReadDb,
  { subject, roleCode, text }: Pick<DutyRow, 'subject' | 'roleCode' | 'text'>,
): DutyMarkRow | undefined =>
  listLive(db, dutyMarks, 't.duty_kind = ? AND t.role_code = ? AND t.text = ?', [subject, roleCode, text])[0]
