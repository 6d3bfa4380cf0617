import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyActions, emptyConditions, RULES_PURPOSE } from '../../contract/autorules.ts'
import type { RuleActions, RuleConditions } from '../../contract/autorules.ts'
import { message, openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'

/** A rule as the editor sends it. */
const typed = (name: string, conditions: Partial<RuleConditions>, actions: Partial<RuleActions>) => ({
  name,
  conditions: { ...emptyConditions, ...conditions },
  actions: { ...emptyActions, ...actions },
})
async function addRule(
  office: TestMessages,
  name: string,
  conditions: Partial<RuleConditions>,
  actions: Partial<RuleActions>,
): Promise<number> {
  const rule = { ...typed(name, conditions, actions), id: null, version: null, isOn: true, note: '' }
  return (await office.api.autorules.save(rule)).id
}
const names = async (office: TestMessages): Promise<string[]> =>
  (await office.api.autorules.list({})).rules.map(({ name }) => name)
const find = async (office: TestMessages, id: number) => {
  const rule = (await office.api.autorules.list({})).rules.find((one) => one.id === id)
  if (!rule) throw new Error('No such rule')
  return rule
}
const key = async (office: TestMessages, wanted: number) => {
  const { id, version } = await find(office, wanted)
  return { id, version }
}

describe('the list of rules', () => {
  it('keeps the order that the office gives, and takes every act back', async () => {
    const office = await openTestMessages()
    for (const name of ['А', 'Б', 'В']) await addRule(office, name, {}, { isImportant: true })
    const last = (await office.api.autorules.list({})).rules[2]
    if (!last) throw new Error('Three rules were added')
    const moved = await office.api.autorules.move({ id: last.id, version: last.version, position: 0 })
    expect(await names(office)).toEqual(['В', 'А', 'Б'])
    await office.api.journal.undo({ operationId: moved.operationId })
    expect(await names(office)).toEqual(['А', 'Б', 'В'])
    const copied = await office.api.autorules.copy({ id: last.id })
    expect(await names(office)).toEqual(['А', 'Б', 'В', 'В (копия)'])
    expect((await find(office, copied.id)).isOn).toBe(false)
    const removed = await office.api.autorules.remove(await key(office, last.id))
    expect(await names(office)).toEqual(['А', 'Б', 'В (копия)'])
    await office.api.journal.undo({ operationId: removed.operationId })
    expect(await names(office)).toEqual(['А', 'Б', 'В', 'В (копия)'])
  })

  it('refuses a rule without a name of its own, without actions, and a word without letters', async () => {
    const office = await openTestMessages()
    await addRule(office, 'Снег', {}, { isImportant: true })
    const error = await refusal(addRule(office, 'снег', { anyWords: ['снег', '…'] }, {}))
    expect(Object.keys(error.fields).toSorted()).toEqual(['actions', 'anyWords', 'name'])
  })

  it('says that an earlier rule leaves nothing to a later one, and that an entry is closed', async () => {
    const office = await openTestMessages()
    const [recipientId, other] = [office.recipient(0), office.recipient(1)]
    const wide = await addRule(office, 'Снег везде', { anyWords: ['снег', 'наледь'] }, { recipientId })
    const narrow = await addRule(
      office,
      'Снег ПОС',
      { anyWords: ['снега'], channelIds: [office.channel('pos')] },
      { recipientId: other },
    )
    const free = await addRule(office, 'Снег, важное', { anyWords: ['снег'] }, { isImportant: true })
    const problems = async () =>
      (await office.api.autorules.list({})).problems.map(({ ruleId, kind, byId }) => ({ ruleId, kind, byId }))
    expect(await problems()).toEqual([{ ruleId: narrow, kind: 'shadowed', byId: wide }])
    const entry = (await office.api.directory.all({})).recipients[0]
    if (!entry) throw new Error('The preset has recipients')
    await office.api.directory.save({ ...entryInput(entry), directory: 'recipients', activeTo: '2026-11-01' })
    expect(await problems()).toContainEqual({ ruleId: wide, kind: 'closedEntry', byId: null })
    expect((await problems()).some(({ ruleId }) => ruleId === free)).toBe(false)
  })
})

const entryInput = ({
  id,
  version,
  name,
  shortName,
  activeFrom,
}: {
  id: number
  version: number
  name: string
  shortName: string
  activeFrom: string | null
}) => ({
  id,
  version,
  name,
  shortName,
  activeFrom,
})

describe('a rule at registration', () => {
  it('fills in what the person left empty, and the card says so', async () => {
    const office = await openTestMessages()
    const [recipientId, chosen] = [office.recipient(0), office.recipient(1)]
    const id = await addRule(office, 'Проезды', { anyWords: ['проезд'] }, { recipientId, isImportant: true })
    const card = await office.card((await office.enter({ gist: 'Не чищены проезды' })).id)
    expect(card).toMatchObject({ recipientId, isImportant: true, status: 'assigned' })
    const { lines, actions } = await office.api.messages.routing({ id: card.id })
    expect(lines).toMatchObject([{ recipientId, act: 'routed', rule: { id, name: 'Проезды' } }])
    expect(actions).toMatchObject([
      { ruleId: id, before: { recipientId: null, isImportant: false }, after: { recipientId, isImportant: true } },
    ])
    expect(card.history[0]?.changes).toContainEqual({
      field: 'rule',
      label: 'Автоправило',
      before: '',
      after: 'Проезды',
    })
    const own = await office.card((await office.enter({ gist: 'Не чищены проезды', recipientId: chosen })).id)
    expect(own).toMatchObject({ recipientId: chosen, isImportant: true })
    expect((await office.api.messages.routing({ id: own.id })).lines[0]?.rule).toBeNull()
  })

  it('does nothing when it is off or was turned down on this card', async () => {
    const office = await openTestMessages()
    const id = await addRule(office, 'Проезды', {}, { recipientId: office.recipient(0) })
    const input = { case: caseInput(office), applicant: null, attachments: [] }
    const turned = await office.api.messages.register({ ...input, refusedRules: [id] })
    expect((await office.card(turned.id)).recipientId).toBeNull()
    const { version } = await find(office, id)
    await office.api.autorules.setOn({ id, version, isOn: false })
    const off = await office.api.messages.register(input)
    expect((await office.card(off.id)).recipientId).toBeNull()
    expect((await office.api.messages.routing({ id: off.id })).actions).toEqual([])
  })

  it('is taken back as one rule, leaving what a person has changed since', async () => {
    const office = await openTestMessages()
    const recipientId = office.recipient(0)
    await addRule(office, 'Проезды', {}, { recipientId, isImportant: true })
    const { id } = await office.enter()
    const before = await office.card(id)
    const other = office.recipient(1)
    await office.api.messages.route({ ids: [id], recipientId: other, reason: 'Дорога не наша' })
    const [action] = (await office.api.messages.routing({ id })).actions
    if (!action) throw new Error('The rule acted')
    expect(action.standing).toEqual({ isImportant: true })
    const undone = await office.api.messages.undoRule({ actionId: action.id, version: action.version })
    expect(await office.card(id)).toMatchObject({ recipientId: other, isImportant: false })
    expect((await office.api.messages.routing({ id })).actions[0]).toMatchObject({
      undoneAt: '2026-11-17T10:42',
      standing: {},
    })
    const again = await refusal(office.api.messages.undoRule({ actionId: action.id, version: action.version + 1 }))
    expect(again.code).toBe('refused')
    await office.api.journal.undo({ operationId: undone.operationId })
    expect(await office.card(id)).toMatchObject({ recipientId: other, isImportant: true, number: before.number })
  })

  it('puts the card back to its state without a recipient', async () => {
    const office = await openTestMessages()
    await addRule(office, 'Проезды', {}, { recipientId: office.recipient(0) })
    const { id } = await office.enter()
    const [action] = (await office.api.messages.routing({ id })).actions
    await office.api.messages.undoRule({ actionId: action?.id ?? 0, version: action?.version ?? 0 })
    expect(await office.card(id)).toMatchObject({ recipientId: null, status: 'new' })
  })

  it('is told of in the form before anything is saved, with how its choice stood up', async () => {
    const office = await openTestMessages()
    const recipientId = office.recipient(0)
    const id = await addRule(office, 'Проезды', { anyWords: ['проезд'] }, { recipientId })
    const first = await office.enter()
    await office.enter()
    await office.api.messages.route({ ids: [first.id], recipientId: office.recipient(1), reason: '' })
    const { gist, kind, channelId, text } = caseInput(office)
    const blank = { themeId: null, territoryId: null, blockId: null, recipientId: null, responsibleId: null }
    const form = { gist, kind, channelId, text, ...blank, fastTrack: false, isImportant: false, sourcePage: '' }
    expect(await office.api.messages.previewRules({ ...form, refused: [] })).toEqual([
      { ruleId: id, ruleName: 'Проезды', changes: { recipientId }, before: { recipientId: null }, of: 2, kept: 1 },
    ])
    expect(await office.api.messages.previewRules({ ...form, refused: [id] })).toEqual([])
    expect(await office.api.messages.previewRules({ ...form, recipientId, refused: [] })).toEqual([])
  })
})

const caseInput = (office: TestMessages) => message({ channelId: office.channel('pos') })

describe('a recipient gives a card back', () => {
  it('is an act of its own with its reason, counted, and taken back', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter({ recipientId: office.recipient(0) })
    const given = await office.api.messages.giveBack({ id, version, reason: 'Дорога региональная' })
    expect(await office.card(id)).toMatchObject({ recipientId: null, status: 'new' })
    const routing = await office.api.messages.routing({ id })
    expect(routing).toMatchObject({
      returns: 1,
      lines: [{ act: 'returned', reason: 'Дорога региональная' }, { act: 'routed' }],
    })
    const nobody = await refusal(office.api.messages.giveBack({ id, version: given.version, reason: 'Ещё раз' }))
    expect(nobody.code).toBe('refused')
    await office.api.journal.undo({ operationId: given.operationId })
    expect(await office.card(id)).toMatchObject({ recipientId: office.recipient(0), status: 'assigned' })
    expect((await office.api.messages.routing({ id })).returns).toBe(0)
  })
})

describe('a rule on what is open now', () => {
  it('shows the cards it would fill, fills the chosen ones as one act and takes all back', async () => {
    const office = await openTestMessages()
    const recipientId = office.recipient(0)
    const wanted = [await office.enter(), await office.enter(), await office.enter()].map(({ id }) => id)
    await office.enter({ recipientId: office.recipient(1) })
    await office.enter({ gist: 'Не горит фонарь' })
    const rule = typed('Проезды', { anyWords: ['проезд'] }, { recipientId })
    const shown = await office.api.autorules.preview({ rule: { ...rule, id: null }, limit: 2 })
    expect(shown.total).toBe(3)
    expect(shown.ids.toSorted((a, b) => a - b)).toEqual(wanted)
    expect(shown.cards).toHaveLength(2)
    expect(shown.cards[0]).toMatchObject({ before: { recipientId: null }, after: { recipientId } })
    const ruleId = await addRule(office, rule.name, rule.conditions, rule.actions)
    const applied = await office.api.messages.applyRule({ ruleId, ids: wanted.slice(0, 2) })
    expect(applied).toMatchObject({ changed: 2, title: 'Правило «Проезды», записей: 2' })
    expect((await office.api.autorules.preview({ rule: { ...rule, id: ruleId }, limit: 2 })).ids).toEqual([wanted[2]])
    const routing = await office.api.messages.routing({ id: wanted[0] ?? 0 })
    expect(routing.lines[0]).toMatchObject({ recipientId, rule: { id: ruleId } })
    expect(routing.actions).toHaveLength(1)
    await office.api.journal.undo({ operationId: applied.operationId })
    expect((await office.api.autorules.preview({ rule: { ...rule, id: ruleId }, limit: 2 })).total).toBe(3)
    expect((await office.api.messages.routing({ id: wanted[0] ?? 0 })).actions).toEqual([])
  })
})

describe('a dry run over a past period', () => {
  it('counts what people chose in the end, card by card', async () => {
    const office = await openTestMessages()
    const [right, wrong] = [office.recipient(0), office.recipient(1)]
    // Chosen by people: three as the rule says, two otherwise, one not yet; one does not concern the rule, one is of another day.
    for (const recipientId of [right, right, right, wrong, wrong, null]) await office.enter({ recipientId })
    await office.enter({ gist: 'Не горит фонарь', recipientId: wrong })
    await office.enter({ receivedAt: '2026-10-01', recipientId: right })
    const rule = { ...typed('Проезды', { anyWords: ['проезд'] }, { recipientId: right }), id: null }
    const period = { from: '2026-11-01', to: '2026-11-17', limit: 10 }
    const run = await office.api.autorules.dryRun({ rule, ...period })
    expect(run).toMatchObject({ looked: 7, hit: 6, of: 5, agreed: 3, unset: 1, byRule: 0 })
    expect(run.disagreements.map(({ before, after }) => [before.recipientId, after.recipientId])).toEqual([
      [wrong, right],
      [wrong, right],
    ])
  })

  it('takes credit for what a rule has filled in only once people have answered with it', async () => {
    const office = await openTestMessages()
    const recipientId = office.recipient(0)
    await office.enter({ recipientId })
    const id = await addRule(office, 'Проезды', { anyWords: ['проезд'] }, { recipientId })
    const left = await office.enter()
    const corrected = await office.enter()
    await office.api.messages.route({ ids: [corrected.id], recipientId: office.recipient(1), reason: '' })
    const { name, conditions, actions } = await find(office, id)
    const period = { from: '2026-11-01', to: '2026-11-30', limit: 10 }
    const run = await office.api.autorules.dryRun({ rule: { id, name, conditions, actions }, ...period })
    expect(run).toMatchObject({ hit: 3, of: 2, agreed: 1, byRule: 1, unset: 0 })
    const card = await office.card(left.id)
    const answer = { id: card.id, version: card.version, at: null, text: 'Почищено', result: null, isFinal: true }
    await office.api.messages.answer(answer)
    const later = await office.api.autorules.dryRun({ rule: { id, name, conditions, actions }, ...period })
    expect(later).toMatchObject({ hit: 3, of: 3, agreed: 2, byRule: 0, unset: 0 })
  })
})

describe('a rule that repeated corrections speak for', () => {
  it('is suggested after as many equal corrections as the office says, and not again once it is dismissed', async () => {
    const office = await openTestMessages()
    const [usual, chosen] = [office.recipient(0), office.recipient(1)]
    const themeId = office.theme(0)
    const place = await office.api.directory.save({
      directory: 'territories',
      id: null,
      version: null,
      name: 'Речной',
      shortName: '',
      activeFrom: null,
      activeTo: null,
    })
    for (let index = 0; index < 6; index += 1) await office.enter({ themeId, recipientId: usual })
    const here = { themeId, territoryId: place.id, recipientId: chosen }
    await office.enter(here)
    await office.enter(here)
    const suggestions = () => office.api.autorules.suggestions({ caseId: null })
    expect(await suggestions()).toEqual([])
    const last = await office.enter(here)
    const [one, ...more] = await suggestions()
    expect(more).toEqual([])
    expect(one).toMatchObject({
      conditions: { themeIds: [themeId], territoryIds: [place.id] },
      actions: { recipientId: chosen },
      times: 3,
      of: 3,
    })
    expect(await office.api.autorules.suggestions({ caseId: last.id })).toEqual([one])
    const made = await addRule(office, one?.name ?? '', one?.conditions ?? {}, one?.actions ?? {})
    expect(await suggestions()).toEqual([])
    await office.api.autorules.remove(await key(office, made))
    const dismissed = await office.api.autorules.dismiss({ signature: one?.signature ?? '' })
    expect(await suggestions()).toEqual([])
    await office.api.journal.undo({ operationId: dismissed.operationId })
    expect(await suggestions()).toHaveLength(1)
    await office.api.office.saveSettings({ settings: { ruleSuggestAfter: 4 } })
    expect(await suggestions()).toEqual([])
  })
})

describe('rules as a file', () => {
  it('go to another office by names, off, and say what that office does not know', async () => {
    const office = await openTestMessages()
    await addRule(
      office,
      'Снег',
      { anyWords: ['снег'], channelIds: [office.channel('pos')] },
      { recipientId: office.recipient(0), isImportant: true },
    )
    const offered = await office.api.autorules.exportFile({})
    const text = readFileSync(office.files.release(offered.ticket).path, 'utf8')
    expect(text).not.toMatch(/Id"/)
    const other = await openTestMessages()
    const load = async (content: string) => {
      const path = join(other.folder, 'правила.json')
      writeFileSync(path, content)
      const { ticket } = other.files.admit({ path, name: 'правила.json', purpose: RULES_PURPOSE, temporary: false })
      return other.api.autorules.importFile({ ticket })
    }
    expect(await load(text)).toMatchObject({ added: 1, same: 0, unknown: [] })
    expect((await other.api.autorules.list({})).rules).toMatchObject([
      { name: 'Снег', isOn: false, conditions: { anyWords: ['снег'], channelIds: [other.channel('pos')] } },
    ])
    expect(await load(text)).toMatchObject({ added: 0, same: 1, operationId: null })
    const foreign = JSON.parse(text) as { rules: { name: string; when: { territories: string[] } }[] }
    for (const rule of foreign.rules)
      Object.assign(rule, { name: 'Чужое', when: { ...rule.when, territories: ['Дальнее'] } })
    expect(await load(JSON.stringify(foreign))).toMatchObject({
      added: 1,
      unknown: [{ rule: 'Чужое', what: 'территория «Дальнее»' }],
    })
    expect((await refusal(load('{"что": "угодно"}'))).code).toBe('fileUnreadable')
  })
})
