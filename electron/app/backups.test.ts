import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { resourcesDir, testOffice } from '../../tests/builders/register.ts'
import type { BackupInfo } from '../contract/register.ts'
import { createApp } from './app.ts'
import type { App } from './app.ts'

let dataDir: string
let taskNumber = 0

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'mcu-backups-'))
})

async function start(now: string): Promise<App> {
  return createApp(
    { dataDir, resourcesDir, version: '0.1.0', now },
    { ports: { renderPdf: () => Promise.reject(new Error('no printing here')) }, emit: () => undefined },
  )
}
async function call<T>(app: App, method: string, input: unknown): Promise<T> {
  const reply = await app.call(method, input)
  if (!reply.ok) throw new Error(reply.error.message)
  return reply.value as T
}
const task = <T>(app: App, method: string, input: unknown): Promise<T> =>
  call<T>(app, method, { taskId: `backup-task-${taskNumber++}`, input })
const create = (app: App) =>
  task(app, 'register.create', {
    presetCode: 'trosna',
    office: testOffice,
    operator: { name: 'Лапшина О. Д.', post: '' },
  })
const addBlock = (app: App, name: string) =>
  call(app, 'directory.save', {
    directory: 'blocks',
    id: null,
    version: null,
    name,
    shortName: '',
    activeFrom: null,
    activeTo: null,
  })
const backup = (app: App) => task<BackupInfo>(app, 'register.makeBackup', { reason: 'manual' })

describe('what restoring a copy would take back', () => {
  it('is nothing right after the copy, and every change since', async () => {
    const first = await start('2026-11-17T10:42')
    await create(first)
    const copy = await backup(first)
    expect(await call(first, 'register.backupLoss', { id: copy.id })).toEqual({
      isKnown: true,
      operations: 0,
      firstAt: null,
      lastAt: null,
      records: [],
    })
    await first.close()

    const later = await start('2026-11-18T09:05')
    await addBlock(later, 'Наука')
    await addBlock(later, 'Туризм')
    await call(later, 'operators.save', { id: null, version: null, name: 'Мещеряков Д. О.', post: '' })
    expect(await call(later, 'register.backupLoss', { id: copy.id })).toEqual({
      isKnown: true,
      operations: 3,
      firstAt: '2026-11-18T09:05',
      lastAt: '2026-11-18T09:05',
      records: [
        { entity: 'blocks', count: 2 },
        { entity: 'operators', count: 1 },
      ],
    })
    await later.close()
  })

  it('counts from the common beginning after an earlier copy was restored', async () => {
    const app = await start('2026-11-17T10:42')
    await create(app)
    const early = await backup(app)
    await app.close()
    const next = await start('2026-11-18T09:05')
    await addBlock(next, 'Наука')
    const late = await backup(next)
    await task(next, 'register.restore', { id: early.id })
    await next.close()
    const after = await start('2026-11-19T08:00')
    await addBlock(after, 'Туризм')
    // The late copy has an operation with the same number that is another one.
    expect(await call(after, 'register.backupLoss', { id: late.id })).toMatchObject({
      operations: 1,
      firstAt: '2026-11-19T08:00',
    })
    await after.close()
  })

  it('is unknown when the present file cannot be read', async () => {
    const first = await start('2026-11-17T10:42')
    await create(first)
    const copy = await backup(first)
    await first.close()
    writeFileSync(join(dataDir, 'register', 'register.sqlite3'), 'таблица из другой программы '.repeat(100))
    const app = await start('2026-11-18T09:05')
    expect(await call(app, 'register.backupLoss', { id: copy.id })).toMatchObject({ isKnown: false })
    await app.close()
  })

  it('of an unknown copy is refused', async () => {
    const app = await start('2026-11-17T10:42')
    await create(app)
    expect(await app.call('register.backupLoss', { id: '../register' })).toMatchObject({
      ok: false,
      error: { code: 'notFound' },
    })
    await app.close()
  })
})

describe('a copy that is stopped', () => {
  it('says so and leaves nothing half-made', async () => {
    const app = await start('2026-11-17T10:42')
    await create(app)
    const taskId = 'stopped-backup'
    const running = app.call('register.makeBackup', { taskId, input: { reason: 'manual' } })
    await app.call('tasks.cancel', { taskId })
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(readdirSync(join(dataDir, 'register', 'backups'))).toEqual([])
    await app.close()
  })
})
