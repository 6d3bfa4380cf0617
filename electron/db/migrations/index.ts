import * as foundation from './0001-foundation.ts'

export interface Migration {
  /** `PRAGMA user_version` after it. */
  number: number
  name: string
  sql: string
}

/** Strictly increasing; a released one is frozen, its hash stands in migrations.test.ts. */
export const migrations: readonly Migration[] = [{ number: 1, name: '0001-foundation', sql: foundation.sql }]
