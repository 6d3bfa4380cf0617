import type {
  DifferenceFigures,
  OptionalField,
  PackageFile,
  PackageKind,
  PackagePart,
} from '../../contract/exchange.ts'

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

/** What format version 1 has and version 2 keeps. */
interface ManifestBase {
  format: 'reestr-mcu-package'
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
  /** Figures of the whole period, in a difference too. */
  counts: PackageCounts
  files: PackageFile[]
}

/** `manifest.json` of format version 1: every package is a full one. */
export interface ManifestV1 extends ManifestBase {
  formatVersion: 1
}

/** `manifest.json` of format version 2 (docs/package-format.md, resources/package/v2/manifest.schema.json). */
export interface PackageManifest extends ManifestBase {
  formatVersion: 2
  /** Tells registers apart and says nothing of them. */
  registerKey: string
  kind: PackageKind
  /** The package that a difference completes: its version and the SHA-256 of its ZIP. */
  base: { version: number; sha256: string } | null
  /** `casesSha256`: of `data/cases.json` of the whole period, which base and difference give together. */
  difference: (DifferenceFigures & { casesSha256: string }) | null
  /** `caseKey` of records of the base that are no more. */
  removed: string[]
}

export type StoredManifest = ManifestV1 | PackageManifest

/** What a manifest of any known version says of the way of its package. */
export function natureOf(
  manifest: StoredManifest,
): Pick<PackageManifest, 'kind' | 'base' | 'difference' | 'removed'> & { registerKey: string | null } {
  if (manifest.formatVersion === 1)
    return { kind: 'full', base: null, difference: null, removed: [], registerKey: null }
  const { kind, base, difference, removed, registerKey } = manifest
  return { kind, base, difference, removed, registerKey }
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
