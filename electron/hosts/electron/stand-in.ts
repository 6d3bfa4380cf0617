import { EventEmitter } from 'node:events'

/**
 * A stand-in for the module `electron` in tests of the wiring: it remembers what was set and lets a test play the
 * system's part. Only what the host uses is here; a new use shows as a failing test.
 */

type Handler = (...args: never[]) => unknown

export class FakeContents extends EventEmitter {
  mainFrame = { url: 'app://register/#/desk' }
  sent: unknown[][] = []
  openHandler: ((details: { url: string }) => { action: string }) | null = null
  pdfOptions: unknown = null
  printOptions: unknown = null
  ready: Promise<unknown> = Promise.resolve(true)
  getURL(): string {
    return this.mainFrame.url
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }
  send(...args: unknown[]): void {
    this.sent.push(args)
  }
  executeJavaScript(): Promise<unknown> {
    return this.ready
  }
  printToPDF(options: unknown): Promise<Buffer> {
    this.pdfOptions = options
    return Promise.resolve(Buffer.from('%PDF-1.7'))
  }
  print(options: unknown, done: (success: boolean, reason: string) => void): void {
    this.printOptions = options
    done(false, 'cancelled')
  }
}

export class FakeWindow extends EventEmitter {
  static all: FakeWindow[] = []
  static getAllWindows(): FakeWindow[] {
    return FakeWindow.all.filter((window) => !window.destroyed)
  }
  static getFocusedWindow(): FakeWindow | null {
    return null
  }
  webContents = new FakeContents()
  options: { webPreferences?: Record<string, unknown>; minWidth?: number; minHeight?: number; show?: boolean }
  loaded: string[] = []
  shown = 0
  focused = 0
  destroyed = false
  minimized = false
  constructor(options: FakeWindow['options']) {
    super()
    this.options = options
    FakeWindow.all.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url)
    return Promise.resolve()
  }
  show(): void {
    this.shown += 1
  }
  focus(): void {
    this.focused += 1
  }
  restore(): void {
    this.minimized = false
  }
  isMinimized(): boolean {
    return this.minimized
  }
  isVisible(): boolean {
    return false
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  destroy(): void {
    this.destroyed = true
    this.webContents.emit('destroyed')
  }
}

class FakeApp extends EventEmitter {
  isPackaged = true
  calls: string[] = []
  paths = new Map([['userData', '/nowhere']])
  hasLock = true
  getVersion(): string {
    return '1.2.3'
  }
  getPath(name: string): string {
    return this.paths.get(name) ?? ''
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path)
  }
  requestSingleInstanceLock(): boolean {
    this.calls.push('lock')
    return this.hasLock
  }
  enableSandbox(): void {
    this.calls.push('sandbox')
  }
  disableHardwareAcceleration(): void {
    this.calls.push('noGpu')
  }
  whenReady(): Promise<void> {
    this.calls.push('ready')
    return Promise.resolve()
  }
  quit(): void {
    this.calls.push('quit')
    let prevented = false
    this.emit('before-quit', {
      preventDefault: () => {
        prevented = true
      },
    })
    if (!prevented) this.calls.push('ended')
  }
  exit(code: number): void {
    this.calls.push(`exit ${code}`)
  }
}

export const app = new FakeApp()

export const protocol = {
  schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
  handlers: new Map<string, (request: Request) => Promise<Response>>(),
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: Record<string, boolean> }[]): void {
    app.calls.push('scheme')
    protocol.schemes = schemes
  },
  handle(scheme: string, handler: (request: Request) => Promise<Response>): void {
    protocol.handlers.set(scheme, handler)
  },
}

type Decide = (details: { url: string }, callback: (answer: { cancel: boolean }) => void) => void

class FakeSession extends EventEmitter {
  beforeRequest: Decide | null = null
  permission: ((contents: FakeContents, permission: string, callback: (granted: boolean) => void) => void) | null = null
  check: ((contents: FakeContents | null, permission: string, origin: string) => boolean) | null = null
  device: (() => boolean) | null = null
  spellchecker = true
  webRequest = {
    onBeforeRequest: (decide: Decide): void => {
      this.beforeRequest = decide
    },
  }
  setPermissionRequestHandler(handler: NonNullable<FakeSession['permission']>): void {
    this.permission = handler
  }
  setPermissionCheckHandler(handler: NonNullable<FakeSession['check']>): void {
    this.check = handler
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.device = handler
  }
  setDisplayMediaRequestHandler(_handler: Handler): void {
    // Nothing asks for it in these tests.
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellchecker = enabled
  }
}

export const session = { defaultSession: new FakeSession() }

export const ipcMain = {
  handlers: new Map<string, (event: unknown, ...args: unknown[]) => unknown>(),
  handle(channel: string, handler: (event: unknown, ...args: unknown[]) => unknown): void {
    ipcMain.handlers.set(channel, handler)
  },
}

export const dialog = {
  /** Answers of the person, taken one by one. */
  answers: [] as unknown[],
  asked: [] as unknown[],
  errors: [] as string[][],
  showOpenDialog: (...args: unknown[]): Promise<unknown> => next(args),
  showSaveDialog: (...args: unknown[]): Promise<unknown> => next(args),
  showMessageBox: (...args: unknown[]): Promise<unknown> => next(args),
  showErrorBox(title: string, text: string): void {
    dialog.errors.push([title, text])
  },
}

function next(args: unknown[]): Promise<unknown> {
  dialog.asked.push(args.at(-1))
  return Promise.resolve(dialog.answers.shift())
}

export const shell = {
  opened: [] as string[],
  openExternal(url: string): Promise<void> {
    shell.opened.push(url)
    return Promise.resolve()
  },
}

export const Menu = {
  current: null as unknown,
  buildFromTemplate: (template: unknown): unknown => template,
  setApplicationMenu(menu: unknown): void {
    Menu.current = menu
  },
}

export const contextBridge = {
  exposed: {} as Record<string, unknown>,
  exposeInMainWorld(name: string, value: unknown): void {
    contextBridge.exposed[name] = value
  },
}

class FakeIpcRenderer extends EventEmitter {
  invoked: unknown[][] = []
  invoke(...args: unknown[]): Promise<unknown> {
    this.invoked.push(args)
    return Promise.resolve({ ok: true, value: null })
  }
}

export const ipcRenderer = new FakeIpcRenderer()
export { FakeWindow as BrowserWindow }

/** Puts everything back as it was before the first test. */
export function resetStandIn(): void {
  app.removeAllListeners()
  app.calls = []
  app.hasLock = true
  FakeWindow.all = []
  ipcMain.handlers.clear()
  protocol.handlers.clear()
  dialog.answers = []
  dialog.asked = []
  dialog.errors = []
  shell.opened = []
  contextBridge.exposed = {}
  ipcRenderer.removeAllListeners()
  ipcRenderer.invoked = []
}
