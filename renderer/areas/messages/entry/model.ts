import * as v from 'valibot'
import type { QuestionInput } from '../../../../electron/contract/caseQuestions.ts'
import {
  APPLICANT_KINDS,
  CASE_KINDS,
  type ApplicantInput,
  type CaseInput,
} from '../../../../electron/contract/messages.ts'

/** What is being typed, before it is a card. Kept as a draft without checks, so every value is read back with care. */

const nullableId = v.nullable(v.number())
/** A further question of the same paper: its own words and executor. */
const questionSchema = v.object({
  gist: v.fallback(v.string(), ''),
  themeId: v.fallback(nullableId, null),
  blockId: v.fallback(nullableId, null),
  recipientId: v.fallback(nullableId, null),
  responsibleId: v.fallback(nullableId, null),
  isImportant: v.fallback(v.boolean(), false),
})
export type Question = v.InferOutput<typeof questionSchema>
export const emptyQuestion = (): Question => v.parse(questionSchema, {})
/** A draft of one question read back; null where it is none. */
export const readQuestion = (content: unknown): Question | null => {
  const found = v.safeParse(questionSchema, content)
  return found.success ? found.output : null
}

const entrySchema = v.object({
  kind: v.fallback(v.picklist(CASE_KINDS), 'message'),
  channelId: v.fallback(nullableId, null),
  receivedAt: v.fallback(v.nullable(v.string()), null),
  registeredAt: v.fallback(v.nullable(v.string()), null),
  externalNumber: v.fallback(v.string(), ''),
  externalLink: v.fallback(v.string(), ''),
  gist: v.fallback(v.string(), ''),
  text: v.fallback(v.string(), ''),
  territoryId: v.fallback(nullableId, null),
  address: v.fallback(v.string(), ''),
  blockId: v.fallback(nullableId, null),
  themeId: v.fallback(nullableId, null),
  recipientId: v.fallback(nullableId, null),
  responsibleId: v.fallback(nullableId, null),
  isImportant: v.fallback(v.boolean(), false),
  fastTrack: v.fallback(v.boolean(), false),
  repeatOf: v.fallback(v.nullable(v.object({ id: v.number(), number: v.string() })), null),
  /** The card whose problem this one joins once it is registered. */
  joinTo: v.fallback(v.nullable(v.object({ id: v.number(), number: v.string() })), null),
  note: v.fallback(v.string(), ''),
  applicant: v.fallback(
    v.object({
      kind: v.fallback(v.picklist(APPLICANT_KINDS), 'citizen'),
      name: v.fallback(v.string(), ''),
      phone: v.fallback(v.string(), ''),
      email: v.fallback(v.string(), ''),
      postalAddress: v.fallback(v.string(), ''),
      people: v.fallback(v.nullable(v.number()), null),
    }),
    { kind: 'citizen', name: '', phone: '', email: '', postalAddress: '', people: null },
  ),
  questions: v.fallback(v.array(questionSchema), []),
  /** Names alone: a file itself is not kept in a draft. */
  fileNames: v.fallback(v.array(v.string()), []),
})
export type Entry = v.InferOutput<typeof entrySchema>

export const PINNABLE = ['kind', 'channelId', 'receivedAt', 'territoryId'] as const
export type Pinnable = (typeof PINNABLE)[number]
export type Pins = Record<Pinnable, boolean>
const pinsSchema = v.object({
  kind: v.fallback(v.boolean(), true),
  channelId: v.fallback(v.boolean(), true),
  receivedAt: v.fallback(v.boolean(), false),
  territoryId: v.fallback(v.boolean(), false),
})

export const emptyApplicant = (): ApplicantInput => ({
  kind: 'citizen',
  name: '',
  phone: '',
  email: '',
  postalAddress: '',
  people: null,
})

/** An empty form; `today` is the usual day of receipt. */
export const emptyEntry = (today: string | null): Entry => ({
  ...v.parse(entrySchema, {}),
  applicant: emptyApplicant(),
  receivedAt: today,
})

/** The next form: pinned values stay, the rest is empty. */
export const nextEntry = (entry: Entry, pins: Pins, today: string | null): Entry => ({
  ...emptyEntry(today),
  ...Object.fromEntries(PINNABLE.filter((name) => pins[name]).map((name) => [name, entry[name]])),
})

/** A draft read back; whatever is not readable in it is empty, the rest is there. */
export const readEntry = (content: unknown): { entry: Entry; pins: Pins } | null => {
  const found = v.safeParse(
    v.object({ entry: entrySchema, pins: v.fallback(pinsSchema, v.parse(pinsSchema, {})) }),
    content,
  )
  return found.success ? found.output : null
}
const HABIT_FIELDS = ['kind', 'channelId', 'receivedAt', 'territoryId'] as const
export type Habits = { values: Pick<Entry, (typeof HABIT_FIELDS)[number]>; pins: Pins; day: string }

/** What an operator usually enters from, as it is kept for the next window. */
export const habitsOf = (entry: Entry, pins: Pins, day: string): Habits => ({
  values: {
    kind: entry.kind,
    channelId: entry.channelId,
    receivedAt: entry.receivedAt,
    territoryId: entry.territoryId,
  },
  pins: { ...pins },
  day,
})

/**
 * The pins and the pinned values of the last card; null where there is none or it cannot be read. A pinned day of receipt counts on
 * the day it was pinned: tomorrow it would be a wrong date that nobody has looked at.
 */
export const readHabits = (content: unknown, today: string | null): Habits | null => {
  const found = v.safeParse(
    v.object({ values: v.pick(entrySchema, HABIT_FIELDS), pins: pinsSchema, day: v.fallback(v.string(), '') }),
    content,
  )
  if (!found.success) return null
  const { values, pins, day } = found.output
  return day === today ? found.output : { values: { ...values, receivedAt: today }, pins, day }
}
export const usualPins = (): Pins => v.parse(pinsSchema, {})

/** Whether anything has been typed over what an empty form with these pins holds. */
export const isTouched = (entry: Entry, pins: Pins, today: string | null): boolean =>
  JSON.stringify(entry) !== JSON.stringify(nextEntry(entry, pins, today))

const GIST_LIMIT = 500
const looksLikePhone = (text: string): boolean => /^[+\d][\d\s()+-]{4,}$/.test(text.trim())

/** What is sent: a long gist becomes the text (the service takes its first sentence), a phone typed as a name becomes a phone. */
export const toInput = (
  entry: Entry,
): { case: CaseInput; applicant: ApplicantInput | null; questions: QuestionInput[] } => {
  const { repeatOf, joinTo: _joinTo, applicant, questions, fileNames: _fileNames, ...fields } = entry
  const isLong = fields.gist.length > GIST_LIMIT
  const text = isLong ? [fields.gist, fields.text].filter((one) => one.trim() !== '').join('\n\n') : fields.text
  const person =
    applicant.phone.trim() === '' && looksLikePhone(applicant.name)
      ? { ...applicant, name: '', phone: applicant.name }
      : applicant
  const isEmpty = [person.name, person.phone, person.email, person.postalAddress].every((one) => one.trim() === '')
  return {
    case: { ...fields, gist: isLong ? '' : fields.gist, text, repeatOfId: repeatOf?.id ?? null },
    questions: questions.map((one) => asQuestion(one, entry)),
    applicant: isEmpty ? null : { ...person, people: person.kind === 'collective' ? person.people : null },
  }
}

/** A further question as it is sent: a long gist becomes its text, the place is that of the paper. */
export const asQuestion = (question: Question, place: Pick<Entry, 'territoryId' | 'address'>): QuestionInput => {
  const isLong = question.gist.length > GIST_LIMIT
  return {
    ...question,
    gist: isLong ? '' : question.gist,
    text: isLong ? question.gist : '',
    territoryId: place.territoryId,
    address: place.address,
  }
}

/** Errors of the service under the names of the form's fields («case.gist» is «gist»). */
export const fieldName = (path: string): string =>
  path.replace(/^case\./, '').replace(/^attachments\..*$/, 'attachments')

/** Fields in the order of the form: so the summary lists them. */
export const FIELD_ORDER = [
  'kind',
  'channelId',
  'receivedAt',
  'gist',
  'text',
  'territoryId',
  'address',
  'themeId',
  'blockId',
  'recipientId',
  'responsibleId',
  'registeredAt',
  'externalNumber',
  'externalLink',
  'repeatOfId',
  'note',
  'applicant.name',
  'applicant.kind',
  'applicant.people',
  'applicant.phone',
  'applicant.email',
  'applicant.postalAddress',
  'attachments',
] as const
