import { describe, expect, it } from 'vitest'
import { openMeetingRegister } from '../../../tests/builders/meetings.ts'
import { message } from '../../../tests/builders/messages.ts'

/** An office with people, and ways to enter a card of ПОС that is due so many days from the demonstration day. */
async function openOffice() {
  const office = openMeetingRegister()
  const { channels, blocks } = await office.api.directory.all({})
  const idOf = (list: readonly { id: number; code: string | null }[], code: string) =>
    list.find((one) => one.code === code)?.id ?? 0
  const enter = async (receivedAt: string, changes: Parameters<typeof message>[0] = {}) =>
    office.api.messages.register({
      case: message({
        channelId: idOf(channels, 'pos'),
        receivedAt,
        registeredAt: receivedAt,
        fastTrack: true,
        ...changes,
      }),
      applicant: null,
      attachments: [],
    })
  return { ...office, enter, roads: idOf(blocks, 'roads') }
}
const plain = (text: string) => text.replaceAll('\u00A0', ' ')

describe('reminders', () => {
  it('go to the one who answers for the card, then up with the days, and every figure equals its list', async () => {
    const office = await openOffice()
    const { roster, enter, roads } = office
    // Ten calendar days of the fast track, moved to the working day before.
    await enter('2026-11-10T09:00', { responsibleId: roster.pos })
    await enter('2026-11-06T09:00', { responsibleId: roster.pos })
    await enter('2026-11-05T09:00', { responsibleId: roster.pos, blockId: roads })
    await enter('2026-11-02T09:00', { responsibleId: roster.pos, blockId: roads })
    await enter('2026-10-30T09:00', { responsibleId: roster.pos })
    await enter('2026-10-10T09:00', { responsibleId: roster.pos })
    const { people, totals } = await office.api.reminders.list({})
    expect(
      people.map(({ name, groups }) => [plain(name), ...groups.map(({ why, count }) => `${plain(why)}: ${count}`)]),
    ).toEqual([
      ['Рябинин В. А.', 'просрочено от 3 до 6 дней: 2'],
      ['Ветлугина И. П.', 'просрочено 14 дней и больше: 1'],
      ['Корнеев А. С.', 'просрочено от 7 до 13 дней: 1'],
      ['Лапшина О. Д.', 'просрочено меньше чем на 3 дня: 1', 'срок ответа не дальше чем через 3 рабочих дня: 1'],
    ])
    for (const { filter, count } of [...totals, ...people.flatMap(({ groups }) => groups)])
      expect((await office.api.messages.count({ filter })).total).toBe(count)
    expect(totals.filter(({ kind }) => kind === 'overdue').reduce((sum, { count }) => sum + count, 0)).toBe(
      (await office.api.messages.count({ filter: { state: 'open', due: 'overdue' } })).total,
    )
  })

  it('of cards without a responsible member go to who answers for the block, and what belongs to nobody is said', async () => {
    const office = await openOffice()
    await office.enter('2026-11-06T09:00', { blockId: office.roads })
    await office.enter('2026-11-06T09:00')
    const { people } = await office.api.reminders.list({})
    expect(people.map(({ personId, name, groups }) => [personId, plain(name), groups[0]?.count])).toEqual([
      [office.roster.roads, 'Рябинин В. А.', 1],
      [null, 'Ответственный за блок не назначен', 1],
    ])
    expect(plain(people[0]?.groups[0]?.why ?? '')).toBe(
      'просрочено меньше чем на 3 дня; в карточке ответственный не указан',
    )
  })

  it('follow the settings: no reminder of a stage, other levels', async () => {
    const office = await openOffice()
    await office.enter('2026-11-10T09:00', { responsibleId: office.roster.pos })
    await office.enter('2026-11-06T09:00', { responsibleId: office.roster.pos })
    const { settings } = await office.api.office.get({})
    const { before } = settings.reminders
    await office.api.office.saveSettings({
      settings: {
        reminders: {
          before: { ...before, final: { amount: 0, unit: 'workingDays' } },
          escalation: [{ afterDays: 1, to: 'curator' }],
        },
      },
    })
    const { people } = await office.api.reminders.list({})
    expect(people.map(({ name, groups }) => [plain(name), plain(groups[0]?.why ?? ''), groups.length])).toEqual([
      ['Ветлугина И. П.', 'просрочено 1 день и больше', 1],
    ])
  })

  it('in working hours of ИМ look ahead by hours of the office timetable', async () => {
    const office = await openOffice()
    const { channels } = await office.api.directory.all({})
    const im = channels.find(({ code }) => code === 'im')?.id ?? 0
    // Nine working hours: from 11:30 of Monday they end at 12:30 of Tuesday, from 16:00 in the evening.
    await office.enter('2026-11-16T11:30', { channelId: im, fastTrack: false, responsibleId: office.roster.pos })
    await office.enter('2026-11-16T16:00', { channelId: im, fastTrack: false, responsibleId: office.roster.pos })
    const { people } = await office.api.reminders.list({})
    expect(people.flatMap(({ groups }) => groups.map(({ count, rows }) => [count, rows[0]?.dueAt]))).toEqual([
      [1, '2026-11-17T12:30'],
    ])
  })

  it('stand on paper person by person', async () => {
    const office = await openOffice()
    await office.enter('2026-11-06T09:00', { responsibleId: office.roster.pos })
    const document = await office.api.reminders.document({})
    expect(document.kind).toBe('reminders')
    expect(plain(JSON.stringify(document))).toContain('Лапшина О. Д., ответственный')
  })

  it('name the years without a calendar in which cards are due', async () => {
    const office = await openOffice()
    office.setNow('2027-12-28T10:00')
    await office.enter('2027-12-27T09:00')
    expect((await office.api.reminders.list({})).missingYears).toEqual([2028])
  })
})
