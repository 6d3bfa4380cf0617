import { describe, expect, it } from 'vitest'
import { openMeeting, openMeetingRegister } from '../../../tests/builders/meetings.ts'
import { NOW } from '../../../tests/builders/register.ts'

const fieldsOf = (error: unknown): Record<string, string> => (error as { fields: Record<string, string> }).fields

describe('нумерация заседаний', () => {
  it('начатое заседание сразу идёт с первого вопроса, и отмена возвращает то и другое', async () => {
    const register = openMeetingRegister()
    const { api } = register
    const { id } = await openMeeting(register)
    const { version } = await api.meetings.get({ id })
    const { operationId } = await api.meetings.setState({ id, version, state: 'inProgress' })
    const begun = await api.meetings.get({ id })
    expect(begun.items.map((item) => item.state)).toEqual(['current', ...begun.items.slice(1).map(() => 'planned')])
    expect(begun.items[0]?.startedAt).toBe(NOW)
    await api.journal.undo({ operationId })
    const back = await api.meetings.get({ id })
    expect(back.state).toBe('draft')
    expect(back.items.every((item) => item.state === 'planned' && item.startedAt === null)).toBe(true)
  })

  it('номер идёт по году и не повторяется ни после корзины, ни после отмены', async () => {
    const { api } = openMeetingRegister()
    const first = await api.meetings.create({ heldOn: '2026-11-17', startsAt: null, place: '', number: null })
    const second = await api.meetings.create({ heldOn: '2026-11-17', startsAt: null, place: '', number: null })
    const { version } = await api.meetings.get({ id: first.id })
    await api.meetings.remove({ id: first.id, version })
    await api.journal.undo({ operationId: second.operationId })
    await api.meetings.create({ heldOn: '2026-12-01', startsAt: null, place: '', number: null })
    await api.meetings.create({ heldOn: '2027-01-14', startsAt: null, place: '', number: null })
    const { meetings, years } = await api.meetings.list({ year: null })
    expect(meetings.map((one) => `${one.number}/${one.numberYear}`)).toEqual(['1/2027', '3/2026'])
    expect(years).toEqual([2027, 2026])
  })

  it('номер можно указать, если он свободен; дальше счёт идёт от него', async () => {
    const { api } = openMeetingRegister()
    await api.meetings.create({ heldOn: '2026-11-17', startsAt: null, place: '', number: 11 })
    await expect(
      api.meetings.create({ heldOn: '2026-11-18', startsAt: null, place: '', number: 11 }),
    ).rejects.toSatisfy(
      (error) =>
        fieldsOf(error)['number'] ===
        'Заседание № 11 в 2026 году уже есть. Номера не повторяются, и после корзины тоже',
    )
    await api.meetings.create({ heldOn: '2026-11-18', startsAt: null, place: '', number: null })
    const { meetings } = await api.meetings.list({ year: 2026 })
    expect(meetings.map((one) => one.number)).toEqual([12, 11])
  })
})

describe('участники и председательствующий', () => {
  it('участники берутся из состава на день заседания: куратор, руководитель, остальные по фамилии', async () => {
    const register = openMeetingRegister()
    const { id } = await openMeeting(register)
    const { participants } = await register.api.meetings.get({ id })
    expect(participants.map((one) => `${one.shortName.replaceAll('\u00A0', ' ')}, ${one.role}`)).toEqual([
      'Ветлугина И. П., куратор',
      'Корнеев А. С., руководитель',
      'Лапшина О. Д., ПОС',
      'Рябинин В. А., дороги, транспорт',
    ])
  })

  it('на день, когда человек ещё состоял, он участник', async () => {
    const { api, left } = openMeetingRegister()
    const { id } = await api.meetings.create({ heldOn: '2026-10-20', startsAt: null, place: '', number: null })
    expect((await api.meetings.get({ id })).participants.map((one) => one.personId)).toContain(left)
  })

  it('без куратора председательствует руководитель, и причина названа; вернулся куратор – ведёт он', async () => {
    const register = openMeetingRegister({ preset: 'sosnovoborsk' })
    const { api, roster } = register
    const { id } = await openMeeting(register)
    const before = await api.meetings.get({ id })
    expect([before.chairId, before.chairReason]).toEqual([roster.curator, 'Председательствует куратор МЦУ'])
    const curator = before.participants[0]
    if (!curator) throw new Error('no curator')
    const { version } = await api.meetings.setPresence({
      id: curator.id,
      version: curator.version,
      presence: 'absent',
      arrivedAt: null,
    })
    const without = await api.meetings.get({ id })
    expect(without.chairId).toBe(roster.head)
    expect(without.chairReason.replaceAll('\u00A0', ' ')).toBe(
      'Куратор МЦУ Ветлугина И. П. отсутствует, председательствует руководитель МЦУ',
    )
    await api.meetings.setPresence({ id: curator.id, version, presence: 'late', arrivedAt: '14:20' })
    expect((await api.meetings.get({ id })).chairId).toBe(roster.curator)
  })

  it('выбранный вручную председательствующий остаётся при отметке явки, пока правило не вернут', async () => {
    const register = openMeetingRegister()
    const { api, roster } = register
    const { id } = await openMeeting(register)
    const { version, participants } = await api.meetings.get({ id })
    const chosen = await api.meetings.setChair({ id, version, personId: roster.pos })
    const curator = participants[0]
    if (!curator) throw new Error('no curator')
    await api.meetings.setPresence({ id: curator.id, version: curator.version, presence: 'absent', arrivedAt: null })
    expect(await api.meetings.get({ id })).toMatchObject({ chairId: roster.pos, chairMode: 'manual' })
    await api.meetings.setChair({ id, version: chosen.version, personId: null })
    expect((await api.meetings.get({ id })).chairId).toBe(roster.head)
  })

  it('если никого нет, председательствующего нет и сказано, что делать', async () => {
    const register = openMeetingRegister()
    const { api } = register
    const { id } = await openMeeting(register)
    for (const one of (await api.meetings.get({ id })).participants.slice(0, 2))
      await api.meetings.setPresence({ id: one.id, version: one.version, presence: 'absent', arrivedAt: null })
    expect(await api.meetings.get({ id })).toMatchObject({
      chairId: null,
      chairReason: 'Куратор МЦУ отсутствует или не указан в составе, заменить некому. Выберите председательствующего',
    })
  })

  it('приглашённый пишется с должностью и председателем не становится', async () => {
    const register = openMeetingRegister()
    const { api } = register
    const { id } = await openMeeting(register)
    await api.meetings.invite({
      id,
      personId: null,
      name: 'Зорина Ксения Вадимовна',
      post: 'заместитель главного врача поликлиники',
    })
    const { participants } = await api.meetings.get({ id })
    expect(participants.at(-1)).toMatchObject({
      isInvited: true,
      shortName: 'Зорина\u00A0К.\u00A0В.',
      post: 'заместитель главного врача поликлиники',
    })
  })

  it('кворум положением не задан: его нет', async () => {
    const register = openMeetingRegister()
    const { id } = await openMeeting(register)
    expect((await register.api.meetings.get({ id })).quorum).toBeNull()
  })
})

describe('ход заседания', () => {
  it('начатый вопрос завершает прежний и помнит, сколько он шёл', async () => {
    const register = openMeetingRegister()
    const { api, setNow } = register
    const { id, itemId } = await openMeeting(register)
    const next = await api.meetings.saveItem({
      meetingId: id,
      id: null,
      version: null,
      title: 'О рейтинге',
      speakerId: null,
      minutes: 10,
      note: '',
    })
    setNow('2026-11-17T14:05')
    await api.meetings.setItemState({ id: itemId, version: 1, state: 'current' })
    setNow('2026-11-17T14:22')
    await api.meetings.setItemState({ id: next.id, version: next.version, state: 'current' })
    const { items } = await api.meetings.get({ id })
    expect(items.map((one) => [one.state, one.spentMinutes, one.startedAt])).toEqual([
      ['done', 17, '2026-11-17T14:05'],
      ['current', null, '2026-11-17T14:22'],
    ])
  })

  it('вопрос, который шёл, к протоколу завершён; отмена возвращает то и другое, на другой день минут не придумывают', async () => {
    const register = openMeetingRegister()
    const { api, setNow } = register
    const { id, itemId } = await openMeeting(register)
    const item = async () => (await api.meetings.get({ id })).items[0]
    const toProtocol = async () =>
      api.meetings.setState({ id, version: (await api.meetings.get({ id })).version, state: 'protocol' })
    setNow('2026-11-17T14:05')
    await api.meetings.setItemState({ id: itemId, version: 1, state: 'current' })
    setNow('2026-11-17T14:30')
    const { operationId } = await toProtocol()
    expect(await item()).toMatchObject({ state: 'done', spentMinutes: 25 })
    await api.journal.undo({ operationId })
    expect(await item()).toMatchObject({ state: 'current', spentMinutes: null })
    setNow('2026-11-18T09:00')
    await toProtocol()
    expect(await item()).toMatchObject({ state: 'done', spentMinutes: null })
  })

  it('пустую повестку разослать нельзя', async () => {
    const { api } = openMeetingRegister()
    const { id } = await api.meetings.create({ heldOn: '2026-11-20', startsAt: null, place: '', number: null })
    const send = async () =>
      api.meetings.setState({ id, version: (await api.meetings.get({ id })).version, state: 'sent' })
    await expect(send()).rejects.toThrow('В повестке нет вопросов')
    expect((await api.meetings.get({ id })).state).toBe('draft')
  })

  it('заседание, которое ещё не наступило, начать нельзя', async () => {
    const { api } = openMeetingRegister()
    const { id } = await api.meetings.create({ heldOn: '2026-11-20', startsAt: null, place: '', number: null })
    await expect(
      api.meetings.setState({ id, version: (await api.meetings.get({ id })).version, state: 'inProgress' }),
    ).rejects.toThrow('Дата заседания 20.11.2026 ещё не наступила')
  })

  it('чужая правка не затирается: второе сохранение той же версии – противоречие с обоими значениями', async () => {
    const register = openMeetingRegister()
    const { api } = register
    const { id, itemId } = await openMeeting(register)
    await api.meetings.saveItem({
      meetingId: id,
      id: itemId,
      version: 1,
      title: 'О снеге',
      speakerId: null,
      minutes: 20,
      note: '',
    })
    await expect(
      api.meetings.saveItem({
        meetingId: id,
        id: itemId,
        version: 1,
        title: 'О наледи',
        speakerId: null,
        minutes: 20,
        note: '',
      }),
    ).rejects.toMatchObject({
      code: 'conflict',
      details: { fields: { title: { mine: 'О наледи', theirs: 'О снеге' } } },
    })
  })

  it('пустой вопрос, отрицательное время и чужой докладчик не принимаются', async () => {
    const register = openMeetingRegister()
    const { api } = register
    const { id } = await openMeeting(register)
    const item = { meetingId: id, id: null, version: null, title: 'О снеге', speakerId: null, minutes: null, note: '' }
    await expect(api.meetings.saveItem({ ...item, title: '  ' })).rejects.toMatchObject({
      fields: { title: 'Укажите вопрос' },
    })
    await expect(api.meetings.saveItem({ ...item, minutes: -5 })).rejects.toMatchObject({
      fields: { minutes: 'Длительность от 1 минуты' },
    })
    await expect(api.meetings.saveItem({ ...item, speakerId: 9999 })).rejects.toMatchObject({
      fields: { speakerId: 'Выступающий выбирается из участников заседания' },
    })
  })
})

describe('решения становятся поручениями', () => {
  it('решение с исполнителем или сроком – поручение с номером заседание.вопрос.решение, без них – нет', async () => {
    const register = openMeetingRegister()
    const { api, roster } = register
    const { itemId } = await openMeeting(register)
    await api.meetings.saveDecision({
      itemId,
      id: null,
      version: null,
      text: 'Протокол № 10 утвердить',
      executor: null,
      dueOn: null,
      period: '',
    })
    await api.meetings.saveDecision({
      itemId,
      id: null,
      version: null,
      text: 'Представить сводку',
      executor: { kind: 'person', id: roster.roads },
      dueOn: '2026-11-20',
      period: '',
    })
    const { rows } = await api.assignments.list({
      filter: { show: 'all', executor: null, meetingId: null, text: '' },
      after: null,
      limit: 10,
    })
    expect(rows).toMatchObject([
      {
        number: '1.1.2',
        text: 'Представить сводку',
        source: 'протокол № 1, п. 1.2',
        dueOn: '2026-11-20',
        state: 'open',
      },
    ])
  })

  it('правка решения меняет поручение, удаление убирает, перестановка вопросов меняет номер', async () => {
    const register = openMeetingRegister()
    const { api, roster } = register
    const { id, itemId } = await openMeeting(register)
    const decision = await api.meetings.saveDecision({
      itemId,
      id: null,
      version: null,
      text: 'Сводка',
      executor: { kind: 'person', id: roster.roads },
      dueOn: null,
      period: '',
    })
    await api.meetings.saveDecision({
      itemId,
      id: decision.id,
      version: decision.version,
      text: 'Сводка о снеге',
      executor: { kind: 'person', id: roster.pos },
      dueOn: '2026-11-24',
      period: '',
    })
    const first = await api.meetings.saveItem({
      meetingId: id,
      id: null,
      version: null,
      title: 'О протоколе № 10',
      speakerId: null,
      minutes: null,
      note: '',
    })
    await api.meetings.moveItem({ id: first.id, version: first.version, position: 1 })
    const all = { filter: { show: 'all' as const, executor: null, meetingId: id, text: '' }, after: null, limit: 10 }
    expect((await api.assignments.list(all)).rows).toMatchObject([
      { number: '1.2.1', text: 'Сводка о снеге', dueOn: '2026-11-24', executor: 'Лапшина\u00A0О.\u00A0Д.' },
    ])
    const { items } = await api.meetings.get({ id })
    await api.meetings.removeDecision({ id: decision.id, version: items[1]?.decisions[0]?.version ?? 0 })
    expect((await api.assignments.list(all)).total).toBe(0)
  })

  it('отмена решения убирает и поручение, повторная отмена невозможна', async () => {
    const register = openMeetingRegister()
    const { api, roster } = register
    const { id, itemId } = await openMeeting(register)
    const { operationId } = await api.meetings.saveDecision({
      itemId,
      id: null,
      version: null,
      text: 'Сводка',
      executor: { kind: 'person', id: roster.roads },
      dueOn: null,
      period: '',
    })
    await api.journal.undo({ operationId })
    expect((await api.meetings.get({ id })).items[0]?.decisions).toEqual([])
    expect((await api.assignments.counts({})).all).toBe(0)
    await expect(api.journal.undo({ operationId })).rejects.toThrow('Это действие уже отменено')
  })

  it('срок раньше заседания и неизвестный исполнитель не принимаются', async () => {
    const register = openMeetingRegister()
    const { itemId } = await openMeeting(register)
    const decision = { itemId, id: null, version: null, text: 'Сводка', executor: null, dueOn: null, period: '' }
    await expect(register.api.meetings.saveDecision({ ...decision, dueOn: '2026-11-01' })).rejects.toMatchObject({
      fields: { dueOn: 'Срок раньше даты заседания 17.11.2026' },
    })
    await expect(
      register.api.meetings.saveDecision({ ...decision, executor: { kind: 'person', id: 9999 } }),
    ).rejects.toMatchObject({ fields: { executor: 'Такого человека в реестре нет. Выберите из списка' } })
    await expect(register.api.meetings.saveDecision({ ...decision, text: '\u0007 ' })).rejects.toMatchObject({
      fields: { text: 'Введите текст решения' },
    })
  })

  it('исполнителей предлагают с блоками, получателей – после людей', async () => {
    const register = openMeetingRegister()
    const { id } = await openMeeting(register)
    const choices = await register.api.meetings.executors({ id })
    expect(choices.find((one) => one.id === register.roster.roads)).toMatchObject({
      kind: 'person',
      note: 'Дороги, транспорт',
    })
    expect(choices.find((one) => one.id === register.left)).toMatchObject({ note: 'выбыл 31.10.2026' })
  })
})

describe('вопрос в корзине', () => {
  it('не принимает ни решений, ни выступлений: они остались бы невидимыми', async () => {
    const register = openMeetingRegister()
    const { id, itemId } = await openMeeting(register)
    const [item] = (await register.api.meetings.get({ id })).items
    await register.api.meetings.removeItem({ id: itemId, version: item?.version ?? 0 })
    const decision = { itemId, id: null, version: null, text: 'Очистить', executor: null, dueOn: null, period: '' }
    const statement = { itemId, id: null, version: null, kind: 'heard', participantId: null, text: 'Снег' } as const
    await expect(register.api.meetings.saveDecision(decision)).rejects.toMatchObject({ code: 'notFound' })
    await expect(register.api.meetings.saveStatement(statement)).rejects.toMatchObject({ code: 'notFound' })
  })
})
