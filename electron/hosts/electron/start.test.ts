import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CALL_CHANNEL } from '../../contract/bridge.ts'

vi.mock('electron', () => import('./stand-in.ts'))
const started = vi.hoisted(() => ({ options: [] as unknown[], fail: null as Error | null, closed: 0 }))
vi.mock('../../app/core.ts', () => ({
  startCore: (options: unknown) => {
    started.options.push(options)
    if (started.fail) return Promise.reject(started.fail)
    return Promise.resolve({
      call: () => Promise.resolve({ ok: true, value: null }),
      onEvent: () => () => undefined,
      close: () => {
        started.closed += 1
        return Promise.resolve()
      },
    })
  },
}))

/** Each start is a fresh process: fresh modules over one stand-in. */
let system: typeof import('./stand-in.ts')
let folder: string
let argv: string[]
let temporary: string | undefined
beforeEach(async () => {
  vi.resetModules()
  // The mock outlives a reset of the modules: the host sees this very one.
  system = (await import('electron')) as unknown as typeof system
  system.resetStandIn()
  Object.assign(started, { options: [], fail: null, closed: 0 })
  folder = await mkdtemp(join(tmpdir(), 'reestr-start-test-'))
  temporary = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  argv = process.argv
  process.argv = [process.execPath, '--data', folder, '--demo']
  Object.defineProperty(process, 'resourcesPath', { value: join(folder, 'resources'), configurable: true })
})
afterEach(async () => {
  process.argv = argv
  if (temporary === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = temporary
  await rm(folder, { recursive: true, force: true })
})

test('the start keeps its order: lock, sandbox, scheme, ready, core, window; the end closes the core', async () => {
  await import('./main.ts')
  await vi.waitFor(() => expect(system.BrowserWindow.all).toHaveLength(1))
  expect(system.app.calls).toEqual(['lock', 'sandbox', 'scheme', 'ready'])
  expect(system.app.getPath('userData')).toBe(join(folder, 'window'))
  expect(started.options).toMatchObject([
    { dataDir: folder, demo: true, version: '1.2.3', resourcesDir: join(folder, 'resources', 'data') },
  ])
  expect(system.protocol.handlers.has('app')).toBe(true)

  const sender = system.BrowserWindow.all[0]!.webContents
  const info = await system.ipcMain.handlers.get(CALL_CHANNEL)!(
    { sender, senderFrame: sender.mainFrame },
    'host.info',
    {},
  )
  expect(info).toMatchObject({
    ok: true,
    value: { host: 'electron', demo: true, capabilities: { dialogs: true, nativePrint: true } },
  })

  system.app.emit('second-instance')
  expect(system.BrowserWindow.all[0]?.focused).toBe(1)
  system.app.quit()
  await vi.waitFor(() => expect(system.app.calls).toContain('ended'))
  expect(started.closed).toBe(1)
})

test('a second copy of the application ends at once and touches nothing', async () => {
  system.app.hasLock = false
  await import('./main.ts')
  expect(system.app.calls).toEqual(['lock', 'exit 0'])
  expect(started.options).toEqual([])
})

test('a core that does not start is explained in words', async () => {
  started.fail = new Error('no worker')
  await import('./main.ts')
  await vi.waitFor(() => expect(system.app.calls).toContain('exit 1'))
  expect(system.dialog.errors[0]?.[0]).toBe('Реестр не открыт')
  expect(system.BrowserWindow.all).toEqual([])
})
