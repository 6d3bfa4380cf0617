import * as foundation from './0001-foundation.ts'
import * as terms from './0002-terms.ts'
import * as entry from './0003-entry.ts'
import * as repeats from './0004-repeats.ts'
import * as autorules from './0005-autorules.ts'
import * as quality from './0006-quality.ts'
import * as views from './0007-views.ts'
import * as imports from './0008-imports.ts'
import * as meetings from './0009-meetings.ts'
import * as protocols from './0010-protocols.ts'
import * as assignments from './0011-assignments.ts'
import * as documents from './0012-documents.ts'
import * as indicators from './0013-indicators.ts'
import * as ratings from './0014-ratings.ts'
import * as reports from './0015-reports.ts'
import * as exchange from './0016-exchange.ts'
import * as centreRequests from './0017-centre-requests.ts'
import * as positionMap from './0018-position-map.ts'

export interface Migration {
  /** `PRAGMA user_version` after it. */
  number: number
  name: string
  sql: string
}

/** Strictly increasing; a released one is frozen, its hash stands in migrations.test.ts. */
export const migrations: readonly Migration[] = [
  { number: 1, name: '0001-foundation', sql: foundation.sql },
  { number: 2, name: '0002-terms', sql: terms.sql },
  { number: 3, name: '0003-entry', sql: entry.sql },
  { number: 4, name: '0004-repeats', sql: repeats.sql },
  { number: 5, name: '0005-autorules', sql: autorules.sql },
  { number: 6, name: '0006-quality', sql: quality.sql },
  { number: 7, name: '0007-views', sql: views.sql },
  { number: 8, name: '0008-imports', sql: imports.sql },
  { number: 9, name: '0009-meetings', sql: meetings.sql },
  { number: 10, name: '0010-protocols', sql: protocols.sql },
  { number: 11, name: '0011-assignments', sql: assignments.sql },
  { number: 12, name: '0012-documents', sql: documents.sql },
  { number: 13, name: '0013-indicators', sql: indicators.sql },
  { number: 14, name: '0014-ratings', sql: ratings.sql },
  { number: 15, name: '0015-reports', sql: reports.sql },
  { number: 16, name: '0016-exchange', sql: exchange.sql },
  { number: 17, name: '0017-centre-requests', sql: centreRequests.sql },
  { number: 18, name: '0018-position-map', sql: positionMap.sql },
]
