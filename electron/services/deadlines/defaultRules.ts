import type { DeadlineRule } from './rules.ts'
import { texts } from './texts.ts'

const blank: Omit<DeadlineRule, 'code' | 'name' | 'stage' | 'amount' | 'legalBasis'> = {
  id: null,
  kind: 'message',
  channelCode: null,
  category: null,
  subcategory: null,
  fastTrack: null,
  isImportant: null,
  countFrom: 'received',
  unit: 'calendarDays',
  start: 'nextDay',
  onDayOff: 'previous',
  validFrom: null,
  validTo: null,
  basisShort: null,
  isVerified: false,
  origin: 'shipped',
}

const appeal = { ...blank, kind: 'appeal', countFrom: 'registered' } as const
const im = { ...blank, channelCode: 'im' } as const

/**
 * Rules a new register starts with (domain.md §4.5); every one is marked «сверьте с вашим регламентом». Terms of 59-ФЗ hold for
 * any appeal, whatever its channel. The term of a message from a channel without a known act is an office setting and says so.
 */
export const defaultRules: readonly DeadlineRule[] = [
  {
    ...appeal,
    code: 'appeal.registration',
    name: texts.rules.law59Registration,
    stage: 'registration',
    countFrom: 'received',
    amount: 3,
    legalBasis: texts.basis.law59('ч. 2 ст. 8'),
    basisShort: 'ч. 2 ст. 8',
  },
  {
    ...appeal,
    code: 'appeal.redirect',
    name: texts.rules.law59Redirect,
    stage: 'redirect',
    amount: 7,
    legalBasis: texts.basis.law59('ч. 3 ст. 8'),
    basisShort: 'ч. 3 ст. 8',
  },
  {
    ...appeal,
    code: 'appeal.final',
    name: texts.rules.law59Final,
    stage: 'final',
    amount: 30,
    legalBasis: texts.basis.law59('ч. 1 ст. 12'),
    basisShort: 'ч. 1 ст. 12',
  },
  {
    ...appeal,
    code: 'appeal.extension',
    name: texts.rules.law59Extension,
    stage: 'extension',
    amount: 30,
    legalBasis: texts.basis.law59('ч. 2 ст. 12'),
    basisShort: 'ч. 2 ст. 12',
  },
  {
    ...blank,
    code: 'pos.final',
    name: texts.rules.pos,
    channelCode: 'pos',
    stage: 'final',
    amount: 30,
    legalBasis: texts.basis.posFinal,
  },
  {
    ...blank,
    code: 'pos.fast-track',
    name: texts.rules.posFastTrack,
    channelCode: 'pos',
    fastTrack: true,
    stage: 'final',
    amount: 10,
    legalBasis: texts.basis.posFastTrack,
  },
  {
    ...im,
    code: 'im.interim',
    name: texts.rules.imInterim,
    stage: 'interim',
    unit: 'workingHours',
    amount: 9,
    start: 'moment',
    onDayOff: 'keep',
    legalBasis: texts.basis.imInterim,
  },
  {
    ...im,
    code: 'im.interim.important',
    name: texts.rules.imInterimImportant,
    isImportant: true,
    stage: 'interim',
    unit: 'workingHours',
    amount: 4,
    start: 'moment',
    onDayOff: 'keep',
    legalBasis: texts.basis.imInterimImportant,
  },
  {
    ...im,
    code: 'im.final',
    name: texts.rules.imFinal,
    stage: 'final',
    countFrom: 'interimReply',
    unit: 'workingDays',
    amount: 7,
    legalBasis: texts.basis.imFinal,
  },
  {
    ...blank,
    code: 'message.final',
    name: texts.rules.otherMessages,
    stage: 'final',
    amount: 30,
    legalBasis: texts.basis.officeSetting,
  },
]
