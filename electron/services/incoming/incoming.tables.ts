import type { PackagePeriod } from '../../contract/exchange.ts'
import type { PackageSummary, ReceiptDecision } from '../../contract/incoming.ts'
import { defineTable } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'
import type { StoredManifest } from '../exchange/exchange.service.ts'

/** A package that came in; its file lies among the blobs by `contentSha256`. */
export interface ReceivedRow extends BaseRow {
  /** Of the file that came: a receipt names it. */
  sha256: string
  /** Of the package itself: another one only for an encrypted file. */
  contentSha256: string
  fileName: string
  size: number
  officeName: string
  /** Name and region in one form: offices have no common register of numbers. */
  officeKey: string
  /** null for format version 1. */
  registerKey: string | null
  region: string
  /** Told by a person: no package holds it. */
  residents: number | null
  isOwn: boolean
  isEncrypted: boolean
  periodKind: PackagePeriod['kind']
  periodFrom: string
  periodTo: string
  versionNumber: number
  /** Of the package that a difference completes. */
  baseSha256: string | null
  /** UTC instant. */
  generatedAt: string
  /** Civil moment. */
  receivedAt: string
  manifest: StoredManifest
  summary: PackageSummary
  decision: ReceiptDecision | null
  reasons: string[]
  receiptNumber: string
  decidedAt: string | null
  decidedBy: string
  mergedAt: string | null
}

export const receivedPackages = defineTable<ReceivedRow>('received_packages', {
  sha256: 'text',
  contentSha256: 'text',
  fileName: 'text',
  size: 'number',
  officeName: 'text',
  officeKey: 'text',
  registerKey: 'text',
  region: 'text',
  residents: 'number',
  isOwn: 'boolean',
  isEncrypted: 'boolean',
  periodKind: 'text',
  periodFrom: 'text',
  periodTo: 'text',
  versionNumber: 'number',
  baseSha256: 'text',
  generatedAt: 'text',
  receivedAt: 'text',
  manifest: 'json',
  summary: 'json',
  decision: 'text',
  reasons: 'json',
  receiptNumber: 'text',
  decidedAt: 'text',
  decidedBy: 'text',
  mergedAt: 'text',
})
