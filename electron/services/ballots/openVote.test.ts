import { describe, expect, it } from 'vitest'
import { openMeeting, openMeetingRegister } from '../../../tests/builders/meetings.ts'
import { modelLines } from '../../documents/modelText.ts'

const plain = (text: string): string => text.replaceAll('\u00A0', ' ')

async function inRoom() {
  const register = openMeetingRegister()
  const { id, itemId } = await openMeeting(register)
  const { api } = register
  const who = async (surname: string) => {
    const found = (await api.meetings.get({ id })).participants.find((one) => one.name.startsWith(surname))
    if (!found) throw new Error(`nobody called ${surname}`)
    return found
  }
  const mark = async (surname: string, presence: 'present' | 'late' | 'absent', arrivedAt: string | null = null) => {
    const one = await who(surname)
    await api.meetings.setPresence({ id: one.id, version: one.version, presence, arrivedAt })
  }
  const vote = async (surname: string, choice: 'inFavour' | 'against') => {
    const item = (await api.meetings.get({ id })).items.find((one) => one.id === itemId)
    const participantId = (await who(surname)).id
    await api.meetings.setNamedVote({ id: itemId, version: item?.version ?? 0, participantId, vote: choice })
  }
  const sheet = async (): Promise<string> =>
    plain(modelLines(await api.papers.model({ ref: { kind: 'voteSheet', meetingId: id } })).join('\n'))
  return { mark, vote, sheet }
}

describe('поимённый лист очного заседания', () => {
  it('печатает открытые голоса по именам с явкой, без слов об опросных листах', async () => {
    const { mark, vote, sheet } = await inRoom()
    await mark('Корнеев', 'present')
    await mark('Рябинин', 'late', '14:10')
    await mark('Ветлугина', 'absent')
    await vote('Корнеев', 'inFavour')
    await vote('Рябинин', 'against')
    const text = await sheet()
    expect(text).toContain('голосование открытое')
    expect(text).not.toMatch(/опросн|Лист получен|не получен/u)
    expect(text).toContain('Корнеев А.С. За здесь')
    expect(text).toContain('Рябинин В.А. Против с 14:10')
    expect(text).toContain('Ветлугина И.П. – нет')
    expect(text).toContain('1 : 1 : 0')
    expect(text).toContain('голосовали: 2')
  })

  it('без поимённых голосов отказывает и говорит, где их записать', async () => {
    const { sheet } = await inRoom()
    await expect(sheet()).rejects.toThrow('клавиша Alt+G')
  })
})
