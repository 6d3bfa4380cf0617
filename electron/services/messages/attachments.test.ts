import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { message, openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { cleanName, freeName, isRefusedName } from './attachmentRules.ts'
import { ATTACHMENT_PURPOSE } from './attachments.ts'

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
    expect(await office.api.messages.fileLimits({})).toMatchObject({ file: 60 * 1024 * 1024 })
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
      name: 'Файл с таким именем в карточке уже есть. Введите другое имя',
    })
    expect((await refusal(rename('двор.cmd'))).fields?.['name']).toMatch(/запускается/)
    const renamed = await rename('Вид с улицы.txt')
    expect((await office.card(id)).attachments[1]).toMatchObject({ name: 'Вид с улицы.txt', note: 'с улицы' })
    await office.api.journal.undo({ operationId: renamed.operationId })
    expect((await office.card(id)).attachments[1]).toMatchObject({ name: 'Двор (2).txt', note: '' })
  })
})

describe('the preview of an attachment', () => {
  const png = (width: number, height: number): Buffer => {
    const head = Buffer.alloc(33)
    head.write('\u0089PNG\r\n\u001a\n', 'latin1')
    head.writeUInt32BE(13, 8)
    head.write('IHDR', 12, 'latin1')
    head.writeUInt32BE(width, 16)
    head.writeUInt32BE(height, 20)
    return head
  }
  const shown = async (name: string, content: string | Uint8Array) => {
    const office = await openTestMessages()
    const { id } = await office.enter()
    await office.api.messages.attach({ id, tickets: [ticketFor(office, name, content)] })
    const [attachment] = (await office.card(id)).attachments
    if (!attachment) throw new Error('The attachment is on the card')
    const preview = await office.api.messages.previewAttachment({ attachmentId: attachment.id })
    return {
      ...preview,
      stored: attachment.mediaType,
      bytes: preview.ticket && office.files.release(preview.ticket).size,
    }
  }

  it('goes by the content: a picture named as a text is a picture', async () => {
    expect(await shown('список.txt', png(800, 600))).toMatchObject({
      kind: 'image',
      mediaType: 'image/png',
      stored: 'image/png',
      bytes: 33,
    })
  })

  it('of a page, a drawing with markup or a picture with a page behind it never runs anything', async () => {
    for (const content of [
      '<!DOCTYPE html><script>alert(1)</script>',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      '  <?xml version="1.0"?><svg/>',
      'привет <script src="x"></script>',
    ])
      expect(await shown('снимок.png', content)).toMatchObject({
        kind: 'none',
        ticket: null,
        text: '',
        stored: 'application/octet-stream',
      })
    const polyglot = Buffer.concat([png(10, 10), Buffer.from('<html><script>alert(1)</script></html>')])
    expect(await shown('двор.html', polyglot)).toMatchObject({ kind: 'image', mediaType: 'image/png' })
    expect(await shown('a.pdf', '<html>%PDF-1.7')).toMatchObject({ kind: 'none' })
  })

  it('of a picture of a billion dots is refused in words before it is drawn', async () => {
    expect(await shown('карта.png', png(60_000, 60_000))).toMatchObject({
      kind: 'none',
      ticket: null,
      why: expect.stringContaining('слишком большой') as string,
    })
  })

  it('of a text finds its encoding', async () => {
    const cyrillic = Uint8Array.from(
      [...'Не почищен проезд'].map((letter) => {
        const code = letter.charCodeAt(0)
        return code >= 0x410 && code <= 0x44f ? code - 0x350 : code
      }),
    )
    expect(await shown('a.csv', cyrillic)).toMatchObject({
      kind: 'text',
      encoding: 'Windows-1251',
      text: 'Не почищен проезд',
    })
    expect(await shown('a.txt', 'Ёлка у дома')).toMatchObject({ kind: 'text', encoding: 'UTF-8', text: 'Ёлка у дома' })
    expect(await shown('a.txt', Buffer.from('\uFEFFЁлка', 'utf16le'))).toMatchObject({
      encoding: 'UTF-16',
      text: 'Ёлка',
    })
    expect(await shown('a.doc', Buffer.from('d0cf11e0a1b11ae10000', 'hex'))).toMatchObject({
      kind: 'none',
      stored: 'application/msword',
    })
  })

  it('is written to the journal as looked at', async () => {
    const office = await openTestMessages()
    const { id } = await office.enter()
    await office.api.messages.attach({ id, tickets: [ticketFor(office, 'письмо.pdf', '%PDF-1.4 сломано')] })
    const [attachment] = (await office.card(id)).attachments
    const preview = await office.api.messages.previewAttachment({ attachmentId: attachment?.id ?? 0 })
    expect(preview).toMatchObject({ kind: 'pdf', mediaType: 'application/pdf' })
    expect((await office.card(id)).history[0]?.title).toBe('Открыто вложение «письмо.pdf»')
  })
})

describe('the name of an attachment', () => {
  it('never loses its ending, hides none, and finds a free number', () => {
    expect(cleanName(`${'д'.repeat(300)}.pdf`)).toMatch(/^д{196}\.pdf$/)
    expect(cleanName('a\u202e\nb.txt')).not.toContain('\n')
    expect(['a.exe ', 'a.EXE...', 'a.pdf', 'exe', 'a.exe.pdf'].map(isRefusedName)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect(freeName('двор.jpg', new Set(['двор.jpg', 'двор (2).jpg']))).toBe('двор (3).jpg')
    expect(freeName('README', new Set(['readme']))).toBe('README (2)')
  })
})
