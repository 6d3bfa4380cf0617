import { app, dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import { mkdtemp, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCore } from '../../app/core.ts'
import type { CoreLink } from '../../app/core.ts'
import { AppError } from '../../contract/errors.ts'
import { mountHostMethods } from '../shared/host-methods.ts'
import { nodeIsNewEnough, OptionError, readOptions } from '../shared/options.ts'
import type { HostOptions } from '../shared/options.ts'
import { hostTexts } from '../shared/texts.ts'
import { rememberGpuCrash, watchWindow } from './crash.ts'
import { admitBytes, openLink, pickFiles, pickFolder, saveFile } from './dialogs.ts'
import { mountIpc } from './ipc.ts'
import { closeBeforeQuit } from './lifecycle.ts'
import { setMenu } from './menu.ts'
import { printRoute, renderPdf } from './printing.ts'
import { registerScheme, serveApp } from './protocol.ts'
import { closeSession } from './session.ts'
import { texts } from './texts.ts'
import { createUpdates } from './updates.ts'
import type { Updater } from './updates.ts'
import { openMainWindow, refuseForeignContents } from './windows.ts'

/** dist/ of the built application: `electron/` is this file's folder, `renderer/` lies beside it. */
const dist = join(import.meta.dirname, '..')

// One start order. What must stand before `ready` stands here; the rest follows in `run`.
try {
  if (!nodeIsNewEnough(process.versions.node)) throw new OptionError(hostTexts.oldNode(process.versions.node))
  const options = hostOptions()
  // Chromium's own files lie under the register's folder: two offices on one PC have two locks.
  app.setPath('userData', join(options.dataDir, 'window'))
  if (app.requestSingleInstanceLock()) {
    app.enableSandbox()
    rememberGpuCrash(app.getVersion())
    registerScheme()
    refuseForeignContents()
    app
      .whenReady()
      .then(() => run(options))
      .catch(fail)
  } else {
    app.exit(0)
  }
} catch (error) {
  fail(error)
}

function hostOptions(): HostOptions {
  const around = { platform: process.platform, env: process.env, home: homedir(), root: join(dist, '..') }
  const options = readOptions(process.argv.slice(1), around, true)
  return app.isPackaged ? { ...options, resourcesDir: join(process.resourcesPath, 'data') } : options
}

async function run(options: HostOptions): Promise<void> {
  setMenu()
  closeSession()
  let started: CoreLink | null = null
  serveApp(join(dist, 'renderer'), () => started)
  const incoming = await mkdtemp(join(tmpdir(), 'reestr-incoming-'))
  const core = await startCore(
    {
      dataDir: options.dataDir,
      resourcesDir: options.resourcesDir,
      version: app.getVersion(),
      demo: options.demo,
      workerUrl: new URL('./core.worker.js', import.meta.url),
      ...(options.now === undefined ? {} : { now: options.now }),
    },
    { renderPdf: (route) => renderPdf(route) },
  )
  started = core
  const { closeNow } = closeBeforeQuit(async () => {
    updates.forget()
    await core.close()
    await rm(incoming, { recursive: true, force: true })
  })
  const updates = createUpdates({
    core,
    loadUpdater,
    pickFolder: () => pickFolder(texts.updateFolder),
    resourcesDir: options.resourcesDir,
    platform: process.platform,
    closeCore: closeNow,
  })
  const hostMethods = mountHostMethods(
    {
      info: () => ({
        host: 'electron',
        version: app.getVersion(),
        platform: process.platform,
        demo: options.demo,
        capabilities: { dialogs: true, nativePrint: true, updates: app.isPackaged, pdf: true },
      }),
      pickFiles: async (request) => ({ files: await pickFiles(core, request) }),
      admitFile: (file) => admitBytes(core, incoming, file),
      saveFile: async ({ ticket, suggestedName }) => {
        const name = await saveFile(core, ticket, suggestedName)
        return { saved: name !== null, name }
      },
      print: async ({ route }) => ({ printed: await printRoute(route) }),
      openLink: async ({ url }) => ({ opened: await openLink(url) }),
      chooseUpdate: async () => ({ update: await updates.choose() }),
      installUpdate: async () => {
        await updates.install()
        return { started: true }
      },
    },
    (method, error) =>
      console.error(`${method}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  )
  mountIpc(core, hostMethods)
  keepWindow()
}

/** One main window; a second start of the application brings it to the front. */
function keepWindow(): void {
  let window: BrowserWindow
  const open = (): void => {
    window = openMainWindow()
    watchWindow(window, () => {
      const fallen = window
      open()
      fallen.destroy()
    })
  }
  open()
  app.on('second-instance', () => {
    if (window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
}

async function loadUpdater(): Promise<Updater> {
  const { default: updater } = await import('electron-updater')
  return updater.autoUpdater
}

/** Nothing of the register is open or was touched: say why in words and end. */
function fail(error: unknown): void {
  const isForPeople = error instanceof AppError || error instanceof OptionError
  dialog.showErrorBox(
    texts.startFailed,
    isForPeople ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error),
  )
  app.exit(1)
}
