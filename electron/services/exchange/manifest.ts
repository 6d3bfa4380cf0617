import type { OptionalField, PackageFile, PackagePart } from '../../contract/exchange.ts'

/** A figure of a table, or «менее 3» where the office decided to hide small numbers. */
export type Figure = number | '<3'

export interface PackageCounts {
  cases: number
  messages: number
  appeals: number
  answered: number
  inTime: number
  late: number
  postponed: number
  open: number
  overdueOpen: number
  repeats: number
  byBlock: { code: string | null; name: string; received: Figure }[]
  meetings: number
  decisions: number
  assignments: number
  assignmentsDone: number
  members: number
}

/** `manifest.json` of format version 1 (docs/package-format.md, resources/package/v1/manifest.schema.json). */
export interface PackageManifest {
  format: 'reestr-mcu-package'
  formatVersion: 1
  generatedAt: string
  generatedAtUtc: string
  timeZone: string
  application: { name: string; version: string }
  office: {
    name: string
    shortName: string
    mcuName: string
    region: string
    centreName: string
    decree: { kind: string; number: string; date: string | null }
    isDemo: boolean
  }
  period: { kind: 'month' | 'quarter' | 'custom'; from: string; to: string; name: string }
  version: number
  reason: string
  content: {
    includesPersonalData: false
    parts: PackagePart[]
    caseFields: OptionalField[]
    smallNumbers: 'replaced' | 'kept'
  }
  counts: PackageCounts
  files: PackageFile[]
}

export const MANIFEST = 'manifest.json'
export const SUMS = 'manifest-sha256.txt'
/** Data files by the name of their schema. */
export const DATA_NAMES = ['office', 'cases', 'blocks', 'meetings', 'assignments', 'roster'] as const
export type DataName = (typeof DATA_NAMES)[number]
export const dataPath = (name: DataName): string => `data/${name}.json`
export const schemaPath = (name: DataName | 'manifest'): string => `schema/${name}.schema.json`

/** Lines of `manifest-sha256.txt` as `sha256sum -c` reads them. */
export const sumsText = (files: readonly { path: string; sha256: string }[]): string =>
  files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')
