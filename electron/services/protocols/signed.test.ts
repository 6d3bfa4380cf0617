import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readyMeeting } from '../../../tests/builders/protocols.ts'

const plain = (model: unknown): string => JSON.stringify(model).replaceAll('\u00A0', ' ')

const LOCKED = 'Протокол подписан, его данные не меняются'

type Ready = Awaited<ReturnType<typeof readyMeeting>>

/** What an office does before the signature; each reply names the operation that is taken back after it. */
const acts: [name: string, act: (ready: Ready) => Promise<{ operationId: number }>][] = [
  [
    'место заседания',
    async ({ api, id }) => {
      const { version, heldOn, startsAt, secretaryId, note } = await api.meetings.get({ id })
      return api.meetings.update({
        id,
        version,
        heldOn,
        startsAt,
        endsAt: '15:00',
        secretaryId,
        note,
        place: 'большой зал',
      })
    },
  ],
  [
    'явка',
    async ({ api, id }) => {
      const [one] = (await api.meetings.get({ id })).participants
      if (!one) throw new Error('no participant')
      return api.meetings.setPresence({ id: one.id, version: one.version, presence: 'late', arrivedAt: '14:05' })
    },
  ],
  [
    'приглашённый',
    ({ api, id }) => api.meetings.invite({ id, personId: null, name: 'Зорина Ксения Вадимовна', post: '' }),
  ],
  [
    'текст вопроса',
    async ({ api, id, itemId }) => {
      const [item] = (await api.meetings.get({ id })).items
      return api.meetings.saveItem({
        meetingId: id,
        id: itemId,
        version: item?.version ?? 0,
        title: 'О снеге',
        speakerId: null,
        minutes: null,
        note: '',
      })
    },
  ],
  [
    'голоса',
    async ({ api, id, itemId }) => {
      const [item] = (await api.meetings.get({ id })).items
      return api.meetings.setVotes({
        id: itemId,
        version: item?.version ?? 0,
        votes: { inFavour: 4, against: 0, abstained: 0 },
      })
    },
  ],
  [
    'поимённый голос',
    async ({ api, id, itemId }) => {
      let last = { operationId: 0 }
      for (const { id: participantId } of (await api.meetings.get({ id })).participants) {
        const version = (await api.meetings.get({ id })).items[0]?.version ?? 0
        last = await api.meetings.setNamedVote({ id: itemId, version, participantId, vote: 'inFavour' })
      }
      return last
    },
  ],
  [
    'выступление',
    ({ api, itemId }) =>
      api.meetings.saveStatement({
        itemId,
        id: null,
        version: null,
        kind: 'heard',
        participantId: null,
        text: 'Снега больше нормы',
      }),
  ],
  [
    'решение',
    ({ api, itemId }) =>
      api.meetings.saveDecision({
        itemId,
        id: null,
        version: null,
        text: 'Принять к сведению',
        executor: null,
        dueOn: null,
        period: '',
      }),
  ],
  [
    'приложение',
    ({ api, id }) =>
      api.protocols.saveAppendix({
        meetingId: id,
        id: null,
        version: null,
        title: 'Справка',
        agendaItemId: null,
        sheets: null,
        copies: null,
      }),
  ],
  [
    'файл вопроса',
    ({ api, itemId, files, folder }) => {
      const path = join(folder, 'смета.txt')
      writeFileSync(path, 'Смета работ')
      const { ticket } = files.admit({ path, name: 'смета.txt', purpose: 'attachment', temporary: false })
      return api.meetings.attachToItem({ itemId, tickets: [ticket] })
    },
  ],
]

describe('отмена прежнего действия после подписи', () => {
  it.each(acts)('не берёт назад: %s', async (_name, act) => {
    const ready = await readyMeeting()
    const { api, id, sign } = ready
    const { operationId } = await act(ready)
    const untouched = {
      ...(await api.meetings.get({ id })),
      appendices: (await api.protocols.state({ meetingId: id })).appendices,
    }
    await sign()
    await expect(api.journal.undo({ operationId })).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining(LOCKED) as string,
    })
    const { version: _v, state: _s, isLocked: _l, signedVersion: _n, ...kept } = untouched
    const { appendices } = await api.protocols.state({ meetingId: id })
    expect({ ...(await api.meetings.get({ id })), appendices }).toMatchObject(kept)
  })
})

describe('данные подписанного заседания', () => {
  it('ни строки не добавить, не перенести и не стереть мимо приложения', async () => {
    const { api, db, id, itemId, sign } = await readyMeeting()
    const other = await api.meetings.create({ heldOn: '2026-11-17', startsAt: null, place: '', number: null })
    await sign()
    const decision = 'position, text, period, is_assignment'
    expect(() =>
      db.run(`INSERT INTO decisions (agenda_item_id, ${decision}) VALUES (?, 9, 'Тайное', '', 0)`, [itemId]),
    ).toThrow('signed')
    expect(() => db.run('DELETE FROM agenda_items WHERE id = ?', [itemId])).toThrow('signed')
    expect(() => db.run('UPDATE participants SET meeting_id = ? WHERE meeting_id = ?', [id, other.id])).toThrow(
      'signed',
    )
    expect(() => db.run("UPDATE meetings SET state = 'protocol' WHERE id = ?", [id])).toThrow('signed')
    await expect(
      api.meetings.saveItem({
        meetingId: id,
        id: null,
        version: null,
        title: 'Новый вопрос',
        speakerId: null,
        minutes: null,
        note: '',
      }),
    ).rejects.toThrow('Протокол подписан')
  })

  it('после исправления с причиной снова открыты, а причина стоит у новой версии', async () => {
    const { api, id, itemId, sign } = await readyMeeting()
    const first = await sign()
    const { meetingVersion } = await api.protocols.state({ meetingId: id })
    await expect(api.protocols.reopen({ meetingId: id, version: meetingVersion, reason: ' ' })).rejects.toMatchObject({
      fields: { reason: 'Укажите причину исправления' },
    })
    await api.protocols.reopen({ meetingId: id, version: meetingVersion, reason: 'Пропущено решение' })
    expect((await api.protocols.state({ meetingId: id })).correction).toBe('Пропущено решение')
    await api.meetings.saveDecision({
      itemId,
      id: null,
      version: null,
      text: 'Принять к сведению',
      executor: null,
      dueOn: null,
      period: '',
    })
    await sign()
    const { versions, correction } = await api.protocols.state({ meetingId: id })
    expect(versions.map((one) => one.reason)).toEqual(['', 'Пропущено решение'])
    expect(correction).toBe('')
    const sheet = plain(
      await api.papers.model({
        ref: { kind: 'protocolDifference', meetingId: id, fromId: first.versionId, toId: versions[1]?.id ?? 0 },
      }),
    )
    expect(sheet).toContain('Причина исправления: Пропущено решение')
    expect(sheet).toContain('1.2. Принять к сведению.')
  })

  it('из двух окон подписывает одно, второе узнаёт об этом', async () => {
    const { api, id, signature } = await readyMeeting()
    const input = await signature()
    await api.protocols.sign(input)
    await expect(api.protocols.sign(input)).rejects.toThrow('Протокол уже подписан')
    expect((await api.protocols.state({ meetingId: id })).versions).toHaveLength(1)
  })

  it('файл вопроса не прикрепить, не подменить, не перенести и не стереть; скан подписанного листа ложится к версии', async () => {
    const { api, db, files, folder, itemId, sign } = await readyMeeting()
    const path = join(folder, 'смета.txt')
    writeFileSync(path, 'Смета работ')
    const admit = () => files.admit({ path, name: 'смета.txt', purpose: 'attachment', temporary: false }).ticket
    await api.meetings.attachToItem({ itemId, tickets: [admit()] })
    const { versionId } = await sign()
    await api.protocols.attachScan({ versionId, tickets: [admit()] })
    const row =
      "SELECT 'agendaItem', owner_id, sha256, name, media_type, size, note FROM attachments WHERE owner = 'agendaItem'"
    for (const sql of [
      `INSERT INTO attachments (owner, owner_id, sha256, name, media_type, size, note) ${row}`,
      "UPDATE attachments SET name = 'другая.txt' WHERE owner = 'agendaItem'",
      `UPDATE attachments SET owner = 'agendaItem', owner_id = ${itemId} WHERE owner = 'protocol'`,
      "DELETE FROM attachments WHERE owner = 'agendaItem'",
    ])
      expect(() => db.run(sql)).toThrow('signed')
  })

  it('правило голосования, которое офис введёт потом, прежних итогов не меняет', async () => {
    const { api, id, sign } = await readyMeeting()
    const settings = async () => (await api.office.get({})).settings.voting
    await api.office.saveSettings({ settings: { voting: { ...(await settings()), majority: 'ofVoters' } } })
    const result = async () => (await api.meetings.get({ id })).items[0]?.result
    expect(await result()).toBe('accepted')
    await sign()
    await api.office.saveSettings({
      settings: { voting: { ...(await settings()), majority: null, quorum: 'twoThirds' } },
    })
    await api.meetings.setState({ id, version: (await api.meetings.get({ id })).version, state: 'control' })
    expect(await result()).toBe('accepted')
    expect((await api.meetings.get({ id })).attendance.quorum).toBeNull()
  })

  it('запись об исправлении остаётся: без неё версию открывал бы кто угодно', async () => {
    const { api, db, id, sign } = await readyMeeting()
    await sign()
    const { meetingVersion } = await api.protocols.state({ meetingId: id })
    await api.protocols.reopen({ meetingId: id, version: meetingVersion, reason: 'Пропущено решение' })
    expect(() => db.run('DELETE FROM protocol_corrections')).toThrow('never changes')
    expect(() => db.run("UPDATE protocol_corrections SET reason = 'Другая'")).toThrow('never changes')
  })
})
