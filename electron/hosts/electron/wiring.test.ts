import { mkdtemp, readdir, readFile, rm, mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../contract/bridge.ts'
import type { HostBridge } from '../../contract/bridge.ts'
import { AppError } from '../../contract/errors.ts'
import type { AppEvent, Reply } from '../../contract/kinds.ts'
import { rememberGpuCrash, watchWindow } from './crash.ts'
import { admitBytes, openLink, pickFiles, saveFile } from './dialogs.ts'
import { mountIpc } from './ipc.ts'
import { closeBeforeQuit } from './lifecycle.ts'
import { menuTemplate, setMenu } from './menu.ts'
import { printRoute, renderPdf } from './printing.ts'
import { registerScheme, serveApp } from './protocol.ts'
import { closeSession } from './session.ts'
import {
  app,
  BrowserWindow,
  contextBridge,
  dialog,
  ipcMain,
  ipcRenderer,
  Menu,
  protocol,
  resetStandIn,
  session,
  shell,
} from './stand-in.ts'
import type { FakeContents, FakeWindow } from './stand-in.ts'
import { createHiddenWindow, openMainWindow, refuseForeignContents } from './windows.ts'

vi.mock('electron', () => import('./stand-in.ts'))

let folder: string
beforeEach(async () => {
  resetStandIn()
  folder = await mkdtemp(join(tmpdir(), 'reestr-electron-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const lastWindow = (): FakeWindow => BrowserWindow.all.at(-1)!

/** Plays an event that can be refused; true where it was. */
function isRefused(emitter: NodeJS.EventEmitter, name: string, details: Record<string, unknown> = {}): boolean {
  let refused = false
  emitter.emit(name, { ...details, preventDefault: () => (refused = true) })
  return refused
}

describe('a window', () => {
  test('opens our page behind the preload, not smaller than the design, and shows when painted', () => {
    openMainWindow()
    const window = lastWindow()
    expect(window.loaded).toEqual(['app://register/'])
    expect(window.options).toMatchObject({ minWidth: 1024, minHeight: 700, show: false })
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      devTools: false,
    })
    expect(window.options.webPreferences?.['preload']).toMatch(/preload\.cjs$/)
    expect(window.shown).toBe(0)
    window.emit('ready-to-show')
    expect(window.shown).toBe(1)
  })

  test('goes nowhere, opens nothing and takes nothing in', () => {
    refuseForeignContents()
    openMainWindow()
    const contents = lastWindow().webContents
    expect(contents.openHandler?.({ url: 'app://register/' })).toEqual({ action: 'deny' })
    expect(isRefused(contents, 'will-navigate', { url: 'https://evil.example/' })).toBe(true)
    expect(isRefused(contents, 'will-navigate', { url: 'app://register/#/desk' })).toBe(false)
    expect(isRefused(contents, 'will-redirect', { url: 'app://register/' })).toBe(true)
    expect(isRefused(contents, 'will-attach-webview')).toBe(true)
    expect(isRefused(contents, 'will-frame-navigate', { url: 'app://register/', isMainFrame: false })).toBe(true)
    expect(isRefused(contents, 'will-frame-navigate', { url: 'app://register/#/a', isMainFrame: true })).toBe(false)
  })
})

describe('the session', () => {
  test('cancels what is not ours, refuses permissions and downloads', () => {
    closeSession()
    const own = session.defaultSession
    const cancelled = (url: string): boolean => {
      let answer = false
      own.beforeRequest?.({ url }, ({ cancel }) => (answer = cancel))
      return answer
    }
    expect(cancelled('https://example.ru/')).toBe(true)
    expect(cancelled('app://register/assets/a.js')).toBe(false)
    const contents = { getURL: () => 'app://register/' } as FakeContents
    const granted: boolean[] = []
    own.permission?.(contents, 'media', (answer) => granted.push(answer))
    own.permission?.(contents, 'clipboard-sanitized-write', (answer) => granted.push(answer))
    expect(granted).toEqual([false, true])
    expect(own.check?.(null, 'geolocation', 'app://register')).toBe(false)
    expect(own.device?.()).toBe(false)
    expect(own.spellchecker).toBe(false)
    expect(isRefused(own, 'will-download')).toBe(true)
  })
})

describe('the scheme', () => {
  test('serves the built window with its policy and nothing above it', async () => {
    await mkdir(join(folder, 'renderer'))
    await writeFile(join(folder, 'renderer', 'index.html'), '<title>Реестр</title>')
    await writeFile(join(folder, 'secret.txt'), 'secret')
    registerScheme()
    expect(protocol.schemes).toMatchObject([{ scheme: 'app', privileges: { standard: true, secure: true } }])
    expect(protocol.schemes[0]?.privileges).not.toHaveProperty('bypassCSP')
    serveApp(join(folder, 'renderer'), () => null)
    const get = (url: string, method = 'GET'): Promise<Response> =>
      protocol.handlers.get('app')!(new Request(url, { method }))
    const page = await get('app://register/')
    expect(await page.text()).toContain('Реестр')
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
    expect((await get('app://register/..%2fsecret.txt')).status).toBe(404)
    expect((await get('app://register/%2e%2e/secret.txt')).status).toBe(404)
    expect((await get('app://evil/')).status).toBe(404)
    expect((await get('app://register/', 'POST')).status).toBe(404)
  })

  test('gives out a file of the core by its ticket, as bytes that can do nothing', async () => {
    await writeFile(join(folder, 'page.html'), '<script>1</script>')
    let core: { releaseFile(ticket: string): Promise<{ path: string; name: string; size: number }> } | null = null
    serveApp(join(folder, 'renderer'), () => core)
    const get = (path: string, method = 'GET'): Promise<Response> =>
      protocol.handlers.get('app')!(new Request(`app://register${path}`, { method }))
    expect((await get('/files/ticket-made')).status).toBe(404)
    core = {
      releaseFile: (ticket) =>
        ticket === 'ticket-made'
          ? Promise.resolve({ path: join(folder, 'page.html'), name: 'снимок.html', size: 18 })
          : Promise.reject(new Error('unknown')),
    }
    const file = await get('/files/ticket-made')
    expect(await file.text()).toBe('<script>1</script>')
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/)
    expect((await get('/files/ticket-none')).status).toBe(404)
    expect((await get('/files/ticket-made', 'POST')).status).toBe(404)
    expect((await get('/files/../files/page.html')).status).toBe(404)
  })
})

describe('the channel', () => {
  const replies: Reply = { ok: true, value: 1 }
  let calls: unknown[][]
  let emit: (event: AppEvent) => void
  const mount = (): ((event: unknown, ...args: unknown[]) => unknown) => {
    calls = []
    mountIpc(
      {
        call: (...args) => {
          calls.push(args)
          return Promise.resolve(replies)
        },
        onEvent: (listener) => {
          emit = listener
          return () => undefined
        },
      },
      (method) => (method === 'host.info' ? Promise.resolve({ ok: true, value: 'host' }) : null),
    )
    return ipcMain.handlers.get(CALL_CHANNEL)!
  }

  test('forwards a call of our window to the core, a host method to the host', async () => {
    const handle = mount()
    openMainWindow()
    const sender = lastWindow().webContents
    const event = { sender, senderFrame: sender.mainFrame }
    expect(await handle(event, 'members.list', { a: 1 })).toEqual(replies)
    expect(calls).toEqual([['members.list', { a: 1 }]])
    expect(await handle(event, 'host.info', {})).toEqual({ ok: true, value: 'host' })
    expect(await handle(event, { toString: () => 'x' }, {})).toMatchObject({ ok: false, error: { code: 'invalid' } })
    expect([...ipcMain.handlers.keys()]).toEqual([CALL_CHANNEL])
  })

  test('does not hear a frame inside, a page that left, or a window that is not ours', async () => {
    const handle = mount()
    openMainWindow()
    const sender = lastWindow().webContents
    const refused = { ok: false, error: { code: 'refused' } }
    expect(await handle({ sender, senderFrame: { url: 'app://register/' } }, 'a.b', {})).toMatchObject(refused)
    expect(await handle({ sender, senderFrame: null }, 'a.b', {})).toMatchObject(refused)
    sender.mainFrame.url = 'https://evil.example/'
    expect(await handle({ sender, senderFrame: sender.mainFrame }, 'a.b', {})).toMatchObject(refused)
    const stranger = { mainFrame: { url: 'app://register/' } }
    expect(await handle({ sender: stranger, senderFrame: stranger.mainFrame }, 'a.b', {})).toMatchObject(refused)
    expect(calls).toEqual([])
  })

  test('sends events of the core to every window of ours', () => {
    mount()
    openMainWindow()
    createHiddenWindow()
    emit({ type: 'changed', areas: ['messages'] })
    for (const window of BrowserWindow.all) {
      expect(window.webContents.sent).toEqual([[EVENT_CHANNEL, { type: 'changed', areas: ['messages'] }]])
    }
  })
})

describe('the preload', () => {
  test('exposes exactly one method and one stream, and hides the event of Electron', async () => {
    await import('./preload.ts')
    expect(Object.keys(contextBridge.exposed)).toEqual(['mcu'])
    const bridge = contextBridge.exposed['mcu'] as HostBridge
    expect(Object.keys(bridge).toSorted()).toEqual(['call', 'onEvent'])
    await bridge.call('a.b', { x: 1 })
    expect(ipcRenderer.invoked).toEqual([[CALL_CHANNEL, 'a.b', { x: 1 }]])
    const heard: unknown[][] = []
    const stop = bridge.onEvent((...args) => heard.push(args))
    ipcRenderer.emit(EVENT_CHANNEL, { sender: 'secret' }, { type: 'changed', areas: [] })
    stop()
    ipcRenderer.emit(EVENT_CHANNEL, {}, { type: 'changed', areas: [] })
    expect(heard).toEqual([[{ type: 'changed', areas: [] }]])
  })
})

describe('files', () => {
  test('that the person chose become tickets; a closed dialog gives none', async () => {
    const admitted: unknown[] = []
    const core = {
      admitFile: (file: { path: string; name: string; purpose: string; temporary: boolean }) => {
        admitted.push(file)
        return Promise.resolve({ ticket: 't', name: file.name, size: 3 })
      },
    }
    dialog.answers = [
      { canceled: false, filePaths: ['/home/clerk/Состав.xlsx'] },
      { canceled: true, filePaths: ['/x'] },
    ]
    expect(await pickFiles(core, { purpose: 'import', extensions: ['xlsx'] })).toEqual([
      { ticket: 't', name: 'Состав.xlsx', size: 3 },
    ])
    expect(admitted).toEqual([
      { path: '/home/clerk/Состав.xlsx', name: 'Состав.xlsx', purpose: 'import', temporary: false },
    ])
    expect(await pickFiles(core, { purpose: 'import', multiple: true })).toEqual([])
  })

  test('dropped on the window go through a folder of the host, under no name of theirs', async () => {
    const paths: string[] = []
    const core = {
      admitFile: (file: { path: string; name: string; purpose: string; temporary: boolean }) => {
        paths.push(file.path)
        expect(file).toMatchObject({ name: 'фото.png', purpose: 'attachment', temporary: true })
        return Promise.resolve({ ticket: 't', name: file.name, size: 3 })
      },
    }
    await admitBytes(core, folder, {
      name: '../../фото.png',
      purpose: 'attachment',
      base64: Buffer.from('abc').toString('base64'),
    })
    expect(paths[0]?.startsWith(folder)).toBe(true)
    expect(await readFile(paths[0]!, 'utf8')).toBe('abc')
  })

  test('are saved whole or not at all', async () => {
    await writeFile(join(folder, 'made'), 'протокол')
    const core = { releaseFile: () => Promise.resolve({ path: join(folder, 'made'), name: 'Протокол.docx', size: 16 }) }
    dialog.answers = [
      { canceled: false, filePath: join(folder, 'Протокол № 1.docx') },
      { canceled: true, filePath: '' },
      { canceled: false, filePath: join(folder, 'none', 'x.docx') },
    ]
    expect(await saveFile(core, 't')).toBe('Протокол № 1.docx')
    expect(await readFile(join(folder, 'Протокол № 1.docx'), 'utf8')).toBe('протокол')
    expect(await saveFile(core, 't')).toBeNull()
    await expect(saveFile(core, 't')).rejects.toMatchObject({ code: 'refused' })
    expect((await readdir(folder)).toSorted()).toEqual(['made', 'Протокол № 1.docx'])
  })

  test('an address outside is opened only after the person saw it', async () => {
    dialog.answers = [{ response: 1 }, { response: 0 }]
    expect(await openLink('https://example.ru/1')).toBe(false)
    expect(await openLink('https://example.ru/2')).toBe(true)
    expect(shell.opened).toEqual(['https://example.ru/2'])
    expect(dialog.asked[1]).toMatchObject({ detail: 'https://example.ru/2' })
    await expect(openLink('file:///etc/passwd')).rejects.toBeInstanceOf(AppError)
    await expect(openLink('smb://host/share')).rejects.toBeInstanceOf(AppError)
    expect(shell.opened).toHaveLength(1)
  })
})

describe('printing', () => {
  test('makes a tagged PDF by the page sizes of the document and leaves no window behind', async () => {
    const bytes = await renderPdf('#/print/protocol/12')
    expect(Buffer.from(bytes).toString()).toBe('%PDF-1.7')
    const window = lastWindow()
    expect(window.loaded).toEqual(['app://register/#/print/protocol/12'])
    expect(window.options.show).toBe(false)
    expect(window.webContents.pdfOptions).toMatchObject({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
    })
    expect(window.destroyed).toBe(true)
  })

  test('of a page that fails or is not ours makes nothing and leaves no window behind', async () => {
    await expect(Promise.resolve().then(() => renderPdf('#/desk'))).rejects.toMatchObject({ code: 'refused' })
    await expect(Promise.resolve().then(() => renderPdf('https://evil.example/#/print/x'))).rejects.toMatchObject({
      code: 'refused',
    })
    expect(BrowserWindow.all).toEqual([])
    expect(await printRoute('#/print/members')).toBe(false)
    expect(BrowserWindow.getAllWindows()).toEqual([])
  })
})

describe('the end', () => {
  test('waits for the core once, whoever asks for it', async () => {
    let closed = 0
    closeBeforeQuit(() => {
      closed += 1
      return Promise.resolve()
    })
    app.emit('window-all-closed')
    app.quit()
    await vi.waitFor(() => expect(app.calls).toContain('ended'))
    expect(closed).toBe(1)
    expect(dialog.errors).toEqual([])
  })

  test('says when the copy was not made, and still ends', async () => {
    closeBeforeQuit(() => Promise.reject(new Error('disk')))
    app.quit()
    await vi.waitFor(() => expect(app.calls).toContain('ended'))
    expect(dialog.errors).toHaveLength(1)
    expect(dialog.errors[0]?.join(' ')).not.toContain('disk')
  })
})

describe('a crash', () => {
  test('of the graphics makes the next start of this version go without it', async () => {
    app.paths.set('userData', folder)
    rememberGpuCrash('1.0.0')
    expect(app.calls).not.toContain('noGpu')
    app.emit('child-process-gone', {}, { type: 'Utility', reason: 'crashed' })
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'clean-exit' })
    expect(await readdir(folder)).toEqual([])
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' })
    rememberGpuCrash('1.1.0')
    expect(app.calls).not.toContain('noGpu')
    rememberGpuCrash('1.0.0')
    expect(app.calls).toContain('noGpu')
  })

  test('of the page offers to open it again', async () => {
    const window = openMainWindow()
    let opened = 0
    watchWindow(window, () => (opened += 1))
    dialog.answers = [{ response: 0 }, { response: 1 }]
    lastWindow().webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })
    expect(dialog.asked).toEqual([])
    lastWindow().webContents.emit('render-process-gone', {}, { reason: 'oom' })
    await vi.waitFor(() => expect(opened).toBe(1))
    lastWindow().webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    await vi.waitFor(() => expect(app.calls).toContain('quit'))
    expect(opened).toBe(1)
  })
})

test('the menu is Russian and binds no editing key of its own', () => {
  setMenu()
  expect(Menu.current).not.toBeNull()
  const items = menuTemplate().flatMap(({ label, submenu }) => [
    label,
    ...(submenu as { label?: string; type?: string }[])
      .filter(({ type }) => type !== 'separator')
      .map((item) => item.label),
  ])
  for (const label of items) expect(label).toMatch(/[а-я]/i)
  const edit = menuTemplate()[1]?.submenu as { role?: string; registerAccelerator?: boolean }[]
  expect(edit.filter(({ role }) => role).every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true)
})
