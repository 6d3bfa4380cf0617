import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { citizen, message, openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { ATTACHMENT_PURPOSE } from '../attachments/attachments.service.ts'

/** Cards outside the trash with all that hangs on them, versions aside. */
function alive(office: TestMessages): unknown {
  return ['cases', 'deadlines', 'routings', 'attachments', 'applicants'].map((table) =>
    office.db
      .all<Record<string, unknown>>(`SELECT * FROM ${table} WHERE deleted_at IS NULL ORDER BY id`)
      .map(({ version: _version, ...row }) => row),
  )
}

/** A ticket for a photo that the host has let in. */
function fileFor(office: TestMessages): string {
  const name = 'снимок.txt'
  const path = join(office.folder, name)
  writeFileSync(path, 'двор')
  return office.files.admit({ path, name, purpose: ATTACHMENT_PURPOSE, temporary: false }).ticket
}

describe('a card comes out of the trash', () => {
  it('with its clocks, file and applicant, though its registration was taken back while it lay there', async () => {
    const office = await openTestMessages()
    const saved = await office.api.messages.register({
      case: message({ channelId: office.channel('pos'), recipientId: office.recipient(0) }),
      applicant: citizen(),
      attachments: [fileFor(office)],
    })
    const before = alive(office)
    await office.api.messages.remove({ ids: [saved.id] })
    await office.api.journal.undo({ operationId: saved.operationId })
    await office.api.messages.restore({ ids: [saved.id] })
    expect(alive(office)).toEqual(before)
    expect((await office.card(saved.id)).clocks.length).toBeGreaterThan(0)
    expect(await office.api.messages.showApplicant({ id: saved.id })).toMatchObject({
      name: 'Гордеева Нина Савельевна',
    })
  })

  it('without the file that was taken off it and the extension that was taken back', async () => {
    const office = await openTestMessages()
    const saved = await office.api.messages.register({
      case: message({ kind: 'appeal', channelId: office.channel('appeal59') }),
      applicant: null,
      attachments: [fileFor(office)],
    })
    const { id } = saved
    await office.api.journal.undo({ operationId: saved.operationId })
    await office.api.messages.restore({ ids: [id] })
    const [file] = (await office.card(id)).attachments
    if (!file) throw new Error('The file did not come back with the card')
    await office.api.messages.detach({ attachmentId: file.id, version: file.version })
    const before = alive(office)
    const { version } = await office.card(id)
    const notice = { noticeOn: null, noticeHow: '' }
    const extended = await office.api.messages.extend({
      id,
      version,
      days: 10,
      reason: 'Запрошены сведения',
      ...notice,
    })
    await office.api.messages.remove({ ids: [id] })
    await office.api.journal.undo({ operationId: extended.operationId })
    await office.api.messages.restore({ ids: [id] })
    expect(alive(office)).toEqual(before)
  })
})

describe('what a card in the trash rests on stays', () => {
  it('an answer that was graded is not taken back while its card lies in the trash: it would come out open and graded', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    const text = 'Проезд расчищен'
    const answered = await office.api.messages.answer({
      id,
      version,
      at: null,
      text,
      result: 'resolved',
      isFinal: true,
    })
    await office.api.messages.check({ id, version: answered.version, grade: 2, note: '' })
    await office.api.messages.remove({ ids: [id] })
    expect((await refusal(office.api.journal.undo({ operationId: answered.operationId }))).code).toBe('conflict')
    await office.api.messages.restore({ ids: [id] })
    expect(await office.card(id)).toMatchObject({ status: 'answered', quality: 2 })
  })
})
