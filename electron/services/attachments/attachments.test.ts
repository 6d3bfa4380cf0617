import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openTestMessages } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { ATTACHMENT_PURPOSE } from './attachments.service.ts'
import { cleanName, freeName, isRefusedName } from './rules.ts'

/** A ticket for a file that the host has let in. */
function ticketFor(office: TestMessages, name: string, content: string | Uint8Array): string {
  const path = join(office.folder, `upload-${name}`)
  writeFileSync(path, content)
  return office.files.admit({ path, name, purpose: ATTACHMENT_PURPOSE, temporary: false }).ticket
}

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
    const preview = await office.api.attachments.preview({ attachmentId: attachment.id })
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
    const preview = await office.api.attachments.preview({ attachmentId: attachment?.id ?? 0 })
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
