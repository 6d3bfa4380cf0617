import type { OfficeInput, PresetSummary } from '../../../electron/contract/register.ts'
import { decreeRemarks, officeLabels } from './texts.ts'

/** Words that the slots of a name template ask for and no field of the office holds. */
export type SlotWords = { municipalityGenitive: string; municipalityPrepositional: string }

/** The first start as typed so far. */
export type StartDraft = {
  presetCode: string | null
  step: 'type' | 'office'
  office: OfficeInput
  slots: SlotWords
  /** The person wrote the name of the МЦУ himself: the template no longer fills it. */
  isOwnName: boolean
  operator: { name: string; post: string }
}

export const blankOffice = (timeZone: string): OfficeInput => ({
  name: '',
  nameGenitive: '',
  nameDative: '',
  namePrepositional: '',
  shortName: '',
  mcuName: '',
  formName: '',
  formGenitive: '',
  region: '',
  regionGenitive: '',
  centreName: '',
  headName: '',
  headPost: '',
  town: '',
  decreeKind: '',
  decreeNumber: '',
  decreeDate: null,
  decreeTitle: '',
  decreeNotes: '',
  timeZone,
})

export const blankDraft = (timeZone: string): StartDraft => ({
  presetCode: null,
  step: 'type',
  office: blankOffice(timeZone),
  slots: { municipalityGenitive: '', municipalityPrepositional: '' },
  isOwnName: false,
  operator: { name: '', post: '' },
})

const slot = /\{(municipality\.genitive|municipality\.prepositional|region\.genitive)\}/g

/** Which words a template needs. */
export const slotsOf = (template: string): ReadonlySet<string> =>
  new Set([...template.matchAll(slot)].map((found) => found[1] ?? ''))

/**
 * The name of the office in the typed words. `shown` marks what is still missing with «…»; `value` is empty until every slot is
 * filled, because half a name in a document is worse than a visible gap.
 */
export const fillTemplate = (
  template: string,
  slots: SlotWords,
  regionGenitive: string,
): { shown: string; value: string } => {
  const words: Readonly<Record<string, string>> = {
    'municipality.genitive': slots.municipalityGenitive.trim(),
    'municipality.prepositional': slots.municipalityPrepositional.trim(),
    'region.genitive': regionGenitive.trim(),
  }
  const shown = template.replace(slot, (_, name: string) => words[name] || '…')
  return { shown, value: shown.includes('…') ? '' : shown }
}

/** Takes the words of a type into the form: form of the office and kind of its act. What the person typed himself stays. */
export const takePreset = (draft: StartDraft, preset: PresetSummary, before: PresetSummary | null): void => {
  const { office } = draft
  draft.presetCode = preset.code
  for (const field of ['formName', 'formGenitive', 'decreeKind'] as const)
    if (office[field] === '' || office[field] === before?.[field]) office[field] = preset[field]
}

/** Requisites that documents use and that are still blank, in the order of the form. */
export const gapsOf = (office: OfficeInput): string[] =>
  (Object.keys(officeLabels) as (keyof typeof officeLabels)[])
    .filter((field) => field in office && field !== 'decreeNotes')
    .filter((field) => (office[field as keyof OfficeInput] ?? '') === '')
    .map((field) => officeLabels[field])

/** Blanks and oddities of the decree as typed. `today` is the civil date of the office, empty while unknown. */
export const remarksOn = (office: OfficeInput, today: string): string[] => {
  const remarks: string[] = []
  if (office.decreeDate === null) remarks.push(decreeRemarks.noDate)
  else if (today !== '' && office.decreeDate > today.slice(0, 10)) remarks.push(decreeRemarks.future)
  if (office.decreeNumber.trim() === '') remarks.push(decreeRemarks.noNumber)
  if (office.decreeTitle.trim() === '') remarks.push(decreeRemarks.noTitle)
  return remarks
}

/** Refusals of fields in the order of the form, under their labels. `fields` are paths of the core: `office.name`, `operator.name`. */
export const formErrors = (
  fields: Readonly<Record<string, string>>,
): { name: string; label: string; message: string }[] => {
  const labels: Readonly<Record<string, string>> = officeLabels
  const order = [...Object.keys(officeLabels).map((name) => `office.${name}`), 'operator.name', 'operator.post']
  const label = (path: string) =>
    path === 'operator.name'
      ? officeLabels.operatorName
      : path === 'operator.post'
        ? officeLabels.operatorPost
        : (labels[path.replace('office.', '')] ?? path)
  return Object.entries(fields)
    .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([name, message]) => ({ name, label: label(name), message }))
}
