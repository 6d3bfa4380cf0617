import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { message, openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { ATTACHMENT_PURPOSE } from '../attachments/attachments.service.ts'

/** A ticket for a file that the host has let in. */
function ticketFor(
  office: TestMessages,
  name: string,
  content: string | Uint8Array,
  purpose = ATTACHMENT_PURPOSE,
): string {
  const path = join(office.folder, `upload-${name}`)
  writeFileSync(path, content)
  return office.files.admit({ path, name, purpose, temporary: false }).ticket
}

describe('attachments of a card', () => {
  it('of the same content are stored once, each under its own name', async () => {
    const office = await openTestMessages()
    const photo = Buffer.from('ffd8ffe000104a4649460001', 'hex')
    const tickets = [ticketFor(office, 'двор.jpg', photo), ticketFor(office, 'двор 2.jpg', photo)]
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
    const out = await office.api.attachments.open({ attachmentId: attachment.id })
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

  it('over the limits of the office, empty or let in for another purpose are refused before anything is copied', async () => {
    const office = await openTestMessages()
    const big = join(office.folder, 'big.zip')
    writeFileSync(big, '')
    truncateSync(big, 50 * 1024 * 1024 + 1)
    const tickets = {
      big: office.files.admit({ path: big, name: 'архив.zip', purpose: ATTACHMENT_PURPOSE, temporary: false }).ticket,
      empty: ticketFor(office, 'пусто.txt', ''),
      foreign: ticketFor(office, 'таблица.xlsx', 'x', 'import'),
    }
    const enter = (...given: string[]): Promise<unknown> =>
      office.api.messages.register({
        case: message({ channelId: office.channel('pos') }),
        applicant: null,
        attachments: given,
      })
    const good = ticketFor(office, 'двор.txt', 'снимок')
    expect((await refusal(enter(good, tickets.big))).message).toBe(
      'Файл «архив.zip» больше 50 МБ. Сожмите его или разделите',
    )
    expect((await refusal(enter(good, tickets.empty))).message).toBe('Файл «пусто.txt» пустой. Выберите другой')
    expect((await refusal(enter(tickets.foreign))).code).toBe('refused')
    expect(await office.numbers({})).toEqual([])
    expect(existsSync(join(office.folder, 'files'))).toBe(false)
    await office.api.office.saveSettings({ settings: { attachments: { fileMegabytes: 60, cardMegabytes: 60 } } })
    expect(await office.api.attachments.limits({})).toMatchObject({ file: 60 * 1024 * 1024 })
    const more = join(office.folder, 'more.zip')
    writeFileSync(more, '')
    truncateSync(more, 11 * 1024 * 1024)
    const second = office.files.admit({ path: more, name: 'ещё.zip', purpose: ATTACHMENT_PURPOSE, temporary: false })
    expect((await refusal(enter(tickets.big, second.ticket))).message).toMatch(/«ещё.zip» .* больше 60 МБ/)
  })

  it('that run on a PC are refused by their ending and by their content, whatever they call themselves', async () => {
    const office = await openTestMessages()
    const { id } = await office.enter()
    const attach = (name: string, content: string | Uint8Array): Promise<unknown> =>
      office.api.messages.attach({ id, tickets: [ticketFor(office, name, content)] })
    for (const name of ['счёт.exe', 'письмо.PDF.JS', 'ярлык.lnk', 'снимок.scr. . ', 'a.Bat'])
      expect((await refusal(attach(name, 'x'))).message).toMatch(/запускается на компьютере/)
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)])
    expect((await refusal(attach('снимок.jpg', program))).message).toMatch(/запускается на компьютере/)
    expect((await office.card(id)).attachments).toEqual([])
  })

  it('of one name are told apart by a number, renamed with a note, and a taken name is refused at the field', async () => {
    const office = await openTestMessages()
    const { id } = await office.enter()
    const tickets = ['первый', 'второй', 'третий'].map((content, index) => {
      const path = join(office.folder, `n${index}`)
      writeFileSync(path, content)
      return office.files.admit({ path, name: 'Двор.txt', purpose: ATTACHMENT_PURPOSE, temporary: false }).ticket
    })
    await office.api.messages.attach({ id, tickets })
    const [first, second, third] = (await office.card(id)).attachments
    if (!first || !second || !third) throw new Error('Three files are attached')
    expect([first.name, second.name, third.name]).toEqual(['Двор.txt', 'Двор (2).txt', 'Двор (3).txt'])
    const rename = (name: string) =>
      office.api.messages.describeAttachment({
        attachmentId: second.id,
        version: second.version,
        name,
        note: 'с улицы',
      })
    expect((await refusal(rename('двор.TXT'))).fields).toEqual({
      name: 'Файл с таким именем уже есть. Введите другое имя',
    })
    expect((await refusal(rename('двор.cmd'))).fields?.['name']).toMatch(/запускается/)
    const renamed = await rename('Вид с улицы.txt')
    expect((await office.card(id)).attachments[1]).toMatchObject({ name: 'Вид с улицы.txt', note: 'с улицы' })
    await office.api.journal.undo({ operationId: renamed.operationId })
    expect((await office.card(id)).attachments[1]).toMatchObject({ name: 'Двор (2).txt', note: '' })
  })
})
