import type { CaseRow } from '../../contract/messages.ts'
import type { ListColumn } from '../../contract/views.ts'
import type { ReadDb } from '../../db/database.ts'
import type { CellValue, TableColumnSpec } from '../../documents/xlsx.ts'
import { daysBetween } from '../deadlines/deadlines.service.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { findNumber, kindNames, resultNames, statusNames } from '../messages/messages.service.ts'
import { columnTitles, texts } from './texts.ts'

/** A column of a list as files and papers have it. */
export interface OutColumn {
  id: ListColumn
  spec: TableColumnSpec
  value(row: CaseRow): CellValue
  /** Share of the width of a sheet of paper. */
  weight: number
}

type Shape = Pick<OutColumn, 'value'> & { type?: TableColumnSpec['type']; width?: number; weight?: number }

/** How each column is filled; ids become the names that the directories have now. No applicant is among them. */
export function outColumns(db: ReadDb, ids: readonly ListColumn[], now: string): OutColumn[] {
  const directories = getDirectories(db)
  const named = (list: readonly { id: number; name: string }[]) => {
    const byId = new Map(list.map((entry) => [entry.id, entry.name]))
    return (id: number | null): string => (id === null ? '' : (byId.get(id) ?? ''))
  }
  const [channel, block, theme] = [directories.channels, directories.blocks, directories.themes].map(named)
  const [territory, recipient] = [directories.territories, directories.recipients].map(named)
  const person = named(directories.persons.map(({ id, shortName }) => ({ id, name: shortName })))
  const yesNo = (value: boolean | null): string => (value === null ? '' : value ? texts.yes : texts.no)
  const topic = (row: CaseRow): string =>
    [block?.(row.blockId), theme?.(row.themeId)].filter((one) => one !== undefined && one !== '').join(', ')
  const today = now.slice(0, 10)
  const shapes: Record<ListColumn, Shape> = {
    no: { value: (row) => row.number, width: 10, weight: 0.7 },
    in: { value: (row) => row.receivedAt, type: 'date', weight: 0.9 },
    ch: { value: (row) => channel?.(row.channelId), width: 18 },
    kind: { value: (row) => kindNames[row.kind], width: 14 },
    topic: { value: topic, width: 34, weight: 1.6 },
    terr: { value: (row) => territory?.(row.territoryId), width: 22 },
    sum: { value: (row) => row.gist, width: 60, weight: 3 },
    rec: { value: (row) => recipient?.(row.recipientId), width: 28, weight: 1.7 },
    due: { value: (row) => row.dueAt, type: 'date', weight: 0.9 },
    st: { value: (row) => statusNames[row.status], width: 14 },
    left: {
      value: (row) =>
        row.dueAt === null || row.answeredAt !== null ? null : daysBetween(today, row.dueAt.slice(0, 10)),
      type: 'number',
      weight: 0.6,
    },
    resp: { value: (row) => person(row.responsibleId), width: 22 },
    addr: { value: (row) => row.address, width: 30, weight: 1.4 },
    text: { value: (row) => row.excerpt, width: 60, weight: 2.4 },
    external: { value: (row) => row.externalNumber, width: 16 },
    registered: { value: (row) => row.registeredAt, type: 'date', weight: 0.9 },
    answered: { value: (row) => row.answeredAt, type: 'date', weight: 0.9 },
    interim: { value: (row) => row.interimAt, type: 'date', weight: 0.9 },
    result: { value: (row) => (row.result === null ? '' : resultNames[row.result]), width: 16 },
    quality: { value: (row) => (row.quality === null ? '' : texts.quality[row.quality]), width: 16 },
    solved: { value: (row) => yesNo(row.isSolved), width: 10, weight: 0.6 },
    clarity: { value: (row) => row.clarity, type: 'number', weight: 0.6 },
    asked: { value: (row) => row.askedOn, type: 'date', weight: 0.9 },
    returns: { value: (row) => row.returns, type: 'number', weight: 0.6 },
    repeat: { value: (row) => (row.repeatOfId === null ? '' : (findNumber(db, row.repeatOfId)?.number ?? '')) },
    problem: { value: (row) => row.problemId, type: 'number', weight: 0.6 },
    postponed: { value: (row) => row.postponedUntil, type: 'date', weight: 0.9 },
    paused: { value: (row) => row.pausedOn, type: 'date', weight: 0.9 },
    extended: { value: (row) => row.extendedOn, type: 'date', weight: 0.9 },
    raw: { value: (row) => row.rawStatus, width: 20 },
    source: { value: (row) => row.sourcePage, width: 30 },
    fact: { value: (row) => row.fact, width: 30 },
    import: { value: (row) => (row.importId === null ? '' : texts.importRow(row.importId, row.importRow)), width: 22 },
  }
  return ids.map((id) => {
    const { value, type = 'text', width, weight = 1 } = shapes[id]
    return { id, value, weight, spec: { title: columnTitles[id], type, ...(width === undefined ? {} : { width }) } }
  })
}
