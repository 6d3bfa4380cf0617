import type { ReadDb } from '../db/database.ts'
import { findOffice } from '../services/office/office.service.ts'

/** Zone before any office is known: only copies made then would carry it. */
export const DEFAULT_ZONE = 'Europe/Moscow'

/** IANA zone the office lives by; read at each call, because its settings may be changed while the register is open. */
export function officeZone(db: ReadDb): string {
  return findOffice(db)?.timeZone ?? DEFAULT_ZONE
}
