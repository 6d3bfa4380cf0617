import type { ReceivedCard, ReceivedPackage } from '../../contract/incoming.ts'
import type { ReadDb } from '../../db/database.ts'
import type { BaseContext } from '../context.ts'
import { natureOf, registerKey } from '../exchange/exchange.service.ts'
import { getOffice } from '../office/office.service.ts'
import { listOperators } from '../operators/operators.service.ts'
import { basePath } from './stored.ts'
import { listReceived, mergeMark, receiptNumbers, receivedFor } from './incoming.repo.ts'
import type { ReceivedRow } from './incoming.tables.ts'
import { texts } from './texts.ts'

/** Received packages as a person reads them. */

export type Look = Pick<BaseContext, 'files' | 'now' | 'operatorId'> & { db: ReadDb }

/** Offices have no common number: name and region in small letters, «ё» as «е», blanks and quotes aside. */
export const officeKey = ({ name, region }: { name: string; region: string }): string =>
  `${region}|${name}`
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»"“”„]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()

/** A later version of a register is newer than an earlier one; of two registers of an office, the one made later. */
export const isNewer = (one: ReceivedRow, other: ReceivedRow): boolean => {
  if (one.registerKey === other.registerKey && one.versionNumber !== other.versionNumber)
    return one.versionNumber > other.versionNumber
  return one.generatedAt === other.generatedAt ? one.id > other.id : one.generatedAt > other.generatedAt
}

/** The packages that count: of each office and period the newest. */
export function newestOf(rows: readonly ReceivedRow[]): Map<string, ReceivedRow> {
  const newest = new Map<string, ReceivedRow>()
  for (const row of rows) {
    const key = `${row.officeKey} ${row.periodFrom} ${row.periodTo}`
    const found = newest.get(key)
    if (!found || isNewer(row, found)) newest.set(key, row)
  }
  return newest
}

const isBaseMissing = (look: Look, { baseSha256 }: ReceivedRow): boolean =>
  baseSha256 !== null && basePath(look.db, look.files, baseSha256) === null

/** Packages that this process merges or takes back now. */
export const mergesUnderWay = new Set<number>()

function markOf(db: ReadDb, id: number): ReceivedPackage['merge'] {
  const mark = mergeMark(db, id)
  if (!mark) return null
  if (mergesUnderWay.has(id)) return 'running'
  return mark.state === 'whole' ? 'done' : mark.state === 'writing' ? 'interrupted' : 'takingBack'
}

function view(
  look: Look,
  row: ReceivedRow,
  newest: ReadonlyMap<string, ReceivedRow>,
  ownKey: string | null,
): ReceivedPackage {
  const { manifest } = row
  const { kind, base } = natureOf(manifest)
  const counted = newest.get(`${row.officeKey} ${row.periodFrom} ${row.periodTo}`)
  return {
    id: row.id,
    version: row.version,
    fileName: row.fileName,
    size: row.size,
    sha256: row.sha256,
    officeName: row.officeName,
    officeKey: row.officeKey,
    region: row.region,
    isOwn: row.isOwn,
    isSameRegister: row.registerKey !== null && row.registerKey === ownKey,
    isDemo: manifest.office.isDemo,
    period: { kind: row.periodKind, from: row.periodFrom, to: row.periodTo },
    periodName: manifest.period.name,
    versionNumber: row.versionNumber,
    kind,
    base: base && { versionNumber: base.version, isHere: !isBaseMissing(look, row) },
    isEncrypted: row.isEncrypted,
    generatedAt: manifest.generatedAt,
    receivedAt: row.receivedAt,
    cases: manifest.counts.cases,
    decision: row.decision,
    receiptNumber: row.receiptNumber,
    decidedAt: row.decidedAt,
    decidedBy: row.decidedBy,
    reasons: row.reasons,
    mergedAt: row.mergedAt,
    merge: markOf(look.db, row.id),
    replacedBy: counted && counted.id !== row.id ? { id: counted.id, versionNumber: counted.versionNumber } : null,
    residents: row.residents,
  }
}

export function listView(look: Look): ReceivedPackage[] {
  const rows = listReceived(look.db)
  const newest = newestOf(rows)
  const ownKey = registerKey(look.db)
  return rows.map((row) => view(look, row, newest, ownKey))
}

export function viewOf(look: Look, row: ReceivedRow): ReceivedPackage {
  const newest = newestOf(receivedFor(look.db, { from: row.periodFrom, to: row.periodTo }))
  return view(look, row, newest, registerKey(look.db))
}

/** Why a package may not be merged into the register; null where it may. */
export function mergeRefusal(look: Look, row: ReceivedRow): ReceivedCard['mergeRefusal'] {
  if (!row.isOwn) return 'otherOffice'
  if (row.manifest.office.isDemo !== getOffice(look.db).isDemo) return 'demo'
  if (isBaseMissing(look, row)) return 'baseMissing'
  const { parts } = row.manifest.content
  return parts.includes('records') || row.baseSha256 !== null ? null : 'noCases'
}

/** The number after the last one that ends in digits; «1» to begin with. */
export function nextReceipt(db: ReadDb): string {
  for (const { number } of receiptNumbers(db)) {
    const [, head = '', digits] = /^(.*?)(\d+)$/u.exec(number) ?? []
    if (digits !== undefined && digits.length < 10)
      return `${head}${String(Number(digits) + 1).padStart(digits.length, '0')}`
  }
  return '1'
}

/** Who makes a receipt unless a person says otherwise: the operator at work, else the body. */
function maker(look: Look): string {
  const operator = listOperators(look.db).find((one) => one.id === look.operatorId)
  return operator ? [operator.name, operator.post].filter((part) => part !== '').join(', ') : getOffice(look.db).mcuName
}

export function cardView(look: Look, row: ReceivedRow): ReceivedCard {
  const { manifest, summary } = row
  const { meetings, decisions, assignments, assignmentsDone, members } = manifest.counts
  const { decree } = manifest.office
  return {
    ...viewOf(look, row),
    summary,
    counts: { meetings, decisions, assignments, assignmentsDone, members },
    parts: manifest.content.parts,
    smallNumbers: manifest.content.smallNumbers,
    reason: manifest.reason,
    formatVersion: manifest.formatVersion,
    decree: texts.decree(decree.kind, decree.number, decree.date),
    files: manifest.files.map(({ path, title, mediaType, size, sha256 }) => ({ path, title, mediaType, size, sha256 })),
    nextReceipt: row.receiptNumber === '' ? nextReceipt(look.db) : row.receiptNumber,
    madeBy: row.decidedBy === '' ? maker(look) : row.decidedBy,
    mergeRefusal: mergeRefusal(look, row),
  }
}
