import { describe, expect, it } from 'vitest'
import type { VotingRules } from '../../contract/office.ts'
import { readyMeeting } from '../../../tests/builders/protocols.ts'

const plain = (text: string): string => text.replaceAll('\u00A0', ' ')

async function checked(rules: Partial<VotingRules> = {}) {
  const ready = await readyMeeting()
  const { api, id, itemId } = ready
  const { voting } = (await api.office.get({})).settings
  await api.office.saveSettings({ settings: { voting: { ...voting, ...rules } } })
  const read = () => api.meetings.get({ id })
  const who = async (surname: string) => {
    const found = (await read()).participants.find((one) => one.name.startsWith(surname))
    if (!found) throw new Error(`nobody called ${surname}`)
    return found
  }
  const item = async () => ({ id: itemId, version: (await read()).items[0]?.version ?? 0 })
  const mark = async (surname: string, presence: 'present' | 'absent' | 'unknown', leftAt: string | null = null) => {
    const { id: participantId, version } = await who(surname)
    await api.meetings.setPresence({ id: participantId, version, presence, arrivedAt: null, leftAt })
  }
  const voteByName = async (surname: string) => {
    const { id: participantId } = await who(surname)
    await api.meetings.setNamedVote({ ...(await item()), participantId, vote: 'inFavour' })
  }
  const remarks = async () =>
    (await api.protocols.state({ meetingId: id })).remarks.map((one) => [one.code, one.isBlocking, plain(one.text)])
  const draft = async () =>
    plain(
      JSON.stringify(
        await api.papers.model({ ref: { kind: 'protocol', meetingId: id, form: 'full', versionId: null } }),
      ),
    )
  return { ...ready, read, who, item, mark, voteByName, remarks, draft }
}

describe('голоса и явка', () => {
  it('голосовали не все присутствовавшие – сказано, но подписи не мешает: обязанности голосовать нет', async () => {
    const { api, item, remarks, sign } = await checked()
    await api.meetings.setVotes({ ...(await item()), votes: { inFavour: 2, against: 0, abstained: 1 } })
    expect(await remarks()).toEqual([['voteMismatch', false, '1: голосов 3, присутствовало 4']])
    await sign()
  })

  it('голосов больше, чем людей, не бывает', async () => {
    const { api, item, remarks } = await checked()
    await api.meetings.setVotes({ ...(await item()), votes: { inFavour: 5, against: 0, abstained: 0 } })
    expect(await remarks()).toEqual([['voteMismatch', true, '1: голосов 5, присутствовало 4']])
  })

  it('поимённый голос того, кто потом отмечен отсутствующим или снят, не подписывается', async () => {
    const { api, mark, remarks, voteByName, who } = await checked()
    for (const surname of ['Ветлугина', 'Корнеев', 'Рябинин']) await voteByName(surname)
    await mark('Рябинин', 'absent')
    expect(await remarks()).toEqual([['voteMismatch', true, '1: голосов 3, поимённо от присутствовавших 2']])
    await mark('Рябинин', 'present')
    const { id, version } = await who('Корнеев')
    await api.meetings.removeParticipant({ id, version })
    expect(await remarks()).toEqual([['voteMismatch', true, '1: голосов 3, поимённо от присутствовавших 2']])
  })
})

describe('кто ведёт', () => {
  it('председательствующий, выбранный рукой и не пришедший, мешает подписи', async () => {
    const { api, id, mark, read, remarks, roster } = await checked()
    await api.meetings.setChair({ id, version: (await read()).version, personId: roster.head })
    await mark('Корнеев', 'absent')
    expect(await remarks()).toContainEqual(['chairAbsent', true, 'Председательствующий отмечен отсутствующим'])
  })

  it('секретарь, которого не было, назван', async () => {
    const { api, id, mark, read, remarks, roster } = await checked()
    const { version, heldOn, startsAt, endsAt, place, note } = await read()
    await api.meetings.update({ id, version, heldOn, startsAt, endsAt, place, note, secretaryId: roster.pos })
    await mark('Лапшина', 'absent')
    expect(await remarks()).toContainEqual(['secretaryAbsent', false, 'Секретарь отмечен отсутствующим'])
  })
})

describe('кворум', () => {
  it('которого нет, назван перед подписью; без правила офиса его не спрашивают', async () => {
    const { mark, remarks, api } = await checked({ quorum: 'moreThanHalf' })
    await mark('Рябинин', 'absent')
    await mark('Лапшина', 'absent')
    expect(await remarks()).toContainEqual(['noQuorum', false, 'Кворума нет'])
    const { voting } = (await api.office.get({})).settings
    await api.office.saveSettings({ settings: { voting: { ...voting, quorum: null } } })
    expect((await remarks()).map(([code]) => code)).not.toContain('noQuorum')
  })

  it('член, ушедший раньше, и пришедший вместо него – одно место', async () => {
    const { api, draft, mark, who } = await checked({ quorum: 'moreThanHalf' })
    await mark('Рябинин', 'present', '14:20')
    const { id, version } = await who('Рябинин')
    await api.meetings.setReplacement({ id, version, byId: null, name: 'Сомов Глеб Ильич', post: '' })
    expect(await draft()).toContain('Присутствуют 4 из 4 членов при необходимых 3, кворум имеется')
  })
})
