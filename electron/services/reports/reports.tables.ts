import type { PeriodKind } from '../../contract/periods.ts'
import type { ReportKind, ReportState, SectionSpec } from '../../contract/reports.ts'
import { defineTable } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'
import { whyUnsound } from './sound.ts'

export interface ReportTableRow extends BaseRow {
  kind: ReportKind
  periodKind: PeriodKind
  periodFrom: string
  periodTo: string
  title: string
  number: string
  addressee: string
  requestId: number | null
  /** The sent report of which this is a new version. */
  replacesId: number | null
  sections: SectionSpec[]
  hasDefinitions: boolean
  /** By key of the section; a section without a comment has none. */
  comments: Record<string, string>
  signerId: number | null
  state: ReportState
  signedOn: string | null
  sentOn: string | null
  sentTo: string
  sentWay: string
  /** From the signature on: canonical JSON of `ReportContent` and of the model of the paper, and the SHA-256 of both. */
  frozen: string | null
  model: string | null
  sha256: string | null
}

export const reports = defineTable<ReportTableRow>(
  'reports',
  {
    kind: 'text',
    periodKind: 'text',
    periodFrom: 'text',
    periodTo: 'text',
    title: 'text',
    number: 'text',
    addressee: 'text',
    requestId: 'number',
    replacesId: 'number',
    sections: 'json',
    hasDefinitions: 'boolean',
    comments: 'json',
    signerId: 'number',
    state: 'text',
    signedOn: 'text',
    sentOn: 'text',
    sentTo: 'text',
    sentWay: 'text',
    frozen: 'text',
    model: 'text',
    sha256: 'text',
  },
  { whyUnsound },
)

/** What a report has before it is signed. */
export const unsigned = {
  state: 'draft',
  signedOn: null,
  sentOn: null,
  sentTo: '',
  sentWay: '',
  frozen: null,
  model: null,
  sha256: null,
} as const
