import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { TemplateView } from '../../contract/templates.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Records } from '../../db/records.ts'
import { templates } from '../../documents/templates/index.ts'
import { sampleOf } from '../../documents/templates/samples.ts'
import { shippedTexts } from '../../documents/templates/template.ts'
import type { DocumentTemplate, TemplateTexts } from '../../documents/templates/template.ts'
import type { Contexts } from '../context.ts'
import { getSettings } from '../office/office.service.ts'
import { documentTemplates, findTemplate } from './templates.repo.ts'
import { texts } from './texts.ts'

/** The texts of a template as this office has them: its own where it wrote one, else as shipped. */
export function templateTexts<T extends DocumentTemplate>(db: ReadDb, template: T): TemplateTexts<T> {
  return { ...shippedTexts(template), ...ownTexts(db, template) }
}

/** A slot that the program no longer has is left out. */
function ownTexts(db: ReadDb, template: DocumentTemplate): Record<string, string> {
  const own = findTemplate(db, template.kind)?.texts ?? {}
  return Object.fromEntries(Object.entries(own).filter(([slot]) => slot in template.slots))
}

/** @throws AppError notFound */
function templateOf(kind: string): DocumentTemplate {
  const found = templates.find((one) => one.kind === kind)
  if (!found) throw new AppError('notFound', texts.unknownKind)
  return found
}

function view(db: ReadDb, template: DocumentTemplate): TemplateView {
  const own = ownTexts(db, template)
  return {
    kind: template.kind,
    title: template.title,
    version: findTemplate(db, template.kind)?.version ?? null,
    slots: Object.entries(template.slots).map(([slot, { label, text, fields }]) => ({
      slot,
      label,
      shipped: text,
      own: own[slot] ?? null,
      fields: [...fields],
    })),
    hasSample: sampleOf(template.kind) !== undefined,
  }
}

/** What is wrong with a text: a misspelt field would be printed as it stands. */
function problemOf(text: string, fields: readonly string[]): string | undefined {
  if (/[{}]/u.test(text.replace(/\{[^{}\n]+\}/gu, ''))) return texts.brokenField
  for (const [, field = ''] of text.matchAll(/\{([^{}\n]+)\}/gu))
    if (!fields.includes(field.trim())) return texts.unknownField(field.trim(), fields)
  return undefined
}

/** @throws AppError invalid with the words that stand at each slot; notFound for a slot that is not of the paper */
function checkTexts(template: DocumentTemplate, typed: Readonly<Record<string, string>>): void {
  const errors: Record<string, string> = {}
  for (const [slot, text] of Object.entries(typed)) {
    const known = template.slots[slot]
    if (known === undefined) throw new AppError('notFound', texts.unknownSlot)
    const problem = problemOf(text, known.fields)
    if (problem !== undefined) errors[slot] = problem
  }
  if (Object.keys(errors).length > 0) throw fieldErrors(errors)
}

/** Keeps the texts that differ from the shipped ones; the row goes with the last of them. */
function store(
  records: Records,
  template: DocumentTemplate,
  version: number | null,
  wanted: Readonly<Record<string, string>>,
): void {
  const shipped: Readonly<Record<string, string>> = shippedTexts(template)
  const own = Object.fromEntries(Object.entries(wanted).filter(([slot, text]) => text !== shipped[slot]))
  const before = findTemplate(records.db, template.kind)
  if (!before && version !== null) throw new AppError('conflict', texts.changedMeanwhile)
  if (before && version === null) throw new AppError('conflict', texts.changedMeanwhile)
  if (!before) {
    if (Object.keys(own).length > 0) records.insert(documentTemplates, { kind: template.kind, texts: own })
  } else if (Object.keys(own).length === 0) records.remove(documentTemplates, before.id, version)
  else records.update(documentTemplates, before.id, version, { texts: own })
}

export const templatesService: Services<Contract, Contexts>['templates'] = {
  list: (_input, ctx) => templates.map((template) => view(ctx.db, template)),

  preview: ({ kind, texts: typed }, ctx) => {
    const template = templateOf(kind)
    const sample = sampleOf(kind)
    if (!sample) throw new AppError('refused', texts.noSample)
    const known = Object.fromEntries(Object.entries(typed).filter(([slot]) => slot in template.slots))
    return sample.build({ ...templateTexts(ctx.db, template), ...known }, getSettings(ctx.db).documents)
  },

  save: ({ kind, version, texts: typed }, ctx) => {
    const template = templateOf(kind)
    checkTexts(template, typed)
    ctx.records.title = texts.saved(template.title)
    store(ctx.records, template, version, { ...ownTexts(ctx.db, template), ...typed })
    return ctx.records.handle()
  },

  restore: ({ kind, slot, version }, ctx) => {
    const template = templateOf(kind)
    const own = slot === null ? {} : ownTexts(ctx.db, template)
    if (slot !== null) {
      const known = template.slots[slot]
      if (known === undefined) throw new AppError('notFound', texts.unknownSlot)
      ctx.records.title = texts.slotRestored(known.label, template.title)
      delete own[slot]
    } else ctx.records.title = texts.restored(template.title)
    store(ctx.records, template, version, own)
    return ctx.records.handle()
  },
}
