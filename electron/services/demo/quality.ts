import { addDays } from '../deadlines/deadlines.service.ts'
import type { BulkCase } from '../messages/messages.service.ts'
import type { DemoCase } from './content/storyTypes.ts'
import type { Codes } from './loadStaff.ts'
import { texts } from './texts.ts'

/** So far back the office checks and asks; older answers are left as they were. */
const LOOKS_BACK_DAYS = 75
/** Days that a question stands, as the setting has it. */
const ASK_DAYS = 14

type Quality = Pick<
  BulkCase,
  | 'rawStatus'
  | 'quality'
  | 'qualityNote'
  | 'qualityOn'
  | 'qualityById'
  | 'askedOn'
  | 'askEndsOn'
  | 'askedById'
  | 'answerText'
>

/**
 * What the office did about the answers of the story: every second recent one is checked, applicants were asked and some said nothing,
 * answers wait for approval, and cards of ПОС and ИМ bear the word of their source. All of it follows from the number of the card, so
 * that the story stays the same whenever it is told.
 */
export function qualityOf(codes: Codes, told: DemoCase, today: string): Partial<Quality> {
  return { ...sourceWord(told), ...draftOf(told), ...checkOf(codes, told, today), ...askOf(codes, told, today) }
}

function sourceWord(told: DemoCase): Partial<Quality> {
  if (told.channel !== 'pos' && told.channel !== 'im') return {}
  if (told.channel === 'pos' && told.status === 'inWork' && told.number % 4 === 0)
    return { rawStatus: texts.unknownSourceWord }
  const word = texts.sourceWords[told.channel][told.status]
  return word === undefined ? {} : { rawStatus: word }
}

/** An answer that waits for approval has a text to approve. */
const draftOf = (told: DemoCase): Partial<Quality> =>
  told.status === 'onReview' && told.answer === '' ? { answerText: texts.draftAnswer } : {}

const isRecent = (told: DemoCase, today: string): boolean =>
  told.answeredAt !== null && told.answeredAt >= addDays(today, -LOOKS_BACK_DAYS)

function checkOf(codes: Codes, told: DemoCase, today: string): Partial<Quality> {
  if (told.answeredAt === null || !isRecent(told, today) || told.number % 2 === 0) return {}
  const qualityOn = addDays(told.answeredAt.slice(0, 10), 3)
  if (qualityOn > today) return {}
  const clarity = told.satisfaction?.clarity ?? (told.number % 7 === 0 ? 3 : 5)
  const quality = clarity <= 2 ? 0 : clarity === 3 ? 1 : 2
  return {
    quality,
    qualityNote: quality === 2 ? '' : quality === 1 ? texts.noteInPart : texts.noteBeside,
    qualityOn,
    qualityById: codes.operators.get('lapshina') ?? null,
  }
}

function askOf(codes: Codes, told: DemoCase, today: string): Partial<Quality> {
  if (told.answeredAt === null) return {}
  const askedById = codes.operators.get('lapshina') ?? null
  const answeredOn = told.answeredAt.slice(0, 10)
  if (told.satisfaction !== null) {
    const askedOn =
      addDays(told.satisfaction.on, -1) < answeredOn ? told.satisfaction.on : addDays(told.satisfaction.on, -1)
    return { askedOn, askEndsOn: addDays(askedOn, ASK_DAYS), askedById }
  }
  if (!isRecent(told, today) || told.number % 3 !== 0) return {}
  const askedOn = addDays(answeredOn, 4)
  return askedOn > today ? {} : { askedOn, askEndsOn: addDays(askedOn, ASK_DAYS), askedById }
}
