import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ValidateFunction } from 'ajv'
import { PACKAGE_FORMAT_VERSION } from '../../contract/exchange.ts'
import type { PackageFile, PackageProblem, PackageReport } from '../../contract/exchange.ts'
import { problem } from './checkTexts.ts'
import { fileSum } from './hash.ts'
import { DATA_NAMES, dataPath, MANIFEST, schemaPath, SUMS } from './manifest.ts'
import type { DataName, PackageManifest } from './manifest.ts'
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

/** Loaded once, at the first check: most starts of the program never check a package. */
const loaded = new Map<string, Promise<Published>>()

function publishedSchemas(folder: string): Promise<Published> {
  const known = loaded.get(folder)
  if (known) return known
  const fresh = loadSchemas(folder)
  loaded.set(folder, fresh)
  fresh.catch(() => loaded.delete(folder))
  return fresh
}

async function loadSchemas(folder: string): Promise<Published> {
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: false })
  const names: SchemaName[] = ['manifest', ...DATA_NAMES]
  const read = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, `v${PACKAGE_FORMAT_VERSION}`, `${name}.schema.json`), 'utf8')
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
  manifest: PackageManifest | null = null
  private readonly archive: OpenArchive
  private readonly published: Published
  private readonly signal: AbortSignal | undefined

  constructor(archive: OpenArchive, published: Published, signal: AbortSignal | undefined) {
    this.archive = archive
    this.published = published
    this.signal = signal
    this.problems.push(...archive.problems)
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

  run(): void {
    const sums = this.readSums()
    this.manifest = this.readManifest()
    const wrong = new Set<string>()
    if (sums) this.compareSums(sums, wrong)
    if (this.manifest) this.compareManifest(this.manifest.files, wrong)
    for (const name of DATA_NAMES) this.readData(name, wrong)
    this.compareSchemas(wrong)
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

  private readManifest(): PackageManifest | null {
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
    const version = typeof value === 'object' && value !== null && 'formatVersion' in value ? value.formatVersion : null
    if (typeof version === 'number' && version > PACKAGE_FORMAT_VERSION) {
      this.problems.push(problem('newerFormat', MANIFEST, String(version)))
      return null
    }
    const validate = this.published.validators.manifest
    if (validate(value)) return value as PackageManifest
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

  private readData(name: DataName, wrong: Set<string>): void {
    const path = dataPath(name)
    const bytes = this.bytes(path)
    if (bytes === null) return
    try {
      const value: unknown = JSON.parse(bytes.toString('utf8'))
      this.data.set(name, value)
      const validate = this.published.validators[name]
      if (!validate(value)) this.say('data', path, wrong, wrongPlace(validate))
    } catch (error) {
      this.say('data', path, wrong, reason(error))
    }
  }

  private compareSchemas(wrong: Set<string>): void {
    for (const name of ['manifest', ...DATA_NAMES] as const) {
      const path = schemaPath(name)
      const bytes = this.bytes(path)
      if (bytes !== null && plainText(bytes.toString('utf8')) !== plainText(this.published.texts[name]))
        this.say('schema', path, wrong)
    }
  }

  private compareCounts({ counts, content }: PackageManifest): void {
    const length = (name: DataName): number | null => {
      const value = this.data.get(name)
      return Array.isArray(value) ? value.length : null
    }
    const expected: [DataName, number, boolean][] = [
      ['cases', counts.cases, content.parts.includes('records')],
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

const plainText = (text: string): string => text.replace(/\r\n/gu, '\n').trim()

/**
 * Checks a package.
 * @param path file of the archive
 * @param options.schemas folder `resources/package` with the published schemas
 * @throws the reason of the signal; a file that cannot be opened is a report with one problem
 */
export async function checkPackage(
  path: string,
  options: { schemas: string; signal?: AbortSignal },
): Promise<PackageReport & { size: number }> {
  const { signal } = options
  const empty = { office: '', periodName: '', versionNumber: null, generatedAt: '' }
  const sum = await fileSum(path, signal).catch((error: unknown) => {
    signal?.throwIfAborted()
    return { size: 0, sha256: '', failure: reason(error) }
  })
  const archive = await openArchive(path)
  if ('code' in archive)
    return { isSound: false, problems: [archive], files: 0, ...empty, size: sum.size, sha256: sum.sha256 }
  try {
    const check = new Check(archive, await publishedSchemas(options.schemas), signal)
    // Nothing is unpacked from an archive that tries to reach out of its folder or to fill the memory.
    const isDangerous = check.problems.some(
      ({ code }) => code === 'unsafeName' || code === 'tooLarge' || code === 'notZip',
    )
    if (!isDangerous) {
      await check.readAll()
      check.run()
    }
    const { manifest } = check
    return {
      isSound: check.problems.length === 0,
      problems: check.problems,
      files: check.read.size,
      ...(manifest
        ? {
            office: manifest.office.name,
            periodName: manifest.period.name,
            versionNumber: manifest.version,
            generatedAt: manifest.generatedAt,
          }
        : empty),
      size: sum.size,
      sha256: sum.sha256,
    }
  } finally {
    archive.zip.close()
  }
}
