import type { Contract } from '../../../contract/index.ts'
import type { caseTermsContract } from '../../../contract/caseTerms.ts'
import type { Services } from '../../../contract/kinds.ts'
import type { Contexts } from '../../context.ts'
import { extend, pause, redirect, resume, saveNotice } from './acts.ts'
import { changeTerms, termEffect } from './effect.ts'
import { previewTerm, ruleExample, termsOf } from './view.ts'

/** Handlers of the terms of cards: spread into `messagesService`. */
export const termsHandlers: Pick<Services<Contract, Contexts>['messages'], keyof typeof caseTermsContract> = {
  ruleExample: (input, ctx) => ruleExample(ctx, input),
  termEffect: ({ change }, ctx) => termEffect(ctx, change),
  changeTerms: (input, ctx) => changeTerms(ctx, input),
  terms: ({ id }, ctx) => termsOf(ctx, id),
  previewTerm: ({ id, act }, ctx) => previewTerm(ctx, id, act),
  extend: (input, ctx) => extend(ctx, input),
  pause: (input, ctx) => pause(ctx, input),
  resume: (input, ctx) => resume(ctx, input),
  redirect: (input, ctx) => redirect(ctx, input),
  saveNotice: (input, ctx) => saveNotice(ctx, input),
}
