import type {
  FieldAction,
  MaskSegment,
  OptionalField,
  PackageFieldRow,
  PackageOptions,
} from '../../contract/exchange.ts'
import { shortDate } from '../../documents/civilText.ts'
import { statusNames } from '../messages/messages.service.ts'
import type { CaseSource } from './exchange.repo.ts'
import { makeRecord } from './records.ts'
import type { RecordMaker } from './records.ts'
import { texts } from './texts.ts'

/** Fields of a card and what becomes of each: the one list behind «полей уходит» and the preview (docs/package-format.md). */
const CARD_FIELDS: Readonly<Record<string, OptionalField | 'always' | 'never'>> = {
  number: 'always',
  year: 'always',
  kind: 'always',
  channel: 'always',
  externalNumber: 'externalNumber',
  externalLink: 'never',
  receivedAt: 'always',
  registeredAt: 'always',
  applicantKind: 'always',
  applicantName: 'applicant',
  phone: 'never',
  email: 'never',
  postalAddress: 'never',
  people: 'never',
  territory: 'always',
  address: 'street',
  gist: 'gist',
  text: 'never',
  block: 'always',
  theme: 'always',
  recipient: 'always',
  responsible: 'responsiblePost',
  status: 'always',
  isImportant: 'always',
  fastTrack: 'always',
  dueAt: 'always',
  interimAt: 'always',
  interimText: 'never',
  answeredAt: 'always',
  answerText: 'never',
  result: 'always',
  isSolved: 'rating',
  clarity: 'rating',
  returns: 'always',
  repeatOf: 'always',
  attachments: 'never',
  note: 'never',
}

export function countFields(options: PackageOptions): { fieldsOut: number; fieldsAll: number } {
  const all = Object.values(CARD_FIELDS)
  const out = options.parts.records
    ? all.filter((rule) => rule === 'always' || (rule !== 'never' && options.fields[rule]))
    : []
  return { fieldsOut: out.length, fieldsAll: all.length }
}

const plain = (text: string): MaskSegment[] => (text === '' ? [] : [{ text, mask: null, isDoubtful: false }])

const initials = (name: string): string =>
  name
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, 3)
    .map((word) => `${word.slice(0, 1).toUpperCase()}.`)
    .join('\u00A0')

/**
 * One card field by field: the register at the left, what leaves at the right. Of the applicant no more than his card shows before he
 * is asked for: looking is journaled, and a preview cannot be.
 */
export function fieldRows(source: CaseSource, maker: RecordMaker, hasKey: boolean): PackageFieldRow[] {
  const { record, texts: masked } = makeRecord(source, maker)
  const { fields, parts } = maker.request.options
  const label = texts.fields
  const rows: PackageFieldRow[] = []
  const add = (
    field: keyof typeof label & string,
    before: MaskSegment[],
    after: MaskSegment[],
    action: FieldAction,
    masks = 0,
  ): void => {
    const isOut = parts.records && action !== 'omitted' && action !== 'off'
    rows.push({
      field,
      label: String(label[field]),
      before,
      after: isOut ? after : [],
      action: parts.records || action === 'omitted' ? action : 'off',
      masks,
    })
  }
  const same = (field: keyof typeof label & string, text: string): void => add(field, plain(text), plain(text), 'asIs')
  const switched = (isOn: boolean, action: FieldAction): FieldAction => (isOn ? action : 'off')
  const person = source.responsibleId
  const dates = [source.receivedAt, source.dueAt, source.answeredAt]
    .filter((at) => at !== null)
    .map(shortDate)
    .join(', ')
  const rating = [
    ...(source.isSolved === null ? [] : [source.isSolved === 1 ? label.solved : label.notSolved]),
    ...(source.clarity === null ? [] : [label.clarity(source.clarity)]),
  ].join(', ')

  same('number', record.number)
  add(
    'externalNumber',
    plain(source.externalNumber),
    masked.externalNumber.after,
    switched(fields.externalNumber, masked.externalNumber.masks > 0 ? 'masked' : 'asIs'),
    masked.externalNumber.masks,
  )
  if (source.applicantKind !== null) {
    const isPerson = source.applicantKind !== 'organisation' && source.applicantKind !== 'collective'
    const shown = isPerson ? initials(source.applicantName ?? '') : texts.applicantKinds[source.applicantKind]
    const after = hasKey ? (record.applicant ?? texts.applicantKinds[source.applicantKind]) : label.noPseudonym
    add('applicant', plain(shown === '' ? label.hidden : shown), plain(after), switched(fields.applicant, 'pseudonym'))
    add('contacts', plain(source.phone === '' && source.email === '' ? label.none : label.hidden), [], 'omitted')
  }
  add('address', plain(source.address), masked.street.after, switched(fields.street, 'street'), masked.street.masks)
  add(
    'gist',
    masked.gist.before,
    masked.gist.after,
    switched(fields.gist, masked.gist.masks > 0 ? 'masked' : 'asIs'),
    masked.gist.masks,
  )
  add('text', plain(label.hidden), [], 'omitted')
  add('recipient', plain(record.recipient ?? ''), plain(record.recipient ?? ''), 'asIs')
  add(
    'responsible',
    person === null ? [] : plain(maker.names.people.get(person) ?? ''),
    plain(record.responsiblePost ?? ''),
    switched(fields.responsiblePost, 'post'),
  )
  same('theme', [record.block, record.theme].filter((name) => name !== null).join(', '))
  same('status', statusNames[source.status])
  same('dates', dates)
  add('rating', plain(rating), plain(rating), switched(fields.rating, 'asIs'))
  return rows
}
