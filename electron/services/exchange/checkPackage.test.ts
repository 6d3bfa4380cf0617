import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  createWriteStream,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { openPromise } from 'yauzl'
import yazl from 'yazl'
import { resourcesDir } from '../../../tests/builders/register.ts'
import { checkPackage } from './checkPackage.ts'
import { fileSum } from './hash.ts'
import { sumsText } from './manifest.ts'
import type { PackageManifest } from './manifest.ts'
import { buildFor, changeByte, filesIn, openNovember, pack, unpack } from './testing.ts'
import { isSafeName } from './zipReader.ts'

const schemas = join(resourcesDir, 'package')
const check = (path: string) => checkPackage(path, { schemas })
let sound = ''
let source = ''

beforeAll(async () => {
  const { path } = await buildFor(await openNovember(), { smallNumbers: 'keep' })
  sound = join(mkdtempSync(join(tmpdir(), 'mcu-sound-')), 'package.zip')
  cpSync(path, sound)
  source = await unpack(path)
})

/** A copy of the unpacked package, meddled with and packed again. */
async function meddled(work: (folder: string) => void | Promise<void>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mcu-meddled-'))
  cpSync(source, folder, { recursive: true })
  await work(folder)
  return pack(folder)
}

const edit = (folder: string, name: string, change: (text: string) => string): void =>
  writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')))

/** As somebody who also knows how to write the sums anew. */
async function resealed(folder: string): Promise<void> {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as PackageManifest
  manifest.files = await Promise.all(
    manifest.files.map(async (file) => ({ ...file, ...(await fileSum(join(folder, file.path))) })),
  )
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  const sums = await Promise.all(
    ['manifest.json', ...manifest.files.map((file) => file.path)].map(async (path) => ({
      path,
      ...(await fileSum(join(folder, path))),
    })),
  )
  writeFileSync(join(folder, 'manifest-sha256.txt'), sumsText(sums))
}

/** Where the content of each file lies in an archive. */
async function placesOf(path: string): Promise<{ name: string; from: number; to: number }[]> {
  const bytes = readFileSync(path)
  const zip = await openPromise(path, { lazyEntries: true })
  const places: { name: string; from: number; to: number }[] = []
  for await (const { fileName, relativeOffsetOfLocalHeader: at, compressedSize } of zip.eachEntry()) {
    const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    places.push({ name: fileName, from, to: from + compressedSize })
  }
  return places
}

async function archive(entries: [name: string, content: string | Buffer, mode?: number][]): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'mcu-archive-')), 'a.zip')
  const zip = new yazl.ZipFile()
  for (const [name, content, mode] of entries)
    zip.addBuffer(Buffer.from(content), name, mode === undefined ? {} : { mode })
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

describe('проверка пакета', () => {
  it('целый пакет цел и после перепаковки', async () => {
    expect(await check(sound)).toMatchObject({
      isSound: true,
      problems: [],
      files: 17,
      periodName: 'Ноябрь 2026',
      versionNumber: 1,
    })
    expect(await check(await meddled(() => undefined))).toMatchObject({ isSound: true })
  })

  it('один изменённый байт в любом файле называет этот файл', async () => {
    for (const name of filesIn(source)) {
      const { isSound, problems } = await check(await meddled((folder) => changeByte(join(folder, name))))
      expect([name, isSound]).toEqual([name, false])
      // A changed sum of another file names that file: the list itself cannot know which of the two is right.
      if (name !== 'manifest-sha256.txt') expect(problems.map((one) => one.path)).toContain(name)
      else expect(problems.length).toBeGreaterThan(0)
    }
  })

  it('один изменённый байт где угодно назван: файл, в котором он лежит, или архив', async () => {
    const bytes = readFileSync(sound)
    const places = await placesOf(sound)
    const copy = join(mkdtempSync(join(tmpdir(), 'mcu-byte-')), 'package.zip')
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.nat(bytes.length - 1), fc.integer({ min: bytes.length - 400, max: bytes.length - 1 })),
        fc.integer({ min: 1, max: 255 }),
        async (at, mask) => {
          const changed = Buffer.from(bytes)
          changed[at] = (changed[at] ?? 0) ^ mask
          writeFileSync(copy, changed)
          const { isSound, problems } = await check(copy)
          expect([at, isSound]).toEqual([at, false])
          const place = places.find(({ from, to }) => at >= from && at < to)
          // Inside the list of sums the byte breaks the line of another file, which is named instead.
          if (place && place.name !== 'manifest-sha256.txt')
            expect(problems.map((one) => one.path)).toContain(place.name)
        },
      ),
      { numRuns: 60 },
    )
  }, 60_000)

  it('обрезанный архив, чужой файл и отсутствующий файл говорят о себе словами', async () => {
    for (const share of [0.2, 0.5, 0.9, 0.99]) {
      const path = join(mkdtempSync(join(tmpdir(), 'mcu-cut-')), 'package.zip')
      cpSync(sound, path)
      truncateSync(path, Math.floor(statSync(sound).size * share))
      expect((await check(path)).problems).toMatchObject([{ code: 'notZip', path: '' }])
    }
    const text = join(mkdtempSync(join(tmpdir(), 'mcu-text-')), 'письмо.zip')
    writeFileSync(text, 'Уважаемые коллеги')
    const [problem] = (await check(text)).problems
    expect(problem?.message).toContain('не читается как архив ZIP')
    // What the library says is English.
    expect(problem?.message).not.toMatch(/[a-z]{4}/i)
    expect(await check(join(dirname(text), 'нет.zip'))).toMatchObject({ isSound: false })
  })

  it('лишний и пропавший файл названы', async () => {
    expect(
      (await check(await meddled((folder) => writeFileSync(join(folder, 'data/лишний.json'), '{}')))).problems,
    ).toMatchObject([{ code: 'superfluous', path: 'data/лишний.json' }])
    for (const name of [
      'data/cases.json',
      'Таблицы.xlsx',
      'schema/cases.schema.json',
      'manifest.json',
      'manifest-sha256.txt',
    ]) {
      const { problems } = await check(await meddled((folder) => rmSync(join(folder, name))))
      expect(problems).toContainEqual(expect.objectContaining({ code: 'missing', path: name }))
    }
  })

  it('подделка с пересчитанными суммами не проходит схему, числа и сверку схем', async () => {
    const forged = (work: (folder: string) => void) =>
      meddled(async (folder) => {
        work(folder)
        await resealed(folder)
      })
    const cases = (change: (text: string) => string) => forged((folder) => edit(folder, 'data/cases.json', change))
    expect(
      (await check(await cases((text) => text.replace('"applicant":"З-', '"applicant":"Синицына ')))).problems,
    ).toMatchObject([{ code: 'data', path: 'data/cases.json' }])
    expect(
      (await check(await cases((text) => text.replace('"gist":', '"phone":"8 900","gist":')))).problems,
    ).toMatchObject([{ code: 'data' }])
    expect((await check(await cases((text) => text.replace(/\n\{.*\},/u, '')))).problems).toMatchObject([
      { code: 'counts', message: 'Числа описи не совпадают с данными: в описи 8, в данных 7' },
    ])
    expect((await check(await cases(() => '[{'))).problems).toMatchObject([{ code: 'data', path: 'data/cases.json' }])
    expect(
      (await check(await forged((folder) => edit(folder, 'schema/cases.schema.json', () => '{}')))).problems,
    ).toMatchObject([{ code: 'schema', path: 'schema/cases.schema.json' }])
  })

  it('опись не по схеме и нового формата', async () => {
    const manifest = (change: (text: string) => string) => meddled((folder) => edit(folder, 'manifest.json', change))
    const codes = async (path: string) => (await check(path)).problems.map((one) => `${one.code} ${one.path}`)
    expect(await codes(await manifest((text) => text.replace('"formatVersion": 2', '"formatVersion": 3')))).toContain(
      'newerFormat manifest.json',
    )
    expect(await codes(await manifest((text) => text.replace('"formatVersion": 2', '"formatVersion": "2"')))).toContain(
      'manifest manifest.json',
    )
    expect(await codes(await manifest(() => 'не JSON'))).toContain('manifest manifest.json')
    expect(
      await codes(await meddled((folder) => edit(folder, 'manifest-sha256.txt', (text) => `мусор\n${text}`))),
    ).toContain('sums manifest-sha256.txt')
  })

  it('имена, которые ведут наружу, и ссылки не читаются', async () => {
    const names = [
      '../вне.txt',
      'a/../../b',
      '/etc/passwd',
      'C:/x',
      'a\\b',
      'a//b',
      './a',
      'a/.',
      'имя ',
      'con\u0000',
      '',
    ]
    expect(names.filter(isSafeName)).toEqual([])
    expect(['manifest.json', 'data/cases.json', 'Аналитическая записка.docx'].filter(isSafeName)).toHaveLength(3)
    const link = await archive([['ссылка', '/etc/passwd', 0o120777]])
    expect((await check(link)).problems).toMatchObject([{ code: 'unsafeName', path: 'ссылка' }])
    // yazl refuses such names itself, so the bytes are changed afterwards.
    const evil = await archive([['aa/b.txt', 'x']])
    writeFileSync(evil, Buffer.from(readFileSync(evil, 'latin1').replaceAll('aa/b.txt', '../b.txt'), 'latin1'))
    expect((await check(evil)).problems).toMatchObject([{ code: 'unsafeName', path: '../b.txt' }])
    const twice = await archive([
      ['a.txt', 'x'],
      ['A.txt', 'y'],
    ])
    expect((await check(twice)).problems).toContainEqual(expect.objectContaining({ code: 'duplicate', path: 'A.txt' }))
  })

  it('бомба не распаковывается', async () => {
    const bomb = await archive([['manifest.json', Buffer.alloc(60 * 1024 * 1024)]])
    expect(statSync(bomb).size).toBeLessThan(1024 * 1024)
    expect((await check(bomb)).problems).toMatchObject([{ code: 'tooLarge', path: 'manifest.json' }])
    const crowd = await archive(Array.from({ length: 300 }, (_, index): [string, string] => [`${index}.txt`, '']))
    expect((await check(crowd)).problems).toContainEqual(expect.objectContaining({ code: 'tooLarge', path: '' }))
  })

  it('проверку можно остановить', async () => {
    const stop = new AbortController()
    stop.abort()
    await expect(checkPackage(sound, { schemas, signal: stop.signal })).rejects.toThrow()
  })
})

describe('команда check-package', () => {
  const cli = resolve(import.meta.dirname, 'check.cli.ts')

  it('о целом пакете говорит и выходит с кодом 0', () => {
    const output = execFileSync(process.execPath, [cli, sound], { encoding: 'utf8' })
    expect(output).toContain('пакет цел, проверено файлов: 17 / package is sound, files checked: 17')
  })

  it('о повреждённом называет часть по-русски и по-английски и выходит с кодом 1', async () => {
    const broken = await meddled((folder) => changeByte(join(folder, 'data/cases.json')))
    const { status, stdout } = spawnSync(process.execPath, [cli, broken], { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stdout).toContain(
      '✗ data/cases.json: Содержимое изменено: контрольная сумма SHA-256 не совпадает с описью / SHA-256 does not match',
    )
  })

  it('без файла и с именем, которого нет, выходит с кодом 2', () => {
    mkdirSync(join(tmpdir(), 'mcu-empty'), { recursive: true })
    expect(spawnSync(process.execPath, [cli]).status).toBe(2)
    expect(spawnSync(process.execPath, [cli, join(tmpdir(), 'mcu-empty', 'нет.zip')]).status).toBe(2)
  })
})
