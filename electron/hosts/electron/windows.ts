import { BrowserWindow } from 'electron'
import type { WebContents } from 'electron'
import { join } from 'node:path'
import { app } from 'electron'
import { APP_URL, mayNavigate, webPreferences } from './security.ts'
import { texts } from './texts.ts'

/** Built, the preload lies beside main.js. */
const preload = join(import.meta.dirname, 'preload.cjs')

/** Windows that this application made; a message from any other is not heard. */
const own = new Set<WebContents>()

export function isOwnWindow(contents: WebContents): boolean {
  return own.has(contents)
}

/** Every page of the application, shown or hidden, behind the same refusals. */
function createWindow(options: Electron.BrowserWindowConstructorOptions): BrowserWindow {
  const window = new BrowserWindow({ ...options, webPreferences: webPreferences(preload, app.isPackaged) })
  const contents = window.webContents
  own.add(contents)
  contents.once('destroyed', () => own.delete(contents))
  return window
}

/** Refusals for every web contents of the process, also of ones nobody meant to make. */
export function refuseForeignContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => {
      if (!mayNavigate(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !mayNavigate(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

/** The main window. Shown when the page is painted, so that nobody sees a white sheet. */
export function openMainWindow(): BrowserWindow {
  const window = createWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    title: texts.appName,
    backgroundColor: '#f3f2ee',
    autoHideMenuBar: true,
  })
  window.once('ready-to-show', () => window.show())
  // The page's own title would be replaced by its address in the moment of loading.
  window.on('page-title-updated', (event, title) => {
    if (title.includes('://')) event.preventDefault()
  })
  void window.loadURL(APP_URL)
  return window
}

/** A hidden window for printing; the caller loads the route and destroys it. */
export function createHiddenWindow(): BrowserWindow {
  return createWindow({ width: 1240, height: 1754, show: false, skipTaskbar: true })
}
