import { mkdtemp, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCore } from '../../app/core.ts'
import { AppError } from '../../contract/errors.ts'
import { mountHostMethods, unavailable } from '../shared/host-methods.ts'
import { hostTexts } from '../shared/texts.ts'
import { nodeIsNewEnough, OptionError, projectRoot, readOptions, readVersion } from '../shared/options.ts'
import type { HostOptions } from '../shared/options.ts'
import { findBrowser } from './outbox/browser.ts'
import { createPdfRenderer, pageAddress } from './outbox/pdf.ts'
import { startServer } from './server.ts'
import { canShowWindow, openWindow } from './window.ts'
import { windowKey } from './windowKey.ts'
import type { BrowserWindow } from './window.ts'

/** Seconds a window must have lived for its end to mean «the person closed it», not «it could not start». */
const REAL_WINDOW = 3

async function run(options: HostOptions, root: string): Promise<void> {
  const version = readVersion(root)
  const uploadDir = await mkdtemp(join(tmpdir(), 'reestr-upload-'))
  const browser = findBrowser()
  const own = { origin: '', key: '' }
  const pdf = createPdfRenderer(browser, () => own)
  const core = await startCore(
    {
      dataDir: options.dataDir,
      resourcesDir: options.resourcesDir,
      version,
      demo: options.demo,
      workerUrl: workerUrl(),
      ...(options.now === undefined ? {} : { now: options.now }),
    },
    { renderPdf: (route, how) => pdf.render(route, how) },
  )
  const held = windowKey(options.dataDir)
  own.key = held.key
  const report = (where: string, error: unknown): void => {
    console.error(`${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
  const hostMethods = mountHostMethods(
    {
      info: () => ({
        host: 'loopback',
        version,
        platform: process.platform,
        demo: options.demo,
        capabilities: { dialogs: false, nativePrint: false, updates: false, pdf: browser !== null },
      }),
      pickFiles: unavailable(),
      admitFile: unavailable(),
      saveFile: unavailable(),
      print: unavailable(),
      openLink: unavailable(),
      chooseUpdate: unavailable(),
      installUpdate: unavailable(),
    },
    report,
  )
  const server = await startServer({
    core,
    hostMethods,
    rendererDir: join(root, 'dist', 'renderer'),
    uploadDir,
    key: held.key,
    port: options.port,
    report,
  })
  own.origin = server.origin
  const address = pageAddress(own.origin, own.key)
  console.log(address)

  let closing: Promise<void> | null = null
  let window: BrowserWindow | null = null
  const close = (): Promise<void> => {
    closing ??= (async () => {
      console.log(hostTexts.closing)
      await server.close()
      await window?.close()
      await pdf.close()
      await core.close()
      await rm(uploadDir, { recursive: true, force: true })
      held.forget()
      console.log(hostTexts.closed)
    })()
    return closing
  }
  const end = (): void => {
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        report('close', error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  process.on('SIGHUP', end)

  const show = options.open && browser !== null && canShowWindow(process.platform, process.env)
  if (options.open && !show) console.log(hostTexts.openByHand)
  if (!show) return
  window = await openWindow(browser, address)
  void window.closed.then((seconds) => {
    // Another window of the same address may still be open in a browser of the person's choice.
    if (seconds >= REAL_WINDOW && server.listeners() === 0) end()
    else if (closing === null) console.log(hostTexts.openByHand)
  })
}

/** Built, the worker lies beside this file; from the sources it is the TypeScript itself. */
function workerUrl(): URL {
  const source = import.meta.url.endsWith('.ts')
  return new URL(source ? '../../app/core.worker.ts' : './core.worker.js', import.meta.url)
}

/** A message for people where the core or the host has one. */
function explain(error: unknown): string {
  if (error instanceof AppError || error instanceof OptionError) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'Порт занят другой программой. Укажите другой номер после --port'
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

if (!nodeIsNewEnough(process.versions.node)) {
  console.error(hostTexts.oldNode(process.versions.node))
  process.exit(1)
}
const root = projectRoot(import.meta.dirname)
try {
  await run(
    readOptions(process.argv.slice(2), { platform: process.platform, env: process.env, home: homedir(), root }),
    root,
  )
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}
