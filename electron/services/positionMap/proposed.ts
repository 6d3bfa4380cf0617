import type { ActivityKey } from '../../contract/activities.ts'
import type { Preset } from '../../contract/preset.ts'
import { loadPreset } from '../office/office.service.ts'

/** What the preset of the office says of its tasks and duties: item of the decree and what the application does for each. */

type PresetDuty = Preset['roles'][number]['duties'][number]

export interface Proposed {
  item: string
  activities: ActivityKey[]
  /** What of it is done without the application although the rest is done here; empty for nothing. */
  outside: string
}

const proposed = (item: string | null, of: PresetDuty): Proposed => ({
  item: item ?? '',
  activities: of.activities,
  outside: of.outside ?? '',
})

/** Presets are files of the application: they do not change while it runs. */
const read = new Map<string, Preset>()

function presetOf(resourcesDir: string, code: string): Preset {
  const key = `${resourcesDir} ${code}`
  const known = read.get(key)
  if (known) return known
  const preset = loadPreset(resourcesDir, code)
  read.set(key, preset)
  return preset
}

/** @throws AppError notFound, fileUnreadable */
export class Proposals {
  private readonly preset: Preset

  constructor(resourcesDir: string, presetCode: string) {
    this.preset = presetOf(resourcesDir, presetCode)
  }

  /** Null for a text that the preset does not know: an own task, or one that was edited. */
  task(text: string): Proposed | null {
    const found = this.preset.tasks.find((one) => one.text === text)
    return found ? proposed(found.item, found) : null
  }

  duty(roleCode: string, text: string): Proposed | null {
    const role = this.preset.roles.find(({ code }) => code === roleCode)
    const found = role?.duties.find((one) => one.text === text)
    return role && found ? proposed(role.item, found) : null
  }

  /** Item of the decree that describes a role. */
  itemOf(roleCode: string): string {
    return this.preset.roles.find(({ code }) => code === roleCode)?.item ?? ''
  }
}
