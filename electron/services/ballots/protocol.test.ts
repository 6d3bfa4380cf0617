import { describe, expect, it } from 'vitest'
import { modelLines } from '../../documents/modelText.ts'
import { openPoll } from '../../../tests/builders/polls.ts'

const plain = (text: string): string => text.replaceAll('\u00A0', ' ')
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

  it('мимо опроса заочное заседание не проводится', async () => {
    const { api, id } = await openPoll()
    const { version } = await api.meetings.get({ id })
    await expect(api.meetings.setState({ id, version, state: 'held' })).rejects.toSatisfy((error) =>
      /заочн/iu.test(messageOf(error)),
    )
  })
})
