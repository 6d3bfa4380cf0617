import { app, dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { texts } from './texts.ts'

const mark = (): string => join(app.getPath('userData'), 'gpu-crashed')

/**
 * Before `ready`: a graphics driver that fell once makes the next starts of this version go without acceleration.
 * A new version tries again.
 */
export function rememberGpuCrash(version: string): void {
  if (readMark() === version) app.disableHardwareAcceleration()
  app.on('child-process-gone', (_event, details) => {
    if (details.type === 'GPU' && details.reason !== 'clean-exit' && details.reason !== 'killed') writeMark(version)
  })
}

function readMark(): string | null {
  try {
    return readFileSync(mark(), 'utf8')
  } catch {
    return null
  }
}

function writeMark(version: string): void {
  try {
    writeFileSync(mark(), version)
  } catch {
    // A folder that cannot be written costs only the memory of the crash.
  }
}

/** A window whose page fell or hangs is opened again on the person's word. */
export function watchWindow(window: BrowserWindow, openAgain: () => void): void {
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return
    void ask(window, texts.crashed, [texts.openAgain, texts.quit]).then((answer) => {
      if (answer === 0) openAgain()
      else app.quit()
    })
  })
  let asking = false
  window.on('unresponsive', () => {
    if (asking) return
    asking = true
    void ask(window, texts.unresponsive, [texts.wait, texts.openAgain]).then((answer) => {
      asking = false
      if (answer === 1) openAgain()
    })
  })
}

async function ask(window: BrowserWindow, message: string, buttons: string[]): Promise<number> {
  const options = { type: 'warning' as const, message, buttons, defaultId: 0, cancelId: 0, noLink: true }
  const { response } = window.isDestroyed()
    ? await dialog.showMessageBox(options)
    : await dialog.showMessageBox(window, options)
  return response
}
