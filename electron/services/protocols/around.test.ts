import { createHash } from 'node:crypto'
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readyMeeting } from '../../../tests/builders/protocols.ts'

const plain = (model: unknown): string => JSON.stringify(model).replaceAll('\u00A0', ' ')

describe('приложения', () => {
  it('стоят в документе по порядку с вопросом, листами и экземплярами', async () => {
    const { api, id, itemId } = await readyMeeting()
    const own = { meetingId: id, id: null, version: null, agendaItemId: null, sheets: null, copies: null }
    await api.protocols.saveAppendix({ ...own, title: 'Справка о снеге', agendaItemId: itemId, sheets: 2, copies: 3 })
    const rating = await api.protocols.saveAppendix({ ...own, title: 'Рейтинг' })
    await api.protocols.moveAppendix({ id: rating.id, version: rating.version, position: 1 })
    const { appendices } = await api.protocols.state({ meetingId: id })
    expect(appendices.map((one) => [one.position, one.title])).toEqual([
      [1, 'Рейтинг'],
      [2, 'Справка о снеге'],
    ])
    const ref = { kind: 'protocol' as const, meetingId: id, form: 'full' as const, versionId: null }
    expect(plain(await api.papers.model({ ref }))).toContain('2. Справка о снеге (к вопросу 1) на 2 л. в 3 экз.')
  })

  it('в подписанном протоколе не меняются', async () => {
    const { api, db, id, sign } = await readyMeeting()
    const own = { meetingId: id, agendaItemId: null, sheets: 1, copies: 1 }
    const saved = await api.protocols.saveAppendix({ ...own, id: null, version: null, title: 'Справка' })
    await sign()
    await expect(api.protocols.removeAppendix({ id: saved.id, version: saved.version })).rejects.toThrow(
      'Протокол подписан',
    )
    await expect(
      api.protocols.saveAppendix({ ...own, id: saved.id, version: saved.version, title: 'Другая' }),
    ).rejects.toThrow('Протокол подписан')
    expect(() => db.run("UPDATE protocol_appendices SET title = 'Другая'")).toThrow('signed')
  })

  it('вопрос чужого заседания приложению не назначить', async () => {
    const { api, id } = await readyMeeting()
    await expect(
      api.protocols.saveAppendix({
        meetingId: id,
        id: null,
        version: null,
        title: 'Справка',
        agendaItemId: 999,
        sheets: null,
        copies: null,
      }),
    ).rejects.toMatchObject({ fields: { agendaItemId: 'Этот вопрос из другого заседания. Обновите страницу' } })
  })
})

describe('проверка содержания', () => {
  it('подмена текста версии и содержания скана мимо приложения видна', async () => {
    const { api, db, files, folder, sign } = await readyMeeting()
    const { versionId } = await sign()
    const path = join(folder, 'скан.pdf')
    writeFileSync(path, '%PDF-1.4 подписанный лист')
    const { ticket } = files.admit({ path, name: 'скан.pdf', purpose: 'attachment', temporary: false })
    await api.protocols.attachScan({ versionId, tickets: [ticket] })
    const kept = createHash('sha256').update('%PDF-1.4 подписанный лист').digest('hex')
    expect(await api.protocols.verify({ versionId })).toMatchObject({
      isIntact: true,
      scans: [{ name: 'скан.pdf', isIntact: true }],
    })
    writeFileSync(files.blobPath(kept), '%PDF-1.4 другой лист')
    db.run('DROP TRIGGER protocol_versions_frozen')
    db.run("UPDATE protocol_versions SET model = replace(model, 'график', 'графин')")
    expect(await api.protocols.verify({ versionId })).toMatchObject({ isIntact: false, scans: [{ isIntact: false }] })
  })

  it('скан не той версии убирается и возвращается отменой', async () => {
    const { api, files, folder, id, sign } = await readyMeeting()
    const { versionId } = await sign()
    const path = join(folder, 'чужой.pdf')
    writeFileSync(path, '%PDF-1.4 чужой лист')
    const { ticket } = files.admit({ path, name: 'чужой.pdf', purpose: 'attachment', temporary: false })
    await api.protocols.attachScan({ versionId, tickets: [ticket] })
    const scans = async () => (await api.protocols.state({ meetingId: id })).versions[0]?.scans ?? []
    const [scan] = await scans()
    const { operationId } = await api.protocols.detachScan({ attachmentId: scan?.id ?? 0, version: scan?.version ?? 0 })
    expect(await scans()).toEqual([])
    await api.journal.undo({ operationId })
    expect((await scans()).map((one) => one.name)).toEqual(['чужой.pdf'])
  })

  it('скан в 200 МБ не принимается, протокол не тронут', async () => {
    const { api, files, folder, id, sign } = await readyMeeting()
    const { versionId } = await sign()
    const path = join(folder, 'огромный.pdf')
    writeFileSync(path, '%PDF-1.4')
    truncateSync(path, 200 * 1024 * 1024)
    const { ticket } = files.admit({ path, name: 'огромный.pdf', purpose: 'attachment', temporary: false })
    await expect(api.protocols.attachScan({ versionId, tickets: [ticket] })).rejects.toThrow('огромный.pdf')
    expect((await api.protocols.state({ meetingId: id })).versions[0]?.scans).toEqual([])
  })
})

describe('рассылка', () => {
  it('заполняется участниками и внешними исполнителями, дважды никого не ставит', async () => {
    const { api, id } = await readyMeeting()
    const { added } = await api.protocols.fillSendings({ meetingId: id })
    const { rows } = await api.protocols.sendings({ meetingId: id })
    expect(rows).toHaveLength(added)
    expect(rows.map((row) => row.what)).toEqual(rows.map(() => 'protocol'))
    await expect(api.protocols.fillSendings({ meetingId: id })).rejects.toThrow('уже в списке')
  })

  it('после подписи отмечается, кому ушло и кто не подтвердил', async () => {
    const { api, id, setNow, sign } = await readyMeeting()
    await sign()
    await api.protocols.fillSendings({ meetingId: id })
    const { marked } = await api.protocols.markSent({ meetingId: id, sentOn: '2026-11-17', way: 'СЭД' })
    setNow('2026-11-20T09:00')
    const { rows, unconfirmed } = await api.protocols.sendings({ meetingId: id })
    expect(unconfirmed).toBe(marked)
    expect(rows[0]).toMatchObject({ way: 'СЭД', versionNumber: 1, waitingDays: 3 })
    const [row] = rows
    if (!row) throw new Error('no row')
    const { versionNumber: _, waitingDays: _days, ...fields } = row
    await api.protocols.saveSending({
      ...fields,
      meetingId: id,
      receivedOn: '2026-11-18',
      receivedBy: 'Сидорова А. П.',
    })
    expect((await api.protocols.sendings({ meetingId: id })).unconfirmed).toBe(marked - 1)
    const paper = plain(await api.papers.model({ ref: { kind: 'distribution', meetingId: id } }))
    expect(paper).toContain('протокол, версия 1')
    expect(paper).toContain('Сидорова А. П.')
  })

  it('отправленной считается версия, подписанная к тому дню; исправленную получают все заново', async () => {
    const { api, id, itemId, setNow, sign } = await readyMeeting()
    await sign()
    const { added } = await api.protocols.fillSendings({ meetingId: id })
    setNow('2026-11-20T09:00')
    const { meetingVersion } = await api.protocols.state({ meetingId: id })
    await api.protocols.reopen({ meetingId: id, version: meetingVersion, reason: 'Пропущено решение' })
    const text = 'Принять к сведению'
    await api.meetings.saveDecision({ itemId, id: null, version: null, text, executor: null, dueOn: null, period: '' })
    const { meetingVersion: version } = await api.protocols.state({ meetingId: id })
    await api.protocols.sign({ meetingId: id, version, form: 'full', signedOn: '2026-11-20', signedBy: 'Ветлугина' })
    await api.protocols.markSent({ meetingId: id, sentOn: '2026-11-18', way: 'СЭД' })
    const versions = async () => (await api.protocols.sendings({ meetingId: id })).rows.map((row) => row.versionNumber)
    expect(await versions()).toEqual(Array.from({ length: added }, () => 1))
    expect(await api.protocols.fillSendings({ meetingId: id })).toMatchObject({ added })
    expect((await versions()).slice(added)).toEqual(Array.from({ length: added }, () => 2))
    await expect(api.protocols.fillSendings({ meetingId: id })).rejects.toThrow('уже в списке')
    const { rows } = await api.protocols.sendings({ meetingId: id })
    const [row] = rows
    if (!row) throw new Error('no row')
    const { versionNumber: _, waitingDays: _days, ...line } = row
    await api.protocols.saveSending({ ...line, meetingId: id, sentOn: '2026-11-20' })
    expect((await versions())[0]).toBe(2)
  })

  it('до заседания ничего не направляют', async () => {
    const { api, id } = await readyMeeting()
    await api.protocols.fillSendings({ meetingId: id })
    await expect(api.protocols.markSent({ meetingId: id, sentOn: '2026-11-16', way: '' })).rejects.toMatchObject({
      fields: { sentOn: 'Направлено раньше заседания 17.11.2026' },
    })
  })

  it('получено раньше отправки или в будущем – ошибка у поля', async () => {
    const { api, id } = await readyMeeting()
    const line = {
      meetingId: id,
      id: null,
      version: null,
      what: 'extract' as const,
      personId: null,
      recipientId: null,
      addressee: 'МУП «Заречводоканал»',
      way: '',
      copies: 1,
      receivedBy: '',
      note: '',
    }
    await expect(
      api.protocols.saveSending({ ...line, sentOn: '2026-11-17', receivedOn: '2026-11-16' }),
    ).rejects.toMatchObject({ fields: { receivedOn: 'Получено раньше, чем направлено' } })
    await expect(api.protocols.saveSending({ ...line, sentOn: '2026-11-18', receivedOn: null })).rejects.toMatchObject({
      fields: { sentOn: 'Эта дата ещё не наступила' },
    })
    await expect(api.papers.model({ ref: { kind: 'distribution', meetingId: id } })).rejects.toThrow(
      'Список рассылки пуст',
    )
  })
})

describe('книга протоколов', () => {
  it('держит последнюю подписанную версию каждого, содержание и неподписанные по номерам', async () => {
    const { api, id, sign } = await readyMeeting()
    await api.meetings.create({ heldOn: '2026-11-10', startsAt: null, place: '', number: null })
    await sign()
    const book = await api.protocols.book({ year: 2026 })
    expect(book.years).toEqual([2026])
    expect(book.protocols).toEqual([{ meetingId: id, number: 1, heldOn: '2026-11-17', format: 'inPerson', version: 1 }])
    expect(book.missing.map((one) => one.number)).toEqual([2])
    const text = plain(await api.papers.model({ ref: { kind: 'protocolBook', year: 2026 } }))
    expect(text).toContain('КНИГА ПРОТОКОЛОВ')
    expect(text).toContain('Протокол № 1 от 17.11.2026')
    expect(text).toContain('Не включены, протокол не подписан: № 2 от 10.11.2026.')
    expect(text).toContain('опубликовать график')
  })

  it('за пустой год отвечает, что составлять не из чего', async () => {
    const { api } = await readyMeeting()
    await expect(api.papers.model({ ref: { kind: 'protocolBook', year: 2019 } })).rejects.toThrow(
      'За 2019 год подписанных протоколов нет',
    )
  })
})

describe('замечания о сроках и исполнителях', () => {
  it('выходной день, прошедший срок и вышедший из состава видны, но подписи не мешают', async () => {
    const { api, id, itemId, left, setNow, sign } = await readyMeeting()
    const decide = (text: string, dueOn: string, executorId: number) =>
      api.meetings.saveDecision({
        itemId,
        id: null,
        version: null,
        text,
        executor: { kind: 'person', id: executorId },
        dueOn,
        period: '',
      })
    await decide('Проверить спуск', '2026-11-22', left)
    await decide('Убрать снег', '2026-11-18', left)
    setNow('2026-11-19T10:00')
    const { remarks } = await api.protocols.state({ meetingId: id })
    expect(remarks.map((one) => [one.code, one.isBlocking])).toEqual([
      ['executorLeft', false],
      ['termDayOff', false],
      ['executorLeft', false],
      ['termPassed', false],
    ])
    expect(remarks[1]).toMatchObject({ detail: 'Ближайший рабочий день 23.11.2026', anchor: 'decision-1.2' })
    await sign()
  })
})

describe('выписки', () => {
  it('соисполнитель получает свою, все печатаются одним файлом', async () => {
    const { api, id, itemId, roster, sign } = await readyMeeting()
    await api.meetings.saveDecision({
      itemId,
      id: null,
      version: null,
      text: 'Осветить спуск',
      executor: { kind: 'person', id: roster.roads },
      coExecutors: [{ kind: 'person', id: roster.pos }],
      dueOn: '2026-11-27',
      period: '',
    })
    await sign()
    const { extracts } = await api.protocols.state({ meetingId: id })
    expect(extracts.map((one) => [one.id, one.decisions, one.isCoExecutor])).toEqual([
      [roster.pos, 1, true],
      [roster.roads, 2, false],
    ])
    const one = plain(
      await api.papers.model({ ref: { kind: 'extract', meetingId: id, executor: { kind: 'person', id: roster.pos } } }),
    )
    expect(one).toContain('Соисполнитель – Лапшина О.Д.')
    const all = await api.papers.model({ ref: { kind: 'extracts', meetingId: id } })
    expect(all.blocks.filter((block) => block.type === 'pageBreak')).toHaveLength(1)
    expect(plain(all).match(/"Верно"/g)).toHaveLength(2)
  })

  it('до подписи и во время исправления не делается: она заверяет подписанное', async () => {
    const { api, id, roster, sign } = await readyMeeting()
    const ref = { kind: 'extract' as const, meetingId: id, executor: { kind: 'person' as const, id: roster.roads } }
    const refused = async (): Promise<void> => {
      await expect(api.papers.model({ ref })).rejects.toThrow('Протокол не подписан. Выписку делают из подписанного')
      await expect(api.papers.model({ ref: { kind: 'extracts', meetingId: id } })).rejects.toThrow('не подписан')
      expect((await api.protocols.state({ meetingId: id })).extracts).toEqual([])
    }
    await refused()
    await sign()
    expect(plain(await api.papers.model({ ref }))).toContain('"Верно"')
    const { meetingVersion } = await api.protocols.state({ meetingId: id })
    await api.protocols.reopen({ meetingId: id, version: meetingVersion, reason: 'Пропущено решение' })
    await refused()
  })
})
