import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ValidateFunction } from 'ajv'
import { PACKAGE_FORMAT_VERSION } from '../../contract/exchange.ts'
import type { PackageFile, PackageProblem, PackageReport } from '../../contract/exchange.ts'
import { problem } from './checkTexts.ts'
import { applyDifference } from './difference.ts'
import { fileSum } from './hash.ts'
import { DATA_NAMES, dataPath, MANIFEST, natureOf, schemaPath, SUMS } from './manifest.ts'
import type { DataName, PackageManifest, StoredManifest } from './manifest.ts'
import type { CaseRecord } from './records.ts'
import { sealState } from './seal.ts'
import { openArchive, readEntry, reason } from './zipReader.ts'
import type { OpenArchive, ReadEntry } from './zipReader.ts'

/**
 * The checker of a package (docs/package-format.md): structure, manifest, every size and SHA-256, missing and superfluous files, data
 * against the published schemas, counts. Trusts nothing: names that lead out, links and bombs are refused before they are read.
 */

type SchemaName = DataName | 'manifest'
type Validators = Record<SchemaName, ValidateFunction>

interface Published {
  validators: Validators
  /** SHA-256 of a schema's text without regard to the line ends a transfer may have changed. */
  texts: Record<SchemaName, string>
}

/** Versions that are read: each against its own schemas, which never change. */
const KNOWN_VERSIONS = [1, PACKAGE_FORMAT_VERSION] as const

/** Loaded once, at the first check: most starts of the program never check a package. */
const loaded = new Map<string, Promise<Published>>()

function publishedSchemas(folder: string, version: number): Promise<Published> {
  const place = join(folder, `v${version}`)
  const known = loaded.get(place)
  if (known) return known
  const fresh = loadSchemas(place)
  loaded.set(place, fresh)
  fresh.catch(() => loaded.delete(place))
  return fresh
}

async function loadSchemas(folder: string): Promise<Published> {
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: false })
  const names: SchemaName[] = ['manifest', ...DATA_NAMES]
  const read = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, `${name}.schema.json`), 'utf8')
      return [name, text, ajv.compile(JSON.parse(text) as object)] as const
    }),
  )
  return {
    validators: Object.fromEntries(read.map(([name, , validate]) => [name, validate])) as Validators,
    texts: Object.fromEntries(read.map(([name, text]) => [name, text])) as Published['texts'],
  }
}

/** «/3/receivedAt: must match pattern» */
const wrongPlace = (validate: ValidateFunction): string => {
  const [error] = validate.errors ?? []
  return error === undefined
    ? ''
    : `${error.instancePath === '' ? '/' : error.instancePath} ${error.message ?? ''}`.trim()
}

function parseSums(text: string): Map<string, string> | string {
  const sums = new Map<string, string>()
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue
    const found = /^([0-9a-f]{64}) [ *](.+?)\r?$/u.exec(line)
    const [, sha256, path] = found ?? []
    if (sha256 === undefined || path === undefined) return `строка ${index + 1}`
    sums.set(path.normalize('NFC'), sha256)
  }
  return sums
}

/** What one check gathers. */
class Check {
  readonly problems: PackageProblem[] = []
  readonly read = new Map<string, ReadEntry>()
  readonly data = new Map<DataName, unknown>()
  manifest: StoredManifest | null = null
  private readonly archive: OpenArchive
  private readonly signal: AbortSignal | undefined

  constructor(archive: OpenArchive, signal: AbortSignal | undefined) {
    this.archive = archive
    this.signal = signal
    this.problems.push(...archive.problems)
  }

  /** The version that the manifest states; the newest where it states none that is known. */
  get formatVersion(): number {
    const stated = versionOf(this.bytes(MANIFEST))
    return KNOWN_VERSIONS.find((one) => one === stated) ?? PACKAGE_FORMAT_VERSION
  }

  /** Reads every file once: sums of all, content of JSON. */
  async readAll(): Promise<void> {
    for (const [path, entry] of this.archive.entries) {
      this.signal?.throwIfAborted()
      const keep = path === MANIFEST || path === SUMS || path.endsWith('.json')
      try {
        this.read.set(path, await readEntry(this.archive.zip, entry, keep, this.signal))
      } catch (error) {
        this.signal?.throwIfAborted()
        this.problems.push(problem('unreadable', path, reason(error)))
      }
    }
  }

  run(published: Published): void {
    const sums = this.readSums()
    this.manifest = this.readManifest(published)
    const wrong = new Set<string>()
    if (sums) this.compareSums(sums, wrong)
    if (this.manifest) this.compareManifest(this.manifest.files, wrong)
    for (const name of DATA_NAMES) this.readData(name, published, wrong)
    this.compareSchemas(published, wrong)
    if (this.manifest && this.problems.length === 0) this.compareCounts(this.manifest)
  }

  private has(path: string): boolean {
    return this.archive.entries.has(path)
  }

  private bytes(path: string): Buffer | null {
    return this.read.get(path)?.bytes ?? null
  }

  private readSums(): Map<string, string> | null {
    if (!this.has(SUMS)) {
      this.problems.push(problem('missing', SUMS))
      return null
    }
    const sums = parseSums(this.bytes(SUMS)?.toString('utf8') ?? '')
    if (typeof sums !== 'string') return sums
    this.problems.push(problem('sums', SUMS, sums))
    return null
  }

  private readManifest(published: Published): StoredManifest | null {
    if (!this.has(MANIFEST)) {
      this.problems.push(problem('missing', MANIFEST))
      return null
    }
    let value: unknown
    try {
      value = JSON.parse(this.bytes(MANIFEST)?.toString('utf8') ?? '')
    } catch (error) {
      this.problems.push(problem('manifest', MANIFEST, reason(error)))
      return null
    }
    const version = versionOf(this.bytes(MANIFEST))
    if (version !== null && version > PACKAGE_FORMAT_VERSION) {
      this.problems.push(problem('newerFormat', MANIFEST, String(version)))
      return null
    }
    const validate = published.validators.manifest
    if (validate(value)) return value as StoredManifest
    this.problems.push(problem('manifest', MANIFEST, wrongPlace(validate)))
    return null
  }

  private compareSums(sums: ReadonlyMap<string, string>, wrong: Set<string>): void {
    for (const [path, sha256] of sums) {
      const read = this.read.get(path)
      if (!this.has(path)) this.say('missing', path, wrong)
      else if (read && read.sha256 !== sha256) this.say('hash', path, wrong)
    }
    for (const path of this.archive.entries.keys())
      if (path !== SUMS && !sums.has(path)) this.say('superfluous', path, wrong)
  }

  private compareManifest(files: readonly PackageFile[], wrong: Set<string>): void {
    const listed = new Set(files.map((file) => file.path.normalize('NFC')))
    for (const file of files) {
      const path = file.path.normalize('NFC')
      const read = this.read.get(path)
      if (!this.has(path)) this.say('missing', path, wrong)
      else if (read && read.size !== file.size) this.say('size', path, wrong, `${read.size} вместо ${file.size}`)
      else if (read && read.sha256 !== file.sha256) this.say('hash', path, wrong)
    }
    for (const path of this.archive.entries.keys()) {
      if (path !== MANIFEST && path !== SUMS && !listed.has(path)) this.say('superfluous', path, wrong)
    }
    for (const name of ['manifest', ...DATA_NAMES] as const)
      if (!listed.has(schemaPath(name))) this.say('missing', schemaPath(name), wrong)
    for (const name of ['office', 'blocks'] as const)
      if (!listed.has(dataPath(name))) this.say('missing', dataPath(name), wrong)
  }

  private readData(name: DataName, published: Published, wrong: Set<string>): void {
    const path = dataPath(name)
    const entry = this.read.get(path)
    if (!entry || entry.bytes === null) return
    const text = entry.bytes.toString('utf8')
    // The cards of a large package are tens of megabytes, and nobody reads their bytes again.
    entry.bytes = null
    try {
      const value: unknown = JSON.parse(text)
      this.data.set(name, value)
      const validate = published.validators[name]
      if (!validate(value)) this.say('data', path, wrong, wrongPlace(validate))
    } catch (error) {
      this.say('data', path, wrong, reason(error))
    }
  }

  private compareSchemas(published: Published, wrong: Set<string>): void {
    for (const name of ['manifest', ...DATA_NAMES] as const) {
      const path = schemaPath(name)
      const bytes = this.bytes(path)
      if (bytes !== null && plainText(bytes.toString('utf8')) !== plainText(published.texts[name]))
        this.say('schema', path, wrong)
    }
  }

  private compareCounts(manifest: StoredManifest): void {
    const { counts, content } = manifest
    const { difference, removed } = natureOf(manifest)
    const length = (name: DataName): number | null => {
      const value = this.data.get(name)
      return Array.isArray(value) ? value.length : null
    }
    const expected: [DataName, number, boolean][] = [
      [
        'cases',
        difference ? difference.added + difference.changed : counts.cases,
        content.parts.includes('records') || difference !== null,
      ],
      ['blocks', counts.byBlock.length, true],
      ['meetings', counts.meetings, content.parts.includes('meetings')],
      ['assignments', counts.assignments, content.parts.includes('assignments')],
      ['roster', counts.members, content.parts.includes('roster')],
    ]
    for (const [name, wanted, isPart] of expected) {
      const found = length(name)
      if (isPart && found === null) this.problems.push(problem('missing', dataPath(name)))
      else if (found !== null && found !== wanted)
        this.problems.push(problem('counts', dataPath(name), `в описи ${wanted}, в данных ${found}`))
    }
    const { inTime, late, postponed, open, messages, appeals, answered } = counts
    const whole = difference && difference.added + difference.changed + difference.unchanged
    if (difference && (whole !== counts.cases || removed.length !== difference.removed))
      this.problems.push(problem('counts', MANIFEST, 'изменения не дают общего числа'))
    if (
      inTime + late + postponed + open !== counts.cases ||
      messages + appeals !== counts.cases ||
      inTime + late !== answered
    ) {
      this.problems.push(problem('counts', MANIFEST, 'слагаемые не дают общего числа'))
    }
  }

  /** One problem for a file: the first found is the cause of the rest. */
  private say(code: PackageProblem['code'], path: string, wrong: Set<string>, detail = ''): void {
    if (wrong.has(path)) return
    wrong.add(path)
    this.problems.push(problem(code, path, detail))
  }
}

/** `formatVersion` of a manifest, null where it has none that is a number. */
function versionOf(manifest: Buffer | null): number | null {
  try {
    const value: unknown = JSON.parse(manifest?.toString('utf8') ?? '')
    const version = typeof value === 'object' && value !== null && 'formatVersion' in value ? value.formatVersion : null
    return typeof version === 'number' ? version : null
  } catch {
    return null
  }
}

const plainText = (text: string): string => text.replace(/\r\n/gu, '\n').trim()

export interface CheckOptions {
  /** Folder `resources/package` with the published schemas. */
  schemas: string
  /** The package that a difference completes: both are put together and must give what the manifest states. */
  base?: string
  signal?: AbortSignal
}

export interface CheckedPackage {
  report: PackageReport
  size: number
  /** null where the manifest cannot be read. */
  manifest: StoredManifest | null
  /** Data by name, of a sound package. */
  data: ReadonlyMap<DataName, unknown>
}

const emptyReport = {
  files: 0,
  office: '',
  periodName: '',
  versionNumber: null,
  generatedAt: '',
  formatVersion: null,
  kind: null,
  base: null,
}

/** Reads one archive whole, without its base. */
async function readArchive(path: string, { schemas, signal }: CheckOptions): Promise<CheckedPackage> {
  const sum = await fileSum(path, signal).catch((error: unknown) => {
    signal?.throwIfAborted()
    return { size: 0, sha256: '', failure: reason(error) }
  })
  const archive = await openArchive(path)
  if ('code' in archive) {
    const report = { ...emptyReport, isSound: false, problems: [archive], sha256: sum.sha256 }
    return { report, size: sum.size, manifest: null, data: new Map() }
  }
  try {
    const check = new Check(archive, signal)
    // Nothing is unpacked from an archive that tries to reach out of its folder or to fill the memory.
    const isDangerous = check.problems.some(
      ({ code }) => code === 'unsafeName' || code === 'tooLarge' || code === 'notZip',
    )
    if (!isDangerous) {
      await check.readAll()
      check.run(await publishedSchemas(schemas, check.formatVersion))
      // Files that are wrong are named already; the seal speaks of what is between them.
      if (check.problems.length === 0 && (await sealState(path, signal)) === 'broken')
        check.problems.push(problem('seal', ''))
    }
    const { manifest } = check
    const base = manifest && natureOf(manifest).base
    return {
      report: {
        ...emptyReport,
        isSound: check.problems.length === 0,
        problems: check.problems,
        files: check.read.size,
        ...(manifest
          ? {
              office: manifest.office.name,
              periodName: manifest.period.name,
              versionNumber: manifest.version,
              generatedAt: manifest.generatedAt,
              formatVersion: manifest.formatVersion,
              kind: natureOf(manifest).kind,
              base: base && { version: base.version, sha256: base.sha256, isChecked: false },
            }
          : {}),
        sha256: sum.sha256,
      },
      size: sum.size,
      manifest,
      data: check.data,
    }
  } finally {
    archive.zip.close()
  }
}

const recordsOf = ({ data }: CheckedPackage): CaseRecord[] => (data.get('cases') ?? []) as CaseRecord[]

/** Base and difference together: the base is the one named, the removed were in it, the records give the sum stated. */
function compareBase(checked: CheckedPackage, manifest: PackageManifest, base: CheckedPackage): PackageProblem[] {
  const { difference } = manifest
  if (base.report.sha256 !== manifest.base?.sha256 || !difference)
    return [problem('base', '', `версия ${manifest.base?.version ?? ''}`)]
  if (!base.report.isSound) return base.report.problems.map((one) => problem('base', one.path, one.message))
  const result = applyDifference(recordsOf(base), recordsOf(checked), manifest.removed)
  const { added, changed, unchanged, removed } = result.figures
  const isEqual =
    result.unknown.length === 0 &&
    added === difference.added &&
    changed === difference.changed &&
    unchanged === difference.unchanged &&
    removed === difference.removed
  if (!isEqual) return [problem('difference', MANIFEST, `новых ${added}, изменённых ${changed}, удалённых ${removed}`)]
  return result.casesSha256 === difference.casesSha256 ? [] : [problem('difference', dataPath('cases'), 'сумма другая')]
}

/**
 * Checks a package and gives what it holds.
 * @param path file of the archive
 * @throws the reason of the signal; a file that cannot be opened is a report with one problem
 */
export async function readPackage(path: string, options: CheckOptions): Promise<CheckedPackage> {
  const checked = await readArchive(path, options)
  const { manifest, report } = checked
  if (options.base === undefined || !report.isSound || manifest?.formatVersion !== 2 || !manifest.base) return checked
  const problems = compareBase(checked, manifest, await readArchive(options.base, options))
  return {
    ...checked,
    report: {
      ...report,
      isSound: problems.length === 0,
      problems,
      base: { ...manifest.base, isChecked: problems.length === 0 },
    },
  }
}

/** The same, for what a person is told alone. */
export async function checkPackage(path: string, options: CheckOptions): Promise<PackageReport & { size: number }> {
  const { report, size } = await readPackage(path, options)
  return { ...report, size }
}
