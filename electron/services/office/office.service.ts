import { AppError } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { Office, OfficeSettings } from '../../contract/office.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Contexts } from '../context.ts'
import { findOffice, offices } from './office.repo.ts'
import { getSettings, saveSettings } from './settings.ts'
import { texts } from './texts.ts'

export { findOffice } from './office.repo.ts'
export { getSettings, saveSettings } from './settings.ts'
export { applyPreset, loadPreset, loadPresets, loadThemes, summarisePreset } from './presets.ts'

/** The office of the open register. @throws AppError notFound when the register has none */
export function getOffice(db: ReadDb): Office {
  const row = findOffice(db)
  if (!row) throw new AppError('notFound', texts.noOffice)
  const { deletedAt: _, ...office } = row
  return office
}

export const officeService: Services<Contract, Contexts>['office'] = {
  get: (_input, ctx) => ({ office: getOffice(ctx.db), settings: getSettings(ctx.db) }),

  save: ({ version, office }, ctx) => {
    ctx.records.title = texts.officeSaved
    ctx.records.update(offices, getOffice(ctx.db).id, version, office)
    return ctx.records.handle()
  },

  saveSettings: ({ settings }, ctx) => {
    const names = Object.keys(settings) as (keyof OfficeSettings)[]
    ctx.records.title = texts.settingsSaved(names.map((name) => texts.settingNames[name]))
    saveSettings(ctx.records, settings as Partial<OfficeSettings>)
    return ctx.records.handle()
  },
}
