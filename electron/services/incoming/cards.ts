import type { PackageCaseFilter, PackageCaseRow } from '../../contract/incoming.ts'
import type { PackageCase } from '../exchange/exchange.service.ts'
import { hadAnswer, isRepeat, isReturned } from './summary.ts'

/** Cards of a package, chosen by a filter: the figures of its summary open exactly these. */

const SHOWS: Record<NonNullable<PackageCaseFilter['show']>, (record: PackageCase) => boolean> = {
  inTime: ({ outcome }) => outcome === 'inTime',
  late: ({ outcome }) => outcome === 'late',
  postponed: ({ outcome }) => outcome === 'postponed',
  open: ({ outcome }) => outcome === 'open',
  overdue: ({ isOverdue }) => isOverdue,
  repeats: isRepeat,
  returned: isReturned,
  hadAnswer,
  rated: ({ clarity }) => clarity !== null,
  judged: ({ outcome, isOverdue }) => outcome === 'inTime' || outcome === 'late' || isOverdue,
}

const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')

export function chosenCases(records: readonly PackageCase[], filter: PackageCaseFilter): PackageCase[] {
  const { show, text } = filter
  const words = folded(text ?? '')
    .split(/\s+/u)
    .filter((word) => word !== '')
  const names = (['block', 'channel', 'theme', 'territory', 'recipient'] as const).filter(
    (name) => filter[name] !== undefined,
  )
  return records.filter((record) => {
    if (show && !SHOWS[show](record)) return false
    if (names.some((name) => (record[name] ?? '') !== filter[name])) return false
    if (words.length === 0) return true
    const own = folded([record.number, record.gist, record.street, record.territory, record.theme].join(' '))
    return words.every((word) => own.includes(word))
  })
}

export const caseView = (record: PackageCase): PackageCaseRow => ({
  number: record.number,
  year: record.year,
  kind: record.kind,
  channel: record.channel,
  receivedAt: record.receivedAt,
  territory: record.territory,
  street: record.street,
  gist: record.gist,
  block: record.block,
  theme: record.theme,
  recipient: record.recipient,
  status: record.status,
  dueAt: record.dueAt,
  answeredAt: record.answeredAt,
  outcome: record.outcome,
  isOverdue: record.isOverdue,
  isRepeat: isRepeat(record),
  clarity: record.clarity,
})
