import { describe, expect, it } from 'vitest'
import type { VotingRules } from '../../contract/office.ts'
import { modelLines } from '../../documents/modelText.ts'
import { openPoll, UNTIL } from '../../../tests/builders/polls.ts'

const plain = (text: string): string => text.replaceAll('\u00A0', ' ')
const fieldsOf = (error: unknown): Record<string, string> => (error as { fields: Record<string, string> }).fields
const messageOf = (error: unknown): string => plain((error as Error).message)

describe('выдача опросных листов', () => {
  it('даёт лист каждому члену один раз, с днём выдачи', async () => {
    const { api, id, poll, db } = await openPoll()
    const { issued, members, state, isOpen } = await poll()
    expect([issued, state, isOpen]).toEqual([4, 'sent', true])
    expect(new Set(members.map((one) => one.ballot?.issuedOn))).toEqual(new Set(['2026-11-17']))
    const { version } = await api.meetings.get({ id })
    await expect(api.ballots.setStage({ meetingId: id, version, stage: 'sent' })).rejects.toSatisfy(
      (error) => messageOf(error) === 'Листы уже выданы всем членам',
    )
    expect(() =>
      db.run(
        `INSERT INTO ballots (meeting_id, participant_id, way, note) SELECT meeting_id, participant_id, '', '' FROM ballots LIMIT 1`,
      ),
    ).toThrow(/UNIQUE/u)
  })

  it('не выдаёт без срока, после срока, без членов и без вопросов, и говорит, чего не хватает', async () => {
    const { api, stage, term, setNow, id } = await openPoll({ draft: true })
    setNow('2026-11-21T09:00')
    await expect(stage('sent')).rejects.toSatisfy((error) => /уже прошёл/u.test(fieldsOf(error)['answersUntil'] ?? ''))
    await term('2026-11-25T17:00')
    const { items, participants } = await api.meetings.get({ id })
    for (const item of items) await api.meetings.removeItem({ id: item.id, version: item.version })
    await expect(stage('sent')).rejects.toSatisfy((error) => /нет вопросов/u.test(messageOf(error)))
    for (const one of participants) await api.meetings.removeParticipant({ id: one.id, version: one.version })
    await expect(stage('sent')).rejects.toSatisfy((error) => /нет участников/u.test(messageOf(error)))
    const inPerson = await api.meetings.create({ heldOn: '2026-11-17', startsAt: null, place: '', number: null })
    await expect(api.ballots.get({ meetingId: inPerson.id })).rejects.toSatisfy((error) =>
      /очное/u.test(messageOf(error)),
    )
  })

  it('отменяется целиком, а возврат в подготовку после ответов отклоняется', async () => {
    const { api, stage, poll, vote, curator, roadmap } = await openPoll({ draft: true })
    const issued = await stage('sent')
    await api.journal.undo({ operationId: issued.operationId })
    expect(await poll()).toMatchObject({ state: 'draft', issued: 0 })
    await stage('sent')
    await stage('draft')
    expect(await poll()).toMatchObject({ state: 'draft', issued: 0 })
    await stage('sent')
    await vote(curator, roadmap, 'for')
    await expect(stage('draft')).rejects.toSatisfy((error) => /не возвращается/u.test(messageOf(error)))
  })

  it('замораживает ответы: изменённые в настройках относятся к следующему опросу', async () => {
    const { api, poll, vote, curator, roadmap } = await openPoll()
    const { settings } = await api.office.get({})
    const answers: VotingRules['answers'] = [
      { code: 'accept', letter: 'Д', word: 'Принять', counts: 'inFavour' },
      { code: 'refuse', letter: 'О', word: 'Отказать', counts: 'against' },
    ]
    await api.office.saveSettings({ settings: { voting: { ...settings.voting, answers } } })
    expect((await poll()).answers.map((one) => one.letter)).toEqual(['З', 'П', 'В'])
    await vote(curator, roadmap, 'for')
    await expect(vote(curator, roadmap, 'accept', 'for')).rejects.toSatisfy(
      (error) => fieldsOf(error)['answer'] === 'Такого ответа в листе нет. Возможные ответы: За, Против, Воздержался',
    )
  })
})

describe('ввод ответов', () => {
  it('первый ответ отмечает лист полученным, последний стёртый снимает отметку; каждое нажатие отменяется', async () => {
    const { api, poll, vote, curator, roadmap } = await openPoll()
    const done = await vote(curator, roadmap, 'for')
    expect(plain(done.title)).toBe('Ветлугина И. П., вопрос 1: за')
    const received = (await poll()).members[0]
    expect(received?.ballot?.receivedAt).toBe('2026-11-17T10:42')
    await vote(curator, roadmap, null, 'for')
    expect((await poll()).members[0]).toMatchObject({ ballot: { receivedAt: null }, votes: [] })
    const again = await vote(curator, roadmap, 'against')
    await api.journal.undo({ operationId: again.operationId })
    expect((await poll()).members[0]).toMatchObject({ ballot: { receivedAt: null }, votes: [] })
  })

  it('голос того, кто не член, отклоняется словами', async () => {
    const { api, id, roadmap, vote } = await openPoll()
    const guest = await api.meetings.invite({
      id,
      personId: null,
      name: 'Зорина Ксения Вадимовна',
      post: 'главный врач',
    })
    await expect(vote(guest.id, roadmap, 'for')).rejects.toSatisfy((error) =>
      /^Зорина К\. В\. приглашён и права голоса не имеет/u.test(messageOf(error)),
    )
    const other = await api.meetings.create({ heldOn: '2026-11-17', startsAt: null, place: '', number: null })
    const [stranger] = (await api.meetings.get({ id: other.id })).participants
    await expect(vote(stranger?.id ?? 0, roadmap, 'for')).rejects.toSatisfy((error) =>
      /не участвует в этом заседании/u.test(messageOf(error)),
    )
    await expect(vote(9999, roadmap, 'for')).rejects.toSatisfy((error) => /участника нет/u.test(messageOf(error)))
  })

  it('чужой ответ не затирается: второй оператор видит, что стоит в листе', async () => {
    const { vote, curator, roadmap, poll } = await openPoll()
    await vote(curator, roadmap, 'for')
    await expect(vote(curator, roadmap, 'against', null)).rejects.toSatisfy((error) =>
      /теперь там: за/u.test(messageOf(error)),
    )
    expect((await poll()).questions[0]?.result).toMatchObject({ inFavour: 1, against: 0 })
  })

  it('время получения проверяется: не раньше выдачи, не в будущем, в последний день с часами', async () => {
    const { receive, curator, setNow } = await openPoll()
    const refused = async (at: string): Promise<string> =>
      receive(curator, at, null).then(
        () => '',
        (error: unknown) => plain(fieldsOf(error)['receivedAt'] ?? ''),
      )
    expect(await refused('2026-11-16T12:00')).toBe('Лист не мог прийти раньше дня выдачи 17.11.2026')
    expect(await refused('2026-11-18T12:00')).toBe('Это время ещё не наступило')
    setNow('2026-11-20T18:00')
    expect(await refused('2026-11-20')).toBe('Срок истекает в этот день, 20.11.2026, 17:00. Укажите и время получения')
    expect(await refused('2026-11-20T16:59')).toBe('')
  })

  it('лист с ответами нельзя отметить неполученным', async () => {
    const { vote, receive, curator, roadmap } = await openPoll()
    await vote(curator, roadmap, 'for')
    await expect(receive(curator, null, '2026-11-17T10:42')).rejects.toSatisfy((error) =>
      /записаны ответы/u.test(messageOf(error)),
    )
  })
})

describe('лист после срока', () => {
  it('хранится и не считается, пока срок не сдвинут; о сдвиге говорит журнал', async () => {
    const { api, poll, vote, receive, term, setNow, curator, head, roadmap } = await openPoll()
    await vote(curator, roadmap, 'for')
    setNow('2026-11-23T09:00')
    await vote(head, roadmap, 'against')
    expect(await poll()).toMatchObject({ received: 2, late: 1, isOver: true })
    expect((await poll()).questions[0]?.result).toMatchObject({ inFavour: 1, against: 0, voters: 1 })
    const moved = await term('2026-11-23T12:00')
    expect(plain(moved.title)).toBe('Заседание № 1: ответы принимаются до 23.11.2026, 12:00, снова учтено 1 лист')
    expect((await poll()).questions[0]?.result).toMatchObject({ inFavour: 1, against: 1, voters: 2 })
    await api.journal.undo({ operationId: moved.operationId })
    expect((await poll()).late).toBe(1)
    await receive(head, '2026-11-20T16:00', '2026-11-23T09:00')
    expect((await poll()).late).toBe(0)
  })

  it('после выдачи срок меняется только в опросе: в реквизитах заседания он отклоняется', async () => {
    const { api, id } = await openPoll()
    const { version, heldOn, note } = await api.meetings.get({ id })
    const details = { id, version, heldOn, startsAt: null, endsAt: null, place: '', secretaryId: null, note }
    await expect(api.meetings.update({ ...details, answersUntil: '2026-11-25T17:00' })).rejects.toSatisfy((error) =>
      /Листы уже выданы/u.test(fieldsOf(error)['answersUntil'] ?? ''),
    )
    await api.meetings.update({ ...details, answersUntil: UNTIL })
    expect((await api.meetings.get({ id })).answersUntil).toBe(UNTIL)
  })

  it('срок раньше выдачи отклоняется', async () => {
    const { term } = await openPoll()
    await expect(term('2026-11-16T17:00')).rejects.toSatisfy(
      (error) => fieldsOf(error)['answersUntil'] === 'Срок раньше дня выдачи листов 17.11.2026',
    )
  })
})

describe('подсчёт', () => {
  const rules = { majority: 'ofVoters', tie: 'chair', quorum: 'half' } as const

  it('замораживает правила, записывает голоса и участие и называет тех, кто не ответил', async () => {
    const { api, id, poll, vote, stage, curator, head, roads, roadmap, weights } = await openPoll({ rules })
    await vote(curator, roadmap, 'for')
    await vote(head, roadmap, 'for')
    await vote(roads, roadmap, 'against')
    await vote(curator, weights, 'against')
    const counted = await stage('held')
    expect(plain(counted.note)).toBe('Подсчитано до срока. Не ответили: Лапшина О. Д.')
    const meeting = await api.meetings.get({ id })
    expect(meeting.items.map((one) => one.votes)).toEqual([
      { inFavour: 2, against: 1, abstained: 0 },
      { inFavour: 0, against: 1, abstained: 0 },
    ])
    expect(meeting.participants.map((one) => one.presence)).toEqual(['present', 'present', 'absent', 'present'])
    await api.office.saveSettings({
      settings: { voting: { ...(await api.office.get({})).settings.voting, majority: 'twoThirdsOfMembers' } },
    })
    const { questions, countedAt } = await poll()
    expect(countedAt).toBe('2026-11-17T10:42')
    expect(questions.map((one) => [one.result.word, plain(one.result.why)])).toEqual([
      ['принято', 'За 2 из 3 ответивших, нужно 2'],
      ['не принято', 'За 0 из 1 ответивших, нужно 1'],
    ])
    await api.journal.undo({ operationId: counted.operationId })
    expect(await poll()).toMatchObject({ state: 'sent', countedAt: null })
    expect((await api.meetings.get({ id })).items[0]?.votes).toBeNull()
  })

  it('без правила даёт только голоса и ничего не решает сам', async () => {
    const { api, id, poll, vote, stage, curator, roadmap } = await openPoll()
    await vote(curator, roadmap, 'for')
    expect((await poll()).questions[0]?.result).toMatchObject({
      word: 'правило не задано',
      why: 'Правило не задано: приводятся только голоса',
    })
    await stage('protocol')
    expect((await api.meetings.get({ id })).items.map((one) => one.decisions.length)).toEqual([0, 0])
    await api.ballots.adopt({ meetingId: id, itemId: roadmap })
    expect((await api.meetings.get({ id })).items[0]?.decisions.map((one) => one.text)).toEqual([
      'Дорожную карту утвердить',
      'Доложить куратору',
    ])
  })

  it('поровну решает голос председательствующего', async () => {
    const { poll, vote, curator, head, roadmap } = await openPoll({ rules })
    await vote(head, roadmap, 'against')
    await vote(curator, roadmap, 'for')
    expect((await poll()).questions[0]?.result).toMatchObject({
      word: 'принято',
      why: 'За 1 из 2 ответивших, нужно 2. Голосов поровну: решает голос председательствующего, он за',
    })
  })

  it('ни одного листа в срок – считать нечего', async () => {
    const { stage } = await openPoll()
    await expect(stage('held')).rejects.toSatisfy((error) => /считать нечего/u.test(messageOf(error)))
  })

  it('ответ, внесённый после подсчёта, пересчитывается сразу', async () => {
    const { api, id, vote, stage, curator, head, roadmap } = await openPoll({ rules })
    await vote(curator, roadmap, 'for')
    await stage('held')
    await vote(head, roadmap, 'for')
    const meeting = await api.meetings.get({ id })
    expect(meeting.items[0]?.votes?.inFavour).toBe(2)
    expect(meeting.participants[1]?.presence).toBe('present')
  })

  it('снятый вопрос и лист снятого члена хранятся и названы', async () => {
    const { api, id, poll, vote, curator, roads, weights } = await openPoll({ rules })
    await vote(curator, weights, 'for')
    await vote(roads, weights, 'for')
    const { items, participants } = await api.meetings.get({ id })
    const item = items[1]
    const person = participants.find((one) => one.id === roads)
    await api.meetings.removeItem({ id: item?.id ?? 0, version: item?.version ?? 0 })
    await api.meetings.removeParticipant({ id: roads, version: person?.version ?? 0 })
    const { kept, questions, received } = await poll()
    expect(questions).toHaveLength(1)
    expect(received).toBe(1)
    expect(kept.map((one) => plain(`${one.text}. ${one.detail}`))).toEqual([
      'Вопрос «Об изменении весов рейтинга» снят с повестки. 2 ответа на него в листах хранятся и не считаются',
      'Рябинин Виктор Андреевич снят с заседания. Его лист хранится и не считается',
    ])
  })
})

describe('опросный лист на бумаге', () => {
  it('каждому члену свой, с проектами решений, сроком и местом возврата', async () => {
    const { api, id, head } = await openPoll({ draft: true })
    const all = await api.papers.model({ ref: { kind: 'ballot', meetingId: id, participantId: null } })
    expect(all.blocks.filter((block) => block.type === 'pageBreak')).toHaveLength(3)
    const one = await api.papers.model({ ref: { kind: 'ballot', meetingId: id, participantId: head } })
    const text = plain(modelLines(one).join('\n'))
    expect(text).toContain('Корнеев Антон Сергеевич')
    expect(text).toContain('Дорожную карту утвердить')
    expect(text).toContain('до 20.11.2026 17:00 по адресу')
    expect(text).toContain('кабинет 12')
    expect(text).toContain('Особое мнение')
  })
})

describe('напоминание', () => {
  it('отмечается на листах, которые не пришли', async () => {
    const { api, id, poll, vote, curator, roadmap } = await openPoll()
    await vote(curator, roadmap, 'for')
    expect(await api.ballots.remind({ meetingId: id })).toMatchObject({ reminded: 3 })
    const { members, missing } = await poll()
    expect(missing.map(plain)).toEqual(['Корнеев А. С.', 'Лапшина О. Д.', 'Рябинин В. А.'])
    expect(members.map((one) => plain(one.ballot?.note ?? ''))).toEqual([
      '',
      ...Array.from({ length: 3 }, () => 'напомнили 17.11.2026, 10:42'),
    ])
  })
})
