import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './node.mjs'

const SOURCES = ['electron', 'renderer', 'build/config', 'build/tools/bundle.mjs', 'package.json', 'package-lock.json']

/** Builds where a source is newer than the last build. Milliseconds where nothing changed. */
export function buildIfNeeded() {
  const built = modified(join(root, 'dist/.built'))
  if (built !== null && SOURCES.every((source) => newest(join(root, source)) <= built)) return
  const { status } = spawnSync(process.execPath, [join(root, 'build/tools/build.mjs')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) process.exit(status ?? 1)
}

function newest(path) {
  const own = modified(path) ?? 0
  let entries
  try {
    entries = readdirSync(path, { withFileTypes: true })
  } catch {
    return own
  }
  // A folder counts too: its time changes when a file goes.
  return Math.max(
    own,
    ...entries.filter(({ name }) => !name.endsWith('.test.ts')).map(({ name }) => newest(join(path, name))),
  )
}

function modified(path) {
  try {
    return statSync(path).mtimeMs
  } catch {
    return null
  }
}
