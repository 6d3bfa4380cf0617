import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import yazl from 'yazl'
import { message } from '../../tests/builders/messages.ts'
import { NOW, resourcesDir, testOffice } from '../../tests/builders/register.ts'
import type { AppEvent, Reply } from '../contract/kinds.ts'
import { BACKUP_PURPOSE } from '../contract/register.ts'
import type { AdmittedCopy, BackupInfo } from '../contract/register.ts'
import { openCopyArchive } from '../db/copyArchive.ts'
import { createApp } from './app.ts'
import type { App } from './app.ts'

let root: string
let taskNumber = 0
const events: AppEvent[] = []
const folder = (pc: string, ...rest: string[]): string => join(root, pc, 'register', ...rest)

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mcu-copy-file-'))
  events.length = 0
})

const start = (pc: string, options: { now?: string; demo?: boolean } = {}): Promise<App> =>
  createApp(
    { dataDir: join(root, pc), resourcesDir, version: '0.1.0', now: NOW, ...options },
    { ports: { renderPdf: () => Promise.reject(new Error('no printing here')) }, emit: (event) => events.push(event) },
  )
const ask = (app: App, method: string, input: unknown): Promise<Reply> =>
  app.call(method, { taskId: `copy-file-${taskNumber++}`, input })
function value<T>(reply: Reply): T {
  if (!reply.ok) throw new Error(reply.error.message)
  return reply.value as T
}
const task = async <T>(app: App, method: string, input: unknown): Promise<T> => value<T>(await ask(app, method, input))

const scan = 'Акт осмотра двора, скан'
const photo = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 7919) % 251))

async function attach(app: App, name: string, content: string | Buffer): Promise<void> {
  const path = join(root, `incoming ${name}`)
  writeFileSync(path, content)
  const { ticket } = app.admitFile({ path, name, purpose: 'attachment', temporary: false })
  const { channels } = value<{ channels: { id: number; code: string }[] }>(await app.call('directory.all', {}))
  const registered = await app.call('messages.register', {
    case: message({ channelId: channels[0]?.id ?? 0 }),
    applicant: null,
    attachments: [ticket],
  })
  value(registered)
}

/** An office with two cards, an attachment at each. */
async function startOffice(pc = 'office'): Promise<App> {
  const app = await start(pc)
  await task(app, 'register.create', {
    presetCode: 'trosna',
    office: testOffice,
    operator: { name: 'Лапшина О. Д.', post: '' },
  })
  await attach(app, 'Акт.txt', scan)
  await attach(app, 'Двор.jpg', photo)
  return app
}
const backup = (app: App) => task<BackupInfo>(app, 'register.makeBackup', { reason: 'manual' })

/** The file as it would lie on a stick. */
async function toStick(app: App, id: string): Promise<string> {
  const { ticket, name } = await task<{ ticket: string; name: string }>(app, 'register.exportBackup', { id })
  const stick = join(root, name)
  copyFileSync(app.releaseFile(ticket).path, stick)
  return stick
}
const admit = (app: App, path: string): Promise<Reply> =>
  ask(app, 'register.admitCopy', {
    ticket: app.admitFile({ path, name: 'копия', purpose: BACKUP_PURPOSE, temporary: false }).ticket,
  })

/** Every file below a folder with its SHA-256. */
const contents = (path: string): Record<string, string> =>
  existsSync(path)
    ? Object.fromEntries(
        readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .map((file) => [file.slice(path.length), createHash('sha256').update(readFileSync(file)).digest('hex')]),
      )
    : {}
const rows = (file: string): unknown => {
  const raw = new Database(file, { readonly: true })
  try {
    return ['cases', 'attachments', 'journal', 'operations', 'offices'].map((table) =>
      raw.prepare(`SELECT * FROM ${table} ORDER BY id`).all(),
    )
  } finally {
    raw.close()
  }
}
const refusal = (reply: Reply): { code: string; message: string } =>
  reply.ok ? { code: 'none', message: '' } : { code: reply.error.code, message: reply.error.message }

describe('a copy as one file', () => {
  it('brings the register to a new PC, row for row and attachment for attachment', async () => {
    const office = await startOffice()
    const copy = await backup(office)
    const stick = await toStick(office, copy.id)
    expect(stick.endsWith('Реестр МЦУ 2026-11-17 10-42.mcu-copy.zip')).toBe(true)
    await office.close()

    const fresh = await start('new')
    expect(value<{ status: string }>(await fresh.call('register.state', {})).status).toBe('absent')
    const admitted = value<AdmittedCopy>(await admit(fresh, stick))
    expect(admitted).toMatchObject({ copy, officeName: 'Заречный округ', attachments: 2, missing: 0 })
    expect(value(await fresh.call('register.backupLoss', { id: copy.id }))).toMatchObject({
      isKnown: true,
      operations: 0,
    })
    expect(await task(fresh, 'register.restore', { id: admitted.copy.id })).toMatchObject({
      status: 'open',
      officeName: 'Заречный округ',
    })
    expect(contents(folder('new', 'files'))).toEqual(contents(folder('office', 'files')))
    expect(Object.keys(contents(folder('new', 'files')))).toHaveLength(2)
    expect(await ask(fresh, 'register.makeBackup', { reason: 'manual' })).toMatchObject({ ok: true })
    await fresh.close()
    expect(rows(folder('new', 'register.sqlite3'))).toEqual(rows(folder('office', 'register.sqlite3')))
  })

  it('tells how far it is, and its name is there only when it is whole', async () => {
    const office = await startOffice()
    const { id } = await backup(office)
    events.length = 0
    await toStick(office, id)
    const done = events.flatMap((event) => (event.type === 'progress' ? [event.done] : []))
    expect(done[0]).toBe(0)
    expect(done).toEqual(done.toSorted((a, b) => a - b))
    expect(Object.keys(contents(join(root, 'office', 'outbox'))).filter((name) => name.includes('partial'))).toEqual([])
    await office.close()
  })

  it('that is stopped leaves nothing', async () => {
    const office = await startOffice()
    const { id } = await backup(office)
    const taskId = 'stopped-export'
    const running = office.call('register.exportBackup', { taskId, input: { id } })
    await office.call('tasks.cancel', { taskId })
    expect(refusal(await running).code).toBe('cancelled')
    expect(readdirSync(join(root, 'office', 'outbox'))).toEqual([])
    await office.close()
  })

  it('is not made of a copy whose attachment was changed since', async () => {
    const office = await startOffice()
    const { id } = await backup(office)
    const blob = createHash('sha256').update(scan).digest('hex')
    writeFileSync(folder('office', 'backups', 'files', blob.slice(0, 2), blob), scan.replace('Акт', 'Икт'))
    const reply = refusal(await ask(office, 'register.exportBackup', { id }))
    expect(reply).toMatchObject({ code: 'registerDamaged', message: expect.stringContaining('вложений') as string })
    expect(readdirSync(join(root, 'office', 'outbox'))).toEqual([])
    await office.close()
  })

  it('taken in the office that made it is the copy it already has', async () => {
    const office = await startOffice()
    const copy = await backup(office)
    const stick = await toStick(office, copy.id)
    const before = contents(folder('office', 'backups'))
    expect(value<AdmittedCopy>(await admit(office, stick)).copy).toEqual(copy)
    expect(contents(folder('office', 'backups'))).toEqual(before)
    await office.close()
  })
})

describe('a file of a copy that was changed', () => {
  let office: App
  let stick: string
  beforeEach(async () => {
    office = await startOffice()
    stick = await toStick(office, (await backup(office)).id)
  })
  /** Where the content of an entry lies in the archive. */
  async function place(name: string): Promise<{ at: number; size: number }> {
    const { zip, manifest, database, blobs } = await openCopyArchive(stick)
    zip.close()
    const entry = [manifest, database, ...blobs.values()].find(({ fileName }) => fileName === name)
    if (!entry) throw new Error(`No ${name} in the archive`)
    const bytes = readFileSync(stick)
    const header = entry.relativeOffsetOfLocalHeader
    const at = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
    return { at, size: entry.compressedSize }
  }
  const flip = (at: number): void => {
    const bytes = readFileSync(stick)
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
    writeFileSync(stick, bytes)
  }
  /** Refused with these words, and not a byte of the office's folder is another. */
  async function refused(code: string, words: string): Promise<void> {
    const before = contents(folder('office', 'backups'))
    const files = contents(folder('office', 'files'))
    const reply = refusal(await admit(office, stick))
    expect(reply).toEqual({ code, message: expect.stringContaining(words) as string })
    expect(contents(folder('office', 'backups'))).toEqual(before)
    expect(readdirSync(folder('office', 'backups')).filter((name) => name.startsWith('incoming'))).toEqual([])
    expect(contents(folder('office', 'files'))).toEqual(files)
    await office.close()
  }
  async function writeArchive(parts: Record<string, string>): Promise<void> {
    const archive = new yazl.ZipFile()
    for (const [name, content] of Object.entries(parts)) archive.addBuffer(Buffer.from(content), name)
    archive.end()
    await pipeline(archive.outputStream, createWriteStream(stick))
  }
  const blob = `files/${createHash('sha256').update(photo).digest('hex')}`

  it.each([
    ['manifest.json', 'manifest.json'],
    ['register.sqlite3', 'register.sqlite3'],
    [blob, 'вложение «Двор.jpg»'],
  ])('in %s is refused by the name of the part', async (name, words) => {
    const { at, size } = await place(name)
    flip(at + Math.floor(size / 2))
    await refused('registerDamaged', words)
  })

  it('in the list of the archive is refused', async () => {
    const bytes = readFileSync(stick)
    flip(bytes.indexOf(Buffer.from('PK\u0001\u0002')))
    await refused('registerDamaged', 'оглавление')
  })

  it('and cut is told as cut', async () => {
    writeFileSync(stick, readFileSync(stick).subarray(0, Math.floor(statSync(stick).size / 2)))
    await refused('registerDamaged', 'обрывается')
  })

  it('and is somebody else’s archive is told as foreign', async () => {
    await writeArchive({ 'word/document.xml': '<document/>' })
    await refused('registerForeign', 'не копия реестра')
  })

  it('and is no archive at all is told as foreign', async () => {
    writeFileSync(stick, 'таблица из другой программы')
    await refused('registerForeign', 'не копия реестра')
  })

  it.each([
    ['a way out of the folder', '../../register.sqlite3', 'оглавление'],
    ['a name that no copy has', 'run.exe', 'посторонний файл «run.exe»'],
  ])('by %s is refused', async (_case, name, words) => {
    // The library that writes archives refuses such names, so a plain one of the same length is rewritten.
    const plain = 'x'.repeat(name.length)
    await writeArchive({ 'manifest.json': '{}', [plain]: 'content' })
    const made = readFileSync(stick).toString('latin1').replaceAll(plain, name)
    writeFileSync(stick, Buffer.from(made, 'latin1'))
    await refused('registerDamaged', words)
  })
})

describe('a copy from a file', () => {
  async function stickOf(): Promise<string> {
    const office = await startOffice('other')
    const stick = await toStick(office, (await backup(office)).id)
    await office.close()
    return stick
  }

  it.each([
    ['damaged', (file: string) => writeFileSync(file, readFileSync(file).fill(0x5a, 4096, 4096 * 12))],
    ['foreign', (file: string) => writeFileSync(file, 'таблица из другой программы '.repeat(100))],
  ])('brings a %s register back and keeps the file beside', async (status, spoil) => {
    const stick = await stickOf()
    const first = await startOffice('here')
    await first.close()
    spoil(folder('here', 'register.sqlite3'))
    const app = await start('here')
    expect(value<{ status: string }>(await app.call('register.state', {})).status).toBe(status)
    const { copy } = value<AdmittedCopy>(await admit(app, stick))
    expect(await task(app, 'register.restore', { id: copy.id })).toMatchObject({ status: 'open' })
    expect(readdirSync(folder('here')).some((name) => name.includes('before-restore'))).toBe(true)
    await app.close()
  })

  it('waits while another window has the register', async () => {
    const stick = await stickOf()
    const first = await startOffice('here')
    const second = await start('here')
    const before = contents(folder('here', 'backups'))
    expect(refusal(await admit(second, stick))).toMatchObject({ code: 'registerLocked' })
    expect(contents(folder('here', 'backups'))).toEqual(before)
    await second.close()
    await first.close()
  })

  it('made by a newer version is refused as newer', async () => {
    await stickOf()
    const office = await start('other')
    const [copy] = value<BackupInfo[]>(await office.call('register.backups', {}))
    await office.close()
    const bare = join(root, 'newer.sqlite3')
    copyFileSync(folder('other', 'backups', `${copy?.id ?? ''}.sqlite3`), bare)
    const raw = new Database(bare)
    raw.pragma('user_version = 999')
    raw.close()
    const app = await start('here')
    expect(refusal(await admit(app, bare)).code).toBe('registerNewer')
    expect(value(await app.call('register.backups', {}))).toEqual([])
    await app.close()
  })

  it('of the demonstration office does not become the office’s own register', async () => {
    const demo = await start('demo', { demo: true })
    const stick = await toStick(demo, (await backup(demo)).id)
    await demo.close()
    const app = await start('here')
    expect(refusal(await admit(app, stick))).toMatchObject({
      code: 'refused',
      message: expect.stringContaining('учебного') as string,
    })
    await app.close()
  }, 60_000)

  it('that is being taken can be stopped, and nothing is left', async () => {
    const stick = await stickOf()
    const app = await start('here')
    const { ticket } = app.admitFile({ path: stick, name: 'копия', purpose: BACKUP_PURPOSE, temporary: false })
    const taskId = 'stopped-admitting'
    const running = app.call('register.admitCopy', { taskId, input: { ticket } })
    expect(refusal(await ask(app, 'register.admitCopy', { ticket })).code).toBe('refused')
    await app.call('tasks.cancel', { taskId })
    expect(refusal(await running).code).toBe('cancelled')
    expect(contents(folder('here', 'backups'))).toEqual({})
    await app.close()
  })

  it('needs a ticket given out for it', async () => {
    const stick = await stickOf()
    const app = await start('here')
    const { ticket } = app.admitFile({ path: stick, name: 'копия', purpose: 'package', temporary: false })
    expect(refusal(await ask(app, 'register.admitCopy', { ticket })).code).toBe('refused')
    await app.close()
  })
})

describe('a bare database, as older versions gave it out', () => {
  async function bareOf(): Promise<string> {
    const office = await startOffice()
    const { id } = await backup(office)
    await office.close()
    const bare = join(root, 'Реестр МЦУ.sqlite3')
    copyFileSync(folder('office', 'backups', `${id}.sqlite3`), bare)
    rmSync(folder('office', 'backups'), { recursive: true })
    return bare
  }

  it('is restored with the attachments of the present folder', async () => {
    const bare = await bareOf()
    const app = await start('office')
    const admitted = value<AdmittedCopy>(await admit(app, bare))
    expect(admitted).toMatchObject({
      attachments: 2,
      missing: 0,
      copy: { reason: 'fromFile', isVerified: true, cases: 2 },
    })
    expect(admitted.copy.madeAt).toBe(NOW)
    expect(await task(app, 'register.restore', { id: admitted.copy.id })).toMatchObject({ status: 'open' })
    expect(await ask(app, 'register.makeBackup', { reason: 'manual' })).toMatchObject({ ok: true })
    await app.close()
  })

  it('says how many attachments a new PC does not have', async () => {
    const bare = await bareOf()
    const app = await start('new')
    const { copy, missing } = value<AdmittedCopy>(await admit(app, bare))
    expect(missing).toBe(2)
    expect(await task(app, 'register.restore', { id: copy.id })).toMatchObject({ status: 'open' })
    await app.close()
  })

  it('that is damaged is refused by name', async () => {
    const bare = await bareOf()
    writeFileSync(bare, readFileSync(bare).fill(0xff, 4096 * 2, 4096 * 14))
    const app = await start('new')
    expect(refusal(await admit(app, bare))).toMatchObject({
      code: 'registerDamaged',
      message: expect.stringContaining('register.sqlite3') as string,
    })
    await app.close()
  })

  it('of another program is refused as foreign', async () => {
    const other = join(root, 'other.sqlite3')
    const raw = new Database(other)
    raw.exec('CREATE TABLE notes (text TEXT)')
    raw.close()
    const app = await start('new')
    expect(refusal(await admit(app, other)).code).toBe('registerForeign')
    await app.close()
  })
})

describe('the oldest of the kept copies', () => {
  it('is not pushed out by the copy that is made before it is restored', async () => {
    const app = await startOffice()
    const oldest = await backup(app)
    for (let n = 0; n < 13; n += 1) await backup(app)
    expect(await ask(app, 'register.restore', { id: oldest.id })).toMatchObject({ ok: true })
    await app.close()
  })
})

describe('a folder that cannot be written', () => {
  // Root writes anywhere.
  it.skipIf(process.getuid?.() === 0)('refuses a copy from a file with words', async () => {
    const office = await startOffice('other')
    const stick = await toStick(office, (await backup(office)).id)
    await office.close()
    const first = await startOffice('here')
    await first.close()
    chmodSync(folder('here'), 0o500)
    const app = await start('here')
    expect(refusal(await admit(app, stick)).code).toBe('registerReadOnly')
    await app.close()
    chmodSync(folder('here'), 0o700)
  })
})
