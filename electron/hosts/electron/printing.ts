import { AppError } from '../../contract/errors.ts'
import { hostTexts } from '../shared/texts.ts'
import { isPrintRoute } from '../shared/url-policy.ts'
import { APP_URL } from './security.ts'
import { createHiddenWindow } from './windows.ts'

/** Milliseconds until a document that does not say it is ready counts as failed. */
const READY_LIMIT = 60_000

/**
 * Runs in the page: resolves when the print route says that its data, fonts and pictures are there
 * (`<html data-print-ready="true">`). No sleeps: a slow machine prints the same page, later.
 */
const waitForReady = `new Promise((resolve) => {
  const root = document.documentElement
  const check = () => root.dataset.printReady === 'true' && (observer.disconnect(), resolve(true))
  const observer = new MutationObserver(check)
  observer.observe(root, { attributes: true, attributeFilter: ['data-print-ready'] })
  check()
})`

/** Opens one of our own print routes in a hidden window, lets `work` use it when it is ready, and destroys it. */
async function withDocument<T>(route: string, work: (contents: Electron.WebContents) => Promise<T>): Promise<T> {
  if (!isPrintRoute(route)) throw new AppError('refused', hostTexts.notPrintRoute)
  const window = createHiddenWindow()
  let timer: NodeJS.Timeout | undefined
  try {
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new AppError('unavailable', hostTexts.pageNotReady)), READY_LIMIT)
    })
    const ready = window.loadURL(APP_URL + route).then(() => window.webContents.executeJavaScript(waitForReady))
    await Promise.race([ready, late])
    return await work(window.webContents)
  } finally {
    clearTimeout(timer)
    window.destroy()
  }
}

/** Bytes of a PDF of one print route. */
export function renderPdf(route: string, options: { landscape?: boolean } = {}): Promise<Uint8Array> {
  return withDocument(route, (contents) =>
    contents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      landscape: options.landscape ?? false,
    }),
  )
}

/** The system's print dialog for one print route; false where the person closed it. */
export function printRoute(route: string): Promise<boolean> {
  return withDocument(
    route,
    (contents) =>
      new Promise<boolean>((resolve) => {
        contents.print({ printBackground: true }, (success) => resolve(success))
      }),
  )
}
