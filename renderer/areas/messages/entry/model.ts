import * as v from 'valibot'
import {
  APPLICANT_KINDS,
  CASE_KINDS,
  type ApplicantInput,
  type CaseInput,
} from '../../../../electron/contract/messages.ts'

/** What is being typed, before it is a card. Kept as a draft without checks, so every value is read back with care. */

const nullableId = v.nullable(v.number())
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
  /** Names alone: a file itself is not kept in a draft. */
  fileNames: v.fallback(v.array(v.string()), []),
})
export type Entry = v.InferOutput<typeof entrySchema>

export const PINNABLE = ['kind', 'channelId', 'receivedAt'] as const
export type Pinnable = (typeof PINNABLE)[number]
export type Pins = Record<Pinnable, boolean>
const pinsSchema = v.object({
  kind: v.fallback(v.boolean(), true),
  channelId: v.fallback(v.boolean(), true),
  receivedAt: v.fallback(v.boolean(), false),
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
/** The pins and the pinned values of the last card; null where there is none or it cannot be read. */
export const readHabits = (content: unknown): { values: Pick<Entry, 'kind' | 'channelId'>; pins: Pins } | null => {
  const found = v.safeParse(v.object({ values: v.pick(entrySchema, ['kind', 'channelId']), pins: pinsSchema }), content)
  return found.success ? found.output : null
}
export const usualPins = (): Pins => v.parse(pinsSchema, {})

/** Whether anything has been typed over what an empty form with these pins holds. */
export const isTouched = (entry: Entry, pins: Pins, today: string | null): boolean =>
  JSON.stringify(entry) !== JSON.stringify(nextEntry(entry, pins, today))

const GIST_LIMIT = 500
const looksLikePhone = (text: string): boolean => /^[+\d][\d\s()+-]{4,}$/.test(text.trim())

/** What is sent: a long gist becomes the text (the service takes its first sentence), a phone typed as a name becomes a phone. */
export const toInput = (entry: Entry): { case: CaseInput; applicant: ApplicantInput | null } => {
  const { repeatOf, applicant, fileNames: _fileNames, ...fields } = entry
  const isLong = fields.gist.length > GIST_LIMIT
  const text = isLong ? [fields.gist, fields.text].filter((one) => one.trim() !== '').join('\n\n') : fields.text
  const person =
    applicant.phone.trim() === '' && looksLikePhone(applicant.name)
      ? { ...applicant, name: '', phone: applicant.name }
      : applicant
  const isEmpty = [person.name, person.phone, person.email, person.postalAddress].every((one) => one.trim() === '')
  return {
    case: { ...fields, gist: isLong ? '' : fields.gist, text, repeatOfId: repeatOf?.id ?? null },
    applicant: isEmpty ? null : { ...person, people: person.kind === 'collective' ? person.people : null },
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
  'applicant.name',
  'applicant.kind',
  'applicant.people',
  'applicant.phone',
  'applicant.email',
  'applicant.postalAddress',
  'attachments',
] as const
