import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { message, openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { ATTACHMENT_PURPOSE, mediaTypeOf } from './attachments.ts'

/** A ticket for a file that the host has let in. */
function ticketFor(office: TestMessages, name: string, content: string, purpose = ATTACHMENT_PURPOSE): string {
  const path = join(office.folder, `upload-${name}`)
  writeFileSync(path, content)
  return office.files.admit({ path, name, purpose, temporary: false }).ticket
}

describe('attachments of a card', () => {
  it('of the same content are stored once, each under its own name', async () => {
    const office = await openTestMessages()
    const tickets = [ticketFor(office, 'двор.jpg', 'снимок'), ticketFor(office, 'двор 2.jpg', 'снимок')]
    const saved = await office.api.messages.register({
      case: message({ channelId: office.channel('pos') }),
      applicant: null,
      attachments: tickets,
    })
    const { attachments } = await office.card(saved.id)
    expect(attachments.map(({ name, mediaType, size }) => ({ name, mediaType, size }))).toEqual([
      { name: 'двор.jpg', mediaType: 'image/jpeg', size: 12 },
      { name: 'двор 2.jpg', mediaType: 'image/jpeg', size: 12 },
    ])
    expect(new Set(attachments.map(({ sha256 }) => sha256)).size).toBe(1)
    expect(office.db.one<{ n: number }>('SELECT count(*) AS n FROM blobs').n).toBe(1)
  })

  it('are handed out as a copy, and the journal says so', async () => {
    const office = await openTestMessages()
    const { id } = await office.enter()
    await office.api.messages.attach({ id, tickets: [ticketFor(office, 'письмо.pdf', 'текст письма')] })
    const [attachment] = (await office.card(id)).attachments
    if (!attachment) throw new Error('The attachment is on the card')
    const out = await office.api.messages.openAttachment({ attachmentId: attachment.id })
    const { path } = office.files.release(out.ticket)
    expect({ name: out.name, text: readFileSync(path, 'utf8') }).toEqual({ name: 'письмо.pdf', text: 'текст письма' })
    office.files.clear()
    expect(existsSync(office.files.blobPath(attachment.sha256))).toBe(true)
    expect((await office.card(id)).history[0]?.title).toBe('Открыто вложение «письмо.pdf»')
  })

  it('are taken off and brought back by undo', async () => {
    const office = await openTestMessages()
    const { id } = await office.enter()
    const attached = await office.api.messages.attach({ id, tickets: [ticketFor(office, 'акт.docx', 'акт')] })
    expect(attached.title).toBe('№\u00A01: вложение «акт.docx»')
    const [attachment] = (await office.card(id)).attachments
    if (!attachment) throw new Error('The attachment is on the card')
    const detached = await office.api.messages.detach({ attachmentId: attachment.id, version: attachment.version })
    expect((await office.card(id)).attachments).toEqual([])
    await office.api.journal.undo({ operationId: detached.operationId })
    expect((await office.card(id)).attachments).toHaveLength(1)
    await office.api.journal.undo({ operationId: attached.operationId })
    expect((await office.card(id)).attachments).toEqual([])
  })

  it('over 100 MB, empty or let in for another purpose are refused and no card is made', async () => {
    const office = await openTestMessages()
    const big = join(office.folder, 'big.zip')
    writeFileSync(big, '')
    truncateSync(big, 100 * 1024 * 1024 + 1)
    const tickets = {
      big: office.files.admit({ path: big, name: 'архив.zip', purpose: ATTACHMENT_PURPOSE, temporary: false }).ticket,
      empty: ticketFor(office, 'пусто.txt', ''),
      foreign: ticketFor(office, 'таблица.xlsx', 'x', 'import'),
    }
    const enter = (ticket: string): Promise<unknown> =>
      office.api.messages.register({
        case: message({ channelId: office.channel('pos') }),
        applicant: null,
        attachments: [ticket],
      })
    expect((await refusal(enter(tickets.big))).message).toBe(
      'Файл «архив.zip» больше 100 МБ. Сожмите его или разделите',
    )
    expect((await refusal(enter(tickets.empty))).message).toBe('Файл «пусто.txt» пустой. Выберите другой')
    expect((await refusal(enter(tickets.foreign))).code).toBe('refused')
    expect(await office.numbers({})).toEqual([])
  })
})

it('a program is bytes to be saved, whatever it calls itself', () => {
  expect([
    mediaTypeOf('a.exe'),
    mediaTypeOf('a.pdf.js'),
    mediaTypeOf('a.html'),
    mediaTypeOf('A.PDF'),
    mediaTypeOf('нет'),
  ]).toEqual([
    'application/octet-stream',
    'application/octet-stream',
    'application/octet-stream',
    'application/pdf',
    'application/octet-stream',
  ])
})
