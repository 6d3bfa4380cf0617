import * as v from 'valibot'
import { activityKey } from './activities.ts'

/**
 * A preset is the type of an office drawn from one founding decree: its form, roles with duties, blocks, channels, tasks,
 * reports and meeting rules (domain.md §2). It fills the dictionaries at first start and every entry stays editable.
 * It holds posts and duties, never people. What the decree is silent about is `null` or empty: nothing is invented.
 */

const text = v.pipe(v.string(), v.trim(), v.minLength(1))
const code = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]*$/))
const isoDate = v.pipe(v.string(), v.isoDate())

/** The six Russian cases of a noun phrase, for headings of documents. */
export const phraseCasesSchema = v.strictObject({
  nominative: text,
  genitive: text,
  dative: text,
  accusative: text,
  instrumental: text,
  prepositional: text,
})

export const roleCodes = [
  'coordinator',
  'curator',
  'officeHead',
  'posOfficer',
  'incidentOfficer',
  'publicPagesOfficer',
  'blockOfficer',
  'mcuAdministrator',
  'attentionOfficer',
  'member',
] as const
const roleCode = v.picklist(roleCodes)

export const channelCodes = [
  'pos',
  'im',
  'attention',
  'appeal59',
  'letter',
  'visit',
  'phone',
  'portal',
  'vote',
  'heatmap',
] as const
const channelCode = v.picklist(channelCodes)

export const meetingFormats = ['inPerson', 'absentee'] as const

const decreeSchema = v.strictObject({
  /** «постановление», «распоряжение». */
  kind: text,
  issuer: text,
  /** `null`: the decree leaves the date blank. */
  date: v.nullable(isoDate),
  number: v.nullable(text),
  title: text,
})

const sourceSchema = v.strictObject({
  municipality: text,
  region: text,
  decree: decreeSchema,
  /** Blanks and contradictions found in the decree: shown beside the requisites, never mended. */
  contradictions: v.array(v.strictObject({ where: text, text })),
})

const officeSchema = v.strictObject({
  /** Full name as the decree prints it, an example to look at; `null` in the blank preset. */
  nameExample: v.nullable(text),
  /**
   * Name of a new office. Slots: `{municipality.genitive}`, `{municipality.prepositional}`, `{region.genitive}`; the first
   * start fills them with the words the person typed.
   */
  nameTemplate: text,
  shortName: text,
  /** «рабочая группа (проектный офис)»; `null`: the decree names no form. */
  form: v.nullable(text),
  formCases: v.nullable(phraseCasesSchema),
  /** What the decree says of the nature of the office beyond its form. */
  nature: v.nullable(text),
  goal: v.nullable(text),
})

const legalBasisSchema = v.strictObject({
  /** Ready to print after «В соответствии с …» in the nominative. */
  title: text,
  /** «33-ФЗ», «Пр-1111». */
  short: text,
  date: v.nullable(isoDate),
  number: v.nullable(text),
  /** Cited part of the act: «пункт 6 „в“». */
  item: v.nullable(text),
})

/** A task or duty in the decree's own words, shortened, and what of «Карта положения» it is done by. */
const duty = {
  text,
  /** Empty: it is done without the application. */
  activities: v.pipe(
    v.array(activityKey),
    v.check((all) => new Set(all).size === all.length, 'Занятие указано дважды'),
  ),
  /** What of it is done without the application although the rest is done here; `null` where it is the whole or nothing. */
  outside: v.nullable(text),
}

const roleSchema = v.strictObject({
  code: roleCode,
  name: text,
  shortName: text,
  /** Item of the regulation that describes the role. */
  item: v.nullable(text),
  /** Empty where the decree describes none. */
  duties: v.array(v.strictObject(duty)),
  severalHolders: v.boolean(),
  /** The role is held for named blocks. */
  perBlock: v.boolean(),
  /** The channel this role answers for. */
  channel: v.nullable(channelCode),
  chairsMeetings: v.boolean(),
  /** Role whose duties it takes over in absence. */
  replaces: v.nullable(roleCode),
  /** `false`: the decree says the post is outside municipal service; `null`: it does not say. */
  municipalServant: v.nullable(v.boolean()),
  /** Who may hold the role, in the decree's words. */
  requirement: v.nullable(text),
})

const blockSchema = v.strictObject({ code, name: text, shortName: text })

const channelSchema = v.strictObject({
  code: channelCode,
  name: text,
  shortName: text,
  /** Kind a card from this channel gets unless the person chooses otherwise. */
  kind: v.picklist(['message', 'appeal']),
  /** `false`: figures only (votes, heat map), no cards. */
  carriesCases: v.boolean(),
  /** `false`: added by the application so that the office can work, the decree does not name it. */
  fromDecree: v.boolean(),
  note: v.nullable(text),
})

const recipientSchema = v.strictObject({ code, name: text, shortName: text, blocks: v.array(code) })

const reportSchema = v.strictObject({
  code,
  name: text,
  /** `null`: the decree names the duty without a period. */
  period: v.nullable(v.picklist(['weekly', 'quarterly', 'onRequest'])),
  addressee: v.nullable(text),
  text,
})

const meetingRulesSchema = v.strictObject({
  /** Does the decree regulate meetings at all. */
  regulated: v.boolean(),
  formats: v.array(v.picklist(meetingFormats)),
  frequency: v.nullable(text),
  chair: v.nullable(roleCode),
  replacement: v.nullable(roleCode),
  protocolSignedBy: v.nullable(roleCode),
  protocolKeptBy: v.nullable(roleCode),
  /** No decree sets a quorum or a voting rule: the office may set its own later (domain.md §2). */
  quorum: v.null(),
  voting: v.null(),
  /** What the application offers where the decree is silent; shown with «сверьте с вашим регламентом». */
  proposal: v.nullable(
    v.strictObject({
      formats: v.array(v.picklist(meetingFormats)),
      chair: v.nullable(roleCode),
      replacement: v.nullable(roleCode),
      note: text,
    }),
  ),
  notes: v.array(text),
})

const rankingSchema = v.strictObject({
  code,
  name: text,
  /** What is ranked: all channels together, one channel, or public pages. */
  scope: v.picklist(['all', 'pos', 'im', 'attention', 'publicPages']),
  item: v.nullable(text),
})

const rosterSchema = v.strictObject({
  /** № · Должность · Роль, or the same with Ф.И.О. as the fourth column. */
  shape: v.picklist(['numberPostRole', 'numberPostRoleName']),
  columns: v.array(text),
  heading: text,
  /** The name stands inside the «Должность» cell («Фамилия Имя Отчество - должность», Тросна). */
  nameInPost: v.boolean(),
  approvedBy: v.nullable(text),
  /** `false`: the decree prints no such table and the shape is proposed. */
  fromDecree: v.boolean(),
  severalRolesAllowed: v.nullable(v.boolean()),
  note: v.nullable(text),
})

const postSchema = v.strictObject({
  post: text,
  roles: v.array(roleCode),
  blocks: v.array(code),
  channels: v.array(channelCode),
  /** The «Роль» cell as the decree prints it. */
  asPrinted: text,
})

export const presetSchema = v.strictObject({
  format: v.literal(1),
  code: v.picklist(['sosnovoborsk', 'trosna', 'nyazepetrovsk', 'zaigraevo', 'kingisepp', 'blank']),
  title: text,
  summary: text,
  source: v.nullable(sourceSchema),
  office: officeSchema,
  legalBasis: v.array(legalBasisSchema),
  /** «Сообщение» and «обращение» as the decree defines them. */
  definitions: v.array(v.strictObject({ term: text, text })),
  roles: v.array(roleSchema),
  blocks: v.array(blockSchema),
  channels: v.array(channelSchema),
  recipients: v.array(recipientSchema),
  tasks: v.array(v.strictObject({ item: v.nullable(text), ...duty })),
  reports: v.array(reportSchema),
  meetings: meetingRulesSchema,
  ranking: v.array(rankingSchema),
  roster: rosterSchema,
  /** Posts of the decree's состав with their roles: examples without names. */
  posts: v.array(postSchema),
  /** Which sectors of `themes.json` fall to which block; a sector left out gives themes without a block. */
  themeSectors: v.array(v.strictObject({ block: code, sectors: v.array(code) })),
})
export type Preset = v.InferOutput<typeof presetSchema>

/** `resources/presets/themes.json`: the topics of ИМ with the neutral sector each belongs to (domain.md §7). */
export const themeCatalogueSchema = v.strictObject({
  format: v.literal(1),
  source: text,
  sectors: v.array(v.strictObject({ code, name: text })),
  themes: v.array(v.strictObject({ code, group: text, name: text, fastTrack: v.boolean(), sector: code })),
})
export type ThemeCatalogue = v.InferOutput<typeof themeCatalogueSchema>

export type PresetTheme = {
  code: string
  group: string
  name: string
  fastTrack: boolean
  /** Block of the preset, or `null` where the decree has no block for the sector. */
  blockCode: string | null
}

/** The default theme dictionary of an office of this type: every topic once, in catalogue order. */
export function themesForPreset(preset: Preset, catalogue: ThemeCatalogue): PresetTheme[] {
  const blockOfSector = new Map<string, string>()
  for (const { block, sectors } of preset.themeSectors) for (const sector of sectors) blockOfSector.set(sector, block)
  return catalogue.themes.map(({ code: themeCode, group, name, fastTrack, sector }) => ({
    code: themeCode,
    group,
    name,
    fastTrack,
    blockCode: blockOfSector.get(sector) ?? null,
  }))
}
