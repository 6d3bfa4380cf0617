import { OPTIONAL_FIELDS } from '../../contract/exchange.ts'
import type { PackageRequest } from '../../contract/exchange.ts'
import { periodName } from '../../contract/periods.ts'
import type { TaskContext } from '../context.ts'
import { getOffice } from '../office/office.service.ts'
import type { PackageManifest } from './manifest.ts'
import { maskText } from './mask.ts'
import { nameOf } from './note.ts'
import type { RecordMaker } from './records.ts'
import { chosenParts } from './snapshot.ts'
import type { Snapshot } from './snapshot.ts'
import { figure } from './tally.ts'

/** A full package of the log that a difference completes. */
export interface BasePackage {
  id: number
  version: number
  /** Of the package itself, not of an encrypted file around it. */
  sha256: string
  path: string
}

export interface BuildInput {
  request: PackageRequest
  version: number
  reason: string
  /** null for a full package. */
  base: BasePackage | null
}

/** The manifest but for the list of files. */
export function describe(
  ctx: TaskContext,
  input: BuildInput & { registerKey: string; reports: number },
  snapshot: Snapshot,
  maker: RecordMaker,
): Omit<PackageManifest, 'files'> {
  const { request, version, reason, base } = input
  const { tally, meetings, assignments, members } = snapshot
  const office = getOffice(ctx.db)
  const hidesSmall = request.options.smallNumbers !== 'keep'
  const { parts, fields } = request.options
  const { received, ...total } = tally.total
  return {
    format: 'reestr-mcu-package',
    formatVersion: 2,
    generatedAt: ctx.now,
    generatedAtUtc: ctx.instant,
    timeZone: office.timeZone,
    application: { name: 'Реестр МЦУ', version: ctx.appVersion },
    registerKey: input.registerKey,
    office: {
      name: office.name,
      shortName: office.shortName,
      mcuName: office.mcuName,
      region: office.region,
      centreName: office.centreName,
      decree: { kind: office.decreeKind, number: office.decreeNumber, date: office.decreeDate },
      isDemo: office.isDemo,
    },
    period: { ...request.period, name: periodName(request.period) },
    version,
    // Typed by a person and read by strangers, like every free text of the package.
    reason: maskText(reason, { ...maker.known, own: [] }, request.options.words).text,
    kind: base ? 'difference' : 'full',
    base: base && { version: base.version, sha256: base.sha256 },
    difference: snapshot.difference,
    removed: snapshot.removed,
    content: {
      includesPersonalData: false,
      parts: chosenParts(request, input.reports),
      caseFields: parts.records ? OPTIONAL_FIELDS.filter((field) => fields[field]) : [],
      smallNumbers: hidesSmall ? 'replaced' : 'kept',
    },
    counts: {
      cases: received,
      ...total,
      answered: total.inTime + total.late,
      byBlock: tally.lines('blocks').map(([id, line]) => ({
        code: (id === null ? undefined : maker.names.blocks.get(id)?.code) ?? null,
        name: nameOf(maker.names.blocks, id),
        received: figure(line.received, hidesSmall),
      })),
      meetings: parts.meetings ? meetings.length : 0,
      decisions: parts.meetings
        ? meetings.flatMap((one) => one.items).reduce((sum, item) => sum + item.decisions.length, 0)
        : 0,
      assignments: parts.assignments ? assignments.length : 0,
      assignmentsDone: parts.assignments ? assignments.filter((one) => one.state === 'done').length : 0,
      members: parts.roster ? members.length : 0,
    },
  }
}
