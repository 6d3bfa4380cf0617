import type { ReadDb } from '../../db/database.ts'
import { shippedTexts } from '../../documents/templates/template.ts'
import type { DocumentTemplate, TemplateTexts } from '../../documents/templates/template.ts'
import { findTemplate } from './templates.repo.ts'

/** The texts of a template as this office has them: its own where it wrote one, else as shipped. */
export function templateTexts<T extends DocumentTemplate>(db: ReadDb, template: T): TemplateTexts<T> {
  const own = findTemplate(db, template.kind)?.texts ?? {}
  const known = Object.fromEntries(Object.entries(own).filter(([slot]) => slot in template.slots))
  return { ...shippedTexts(template), ...known }
}
