import { readFileSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'
import { emptyActions, emptyConditions, RULES_PURPOSE, ruleActions, ruleConditions } from '../../contract/autorules.ts'
import type { BroughtRules, RuleActions, RuleConditions } from '../../contract/autorules.ts'
import { AppError } from '../../contract/errors.ts'
import type { FileTicket } from '../../contract/kinds.ts'
import type { ReadDb } from '../../db/database.ts'
import { toAppError } from '../../db/errors.ts'
import type { TaskContext } from '../context.ts'
import { getDirectories, normalName } from '../directory/directory.service.ts'
import { autoRules, listRules, nextRulePosition } from './autorules.repo.ts'
import type { AutoRuleRow } from './autorules.repo.ts'
import { texts } from './texts.ts'

/** Rules travel between offices as one JSON file with names instead of ids. */

const FORMAT = 'mcu-autorules'
const FORMAT_VERSION = 1
const MAX_BYTES = 5 * 1024 * 1024

const names = v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(500))), v.maxLength(200)), [])
const named = v.optional(v.nullable(v.pipe(v.string(), v.maxLength(500))), null)
const { kind, themeGroups, allWords, anyWords, noWords, sourcePages, fastTrack } = ruleConditions.entries
const fileSchema = v.object({
  format: v.literal(FORMAT),
  version: v.number(),
  rules: v.pipe(
    v.array(
      v.object({
        name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
        note: v.optional(v.pipe(v.string(), v.maxLength(1000)), ''),
        when: v.object({
          kind: v.optional(kind, null),
          channels: names,
          themes: names,
          themeGroups: v.optional(themeGroups, []),
          territories: names,
          allWords: v.optional(allWords, []),
          anyWords: v.optional(anyWords, []),
          noWords: v.optional(noWords, []),
          sourcePages: v.optional(sourcePages, []),
          fastTrack: v.optional(fastTrack, null),
        }),
        set: v.object({
          block: named,
          theme: named,
          recipient: named,
          responsible: named,
          isImportant: v.optional(ruleActions.entries.isImportant, false),
          fastTrack: v.optional(ruleActions.entries.fastTrack, false),
        }),
      }),
    ),
    v.maxLength(1000),
  ),
})
type FileRule = v.InferOutput<typeof fileSchema>['rules'][number]

/** Names of this office, both ways. */
function wordsOf(db: ReadDb) {
  const all = getDirectories(db)
  const lists = {
    channels: all.channels,
    themes: all.themes,
    territories: all.territories,
    blocks: all.blocks,
    recipients: all.recipients,
    persons: all.persons.map(({ id, fullName, shortName }) => ({ id, name: fullName, shortName })),
  }
  type List = keyof typeof lists
  return {
    name: (list: List, id: number | null): string | null => lists[list].find((entry) => entry.id === id)?.name ?? null,
    id: (list: List, name: string): number | null => {
      const wanted = normalName(name)
      const found = lists[list].find(
        (entry) => normalName(entry.name) === wanted || normalName(entry.shortName) === wanted,
      )
      return found?.id ?? null
    },
    groups: new Set(all.themes.map(({ groupName }) => groupName)),
  }
}
type OfficeWords = ReturnType<typeof wordsOf>

/** The rules of the office as text of such a file. */
export function rulesAsText(db: ReadDb): string {
  const office = wordsOf(db)
  const rules = listRules(db).map((rule) => fileRule(office, rule))
  return `${JSON.stringify({ format: FORMAT, version: FORMAT_VERSION, rules }, null, 2)}\n`
}

function fileRule(office: OfficeWords, { name, note, conditions, actions }: AutoRuleRow): FileRule {
  const list = (of: 'channels' | 'themes' | 'territories', ids: readonly number[]): string[] =>
    ids.flatMap((id) => office.name(of, id) ?? [])
  const { channelIds, themeIds, territoryIds, ...plain } = conditions
  return {
    name,
    note,
    when: {
      ...plain,
      channels: list('channels', channelIds),
      themes: list('themes', themeIds),
      territories: list('territories', territoryIds),
    },
    set: {
      block: office.name('blocks', actions.blockId),
      theme: office.name('themes', actions.themeId),
      recipient: office.name('recipients', actions.recipientId),
      responsible: office.name('persons', actions.responsibleId),
      isImportant: actions.isImportant,
      fastTrack: actions.fastTrack,
    },
  }
}

/** Writes the file of all rules. */
export function exportRules(ctx: TaskContext): FileTicket {
  ctx.progress(0, 1, texts.exporting)
  const name = `${texts.fileName} ${ctx.now.slice(0, 10)}.json`
  const path = ctx.files.outgoing(name)
  try {
    writeFileSync(path, rulesAsText(ctx.db))
  } catch (error) {
    throw toAppError(error)
  }
  ctx.progress(1, 1, '')
  return ctx.files.offer(path, name)
}

/**
 * Adds the rules of a file behind the others, off. A rule whose name is here already is left out; a name that this office does not
 * know is left out of its rule and reported. @throws AppError refused for a file that is something else
 */
export function importRules(ctx: TaskContext, ticket: string): BroughtRules {
  ctx.progress(0, 1, texts.reading)
  const file = ctx.files.take(ticket, RULES_PURPOSE)
  if (file.size > MAX_BYTES) throw new AppError('refused', texts.fileTooBig)
  const { rules } = readRules(readFileSync(file.path, 'utf8'))
  const office = wordsOf(ctx.db)
  const taken = new Set(listRules(ctx.db).map(({ name }) => normalName(name)))
  const fresh = rules.filter(({ name }) => !taken.has(normalName(name)))
  const unknown: BroughtRules['unknown'] = []
  const rows = fresh.map((rule) => {
    const own = ownRule(office, rule, unknown)
    // A condition that fell away makes a rule wider: whoever switches it on reads that in its note.
    const lost = unknown.filter((one) => one.rule === rule.name).map(({ what }) => what)
    const note = [rule.note, ...(lost.length === 0 ? [] : [texts.lost(lost.join(', '))])].filter((part) => part !== '')
    return { ...own, name: rule.name, note: note.join(' ').slice(0, 1000) }
  })
  const counts = { added: rows.length, same: rules.length - rows.length, unknown }
  const title = texts.brought(rows.length)
  if (rows.length === 0) return { operationId: null, title, ...counts }
  const operationId = ctx.write(title, ({ records, db }) => {
    const first = nextRulePosition(db)
    rows.forEach((row, index) => records.insert(autoRules, { ...row, position: first + index, isOn: false }))
    return records.handle().operationId
  })
  ctx.progress(1, 1, '')
  return { operationId, title, ...counts }
}

function readRules(content: string): v.InferOutput<typeof fileSchema> {
  let data: unknown
  try {
    data = JSON.parse(content)
  } catch {
    throw new AppError('fileUnreadable', texts.notRules)
  }
  const found = v.safeParse(fileSchema, data)
  if (!found.success) throw new AppError('fileUnreadable', texts.notRules)
  if (found.output.version > FORMAT_VERSION) throw new AppError('fileUnreadable', texts.newerFile)
  return found.output
}

function ownRule(
  office: OfficeWords,
  { name: rule, when, set }: FileRule,
  unknown: BroughtRules['unknown'],
): { conditions: RuleConditions; actions: RuleActions } {
  type List = Parameters<OfficeWords['id']>[0]
  const one = (list: List, what: string, name: string | null): number | null => {
    const id = name === null ? null : office.id(list, name)
    if (name !== null && id === null) unknown.push({ rule, what: `${what} «${name}»` })
    return id
  }
  const many = (list: List, what: string, wanted: readonly string[]): number[] =>
    wanted.flatMap((name) => one(list, what, name) ?? [])
  const { channels, themes, territories, themeGroups: groups, ...plain } = when
  for (const group of groups)
    if (!office.groups.has(group)) unknown.push({ rule, what: `${texts.fields.themeGroups} «${group}»` })
  return {
    conditions: {
      ...emptyConditions,
      ...plain,
      themeGroups: groups,
      channelIds: many('channels', texts.fields.channelIds, channels),
      themeIds: many('themes', texts.fields.themeIds, themes),
      territoryIds: many('territories', texts.fields.territoryIds, territories),
    },
    actions: {
      ...emptyActions,
      blockId: one('blocks', texts.fields.blockId, set.block),
      themeId: one('themes', texts.fields.themeId, set.theme),
      recipientId: one('recipients', texts.fields.recipientId, set.recipient),
      responsibleId: one('persons', texts.fields.responsibleId, set.responsible),
      isImportant: set.isImportant,
      fastTrack: set.fastTrack,
    },
  }
}
