import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultPackageOptions } from '../../contract/exchange.ts'
import { refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { readReceipt } from '../exchange/exchange.service.ts'
import { changeByte, pack, unpack } from '../exchange/testing.ts'
import { resourcesDir } from '../../../tests/builders/register.ts'
import { november, openOffice, packageOf, take, taken } from './testing.ts'

async function withCards(register: TestMessages): Promise<TestMessages> {
  const { api } = register
  const one = await register.enter({
    gist: 'Яма на Речной',
    receivedAt: '2026-11-02T10:00',
    themeId: register.theme(0),
  })
  await api.messages.answer({
    id: one.id,
    version: one.version,
    at: '2026-11-03T12:00',
    text: 'Сделано',
    result: 'resolved',
    isFinal: true,
  })
  await register.enter({ gist: 'Не вывезен мусор на Мира', receivedAt: '2026-11-04T10:00' })
  await register.enterAppeal({ gist: 'О ремонте дороги', receivedAt: '2026-11-10T09:00' })
  return register
}
const luga = async () => withCards(await openOffice())
const centre = () => openOffice('Центр управления регионом', 'ЦУР')

describe('a package that comes in', () => {
  it('is checked, kept and described by its own cards', async () => {
    const [here, there] = [await centre(), await luga()]
    const { package: one, isKnown } = await take(here, await packageOf(there))
    expect(isKnown).toBe(false)
    expect(one).toMatchObject({
      officeName: 'Администрация Лугового муниципального округа',
      isOwn: false,
      periodName: 'Ноябрь 2026',
      versionNumber: 1,
      cases: 3,
      decision: null,
      replacedBy: null,
    })
    const card = await here.api.incoming.get({ id: one?.id ?? 0 })
    expect(card.summary).toMatchObject({
      hasCases: true,
      messages: 2,
      appeals: 1,
      total: { received: 3, inTime: 1, open: 2 },
    })
    expect(card.mergeRefusal).toBe('otherOffice')
    expect(card.files.map((file) => file.title)).not.toHaveLength(0)
  })

  it('is not taken twice: the second time says that it is here', async () => {
    const [here, there] = [await centre(), await luga()]
    const path = await packageOf(there)
    const first = await take(here, path)
    const second = await take(here, path)
    expect(second).toMatchObject({ isKnown: true, operation: null, package: { id: first.package?.id } })
    expect(await here.api.incoming.list({})).toHaveLength(1)
  })

  it('that is broken is not kept, and the broken part is named', async () => {
    const [here, there] = [await centre(), await luga()]
    const folder = await unpack(await packageOf(there))
    const file = join(folder, 'data', 'cases.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('Яма', 'Дыра'))
    const { package: one, problems } = await take(here, await pack(folder))
    expect(one).toBeNull()
    expect(problems.map(({ code, path }) => [code, path])).toEqual([['hash', 'data/cases.json']])
    expect(await here.api.incoming.list({})).toEqual([])
  })

  it('with one changed byte, or no archive at all, is refused', async () => {
    const [here, there] = [await centre(), await luga()]
    const path = await packageOf(there)
    changeByte(path)
    expect((await take(here, path)).problems).not.toEqual([])
    writeFileSync(path, 'это не архив')
    expect((await take(here, path)).problems.map(({ code }) => code)).toEqual(['notZip'])
  })

  it('of a newer format, with names that lead outside or a bomb inside is refused, and nothing of it is kept', async () => {
    const [here, there] = [await centre(), await luga()]
    const folder = await unpack(await packageOf(there))
    const manifest = join(folder, 'manifest.json')
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"formatVersion": 2', '"formatVersion": 3'))
    expect((await take(here, await pack(folder))).problems.map(({ code }) => code)).toContain('newerFormat')
    const evil = await packageOf(there)
    const outside = readFileSync(evil, 'latin1').replaceAll('data/cases.json', '../aa/cases.js')
    writeFileSync(evil, Buffer.from(outside.replaceAll('../aa/cases.js', '../a/cases.json'), 'latin1'))
    expect((await take(here, evil)).problems).toMatchObject([{ code: 'unsafeName', path: '../a/cases.json' }])
    writeFileSync(join(folder, 'data', 'cases.json'), Buffer.alloc(60 * 1024 * 1024))
    expect((await take(here, await pack(folder))).problems.map(({ code }) => code)).toContain('tooLarge')
    expect(await here.api.incoming.list({})).toEqual([])
    expect(here.db.one('SELECT count(*) AS kept FROM blobs')).toEqual({ kept: 0 })
  })

  it('of a period without cards is taken, and its figures are noughts and not gaps', async () => {
    const [here, there] = [await centre(), await openOffice()]
    const id = await taken(here, await packageOf(there))
    const { summary, cases } = await here.api.incoming.get({ id })
    expect([cases, summary.total.received, summary.hasCases]).toEqual([0, 0, true])
    const { offices, rating } = await here.api.incoming.consolidated({ period: november })
    expect(offices).toMatchObject([{ figures: { received: 0 }, place: null }])
    expect(rating.places).toMatchObject([{ place: null, calculation: [] }])
  })

  it('under a passphrase asks for it, says when it is wrong, and the receipt names the file that came', async () => {
    const [here, there] = [await centre(), await luga()]
    const path = await packageOf(there, { passphrase: 'Sosna-78-kover-oblako' })
    expect((await refusal(take(here, path))).fields).toHaveProperty('passphrase')
    expect((await refusal(take(here, path, 'wrong words here'))).fields).toHaveProperty('passphrase')
    const { package: one } = await take(here, path, 'Sosna-78-kover-oblako')
    const [sent] = await there.api.exchange.log({})
    expect(one).toMatchObject({ isEncrypted: true, sha256: sent?.sha256 })
  })

  it('of a newer version takes the place of the older one of the office and period', async () => {
    const [here, there] = [await centre(), await luga()]
    const first = await taken(here, await packageOf(there))
    await there.enter({ gist: 'Ещё одно', receivedAt: '2026-11-12T10:00' })
    const second = await taken(here, await packageOf(there))
    const list = await here.api.incoming.list({})
    expect(list.map(({ id, replacedBy }) => [id, replacedBy?.id ?? null])).toEqual([
      [second, null],
      [first, second],
    ])
    const view = await here.api.incoming.consolidated({ period: november })
    expect(view).toMatchObject({ total: { received: 4 }, replaced: 1 })
  })

  it('of changes alone waits for its base, and has its cards as soon as that is here, whichever comes first', async () => {
    const [here, there] = [await centre(), await luga()]
    const base = await packageOf(there)
    await there.enter({ gist: 'Ещё одно', receivedAt: '2026-11-12T10:00' })
    const change = await packageOf(there, { kind: 'difference' })
    const id = await taken(here, change)
    expect(await here.api.incoming.get({ id })).toMatchObject({
      base: { versionNumber: 1, isHere: false },
      summary: { hasCases: false, total: { received: 4 } },
    })
    const filter = {}
    expect((await refusal(here.api.incoming.cards({ id, filter, offset: 0, limit: 10 }))).code).toBe('refused')
    await taken(here, base)
    expect(await here.api.incoming.get({ id })).toMatchObject({
      base: { isHere: true },
      summary: { hasCases: true, total: { received: 4 } },
    })
    expect((await here.api.incoming.cards({ id, filter, offset: 0, limit: 10 })).total).toBe(4)
  })

  it('taken back is gone from the list and can be taken again', async () => {
    const [here, there] = [await centre(), await luga()]
    const path = await packageOf(there)
    const { operation } = await take(here, path)
    await here.api.journal.undo({ operationId: operation?.operationId ?? 0 })
    expect(await here.api.incoming.list({})).toEqual([])
    expect((await take(here, path)).isKnown).toBe(false)
  })
})

describe('what stands in a package', () => {
  it('is read a page at a time, and every figure opens its cards', async () => {
    const [here, there] = [await centre(), await luga()]
    const id = await taken(here, await packageOf(there))
    const numbers = async (filter: Parameters<typeof here.api.incoming.cards>[0]['filter'], offset = 0, limit = 50) => {
      const { rows, total } = await here.api.incoming.cards({ id, filter, offset, limit })
      return [rows.map((row) => row.number), total]
    }
    expect(await numbers({})).toEqual([['1', '2', 'О-1'], 3])
    expect(await numbers({}, 1, 1)).toEqual([['2'], 3])
    expect(await numbers({ show: 'inTime' })).toEqual([['1'], 1])
    expect(await numbers({ show: 'open' })).toEqual([['2', 'О-1'], 2])
    expect(await numbers({ text: 'мусор' })).toEqual([['2'], 1])
    const { summary } = await here.api.incoming.get({ id })
    for (const line of summary.themes) expect((await numbers({ theme: line.name }))[1]).toBe(line.received)
  })

  it('without cards still has totals and blocks', async () => {
    const [here, there] = [await centre(), await luga()]
    const options = { ...defaultPackageOptions, smallNumbers: 'replace' as const }
    const id = await taken(
      here,
      await packageOf(there, { options: { ...options, parts: { ...options.parts, records: false } } }),
    )
    const { summary } = await here.api.incoming.get({ id })
    expect(summary).toMatchObject({ hasCases: false, total: { received: 3, inTime: 1, open: 2 } })
    expect(summary.blocks.map(({ received }) => received)).toContain(null)
  })

  it('gives its note as a file, and nothing that its manifest does not name', async () => {
    const [here, there] = [await centre(), await luga()]
    const id = await taken(here, await packageOf(there))
    const { name } = await here.api.incoming.openFile({ id, path: 'Аналитическая записка.docx' })
    expect(name).toBe('Аналитическая записка.docx')
    expect((await refusal(here.api.incoming.openFile({ id, path: '../register.sqlite3' }))).code).toBe('notFound')
  })
})

describe('the receipt', () => {
  it('of a returned package names the reasons and is read by the office that sent it', async () => {
    const [here, there] = [await centre(), await luga()]
    const id = await taken(here, await packageOf(there))
    const { version, nextReceipt, madeBy } = await here.api.incoming.get({ id })
    expect(nextReceipt).toBe('1')
    const decision = { id, version, decision: 'returned' as const, number: 'К-07', madeBy }
    expect((await refusal(here.api.incoming.decide({ ...decision, reasons: ' \n' }))).fields).toHaveProperty('reasons')
    await here.api.incoming.decide({ ...decision, reasons: 'Нет заседаний\nНет состава' })
    const { ticket } = await here.api.incoming.receipt({ id })
    const { path } = here.files.release(ticket)
    const receipt = await readReceipt(path, join(resourcesDir, 'package'))
    expect(receipt).toMatchObject({ state: 'returned', number: 'К-07', reasons: ['Нет заседаний', 'Нет состава'] })
    const back = there.files.admit({ path, name: 'квитанция.json', purpose: 'receipt', temporary: false })
    const read = await there.api.exchange.readReceipt({ ticket: back.ticket })
    expect(read.package.state).toBe('returned')
  })

  it('has the next number, never one that was given, and is taken back', async () => {
    const [here, there] = [await centre(), await luga()]
    const first = await taken(here, await packageOf(there))
    const second = await taken(here, await packageOf(there))
    const decide = (id: number, number: string) =>
      here.api.incoming.decide({ id, version: 1, decision: 'accepted', number, madeBy: 'ЦУР', reasons: '' })
    const { operationId } = await decide(first, 'К-09')
    expect((await here.api.incoming.get({ id: second })).nextReceipt).toBe('К-10')
    expect((await refusal(decide(second, 'К-09'))).fields).toHaveProperty('number')
    await here.api.journal.undo({ operationId })
    expect(await here.api.incoming.get({ id: first })).toMatchObject({ decision: null, receiptNumber: '' })
    expect((await refusal(here.api.incoming.receipt({ id: first }))).code).toBe('refused')
  })
})
