import { describe, expect, it } from 'vitest'
import { openMeeting, openMeetingRegister } from '../../../tests/builders/meetings.ts'
import { refusal } from '../../../tests/builders/messages.ts'
import { openTestRegister } from '../../../tests/builders/register.ts'
import { templates } from '../../documents/templates/index.ts'

const protocolOf = async (api: ReturnType<typeof openTestRegister>['api']) => {
  const found = (await api.templates.list({})).find((one) => one.kind === 'protocol')
  if (!found) throw new Error('no template of a protocol')
  return found
}
const ownSlots = async (api: ReturnType<typeof openTestRegister>['api']) =>
  Object.fromEntries((await protocolOf(api)).slots.flatMap(({ slot, own }) => (own === null ? [] : [[slot, own]])))
/** Texts for another case of a paper than that of its one sample: «в заочной форме» beside «очно». */
const otherCases: Readonly<Record<string, readonly string[]>> = {
  protocol: ['absentee', 'poll'],
  voteSheet: ['inPerson'],
  rosterOrder: ['noBasis', 'control'],
  roster: ['consent'],
  caseCard: ['message'],
  greeting: ['male', 'unknown', 'collective', 'organisation'],
}
const textOf = (model: unknown): string => JSON.stringify(model).replaceAll('\u00A0', ' ')

describe('тексты документов', () => {
  it('a new register has no words of its own, and every paper lists its texts and fields', async () => {
    const { api } = openTestRegister()
    const list = await api.templates.list({})
    expect(list.map(({ kind }) => kind)).toEqual(templates.map(({ kind }) => kind))
    expect(new Set(list.map(({ kind }) => kind)).size).toBe(list.length)
    for (const { version, slots, hasSample } of list) {
      expect(version).toBeNull()
      expect(slots.length).toBeGreaterThan(0)
      expect(slots.every(({ own, label }) => own === null && label !== '')).toBe(true)
      expect(hasSample).toBe(true)
    }
  })

  it('only what differs from the shipped text is kept', async () => {
    const { api } = openTestRegister()
    const { slots } = await protocolOf(api)
    const typed = Object.fromEntries(slots.map(({ slot, shipped }) => [slot, shipped]))
    const saved = await api.templates.save({
      kind: 'protocol',
      version: null,
      texts: { ...typed, decided: 'ПОСТАНОВИЛИ' },
    })
    expect(saved.title).toBe('Тексты документа «Протокол заседания» изменены')
    expect(await ownSlots(api)).toEqual({ decided: 'ПОСТАНОВИЛИ' })
    await api.journal.undo({ operationId: saved.operationId })
    expect(await ownSlots(api)).toEqual({})
  })

  it('an unknown field is refused at its text, with those there are; so is a brace without its pair', async () => {
    const { api } = openTestRegister()
    const refused = await refusal(
      api.templates.save({
        kind: 'protocol',
        version: null,
        texts: { opening: 'Место: {адрес}', heard: 'СЛУШАЛИ {кого}', closing: 'Дата {дата' },
      }),
    )
    expect(refused.fields).toEqual({
      opening: 'Поля «{адрес}» нет. Есть: {дата}, {номер}',
      heard: 'Поля «{кого}» нет: в этом тексте полей нет. Уберите скобки',
      closing: 'Скобка «{» или «}» без пары. Поле пишется так: {дата}',
    })
    expect(await ownSlots(api)).toEqual({})
  })

  it('an empty text is a text: it leaves its paragraph out', async () => {
    const { api } = openTestRegister()
    await api.templates.save({ kind: 'protocol', version: null, texts: { absentee: '' } })
    expect(await ownSlots(api)).toEqual({ absentee: '' })
  })

  it('a text of more than half a sheet is refused', async () => {
    const { api } = openTestRegister()
    const save = api.templates.save({ kind: 'protocol', version: null, texts: { closing: 'а'.repeat(3001) } })
    await expect(save).rejects.toMatchObject({ code: 'invalid' })
  })

  it('one text, then all of them, go back to the shipped ones; undo brings them again', async () => {
    const { api } = openTestRegister()
    await api.templates.save({ kind: 'protocol', version: null, texts: { heard: 'ДОКЛАД', decided: 'ПОСТАНОВИЛИ' } })
    const one = await api.templates.restore({ kind: 'protocol', slot: 'heard', version: 1 })
    expect(one.title).toBe('«Кого слушали» документа «Протокол заседания» – снова исходный текст')
    expect(await ownSlots(api)).toEqual({ decided: 'ПОСТАНОВИЛИ' })
    const { version } = await protocolOf(api)
    const all = await api.templates.restore({ kind: 'protocol', slot: null, version })
    expect(await ownSlots(api)).toEqual({})
    await api.journal.undo({ operationId: all.operationId })
    expect(await ownSlots(api)).toEqual({ decided: 'ПОСТАНОВИЛИ' })
  })

  it('two people who change the same paper do not overwrite each other unseen', async () => {
    const { api } = openTestRegister()
    const save = (version: number | null, decided: string) =>
      api.templates.save({ kind: 'protocol', version, texts: { decided } })
    await save(null, 'ПОСТАНОВИЛИ')
    await expect(save(null, 'ОПРЕДЕЛИЛИ')).rejects.toMatchObject({ code: 'conflict' })
    await save(1, 'ОПРЕДЕЛИЛИ')
    await expect(save(1, 'РЕШИЛИ:')).rejects.toMatchObject({ code: 'conflict' })
    expect(await ownSlots(api)).toEqual({ decided: 'ОПРЕДЕЛИЛИ' })
  })

  it.each(templates.map(({ kind, slots }) => [kind, Object.keys(slots)] as const))(
    'the sample of %s shows the texts as they are typed, not saved yet',
    async (kind, slots) => {
      const { api } = openTestRegister()
      const hidden: string[] = []
      for (const slot of slots) {
        const typed = await api.templates.preview({ kind, texts: { [slot]: `Проба ${slot}` } })
        if (!textOf(typed).toLowerCase().includes(`проба ${slot.toLowerCase()}`)) hidden.push(slot)
      }
      expect(hidden).toEqual(otherCases[kind] ?? [])
      expect((await api.templates.list({})).every(({ version }) => version === null)).toBe(true)
    },
  )

  it('a changed text goes into new papers and never into a signed one', async () => {
    const register = openMeetingRegister()
    const { api, roster } = register
    const { id, itemId } = await openMeeting(register)
    await api.meetings.markPresent({ id })
    await api.meetings.saveDecision({
      itemId,
      id: null,
      version: null,
      text: 'Опубликовать график',
      executor: { kind: 'person', id: roster.roads },
      dueOn: '2026-11-24',
      period: '',
    })
    await api.meetings.setState({ id, version: (await api.meetings.get({ id })).version, state: 'protocol' })
    const { meetingVersion } = await api.protocols.state({ meetingId: id })
    await api.protocols.sign({
      meetingId: id,
      version: meetingVersion,
      form: 'full',
      signedOn: '2026-11-17',
      signedBy: 'Ветлугина И. П.',
    })
    const [signed] = (await api.protocols.state({ meetingId: id })).versions
    const paper = async (versionId: number | null) =>
      textOf(await api.papers.model({ ref: { kind: 'protocol', meetingId: id, form: 'full', versionId } }))
    await api.templates.save({ kind: 'protocol', version: null, texts: { decided: 'ПОСТАНОВИЛИ' } })
    expect(await paper(null)).toContain('ПОСТАНОВИЛИ')
    expect(await paper(signed?.id ?? 0)).toContain('РЕШИЛИ')
    expect(await paper(signed?.id ?? 0)).not.toContain('ПОСТАНОВИЛИ')
  })
})
