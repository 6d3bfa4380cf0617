import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { insertCases } from '../messages/messages.service.ts'
import { resourcesDir } from '../../../tests/builders/register.ts'
import { refusal } from '../../../tests/builders/messages.ts'
import { DATA_NAMES } from './manifest.ts'
import type { PackageManifest } from './manifest.ts'
import type { CaseRecord } from './records.ts'
import {
  allTexts,
  applicants,
  buildFor,
  filesIn,
  november,
  openNovember,
  request,
  sha256sum,
  unpack,
} from './testing.ts'

const readJson = <T>(folder: string, name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
const decided = { smallNumbers: 'keep' as const }

describe('пакет для ЦУР', () => {
  it('открывается человеком и проверяется машиной: документы, данные, схемы, контрольные суммы', async () => {
    const register = await openNovember()
    const { path, card } = await buildFor(register)
    const folder = await unpack(path)
    expect(card.fileName).toBe('МЦУ_Заречный_2026-11_v1.zip')
    expect(filesIn(folder)).toEqual([
      'data/assignments.json',
      'data/blocks.json',
      'data/cases.json',
      'data/meetings.json',
      'data/office.json',
      'data/roster.json',
      'manifest-sha256.txt',
      'manifest.json',
      ...['assignments', 'blocks', 'cases', 'manifest', 'meetings', 'office', 'roster'].map(
        (name) => `schema/${name}.schema.json`,
      ),
      'Аналитическая записка.docx',
      'Таблицы.xlsx',
    ])
    const lines = sha256sum(folder).trim().split('\n')
    expect(lines).toHaveLength(filesIn(folder).length - 1)
    expect(lines.every((line) => line.endsWith(': OK'))).toBe(true)
  })

  it('данные и опись соответствуют опубликованным JSON Schema, схемы в пакете те же', async () => {
    const folder = await unpack((await buildFor(await openNovember())).path)
    const ajv = new Ajv2020({ strict: true, strictTypes: false })
    for (const name of ['manifest', ...DATA_NAMES]) {
      const schema = readJson<object>(join(resourcesDir, 'package/v2'), `${name}.schema.json`)
      expect(readJson(folder, `schema/${name}.schema.json`)).toEqual(schema)
      const validate = ajv.compile(schema)
      const valid = validate(readJson(folder, name === 'manifest' ? 'manifest.json' : `data/${name}.json`))
      expect([name, valid, validate.errors]).toEqual([name, true, null])
    }
  })

  it('ни одно значение заявителя не попадает ни в один файл', async () => {
    const register = await openNovember()
    const texts = await allTexts(await unpack((await buildFor(register, decided)).path))
    const secrets = register.db
      .all<{ name: string; normalName: string; phone: string; email: string; postalAddress: string }>(
        'SELECT name, normal_name AS normalName, phone, email, postal_address AS postalAddress FROM applicants',
      )
      .flatMap((row) => [
        row.name,
        row.phone,
        row.email,
        row.postalAddress,
        row.normalName,
        row.phone.replace(/\D/g, ''),
      ])
      .filter((value) => value !== '')
    expect(secrets.length).toBeGreaterThan(20)
    const words = ['Синицын', 'Громов', 'Галин', 'Натал', 'Тихий двор', 'Снегирёв', '4276', '112-233', 'vk.com']
    for (const [file, text] of texts) {
      const low = text.toLowerCase()
      for (const secret of [...secrets, ...words])
        expect([file, secret, low.includes(secret.toLowerCase())]).toEqual([file, secret, false])
    }
  })

  it('текста, ответа и заметок карточки в пакете нет, адрес доведён до улицы', async () => {
    const register = await openNovember()
    const folder = await unpack((await buildFor(register)).path)
    const texts = [...(await allTexts(folder)).values()].join('\n')
    expect(texts).not.toContain('Подробно')
    expect(texts).not.toContain('Сделано')
    const [first] = readJson<CaseRecord[]>(folder, 'data/cases.json')
    expect(first).toMatchObject({
      street: 'ул. Заводская',
      gist: 'Батареи холодные, дома ребёнок. Звоните [имя], [телефон], [квартира]',
      applicantKind: 'citizen',
    })
  })

  it('числа пакета равны числам реестра', async () => {
    const register = await openNovember()
    const folder = await unpack((await buildFor(register, decided)).path)
    const { counts } = readJson<PackageManifest>(folder, 'manifest.json')
    const period = { receivedFrom: november.from, receivedTo: november.to }
    const count = async (filter: object): Promise<number> =>
      (await register.api.messages.count({ filter: { ...period, ...filter } })).total
    expect(counts).toMatchObject({
      cases: await count({}),
      appeals: await count({ kind: 'appeal' }),
      answered: await count({ state: 'closed' }),
      inTime: await count({ outcome: 'inTime' }),
      late: await count({ outcome: 'late' }),
      open: await count({ outcome: 'open' }),
      overdueOpen: await count({ outcome: 'overdueOpen' }),
      meetings: 1,
      decisions: 1,
      assignments: 1,
      members: 2,
    })
    expect(counts.cases).toBe(8)
    const records = readJson<CaseRecord[]>(folder, 'data/cases.json')
    expect(records.filter((one) => one.outcome === 'inTime')).toHaveLength(counts.inTime)
    expect(counts.byBlock.reduce((sum, one) => sum + Number(one.received), 0)).toBe(counts.cases)
  })

  it('псевдоним у человека один и тот же во всех карточках и пакетах, у разных людей разный', async () => {
    const register = await openNovember()
    const read = async (reason: string): Promise<(string | null)[]> =>
      readJson<CaseRecord[]>(await unpack((await buildFor(register, {}, reason)).path), 'data/cases.json').map(
        (one) => one.applicant,
      )
    const [first, second] = [await read(''), await read('Замечание ЦУР')]
    expect(second).toEqual(first)
    expect(first[4]).toBe(first[0])
    expect(new Set(first.slice(0, applicants.length)).size).toBe(applicants.length)
    expect(first[0]).toMatch(/^З-[2-9A-HJ-NP-Z]{10}$/u)
    const other = await openNovember()
    const foreign = readJson<CaseRecord[]>(await unpack((await buildFor(other)).path), 'data/cases.json')[0]
    expect(foreign?.applicant).not.toBe(first[0])
  })

  it('имя в составе выходит только с согласием', async () => {
    const folder = await unpack((await buildFor(await openNovember())).path)
    const names = readJson<{ role: string; name: string | null }[]>(folder, 'data/roster.json').map((one) => one.name)
    expect(names).toEqual(['Ветлугина Инна Павловна', null])
    expect([...(await allTexts(folder)).values()].join('')).not.toContain('Корнеева')
  })

  it('малые числа заменены, пока не решено иначе; по решению остаются', async () => {
    const register = await openNovember()
    const blocks = async (smallNumbers: 'replace' | 'keep' | null, reason: string) =>
      readJson<{ name: string; received: number | string }[]>(
        await unpack((await buildFor(register, { smallNumbers }, reason)).path),
        'data/blocks.json',
      )
    expect((await blocks(null, '')).find((one) => one.name === 'не указано')?.received).toBe('<3')
    expect((await blocks('keep', 'б')).find((one) => one.name === 'не указано')?.received).toBe(2)
    const texts = await allTexts(await unpack((await buildFor(register, { smallNumbers: 'replace' }, 'в')).path))
    expect(texts.get('Таблицы.xlsx!xl/worksheets/sheet2.xml')).toContain('менее 3')
    expect(texts.get('Аналитическая записка.docx!word/document.xml')).toContain('менее 3')
  })

  it('слово, похожее на фамилию, закрыто, пока человек не решит оставить', async () => {
    const register = await openNovember()
    const scan = await register.api.exchange.scan(request())
    expect(scan.words.map((word) => [word.word, word.decision])).toContainEqual(['снегирев', null])
    const gist = async (options: object, reason: string): Promise<string | null | undefined> =>
      readJson<CaseRecord[]>(await unpack((await buildFor(register, options, reason)).path), 'data/cases.json')[5]?.gist
    expect(await gist({}, '')).toBe('Собаки у школы, говорит [имя]')
    expect(await gist({ words: { снегирев: 'keep' } }, 'б')).toBe('Собаки у школы, говорит Снегирёв')
  })

  it('выключенное не входит: записей, заседаний, поручений, состава и записки нет', async () => {
    const parts = {
      note: false,
      notePdf: false,
      tables: false,
      reports: false,
      records: false,
      meetings: false,
      assignments: false,
      roster: false,
    }
    const folder = await unpack((await buildFor(await openNovember(), { parts })).path)
    expect(filesIn(folder).filter((name) => !name.startsWith('schema/'))).toEqual([
      'data/blocks.json',
      'data/office.json',
      'manifest-sha256.txt',
      'manifest.json',
    ])
    expect(readJson<PackageManifest>(folder, 'manifest.json').counts).toMatchObject({
      cases: 8,
      meetings: 0,
      members: 0,
    })
  })

  it('выключенное поле стоит пустым, опись это говорит', async () => {
    const { fields } = request().options
    const folder = await unpack(
      (await buildFor(await openNovember(), { fields: { ...fields, gist: false, applicant: false } })).path,
    )
    expect(
      readJson<CaseRecord[]>(folder, 'data/cases.json').every((one) => one.gist === null && one.applicant === null),
    ).toBe(true)
    expect(readJson<PackageManifest>(folder, 'manifest.json').content.caseFields).toEqual([
      'street',
      'externalNumber',
      'responsiblePost',
      'rating',
    ])
  })
})

describe('журнал пакетов', () => {
  it('помнит версию, кто, когда, размер и сумму; файл можно взять ещё раз', async () => {
    const register = await openNovember()
    const { card } = await buildFor(register)
    const [logged] = await register.api.exchange.log({})
    expect(logged).toMatchObject({
      periodName: 'Ноябрь 2026',
      versionNumber: 1,
      madeAt: '2026-11-17T10:42',
      madeBy: 'Лапшина О. Д.',
      cases: 8,
      sha256: card.sha256,
    })
    const again = await register.api.exchange.open({ id: card.id })
    expect(again).toMatchObject({ name: card.fileName, size: card.size })
    const file = register.files.release(again.ticket).path
    expect(
      await register.api.exchange.verify({
        ticket: register.files.admit({ path: file, name: 'п.zip', purpose: 'package', temporary: false }).ticket,
      }),
    ).toMatchObject({
      isSound: true,
      versionNumber: 1,
      sha256: card.sha256,
    })
  })

  it('следующая версия требует причины и говорит, сколько записей изменилось', async () => {
    const register = await openNovember()
    await buildFor(register)
    register.setNow('2026-11-17T12:00')
    const { rows } = await register.api.messages.list({
      filter: { receivedFrom: '2026-11-06' },
      sort: { by: 'received', direction: 'asc' },
      after: null,
      limit: 1,
    })
    const card = rows[0]!
    await register.api.messages.update({ id: card.id, version: card.version, case: { isImportant: true } })
    expect(await register.api.exchange.next({ period: november })).toMatchObject({
      versionNumber: 2,
      changed: 1,
      cases: 8,
      previous: { versionNumber: 1 },
    })
    expect((await refusal(register.api.exchange.build({ ...request(), reason: '' }))).fields).toEqual({
      reason: 'Укажите причину новой версии',
    })
    const second = await buildFor(register, {}, 'Замечание ЦУР: нет заседаний')
    expect(second.card).toMatchObject({
      versionNumber: 2,
      note: 'Замечание ЦУР: нет заседаний',
      fileName: 'МЦУ_Заречный_2026-11_v2.zip',
    })
  })

  it('собранный пакет отменить нельзя: он уже мог уйти', async () => {
    const register = await openNovember()
    await buildFor(register)
    const last = await register.api.journal.lastUndoable({})
    expect(last?.title).not.toContain('Собран пакет')
    const { entries } = await register.api.journal.list({
      before: null,
      limit: 1,
      operatorId: null,
      entity: 'packages',
      entityId: null,
    })
    expect(entries[0]).toMatchObject({ title: 'Собран пакет для ЦУР: Ноябрь 2026, версия 1', isUndoable: false })
    await expect(register.api.journal.undo({ operationId: entries[0]!.id })).rejects.toMatchObject({ code: 'refused' })
  })
})

describe('сборка', () => {
  const outbox = (folder: string): string[] =>
    existsSync(join(folder, 'outbox')) ? readdirSync(join(folder, 'outbox'), { recursive: true }).map(String) : []

  it('остановленная не оставляет ни файла, ни записи в журнале', async () => {
    const register = await openNovember()
    const running = register.api.exchange.build({ ...request(), reason: '' })
    await running.cancel()
    expect((await refusal(running)).code).toBe('cancelled')
    expect(outbox(register.folder)).toEqual([])
    expect(await register.api.exchange.log({})).toEqual([])
    expect(
      existsSync(join(register.folder, 'files'))
        ? readdirSync(join(register.folder, 'files'), { recursive: true })
        : [],
    ).toEqual([])
  })

  it('пробная не оставляет ничего и называет файлы', async () => {
    const register = await openNovember()
    const { checks, files } = await register.api.exchange.check(request())
    expect(outbox(register.folder)).toEqual([])
    expect(await register.api.exchange.log({})).toEqual([])
    expect(files).toHaveLength(15)
    expect(checks.map((one) => [one.code, one.state])).toEqual([
      ['smallNumbers', 'decide'],
      ['words', 'decide'],
      ['periodOver', 'attention'],
      ['blocksSum', 'passed'],
      ['analytics', 'passed'],
      ['dates', 'passed'],
      ['closedWithoutAnswer', 'passed'],
      ['assignments', 'passed'],
      ['emptySections', 'passed'],
    ])
    expect(checks.find((one) => one.code === 'blocksSum')?.detail).toBe('8 = 6 + 2')
    expect(checks.find((one) => one.code === 'assignments')).toMatchObject({
      title: 'Поручения: 1, исполнено 0',
      detail: 'сверено с протоколом № 7',
    })
  })

  it('решённое больше не ждёт', async () => {
    const register = await openNovember()
    const { words } = await register.api.exchange.scan(request())
    const all = Object.fromEntries(words.map((word) => [word.word, 'mask' as const]))
    const { checks } = await register.api.exchange.check(request({ smallNumbers: 'replace', words: all }))
    expect(checks.filter((one) => one.state === 'decide')).toEqual([])
  })

  it('периода, который не начался, не собирает', async () => {
    const register = await openNovember()
    const period = { kind: 'month' as const, from: '2026-12-01', to: '2026-12-31' }
    expect((await refusal(register.api.exchange.build({ ...request(), period, reason: '' }))).message).toBe(
      'Период ещё не начался. Выберите другой',
    )
  })

  it('период без записей даёт целый пустой пакет', async () => {
    const register = await openNovember()
    const period = { kind: 'month' as const, from: '2026-02-01', to: '2026-02-28' }
    const { ticket } = await register.api.exchange.build({ ...request(), period, reason: '' })
    const folder = await unpack(register.files.release(ticket.ticket).path)
    expect(readJson(folder, 'data/cases.json')).toEqual([])
    expect(sha256sum(folder)).not.toContain('FAILED')
  })

  it('изменения во время чтения не смешивают два состояния реестра', async () => {
    const register = await openNovember()
    const channelId = register.channel('pos')
    register.db.transaction(() =>
      insertCases(
        register.db,
        Array.from({ length: 1500 }, (_, index) => ({
          kind: 'message' as const,
          channelId,
          receivedAt: `2026-11-13T${String(index % 24).padStart(2, '0')}:00`,
          gist: `Яма ${index}`,
        })),
        {
          resourcesDir,
          at: '2026-11-17T07:42:00.000Z',
          operatorId: null,
        },
      ),
    )
    const running = register.api.exchange.build({ ...request(), reason: '' })
    const late = register.enter({ gist: 'Пришло во время сборки', receivedAt: '2026-11-16T10:00' })
    const [{ ticket }] = await Promise.all([running, late])
    const folder = await unpack(register.files.release(ticket.ticket).path)
    expect(readJson<CaseRecord[]>(folder, 'data/cases.json')).toHaveLength(
      readJson<PackageManifest>(folder, 'manifest.json').counts.cases,
    )
  })
})

describe('предпросмотр', () => {
  it('показывает поле за полем, что уйдёт, и ничего из данных заявителя', async () => {
    const register = await openNovember()
    await register.api.exchange.scan(request())
    const shown = await register.api.exchange.preview({ ...request(), index: 0 })
    expect(shown).toMatchObject({ index: 0, total: 8, number: '1' })
    const row = (field: string) => shown?.rows.find((one) => one.field === field)
    expect(row('applicant')).toMatchObject({ before: [{ text: 'С.\u00a0Г.\u00a0Н.' }], action: 'pseudonym' })
    expect(row('contacts')).toMatchObject({ before: [{ text: 'скрыто в карточке' }], after: [], action: 'omitted' })
    expect(
      row('gist')
        ?.after.filter((piece) => piece.mask !== null)
        .map((piece) => piece.text),
    ).toEqual(['имя', 'телефон', 'квартира'])
    expect(JSON.stringify(shown)).not.toContain('Синицына')
    expect((await register.api.exchange.preview({ ...request(), index: 500 }))?.index).toBe(7)
  })

  it('считает поля, тексты с масками и слова для решения', async () => {
    const register = await openNovember()
    const scan = await register.api.exchange.scan(request())
    expect(scan).toMatchObject({ records: 8, fieldsOut: 27, fieldsAll: 37 })
    expect(scan.maskedTexts).toBe(scan.texts.length)
    expect(scan.texts.map((text) => text.number)).toContain('протокол № 7')
  })

  it('записка открывается как документ с теми же числами', async () => {
    const register = await openNovember()
    const model = await register.api.exchange.note({ period: november, hidesSmall: false, parts: ['tables'] })
    const text = JSON.stringify(model).replaceAll('\u00a0', ' ')
    expect(text).toContain('Поступило 8: сообщений 6, обращений по Федеральному закону от 02.05.2006 № 59-ФЗ 2.')
    expect(text).toContain('Центру управления регионом Верхнеокской области')
  })
})
