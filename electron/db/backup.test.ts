import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { checkBackup, KEPT, listBackups, makeBackup, makeBackupNow, restoreBackup } from './backup.ts'
import type { WriteDb } from './database.ts'
import { createDatabase, openDatabase } from './open.ts'

let folder: string
let register: string
let place: { folder: string; blobs: string }
let db: WriteDb
const about = { madeAt: '2026-11-17T17:31', reason: 'manual', appVersion: '0.1.0' } as const
const content = 'вложение'
const blob = createHash('sha256').update(content).digest('hex')
const blobIn = (root: string): string => join(root, blob.slice(0, 2), blob)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mcu-backup-'))
  register = join(folder, 'register.sqlite3')
  place = { folder: join(folder, 'backups'), blobs: join(folder, 'files') }
  db = createDatabase(register)
  db.run("INSERT INTO operators (name, post, position) VALUES ('Лапшина О. Д.', '', 1)")
  mkdirSync(dirname(blobIn(place.blobs)), { recursive: true })
  writeFileSync(blobIn(place.blobs), content)
  db.run('INSERT INTO blobs (sha256, size, created_at) VALUES (?, 16, ?)', [blob, '2026-11-17T07:00:00Z'])
  db.run(
    "INSERT INTO attachments (owner, owner_id, sha256, name, media_type, size, note) VALUES ('case', 1, ?, 'Акт.pdf', 'application/pdf', 16, '')",
    [blob],
  )
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
    expect(existsSync(blobIn(join(place.folder, 'files')))).toBe(true)
  })

  it('before a migration is made at once and keeps the identity of the register', async () => {
    makeBackupNow(db, place, { ...about, reason: 'beforeMigration' })
    const [info] = listBackups(place.folder)
    expect(info).toMatchObject({ reason: 'beforeMigration', isVerified: true })
    expect((await checkBackup(place.folder, info?.id ?? '')).manifest.counts['attachments']).toBe(1)
  })

  it('of a register that lost an attachment is refused: a copy without it would not restore the register', async () => {
    rmSync(blobIn(place.blobs))
    await expect(makeBackup(db, place, about)).rejects.toMatchObject({ code: 'registerDamaged' })
    expect(listBackups(place.folder)).toEqual([])
  })

  it('of a register with a damaged attachment is refused and leaves no half-made file', async () => {
    damage(blobIn(place.blobs), 0)
    await expect(makeBackup(db, place, about)).rejects.toMatchObject({ code: 'registerDamaged' })
    const left = readdirSync(place.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(left).toEqual([])
  })

  it('pushes out only the oldest beyond the kept number', async () => {
    for (let n = 0; n < KEPT + 2; n += 1)
      await makeBackup(db, place, { ...about, madeAt: `2026-11-${String(n + 1).padStart(2, '0')}T17:31` })
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
    damage(blobIn(place.blobs), 0)
    const kept = restoreBackup(await checkBackup(place.folder, info.id), {
      register,
      blobs: place.blobs,
      backups: place.folder,
      stamp: '2026-11-17T18:00',
    })
    const restored = openDatabase(register, () => undefined)
    expect(restored.one<{ name: string }>('SELECT name FROM operators').name).toBe('Лапшина О. Д.')
    expect(readFileSync(blobIn(place.blobs), 'utf8')).toBe(content)
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
    rmSync(blobIn(join(place.folder, 'files')))
    await expect(checkBackup(place.folder, info.id)).rejects.toMatchObject({ code: 'registerDamaged' })
  })

  it('from a copy with a damaged attachment is refused', async () => {
    const info = await makeBackup(db, place, about)
    damage(blobIn(join(place.folder, 'files')), 0)
    await expect(checkBackup(place.folder, info.id)).rejects.toMatchObject({ code: 'registerDamaged' })
  })

  it('that fails puts the register of before back', async () => {
    const info = await makeBackup(db, place, about)
    db.driver.close()
    const copy = await checkBackup(place.folder, info.id)
    // A folder in the place of an attachment cannot be replaced by a file.
    rmSync(blobIn(place.blobs))
    mkdirSync(join(blobIn(place.blobs), 'in the way'), { recursive: true })
    const target = { register, blobs: place.blobs, backups: place.folder, stamp: '2026-11-17T18:00' }
    expect(() => restoreBackup(copy, target)).toThrow()
    const left = openDatabase(register, () => undefined)
    expect(left.one<{ name: string }>('SELECT name FROM operators').name).toBe('Лапшина О. Д.')
    expect(readdirSync(folder).filter((name) => name.includes('incoming'))).toEqual([])
  })

  it('lists a copy without a manifest as not verified instead of hiding it', async () => {
    const info = await makeBackup(db, place, about)
    copyFileSync(join(place.folder, `${info.id}.sqlite3`), join(place.folder, 'old.sqlite3'))
    expect(listBackups(place.folder).find((backup) => backup.id === 'old')).toMatchObject({ isVerified: false })
    await expect(checkBackup(place.folder, 'old')).rejects.toMatchObject({ code: 'notFound' })
  })
})
