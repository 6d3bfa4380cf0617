import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { BlobReader, BlobWriter, ZipReader } from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../../tests/builders/messages.ts'
import { fileSum } from './hash.ts'
import { buildFor, openNovember, request } from './testing.ts'

const PASSPHRASE = 'zima prishla v Zarechny 7'

async function locked() {
  const register = await openNovember()
  const built = await register.api.exchange.build({ ...request(), reason: '', passphrase: PASSPHRASE })
  return { register, card: built.package, path: register.files.release(built.ticket.ticket).path }
}
const admit = ({ register, path }: Pick<Awaited<ReturnType<typeof locked>>, 'register' | 'path'>): string =>
  register.files.admit({ path, name: 'п.zip', purpose: 'package', temporary: false }).ticket

describe('пакет под парольной фразой', () => {
  it('уходит архивом AES-256, внутри которого обычный пакет; его имена снаружи не видны', async () => {
    const { card, path } = await locked()
    expect(card).toMatchObject({
      fileName: 'МЦУ_Заречный_2026-11_v1_зашифрован.zip',
      isEncrypted: true,
      sha256: (await fileSum(path)).sha256,
    })
    expect(card.contentSha256).not.toBe(card.sha256)
    const bytes = readFileSync(path)
    for (const name of ['manifest.json', 'cases.json', 'Таблицы']) expect(bytes.includes(name)).toBe(false)
    // Method 99 with the extra field of WinZip: AE-2, strength 3.
    const extra = bytes.indexOf(Buffer.from([0x01, 0x99, 0x07, 0x00, 0x02, 0x00, 0x41, 0x45, 0x03]))
    expect(bytes.readUInt16LE(8)).toBe(99)
    expect(extra).toBeGreaterThan(0)
  })

  it('другая программа открывает его той же фразой', async () => {
    const { card, path } = await locked()
    const reader = new ZipReader(new BlobReader(new Blob([new Uint8Array(readFileSync(path))])), {
      password: PASSPHRASE,
      useWebWorkers: false,
    })
    const [entry] = await reader.getEntries()
    if (!entry || entry.directory) throw new Error('No entry')
    expect(entry.filename).toBe('МЦУ_Заречный_2026-11_v1.zip')
    const inside = Buffer.from(await (await entry.getData(new BlobWriter())).arrayBuffer())
    const copy = join(mkdtempSync(join(tmpdir(), 'mcu-inside-')), 'п.zip')
    writeFileSync(copy, inside)
    expect((await fileSum(copy)).sha256).toBe(card.contentSha256)
  })

  it('проверяется с фразой; без неё и с другой отказ стоит у поля', async () => {
    const made = await locked()
    const ticket = admit(made)
    const { verify } = made.register.api.exchange
    expect((await refusal(verify({ ticket }))).fields).toEqual({
      passphrase: 'Файл зашифрован. Введите парольную фразу',
    })
    expect((await refusal(verify({ ticket, passphrase: `${PASSPHRASE}8` }))).fields).toEqual({
      passphrase: 'Парольная фраза не подходит. Проверьте раскладку и регистр',
    })
    expect(await verify({ ticket, passphrase: PASSPHRASE })).toMatchObject({
      isSound: true,
      sha256: made.card.contentSha256,
    })
  })

  it('изменённый байт зашифрованного не проходит', async () => {
    const made = await locked()
    const bytes = readFileSync(made.path)
    const middle = Math.floor(bytes.length / 2)
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    const path = join(mkdtempSync(join(tmpdir(), 'mcu-locked-')), 'п.zip')
    writeFileSync(path, bytes)
    const said = await refusal(
      made.register.api.exchange.verify({ ticket: admit({ ...made, path }), passphrase: PASSPHRASE }),
    )
    expect(said.message).toBe('Зашифрованный файл повреждён. Попросите прислать его ещё раз')
  })

  it('фраза не остаётся ни в базе, ни в файлах реестра', async () => {
    const { register, path } = await locked()
    const tables = register.db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    for (const { name } of tables) {
      const rows = JSON.stringify(register.db.all(`SELECT * FROM "${name}"`), (_key, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      )
      expect([name, rows.includes(PASSPHRASE)]).toEqual([name, false])
    }
    const files = readdirSync(register.folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    expect(files.length).toBeGreaterThan(1)
    for (const one of files) expect(readFileSync(join(one.parentPath, one.name)).includes(PASSPHRASE)).toBe(false)
    expect(readFileSync(path).includes(PASSPHRASE)).toBe(false)
  })

  it('слабую, с пробелом по краям и кириллическую не принимает', async () => {
    const { api } = await openNovember()
    const said = async (passphrase: string) =>
      (await refusal(api.exchange.build({ ...request(), reason: '', passphrase }))).fields?.['passphrase']
    expect(await said('korotko')).toBe('Не короче 12 знаков')
    expect(await said('зима пришла в город')).toContain('Только латинские буквы')
    expect(await said(' probel v nachale')).toBe('Уберите пробел в начале или в конце')
  })

  it('остановленная сборка не оставляет файла', async () => {
    const register = await openNovember()
    const running = register.api.exchange.build({ ...request(), reason: '', passphrase: PASSPHRASE })
    await running.cancel()
    expect((await refusal(running)).code).toBe('cancelled')
    expect(await register.api.exchange.log({})).toEqual([])
  })

  it('изменения считаются и к зашифрованному пакету', async () => {
    const { register, card } = await locked()
    register.setNow('2026-11-18T09:00')
    await register.enter({ gist: 'Темно у школы', receivedAt: '2026-11-15T10:00' })
    const next = await buildFor(register, {}, 'Дополнение', 'difference')
    expect(next.card.difference).toMatchObject({ added: 1, changed: 0, removed: 0 })
    expect(next.card.baseVersion).toBe(card.versionNumber)
  })

  it('команда check-package берёт фразу из переменной', async () => {
    const { path } = await locked()
    const cli = resolve(import.meta.dirname, 'check.cli.ts')
    const env = { ...process.env, PACKAGE_PASSPHRASE: PASSPHRASE }
    expect(execFileSync(process.execPath, [cli, path], { encoding: 'utf8', env })).toContain('пакет цел')
    const without = spawnSync(process.execPath, [cli, path], { encoding: 'utf8' })
    expect([without.status, without.stderr]).toEqual([1, expect.stringContaining('Введите парольную фразу')])
  })
})
