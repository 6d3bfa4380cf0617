import { fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import { snippetFields } from '../../contract/snippets.ts'
import type { SnippetInput } from '../../contract/snippets.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Records } from '../../db/records.ts'
import type { Contexts } from '../context.ts'
import { normalName } from '../directory/directory.service.ts'
import { proposedSnippets } from './proposed.ts'
import { isThemeKnown, listSnippets, nextPosition, snippets } from './snippets.repo.ts'
import type { SnippetRow } from './snippets.repo.ts'
import { texts } from './texts.ts'

export { listSnippets } from './snippets.repo.ts'

/** The ready texts that a new register starts with; each says «проверьте» until somebody of the office has read it. */
export function seedSnippets(records: Records): void {
  proposedSnippets.forEach((one, index) =>
    records.insert(snippets, {
      themeId: null,
      result: null,
      seasonFrom: null,
      seasonTo: null,
      ...one,
      isOn: true,
      isVerified: false,
      position: index + 1,
    }),
  )
}

const view = ({ deletedAt: _deletedAt, ...row }: SnippetRow): Omit<SnippetRow, 'deletedAt'> => row

/** Ready texts are a directory of the office: journaled, undone, in its own order. */
export const snippetsService: Services<Contract, Contexts>['snippets'] = {
  list: (_input, ctx) => listSnippets(ctx.db).map(view),

  save: ({ id, version, ...input }, ctx) => {
    checkSnippet(ctx.db, id, input)
    if (id === null) {
      ctx.records.title = texts.added(input.title)
      const added = ctx.records.insert(snippets, { ...input, position: nextPosition(ctx.db) })
      return { ...ctx.records.handle(), id: added }
    }
    const before = ctx.records.live(snippets, id)
    ctx.records.title = before.isOn === input.isOn ? texts.changed(input.title) : texts.turned(input.title, input.isOn)
    ctx.records.update(snippets, id, version, input)
    return { ...ctx.records.handle(), id }
  },

  move: ({ id, version, position }, ctx) => {
    const row = ctx.records.live(snippets, id)
    ctx.records.title = texts.moved(row.title)
    const order = listSnippets(ctx.db).filter((one) => one.id !== id)
    order.splice(Math.min(position, order.length), 0, row)
    order.forEach((one, index) =>
      ctx.records.update(snippets, one.id, one.id === id ? version : null, { position: index + 1 }),
    )
    return ctx.records.handle()
  },

  remove: ({ id, version }, ctx) => {
    ctx.records.title = texts.removed(ctx.records.live(snippets, id).title)
    ctx.records.remove(snippets, id, version)
    return ctx.records.handle()
  },
}

/** @throws AppError invalid with the words that stand at each field */
function checkSnippet(db: ReadDb, id: number | null, input: SnippetInput): void {
  const errors: Record<string, string> = {}
  const keyword = normalName(input.keyword)
  if (listSnippets(db).some((one) => one.id !== id && normalName(one.keyword) === keyword))
    errors['keyword'] = texts.sameKeyword
  const problem = textProblem(input.text)
  if (problem !== null) errors['text'] = problem
  if (input.themeId !== null && !isThemeKnown(db, input.themeId)) errors['themeId'] = texts.theme
  if ((input.seasonFrom === null) !== (input.seasonTo === null))
    errors[input.seasonFrom === null ? 'seasonFrom' : 'seasonTo'] = texts.season
  if (Object.keys(errors).length > 0) throw fieldErrors(errors)
}

/** A misspelt field would go out to a citizen as it stands. */
function textProblem(text: string): string | null {
  const known = new Set<string>(Object.values(snippetFields))
  for (const [, field = ''] of text.matchAll(/\{([^{}\n]{1,40})\}/g)) {
    const name = field.trim().toLowerCase()
    if (known.has(name)) continue
    return /^(заявител|ф\.?и\.?о|имя|фамили|отчеств|телефон)/.test(name) ? texts.applicant : texts.unknownField(field)
  }
  return null
}
