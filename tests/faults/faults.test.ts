import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../electron/app/app.ts'
import { openDatabase } from '../../electron/db/open.ts'
import { message } from '../builders/messages.ts'
import { openTestRegister, resourcesDir } from '../builders/register.ts'

/** Writes through a real process and kills it without warning after some acknowledged cards. */
async function writeAndKill(dataDir: string, after: number): Promise<number> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let acknowledged = 0
  for await (const line of createInterface({ input: writer.stdout })) {
    if (line.startsWith('saved ')) acknowledged = Number(line.slice(6))
    if (acknowledged === after) writer.kill('SIGKILL')
  }
  if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit')
  return acknowledged
}

describe('a process killed in the middle of writing', () => {
  it('loses no acknowledged card, leaves no half-written one, and the draft is found again', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'mcu-kill-'))
    const acknowledged = await writeAndKill(dataDir, 25)

    const app = await createApp(
      { dataDir, resourcesDir, version: '0.1.0', now: '2026-11-17T10:50' },
      { ports: { renderPdf: () => Promise.reject(new Error('no printing here')) }, emit: () => undefined },
    )
    expect(await app.call('register.state', {})).toMatchObject({ ok: true, value: { status: 'open' } })
    expect(await app.call('drafts.get', { form: 'messages.new', slot: '' })).toMatchObject({
      ok: true,
      value: { content: { gist: expect.stringMatching(/^Черновик \d+$/) as string } },
    })
    await app.close()

    const db = openDatabase(join(dataDir, 'register', 'register.sqlite3'), () => undefined)
    expect(db.pragma('integrity_check')).toBe('ok')
    const { cards, last } = db.one<{ cards: number; last: number }>(
      'SELECT count(*) AS cards, max(number) AS last FROM cases',
    )
    expect(cards).toBeGreaterThanOrEqual(acknowledged)
    expect(last).toBe(cards)
    expect(
      db.one<{ n: number }>(
        'SELECT count(*) AS n FROM cases c WHERE NOT EXISTS (SELECT 1 FROM deadlines d WHERE d.case_id = c.id)',
      ).n,
    ).toBe(0)
    expect(db.one<{ last: number }>("SELECT last FROM numbers WHERE kind = 'message'").last).toBe(last)
    db.driver.close()
  })
})

describe('a process killed in the middle of a bulk change', () => {
  it('leaves every card as it was, nothing of the act in the journal, and the change can be made anew', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'mcu-kill-bulk-'))
    const writer = spawn(process.execPath, [join(import.meta.dirname, 'bulkWriter.ts'), dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines: string[] = []
    for await (const line of createInterface({ input: writer.stdout })) {
      lines.push(line)
      if (/^progress [1-9]/.test(line)) writer.kill('SIGKILL')
    }
    if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit')
    // It was really in the middle: some cards were written, the end was not said.
    expect(lines.some((line) => /^progress [1-9]/.test(line))).toBe(true)
    expect(lines.some((line) => line.startsWith('changed'))).toBe(false)

    const app = await createApp(
      { dataDir, resourcesDir, version: '0.1.0', now: '2026-11-17T10:50' },
      { ports: { renderPdf: () => Promise.reject(new Error('no printing here')) }, emit: () => undefined },
    )
    expect(await app.call('register.state', {})).toMatchObject({ ok: true, value: { status: 'open' } })
    expect(await app.call('messages.count', { filter: { isImportant: true } })).toEqual({
      ok: true,
      value: { total: 0 },
    })
    expect(await app.call('messages.count', { filter: { isImportant: false } })).toEqual({
      ok: true,
      value: { total: 6000 },
    })
    expect(await app.call('messages.choose', { filter: { search: 'сообщение' } })).toMatchObject({ ok: true })
    const again = await app.call('messages.changeMany', {
      taskId: 'change-many-anew',
      input: { ids: [1, 2, 3], change: { case: { isImportant: true } } },
    })
    expect(again).toMatchObject({ ok: true, value: { changed: 3 } })
    await app.close()

    const db = openDatabase(join(dataDir, 'register', 'register.sqlite3'), () => undefined)
    expect(db.pragma('integrity_check')).toBe('ok')
    expect(db.one<{ n: number }>("SELECT count(*) AS n FROM operations WHERE method = 'messages.changeMany'").n).toBe(1)
    expect(db.one<{ n: number }>('SELECT count(*) AS n FROM routings').n).toBe(0)
    db.driver.close()
  })
})

describe('a full disk', () => {
  it('is told in words, the card is not half-written, and saving works again when there is room', async () => {
    const { api, db } = openTestRegister()
    const before = db.one<{ n: number }>('SELECT count(*) AS n FROM journal').n
    db.pragma(`max_page_count = ${String(db.pragma('page_count'))}`)
    const long = { gist: 'Длинное обращение', text: 'Опишем подробно. '.repeat(20_000) }
    await expect(
      api.messages.register({ case: message({ channelId: 1, ...long }), applicant: null, attachments: [] }),
    ).rejects.toMatchObject({
      code: 'diskFull',
      message: expect.stringContaining('Освободите место') as string,
    })
    expect(db.one<{ n: number }>('SELECT count(*) AS n FROM cases').n).toBe(0)
    expect(db.one<{ n: number }>('SELECT count(*) AS n FROM journal').n).toBe(before)

    db.pragma('max_page_count = 1073741823')
    await expect(
      api.messages.register({ case: message({ channelId: 1, ...long }), applicant: null, attachments: [] }),
    ).resolves.toMatchObject({ number: '1' })
  })
})

describe('what a person may send by mistake', () => {
  it('control characters are taken out of a text, line breaks stay', async () => {
    const { api } = openTestRegister()
    const { id } = await api.messages.register({
      case: message({
        channelId: 1,
        gist: 'Снег\u0000 у\u0007 школы',
        text: 'Первая строка\r\nвторая\u0008 строка\u2028',
      }),
      applicant: null,
      attachments: [],
    })
    expect(await api.messages.card({ id })).toMatchObject({
      gist: 'Снег у школы',
      text: 'Первая строка\nвторая строка',
    })
  })

  it('a text of one megabyte is kept whole, a longer one is refused with the way out', async () => {
    const { api } = openTestRegister()
    const megabyte = 'я'.repeat(1_000_000)
    const { id } = await api.messages.register({
      case: message({ channelId: 1, text: megabyte }),
      applicant: null,
      attachments: [],
    })
    expect((await api.messages.card({ id })).text).toHaveLength(1_000_000)
    await expect(
      api.messages.register({
        case: message({ channelId: 1, text: `${megabyte}!` }),
        applicant: null,
        attachments: [],
      }),
    ).rejects.toMatchObject({
      code: 'invalid',
      fields: { 'case.text': expect.stringContaining('приложите файлом') as string },
    })
  })

  it('a foreign ticket is refused', async () => {
    const { api, files, folder } = openTestRegister()
    writeFileSync(join(folder, 'list.txt'), 'состав')
    const foreign = files.admit({
      path: join(folder, 'list.txt'),
      name: 'list.txt',
      purpose: 'something.else',
      temporary: false,
    })
    await expect(
      api.messages.register({ case: message({ channelId: 1 }), applicant: null, attachments: [foreign.ticket] }),
    ).rejects.toMatchObject({ code: 'refused' })
  })
})
