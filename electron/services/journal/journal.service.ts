import { AppError } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import { Records } from '../../db/records.ts'
import type { Contexts } from '../context.ts'
import { civilAt } from './civilAt.ts'
import { changesOf, FINAL_METHODS, findOperation, LONG_METHODS, lastUndoable, listOperations } from './journal.repo.ts'
import { texts } from './texts.ts'

export { civilAt as civilMoment } from './civilAt.ts'

export const journalService: Services<Contract, Contexts>['journal'] = {
  list: (input, ctx) => {
    const entries = listOperations(ctx.db, input, civilAt(ctx))
    const last = entries.at(-1)
    return { entries, next: last && entries.length === input.limit ? last.id : null }
  },

  changes: ({ operationId, after, limit }, ctx) => ({ changes: changesOf(ctx.db, operationId, after, limit) }),

  lastUndoable: (_input, ctx) => lastUndoable(ctx.db, ctx.operatorId) ?? null,

  undo: ({ operationId }, ctx) => {
    const operation = findOperation(ctx.db, operationId)
    if (!operation) throw new AppError('notFound', texts.unknown)
    if (operation.undoneById !== null) throw new AppError('refused', texts.alreadyUndone)
    if (operation.hasChanges === 0) throw new AppError('refused', texts.nothingChanged)
    if (LONG_METHODS.has(operation.method)) throw new AppError('refused', texts.isLong)
    if (FINAL_METHODS.has(operation.method)) throw new AppError('refused', texts.isFinal)
    const records = new Records(ctx.records.db, {
      operatorId: ctx.operatorId,
      at: ctx.instant,
      method: 'journal.undo',
      title: texts.undone(operation.title),
      undoesId: operationId,
    })
    records.undo(operationId)
    return records.handle()
  },
}
