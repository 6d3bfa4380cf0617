import type { BulkChange } from '../../../../../electron/contract/caseBulk.ts'
import { CASE_KINDS, CASE_STATUSES, type CaseKind, type CaseStatus } from '../../../../../electron/contract/messages.ts'
import type { ComboOption } from '../../../../ui/combo.ts'
import type { useDirectories } from '../../directories.ts'
import { statusWord } from '../../status.ts'
import { fieldWords, kindWords, texts } from '../../texts.ts'

/** How the value of a field is given. */
export type BulkFieldShape = 'choice' | 'moment' | 'day' | 'line' | 'text'

export const BULK_FIELDS = [
  'recipientId',
  'responsibleId',
  'themeId',
  'blockId',
  'territoryId',
  'channelId',
  'status',
  'postponedUntil',
  'isImportant',
  'fastTrack',
  'kind',
  'receivedAt',
  'registeredAt',
  'address',
  'externalNumber',
  'externalLink',
  'addNote',
  'note',
] as const
export type BulkField = (typeof BULK_FIELDS)[number]
export type BulkValue = string | number | null

const shapes: Partial<Record<BulkField, BulkFieldShape>> = {
  receivedAt: 'moment',
  registeredAt: 'moment',
  postponedUntil: 'day',
  address: 'line',
  externalNumber: 'line',
  externalLink: 'line',
  addNote: 'text',
  note: 'text',
}
export const shapeOf = (field: BulkField): BulkFieldShape => shapes[field] ?? 'choice'

export const bulkFieldWord = (field: BulkField): string =>
  field === 'addNote' ? texts.bulk.addNote : field === 'note' ? texts.bulk.newNote : (fieldWords[field] ?? '')

/** An empty value takes the field away from the cards; where that would say nothing, a value must be given first. */
const EMPTYING: ReadonlySet<BulkField> = new Set([
  'recipientId',
  'responsibleId',
  'themeId',
  'blockId',
  'territoryId',
  'address',
  'externalNumber',
  'externalLink',
  'note',
])
export const mayBeEmpty = (field: BulkField): boolean => EMPTYING.has(field)

/** Statuses that a person sets by hand; the others come with their own acts. */
const settable = CASE_STATUSES.filter(
  (status) => status !== 'answered' && status !== 'postponed' && status !== 'repeated',
)
const flag: ComboOption<string>[] = [
  { value: 'yes', label: texts.bulk.yes },
  { value: 'no', label: texts.bulk.no },
]

/** Choices of a field that is chosen from a list. */
export function choicesOf(
  field: BulkField,
  names: ReturnType<typeof useDirectories>,
): readonly ComboOption<string | number>[] {
  if (field === 'recipientId') return names.options.recipients
  if (field === 'responsibleId') return names.options.persons
  if (field === 'themeId') return names.options.themes
  if (field === 'blockId') return names.options.blocks
  if (field === 'territoryId') return names.options.territories
  if (field === 'channelId') return names.options.channels
  if (field === 'status') return settable.map((value) => ({ value, label: statusWord(value) }))
  if (field === 'kind') return CASE_KINDS.map((value) => ({ value, label: kindWords[value].long }))
  return flag
}

/** The change that the dialog asks for; null while there is nothing to ask about. */
export function changeOf(field: BulkField | null, value: BulkValue, reason: string): BulkChange | null {
  if (field === null || (!mayBeEmpty(field) && (value === null || value === ''))) return null
  const why = reason === '' ? {} : { reason }
  if (field === 'addNote') return { addNote: String(value), ...why }
  if (field === 'status') return { status: value as CaseStatus, ...why }
  if (field === 'postponedUntil') return reason.trim() === '' ? null : { postponedUntil: String(value), reason }
  if (field === 'isImportant' || field === 'fastTrack') return { case: { [field]: value === 'yes' }, ...why }
  if (field === 'kind') return { case: { kind: value as CaseKind }, ...why }
  const isText = shapeOf(field) === 'line' || shapeOf(field) === 'text'
  return { case: { [field]: isText ? (value ?? '') : value }, ...why }
}
