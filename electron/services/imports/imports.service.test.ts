import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { csvFile, incident, openFile, POS_HEADERS, posRow, xlsxFile } from '../../../tests/builders/importFiles.ts'
import { openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import type { ImportFile, ImportSettings } from '../../contract/imports.ts'

const nothingDecided = { decisions: [], maskingDecisions: {} }

const run = (office: TestMessages, file: ImportFile, changes: Partial<ImportSettings> = {}) =>
  office.api.imports.run({
    fileId: file.fileId,
    name: file.name,
    settings: { ...file.settings, ...changes },
    ...nothingDecided,
  })
const preview = (office: TestMessages, file: ImportFile, changes: Partial<ImportSettings> = {}) =>
  office.api.imports.preview({ fileId: file.fileId, settings: { ...file.settings, ...changes }, ...nothingDecided })

const posFile = (office: TestMessages, rows: readonly (readonly string[])[], name = 'pos.csv') =>
  openFile(office, csvFile(office.folder, name, [[...POS_HEADERS], ...rows]))

const cell = (row: string[], header: (typeof POS_HEADERS)[number], value: string): string[] =>
  row.map((old, index) => (POS_HEADERS[index] === header ? value : old))

const allCards = async ({ api }: TestMessages) => {
  const { rows } = await api.messages.list({
    filter: {},
    sort: { by: 'number', direction: 'asc' },
    after: null,
    limit: 500,
  })
  return rows
}

describe('the export of ПОС', () => {
  it('is known by its columns, and every column that the card has no place for is kept beside it', async () => {
    const office = await openTestMessages()
    const file = await posFile(office, [posRow(1), posRow(2)])
    expect(file.layout).toMatchObject({ code: 'pos' })
    expect(file.settings.channelId).toBe(office.channel('pos'))
    expect(file).toMatchObject({ rows: 2, headerRow: 1, encoding: 'utf-8', delimiter: ';', warnings: [] })

    const { importId, counts } = await run(office, file)
    expect(counts).toMatchObject({ rows: 2, added: 2, refused: 0 })
    const [first] = await allCards(office)
    const card = await office.card(first?.id ?? 0)
    expect(card).toMatchObject({
      externalNumber: '10000001',
      receivedAt: '2026-02-08',
      registeredAt: '2026-02-08',
      answeredAt: '2026-02-14',
      status: 'answered',
      rawStatus: 'Решено',
      gist: 'Стёрта разметка',
      fact: 'Стёрта разметка',
      sourcePage: 'Мобильное приложение',
      importId,
      importRow: 2,
      applicant: null,
    })
    const source = await office.api.imports.source({ caseId: card.id })
    expect(source).toMatchObject({ fileName: 'pos.csv', rowNumber: 2 })
    expect(source?.cells).toContainEqual({ header: 'ФИО координатора', value: 'Иванова  Анна Петровна' })
    expect(source?.cells).toContainEqual({ header: 'Номер ЕПГУ', value: '2000000003' })
  })

  it('makes themes and recipients that the directories do not have, after it has said so', async () => {
    const office = await openTestMessages()
    const file = await posFile(office, [posRow(0), posRow(6)])
    const said = await preview(office, file)
    expect(said.newValues).toContainEqual({
      directory: 'themes',
      group: 'Автомобильные дороги',
      name: 'Дорожные знаки',
      count: 2,
    })
    await run(office, file)
    const { themes, recipients } = await office.api.directory.all({})
    expect(themes.filter(({ name }) => name === 'Дорожные знаки')).toMatchObject([
      { groupName: 'Автомобильные дороги' },
    ])
    expect(recipients.filter(({ name }) => name === 'Управление дорог')).toHaveLength(1)
  })

  it('makes an appeal of what was filed under 59-ФЗ', async () => {
    const office = await openTestMessages()
    const row = cell(posRow(0), 'Заявитель выбрал подачу по 59-ФЗ', 'Да')
    await run(office, await posFile(office, [row]))
    expect(await allCards(office)).toMatchObject([{ kind: 'appeal', fastTrack: true, number: 'О-1' }])
  })

  it('refuses rows that cannot be cards and says why, and the counts add up', async () => {
    const office = await openTestMessages()
    const file = await posFile(office, [
      posRow(1),
      cell(posRow(2), 'Номер', '-'),
      cell(posRow(3), 'Дата поступления', 'вчера'),
      cell(posRow(5), 'Дата фактического завершения работ', '01.01.2026'),
      cell(posRow(7), 'Дата поступления', '01.12.2026'),
    ])
    const said = await preview(office, file)
    const { importId, counts } = await run(office, file)
    expect(said.counts).toEqual(counts)
    expect(counts).toMatchObject({ rows: 5, added: 1, refused: 4 })
    const { rows } = await office.api.imports.get({ id: importId, action: 'refused', after: 0, limit: 100 })
    expect(rows.map(({ rowNumber, reason }) => [rowNumber, reason])).toEqual([
      [3, 'Нет номера: строка без номера не отличима от итогов и подписей'],
      [4, '«Поступило»: не дата. Ожидается, например, 17.11.2026'],
      [5, 'Ответ раньше поступления'],
      [6, '«Поступило» в будущем'],
    ])
  })
})

describe('a row whose number is in the register already', () => {
  const twice = async (policy: ImportSettings['policy'], second: (row: string[]) => string[]) => {
    const office = await openTestMessages()
    await run(office, await posFile(office, [posRow(4)]))
    const [before] = await allCards(office)
    const file = await posFile(office, [second(posRow(4))], 'second.csv')
    const said = await preview(office, file, { policy })
    const { importId, counts } = await run(office, file, { policy })
    expect(said.counts).toEqual(counts)
    return { office, counts, importId, said, id: before?.id ?? 0 }
  }
  const answered = (row: string[]) =>
    cell(cell(row, 'Статус', 'Решено'), 'Дата фактического завершения работ', '20.10.2026')

  it('is left alone', async () => {
    const { office, counts, id } = await twice('skip', answered)
    expect(counts).toMatchObject({ added: 0, skipped: 1 })
    expect(await office.card(id)).toMatchObject({ answeredAt: null, version: 1 })
  })

  it('fills in what is empty', async () => {
    const { office, counts, id } = await twice('fill', (row) => cell(answered(row), 'Факт', 'Другой факт'))
    expect(counts).toMatchObject({ updated: 1 })
    expect(await office.card(id)).toMatchObject({
      answeredAt: '2026-10-20',
      status: 'answered',
      fact: 'Не горит фонарь',
    })
  })

  it('updates all that the file names, with the clocks, and shows it beforehand', async () => {
    const { office, counts, id, said } = await twice('update', (row) => cell(answered(row), 'Факт', 'Другой факт'))
    expect(counts).toMatchObject({ updated: 1, added: 0 })
    const card = await office.card(id)
    expect(card).toMatchObject({ answeredAt: '2026-10-20', status: 'answered', fact: 'Другой факт' })
    expect(card.clocks.every(({ metAt }) => metAt !== null)).toBe(true)
    expect(said.rows[0]?.changes).toContainEqual({
      field: 'answeredAt',
      label: 'Ответ дан',
      before: '',
      after: '20.10.2026',
    })
  })

  it('does not close a card whose answer the office wants approved first, and says so', async () => {
    const office = await openTestMessages()
    await run(office, await posFile(office, [posRow(4)]))
    await office.api.office.saveSettings({ settings: { answers: { approval: 'all', askDays: 14 } } })
    const file = await posFile(office, [cell(answered(posRow(4)), 'Факт', 'Другой факт')], 'second.csv')
    const said = await preview(office, file, { policy: 'update' })
    expect(said.rows[0]?.cells.map(({ problem }) => problem)).toContain(
      'Ответ не взят: его сначала утверждает ответственный',
    )
    await run(office, file, { policy: 'update' })
    const [card] = await allCards(office)
    expect(await office.card(card?.id ?? 0)).toMatchObject({ answeredAt: null, result: null, fact: 'Другой факт' })
  })

  it('changes nothing where the file says the same', async () => {
    const { counts } = await twice('update', (row) => row)
    expect(counts).toMatchObject({ unchanged: 1, updated: 0 })
  })

  it('is added once more when a person wants that', async () => {
    const { office, counts } = await twice('add', answered)
    expect(counts).toMatchObject({ added: 1 })
    expect(await allCards(office)).toHaveLength(2)
  })

  it('within one file is the same message', async () => {
    const office = await openTestMessages()
    const file = await posFile(office, [posRow(1), posRow(1)])
    const said = await preview(office, file)
    const { importId, counts } = await run(office, file)
    expect(said.counts).toEqual(counts)
    expect(counts).toMatchObject({ added: 1, skipped: 1 })
    const { rows } = await office.api.imports.get({ id: importId, action: 'skipped', after: 0, limit: 10 })
    expect(rows).toMatchObject([{ rowNumber: 3, reason: 'Повтор строки 2 этого файла' }])
  })
})

const imFile = (office: TestMessages, rows: Record<string, string>[], name = 'im.csv') => {
  const headers = Object.keys(rows[0] ?? {})
  return openFile(
    office,
    csvFile(office.folder, name, [headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))]),
  )
}

describe('the export of ИМ', () => {
  it('takes the star of a theme as the fast track, and the address from its parts', async () => {
    const office = await openTestMessages()
    const file = await imFile(office, [incident()])
    expect(file.layout.code).toMatch(/^im/u)
    await run(office, file)
    const [row] = await allCards(office)
    expect(row).toMatchObject({
      fastTrack: true,
      address: 'Речная, 12',
      externalNumber: '501',
      receivedAt: '2026-11-12T09:15',
    })
    const { themes } = await office.api.directory.all({})
    expect(themes.find(({ id }) => id === row?.themeId)?.name).toBe('Нарушение правил очистки дорог от снега и наледи')
  })

  it('without a header is known by its places, which the contents prove', async () => {
    const office = await openTestMessages()
    const width = 35
    const rows = Array.from({ length: 5 }, (_, index) => {
      const cells = Array.from({ length: width }, () => '')
      cells[0] = String(7000 + index)
      cells[17] = `1${index}.11.2026`
      cells[18] = ''
      cells[19] = 'ЖКХ'
      cells[20] = 'Протечки с кровли'
      cells[34] = `Течёт крыша в подъезде номер ${index}`
      return cells
    })
    const file = await openFile(office, csvFile(office.folder, 'bare.csv', rows))
    expect(file).toMatchObject({ headerRow: null, rows: 5, layout: { code: 'im' } })
    const { counts } = await run(office, file)
    expect(counts).toMatchObject({ rows: 5, added: 5 })
    expect((await allCards(office))[0]).toMatchObject({ externalNumber: '7000', receivedAt: '2026-11-10' })
  })

  it('of four columns and no dates asks for one date', async () => {
    const office = await openTestMessages()
    const file = await openFile(
      office,
      csvFile(office.folder, 'perm.csv', [
        ['Исполнитель', 'Группа тем', 'Текст инцидента', 'Тема'],
        ['Управление ЖКХ', 'ЖКХ', 'Нет отопления в доме', 'Отопление'],
      ]),
    )
    expect((await refusal(preview(office, file))).fields).toHaveProperty('receivedOn')
    const { counts } = await run(office, file, { receivedOn: '2026-11-10' })
    expect(counts).toMatchObject({ added: 1 })
    expect(await allCards(office)).toMatchObject([{ receivedAt: '2026-11-10', gist: 'Нет отопления в доме' }])
  })
})

describe('a row that looks like a card of another channel', () => {
  const text = 'Не чистят тротуар у школы, дети идут по дороге'
  const pair = async () => {
    const office = await openTestMessages()
    const { id } = await office.enter({
      receivedAt: '2026-11-12T08:00',
      registeredAt: '2026-11-12T08:05',
      text,
      gist: '',
    })
    return { office, id, file: await imFile(office, [incident()]) }
  }

  it('is shown with that card before anything is decided', async () => {
    const { office, id, file } = await pair()
    const said = await preview(office, file)
    expect(said.counts).toMatchObject({ suspected: 1, added: 1 })
    expect(said.rows).toMatchObject([{ isSuspected: true, existing: { id } }])
  })

  it('is left out, joined to the card or added as a person decided', async () => {
    for (const [decision, expected] of [
      ['skip', { skipped: 1, added: 0 }],
      ['update', { updated: 1, added: 0 }],
      ['add', { added: 1, skipped: 0 }],
    ] as const) {
      const { office, file } = await pair()
      const { counts } = await office.api.imports.run({
        fileId: file.fileId,
        name: file.name,
        settings: file.settings,
        decisions: [{ rowNumber: 2, decision }],
        maskingDecisions: {},
      })
      expect(counts).toMatchObject(expected)
    }
  })
})

describe('masking', () => {
  const text = 'Звоните мне по телефону +7 900 123-45-67, кв. 15. Тротуар не чистят'

  it('shows each finding beforehand and hides what a person did not keep', async () => {
    const office = await openTestMessages()
    const file = await imFile(office, [incident({ 'Текст инцидента': text })])
    const masking = { ...file.settings.masking, isOn: true }
    const said = await preview(office, file, { masking })
    expect(said.findings.map(({ kind }) => kind).sort()).toEqual(['flat', 'phone'])
    expect(said.rows[0]?.masked.some(({ target }) => target === 'text')).toBe(true)
    const flat = said.findings.find(({ kind }) => kind === 'flat')
    await office.api.imports.run({
      fileId: file.fileId,
      name: file.name,
      settings: { ...file.settings, masking },
      decisions: [],
      maskingDecisions: { [flat?.key ?? '']: 'keep' },
    })
    const [row] = await allCards(office)
    const card = await office.card(row?.id ?? 0)
    expect(card.text).toBe('Звоните мне по телефону [телефон], кв. 15. Тротуар не чистят')
  })

  it('leaves no file with the hidden behind', async () => {
    const office = await openTestMessages()
    const file = await imFile(office, [incident({ 'Текст инцидента': text })])
    await run(office, file, { masking: { ...file.settings.masking, isOn: true } })
    expect(() => office.files.blobPath(file.fileId)).toThrow()
    expect(office.db.get('SELECT 1 FROM blobs WHERE sha256 = ?', [file.fileId])).toBeUndefined()
  })
})

describe('the history and the journal', () => {
  it('show an import as one line that the card begins with, and it is not undone as one act', async () => {
    const office = await openTestMessages()
    await run(office, await posFile(office, [posRow(1), posRow(2), posRow(3)]))
    const [row] = await allCards(office)
    const card = await office.card(row?.id ?? 0)
    expect(card.history).toMatchObject([{ title: 'Загружена таблица «pos.csv»: добавлено 3, обновлено 0' }])
    const { entries } = await office.api.journal.list({
      before: null,
      limit: 10,
      operatorId: null,
      entity: null,
      entityId: null,
    })
    expect(entries[0]).toMatchObject({
      title: 'Загружена таблица «pos.csv»: добавлено 3, обновлено 0',
      isUndoable: false,
    })
  })
})

describe('taking an import back', () => {
  it('moves its cards to the trash, gives updated ones their values back, and can itself be undone', async () => {
    const office = await openTestMessages()
    await run(office, await posFile(office, [posRow(4)]))
    const [old] = await allCards(office)
    const before = await office.card(old?.id ?? 0)
    const changed = cell(cell(posRow(4), 'Статус', 'Решено'), 'Дата фактического завершения работ', '20.10.2026')
    const { importId } = await run(office, await posFile(office, [changed, posRow(5)], 'second.csv'), {
      policy: 'update',
    })
    const { removed, restored, operationId } = await office.api.imports.takeBack({ id: importId, changed: 'keep' })
    expect({ removed, restored }).toEqual({ removed: 1, restored: 1 })
    expect(await allCards(office)).toHaveLength(1)
    expect(await office.card(before.id)).toMatchObject({
      answeredAt: null,
      status: before.status,
      dueAt: before.dueAt,
      rawStatus: before.rawStatus,
    })
    expect(await office.api.imports.list({})).toMatchObject([{ state: 'takenBack' }, { state: 'finished' }])

    await office.api.journal.undo({ operationId })
    expect(await allCards(office)).toHaveLength(2)
    expect(await office.card(before.id)).toMatchObject({ answeredAt: '2026-10-20', status: 'answered' })
    expect(await office.api.imports.list({})).toMatchObject([{ state: 'finished' }, { state: 'finished' }])
  })

  it('names the cards that people changed since, and keeps them when asked', async () => {
    const office = await openTestMessages()
    const { importId } = await run(office, await posFile(office, [posRow(4), posRow(8)]))
    const [first] = await allCards(office)
    const card = await office.card(first?.id ?? 0)
    await office.api.messages.update({ id: card.id, version: card.version, case: { note: 'Позвонили' } })
    const said = await office.api.imports.takeBackPreview({ id: importId })
    expect(said).toMatchObject({
      added: 2,
      changedTotal: 1,
      changed: [{ case: { id: card.id }, operator: 'Лапшина О. Д.' }],
    })
    expect(await office.api.imports.takeBack({ id: importId, changed: 'keep' })).toMatchObject({ removed: 1, kept: 1 })
    expect((await allCards(office)).map(({ id }) => id)).toEqual([card.id])
  })

  it('leaves a field that somebody changed after the import as that person wants it', async () => {
    const office = await openTestMessages()
    await run(office, await posFile(office, [posRow(4)]))
    const [old] = await allCards(office)
    const file = await posFile(
      office,
      [cell(cell(posRow(4), 'Факт', 'Новый факт'), 'Источник', 'Виджет 2')],
      'second.csv',
    )
    const { importId } = await run(office, file, { policy: 'update' })
    office.write((records) => {
      records.db.run("UPDATE cases SET fact = 'Рукой', version = version + 1 WHERE id = ?", [old?.id ?? 0])
    })
    expect(await office.api.imports.takeBack({ id: importId, changed: 'keep' })).toMatchObject({
      restored: 0,
      partly: 1,
    })
    expect(await office.card(old?.id ?? 0)).toMatchObject({ fact: 'Рукой', sourcePage: 'Мобильное приложение' })
  })

  it('lets the same file be taken in once more', async () => {
    const office = await openTestMessages()
    const { importId } = await run(office, await posFile(office, [posRow(4)]))
    await office.api.imports.takeBack({ id: importId, changed: 'remove' })
    const again = await posFile(office, [posRow(4)])
    expect(again.earlier).toBeNull()
    expect((await run(office, again)).counts).toMatchObject({ added: 1, skipped: 0 })
  })
})

describe('an import that is stopped', () => {
  it('takes back what was written and leaves nothing half-done', async () => {
    const office = await openTestMessages()
    const file = await posFile(
      office,
      Array.from({ length: 4000 }, (_, index) => posRow(index)),
    )
    const task = office.api.imports.run({
      fileId: file.fileId,
      name: file.name,
      settings: file.settings,
      ...nothingDecided,
    })
    const isHalfway = (): boolean =>
      office.events.some((event) => event.type === 'progress' && event.done >= 200 && event.text === 'Загружаем')
    while (!isHalfway()) await new Promise((resolve) => setImmediate(resolve))
    await task.cancel()
    expect((await refusal(task)).code).toBe('cancelled')
    expect(await allCards(office)).toEqual([])
    const [line] = await office.api.imports.list({})
    expect(line).toMatchObject({ state: 'stopped', isInterrupted: false })
    expect(line?.rowsDone).toBeLessThan(4000)
    expect((await run(office, await posFile(office, [posRow(0)], 'again.csv'))).counts).toMatchObject({ added: 1 })
  })
})

describe('a saved mapping', () => {
  it('comes back by itself with the next file of the same header', async () => {
    const office = await openTestMessages()
    const headers = ['Журнал', 'Когда', 'О чём', 'Где']
    const rows = [headers, ['А-1', '10.11.2026', 'Нет света', 'Речная, 3']]
    const file = await openFile(office, csvFile(office.folder, 'own.csv', rows))
    expect(file.layout.code).toBe('own')
    const targets = ['externalNumber', 'receivedAt', 'gist', 'address'] as const
    const settings: ImportSettings = {
      ...file.settings,
      channelId: office.channel('phone'),
      columns: targets.map((target, index) => ({ index, target })),
    }
    await office.api.imports.saveMapping({ name: 'Журнал ЕДДС', headers, settings })
    const next = await openFile(office, csvFile(office.folder, 'next.csv', [['Выгрузка за ноябрь'], ...rows]))
    expect(next).toMatchObject({ headerRow: 2, rows: 1, layout: { why: 'Сохранённое сопоставление «Журнал ЕДДС»' } })
    expect((await run(office, next)).counts).toMatchObject({ added: 1 })
    expect(await allCards(office)).toMatchObject([{ externalNumber: 'А-1', address: 'Речная, 3', gist: 'Нет света' }])
    const [mapping] = await office.api.imports.mappings({})
    await office.api.imports.removeMapping({ id: mapping?.id ?? 0, version: mapping?.version ?? 0 })
    expect(await office.api.imports.mappings({})).toEqual([])
  })
})

describe('automatic rules', () => {
  it('act on imported cards as on typed ones, and the card says which', async () => {
    const office = await openTestMessages()
    const { blocks } = await office.api.directory.all({})
    const [block] = blocks
    const row = office.write(({ db }) =>
      db.run(
        `INSERT INTO auto_rules (name, position, is_on, conditions, actions, note) VALUES ('Фонари', 1, 1, ?, ?, '')`,
        [
          JSON.stringify({
            kind: null,
            channelIds: [],
            themeIds: [],
            themeGroups: [],
            territoryIds: [],
            allWords: [],
            anyWords: ['фонарь'],
            noWords: [],
            sourcePages: [],
            fastTrack: null,
          }),
          JSON.stringify({
            blockId: block?.id ?? null,
            themeId: null,
            recipientId: null,
            responsibleId: null,
            isImportant: true,
            fastTrack: false,
          }),
        ],
      ),
    )
    const file = await posFile(office, [posRow(4), posRow(5)])
    const said = await preview(office, file)
    expect(said.rules).toEqual([{ ruleId: row.lastId, name: 'Фонари', count: 1 }])
    await run(office, file)
    const cards = await allCards(office)
    expect(cards.map(({ isImportant }) => isImportant).sort()).toEqual([false, true])
    expect(office.db.one<{ n: number }>('SELECT count(*) AS n FROM rule_actions').n).toBe(1)
    await run(office, await posFile(office, [posRow(10)], 'off.csv'), { useRules: false })
    expect(office.db.one<{ n: number }>('SELECT count(*) AS n FROM rule_actions').n).toBe(1)
  })
})

describe('the report', () => {
  it('goes out as a file with a line for each row', async () => {
    const office = await openTestMessages()
    const { importId } = await run(office, await posFile(office, [posRow(1), cell(posRow(2), 'Номер', '')]))
    const { ticket } = await office.api.imports.reportFile({ id: importId })
    const { path } = office.files.release(ticket)
    const read = await openFile(office, path, 'report.xlsx')
    expect(read.rows).toBe(2)
    expect(read.columns[1]?.samples).toEqual(['добавлено', 'не принято'])
  })
})

describe('files that are opened and left', () => {
  it('do not stay in the folder of the register', async () => {
    const office = await openTestMessages()
    const first = await posFile(office, [posRow(1)])
    await posFile(office, [posRow(2)], 'other.csv')
    expect(() => office.files.blobPath(first.fileId)).toThrow()
  })

  it('are refused with words when they are no tables', async () => {
    const office = await openTestMessages()
    const path = join(office.folder, 'scan.xlsx')
    writeFileSync(path, '%PDF-1.7 что-то')
    expect((await refusal(openFile(office, path))).message).toContain('PDF')
  })
})

it('a workbook gives the same cards as the same table in CSV', async () => {
  const office = await openTestMessages()
  const rows = [[...POS_HEADERS], posRow(1), posRow(2), posRow(3)]
  const csv = await preview(office, await openFile(office, csvFile(office.folder, 'a.csv', rows)))
  const xlsx = await preview(office, await openFile(office, await xlsxFile(office.folder, 'a.xlsx', rows)))
  expect(xlsx.rows).toEqual(csv.rows)
})
