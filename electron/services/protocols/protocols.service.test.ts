import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { PaperRefOf } from '../../contract/papers.ts'
import { openMeeting, openMeetingRegister } from '../../../tests/builders/meetings.ts'
import { readyMeeting } from '../../../tests/builders/protocols.ts'
import { canonicalJson, sha256 } from './canonical.ts'
import { compareLines } from './difference.ts'

const draftOf = (meetingId: number): PaperRefOf<'protocol'> => ({
  kind: 'protocol',
  meetingId,
  form: 'full',
  versionId: null,
})
const textOf = (model: unknown): string => JSON.stringify(model).replaceAll('\u00A0', ' ')

describe('проверка перед подписью', () => {
  it('называет каждое место: нет срока, нет исполнителя, голоса не сходятся с явкой', async () => {
    const { api, id, itemId, roster } = await readyMeeting()
    const noTerm = await api.meetings.saveDecision({
      itemId,
      id: null,
      version: null,
      text: 'Разместить разъяснение',
      executor: { kind: 'person', id: roster.pos },
      dueOn: null,
      period: '',
    })
    const noExecutor = await api.meetings.saveDecision({
      itemId,
      id: null,
      version: null,
      text: 'Наладить узлы',
      executor: null,
      dueOn: '2026-11-27',
      period: '',
    })
    const item = (await api.meetings.get({ id })).items[0]
    await api.meetings.setVotes({
      id: itemId,
      version: item?.version ?? 0,
      votes: { inFavour: 9, against: 0, abstained: 0 },
    })
    const { remarks } = await api.protocols.state({ meetingId: id })
    expect(remarks.map(({ code, text, decisionId, isBlocking }) => ({ code, text, decisionId, isBlocking }))).toEqual([
      { code: 'noTerm', text: '1.2: не указан срок', decisionId: noTerm.id, isBlocking: true },
      { code: 'noExecutor', text: '1.3: не указан исполнитель', decisionId: noExecutor.id, isBlocking: true },
      { code: 'voteMismatch', text: '1: голосов 9, присутствовало 4', decisionId: null, isBlocking: true },
    ])
  })

  it('без присутствовавших и председательствующего подпись не ставится, данные на месте', async () => {
    const register = openMeetingRegister()
    const { id } = await openMeeting(register)
    for (const one of (await register.api.meetings.get({ id })).participants) {
      const { version } =
        (await register.api.meetings.get({ id })).participants.find((same) => same.id === one.id) ?? one
      await register.api.meetings.setPresence({ id: one.id, version, presence: 'absent', arrivedAt: null })
    }
    const state = await register.api.protocols.state({ meetingId: id })
    expect(state.remarks.filter((one) => one.isBlocking).map((one) => one.code)).toEqual(['noPresent', 'noChair'])
    await expect(
      register.api.protocols.sign({
        meetingId: id,
        version: state.meetingVersion,
        form: 'full',
        signedOn: '2026-11-17',
        signedBy: 'Кто-то',
      }),
    ).rejects.toThrow('Протокол не подписан. Исправьте: Присутствовавшие не отмечены; Не указан председательствующий')
    expect((await register.api.protocols.state({ meetingId: id })).versions).toEqual([])
  })

  it('опоздавший мог не голосовать по первому вопросу', async () => {
    const { api, id } = await readyMeeting()
    const late = (await api.meetings.get({ id })).participants[3]
    if (!late) throw new Error('no participant')
    await api.meetings.setPresence({ id: late.id, version: late.version, presence: 'late', arrivedAt: '14:30' })
    const item = (await api.meetings.get({ id })).items[0]
    await api.meetings.setVotes({
      id: item?.id ?? 0,
      version: item?.version ?? 0,
      votes: { inFavour: 3, against: 0, abstained: 0 },
    })
    expect((await api.protocols.state({ meetingId: id })).remarks).toEqual([])
  })

  it('дата подписи не раньше заседания и не в будущем', async () => {
    const { api, id } = await readyMeeting()
    const { meetingVersion } = await api.protocols.state({ meetingId: id })
    const input = { meetingId: id, version: meetingVersion, form: 'full' as const, signedBy: 'Ветлугина И. П.' }
    await expect(api.protocols.sign({ ...input, signedOn: '2026-11-16' })).rejects.toMatchObject({
      fields: { signedOn: 'Подпись раньше даты заседания 17.11.2026' },
    })
    await expect(api.protocols.sign({ ...input, signedOn: '2026-11-18' })).rejects.toMatchObject({
      fields: { signedOn: 'Дата подписи ещё не наступила' },
    })
  })
})

describe('подписанный протокол', () => {
  it('замораживается: модель с SHA-256 остаётся той же, когда данные офиса меняются', async () => {
    const { api, id, sign } = await readyMeeting()
    const { versionId, sha256: hash } = await sign()
    const signed = await api.papers.model({ ref: { ...draftOf(id), versionId } })
    const { office } = await api.office.get({})
    const { id: _, version, presetCode: _code, isDemo: _demo, ...requisites } = office
    await api.office.save({ version, office: { ...requisites, town: 'г. Другой' } })
    const later = await api.papers.model({ ref: { ...draftOf(id), versionId } })
    expect(later).toEqual(signed)
    expect(sha256(canonicalJson(later))).toBe(hash)
    expect(await api.protocols.verify({ versionId })).toEqual({
      isIntact: true,
      sha256: hash,
      actual: hash,
      scans: [],
    })
    expect(textOf(later)).toContain('г. Заречный')
  })

  it('ни одна команда и ни отмена прежнего действия не меняют данных подписанного заседания', async () => {
    const { api, db, id, itemId, roster, sign } = await readyMeeting()
    const typed = await api.meetings.saveDecision({
      itemId,
      id: null,
      version: null,
      text: 'Ещё решение',
      executor: { kind: 'person', id: roster.pos },
      dueOn: '2026-11-20',
      period: '',
    })
    const { versionId } = await sign()
    const before = await api.meetings.get({ id })
    await expect(
      api.meetings.saveDecision({
        itemId,
        id: typed.id,
        version: typed.version,
        text: 'Другое',
        executor: null,
        dueOn: null,
        period: '',
      }),
    ).rejects.toThrow('Протокол подписан')
    await expect(api.journal.undo({ operationId: typed.operationId })).rejects.toThrow(
      'Протокол подписан, его данные не меняются',
    )
    expect(() => db.run("UPDATE protocol_versions SET model = '{}' WHERE id = ?", [versionId])).toThrow('never changes')
    expect(() => db.run('DELETE FROM protocol_versions WHERE id = ?', [versionId])).toThrow('never changes')
    expect(await api.meetings.get({ id })).toEqual(before)
  })

  it('подпись не отменяется, исправление – новая версия, и видно, что в ней другое', async () => {
    const { api, id, itemId, sign } = await readyMeeting()
    const first = await sign()
    await expect(api.journal.undo({ operationId: first.operationId })).rejects.toThrow('Это действие отменить нельзя')
    await api.protocols.reopen({
      meetingId: id,
      version: (await api.meetings.get({ id })).version,
      reason: 'Опечатка в сроке',
    })
    await expect(sign()).rejects.toThrow('Текст не отличается от версии 1')
    const decision = (await api.meetings.get({ id })).items[0]?.decisions[0]
    await api.meetings.saveDecision({
      itemId,
      id: decision?.id ?? 0,
      version: decision?.version ?? 0,
      text: 'Опубликовать график',
      executor: decision?.executor ? { kind: decision.executor.kind, id: decision.executor.id } : null,
      dueOn: '2026-11-27',
      period: '',
    })
    const second = await sign()
    const { versions } = await api.protocols.state({ meetingId: id })
    expect(versions.map(({ number, changes }) => ({ number, changes }))).toEqual([
      { number: 1, changes: 0 },
      { number: 2, changes: 2 },
    ])
    const { lines } = await api.protocols.difference({ meetingId: id, fromId: first.versionId, toId: second.versionId })
    const changed = lines.filter((one) => one.kind !== 'same')
    expect(changed.map((one) => `${one.kind}: ${one.text.replaceAll('\u00A0', ' ')}`)).toEqual([
      'changed: 1.1. Рябинину В.А. опубликовать график. Срок – до 27.11.2026.',
    ])
    expect(changed[0]?.pieces.filter((one) => one.kind !== 'same').map((one) => `${one.kind}: ${one.text}`)).toEqual([
      'removed: 24.11.2026.',
      'added: 27.11.2026.',
    ])
    const card = await api.assignments.get({ id: decision?.assignmentId ?? 0 })
    expect(card.terms.map((term) => term.dueOn)).toEqual(['2026-11-24', '2026-11-27'])
  })
})

describe('документы заседания', () => {
  it('протокол называет присутствовавших, отсутствовавших, приглашённых и решения', async () => {
    const { api, id } = await readyMeeting()
    await api.meetings.invite({
      id,
      personId: null,
      name: 'Зорина Ксения Вадимовна',
      post: 'заместитель главного врача',
    })
    const text = textOf(await api.papers.model({ ref: draftOf(id) }))
    expect(text).toContain('И.П. Ветлугина')
    expect(text).toContain('заместитель главы округа, куратор МЦУ')
    expect(text).toContain('Зорина К.В.')
    expect(text).toContain('Рябинину В.А. опубликовать график.')
    expect(text).toContain('«за» – 3, «против» – нет, «воздержались» – 1.')
  })

  it('повторяющийся срок назван словами с последним днём', async () => {
    const { api, id, itemId, roster } = await readyMeeting()
    await api.meetings.saveDecision({
      itemId,
      id: null,
      version: null,
      text: 'Посыпать спуск',
      executor: { kind: 'person', id: roster.roads },
      dueOn: '2027-03-31',
      period: 'ежедневно',
    })
    expect(textOf(await api.papers.model({ ref: draftOf(id) }))).toContain('Срок – ежедневно до 31.03.2027.')
  })

  it('выписка содержит решения одного исполнителя', async () => {
    const { api, id, itemId, roster, sign } = await readyMeeting()
    await api.meetings.saveDecision({
      itemId,
      id: null,
      version: null,
      text: 'Довести рейтинг',
      executor: { kind: 'person', id: roster.pos },
      dueOn: '2026-11-20',
      period: '',
    })
    await sign()
    const { extracts } = await api.protocols.state({ meetingId: id })
    expect(extracts.map((one) => [one.id, one.decisions])).toEqual([
      [roster.pos, 1],
      [roster.roads, 1],
    ])
    const text = textOf(
      await api.papers.model({ ref: { kind: 'extract', meetingId: id, executor: { kind: 'person', id: roster.pos } } }),
    )
    expect(text).toContain('довести рейтинг')
    expect(text).not.toContain('опубликовать график')
    await expect(
      api.papers.model({ ref: { kind: 'extract', meetingId: id, executor: { kind: 'person', id: roster.head } } }),
    ).rejects.toThrow('У этого исполнителя нет решений')
  })

  it('DOCX выходит файлом с именем протокола', async () => {
    const { api, files, id } = await readyMeeting()
    const ticket = await api.papers.exportDocx({ ref: draftOf(id) })
    expect(ticket.name).toBe('Протокол № 1 от 17.11.2026.docx')
    expect(statSync(files.release(ticket.ticket).path).size).toBeGreaterThan(5000)
  })

  it('без средства печати PDF отвечает понятным отказом', async () => {
    const { api, id } = await readyMeeting()
    await expect(api.papers.exportPdf({ ref: draftOf(id) })).rejects.toMatchObject({
      code: 'unavailable',
    })
  })
})

describe('сравнение версий', () => {
  it('строки, которых нет в другой версии, отмечены, остальные общие', () => {
    expect(compareLines(['а', 'б', 'в'], ['а', 'г', 'в', 'д'])).toEqual([
      { kind: 'same', text: 'а' },
      { kind: 'removed', text: 'б' },
      { kind: 'added', text: 'г' },
      { kind: 'same', text: 'в' },
      { kind: 'added', text: 'д' },
    ])
  })

  it('порядок полей не меняет контрольной суммы', () => {
    expect(canonicalJson({ b: 1, a: [{ d: null, c: 'я' }] })).toBe('{"a":[{"c":"я","d":null}],"b":1}')
    expect(sha256(canonicalJson({ a: 1, b: 2 }))).toBe(sha256(canonicalJson({ b: 2, a: 1 })))
  })
})
