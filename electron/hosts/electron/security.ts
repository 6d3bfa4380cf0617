import { isOwnUrl } from '../shared/url-policy.ts'

/** Origin of the application's own pages. */
export const APP_SCHEME = 'app'
export const APP_ORIGIN = 'app://register'
export const APP_URL = `${APP_ORIGIN}/`

/** Decisions of this host as pure functions: what asks, whether it may. */

/** Requests of a page: its own files, and the pictures and downloads it makes in memory; nothing from a network or a disk. */
export function mayRequest(url: string): boolean {
  if (isOwnUrl(url, APP_ORIGIN)) return true
  return url.startsWith('data:image/') || url.startsWith(`blob:${APP_ORIGIN}/`)
}

/** Navigation of a window: only within the page itself, by its fragment. */
export function mayNavigate(url: string): boolean {
  if (!isOwnUrl(url, APP_ORIGIN)) return false
  const { pathname, search } = new URL(url)
  return (pathname === '/' || pathname === '/index.html') && search === ''
}

export interface Sender {
  /** URL of the sending frame, null where the frame is already gone. */
  url: string | null
  isMainFrame: boolean
  /** Whether the sending window was made by this application for its own page. */
  isOwnWindow: boolean
}

/** An IPC message counts only from the top frame of our own window that still shows our own page. */
export function mayCall(sender: Sender): boolean {
  return sender.isOwnWindow && sender.isMainFrame && sender.url !== null && isOwnUrl(sender.url, APP_ORIGIN)
}

/**
 * Everything a page could ask the system for is refused, but for writing text to the clipboard («Копировать номер»),
 * which a page may do only on a keypress or click, and the whole-screen view of a document.
 */
export function mayUse(permission: string, requestingUrl: string): boolean {
  return (
    (permission === 'clipboard-sanitized-write' || permission === 'fullscreen') && isOwnUrl(requestingUrl, APP_ORIGIN)
  )
}

/** Web preferences of every window; a test pins them. */
export function webPreferences(preload: string, isPackaged: boolean) {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    // The dictionary of the spell checker would be downloaded.
    spellcheck: false,
    devTools: !isPackaged,
  } as const
}
