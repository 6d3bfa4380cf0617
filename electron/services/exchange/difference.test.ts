import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resourcesDir } from '../../../tests/builders/register.ts'
import { refusal } from '../../../tests/builders/messages.ts'
import { checkPackage } from './checkPackage.ts'
import { applyDifference, CaseLines, caseKey } from './difference.ts'
import type { PackageManifest } from './manifest.ts'
import type { CaseRecord } from './records.ts'
import { buildFor, openNovember, pack, request, sent, unpack } from './testing.ts'

const schemas = join(resourcesDir, 'package')
const readJson = <T>(folder: string, name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
const manifestOf = (folder: string): PackageManifest => readJson(folder, 'manifest.json')

/** November with a full package, then one card changed, one in the trash and one new. */
async function changedNovember() {
  const register = await openNovember()
  const full = await buildFor(register)
  register.setNow('2026-11-18T09:00')
  const { rows } = await register.api.messages.list({
    filter: { receivedFrom: '2026-11-01' },
    sort: { by: 'received', direction: 'asc' },
    after: null,
    limit: 3,
  })
  const [first, second] = rows
  await register.api.messages.update({ id: first!.id, version: first!.version, case: { isImportant: true } })
  await register.api.messages.remove({ ids: [second!.id] })
  await register.enter({ gist: 'Темно у школы', receivedAt: '2026-11-15T10:00' })
  return { register, full, removed: second!.number }
}

describe('повторная отправка: только изменения', () => {
  it('содержит новые и изменённые записи и ключи удалённых, остальное целиком', async () => {
    const { register, full, removed } = await changedNovember()
    const { card, path } = await buildFor(register, {}, 'Уточнены сроки', 'difference')
    expect(card).toMatchObject({
      kind: 'difference',
      baseVersion: 1,
      versionNumber: 2,
      fileName: 'МЦУ_Заречный_2026-11_v2_изменения.zip',
      difference: { added: 1, changed: 1, unchanged: 6, removed: 1 },
      cases: 8,
    })
    const folder = await unpack(path)
    const manifest = manifestOf(folder)
    expect(manifest.base).toEqual({ version: 1, sha256: full.card.sha256 })
    expect(manifest.removed).toEqual([`2026/${removed}`])
    const records = readJson<CaseRecord[]>(folder, 'data/cases.json')
    expect(records.map((one) => one.gist)).toEqual([expect.stringContaining('Батареи'), 'Темно у школы'])
    expect(manifest.counts.cases).toBe(8)
  })

  it('базовый пакет и изменения вместе дают полный пакет, знак в знак', async () => {
    const { register, full } = await changedNovember()
    const changes = await buildFor(register, {}, 'Уточнены сроки', 'difference')
    const whole = await unpack((await buildFor(register, {}, 'Для сравнения')).path)
    const [base, difference] = [await unpack(full.path), await unpack(changes.path)]
    const manifest = manifestOf(difference)
    const wholeText = readFileSync(join(whole, 'data/cases.json'))
    expect(manifest.difference?.casesSha256).toBe(createHash('sha256').update(wholeText).digest('hex'))
    const { records } = applyDifference(
      readJson(base, 'data/cases.json'),
      readJson(difference, 'data/cases.json'),
      manifest.removed,
    )
    expect(records).toEqual(JSON.parse(wholeText.toString('utf8')))
    expect(await checkPackage(changes.path, { schemas, base: full.path })).toMatchObject({
      isSound: true,
      kind: 'difference',
      base: { version: 1, isChecked: true },
    })
  })

  it('проверка файла сама находит базовый пакет в журнале; с чужим базовым говорит, что это не он', async () => {
    const { register, full } = await changedNovember()
    const changes = await buildFor(register, {}, 'Уточнены сроки', 'difference')
    const admit = (path: string) =>
      register.files.admit({ path, name: 'п.zip', purpose: 'package', temporary: false }).ticket
    expect(await register.api.exchange.verify({ ticket: admit(changes.path) })).toMatchObject({
      isSound: true,
      base: { version: 1, isChecked: true },
    })
    const other = await buildFor(await openNovember())
    expect(
      (await register.api.exchange.verify({ ticket: admit(changes.path), baseTicket: admit(other.path) })).problems,
    ).toMatchObject([{ code: 'base', message: expect.stringContaining('не тот пакет') as unknown }])
    expect(full.card.versionNumber).toBe(1)
  })

  it('подделанные изменения не дают заявленного', async () => {
    const { register, full } = await changedNovember()
    const folder = await unpack((await buildFor(register, {}, 'Уточнены сроки', 'difference')).path)
    const manifest = manifestOf(folder)
    manifest.removed = ['2026/999']
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
    const sums = readFileSync(join(folder, 'manifest-sha256.txt'), 'utf8')
    const sum = createHash('sha256')
      .update(readFileSync(join(folder, 'manifest.json')))
      .digest('hex')
    writeFileSync(join(folder, 'manifest-sha256.txt'), sums.replace(/^\w+(?= {2}manifest\.json)/mu, sum))
    expect((await checkPackage(await pack(folder), { schemas, base: full.path })).problems).toMatchObject([
      { code: 'difference', path: 'manifest.json' },
    ])
  })

  it('считается к последнему отправленному полному пакету, а без отправок к последнему собранному', async () => {
    const register = await openNovember()
    const first = await buildFor(register)
    const second = await buildFor(register, {}, 'Замечание')
    const period = { period: request().period }
    expect((await register.api.exchange.next(period)).base?.versionNumber).toBe(second.card.versionNumber)
    await register.api.exchange.markSent(sent(first.card.id))
    expect((await register.api.exchange.next(period)).base?.versionNumber).toBe(1)
    await register.api.exchange.recordReceipt({
      packageId: first.card.id,
      state: 'returned',
      receivedOn: '2026-11-17',
      number: '',
      madeBy: '',
      reasons: 'Другая версия тем',
    })
    expect((await register.api.exchange.next(period)).base?.versionNumber).toBe(2)
  })

  it('проба называет, сколько изменилось, до сборки', async () => {
    const { register } = await changedNovember()
    const { difference } = await register.api.exchange.check({ ...request(), kind: 'difference' })
    expect(difference).toEqual({ added: 1, changed: 1, unchanged: 6, removed: 1 })
    expect((await register.api.exchange.check(request())).difference).toBeNull()
  })

  it('без полного пакета и без записей отказывает словами', async () => {
    const register = await openNovember()
    const build = (changes = {}) =>
      refusal(register.api.exchange.build({ ...request(changes), kind: 'difference', reason: 'Замечание' }))
    expect((await build()).message).toContain('полного пакета с записями за этот период ещё нет')
    await buildFor(register)
    const { parts } = request().options
    expect((await build({ parts: { ...parts, records: false } })).message).toContain('Изменения считаются по записям')
  })
})

describe('база и изменения', () => {
  const record = (number: number, receivedAt: string, gist: string): CaseRecord =>
    ({ year: 2026, number: String(number), receivedAt, gist }) as CaseRecord
  const state = fc
    .uniqueArray(
      fc.record({
        number: fc.integer({ min: 1, max: 40 }),
        day: fc.integer({ min: 1, max: 9 }),
        gist: fc.constantFrom('яма', 'снег', 'свет'),
      }),
      { selector: (one) => one.number },
    )
    .map((list) => list.map(({ number, day, gist }) => record(number, `2026-11-0${day}`, gist)))

  /** As a package is written: by time of receipt, those of one moment in any order. */
  const lines = (records: readonly CaseRecord[], base: ReadonlyMap<string, string> | null) => {
    const written: string[] = []
    const writer = new CaseLines({ addText: (line: string) => written.push(line) } as never, base)
    for (const one of [...records].sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))) writer.add(one)
    return { ...writer.end(), written }
  }
  const sumOf = (line: string): string => createHash('sha256').update(line).digest('base64')

  it('при любых двух состояниях дают второе, с той же суммой', () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        const base = new Map(lines(before, null).written.map((line) => [caseKey(JSON.parse(line)), sumOf(line)]))
        const { difference, removed, written } = lines(after, base)
        const result = applyDifference(
          before,
          written.map((line) => JSON.parse(line) as CaseRecord),
          removed,
        )
        expect(result.casesSha256).toBe(difference?.casesSha256)
        expect(result.figures).toEqual({
          added: difference?.added,
          changed: difference?.changed,
          unchanged: difference?.unchanged,
          removed: difference?.removed,
        })
        expect(new Set(result.records.map((one) => JSON.stringify(one)))).toEqual(
          new Set(after.map((one) => JSON.stringify(one))),
        )
      }),
    )
  })
})
