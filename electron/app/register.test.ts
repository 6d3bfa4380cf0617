import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { NOW, resourcesDir, testOffice } from '../../tests/builders/register.ts'
import type { AppEvent, Reply } from '../contract/kinds.ts'
import { createApp } from './app.ts'
import { Files } from './files.ts'
import { silentLog } from './log.ts'
import { Register } from './register.ts'
import type { App } from './app.ts'

let dataDir: string
const events: AppEvent[] = []

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'mcu-app-'))
  events.length = 0
})

const start = (now = NOW, checkLaterBytes?: number): Promise<App> =>
  createApp(
    { dataDir, resourcesDir, version: '0.1.0', now, ...(checkLaterBytes === undefined ? {} : { checkLaterBytes }) },
    { ports: { renderPdf: () => Promise.reject(new Error('no printing here')) }, emit: (event) => events.push(event) },
  )
let taskNumber = 0
const task = (app: App, method: string, input: unknown): Promise<Reply> =>
  app.call(method, { taskId: `test-task-${taskNumber++}`, input })
const create = (app: App): Promise<Reply> =>
  task(app, 'register.create', {
    presetCode: 'trosna',
    office: testOffice,
    operator: { name: 'Лапшина О. Д.', post: '' },
  })
const registerFile = (): string => join(dataDir, 'register', 'register.sqlite3')
const value = (reply: Reply): Record<string, unknown> => {
  if (!reply.ok) throw new Error(reply.error.message)
  return reply.value as Record<string, unknown>
}

describe('first start', () => {
  it('finds no register, and every other call says what to do', async () => {
    const app = await start()
    expect(value(await app.call('register.state', {}))).toMatchObject({ status: 'absent', mainExists: false })
    expect(await app.call('directory.all', {})).toMatchObject({ ok: false, error: { code: 'noRegister' } })
    await app.close()
  })

  it('makes the register of the chosen type with its blocks', async () => {
    const app = await start()
    expect(value(await create(app))).toMatchObject({ status: 'open', officeName: 'Заречный округ' })
    expect((value(await app.call('directory.all', {}))['blocks'] as unknown[]).length).toBe(13)
    await app.close()
  })

  it('that fails leaves nothing half-made', async () => {
    const app = await start()
    const reply = await task(app, 'register.create', {
      presetCode: 'unknown',
      office: testOffice,
      operator: { name: 'Лапшина О. Д.', post: '' },
    })
    expect(reply).toMatchObject({ ok: false, error: { code: 'notFound' } })
    expect(readdirSync(join(dataDir, 'register')).filter((name) => name.includes('sqlite3'))).toEqual([])
    await app.close()
  })

  it('does not overwrite a register that is already there', async () => {
    const app = await start()
    await create(app)
    expect(await create(app)).toMatchObject({ ok: false, error: { code: 'refused' } })
    await app.close()
  })
})

describe('a register that cannot be opened', () => {
  it('is locked while a second copy has it, and opens with «Повторить» afterwards', async () => {
    const first = await start()
    await create(first)
    const second = await start()
    expect(value(await second.call('register.state', {}))).toMatchObject({
      status: 'locked',
      message: expect.stringContaining('в другом окне') as string,
    })
    await first.close()
    expect(value(await task(second, 'register.reopen', {}))).toMatchObject({ status: 'open' })
    await second.close()
  })

  it('is told as damaged, and the last verified copy brings it back', async () => {
    const first = await start()
    await create(first)
    await first.close()
    const bytes = readFileSync(registerFile())
    bytes.fill(0x5a, 4096, 4096 * 12)
    writeFileSync(registerFile(), bytes)

    const app = await start('2026-11-18T08:00')
    expect(value(await app.call('register.state', {}))).toMatchObject({ status: 'damaged' })
    const [copy] = value(await app.call('register.backups', {})) as unknown as { id: string; isVerified: boolean }[]
    expect(copy).toMatchObject({ isVerified: true })
    expect(value(await task(app, 'register.restore', { id: copy?.id }))).toMatchObject({
      status: 'open',
      officeName: 'Заречный округ',
    })
    expect(readdirSync(join(dataDir, 'register')).some((name) => name.includes('before-restore'))).toBe(true)
    await app.close()
  })

  it('that is too big to be checked at the start is checked beside the work, and closed when it is damaged', async () => {
    const first = await start()
    await create(first)
    await first.close()
    const whole = await start(NOW, 0)
    expect(value(await whole.call('register.state', {}))).toMatchObject({ status: 'open' })
    await whole.close()

    const raw = new Database(registerFile())
    const page = raw
      .prepare("SELECT max(pageno) AS page FROM dbstat WHERE name = 'themes' AND pagetype = 'leaf'")
      .get() as { page: number }
    raw.close()
    const bytes = readFileSync(registerFile())
    bytes.fill(0xff, (page.page - 1) * 4096, (page.page - 1) * 4096 + 64)
    writeFileSync(registerFile(), bytes)
    events.length = 0
    const app = await start(NOW, 0)
    await expect.poll(() => events.at(-1), { timeout: 20_000 }).toEqual({ type: 'register', status: 'damaged' })
    expect(await app.call('directory.all', {})).toMatchObject({ ok: false, error: { code: 'registerDamaged' } })
    await app.close()
  })

  it('is told as foreign when the file is something else', async () => {
    mkdirSync(join(dataDir, 'register'), { recursive: true })
    writeFileSync(registerFile(), 'таблица из другой программы '.repeat(100))
    const app = await start()
    expect(value(await app.call('register.state', {}))).toMatchObject({ status: 'foreign' })
    expect(readFileSync(registerFile(), 'utf8')).toContain('таблица из другой программы')
    await app.close()
  })

  it('is told as read-only when the folder cannot be written', async () => {
    const first = await start()
    await create(first)
    await first.close()
    const folder = join(dataDir, 'register')
    // Root writes anywhere, so a plain file in the place of the attachments folder stands for a folder that refuses.
    if (process.getuid?.() === 0) {
      const files = join(folder, 'files')
      rmSync(files, { recursive: true, force: true })
      writeFileSync(files, '')
    } else chmodSync(folder, 0o500)
    const app = await start()
    const state = value(await app.call('register.state', {}))
    expect(state['status']).not.toBe('open')
    expect(state['message']).not.toBe('')
    if (process.getuid?.() !== 0) chmodSync(folder, 0o700)
    await app.close()
  })
})

describe('the office’s own time', () => {
  it('follows the zone that a person sets while the register is open', async () => {
    const app = await start()
    await create(app)
    await app.close()
    const files = new Files(join(dataDir, 'outbox'))
    const clock = { instant: () => '2026-11-17T07:42:00.000Z', civil: (zone: string) => `now in ${zone}` }
    const register = new Register({
      dataDir,
      appVersion: '0.1.0',
      clock,
      files,
      log: silentLog,
      onChange: () => undefined,
    })
    expect(register.open('main').now).toBe('now in Europe/Moscow')
    const { db } = register.current()
    db.run("UPDATE offices SET time_zone = 'Asia/Omsk'")
    expect([register.state().now, register.current().timeZone]).toEqual(['now in Asia/Omsk', 'Asia/Omsk'])
    await register.close()
  })
})

describe('closing', () => {
  it('makes a verified copy when something was changed, and none when nothing was', async () => {
    const app = await start()
    await create(app)
    await app.close()
    const again = await start()
    await again.close()
    const last = await start()
    expect((value(await last.call('register.backups', {})) as unknown as unknown[]).length).toBe(1)
    await last.close()
  })
})

describe('a copy that cannot be made', () => {
  const backups = (): string => join(dataDir, 'register', 'backups')

  it('at close is made at the next close, although nothing was changed in between', async () => {
    const app = await start()
    await create(app)
    writeFileSync(backups(), 'в месте папки копий лежит файл')
    await app.close()
    rmSync(backups())
    const again = await start()
    expect(value(await again.call('register.backups', {}))).toEqual([])
    await again.close()
    expect(readdirSync(backups()).filter((name) => name.endsWith('.json'))).toHaveLength(1)
  })

  it('because an attachment is gone does not stand in the way of restoring an earlier one', async () => {
    const app = await start()
    await create(app)
    const copy = value(await task(app, 'register.makeBackup', { reason: 'manual' }))
    const raw = new Database(registerFile())
    const gone = 'ab'.repeat(32)
    raw.prepare("INSERT INTO blobs (sha256, size, created_at) VALUES (?, 16, '2026-11-17T07:00:00Z')").run(gone)
    raw
      .prepare(
        "INSERT INTO attachments (owner, owner_id, sha256, name, media_type, size, note) VALUES ('case', 1, ?, 'Акт.pdf', 'application/pdf', 16, '')",
      )
      .run(gone)
    raw.close()
    expect(await task(app, 'register.makeBackup', { reason: 'manual' })).toMatchObject({ ok: false })
    expect(value(await task(app, 'register.restore', { id: copy['id'] }))).toMatchObject({ status: 'open' })
    expect(readdirSync(join(dataDir, 'register')).some((name) => name.includes('before-restore'))).toBe(true)
    expect(await task(app, 'register.makeBackup', { reason: 'manual' })).toMatchObject({ ok: true })
    await app.close()
  })
})

describe('a copy that could not be made at closing', () => {
  it('is told at the next start in words, and forgotten when a copy is made', async () => {
    const first = await start()
    await create(first)
    writeFileSync(join(dataDir, 'register', 'backups'), 'a file in the place of the folder')
    await first.close()

    const app = await start()
    expect(value(await app.call('register.copyProblem', {}))).not.toBeNull()
    rmSync(join(dataDir, 'register', 'backups'))
    await task(app, 'register.makeBackup', { reason: 'manual' })
    expect(await app.call('register.copyProblem', {})).toEqual({ ok: true, value: null })
    await app.close()
  })
})

describe('going over to the demonstration office', () => {
  it('closes the own register with its copy, and comes back to it', async () => {
    const app = await start()
    await create(app)
    expect(value(await task(app, 'register.openDemo', {}))).toMatchObject({ status: 'open', isDemo: true })
    expect(value(await task(app, 'register.openMain', {}))).toMatchObject({ status: 'open', isDemo: false })
    expect(value(await app.call('register.backups', {})) as unknown as unknown[]).toMatchObject([
      { reason: 'close', isVerified: true },
    ])
    await app.close()
  })
})

describe('the wire', () => {
  it.each([
    '__proto__.x',
    'constructor.name',
    'messages',
    'messages.__proto__',
    'messages.constructor',
    'messages.list.call',
    '',
    '.',
    'register.hasOwnProperty',
  ])('answers «%s» with notFound', async (method) => {
    const app = await start()
    expect(await app.call(method, {})).toMatchObject({ ok: false, error: { code: 'notFound' } })
    await app.close()
  })

  it('refuses unknown keys of an input by name of the field', async () => {
    const app = await start()
    await create(app)
    expect(await app.call('messages.card', { id: 1, secret: true })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    })
    await app.close()
  })

  it('a failure inside is logged by place, never by value', async () => {
    const app = await start()
    await create(app)
    await app.call('messages.card', { id: 'Иванов Иван' })
    await app.close()
    const log = join(dataDir, 'logs', 'app.log')
    expect(existsSync(log) ? readFileSync(log, 'utf8') : '').not.toContain('Иванов')
  })
})
