import { app, dialog } from 'electron'
import { texts } from './texts.ts'

/**
 * Closes the core (with its backup) exactly once before the process ends, whatever asks for the end: the window,
 * the menu, the system's shutdown, an update.
 */
export function closeBeforeQuit(closeCore: () => Promise<void>): { closeNow(): Promise<void> } {
  let state: 'open' | 'closing' | 'closed' = 'open'
  let closing: Promise<void> = Promise.resolve()
  const closeNow = (): Promise<void> => {
    if (state === 'open') {
      state = 'closing'
      closing = closeCore().finally(() => {
        state = 'closed'
      })
    }
    return closing
  }
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    closeNow()
      .catch(() => dialog.showErrorBox(texts.appName, texts.closeFailed))
      .finally(() => app.quit())
  })
  return { closeNow }
}
