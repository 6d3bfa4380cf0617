import { assignmentsService } from '../assignments/assignments.service.ts'
import type { CommandContext } from '../context.ts'
import { lastUnapproved } from './carried.repo.ts'
import { newItem } from './copy.ts'
import { listItems } from './meetings.repo.ts'
import { agendaItems } from './meetings.tables.ts'
import type { MeetingRow } from './meetings.tables.ts'
import { prepTexts } from './prepTexts.ts'

/**
 * What every in-person meeting of the МЦУ begins with: the approval of the last protocol that no agenda has taken up yet, and the
 * execution of assignments while any is open. An absentee meeting decides what its ballots ask, nothing else.
 */
export function carryItems(ctx: CommandContext, meeting: MeetingRow): void {
  if (meeting.format !== 'inPerson') return
  const add = (item: { title: string; kind: 'execution' | 'approval'; source: string | null }): void => {
    const position = (listItems(ctx.db, meeting.id).at(-1)?.position ?? 0) + 1
    ctx.records.insert(agendaItems, { ...newItem(meeting.id, position, item.title), ...item })
  }
  const last = lastUnapproved(ctx.db, meeting)
  if (last)
    add({
      title: prepTexts.carried.approval(last.number, last.heldOn),
      kind: 'approval',
      source: `protocol:${last.id}`,
    })
  if (assignmentsService.counts({}, ctx).active > 0)
    add({ title: prepTexts.carried.execution, kind: 'execution', source: null })
}
