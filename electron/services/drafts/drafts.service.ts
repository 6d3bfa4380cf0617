import { AppError } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { BaseContext, Contexts } from '../context.ts'
import { dropDraft, findDraft, listDrafts, putDraft } from './drafts.repo.ts'
import { texts } from './texts.ts'

function owner(ctx: BaseContext): number {
  if (ctx.operatorId === null) throw new AppError('refused', texts.noOperator)
  return ctx.operatorId
}

/** Drafts are kept as typed and belong to one operator; they are not facts of the register and are not journaled. */
export const draftsService: Services<Contract, Contexts>['drafts'] = {
  list: (_input, ctx) => listDrafts(ctx.db, owner(ctx)),
  get: ({ form, slot }, ctx) => findDraft(ctx.db, owner(ctx), form, slot),
  put: ({ form, slot, content }, ctx) => {
    putDraft(ctx.records.db, owner(ctx), { form, slot, content, updatedAt: ctx.now })
    return { updatedAt: ctx.now }
  },
  drop: ({ form, slot }, ctx) => {
    dropDraft(ctx.records.db, owner(ctx), form, slot)
    return {}
  },
}
