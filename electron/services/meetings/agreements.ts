import { fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { Contexts } from '../context.ts'
import { editable } from './people.ts'
import { agreements } from './preparation.tables.ts'
import { prepTexts } from './prepTexts.ts'

type Handlers = Services<Contract, Contexts>['meetings']

export const agreementHandlers: Pick<Handlers, 'saveAgreement' | 'removeAgreement'> = {
  saveAgreement: ({ meetingId, id, version, ...fields }, ctx) => {
    editable(ctx, meetingId)
    if (fields.agreedOn > ctx.now.slice(0, 10)) throw fieldErrors({ agreedOn: prepTexts.future })
    ctx.records.title = prepTexts.titles.agreement(fields.subject)
    if (id !== null) {
      const row = ctx.records.update(agreements, id, version, fields)
      return { ...ctx.records.handle(), id, version: row.version }
    }
    const created = ctx.records.insert(agreements, { meetingId, ...fields })
    return { ...ctx.records.handle(), id: created, version: 1 }
  },

  removeAgreement: ({ id, version }, ctx) => {
    const row = ctx.records.live(agreements, id)
    editable(ctx, row.meetingId)
    ctx.records.title = prepTexts.titles.agreementRemoved(row.subject)
    ctx.records.remove(agreements, id, version)
    return ctx.records.handle()
  },
}
