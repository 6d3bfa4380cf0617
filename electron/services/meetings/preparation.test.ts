import { describe, expect, it } from 'vitest'
import { openMeeting, openMeetingRegister } from '../../../tests/builders/meetings.ts'

const fieldsOf = (error: unknown): Record<string, string> => (error as { fields: Record<string, string> }).fields
const base = { startsAt: '14:00', place: 'малый зал', number: null } as const
const parts = { agenda: true, people: true, materials: true } as const

describe('создание и копия заседания', () => {
  it('заочное заседание создаётся заочным, со сроком ответов и без переносимых вопросов', async () => {
    const register = openMeetingRegister()
    const first = await openMeeting(register)
    const { version } = await register.api.meetings.get({ id: first.id })
    await register.api.meetings.setState({ id: first.id, version, state: 'held' })
    const { id } = await register.api.meetings.create({
      ...base,
      heldOn: '2026-11-24',
      format: 'absentee',
      answersUntil: '2026-11-24T17:00',
      title: 'по графику очистки',
    })
    expect(await register.api.meetings.get({ id })).toMatchObject({
      format: 'absentee',
      answersUntil: '2026-11-24T17:00',
      title: 'по графику очистки',
      items: [],
    })
  })

  it('копия берёт вопросы, приглашённых и материалы, но не то, что было сказано и решено', async () => {
    const register = openMeetingRegister()
    const { api, roster } = register
    const { id, itemId } = await openMeeting(register)
    await api.meetings.invite({ id, personId: null, name: 'Зорина Ксения Вадимовна', post: 'главный врач' })
    const before = await api.meetings.get({ id })
    const roads = before.participants.find((one) => one.personId === roster.roads)
    const guest = before.participants.find((one) => one.isInvited)
    await api.meetings.saveItem({
      meetingId: id,
      id: itemId,
      version: before.items[0]?.version ?? 0,
      title: 'О зимнем содержании дорог',
      speakerId: roads?.id ?? null,
      minutes: 20,
      note: '',
      section: 'Дороги',
      coSpeakerIds: [guest?.id ?? 0],
      materials: 'Справка на 2 листах',
      draftDecision: 'Утвердить график',
    })
    await api.meetings.saveDecision({
      itemId,
      id: null,
      version: null,
      text: 'Очистить',
      executor: { kind: 'person', id: roster.roads },
      dueOn: '2026-11-20',
      period: '',
    })
    const copy = await api.meetings.create({ ...base, heldOn: '2026-12-01', from: { kind: 'meeting', id, ...parts } })
    const made = await api.meetings.get({ id: copy.id })
    expect(made.copiedFromId).toBe(id)
    const question = made.items.find((one) => one.kind === 'question')
    expect(question).toMatchObject({
      title: 'О зимнем содержании дорог',
      section: 'Дороги',
      speaker: 'Рябинин\u00A0В.\u00A0А.',
      coSpeakers: ['Зорина\u00A0К.\u00A0В.'],
      materials: 'Справка на 2 листах',
      draftDecision: 'Утвердить график',
      decisions: [],
    })
    const bare = await api.meetings.create({
      ...base,
      heldOn: '2026-12-08',
      from: { kind: 'meeting', id, agenda: true, people: false, materials: false },
    })
    const second = await api.meetings.get({ id: bare.id })
    expect(second.participants.some((one) => one.isInvited)).toBe(false)
    expect(second.items.find((one) => one.kind === 'question')).toMatchObject({ materials: '', coSpeakers: [] })
  })

  it('с заседания из корзины копию не снять, и номер при отказе не тратится', async () => {
    const register = openMeetingRegister()
    const { api } = register
    const { id } = await openMeeting(register)
    await api.meetings.remove({ id, version: (await api.meetings.get({ id })).version })
    await expect(
      api.meetings.create({ ...base, heldOn: '2026-12-01', from: { kind: 'meeting', id, ...parts } }),
    ).rejects.toMatchObject({
      message: 'Заседание, с которого снимают копию, в корзине. Верните его или выберите другое',
    })
    const next = await api.meetings.create({ ...base, heldOn: '2026-12-01' })
    expect((await api.meetings.get({ id: next.id })).number).toBe(2)
  })

  it('шаблон сохраняет вопросы и приглашённых, второй с тем же названием заменяет первый', async () => {
    const register = openMeetingRegister()
    const { api } = register
    const { id } = await openMeeting(register)
    expect((await api.meetings.saveTemplate({ meetingId: id, name: 'Еженедельное' })).replaced).toBe(false)
    expect((await api.meetings.saveTemplate({ meetingId: id, name: 'еженедельное' })).replaced).toBe(true)
    const [template, ...others] = await api.meetings.templates({})
    expect(others).toEqual([])
    const made = await api.meetings.create({
      ...base,
      heldOn: '2026-12-01',
      from: { kind: 'template', id: template?.id ?? 0, ...parts },
    })
    expect((await api.meetings.get({ id: made.id })).items.map((one) => one.title)).toEqual([
      'О зимнем содержании дорог',
    ])
  })

  it('срок ответов позже заседания не принимается', async () => {
    const { api } = openMeetingRegister()
    await expect(api.meetings.create({ ...base, heldOn: '2026-12-01', repliesUntil: '2026-12-02' })).rejects.toSatisfy(
      (error) => fieldsOf(error)['repliesUntil'] === 'Срок ответа позже заседания 01.12.2026',
    )
  })

  it('о прошедшем, выходном и занятом дне предупреждает словами', async () => {
    const register = openMeetingRegister()
    const { api } = register
    await openMeeting(register)
    const warnings = async (heldOn: string) =>
      (await api.meetings.checkDay({ heldOn, groupId: null, exceptId: null })).warnings
    expect(await warnings('2026-11-18')).toEqual([])
    expect(await warnings('2026-11-21')).toEqual(['21.11.2026: выходной'])
    expect(await warnings('2026-11-16')).toEqual(['16.11.2026 уже прошло. Заседание можно записать и задним числом'])
    expect((await warnings('2027-01-01'))[0]).toContain('праздничный день')
    expect((await warnings('2033-03-15'))[0]).toContain('Календарь на 2033 год не загружен')
    expect(await warnings('2033-03-19')).toEqual(['19.03.2033: выходной'])
    expect(await warnings('2026-11-17')).toEqual(['На этот день уже есть заседание № 1, 14:00'])
  })
})

describe('вопросы, которые приходят сами', () => {
  it('новое очное заседание начинается с утверждения последнего протокола и исполнения поручений; отмена всё снимает', async () => {
    const register = openMeetingRegister()
    const { api, roster } = register
    const { id, itemId } = await openMeeting(register)
    await api.meetings.saveDecision({
      itemId,
      id: null,
      version: null,
      text: 'Очистить дворы',
      executor: { kind: 'person', id: roster.roads },
      dueOn: '2026-11-20',
      period: '',
    })
    const { version } = await api.meetings.get({ id })
    await api.meetings.setState({ id, version, state: 'held' })
    const made = await api.meetings.create({ ...base, heldOn: '2026-12-01' })
    const { items } = await api.meetings.get({ id: made.id })
    expect(items.map((one) => [one.kind, one.title])).toEqual([
      ['approval', 'Об утверждении протокола № 1 от 17.11.2026'],
      ['execution', 'Об исполнении поручений'],
    ])
    const later = await api.meetings.create({ ...base, heldOn: '2026-12-08' })
    expect((await api.meetings.get({ id: later.id })).items.map((one) => one.kind)).toEqual(['execution'])
    await api.journal.undo({ operationId: made.operationId })
    await expect(api.meetings.get({ id: made.id })).rejects.toMatchObject({ code: 'notFound' })
    const again = await api.meetings.create({ ...base, heldOn: '2026-12-15' })
    expect((await api.meetings.get({ id: again.id })).items.map((one) => one.kind)).toEqual(['approval', 'execution'])
  })

  it('когда поручений и протоколов нет, повестка пуста', async () => {
    const { api } = openMeetingRegister()
    const made = await api.meetings.create({ ...base, heldOn: '2026-12-01' })
    expect((await api.meetings.get({ id: made.id })).items).toEqual([])
  })
})

describe('временная рабочая группа', () => {
  const group = (roster: { head: number; roads: number; pos: number }) => ({
    id: null,
    version: null,
    name: 'Рабочая группа по паводку',
    nameGenitive: 'рабочей группы по паводку',
    purpose: '',
    fromOn: '2026-10-01',
    toOn: '2026-11-30',
    actId: null,
    note: '',
    members: [
      { personId: roster.roads, role: 'chair' as const, note: '' },
      { personId: roster.head, role: 'deputy' as const, note: '' },
      { personId: roster.pos, role: 'secretary' as const, note: '' },
    ],
  })

  it('заседание группы берёт её членов, её руководителя и секретаря', async () => {
    const { api, roster } = openMeetingRegister()
    const { id: groupId } = await api.meetings.saveGroup(group(roster))
    const { id } = await api.meetings.create({ ...base, heldOn: '2026-11-17', groupId })
    const made = await api.meetings.get({ id })
    expect(made).toMatchObject({ group: 'Рабочая группа по паводку', chairId: roster.roads, secretaryId: roster.pos })
    expect(made.participants.map((one) => one.role)).toEqual([
      'руководитель группы',
      'заместитель руководителя',
      'секретарь группы',
    ])
    const chair = made.participants[0]
    if (!chair) throw new Error('no chair')
    await api.meetings.setPresence({ id: chair.id, version: chair.version, presence: 'absent', arrivedAt: null })
    const without = await api.meetings.get({ id })
    expect(without.chairId).toBe(roster.head)
    expect(without.chairReason.replaceAll('\u00A0', ' ')).toBe(
      'Руководитель рабочей группы Рябинин В. А. отсутствует, председательствует заместитель руководителя рабочей группы',
    )
  })

  it('о дне после окончания работы группы предупреждает', async () => {
    const { api, roster } = openMeetingRegister()
    const { id: groupId } = await api.meetings.saveGroup(group(roster))
    const { warnings } = await api.meetings.checkDay({ heldOn: '2026-12-01', groupId, exceptId: null })
    expect(warnings).toEqual([
      'Рабочая группа по паводку закончила работу 30.11.2026. Участники возьмутся из её состава',
    ])
  })

  it('двух руководителей и одного человека дважды не принимает; группу с заседаниями не удаляет', async () => {
    const { api, roster } = openMeetingRegister()
    const input = group(roster)
    const withMember = (personId: number, role: 'chair' | 'member') => ({
      ...input,
      members: [...input.members, { personId, role, note: '' }],
    })
    await expect(api.meetings.saveGroup(withMember(roster.pos, 'member'))).rejects.toSatisfy(
      (error) => fieldsOf(error)['members'] === 'Лапшина\u00A0О.\u00A0Д. указан в группе дважды',
    )
    await expect(
      api.meetings.saveGroup({
        ...input,
        members: input.members.map((one) => ({ ...one, role: 'chair' as const })),
      }),
    ).rejects.toSatisfy((error) => fieldsOf(error)['members']?.startsWith('В группе один руководитель группы') === true)
    const { id, version } = await api.meetings.saveGroup(input)
    await api.meetings.create({ ...base, heldOn: '2026-11-17', groupId: id })
    await expect(api.meetings.removeGroup({ id, version })).rejects.toMatchObject({ code: 'refused' })
  })

  it('изменённый состав группы пишет в журнал только разницу, отмена возвращает прежний', async () => {
    const { api, roster } = openMeetingRegister()
    const input = group(roster)
    const { id, version } = await api.meetings.saveGroup(input)
    const changed = await api.meetings.saveGroup({ ...input, id, version, members: input.members.slice(0, 2) })
    expect((await api.meetings.groups({}))[0]?.members).toHaveLength(2)
    await api.journal.undo({ operationId: changed.operationId })
    expect((await api.meetings.groups({}))[0]?.members).toHaveLength(3)
  })
})

describe('согласование', () => {
  it('записывается с итогом и днём, показывается у заседания, будущий день не принимается', async () => {
    const register = openMeetingRegister()
    const { api } = register
    const { id } = await openMeeting(register)
    const input = {
      meetingId: id,
      id: null,
      version: null,
      subject: 'all' as const,
      withWhom: 'Аппарат Губернатора',
      result: 'agreed' as const,
      agreedOn: '2026-11-16',
      note: '',
    }
    await expect(api.meetings.saveAgreement({ ...input, agreedOn: '2026-11-18' })).rejects.toSatisfy(
      (error) => fieldsOf(error)['agreedOn'] === 'Этот день ещё не наступил',
    )
    const saved = await api.meetings.saveAgreement(input)
    expect((await api.meetings.get({ id })).agreements).toMatchObject([{ withWhom: 'Аппарат Губернатора' }])
    await api.meetings.removeAgreement({ id: saved.id, version: saved.version })
    expect((await api.meetings.get({ id })).agreements).toEqual([])
  })
})

describe('предложения в повестку', () => {
  const proposal = (proposedById: number | null) => ({
    id: null,
    version: null,
    title: 'О вывозе снега',
    rationale: 'Жалобы жителей',
    proposedById,
    proposedOn: '2026-11-10',
    minutes: 15,
    section: 'Благоустройство',
    returnOn: null,
  })

  it('предложение берётся в повестку с докладчиком и снова открыто, когда вопрос сняли', async () => {
    const register = openMeetingRegister()
    const { api, roster } = register
    const { id: meetingId } = await openMeeting(register)
    const { id, version } = await api.meetings.saveProposal(proposal(roster.roads))
    const { itemId } = await api.meetings.takeProposal({ id, version, meetingId })
    const item = (await api.meetings.get({ id: meetingId })).items.find((one) => one.id === itemId)
    expect(item).toMatchObject({
      title: 'О вывозе снега',
      section: 'Благоустройство',
      minutes: 15,
      speaker: 'Рябинин\u00A0В.\u00A0А.',
      note: 'Жалобы жителей',
    })
    expect(await api.meetings.proposals({ all: false })).toEqual([])
    expect((await api.meetings.proposals({ all: true }))[0]).toMatchObject({ state: 'taken', meetingId })
    const removed = await api.meetings.removeItem({ id: itemId, version: item?.version ?? 0 })
    expect((await api.meetings.proposals({ all: false }))[0]).toMatchObject({ state: 'open', meetingId: null })
    await api.journal.undo({ operationId: removed.operationId })
    expect((await api.meetings.proposals({ all: true }))[0]).toMatchObject({ state: 'taken', meetingId })
  })

  it('дважды взять нельзя, и сказано, где вопрос уже стоит; с удалением заседания он возвращается', async () => {
    const register = openMeetingRegister()
    const { api } = register
    const { id: meetingId } = await openMeeting(register)
    const { id, version } = await api.meetings.saveProposal(proposal(null))
    const taken = await api.meetings.takeProposal({ id, version, meetingId })
    await expect(api.meetings.takeProposal({ id, version: taken.version, meetingId })).rejects.toMatchObject({
      message: 'Вопрос уже в повестке заседания № 1',
    })
    await api.meetings.remove({ id: meetingId, version: (await api.meetings.get({ id: meetingId })).version })
    expect(await api.meetings.proposals({ all: false })).toHaveLength(1)
  })

  it('отклонённое хранит причину и открывается снова; отложенное ждёт своего дня', async () => {
    const { api, setNow } = openMeetingRegister()
    const { id, version } = await api.meetings.saveProposal({ ...proposal(null), returnOn: '2026-12-01' })
    expect((await api.meetings.proposals({ all: false }))[0]?.isWaiting).toBe(true)
    setNow('2026-12-01T09:00')
    expect((await api.meetings.proposals({ all: false }))[0]?.isWaiting).toBe(false)
    const declined = await api.meetings.declineProposal({ id, version, reason: 'не полномочия округа' })
    expect((await api.meetings.proposals({ all: true }))[0]).toMatchObject({ reason: 'не полномочия округа' })
    await api.meetings.reopenProposal({ id, version: declined.version })
    expect(await api.meetings.proposals({ all: false })).toHaveLength(1)
  })
})

describe('уведомления и ответы', () => {
  const noReply = { repliedOn: null, replacementName: '', replacementPost: '', note: '', markAbsent: false } as const

  const sent = async () => {
    const register = openMeetingRegister()
    const { id: meetingId } = await openMeeting(register)
    await register.api.meetings.update({
      ...(await detailsOf(register.api, meetingId)),
      heldOn: '2026-11-24',
    })
    const people = (await register.api.meetings.get({ id: meetingId })).participants
    await register.api.meetings.sendNotices({
      meetingId,
      participantIds: people.map((one) => one.id),
      sentOn: '2026-11-17',
      way: 'электронная почта',
      repliesUntil: '2026-11-20',
    })
    return { ...register, meetingId, people }
  }
  const detailsOf = async (api: ReturnType<typeof openMeetingRegister>['api'], id: number) => {
    const { version, heldOn, startsAt, endsAt, place, secretaryId, note } = await api.meetings.get({ id })
    return { id, version, heldOn, startsAt, endsAt, place, secretaryId, note }
  }

  it('рассылка отмечает каждому день и способ, после срока молчание видно', async () => {
    const { api, meetingId, people, setNow } = await sent()
    const before = await api.meetings.notices({ meetingId })
    expect(before).toHaveLength(people.length)
    expect(before[0]).toMatchObject({ sentOn: '2026-11-17', way: 'электронная почта', reply: 'waiting', isLate: false })
    setNow('2026-11-21T09:00')
    expect((await api.meetings.notices({ meetingId }))[0]?.isLate).toBe(true)
    expect((await api.meetings.get({ id: meetingId })).repliesUntil).toBe('2026-11-20')
  })

  it('«не придёт» отмечает отсутствующим, и председательствует заместитель', async () => {
    const { api, meetingId, people, roster } = await sent()
    await api.meetings.saveReply({ participantId: people[0]?.id ?? 0, reply: 'absent', ...noReply, markAbsent: true })
    const after = await api.meetings.get({ id: meetingId })
    expect(after.participants[0]?.presence).toBe('absent')
    expect(after.chairId).toBe(roster.head)
  })

  it('вместо него X: X становится участником, с другим ответом снимается, отмена возвращает', async () => {
    const { api, meetingId, people } = await sent()
    const participantId = people[3]?.id ?? 0
    await expect(api.meetings.saveReply({ participantId, reply: 'replaced', ...noReply })).rejects.toSatisfy(
      (error) => fieldsOf(error)['replacementName'] === 'Укажите, кто придёт вместо него',
    )
    await api.meetings.saveReply({
      participantId,
      reply: 'replaced',
      ...noReply,
      replacementName: 'Зорина Ксения Вадимовна',
      replacementPost: 'главный специалист',
    })
    const after = await api.meetings.get({ id: meetingId })
    expect(after.participants.at(-1)).toMatchObject({ replacesId: participantId, post: 'главный специалист' })
    // One place, one vote: the состав is no larger, and the vote is his only while the member is not there.
    expect(after.attendance.members).toBe(people.length)
    expect(after.participants.at(-1)?.hasVote).toBe(true)
    // «Все здесь»: who sends another one is not there himself.
    const marked = await api.meetings.markPresent({ id: meetingId })
    const all = await api.meetings.get({ id: meetingId })
    expect(all.participants.find((one) => one.id === participantId)?.presence).toBe('absent')
    expect(all.attendance.here).toBe(people.length)
    await api.journal.undo({ operationId: marked.operationId })
    const member = after.participants.find((one) => one.id === participantId)
    if (!member) throw new Error('the member is gone')
    const version = (await api.meetings.get({ id: meetingId })).participants.find(
      (one) => one.id === member.id,
    )?.version
    const came = await api.meetings.setPresence({
      id: member.id,
      version: version ?? 0,
      presence: 'present',
      arrivedAt: null,
    })
    expect((await api.meetings.get({ id: meetingId })).participants.at(-1)?.hasVote).toBe(false)
    await api.journal.undo({ operationId: came.operationId })
    expect(await api.meetings.notices({ meetingId })).toHaveLength(people.length)
    const changed = await api.meetings.saveReply({ participantId, reply: 'coming', ...noReply })
    expect((await api.meetings.get({ id: meetingId })).participants).toHaveLength(people.length)
    await api.journal.undo({ operationId: changed.operationId })
    expect((await api.meetings.get({ id: meetingId })).participants).toHaveLength(people.length + 1)
  })

  it('тот, кто и так участвует, заменой не становится', async () => {
    const { api, people } = await sent()
    await expect(
      api.meetings.saveReply({
        participantId: people[3]?.id ?? 0,
        reply: 'replaced',
        ...noReply,
        replacementName: 'Корнеев Антон Сергеевич',
      }),
    ).rejects.toSatisfy((error) => fieldsOf(error)['replacementName']?.includes('и так участвует') === true)
  })

  it('срок ответа раньше рассылки и позже заседания не принимается', async () => {
    const { api, meetingId, people } = await sent()
    const input = { meetingId, participantIds: [people[0]?.id ?? 0], sentOn: '2026-11-17', way: 'почта' }
    await expect(api.meetings.sendNotices({ ...input, repliesUntil: '2026-11-16' })).rejects.toSatisfy(
      (error) => fieldsOf(error)['repliesUntil'] !== undefined,
    )
    await expect(api.meetings.sendNotices({ ...input, repliesUntil: '2026-11-25' })).rejects.toSatisfy(
      (error) => fieldsOf(error)['repliesUntil'] !== undefined,
    )
  })
})
