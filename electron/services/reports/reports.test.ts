import { beforeEach, describe, expect, it } from 'vitest'
import { refusal } from '../../../tests/builders/messages.ts'
import { periodBefore, periodOf } from '../../contract/periods.ts'
import { figure, openReports, quarter, week } from './testing.ts'
import type { ReportOffice } from './testing.ts'
import { texts } from './texts.ts'

/** Tuesday 17 November 2026: the week of Monday the 16th runs. */
let office: ReportOffice

beforeEach(async () => {
  office = await openReports()
})

describe('a draft', () => {
  it('counts anew each time it is opened', async () => {
    const id = await office.draft('weekly', week())
    expect(figure(await office.get(id), 'received').now.value).toBe(0)
    await office.enter()
    expect(figure(await office.get(id), 'received').now.value).toBe(1)
  })

  it('has the twelve sections of the note in their order', async () => {
    const { content } = await office.get(await office.draft('weekly', week()))
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
    const { content } = await office.get(await office.draft('weekly', week()))
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
    const report = await office.get(await office.draft('weekly', week()))
    expect(report.content).toMatchObject({ isRunning: true, before: { from: '2026-11-09', to: '2026-11-10' } })
    expect(figure(report, 'received')).toMatchObject({ now: { value: 1 }, before: { value: 2 }, yearAgo: null })
    expect(report.checks.map(({ text }) => text)).toContain(
      'Период заканчивается 22.11.2026: подписанные числа будут неполными',
    )
  })

  it('compares no state of today with an older week, whose cards have had longer to be answered', async () => {
    await office.enter({ receivedAt: '2026-11-09T09:00' })
    await office.enter({ receivedAt: '2026-11-16T09:00' })
    const report = await office.get(await office.draft('weekly', week()))
    expect(figure(report, 'open')).toMatchObject({ now: { value: 1 }, before: null, yearAgo: null })
    expect(figure(report, 'received')).toMatchObject({ before: { value: 1 } })
  })

  it('is of the week that the office lives by: from Thursday to Wednesday', async () => {
    await office.api.office.saveSettings({ settings: { weekStart: 4 } })
    const refused = await refusal(office.draft('weekly', week()))
    expect(refused.fields?.['period']).toContain('Неделя начинается не с того дня')
    const period = periodOf('week', '2026-11-17', 4)
    expect(period).toMatchObject({ from: '2026-11-12', to: '2026-11-18' })
    await office.enter({ receivedAt: '2026-11-12T00:00' })
    await office.enter({ receivedAt: '2026-11-11T23:59' })
    expect(figure(await office.get(await office.draft('weekly', period)), 'received').now.value).toBe(1)
  })

  it('counts civil days of the office, whatever the zone of the PC is', async () => {
    await office.enter({ receivedAt: '2026-11-16T00:00' })
    await office.enter({ receivedAt: '2026-11-15T23:59' })
    const id = await office.draft('weekly', week())
    const zone = process.env['TZ']
    const counted: (number | null)[] = []
    for (const name of ['Europe/Kaliningrad', 'Asia/Kamchatka']) {
      process.env['TZ'] = name
      counted.push(figure(await office.get(id), 'received').now.value)
    }
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
    expect(counted).toEqual([1, 1])
  })

  it('says of a period without data that there is none, and shows no rows of nothing', async () => {
    const { content } = await office.get(await office.draft('quarterly', quarter('2026-02-01')))
    expect(content.gaps).toContainEqual({
      key: 'noCards',
      text: 'За период в реестре нет ни одной карточки',
      amount: null,
      opens: null,
    })
    // The map of the decree says of each duty that nothing was done.
    const counted = content.sections.filter(({ key }) => key !== 'positionMap')
    expect(counted.flatMap(({ tables }) => tables)).toEqual([])
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
    const third = await office.get(await office.draft('quarterly', quarter('2026-08-01')))
    const fourth = await office.get(await office.draft('quarterly', quarter('2026-11-01')))
    expect(figure(third, 'received').now.value).toBe(1)
    expect(figure(fourth, 'received').now.value).toBe(0)
  })

  it('says of what this version keeps no records of that there are none, never zero', async () => {
    const { content } = await office.get(await office.draft('weekly', week()))
    for (const key of ['causes', 'risks', 'publicPages']) {
      const section = content.sections.find((one) => one.key === key)
      expect(section).toMatchObject({ state: 'notKept', figures: [], tables: [] })
      expect(section?.sentences).toEqual(['Учёт не ведётся в этой версии реестра, поэтому чисел нет.'])
    }
    expect(content.gaps.filter(({ key }) => key === 'notKept')).toHaveLength(3)
  })

  it('speaks of one gap in the singular', () => {
    expect(texts.checks.gaps(1)).toBe('Остался 1 пробел в данных, он перечислен в конце документа')
    expect(texts.checks.gaps(3)).toBe('Осталось 3 пробела в данных, они перечислены в конце документа')
  })

  it('lists what is missing in the cards, each with its list', async () => {
    await office.enter({ blockId: null, themeId: null, territoryId: null, recipientId: null })
    const { content } = await office.get(await office.draft('weekly', week()))
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
    const id = await office.draft('weekly', week())
    await office.comment(id, 'summary', 'Рост из-за снегопада')
    const second = await office.comment(id, 'summary', 'Рост в дни снегопада', 'Рост из-за снегопада')
    expect((await office.get(id)).content.sections[0]?.comment).toBe('Рост в дни снегопада')
    await office.api.journal.undo({ operationId: second.operationId })
    expect((await office.get(id)).content.sections[0]?.comment).toBe('Рост из-за снегопада')
  })

  it('of two people on two sections do not disturb each other, on one they do', async () => {
    const id = await office.draft('weekly', week())
    await office.comment(id, 'summary', 'Первый')
    await office.comment(id, 'terms', 'Второй')
    const refused = await refusal(office.comment(id, 'summary', 'Третий', ''))
    expect(refused.code).toBe('conflict')
    expect((await office.get(id)).content.sections.map((one) => one.comment).filter((text) => text !== '')).toEqual([
      'Первый',
      'Второй',
    ])
  })

  it('that a section needs stand against the signature while they are not typed', async () => {
    const id = await office.draft('weekly', week())
    const early = {
      id,
      version: (await office.get(id)).version,
      signedOn: '2026-11-13',
      number: '',
      signerId: office.curator,
    }
    expect((await refusal(office.api.reports.sign(early))).fields?.['signedOn']).toContain(
      'Период начинается 16.11.2026',
    )
    const refused = await refusal(office.sign(id))
    expect(refused.message).toContain('Раздел «Предложения Главе»: напишите текст')
  })
})

describe('the set of a kind', () => {
  it('is copied into the report: a later change of the setting leaves it as it is', async () => {
    const id = await office.draft('weekly', week())
    const { settings } = await office.api.office.get({})
    const { weekly } = settings.reports
    await office.api.office.saveSettings({
      settings: { reports: { ...settings.reports, weekly: { ...weekly, sections: weekly.sections.slice(0, 2) } } },
    })
    expect((await office.get(id)).specs).toHaveLength(12)
    expect((await office.get(await office.draft('weekly', periodBefore(week())))).specs).toHaveLength(2)
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
    const id = await office.draft('weekly', week())
    const { version } = await office.get(id)
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
    const { content } = await office.get(id)
    expect(content.sections.map(({ title, state }) => [title, state])).toEqual([['Дороги', 'typed']])
    expect(content.definitions.map(({ name }) => name)).toContain('Доля дорожных')
    const [indicator] = await office.api.analytics.ownIndicators({})
    await office.api.analytics.removeOwnIndicator({ id: own.id, version: indicator?.version ?? 0 })
    const after = await office.get(id)
    expect(after.content.sections[0]?.figures.map(({ key }) => key)).toEqual(['received'])
    expect(after.content.gaps.map(({ text }) => text)).toContain(
      `Показатель own:${own.id} раздела «Дороги» удалён из показателей органа, поэтому числа нет`,
    )
  })
})

it('materials are made for a request of the ЦУР over days of its own, and the request knows of them', async () => {
  const requestId = await office.request()
  await office.enter({ receivedAt: '2026-10-20T09:00' })
  expect((await office.api.reports.openRequests({})).map(({ id }) => id)).toEqual([requestId])
  const { id } = await office.api.reports.create({
    kind: 'request',
    period: { kind: 'custom', from: '2026-10-15', to: '2026-11-10' },
    requestId,
    replacesId: null,
  })
  const report = await office.get(id)
  expect(report).toMatchObject({
    title: 'Материалы по запросу: О сообщениях на уборку снега',
    request: { id: requestId, number: 'Ц-1', dueAt: '2026-11-20T12:00' },
  })
  expect(figure(report, 'received').now.value).toBe(1)
  expect(await office.api.reports.openRequests({})).toEqual([])
  expect((await office.api.centreRequests.get({ id: requestId })).reports).toMatchObject([{ id, state: 'draft' }])
})

it('a second report of a kind for the same days is refused, materials want their request', async () => {
  await office.draft('weekly', week())
  expect((await refusal(office.draft('weekly', week()))).fields?.['period']).toContain('уже есть')
  expect((await refusal(office.draft('request', week()))).fields?.['requestId']).toBe('Выберите запрос ЦУР')
})

describe('taking back a removal', () => {
  it('brings no second report of the same days', async () => {
    const id = await office.draft('weekly', week())
    const removed = await office.api.reports.remove({ id, version: 1 })
    await office.draft('weekly', week())
    const refused = await refusal(office.api.journal.undo({ operationId: removed.operationId }))
    expect(refused.message).toBe('Отменить нельзя: другой такой документ за этот период уже есть. Сначала удалите его')
  })

  it('brings no second new version of a sent report', async () => {
    const sent = await office.signedNote()
    await office.send(sent)
    const newVersion = { kind: 'weekly', period: week(), requestId: null, replacesId: sent } as const
    const { id } = await office.api.reports.create(newVersion)
    const removed = await office.api.reports.remove({ id, version: 1 })
    await office.api.reports.create(newVersion)
    const refused = await refusal(office.api.journal.undo({ operationId: removed.operationId }))
    expect(refused.message).toBe(
      'Отменить нельзя: у отправленного документа уже есть другая новая редакция. Сначала удалите её',
    )
  })

  it('brings no materials on a request that is in the trash', async () => {
    const requestId = await office.request()
    const period = { kind: 'custom', from: '2026-10-15', to: '2026-11-10' } as const
    const { id } = await office.api.reports.create({ kind: 'request', period, requestId, replacesId: null })
    const removed = await office.api.reports.remove({ id, version: 1 })
    const request = await office.api.centreRequests.remove({ id: requestId, version: 1 })
    const refused = await refusal(office.api.journal.undo({ operationId: removed.operationId }))
    expect(refused.message).toBe(
      'Отменить нельзя: запрос ЦУР, к которому сделан документ, удалён. Сначала верните запрос',
    )
    await office.api.journal.undo({ operationId: request.operationId })
    await office.api.journal.undo({ operationId: removed.operationId })
    expect((await office.api.reports.list({ kind: null, limit: 10, offset: 0 })).rows).toMatchObject([
      { request: { id: requestId } },
    ])
  })
})
