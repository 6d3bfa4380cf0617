import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Preset } from '../../contract/preset.ts'
import { Records } from '../../db/records.ts'
import { shippedCalendar } from '../deadlines/deadlines.service.ts'
import { applyPreset, getSettings, loadPreset, saveSettings, storeCoatOfArms } from '../office/office.service.ts'
import { demoBlocks, demoChannels, demoRecipients, demoThemes } from './content/directory.ts'
import { demoHours, demoLetterhead, demoOffice, demoRoles } from './content/staff.ts'
import { demoStory } from './content/storyline.ts'
import { tellAssignments } from './loadAssignments.ts'
import { tellCentreRequests } from './loadCentreRequests.ts'
import { loadCases } from './loadCases.ts'
import { loadMeetings } from './loadMeetings.ts'
import { tellMap } from './loadMap.ts'
import { tellNeighbours } from './loadNeighbours.ts'
import { tellPackages } from './loadPackages.ts'
import { tellRatings } from './loadRatings.ts'
import { tellReports } from './loadReports.ts'
import { tellRules } from './loadRules.ts'
import { Codes, loadStaff, loadTerritories } from './loadStaff.ts'
import { instantOf } from './scene.ts'
import type { Scene } from './scene.ts'

export interface DemoOptions {
  resourcesDir: string
  /** Civil moment to which the story leads. */
  now: string
  timeZone: string
}

/** The type of decree that the demonstration office follows: it alone regulates meetings (domain.md §2). */
const DEMO_PRESET = 'sosnovoborsk'

/** The chosen type with the dictionaries of the invented округ. */
function demoPreset(preset: Preset): Preset {
  const secretary = demoRoles.map((role) => ({
    ...role,
    duties: role.duties.map((text) => ({ text, activities: [], outside: null })),
    item: null,
    severalHolders: false,
    perBlock: false,
    channel: null,
    chairsMeetings: false,
    replaces: null,
    municipalServant: null,
    requirement: null,
  })) satisfies (Omit<Preset['roles'][number], 'code'> & { code: string })[]
  return {
    ...preset,
    blocks: [...demoBlocks],
    channels: demoChannels.map((channel) => ({ ...channel, carriesCases: true, fromDecree: false, note: null })),
    recipients: demoRecipients.map((recipient) => ({
      ...recipient,
      blocks: recipient.block === null ? [] : [recipient.block],
    })),
    // The preset's own codes are a closed list; the office of the demonstration added a role to them.
    roles: [...preset.roles, ...(secretary as unknown as Preset['roles'])],
  }
}

/** The office and the dictionaries of the demonstration without its people and cards: builders of big registers start from them. */
export function buildDemoDirectories(records: Records, options: DemoOptions, office = demoOffice()): void {
  const preset = demoPreset(loadPreset(options.resourcesDir, DEMO_PRESET))
  const themes = demoThemes.map((theme) => ({
    code: theme.code,
    group: theme.group,
    name: theme.name,
    fastTrack: theme.fastTrack,
    blockCode: theme.block,
  }))
  applyPreset(records, preset, themes, { ...office, timeZone: options.timeZone, isDemo: true })
  const coatOfArms = storeCoatOfArms(records, readFileSync(join(options.resourcesDir, 'demo', 'coat-of-arms.png')))
  // As the order of this office on absentee votes has it; no decree does (domain.md §2).
  const voting = { ...getSettings(records.db).voting, majority: 'ofVoters', tie: 'chair' } as const
  saveSettings(records, { hours: demoHours, letterhead: { ...demoLetterhead, coatOfArms }, voting })
  loadTerritories(records)
}

/**
 * Fills a new register with a year of an invented office that tells a story (issue «first start»). Rows are written as the
 * screens would have written them, each at its own moment and by its operator, so that the history of a card reads true.
 */
export function buildDemoOffice(records: Records, options: DemoOptions): void {
  const story = demoStory({ today: options.now, calendar: shippedCalendar(options.resourcesDir) })
  buildDemoDirectories(records, options, story.office)
  const codes = new Codes(records.db)
  loadStaff(records, codes, story.staff)
  loadCases(records.db, codes, story.cases, {
    resourcesDir: options.resourcesDir,
    today: options.now.slice(0, 10),
  })
  tellRules(records, codes, options.now)
  loadMeetings(records, codes, story.meetings)
  tellAssignments(records, codes, options)
  tellCentreRequests(records, codes, options.now)
  tellMap(records)
  tellRatings(records, options)
  tellReports(records, codes, options)
}

/** What the demonstration office sent to the ЦУР and received from its neighbours: files, made and read as everywhere. */
export async function buildDemoExchange(scene: Scene, options: DemoOptions): Promise<void> {
  await tellPackages(scene, options.now)
  await tellNeighbours(scene, options.now, (db) => {
    const records = new Records(db, {
      operatorId: null,
      at: instantOf(options.now),
      method: 'register.create',
      title: '',
    })
    db.transaction(() => buildDemoDirectories(records, options))
  })
}
