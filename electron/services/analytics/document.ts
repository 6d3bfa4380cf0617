import type { AnalyticsScope, BlockLoad } from '../../contract/analytics.ts'
import type { DocumentModel } from '../../contract/documents.ts'
import type { ReadDb } from '../../db/database.ts'
import { buildWorkload } from '../../documents/workload.ts'
import type { WorkloadData, WorkloadRow } from '../../documents/workload.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { roleHolders } from '../members/members.service.ts'
import { documentOffice, getOffice, getSettings } from '../office/office.service.ts'
import { sumBlocks } from './analytics.repo.ts'
import { conditionText } from './scopeWords.ts'
import { texts } from './texts.ts'

/** Names of directory entries as tables print them; `none` stands for a card without the entry. */
export function nameIn(entries: readonly { id: number; name: string }[], none: string): (id: number | null) => string {
  const names = new Map(entries.map((entry) => [entry.id, entry.name]))
  return (id) => (id === null ? none : (names.get(id) ?? none))
}

/** Rows of the workload: the largest first, cards without a block last. */
export function orderedBlocks(blocks: readonly BlockLoad[]): BlockLoad[] {
  return [...blocks].sort(
    (a, b) =>
      Number(a.blockId === null) - Number(b.blockId === null) ||
      b.total - a.total ||
      (a.blockId ?? 0) - (b.blockId ?? 0),
  )
}

/** The руководитель of the МЦУ, or the куратор where the decree knows no руководитель (domain.md §2, НЗ). */
export function signer(db: ReadDb, on: string): WorkloadData['signedBy'] {
  const holder = roleHolders(db, 'officeHead', on)[0] ?? roleHolders(db, 'curator', on)[0]
  if (!holder) return null
  const { surname, name, patronymic, post } = holder
  return name === '' ? { fullName: surname, post } : { surname, givenName: name, patronymic, post }
}

/** «Справка о нагрузке отраслевых блоков» of a period, from the figures of the page. */
export function workloadDocument(db: ReadDb, scope: AnalyticsScope, now: string): DocumentModel {
  const directories = getDirectories(db)
  const blockName = nameIn(directories.blocks, texts.noBlock)
  const rows = orderedBlocks(sumBlocks(db, scope, now)).map((block): WorkloadRow => ({
    block: blockName(block.blockId),
    received: block.total,
    answeredInTime: block.inTime,
    answeredLate: block.late,
    postponed: block.postponed,
    open: block.open,
    overdue: block.overdueOpen,
  }))
  return buildWorkload(
    {
      office: documentOffice(getOffice(db)),
      ...scope.period,
      asOf: now.slice(0, 10),
      filter: conditionText(scope, directories),
      rows,
      signedBy: signer(db, now.slice(0, 10)),
    },
    getSettings(db).documents,
  )
}
