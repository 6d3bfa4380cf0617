import { describe, expect, it } from 'vitest'
import { openMeeting, openMeetingRegister } from '../../../tests/builders/meetings.ts'

const plain = (text: string): string => text.replaceAll('\u00A0', ' ')
const fieldsOf = (error: unknown): Record<string, string> => (error as { fields: Record<string, string> }).fields

async function room() {
  const register = openMeetingRegister()
  const { id, itemId } = await openMeeting(register)
  const { api } = register
  const read = () => api.meetings.get({ id })
  const who = async (surname: string) => {
    const found = (await read()).participants.find((one) => one.name.startsWith(surname))
    if (!found) throw new Error(`nobody called ${surname}`)
    return found
  }
  const mark = async (surname: string, presence: 'present' | 'late' | 'absent', more: object = {}) => {
    const { id: one, version } = await who(surname)
    return api.meetings.setPresence({ id: one, version, presence, arrivedAt: null, ...more })
  }
  const item = async () => {
    const found = (await read()).items.find((one) => one.id === itemId)
    if (!found) throw new Error('no item')
    return found
  }
  return { ...register, id, itemId, read, who, mark, item }
}

describe('явка в зале', () => {
  it('ушедший раньше остаётся в явке со временем ухода; отметка «нет» время снимает', async () => {
    const { mark, who } = await room()
    await mark('Рябинин', 'present', { leftAt: '14:40' })
    expect(await who('Рябинин')).toMatchObject({ presence: 'present', leftAt: '14:40', isHere: false })
    await mark('Рябинин', 'late', { arrivedAt: '14:10' })
    expect(await who('Рябинин')).toMatchObject({ arrivedAt: '14:10', leftAt: '14:40' })
    await mark('Рябинин', 'absent')
    expect(await who('Рябинин')).toMatchObject({ arrivedAt: null, leftAt: null })
  })

  it('уйти раньше, чем прийти, нельзя', async () => {
    const { mark } = await room()
    await expect(mark('Рябинин', 'late', { arrivedAt: '14:30', leftAt: '14:20' })).rejects.toSatisfy(
      (error) => fieldsOf(error)['leftAt'] === 'Ушёл раньше, чем пришёл. Проверьте время',
    )
  })

  it('замена вписывается по имени, отсутствующий отмечается сам, замену можно снять', async () => {
    const { api, mark, who, read } = await room()
    await mark('Корнеев', 'present')
    const away = await who('Ветлугина')
    await api.meetings.setReplacement({
      id: away.id,
      version: away.version,
      byId: null,
      name: 'Сомов Глеб Ильич',
      post: 'советник',
    })
    const by = await who('Сомов')
    expect(by).toMatchObject({ replacesId: away.id, presence: 'present', isInvited: true, hasVote: true })
    const { presence, version } = await who('Ветлугина')
    expect(presence).toBe('absent')
    expect((await read()).attendance).toMatchObject({ members: 4, here: 2, quorum: null })
    await api.meetings.setReplacement({ id: away.id, version, byId: null, name: '', post: '' })
    expect((await who('Сомов')).hasVote).toBe(false)
  })

  it('присутствующего не заменяют, двоих один человек не заменяет', async () => {
    const { api, mark, who } = await room()
    await mark('Рябинин', 'present')
    const here = await who('Рябинин')
    await expect(
      api.meetings.setReplacement({ id: here.id, version: here.version, byId: null, name: 'Сомов Г. И.', post: '' }),
    ).rejects.toSatisfy((error) => plain((error as Error).message).startsWith('Рябинин В. А. присутствует'))
    const first = await who('Ветлугина')
    const { id: byId } = await who('Лапшина')
    await api.meetings.setReplacement({ id: first.id, version: first.version, byId, name: '', post: '' })
    const second = await who('Корнеев')
    await expect(
      api.meetings.setReplacement({ id: second.id, version: second.version, byId, name: '', post: '' }),
    ).rejects.toSatisfy((error) => plain(fieldsOf(error)['byId'] ?? '').includes('уже заменяет: Ветлугина И. П.'))
  })

  it('вернувшийся голосует сам, а его замена нет', async () => {
    const { api, mark, who, item } = await room()
    const away = await who('Ветлугина')
    const { id: byId } = await api.meetings.setReplacement({
      id: away.id,
      version: away.version,
      byId: null,
      name: 'Сомов Глеб Ильич',
      post: '',
    })
    await mark('Ветлугина', 'late', { arrivedAt: '14:30' })
    const { id, version } = await item()
    await expect(
      api.meetings.setNamedVote({ id, version, participantId: byId ?? 0, vote: 'inFavour' }),
    ).rejects.toThrow('тот, кого он заменял, присутствует сам')
  })
})

describe('открытое поимённое голосование', () => {
  it('голоса по людям складываются в числа, снятый голос вычитается', async () => {
    const { api, mark, who, item } = await room()
    await mark('Корнеев', 'present')
    await mark('Рябинин', 'present')
    const vote = async (surname: string, choice: 'inFavour' | 'against' | null) => {
      const { id, version } = await item()
      await api.meetings.setNamedVote({ id, version, participantId: (await who(surname)).id, vote: choice })
    }
    await vote('Корнеев', 'inFavour')
    await vote('Рябинин', 'against')
    expect((await item()).votes).toEqual({ inFavour: 1, against: 1, abstained: 0 })
    await vote('Рябинин', null)
    expect(await item()).toMatchObject({ votes: { inFavour: 1, against: 0, abstained: 0 }, result: null })
    await vote('Корнеев', null)
    expect(await item()).toMatchObject({ votes: null, namedVotes: null })
  })

  it('голос приглашённого, отсутствующего и постороннего не принимается, и сказано почему', async () => {
    const { api, mark, who, item, id: meetingId } = await room()
    await api.meetings.invite({ id: meetingId, personId: null, name: 'Зорина Ксения Вадимовна', post: 'врач' })
    await mark('Рябинин', 'absent')
    const guest = await who('Зорина')
    await mark('Зорина', 'present')
    const refused = async (participantId: number): Promise<string> => {
      const { id, version } = await item()
      try {
        await api.meetings.setNamedVote({ id, version, participantId, vote: 'inFavour' })
      } catch (error) {
        return plain((error as Error).message)
      }
      return 'accepted'
    }
    expect(await refused(guest.id)).toContain('Зорина К. В. приглашён без права голоса')
    expect(await refused((await who('Рябинин')).id)).toContain('Рябинин В. А. не отмечен присутствующим')
    expect(await refused(9999)).toContain('Этого человека нет среди участников заседания')
    expect((await item()).votes).toBeNull()
  })

  it('числа, вписанные рукой, снимают поимённые голоса', async () => {
    const { api, mark, who, item } = await room()
    await mark('Корнеев', 'present')
    const before = await item()
    await api.meetings.setNamedVote({
      id: before.id,
      version: before.version,
      participantId: (await who('Корнеев')).id,
      vote: 'inFavour',
    })
    const { id, version } = await item()
    await api.meetings.setVotes({ id, version, votes: { inFavour: 3, against: 0, abstained: 0 } })
    expect(await item()).toMatchObject({ votes: { inFavour: 3 }, namedVotes: null })
  })
})

describe('решения в зале', () => {
  it('замечание становится поручением одним действием, отмена возвращает как было', async () => {
    const { api, itemId, item, roster } = await room()
    const { id, version } = await api.meetings.saveStatement({
      itemId,
      id: null,
      version: null,
      kind: 'spoke',
      participantId: null,
      text: 'Расчистить остановки',
    })
    const done = await api.meetings.decideStatement({
      id,
      version,
      text: 'Расчистить остановки',
      executor: { kind: 'person', id: roster.roads },
      dueOn: '2026-11-20',
      period: '',
      keep: false,
    })
    const after = await item()
    expect(after.statements).toEqual([])
    expect(after.decisions).toMatchObject([{ text: 'Расчистить остановки', dueOn: '2026-11-20', isAssignment: true }])
    expect(after.decisions[0]?.assignmentId).toEqual(expect.any(Number))
    await api.journal.undo({ operationId: done.operationId })
    expect(await item()).toMatchObject({ decisions: [], statements: [{ text: 'Расчистить остановки' }] })
  })

  it('соисполнители и контролирующий решения переходят в поручение', async () => {
    const { api, itemId, item, roster } = await room()
    await api.meetings.saveDecision({
      itemId,
      id: null,
      version: null,
      text: 'Представить план',
      executor: { kind: 'person', id: roster.roads },
      coExecutors: [{ kind: 'person', id: roster.pos }],
      controllerId: roster.head,
      dueOn: '2026-11-30',
      period: '',
    })
    const [decision] = (await item()).decisions
    expect(plain(JSON.stringify(decision))).toContain('"coExecutors":[{"kind":"person"')
    expect(plain(decision?.controller?.name ?? '')).toBe('Корнеев А. С.')
    const assignment = await api.assignments.get({ id: decision?.assignmentId ?? 0 })
    expect(plain(JSON.stringify(assignment))).toContain('Лапшина О. Д.')
    expect(assignment).toMatchObject({ controllerId: roster.head })
  })

  it('один человек не бывает исполнителем и соисполнителем', async () => {
    const { api, itemId, roster } = await room()
    const twice = { kind: 'person', id: roster.roads } as const
    await expect(
      api.meetings.saveDecision({
        itemId,
        id: null,
        version: null,
        text: 'Представить план',
        executor: twice,
        coExecutors: [twice],
        dueOn: null,
        period: '',
      }),
    ).rejects.toSatisfy((error) => fieldsOf(error)['coExecutors'] === 'Исполнитель указан дважды')
  })

  it('выбывший из состава исполнитель назван с днём, поручение не теряется', async () => {
    const { api, itemId, item, left, roster } = await room()
    const save = (executor: number) =>
      api.meetings.saveDecision({
        itemId,
        id: null,
        version: null,
        text: 'Сверить данные',
        executor: { kind: 'person', id: executor },
        dueOn: '2026-11-30',
        period: '',
      })
    await save(left)
    await save(roster.pos)
    expect((await item()).decisions.map((one) => one.executor?.leftOn)).toEqual(['2026-10-31', null])
    const choices = await api.meetings.executors({ id: (await room()).id })
    expect(choices.find((one) => one.kind === 'person' && one.id === left)?.note).toBe('выбыл 31.10.2026')
  })

  it('список из нескольких решений записывается и отменяется вместе', async () => {
    const { api, itemId, item, roster } = await room()
    const one = { executor: null, dueOn: null, period: '' }
    const done = await api.meetings.addDecisions({
      itemId,
      decisions: [
        { ...one, text: 'Принять к сведению' },
        { ...one, text: 'Подготовить перечень', executor: { kind: 'person', id: roster.roads }, dueOn: '2026-11-24' },
      ],
    })
    expect((await item()).decisions.map((row) => [row.number, row.text, row.isAssignment])).toEqual([
      ['1.1', 'Принять к сведению', false],
      ['1.2', 'Подготовить перечень', true],
    ])
    await api.journal.undo({ operationId: done.operationId })
    expect((await item()).decisions).toEqual([])
  })
})
