import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './node.mjs'

const folder = join(root, 'node_modules/electron')
const refused = join(root, '.cache/electron-refused')
const DAY = 24 * 60 * 60 * 1000

/** Path of Electron's binary where it is installed, else null. Never downloads. */
export function electronBinary() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const name = readText(join(folder, 'path.txt')) ?? defaultName()
  const path = override ? join(override, name) : join(folder, 'dist', name)
  return existsSync(path) ? path : null
}

/**
 * Fetches the binary where its address answers. A refusal is remembered for a day, so that a machine without
 * internet starts at once; `npm ci` never downloads it, since install scripts are off.
 */
export async function fetchElectron() {
  if (electronBinary() !== null || refusedLately()) return electronBinary()
  const address = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com'
  try {
    await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(3000) })
    console.log('Electron: downloading its binary')
    spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'inherit', timeout: 600_000 })
  } catch {
    // No way to the address: the answer is null below.
  }
  if (electronBinary() === null) {
    mkdirSync(join(root, '.cache'), { recursive: true })
    writeFileSync(refused, '')
  }
  return electronBinary()
}

function refusedLately() {
  try {
    return Date.now() - statSync(refused).mtimeMs < DAY
  } catch {
    return false
  }
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}

function defaultName() {
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}
