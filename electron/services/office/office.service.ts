import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pictureLimits } from '../../contract/documents.ts'
import { AppError } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import { COAT_PURPOSE } from '../../contract/office.ts'
import type { Office, OfficeSettings } from '../../contract/office.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Records } from '../../db/records.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { letterheadOf, samplePaper } from './documentOffice.ts'
import { findOffice, keepPicture, offices } from './office.repo.ts'
import { readPicture } from './picture.ts'
import { getSettings, saveSettings } from './settings.ts'
import { texts } from './texts.ts'

export { documentOffice, letterOffice } from './documentOffice.ts'
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

/** Takes the picture in by its ticket. @throws AppError refused */
function takePicture(ctx: CommandContext, ticket: string): Buffer {
  const file = ctx.files.take(ticket, COAT_PURPOSE)
  // Before the file is read: a photograph of 50 MB is not brought into memory to be refused.
  if (file.size > pictureLimits.bytes) {
    throw new AppError('refused', texts.coatTooBig(Math.floor(pictureLimits.bytes / 1024)))
  }
  return readFileSync(file.path)
}

/** Keeps a PNG or JPEG for the letterhead. @returns its SHA-256, which the setting names. @throws AppError refused */
export function storeCoatOfArms(records: Records, bytes: Buffer): string {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  keepPicture(records.db, { sha256, ...readPicture(bytes) })
  return sha256
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

  setCoatOfArms: ({ ticket }, ctx) => {
    const coatOfArms = ticket === null ? null : storeCoatOfArms(ctx.records, takePicture(ctx, ticket))
    ctx.records.title = coatOfArms === null ? texts.coatRemoved : texts.coatSet
    saveSettings(ctx.records, { letterhead: { ...getSettings(ctx.db).letterhead, coatOfArms } })
    return { ...ctx.records.handle(), coatOfArms }
  },

  coatOfArms: (_input, ctx) => ({ src: letterheadOf(ctx.db).coatOfArms?.src ?? null }),

  samplePaper: (given, ctx) => samplePaper(ctx.db, getOffice(ctx.db), given),
}
