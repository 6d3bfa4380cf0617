import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { checkBackup, KEPT, listBackups, makeBackup, makeBackupNow, restoreBackup } from './backup.ts'
import type { WriteDb } from './database.ts'
import { createDatabase, openDatabase } from './open.ts'

let folder: string
let register: string
let place: { folder: string; blobs: string }
let db: WriteDb
const about = { madeAt: '2026-11-17T17:31', reason: 'manual', appVersion: '0.1.0' } as const
const blob = 'ab'.repeat(32)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mcu-backup-'))
  register = join(folder, 'register.sqlite3')
  place = { folder: join(folder, 'backups'), blobs: join(folder, 'files') }
  db = createDatabase(register)
  db.run("INSERT INTO operators (name, post, position) VALUES ('Лапшина О. Д.', '', 1)")
  mkdirSync(join(place.blobs, 'ab'), { recursive: true })
  writeFileSync(join(place.blobs, 'ab', blob), 'вложение')
  db.run('INSERT INTO blobs (sha256, size, created_at) VALUES (?, 16, ?)', [blob, '2026-11-17T07:00:00Z'])
  db.run("INSERT INTO attachments (owner, owner_id, sha256, name, media_type, size, note) VALUES ('case', 1, ?, 'Акт.pdf', 'application/pdf', 16, '')", [blob])
})

const damage = (path: string, at: number): void => {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 0xff
  writeFileSync(path, bytes)
}

describe('a backup', () => {
  it('is a verified copy with a manifest and the attachments, and leaves no half-made file', async () => {
    const info = await makeBackup(db, place, about)
    expect(info).toMatchObject({ madeAt: '2026-11-17T17:31', isVerified: true, reason: 'manual' })
    expect(readdirSync(place.folder).filter((name) => name.includes('partial'))).toEqual([])
    expect(existsSync(join(place.folder, 'files', 'ab', blob))).toBe(true)
  })

  it('before a migration is made at once and keeps the identity of the register', async () => {
    makeBackupNow(db, place, { ...about, reason: 'beforeMigration' })
    const [info] = listBackups(place.folder)
    expect(info).toMatchObject({ reason: 'beforeMigration', isVerified: true })
    expect((await checkBackup(place.folder, info?.id ?? '')).manifest.counts['attachments']).toBe(1)
  })

  it('of a register that lost an attachment is refused: a copy without it would not restore the register', async () => {
    rmSync(join(place.blobs, 'ab', blob))
    await expect(makeBackup(db, place, about)).rejects.toMatchObject({ code: 'registerDamaged' })
    expect(listBackups(place.folder)).toEqual([])
  })

  it('pushes out only the oldest beyond the kept number', async () => {
    for (let n = 0; n < KEPT + 2; n += 1) await makeBackup(db, place, { ...about, madeAt: `2026-11-${String(n + 1).padStart(2, '0')}T17:31` })
    const list = listBackups(place.folder)
    expect(list).toHaveLength(KEPT)
    expect(list.at(-1)?.madeAt).toBe('2026-11-03T17:31')
  })
})

describe('restoring', () => {
  it('gives the register of that moment, and keeps the current file beside it', async () => {
    const info = await makeBackup(db, place, about)
    db.run("UPDATE operators SET name = 'Другой'")
    db.driver.close()
    rmSync(join(place.blobs, 'ab', blob))
    const kept = restoreBackup(await checkBackup(place.folder, info.id), { register, blobs: place.blobs, backups: place.folder, stamp: '2026-11-17T18:00' })
    const restored = openDatabase(register, () => undefined)
    expect(restored.one<{ name: string }>('SELECT name FROM operators').name).toBe('Лапшина О. Д.')
    expect(readFileSync(join(place.blobs, 'ab', blob), 'utf8')).toBe('вложение')
    const old = openDatabase(kept ?? '', () => undefined)
    expect(old.one<{ name: string }>('SELECT name FROM operators').name).toBe('Другой')
  })

  it('from a copy with one byte changed is refused before anything is touched', async () => {
    const info = await makeBackup(db, place, about)
    damage(join(place.folder, `${info.id}.sqlite3`), 5000)
    await expect(checkBackup(place.folder, info.id)).rejects.toMatchObject({ code: 'registerDamaged' })
  })

  it('from a copy without its attachments is refused', async () => {
    const info = await makeBackup(db, place, about)
    rmSync(join(place.folder, 'files', 'ab', blob))
    await expect(checkBackup(place.folder, info.id)).rejects.toMatchObject({ code: 'registerDamaged' })
  })

  it('lists a copy without a manifest as not verified instead of hiding it', async () => {
    const info = await makeBackup(db, place, about)
    copyFileSync(join(place.folder, `${info.id}.sqlite3`), join(place.folder, 'old.sqlite3'))
    expect(listBackups(place.folder).find((backup) => backup.id === 'old')).toMatchObject({ isVerified: false })
    await expect(checkBackup(place.folder, 'old')).rejects.toMatchObject({ code: 'notFound' })
  })
})
