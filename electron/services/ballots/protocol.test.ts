import { describe, expect, it } from 'vitest'
import { modelLines } from '../../documents/modelText.ts'
import { openPoll, UNTIL } from '../../../tests/builders/polls.ts'

const plain = (text: string): string => text.replaceAll('\u00A0', ' ')
const paperOf = async (api: Awaited<ReturnType<typeof openPoll>>['api'], meetingId: number): Promise<string> =>
  plain(
    modelLines(await api.papers.model({ ref: { kind: 'protocol', meetingId, form: 'full', versionId: null } })).join(
      '\n',
    ),
  )
const messageOf = (error: unknown): string => plain((error as Error).message)

describe('протокол заочного заседания', () => {
  const rules = { majority: 'ofVoters', tie: 'chair' } as const

  async function countedPoll() {
    const found = await openPoll({ rules })
    const { api, id, vote, setNow, curator, head, roads, roadmap, weights } = found
    await vote(curator, roadmap, 'for')
    await vote(head, roadmap, 'for')
    await vote(curator, weights, 'against')
    await vote(head, weights, 'against')
    await api.ballots.setOpinion({
      meetingId: id,
      participantId: head,
      itemId: weights,
      opinion: 'Вес полноты повышать после обучения получателей',
      before: '',
    })
    setNow('2026-11-21T09:00')
    await vote(roads, roadmap, 'against')
    return found
  }

  it('получает решения из проекта, голоса, особое мнение и поимённый лист', async () => {
    const { api, id, stage } = await countedPoll()
    await stage('protocol')
    const meeting = await api.meetings.get({ id })
    expect(meeting.items.map((item) => item.decisions.map((one) => one.text))).toEqual([
      ['Дорожную карту утвердить', 'Доложить куратору'],
      ['Решение по вопросу не принято.'],
    ])
    const model = await api.papers.model({ ref: { kind: 'protocol', meetingId: id, form: 'full', versionId: null } })
    const text = plain(modelLines(model).join('\n'))
    expect(text).toContain('«за» – 2, «против» – нет')
    expect(text).toContain('Вес полноты повышать после обучения получателей')
    expect(text).toContain('Поимённый лист голосования')
    const sheet = plain(modelLines(await api.papers.model({ ref: { kind: 'voteSheet', meetingId: id } })).join('\n'))
    expect(sheet).toContain('после срока, не учтён')
    expect(sheet).toContain('учтено 2 из 4')
    expect(sheet).toContain('Решение: принято. За 2 из 2 ответивших, нужно 2.')
  })

  it('возврат к подсчёту и другой исход меняют решения, тронутые человеком остаются', async () => {
    const { api, id, stage, term, vote, pos, roadmap } = await countedPoll()
    await stage('protocol')
    await stage('held')
    await term('2026-11-22T17:00')
    await vote(pos, roadmap, 'against')
    await stage('protocol')
    expect((await api.meetings.get({ id })).items[0]?.decisions.map((one) => one.text)).toEqual([
      'Дорожную карту утвердить',
      'Доложить куратору',
    ])
    await stage('held')
    const { answersUntil } = await api.ballots.get({ meetingId: id })
    expect(answersUntil).toBe('2026-11-22T17:00')
  })

  it('подписывается, после подписи голоса не меняются', async () => {
    const { api, db, id, stage, vote, curator, pos, roadmap } = await countedPoll()
    const { operationId } = await vote(pos, roadmap, 'against')
    await stage('protocol')
    const state = await api.protocols.state({ meetingId: id })
    expect(state.remarks.filter((one) => one.isBlocking)).toEqual([])
    await api.protocols.sign({
      meetingId: id,
      version: state.meetingVersion,
      form: 'full',
      signedOn: '2026-11-21',
      signedBy: 'Ветлугина И. П.',
    })
    await expect(vote(curator, roadmap, 'against', 'for')).rejects.toSatisfy((error) =>
      /подписан/u.test(messageOf(error)),
    )
    await expect(api.journal.undo({ operationId })).rejects.toSatisfy((error) =>
      /Протокол подписан, его данные не меняются/u.test(messageOf(error)),
    )
    for (const sql of [
      'UPDATE ballots SET received_at = NULL',
      "UPDATE ballot_votes SET answer = 'against'",
      'DELETE FROM ballot_votes',
      "INSERT INTO ballot_votes (ballot_id, agenda_item_id, answer, opinion) SELECT ballot_id, 1, 'for', '' FROM ballot_votes",
    ])
      expect(() => db.run(sql)).toThrow('signed')
    const { version } = await api.meetings.get({ id })
    await api.meetings.setState({ id, version, state: 'control' })
    expect((await api.ballots.get({ meetingId: id })).state).toBe('control')
  })

  it('называет среди голосовавших и председательствующего, если он голосовал, и только тогда', async () => {
    const { api, id, stage, vote, curator, head, roadmap } = await openPoll({ rules })
    await vote(head, roadmap, 'for')
    await stage('held')
    expect(await paperOf(api, id)).toMatch(/не представили: Ветлугина И\.П\., Лапшина/u)
    await vote(curator, roadmap, 'for')
    expect(await paperOf(api, id)).toMatch(/Приняли участие в голосовании:\s*Ветлугина И\.П\./u)
  })

  it('срок одним днём принимает листы до его конца, и протокол считает их так же, как опрос', async () => {
    const { api, id, stage, term, poll, receive, setNow, vote, curator, roadmap } = await openPoll({ rules })
    await term('2026-11-20')
    setNow('2026-11-20T23:10')
    await vote(curator, roadmap, 'for')
    await receive(curator, '2026-11-20T18:00', '2026-11-20T23:10')
    await stage('protocol')
    expect(await poll()).toMatchObject({ received: 1, late: 0 })
    const { remarks } = await api.protocols.state({ meetingId: id })
    expect(remarks.filter((one) => one.isBlocking)).toEqual([])
    const text = await paperOf(api, id)
    expect(text).toContain('получено в срок 1')
    expect(text).toContain('Опросные листы не представили: Корнеев А.С., Лапшина О.Д., Рябинин В.А.')
  })

  it('член, снятый с заседания после подсчёта, не остаётся в голосах, ответивших и особых мнениях', async () => {
    const { api, id, stage, head, roadmap } = await countedPoll()
    await stage('held')
    const person = (await api.meetings.get({ id })).participants.find((one) => one.id === head)
    await api.meetings.removeParticipant({ id: head, version: person?.version ?? 0 })
    await stage('protocol')
    const { items } = await api.meetings.get({ id })
    expect(items.find((one) => one.id === roadmap)?.votes).toEqual({ inFavour: 1, against: 0, abstained: 0 })
    const text = await paperOf(api, id)
    expect(text).toContain('получено в срок 1')
    expect(text).not.toContain('Вес полноты повышать')
  })

  it('снятый уже в протоколе мешает подписи, пока голоса не подсчитаны заново', async () => {
    const { api, id, stage, head } = await countedPoll()
    await stage('protocol')
    const person = (await api.meetings.get({ id })).participants.find((one) => one.id === head)
    await api.meetings.removeParticipant({ id: head, version: person?.version ?? 0 })
    const blocking = async () =>
      (await api.protocols.state({ meetingId: id })).remarks.filter((one) => one.isBlocking).map((one) => one.text)
    expect(await blocking()).toEqual(
      [1, 2].map((item) => `${item}: голоса не те, что в опросных листах. Вернитесь к подсчёту`),
    )
    await stage('held')
    await stage('protocol')
    expect(await blocking()).toEqual([])
  })

  it('чисел мимо опросных листов не вписать', async () => {
    const { api, id, curator, roadmap } = await openPoll()
    const item = (await api.meetings.get({ id })).items.find((one) => one.id === roadmap)
    const named = { id: roadmap, version: item?.version ?? 0 }
    const votes = { inFavour: 4, against: 0, abstained: 0 }
    await expect(api.meetings.setVotes({ ...named, votes })).rejects.toThrow('считаются по опросным листам')
    await expect(api.meetings.setNamedVote({ ...named, participantId: curator, vote: 'inFavour' })).rejects.toThrow(
      'считаются по опросным листам',
    )
  })

  it('без кворума подписывается, но не молча', async () => {
    const { api, id, stage, vote, curator, roadmap } = await openPoll({ rules: { ...rules, quorum: 'moreThanHalf' } })
    await vote(curator, roadmap, 'for')
    await stage('protocol')
    const { remarks } = await api.protocols.state({ meetingId: id })
    expect(remarks.filter((one) => one.code === 'noQuorum')).toMatchObject([
      { text: 'Кворума нет', detail: 'Листов в срок 1 из 4, нужно 3', isBlocking: false },
    ])
  })

  it('место и время выданного опроса правят, не повторяя его срока', async () => {
    const { api, id } = await openPoll()
    const { version, heldOn, secretaryId } = await api.meetings.get({ id })
    await api.meetings.update({
      id,
      version,
      heldOn,
      startsAt: null,
      endsAt: null,
      place: 'кабинет 14',
      secretaryId,
      note: '',
    })
    expect(await api.meetings.get({ id })).toMatchObject({ place: 'кабинет 14', answersUntil: UNTIL })
  })

  it('мимо опроса заочное заседание не проводится', async () => {
    const { api, id } = await openPoll()
    const { version } = await api.meetings.get({ id })
    await expect(api.meetings.setState({ id, version, state: 'held' })).rejects.toSatisfy((error) =>
      /заочн/iu.test(messageOf(error)),
    )
  })
})
