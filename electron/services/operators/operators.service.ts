import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { Operator } from '../../contract/operators.ts'
import type { Records } from '../../db/records.ts'
import type { Contexts } from '../context.ts'
import { listOperators, operators, rememberOperator } from './operators.repo.ts'
import type { OperatorRow } from './operators.repo.ts'
import { texts } from './texts.ts'

export { currentOperator, listOperators, operators, personOfOperator, rememberOperator } from './operators.repo.ts'

const view = ({ id, version, name, post, position, closedOn }: OperatorRow): Operator => ({
  id,
  version,
  name,
  post,
  position,
  isClosed: closedOn !== null,
})

/** A new profile that works from now on; the first start makes one. */
export function createOperator(records: Records, person: { name: string; post: string }): number {
  const id = records.insert(operators, {
    ...person,
    personId: null,
    position: listOperators(records.db).length + 1,
    closedOn: null,
  })
  rememberOperator(records.db, id)
  return id
}

export const operatorsService: Services<Contract, Contexts>['operators'] = {
  list: (_input, ctx) => {
    const operators = listOperators(ctx.db).map(view)
    // A profile whose creation was undone is nobody's any more.
    const isHere = operators.some((operator) => operator.id === ctx.operatorId)
    return { operators, currentId: isHere ? ctx.operatorId : null }
  },

  switch: ({ id }, ctx) => {
    const operator = ctx.records.get(operators, id)
    if (operator.closedOn !== null || operator.deletedAt !== null) throw new AppError('refused', texts.isClosed)
    rememberOperator(ctx.records.db, id)
    return view(operator)
  },

  save: ({ id, version, name, post }, ctx) => {
    const twin = listOperators(ctx.db).find((operator) => operator.name === name && operator.id !== id)
    if (twin) throw fieldErrors({ name: texts.sameName })
    ctx.records.title = id === null ? texts.created(name) : texts.changed(name)
    if (id === null) {
      const created = ctx.records.insert(operators, {
        name,
        post,
        personId: null,
        position: listOperators(ctx.db).length + 1,
        closedOn: null,
      })
      return { ...ctx.records.handle(), id: created }
    }
    ctx.records.update(operators, id, version, { name, post })
    return { ...ctx.records.handle(), id }
  },

  close: ({ id, version }, ctx) => {
    if (id === ctx.operatorId) throw new AppError('refused', texts.closingCurrent)
    const operator = ctx.records.get(operators, id)
    ctx.records.title = texts.closed(operator.name)
    ctx.records.update(operators, id, version, { closedOn: ctx.now.slice(0, 10) })
    return ctx.records.handle()
  },

  reopen: ({ id, version }, ctx) => {
    const operator = ctx.records.get(operators, id)
    ctx.records.title = texts.reopened(operator.name)
    ctx.records.update(operators, id, version, { closedOn: null })
    return ctx.records.handle()
  },
}
