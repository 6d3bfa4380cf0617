import { beforeEach, describe, expect, it } from 'vitest'
import { modelLines } from '../../documents/modelText.ts'
import type { ReportSection, ReportView } from '../../contract/reports.ts'
import { openReports, quarter, week } from './testing.ts'
import type { ReportOffice } from './testing.ts'

/** Tuesday 17 November 2026: the third quarter is over. */
let office: ReportOffice

beforeEach(async () => {
  office = await openReports()
  await office.enter({ receivedAt: '2026-08-04T09:00' })
})

function mapOf({ content }: ReportView): ReportSection {
  const found = content.sections.find(({ key }) => key === 'positionMap')
  if (!found) throw new Error('The report has no map')
  return found
}
const wordsOf = (section: ReportSection): string =>
  section.tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text))).join('\n')
const printed = async (id: number): Promise<string> =>
  modelLines(await office.api.papers.model({ ref: { kind: 'report', reportId: id } }))
    .join('\n')
    .replaceAll('\u00a0', ' ')

describe('the map of the decree in a report', () => {
  it('stands in the quarterly report, and in no weekly note unless the office asks for it', async () => {
    const report = await office.get(await office.draft('quarterly', quarter()))
    expect(mapOf(report).title).toBe('Карта положения')
    const note = await office.get(await office.draft('weekly', week()))
    expect(note.content.sections.map(({ key }) => key)).not.toContain('positionMap')
  })

  it('has every task and duty of the decree, each role under its name', async () => {
    const section = mapOf(await office.get(await office.draft('quarterly', quarter())))
    const { roles } = await office.api.directory.all({})
    const { rows } = await office.api.positionMap.view({ period: quarter() })
    const [table] = section.tables
    expect(table?.rows.filter(({ isTotal }) => !isTotal)).toHaveLength(rows.length)
    expect(table?.rows.filter(({ isTotal }) => isTotal).map(({ cells }) => cells[1]?.text)).toEqual([
      'Задачи',
      ...roles.filter(({ duties }) => duties.length > 0).map(({ name }) => name),
    ])
    expect(section.sentences[0]).toContain(`Задач и обязанностей ${rows.length}`)
  })

  it('does not say of the report it is an appendix to that it is missing', async () => {
    const id = await office.draft('quarterly', quarter())
    expect(wordsOf(mapOf(await office.get(id)))).not.toContain('Не подписан документ «Квартальный отчёт»')
    const other = await office.draft('monthly', { kind: 'month', from: '2026-08-01', to: '2026-08-31' })
    expect(wordsOf(mapOf(await office.get(id)))).toContain('Не подписан документ «Отчёт за месяц»')
    expect(other).not.toBe(id)
  })

  it('names nobody who holds a role', async () => {
    const id = await office.draft('quarterly', quarter())
    const { roles } = await office.api.positionMap.view({ period: quarter() })
    expect(roles.some(({ holders }) => holders.some((name) => name.includes('Вершинин')))).toBe(true)
    expect(wordsOf(mapOf(await office.get(id)))).not.toContain('Вершинин')
  })

  it('is frozen with the signature, on screen and on paper', async () => {
    const id = await office.draft('quarterly', quarter())
    await office.sign(id)
    const before = mapOf(await office.get(id))
    const paper = await printed(id)
    for (const day of ['2026-08-05', '2026-08-06']) await office.enter({ receivedAt: `${day}T09:00` })
    await office.api.office.saveSettings({
      settings: { duties: { tasks: ['своя задача'], reports: [], ranking: [], legalBasis: [] } },
    })
    expect(mapOf(await office.get(id))).toEqual(before)
    expect(await printed(id)).toBe(paper)
  })

  it('is printed behind the signature as an appendix, named before it', async () => {
    const text = await printed(await office.draft('quarterly', quarter()))
    const [named, appendix] = [
      text.indexOf('Приложение: карта положения.'),
      text.indexOf('к документу «Квартальный отчёт»'),
    ]
    expect(named).toBeGreaterThan(0)
    expect(appendix).toBeGreaterThan(named)
    expect(text.indexOf('Состояние, чего не хватает')).toBeGreaterThan(appendix)
    expect(text).not.toMatch(/^\d+\. Карта положения/mu)
  })

  it('is left out where the office takes the section out of the report', async () => {
    const id = await office.draft('quarterly', quarter())
    const { specs, version, hasDefinitions } = await office.get(id)
    const sections = specs.filter(({ key }) => key !== 'positionMap')
    await office.api.reports.saveSections({ id, version, sections, hasDefinitions })
    expect(await printed(id)).not.toContain('Приложение: карта положения.')
  })
})

describe('the paper of the map', () => {
  it('is made of the figures of now with the people of the roles', async () => {
    const text = modelLines(await office.api.papers.model({ ref: { kind: 'positionMap', period: quarter() } }))
      .join('\n')
      .replaceAll('\u00a0', ' ')
    expect(text).toContain('Период: III квартал 2026')
    expect(text).toContain('Исполняет: Вершинин А. П.')
    expect(text).toContain('сообщений и обращений 1')
  })
})
