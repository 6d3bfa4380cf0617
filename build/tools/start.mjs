import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureNode, root } from './node.mjs'

// npm start [-- --demo --no-open --data FOLDER --port N --now CIVIL]
ensureNode()
const args = process.argv.slice(2)
const { buildIfNeeded } = await import('./freshness.mjs')
buildIfNeeded()

const reason = whyNotElectron(args)
const electron = reason === null ? await (await import('./electron.mjs')).fetchElectron() : null
if (electron === null) {
  console.log(reason ?? 'Двоичный файл Electron не установлен и не скачивается: реестр открывается в браузере')
  await startLoopback(args)
} else {
  const child = spawn(electron, [root, ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

/** Why Electron cannot or should not be used here; null where it may. */
function whyNotElectron(given) {
  if (given.includes('--no-open')) return 'Окно не открывается. Адрес для браузера на этом компьютере:'
  if (process.env.REESTR_HOST === 'loopback')
    return 'Выбран запуск без Electron (REESTR_HOST=loopback): реестр открывается в браузере'
  if (process.platform !== 'linux') return null
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return 'Экрана нет, окно Electron не открыть: реестр открывается в браузере'
  // Chromium's sandbox does not work for root, and the product is never started without it.
  return process.getuid?.() === 0 ? 'Electron не запускается от имени root: реестр открывается в браузере' : null
}

async function startLoopback(given) {
  if (!given.includes('--no-open')) {
    const { BROWSER_ADVICE, ensureBrowser } = await import('./browser.mjs')
    if ((await ensureBrowser()) === null) console.log(BROWSER_ADVICE)
  }
  const main = join(root, 'dist/loopback/main.js')
  process.argv = [process.execPath, main, ...given]
  await import(pathToFileURL(main).href)
}
