import { AppError } from '../../contract/errors.ts'
import type { BaseRow, Table } from '../../db/tables.ts'
import { ruleActionsTable } from '../autorules/autorules.service.ts'
import type { CommandContext } from '../context.ts'
import { deadlines } from '../deadlines/deadlines.service.ts'
import { applicants } from './applicants.repo.ts'
import { attachments } from '../attachments/attachments.service.ts'
import { cases, findCase } from './cases.repo.ts'
import { formatNumber } from './numbering.ts'
import { routings } from './routing.ts'
import { refusals, titles } from './texts.ts'
import { removedWithCase } from './trash.repo.ts'

/** Moves cards to the trash or back, as one act; numbers stay taken. */
export function moveToTrash(
  ctx: CommandContext,
  ids: readonly number[],
  action: 'remove' | 'restore',
): { operationId: number; title: string } {
  if (ids.length === 0) throw new AppError('invalid', refusals.noneChosen)
  const numbers = [...new Set(ids)].map((id) => {
    const card = findCase(ctx.db, id)
    if (!card) throw new AppError('notFound', refusals.unknown)
    if (action === 'restore' && card.mergedIntoId !== null)
      throw new AppError('refused', refusals.merged(formatNumber(card)))
    if (action === 'restore') restoreHanging(ctx, id)
    ctx.records[action](cases, id, null)
    return formatNumber(card)
  })
  ctx.records.title = action === 'remove' ? titles.removed(numbers) : titles.restored(numbers)
  return ctx.records.handle()
}

/**
 * A registration that was undone went to the trash with its clocks, routing, attachments and applicant. Who takes such a card out
 * of the trash gets it whole: what was removed by the same operation as the card comes back with it.
 */
function restoreHanging(ctx: CommandContext, caseId: number): void {
  const restore = <Row extends BaseRow>(table: Table<Row>): void => {
    for (const id of removedWithCase(ctx.db, table.name, caseId)) ctx.records.restore(table, id, null)
  }
  restore(deadlines)
  restore(routings)
  restore(ruleActionsTable)
  restore(attachments)
  restore(applicants)
}
