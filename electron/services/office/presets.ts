import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { AppError } from '../../contract/errors.ts'
import { presetSchema, themeCatalogueSchema, themesForPreset } from '../../contract/preset.ts'
import type { Preset, PresetTheme, ThemeCatalogue } from '../../contract/preset.ts'
import type { OfficeInput, PresetSummary } from '../../contract/register.ts'
import type { Records } from '../../db/records.ts'
import { seedDeadlineRules } from '../deadlines/deadlines.service.ts'
import { seedDirectories } from '../directory/directory.service.ts'
import { seedSnippets } from '../snippets/snippets.service.ts'
import { offices } from './office.repo.ts'
import { saveSettings } from './settings.ts'
import { texts } from './texts.ts'

const ORDER = ['sosnovoborsk', 'trosna', 'nyazepetrovsk', 'zaigraevo', 'kingisepp', 'blank']

function read<T>(path: string, schema: v.GenericSchema<unknown, T>): T {
  try {
    return v.parse(schema, JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new AppError('fileUnreadable', texts.presetUnreadable, { cause: error })
  }
}

/** All presets of `resources/presets/`, in the order of the first-start page. @throws AppError fileUnreadable */
export function loadPresets(resourcesDir: string): Preset[] {
  const folder = join(resourcesDir, 'presets')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'themes.json')
    .map((name) => read(join(folder, name), presetSchema))
    .sort((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code))
}

/** @throws AppError notFound, fileUnreadable */
export function loadPreset(resourcesDir: string, code: string): Preset {
  const preset = loadPresets(resourcesDir).find((candidate) => candidate.code === code)
  if (!preset) throw new AppError('notFound', texts.presetUnknown)
  return preset
}

/** What the first-start page shows of a preset: its size, the slips of its decree, and words to start the form with. */
export function summarisePreset(preset: Preset): PresetSummary {
  return {
    code: preset.code,
    title: preset.title,
    summary: preset.summary,
    form: preset.office.form ?? '',
    blocks: preset.blocks.length,
    roles: preset.roles.length,
    channels: preset.channels.length,
    notes: preset.source?.contradictions.map(({ where, text }) => `${where}: ${text}`) ?? [],
    nameTemplate: preset.office.nameTemplate,
    formName: preset.office.form ?? '',
    formGenitive: preset.office.formCases?.genitive ?? '',
    decreeKind: preset.source?.decree.kind ?? '',
  }
}

/** The themes of an office of this type. @throws AppError fileUnreadable */
export function loadThemes(resourcesDir: string, preset: Preset): PresetTheme[] {
  const catalogue: ThemeCatalogue = read(join(resourcesDir, 'presets', 'themes.json'), themeCatalogueSchema)
  return themesForPreset(preset, catalogue)
}

/** Fills a new register from a preset: office, directories, meeting rules, duties. Every entry stays editable. */
export function applyPreset(
  records: Records,
  preset: Preset,
  themes: readonly PresetTheme[],
  office: OfficeInput & { isDemo: boolean },
): void {
  records.insert(offices, { ...office, presetCode: preset.code })
  seedDirectories(records, preset, themes)
  seedDeadlineRules(records)
  seedSnippets(records)
  const { meetings } = preset
  saveSettings(records, {
    meetingRules: {
      isRegulated: meetings.regulated,
      chairRoleCode: meetings.chair ?? meetings.proposal?.chair ?? null,
      replacementRoleCode: meetings.replacement ?? meetings.proposal?.replacement ?? null,
      quorum: null,
      voting: null,
      notes: [...meetings.notes, ...(meetings.proposal ? [texts.meetingsProposed(meetings.proposal.note)] : [])],
    },
    duties: {
      tasks: preset.tasks.map((task) => task.text),
      reports: preset.reports.map((report) => ({ ...report, addressee: report.addressee ?? '' })),
      ranking: preset.ranking.map(({ code, name, scope, item }) => ({ code, name, scope, item })),
      legalBasis: preset.legalBasis.map((basis) => basis.title),
    },
    rosterShape: preset.roster.shape,
  })
}
