import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NOW, openTestRegister, resourcesDir } from '../../../tests/builders/register.ts'
import type { Period } from '../../contract/periods.ts'
import { periodOf } from '../../contract/periods.ts'
import { activitiesOf } from '../../contract/positionMap.ts'
import type { DutyRow, MapFigure, MapLink, PositionMap } from '../../contract/positionMap.ts'
import { someCases } from '../analytics/testing.ts'
import { insertCases } from '../messages/messages.service.ts'
import { getSettings, saveSettings } from '../office/office.service.ts'

const QUARTER = periodOf('quarter', '2026-09-01')
const YEAR = periodOf('year', NOW.slice(0, 10))

function office(preset = 'trosna') {
  const register = openTestRegister({ preset })
  const ids = (table: string): number[] =>
    register.db.column<number>(`SELECT id FROM ${table} WHERE deleted_at IS NULL ORDER BY position, id`)
  return {
    ...register,
    ids,
    view: (period: Period = QUARTER) => register.api.positionMap.view({ period }),
    load: (rows: Parameters<typeof insertCases>[1]) =>
      insertCases(register.db, rows, { resourcesDir, at: `${NOW}:00.000Z`, operatorId: null }),
    setTasks: (tasks: string[]) =>
      register.write((records) => saveSettings(records, { duties: { ...getSettings(records.db).duties, tasks } })),
  }
}
type Office = ReturnType<typeof office>

/** Cards of the last 300 days, always the same ones; `runs` stands for some thirty each. */
const some = (of: Office, runs: number) =>
  fc
    .sample(
      someCases(
        {
          channels: of.ids('channels').slice(0, 4),
          blocks: of.ids('blocks').slice(0, 3),
          territories: [],
          themes: of.ids('themes').slice(0, 3),
          recipients: of.ids('recipients').slice(0, 3),
        },
        NOW.slice(0, 10),
        300,
      ),
      { seed: 17, numRuns: runs },
    )
    .flat()
const rowOf = (map: PositionMap, text: string): DutyRow => {
  const row = map.rows.find((one) => one.text.includes(text))
  if (!row) throw new Error(`No row «${text}»`)
  return row
}
const gapsOf = (map: PositionMap, row: DutyRow): string[] =>
  activitiesOf(map, row).flatMap(({ gaps }) => gaps.map(({ text }) => text))

describe('карта положения', () => {
  it('has each task and each duty of the decree, tasks first, duties in the order of the roles', async () => {
    const of = office()
    const map = await of.view()
    const { roles } = await of.api.directory.all({})
    const { tasks } = getSettings(of.db).duties
    expect(tasks.length).toBeGreaterThan(5)
    expect(map.rows.map(({ subject, text }) => [subject, text])).toEqual([
      ...tasks.map((text) => ['task', text]),
      ...roles.flatMap(({ duties }) => duties.map((text) => ['duty', text])),
    ])
    expect(map.rows.find(({ text }) => text.startsWith('интеграция'))?.item).toBe('1.2 «м»')
    expect(map.decree).toBe('постановление от 03.02.2026 № 12-р «О создании муниципального центра управления»')
  })

  it('says of an own or edited task that it is not mapped, and keeps the mark of the earlier words apart', async () => {
    const of = office()
    const [task = ''] = getSettings(of.db).duties.tasks
    await of.api.positionMap.setMark({
      id: null,
      version: null,
      subject: 'task',
      roleCode: '',
      text: task,
      activities: ['terms'],
      note: 'ведёт отдел',
    })
    expect(rowOf(await of.view(), task)).toMatchObject({ source: 'office', activities: ['terms'], note: 'ведёт отдел' })

    of.setTasks([`${task} и иных`])
    const map = await of.view()
    expect(map.rows[0]).toMatchObject({
      text: `${task} и иных`,
      state: 'unset',
      source: null,
      proposed: null,
      item: '',
    })
    expect(map.orphans).toMatchObject([{ subject: 'task', text: task, activities: ['terms'] }])

    const [orphan] = map.orphans
    if (!orphan) throw new Error('The mark is lost')
    await of.api.positionMap.setMark({
      id: orphan.id,
      version: orphan.version,
      subject: 'task',
      roleCode: '',
      text: `${task} и иных`,
      activities: orphan.activities,
      note: orphan.note,
    })
    const moved = await of.view()
    expect(moved.orphans).toEqual([])
    expect(moved.rows[0]).toMatchObject({ activities: ['terms'], note: 'ведёт отдел' })
  })

  it('takes a mark back to what the preset says, and undoes that', async () => {
    const of = office()
    const [first] = (await of.view()).rows
    if (!first) throw new Error('No rows')
    const { subject, roleCode, text } = first
    const { id } = await of.api.positionMap.setMark({
      id: null,
      version: null,
      subject,
      roleCode,
      text,
      activities: [],
      note: 'по соглашению с МФЦ',
    })
    expect(rowOf(await of.view(), text)).toMatchObject({ state: 'outside', note: 'по соглашению с МФЦ' })
    const { operationId } = await of.api.positionMap.clearMark({ id, version: 1 })
    expect(rowOf(await of.view(), text)).toMatchObject({ mark: null, source: 'preset', activities: first.activities })
    await of.api.journal.undo({ operationId })
    expect(rowOf(await of.view(), text)).toMatchObject({ state: 'outside' })
  })

  it('refuses a mark for words that no task has, and a second mark for the same words', async () => {
    const of = office()
    const [task = ''] = getSettings(of.db).duties.tasks
    const mark = { id: null, version: null, subject: 'task', roleCode: '', activities: ['flow'], note: '' } as const
    await expect(of.api.positionMap.setMark({ ...mark, activities: ['flow'], text: 'чужая' })).rejects.toMatchObject({
      code: 'notFound',
    })
    await of.api.positionMap.setMark({ ...mark, activities: ['flow'], text: task })
    await expect(of.api.positionMap.setMark({ ...mark, activities: ['flow'], text: task })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(
      of.api.positionMap.setMark({ ...mark, activities: ['flow', 'flow'], text: task }),
    ).rejects.toMatchObject({ code: 'invalid' })
  })

  it('has nothing to show for a decree without tasks and duties', async () => {
    const map = await office('blank').view()
    expect(map).toMatchObject({ rows: [], roles: [], activities: [], orphans: [] })
  })
})

/** A mark of the office on the first task of the decree. */
async function mapped(of: Office, activities: DutyRow['activities'], roleCode = ''): Promise<string> {
  const row = (await of.view()).rows.find((one) => one.roleCode === roleCode)
  if (!row) throw new Error('No row')
  await of.api.positionMap.setMark({
    id: row.mark?.id ?? null,
    version: row.mark?.version ?? null,
    subject: row.subject,
    roleCode,
    text: row.text,
    activities,
    note: '',
  })
  return row.text
}

const CARD_ACTIVITIES = [
  'registration',
  'routing',
  'answers',
  'terms',
  'quality',
  'satisfaction',
  'repeats',
  'flow',
  'themes',
  'places',
  'fastTrack',
] as const

describe('figures of the map', () => {
  it('open lists of as many cards, for the office and for the channel of a role', async () => {
    const of = office()
    of.load(some(of, 15))
    await mapped(of, [...CARD_ACTIVITIES])
    await mapped(of, [...CARD_ACTIVITIES], 'incidentOfficer')
    const map = await of.view(YEAR)
    const channel = of.db.one<{ id: number }>("SELECT id FROM channels WHERE code = 'im'").id
    const ofChannel = map.activities.filter(({ channelCode }) => channelCode === 'im')
    expect(ofChannel.length).toBeGreaterThan(8)
    const lists = map.activities.flatMap(({ figures, gaps }) => [
      ...figures.flatMap(({ part, opens, key }) =>
        part === null || key === 'fullness' ? [] : [[opens, part] as const],
      ),
      ...gaps.flatMap(({ text, opens }) => {
        const said = /: ([\d\u00a0]+) карточ/u.exec(text)?.[1]
        return said === undefined ? [] : [[opens, Number(said.replaceAll('\u00a0', ''))] as const]
      }),
    ])
    const filters = lists.flatMap(([opens, of_]) => (opens?.kind === 'cases' ? [[opens.filter, of_] as const] : []))
    expect(filters.length).toBeGreaterThan(30)
    const counts = await of.api.messages.counters({ filters: filters.map(([filter]) => filter) })
    expect(counts).toEqual(filters.map(([, of_]) => of_))
    for (const activity of ofChannel)
      for (const { opens } of activity.figures)
        if (opens?.kind === 'cases' && activity.key !== 'fastTrack')
          expect(opens.filter.channelIds, activity.key).toEqual([channel])
  })

  it('are those of analytics under the same names', async () => {
    const of = office()
    of.load(some(of, 8))
    await mapped(of, ['terms', 'satisfaction', 'assignments'])
    const map = await of.view(YEAR)
    const figures: MapFigure[] = map.activities
      .filter(({ key, channelCode }) => channelCode === null && ['terms', 'satisfaction', 'assignments'].includes(key))
      .flatMap((one) => one.figures)
    const values = await of.api.analytics.measure({ scope: { period: YEAR }, keys: figures.map(({ key }) => key) })
    expect(figures.length).toBe(12)
    expect(figures.map(({ key, value }) => [key, value])).toEqual(values.map(({ key, value }) => [key, value]))
  })
})

describe('what is missing', () => {
  it('names the facts of an empty register, and no duty is done', async () => {
    const of = office()
    const task = await mapped(of, ['registration', 'satisfaction', 'meetings', 'packages', 'assignments'])
    const map = await of.view()
    expect(rowOf(map, task).state).toBe('missing')
    expect(gapsOf(map, rowOf(map, task))).toEqual([
      'Карточек за период нет',
      'Карточек за период нет',
      'Заседаний в периоде нет',
      'Пакеты за период не отправлялись',
      'Поручений в периоде не дано',
    ])
  })

  it('a done activity beside a missing one makes a duty partly done', async () => {
    const of = office()
    of.load(some(of, 3))
    const task = await mapped(of, ['registration', 'meetings'])
    const map = await of.view(YEAR)
    expect(activitiesOf(map, rowOf(map, task)).map(({ state }) => state)).toEqual(['done', 'missing'])
    expect(rowOf(map, task).state).toBe('partly')
    await mapped(of, ['registration'])
    expect(rowOf(await of.view(YEAR), task).state).toBe('done')
  })

  it('what the application keeps no records of is never called done', async () => {
    const of = office()
    of.load(some(of, 3))
    const task = await mapped(of, ['effect'])
    expect(rowOf(await of.view(YEAR), task).state).toBe('missing')
    await mapped(of, ['registration', 'effect'])
    expect(rowOf(await of.view(YEAR), task).state).toBe('partly')
  })

  it('names weeks without a signed note only where the decree says weekly', async () => {
    const weeks = periodOf('month', '2026-10-15')
    const gaps = async (preset: string): Promise<string[]> => {
      const of = office(preset)
      of.load(some(of, 1).map((one) => ({ ...one, receivedAt: '2026-10-05T10:00', answeredAt: null, result: null })))
      const task = await mapped(of, ['weeklyNote'])
      const map = await of.view(weeks)
      return gapsOf(map, rowOf(map, task))
    }
    expect(await gaps('trosna')).toEqual([
      'Нет подписанной записки за недели: 05.10.2026–11.10.2026, 12.10.2026–18.10.2026, 19.10.2026–25.10.2026',
    ])
    expect(await gaps('sosnovoborsk')).toEqual(['Записок за период нет'])
  })

  it('a rating is missing until its places are settled; a period that runs cannot have one yet', async () => {
    const of = office()
    of.load(some(of, 15))
    const task = await mapped(of, ['ratings'])
    const ratingOf = async (period: Period) => {
      const map = await of.view(period)
      return { gaps: gapsOf(map, rowOf(map, task)), state: rowOf(map, task).state }
    }
    expect(await ratingOf(QUARTER)).toEqual({ gaps: ['Рейтинг за период не закреплён'], state: 'missing' })
    expect((await ratingOf(YEAR)).gaps).toEqual(['Рейтинг за период ещё не закреплён: период не закончился'])
    await of.api.ratings.settle({ period: { ...QUARTER, kind: 'quarter' }, scope: 'all' })
    expect(await ratingOf(QUARTER)).toEqual({ gaps: [], state: 'done' })
    expect(await ratingOf(YEAR)).toEqual({ gaps: [], state: 'done' })
    const links = (await of.view(QUARTER)).activities.flatMap(({ figures }) =>
      figures.map(({ opens }): MapLink | null => opens),
    )
    expect(links).toContainEqual({ kind: 'rating', period: QUARTER, scope: 'all' })
  })

  it('a role that nobody holds is vacant until somebody is appointed', async () => {
    const of = office()
    const { roles } = await of.view(YEAR)
    expect(roles.every(({ isVacant }) => isVacant)).toBe(true)
    const plain = (await office('sosnovoborsk').view(YEAR)).roles.find(({ code }) => code === 'member')
    expect(plain).toMatchObject({ holders: [], isVacant: false })
    expect(roles.find(({ code }) => code === 'incidentOfficer')).toMatchObject({ channelCode: 'im', item: '2.5' })
  })
})
