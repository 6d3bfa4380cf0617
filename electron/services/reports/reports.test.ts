import { beforeEach, describe, expect, it } from 'vitest'
import { openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { periodBefore, periodOf } from '../../contract/periods.ts'
import type { Period } from '../../contract/periods.ts'
import type { ReportKind, ReportSets, ReportView } from '../../contract/reports.ts'
import { modelLines } from '../../documents/modelText.ts'
import { canonicalJson, sha256 } from '../protocols/protocols.service.ts'
import { dueOf } from './due.ts'
import { reportFiles } from './files.ts'
import { workbook } from './workbook.ts'

/** Tuesday 17 November 2026: the week of Monday the 16th runs. */
let office: TestMessages
let curator: number

beforeEach(async () => {
  office = await openTestMessages()
  curator = await signer(office)
})

/** A куратор in the состав, who may sign. */
async function signer({ api }: TestMessages): Promise<number> {
  const { roles } = await api.directory.all({})
  const role = roles.find(({ code }) => code === 'curator') ?? roles[0]
  if (!role) throw new Error('The preset has no role')
  const { id } = await api.members.savePerson({
    id: null,
    version: null,
    isPostOnly: false,
    surname: 'Вершинин',
    name: 'Алексей',
    patronymic: 'Павлович',
    post: 'заместитель Главы администрации',
    organisation: '',
    isServant: true,
    workPhone: '',
    workEmail: '',
    consentOn: null,
    consentNote: '',
    note: '',
  })
  await api.members.appoint({
    personId: id,
    roleId: role.id,
    blockIds: [],
    channelId: null,
    fromOn: '2026-01-01',
    toOn: null,
    act: null,
    isTemporary: false,
    note: '',
    endsPrevious: false,
  })
  return id
}

const week = (day = '2026-11-17'): Period => periodOf('week', day)
const quarter = (day = '2026-08-01'): Period => periodOf('quarter', day)

async function draft(kind: ReportKind, period: Period): Promise<number> {
  return (await office.api.reports.create({ kind, period, requestId: null, replacesId: null })).id
}
const get = (id: number): Promise<ReportView> => office.api.reports.get({ id })
const comment = (id: number, section: string, text: string, was = '') =>
  office.api.reports.saveComment({ id, section: section as 'summary', was, comment: text })
async function sign(id: number, number = '1') {
  const { version } = await get(id)
  return office.api.reports.sign({ id, version, signedOn: '2026-11-17', number, signerId: curator })
}
async function send(id: number) {
  const { version } = await get(id)
  return office.api.reports.markSent({ id, version, sentOn: '2026-11-17', sentTo: 'Глава округа', way: 'лично' })
}
async function signedNote(period = week()): Promise<number> {
  const id = await draft('weekly', period)
  await comment(id, 'proposals', 'Проверить уборку на Речной')
  await sign(id)
  return id
}
const figure = (report: ReportView, key: string) => {
  const found = report.content.sections.flatMap(({ figures }) => figures).find((one) => one.key === key)
  if (!found) throw new Error(`No figure ${key}`)
  return found
}

describe('a draft', () => {
  it('counts anew each time it is opened', async () => {
    const id = await draft('weekly', week())
    expect(figure(await get(id), 'received').now.value).toBe(0)
    await office.enter()
    expect(figure(await get(id), 'received').now.value).toBe(1)
  })

  it('has the twelve sections of the note in their order', async () => {
    const { content } = await get(await draft('weekly', week()))
    expect(content.sections.map(({ title }) => title)).toEqual([
      'Сводка',
      'Каналы поступления',
      'Темы и отраслевые блоки, динамика',
      'Территории',
      'Сроки и просрочки',
      'Рейтинг получателей',
      'Повторные сообщения и низкие оценки',
      'Первопричины и дорожные карты',
      'Информационные риски',
      'Госпаблики',
      'Поручения',
      'Предложения Главе',
    ])
  })

  it('shows figures that are the counts of the lists they open, in tables and charts too', async () => {
    for (const [index, themeId] of [office.theme(0), office.theme(1), null].entries())
      await office.enter({ themeId, receivedAt: `2026-11-1${6 + (index % 2)}T09:00`, blockId: office.block('housing') })
    for (const themeId of [office.theme(0), office.theme(1)])
      await office.enter({ themeId, recipientId: office.recipient(0) })
    const { content } = await get(await draft('weekly', week()))
    let opened = 0
    const check = async (value: number | null, opens: unknown) => {
      const link = opens as { kind: string; filter: object } | null
      if (value === null || link === null || link.kind !== 'cases') return
      opened += 1
      expect(await office.api.messages.count({ filter: link.filter })).toMatchObject({ total: value })
    }
    for (const section of content.sections) {
      for (const { unit, now } of section.figures) {
        if (unit === 'count') await check(now.value, now.opens)
        await check(now.whole, now.wholeOpens)
      }
      for (const { rows } of section.tables)
        for (const { cells } of rows) for (const cell of cells) await check(cell.value, cell.opens)
      for (const { series } of section.charts)
        for (const one of series) for (const [at, value] of one.values.entries()) await check(value, one.opens[at])
    }
    for (const gap of content.gaps) await check(gap.amount, gap.opens)
    expect(content.gaps.find(({ key }) => key === 'recipientsSilent')?.amount).toBe(2)
    expect(opened).toBeGreaterThan(25)
  })

  it('is compared with as many days of the week before, not with all of it', async () => {
    for (const day of ['2026-11-09', '2026-11-10', '2026-11-12', '2026-11-14'])
      await office.enter({ receivedAt: `${day}T09:00` })
    await office.enter({ receivedAt: '2026-11-16T09:00' })
    await office.enter({ receivedAt: '2026-11-02T09:00' })
    const report = await get(await draft('weekly', week()))
    expect(report.content).toMatchObject({ isRunning: true, before: { from: '2026-11-09', to: '2026-11-10' } })
    expect(figure(report, 'received')).toMatchObject({ now: { value: 1 }, before: { value: 2 }, yearAgo: null })
    expect(report.checks.map(({ text }) => text)).toContain(
      'Период заканчивается 22.11.2026: подписанные числа будут неполными',
    )
  })

  it('compares no state of today with an older week, whose cards have had longer to be answered', async () => {
    await office.enter({ receivedAt: '2026-11-09T09:00' })
    await office.enter({ receivedAt: '2026-11-16T09:00' })
    const report = await get(await draft('weekly', week()))
    expect(figure(report, 'open')).toMatchObject({ now: { value: 1 }, before: null, yearAgo: null })
    expect(figure(report, 'received')).toMatchObject({ before: { value: 1 } })
  })

  it('is of the week that the office lives by: from Thursday to Wednesday', async () => {
    await office.api.office.saveSettings({ settings: { weekStart: 4 } })
    const refused = await refusal(draft('weekly', week()))
    expect(refused.fields?.['period']).toContain('Неделя начинается не с того дня')
    const period = periodOf('week', '2026-11-17', 4)
    expect(period).toMatchObject({ from: '2026-11-12', to: '2026-11-18' })
    await office.enter({ receivedAt: '2026-11-12T00:00' })
    await office.enter({ receivedAt: '2026-11-11T23:59' })
    expect(figure(await get(await draft('weekly', period)), 'received').now.value).toBe(1)
  })

  it('counts civil days of the office, whatever the zone of the PC is', async () => {
    await office.enter({ receivedAt: '2026-11-16T00:00' })
    await office.enter({ receivedAt: '2026-11-15T23:59' })
    const id = await draft('weekly', week())
    const zone = process.env['TZ']
    const counted: (number | null)[] = []
    for (const name of ['Europe/Kaliningrad', 'Asia/Kamchatka']) {
      process.env['TZ'] = name
      counted.push(figure(await get(id), 'received').now.value)
    }
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
    expect(counted).toEqual([1, 1])
  })

  it('says of a period without data that there is none, and shows no rows of nothing', async () => {
    const { content } = await get(await draft('quarterly', quarter('2026-02-01')))
    expect(content.gaps).toContainEqual({
      key: 'noCards',
      text: 'За период в реестре нет ни одной карточки',
      amount: null,
      opens: null,
    })
    expect(content.sections.flatMap(({ tables }) => tables)).toEqual([])
    for (const { key, state, sentences } of content.sections) {
      if (state === 'counted') expect(sentences, key).not.toEqual([])
      // «Доля в срок –.» says nothing.
      for (const sentence of sentences) expect(sentence).not.toMatch(/–\.$/u)
    }
    expect(content).toMatchObject({ before: null, yearAgo: null })
  })

  it('keeps a card in the quarter of its receipt when its term is extended into the next one', async () => {
    const { id } = await office.enterAppeal({ receivedAt: '2026-09-10T09:00', registeredAt: '2026-09-10T09:00' })
    const card = await office.card(id)
    await office.api.messages.extend({
      id,
      version: card.version,
      days: 30,
      reason: 'Запрошены документы',
      noticeOn: null,
      noticeHow: '',
    })
    expect((await office.card(id)).dueAt?.slice(0, 7)).toBe('2026-11')
    office.setNow('2026-11-17T10:42')
    const third = await get(await draft('quarterly', quarter('2026-08-01')))
    const fourth = await get(await draft('quarterly', quarter('2026-11-01')))
    expect(figure(third, 'received').now.value).toBe(1)
    expect(figure(fourth, 'received').now.value).toBe(0)
  })

  it('says of what this version keeps no records of that there are none, never zero', async () => {
    const { content } = await get(await draft('weekly', week()))
    for (const key of ['causes', 'risks', 'publicPages']) {
      const section = content.sections.find((one) => one.key === key)
      expect(section).toMatchObject({ state: 'notKept', figures: [], tables: [] })
      expect(section?.sentences).toEqual(['Учёт не ведётся в этой версии реестра, поэтому чисел нет.'])
    }
    expect(content.gaps.filter(({ key }) => key === 'notKept')).toHaveLength(3)
  })

  it('lists what is missing in the cards, each with its list', async () => {
    await office.enter({ blockId: null, themeId: null, territoryId: null, recipientId: null })
    const { content } = await get(await draft('weekly', week()))
    const keys = content.gaps.map(({ key }) => key)
    for (const key of ['noTheme', 'noTerritory', 'noRecipient']) expect(keys).toContain(key)
    expect(content.gaps.find(({ key }) => key === 'noTheme')).toMatchObject({
      amount: 1,
      opens: { kind: 'cases', filter: { themeIds: [null] } },
    })
  })
})

describe('comments', () => {
  it('are kept beside their section and taken back by one step', async () => {
    const id = await draft('weekly', week())
    await comment(id, 'summary', 'Рост из-за снегопада')
    const second = await comment(id, 'summary', 'Рост в дни снегопада', 'Рост из-за снегопада')
    expect((await get(id)).content.sections[0]?.comment).toBe('Рост в дни снегопада')
    await office.api.journal.undo({ operationId: second.operationId })
    expect((await get(id)).content.sections[0]?.comment).toBe('Рост из-за снегопада')
  })

  it('of two people on two sections do not disturb each other, on one they do', async () => {
    const id = await draft('weekly', week())
    await comment(id, 'summary', 'Первый')
    await comment(id, 'terms', 'Второй')
    const refused = await refusal(comment(id, 'summary', 'Третий', ''))
    expect(refused.code).toBe('conflict')
    expect((await get(id)).content.sections.map((one) => one.comment).filter((text) => text !== '')).toEqual([
      'Первый',
      'Второй',
    ])
  })

  it('that a section needs stand against the signature while they are not typed', async () => {
    const id = await draft('weekly', week())
    const early = { id, version: (await get(id)).version, signedOn: '2026-11-13', number: '', signerId: curator }
    expect((await refusal(office.api.reports.sign(early))).fields?.['signedOn']).toContain(
      'Период начинается 16.11.2026',
    )
    const refused = await refusal(sign(id))
    expect(refused.message).toContain('Раздел «Предложения Главе»: напишите текст')
  })
})

describe('a signed report', () => {
  it('is frozen: later cards change neither its figures nor its paper', async () => {
    await office.enter()
    const id = await signedNote()
    const paper = await office.api.papers.model({ ref: { kind: 'report', reportId: id } })
    await office.enter()
    const report = await get(id)
    expect(figure(report, 'received').now.value).toBe(1)
    expect(report.checks).toEqual([])
    expect(await office.api.papers.model({ ref: { kind: 'report', reportId: id } })).toEqual(paper)
    expect(report.sha256).toBe(sha256(canonicalJson({ figures: report.content, model: paper })))
  })

  it('takes no comment, section or heading', async () => {
    const id = await signedNote()
    const { version, specs } = await get(id)
    for (const call of [
      comment(id, 'summary', 'Поздно'),
      office.api.reports.saveSections({ id, version, sections: specs, hasDefinitions: false }),
      office.api.reports.remove({ id, version }),
    ])
      expect((await refusal(call)).message).toBe('Документ подписан и не меняется. Верните его в работу и повторите')
  })

  it('that was not sent goes back to work and is live again; undo signs it as it was', async () => {
    await office.enter()
    const id = await signedNote()
    const before = await get(id)
    const back = await office.api.reports.takeBack({ id, version: before.version })
    await office.enter()
    expect(figure(await get(id), 'received').now.value).toBe(2)
    await office.api.journal.undo({ operationId: back.operationId })
    expect(await get(id)).toMatchObject({ state: 'signed', sha256: before.sha256 })
    expect(figure(await get(id), 'received').now.value).toBe(1)
  })

  it('sent never changes, by no act and by no undo; a new version names it', async () => {
    const id = await signedNote()
    const sent = await send(id)
    const { version } = await get(id)
    expect((await refusal(office.api.reports.takeBack({ id, version }))).message).toContain('больше не меняется')
    expect((await refusal(office.api.journal.undo({ operationId: sent.operationId }))).message).toContain(
      'больше не меняется',
    )
    const again = await office.api.reports.create({
      kind: 'weekly',
      period: week(),
      requestId: null,
      replacesId: id,
    })
    expect(await get(again.id)).toMatchObject({ state: 'draft', replaces: { id } })
    expect((await get(again.id)).content.sections.at(-1)?.comment).toBe('Проверить уборку на Речной')
    expect(await get(id)).toMatchObject({ state: 'sent', replacedBy: { id: again.id } })
  })

  it('of the week before is what the next note says its changes against', async () => {
    office.setNow('2026-11-13T11:00')
    await office.enter({ receivedAt: '2026-11-10T09:00' })
    const id = await draft('weekly', week('2026-11-10'))
    await comment(id, 'proposals', 'Добавить машину на вывоз')
    const { version } = await get(id)
    await office.api.reports.sign({ id, version, signedOn: '2026-11-13', number: '45', signerId: curator })
    office.setNow('2026-11-17T10:42')
    await office.enter({ receivedAt: '2026-11-11T09:00' })
    for (let index = 0; index < 3; index += 1) await office.enter()
    const next = await get(await draft('weekly', week()))
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
    const id = await draft('quarterly', period)
    await sign(id, '01-14/31')
    await send(id)
    return id
  }

  it('goes into a package of its days as DOCX and XLSX, the note for the Глава and drafts stay', async () => {
    await signedNote()
    expect(reportFiles(office.db, { from: '2026-07-01', to: '2026-12-31' })).toEqual([])
    await sentReport()
    const files = reportFiles(office.db, { from: '2026-07-01', to: '2026-09-30' })
    expect(files.map(({ name }) => name.split('.').at(-1))).toEqual(['docx', 'xlsx'])
    expect(files[0]?.title).toContain('III квартал 2026, отправлено 17.11.2026')
    expect(reportFiles(office.db, { from: '2026-07-01', to: '2026-08-31' })).toEqual([])
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
        signer: { kind: 'person', id: curator },
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
    const { content } = await get(id)
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

describe('the set of a kind', () => {
  it('is copied into the report: a later change of the setting leaves it as it is', async () => {
    const id = await draft('weekly', week())
    const { settings } = await office.api.office.get({})
    const { weekly } = settings.reports
    await office.api.office.saveSettings({
      settings: { reports: { ...settings.reports, weekly: { ...weekly, sections: weekly.sections.slice(0, 2) } } },
    })
    expect((await get(id)).specs).toHaveLength(12)
    expect((await get(await draft('weekly', periodBefore(week())))).specs).toHaveLength(2)
  })

  it('takes sections and indicators of the office, and refuses an indicator that is not there', async () => {
    const own = await office.api.analytics.saveOwnIndicator({
      id: null,
      version: null,
      name: 'Доля дорожных',
      definition: 'карточки блока ЖКХ',
      part: { blockIds: [office.block('housing')] },
      whole: {},
    })
    const id = await draft('weekly', week())
    const { version } = await get(id)
    const section = { title: 'Дороги', hasTables: false, hasCharts: false, needsComment: false } as const
    const save = (indicators: string[]) =>
      office.api.reports.saveSections({
        id,
        version,
        sections: [{ key: 'own:1', indicators, ...section }],
        hasDefinitions: true,
      })
    expect((await refusal(save(['own:77']))).fields?.['sections']).toContain('own:77')
    await save([`own:${own.id}`, 'received'])
    const { content } = await get(id)
    expect(content.sections.map(({ title, state }) => [title, state])).toEqual([['Дороги', 'typed']])
    expect(content.definitions.map(({ name }) => name)).toContain('Доля дорожных')
    const [indicator] = await office.api.analytics.ownIndicators({})
    await office.api.analytics.removeOwnIndicator({ id: own.id, version: indicator?.version ?? 0 })
    const after = await get(id)
    expect(after.content.sections[0]?.figures.map(({ key }) => key)).toEqual(['received'])
    expect(after.content.gaps.map(({ text }) => text)).toContain(
      `Показатель own:${own.id} раздела «Дороги» удалён из показателей органа, поэтому числа нет`,
    )
  })
})

describe('what is due', () => {
  it('is the note of the running week until Friday noon, and no more once it is sent', async () => {
    await office.enter()
    expect(await office.api.reports.next({})).toMatchObject([
      { kind: 'weekly', period: week(), dueAt: '2026-11-20T12:00', isOverdue: false, reportId: null },
    ])
    await send(await signedNote())
    expect((await office.api.reports.next({})).filter(({ kind }) => kind === 'weekly')).toEqual([])
  })

  it('is the quarterly report by the tenth after the quarter, overdue when it was begun and not sent', async () => {
    office.setNow('2026-10-05T10:00')
    await office.enter({ receivedAt: '2026-09-10T09:00' })
    const id = await draft('quarterly', quarter('2026-08-01'))
    const due = async () => (await office.api.reports.next({})).find(({ kind }) => kind === 'quarterly')
    expect(await due()).toMatchObject({ dueAt: '2026-10-10', isOverdue: false, reportId: id, state: 'draft' })
    office.setNow('2026-10-11T00:00')
    expect(await due()).toMatchObject({ isOverdue: true })
  })
})

describe('a term of the note', () => {
  const dueWith = async (term: ReportSets['weekly']['term'], period: { from: string; to: string }) => {
    const { settings } = await office.api.office.get({})
    return dueOf({ ...settings.reports, weekly: { ...settings.reports.weekly, term } }, 'weekly', period)
  }
  const thursdays = { from: '2026-11-12', to: '2026-11-18' }

  it('falls on its day inside the week or on the first such day after it, whatever day the week begins', async () => {
    const friday = { weekday: 5, time: '12:00' } as const
    expect(await dueWith({ ...friday, when: 'inWeek' }, thursdays)).toBe('2026-11-13T12:00')
    expect(await dueWith({ ...friday, when: 'afterWeek' }, thursdays)).toBe('2026-11-20T12:00')
    expect(await dueWith({ weekday: 4, time: '09:00', when: 'afterWeek' }, thursdays)).toBe('2026-11-19T09:00')
  })

  it('is none where the office has set none', async () => {
    expect(await dueWith(null, thursdays)).toBeNull()
  })
})

it('materials are made for a request of the ЦУР over days of its own, and the request knows of them', async () => {
  const request = await office.api.centreRequests.create({
    kind: 'request',
    centreNumber: '01-15/77',
    centreDatedOn: '2026-11-16',
    receivedOn: '2026-11-16',
    title: 'О сообщениях на уборку снега',
    text: '',
    blockId: null,
    note: '',
    executor: null,
    dueAt: '2026-11-20T12:00',
    tickets: [],
  })
  await office.enter({ receivedAt: '2026-10-20T09:00' })
  expect((await office.api.reports.openRequests({})).map(({ id }) => id)).toEqual([request.id])
  const { id } = await office.api.reports.create({
    kind: 'request',
    period: { kind: 'custom', from: '2026-10-15', to: '2026-11-10' },
    requestId: request.id,
    replacesId: null,
  })
  const report = await get(id)
  expect(report).toMatchObject({
    title: 'Материалы по запросу: О сообщениях на уборку снега',
    request: { id: request.id, number: 'Ц-1', dueAt: '2026-11-20T12:00' },
  })
  expect(figure(report, 'received').now.value).toBe(1)
  expect(await office.api.reports.openRequests({})).toEqual([])
  expect((await office.api.centreRequests.get({ id: request.id })).reports).toMatchObject([{ id, state: 'draft' }])
})

it('a second report of a kind for the same days is refused, materials want their request', async () => {
  await draft('weekly', week())
  expect((await refusal(draft('weekly', week()))).message).toContain('уже есть')
  expect((await refusal(draft('request', week()))).fields?.['requestId']).toBe('Выберите запрос ЦУР')
})
