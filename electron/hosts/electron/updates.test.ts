import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Reply } from '../../contract/kinds.ts'
import { isSigned, listFiles, manifestName, serveUpdate, verifyUpdate } from './update-feed.ts'
import { createUpdates } from './updates.ts'
import type { Updater } from './updates.ts'

const keys = generateKeyPairSync('ed25519')
const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString()
const installer = Buffer.from(`MZ${'реестр'.repeat(5000)}`)
/** electron-updater asks for the name of the system it runs on. */
const here = process.platform
const manifestHere = manifestName(here)
const fileName = 'Reestr-MCU-Setup-1.1.0.exe'

let folder: string
let stick: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reestr-update-test-'))
  stick = join(folder, 'флешка с обновлением')
  await mkdir(stick)
  await mkdir(join(folder, 'resources'))
  await writeFile(join(folder, 'resources', 'update-public-key.pem'), publicKey)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function publish(version: string, options: { signed?: boolean; body?: Buffer } = {}): Promise<void> {
  const sha512 = createHash('sha512').update(installer).digest('base64')
  const manifest = `version: ${version}\nfiles:\n  - url: ${fileName}\n    sha512: ${sha512}\n    size: ${installer.length}\npath: ${fileName}\nsha512: ${sha512}\nreleaseDate: '2026-11-20T00:00:00.000Z'\nreleaseNotes: Исправления\n`
  await writeFile(join(stick, manifestHere), manifest)
  if (options.signed ?? true) {
    await writeFile(
      join(stick, `${manifestHere}.sig`),
      sign(null, Buffer.from(manifest), keys.privateKey).toString('base64'),
    )
  }
  await writeFile(join(stick, fileName), options.body ?? installer)
}

describe('the description of an update', () => {
  test('signed by our key is taken with the files it lists', async () => {
    await publish('1.1.0')
    expect(await verifyUpdate(stick, here, publicKey)).toMatchObject({ name: manifestHere, files: [fileName] })
    expect(manifestName('linux')).toBe('latest-linux.yml')
    expect(manifestName('win32')).toBe('latest.yml')
  })

  test('changed by one byte after signing is refused', async () => {
    await publish('1.1.0')
    const path = join(stick, manifestHere)
    await writeFile(path, (await readFile(path, 'utf8')).replace('1.1.0', '9.9.9'))
    await expect(verifyUpdate(stick, here, publicKey)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('Подпись'),
    })
  })

  test('signed by another key, unsigned, missing, or without its installer is refused with its own words', async () => {
    await publish('1.1.0')
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()
    await expect(verifyUpdate(stick, here, other)).rejects.toThrow(/Подпись/)
    await expect(verifyUpdate(folder, here, publicKey)).rejects.toThrow(manifestHere)
    await rm(join(stick, fileName))
    await expect(verifyUpdate(stick, here, publicKey)).rejects.toThrow(fileName)
    await rm(join(stick, `${manifestHere}.sig`))
    await expect(verifyUpdate(stick, here, publicKey)).rejects.toThrow(`${manifestHere}.sig`)
  })

  test.each(['', 'x', 'A'.repeat(88), `${'A'.repeat(86)}==`, '-----BEGIN'])(
    'the signature %j signs nothing',
    (signature) => {
      expect(isSigned(Buffer.from('x'), signature, publicKey)).toBe(false)
      expect(isSigned(Buffer.from('x'), signature, 'not a key')).toBe(false)
    },
  )

  test.each([
    'url: ../evil.exe',
    'url: https://evil.example/a.exe',
    'url: C:\\a.exe',
    'url: a%2Fb.exe',
    'url: .hidden',
    'path: /etc/passwd',
    'version: 1',
  ])('the file %j is never served', (line) => {
    expect(listFiles(line)).toBeNull()
  })
})

describe('the feed', () => {
  test('gives the checked bytes, not what the stick holds now, and no other file', async () => {
    await publish('1.1.0')
    await writeFile(join(stick, 'other.txt'), 'other')
    const update = await verifyUpdate(stick, here, publicKey)
    await writeFile(join(stick, manifestHere), 'version: 9.9.9')
    const feed = await serveUpdate(update, 'ab'.repeat(16))
    try {
      expect(feed.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//)
      expect(await (await fetch(`${feed.url}${manifestHere}?noCache=1`)).text()).toContain('version: 1.1.0')
      expect(Buffer.from(await (await fetch(feed.url + fileName)).arrayBuffer()).equals(installer)).toBe(true)
      for (const path of ['other.txt', '..%2fresources%2fupdate-public-key.pem', `${manifestHere}.sig`, '']) {
        expect((await fetch(feed.url + path)).status).toBe(404)
      }
      expect((await fetch(new URL(`/${manifestHere}`, feed.url))).status).toBe(404)
      expect((await fetch(feed.url + fileName, { method: 'POST' })).status).toBe(404)
    } finally {
      feed.close()
    }
  })
})

describe('an offline update', () => {
  const calls: string[] = []
  const backup: { reply: Reply } = { reply: { ok: true, value: {} } }

  type Promising = (
    work: (resolve: (path: string) => void, reject: (error: Error) => void, onCancel: unknown) => void,
  ) => Promise<string>

  /** The real updater of Windows in plain Node: only the installer's start is replaced. */
  function realUpdater(version: string): Updater & { quitAndInstall: Updater['quitAndInstall'] } {
    const load = createRequire(import.meta.url)
    const { NsisUpdater } = load('electron-updater') as typeof import('electron-updater')
    const { NodeHttpExecutor } = load(
      'builder-util/out/nodeHttpExecutor',
    ) as typeof import('builder-util/out/nodeHttpExecutor')
    const { configureRequestOptions, configureRequestUrl } = load(
      'builder-util-runtime',
    ) as typeof import('builder-util-runtime')
    class DownloadingExecutor extends NodeHttpExecutor {
      download(
        url: URL,
        destination: string,
        options: { cancellationToken: { createPromise: Promising }; headers?: object },
      ) {
        return options.cancellationToken.createPromise(
          (resolve: (path: string) => void, reject: (error: Error) => void, onCancel: unknown) => {
            const request = { headers: options.headers, redirect: 'manual' }
            configureRequestUrl(url, request as never)
            configureRequestOptions(request as never)
            const callback = (error: Error | null): void => (error ? reject(error) : resolve(destination))
            this.doDownload(
              request as never,
              { destination, options, onCancel, callback, responseHandler: null } as never,
              0,
            )
          },
        )
      }
    }
    const adapter = {
      version,
      name: 'reestr-mcu',
      isPackaged: true,
      appUpdateConfigPath: join(folder, 'app-update.yml'),
      userDataPath: join(folder, 'user'),
      baseCachePath: join(folder, 'cache'),
      whenReady: () => Promise.resolve(),
      relaunch: () => undefined,
      quit: () => undefined,
      onQuit: () => undefined,
    }
    const updater = new NsisUpdater(undefined, adapter as never)
    Object.assign(updater, { httpExecutor: new DownloadingExecutor(), logger: null })
    updater.on('error', () => undefined)
    updater.quitAndInstall = () => void calls.push('install')
    return updater
  }

  async function offline(version: string) {
    calls.length = 0
    backup.reply = { ok: true, value: {} }
    await writeFile(
      join(folder, 'app-update.yml'),
      'provider: generic\nurl: http://127.0.0.1\nupdaterCacheDirName: reestr-mcu-updater\n',
    )
    const updater = realUpdater(version)
    return {
      updater,
      updates: createUpdates({
        core: {
          call: (method) => {
            calls.push(method)
            return Promise.resolve(backup.reply)
          },
        },
        loadUpdater: () => Promise.resolve(updater),
        pickFolder: () => Promise.resolve(stick),
        resourcesDir: join(folder, 'resources'),
        platform: here,
        closeCore: () => {
          calls.push('close')
          return Promise.resolve()
        },
      }),
    }
  }

  test('is found, copied first, then installed after the register is closed', async () => {
    await publish('1.1.0')
    const { updates, updater } = await offline('1.0.0')
    expect(await updates.choose()).toEqual({ version: '1.1.0', notes: 'Исправления', size: installer.length })
    expect(updater).toMatchObject({ autoDownload: false, autoInstallOnAppQuit: false, allowDowngrade: false })
    await updates.install()
    expect(calls).toEqual(['register.makeBackup', 'close', 'install'])
    await expect(updates.install()).rejects.toThrow(/папку/)
  })

  test('that is not newer is no update', async () => {
    await publish('1.1.0')
    const { updates } = await offline('1.1.0')
    expect(await updates.choose()).toBeNull()
    const newer = await offline('2.0.0')
    expect(await newer.updates.choose()).toBeNull()
    await expect(newer.updates.install()).rejects.toThrow(/папку/)
  })

  test('does not begin without a verified copy', async () => {
    await publish('1.1.0')
    const { updates } = await offline('1.0.0')
    await updates.choose()
    backup.reply = { ok: false, error: { code: 'diskFull', message: 'нет места' } }
    await expect(updates.install()).rejects.toThrow(/копия/)
    expect(calls).toEqual(['register.makeBackup'])
    updates.forget()
  })

  test('with a damaged installer is stopped before the register is closed', async () => {
    await publish('1.1.0', { body: Buffer.concat([installer, Buffer.from('!')]) })
    const { updates } = await offline('1.0.0')
    await updates.choose()
    await expect(updates.install()).rejects.toThrow(/повреждён/)
    expect(calls).toEqual(['register.makeBackup'])
  })

  test('without the key in the installation is refused', async () => {
    await publish('1.1.0')
    const { updates } = await offline('1.0.0')
    await rm(join(folder, 'resources', 'update-public-key.pem'))
    await expect(updates.choose()).rejects.toMatchObject({ code: 'unavailable' })
  })
})
