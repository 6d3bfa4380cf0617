import { beforeEach, describe, expect, it } from 'vitest'
import { refusal } from '../../../tests/builders/messages.ts'
import { modelLines } from '../../documents/modelText.ts'
import { canonicalJson, sha256 } from '../protocols/protocols.service.ts'
import { isSafeName } from '../exchange/zipReader.ts'
import { reportFiles } from './files.ts'
import { figure, openReports, quarter, week } from './testing.ts'
import type { ReportOffice } from './testing.ts'
import { workbook } from './workbook.ts'

/** Tuesday 17 November 2026: the week of Monday the 16th runs. */
let office: ReportOffice

beforeEach(async () => {
  office = await openReports()
})

describe('a signed report', () => {
  it('is frozen: later cards change neither its figures nor its paper', async () => {
    await office.enter()
    const id = await office.signedNote()
    const paper = await office.api.papers.model({ ref: { kind: 'report', reportId: id } })
    await office.enter()
    const report = await office.get(id)
    expect(figure(report, 'received').now.value).toBe(1)
    expect(report.checks).toEqual([])
    expect(await office.api.papers.model({ ref: { kind: 'report', reportId: id } })).toEqual(paper)
    expect(report.sha256).toBe(sha256(canonicalJson({ figures: report.content, model: paper })))
  })

  it('takes no comment, section or heading', async () => {
    const id = await office.signedNote()
    const { version, specs } = await office.get(id)
    for (const call of [
      office.comment(id, 'summary', 'Поздно'),
      office.api.reports.saveSections({ id, version, sections: specs, hasDefinitions: false }),
      office.api.reports.remove({ id, version }),
    ])
      expect((await refusal(call)).message).toBe('Документ подписан и не меняется. Верните его в работу и повторите')
  })

  it('that was not sent goes back to work and is live again; undo signs it as it was', async () => {
    await office.enter()
    const id = await office.signedNote()
    const before = await office.get(id)
    const back = await office.api.reports.takeBack({ id, version: before.version })
    await office.enter()
    expect(figure(await office.get(id), 'received').now.value).toBe(2)
    await office.api.journal.undo({ operationId: back.operationId })
    expect(await office.get(id)).toMatchObject({ state: 'signed', sha256: before.sha256 })
    expect(figure(await office.get(id), 'received').now.value).toBe(1)
  })

  it('changed while it was at work again does not get its earlier signature back', async () => {
    const id = await office.signedNote()
    const back = await office.api.reports.takeBack({ id, version: (await office.get(id)).version })
    const typed = await office.comment(id, 'proposals', 'Уже убрали', 'Проверить уборку на Речной')
    const refused = await refusal(office.api.journal.undo({ operationId: back.operationId }))
    expect(refused.message).toContain('запись меняли ещё раз')
    await office.api.journal.undo({ operationId: typed.operationId })
    await office.api.journal.undo({ operationId: back.operationId })
    expect((await office.get(id)).state).toBe('signed')
  })

  it('sent never changes, by no act and by no undo; a new version names it', async () => {
    const id = await office.signedNote()
    const sent = await office.send(id)
    const { version } = await office.get(id)
    expect((await refusal(office.api.reports.takeBack({ id, version }))).message).toContain('больше не меняется')
    expect((await refusal(office.api.journal.undo({ operationId: sent.operationId }))).message).toContain(
      'отправленное исправляется новой версией',
    )
    const again = await office.api.reports.create({
      kind: 'weekly',
      period: week(),
      requestId: null,
      replacesId: id,
    })
    expect(await office.get(again.id)).toMatchObject({ state: 'draft', replaces: { id } })
    expect((await office.get(again.id)).content.sections.at(-1)?.comment).toBe('Проверить уборку на Речной')
    expect(await office.get(id)).toMatchObject({ state: 'sent', replacedBy: { id: again.id } })
  })

  it('of the week before is what the next note says its changes against', async () => {
    office.setNow('2026-11-13T11:00')
    await office.enter({ receivedAt: '2026-11-10T09:00' })
    const id = await office.draft('weekly', week('2026-11-10'))
    await office.comment(id, 'proposals', 'Добавить машину на вывоз')
    const { version } = await office.get(id)
    await office.api.reports.sign({ id, version, signedOn: '2026-11-13', number: '45', signerId: office.curator })
    office.setNow('2026-11-17T10:42')
    await office.enter({ receivedAt: '2026-11-11T09:00' })
    for (let index = 0; index < 3; index += 1) await office.enter()
    const next = await office.get(await office.draft('weekly', week()))
    expect(next.content.changes).toMatchObject({ reportId: id, number: '45', signedOn: '2026-11-13' })
    expect(next.content.changes?.figures.find(({ key }) => key === 'received')).toMatchObject({
      earlier: 1,
      now: { value: 3 },
    })
    expect(next.content.sections.at(-1)).toMatchObject({
      comment: '',
      earlierComment: 'Добавить машину на вывоз',
    })
  })
})

describe('a report that leaves the office', () => {
  const period = quarter('2026-08-01')
  async function sentReport(): Promise<number> {
    await office.enter({ receivedAt: '2026-09-10T09:00', registeredAt: '2026-09-10T09:00' })
    const id = await office.draft('quarterly', period)
    await office.sign(id, '01-14/31')
    await office.send(id)
    return id
  }

  it('goes into a package of its days as DOCX and XLSX, the note for the Глава and drafts stay', async () => {
    await office.signedNote()
    expect(reportFiles(office.db, { from: '2026-07-01', to: '2026-12-31' })).toEqual([])
    await sentReport()
    const files = reportFiles(office.db, { from: '2026-07-01', to: '2026-09-30' })
    expect(files.map(({ name }) => name.split('.').at(-1))).toEqual(['docx', 'xlsx'])
    expect(files[0]?.title).toContain('III квартал 2026, отправлено 17.11.2026')
    expect(reportFiles(office.db, { from: '2026-07-01', to: '2026-08-31' })).toEqual([])
  })

  it('has a name in the package that every disk takes, however long its title is, and none twice', async () => {
    const titled = async (of: typeof period, title: string) => {
      await office.enter({ receivedAt: `${of.from}T09:00`, registeredAt: `${of.from}T09:00` })
      const id = await office.draft('quarterly', of)
      const { version, addressee, signerId } = await office.get(id)
      await office.api.reports.saveHead({ id, version, title, number: '', addressee, signerId })
      await office.sign(id)
      await office.send(id)
    }
    await titled(period, `Отчёт о ${'работе с сообщениями и '.repeat(12)}обращениями`)
    await titled(quarter('2026-05-01'), 'Отчёт: «итоги» за квартал?')
    const names = reportFiles(office.db, { from: '2026-01-01', to: '2026-12-31' }).map(({ name }) => name)
    expect(names).toHaveLength(4)
    for (const name of names) {
      expect(isSafeName(name)).toBe(true)
      expect(Buffer.byteLength(name)).toBeLessThan(255)
    }
    expect(names[0]).toBe('Отчёт «итоги» за квартал, II квартал 2026.docx')
    expect(names[2]).toMatch(/^Отчёт о работе .+ … .+обращениями, III квартал 2026\.docx$/u)
  })

  it('goes with a covering letter that names it', async () => {
    const reportId = await sentReport()
    const model = await office.api.papers.model({
      ref: {
        kind: 'coverLetter',
        about: { letter: 'report', reportId },
        addressee: 'Центр управления регионом',
        body: '',
        appendices: [{ title: 'отчёт', sheets: 9 }],
        number: '01-12/9',
        date: '2026-11-17',
        signer: { kind: 'person', id: office.curator },
        contact: '',
      },
    })
    expect(modelLines(model).join(' ').replaceAll('\u00a0', ' ')).toContain(
      'Направляем документ «Квартальный отчёт», период: III квартал 2026.',
    )
  })

  it('is a workbook of figures with definitions and every table on a sheet', async () => {
    const id = await sentReport()
    const { name, size } = await office.api.reports.exportXlsx({ id })
    expect(name).toBe('Квартальный отчёт, III квартал 2026.xlsx')
    expect(size).toBeGreaterThan(3000)
    const { content } = await office.get(id)
    const sheets = workbook(content)
    const titles = content.sections.flatMap(({ tables }) => tables.map(({ title }) => title))
    expect(titles.length).toBeGreaterThan(2)
    expect(sheets.map((sheet) => sheet.name)).toEqual(['Показатели', ...titles, 'Пробелы в данных'])
    const [figures] = sheets
    const [head, rows] = [figures?.columns.map(({ title }) => title) ?? [], [...((figures?.rows ?? []) as unknown[][])]]
    const share = rows.find((row) => row[1] === 'Доля ответов в срок') ?? []
    expect(share[head.indexOf('Знаменатель по определению')]).toBe('все закрытые и открытые с истёкшим сроком')
  })
})
