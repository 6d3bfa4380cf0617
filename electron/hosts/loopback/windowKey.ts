import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'loopback.key'

export interface WindowKey {
  /** 64 hexadecimal digits. */
  key: string
  /** At a proper end: the next start makes a new key. */
  forget(): void
}

/**
 * The key by which the window speaks to this host. It lies in the data folder, readable by its owner alone, from start to end: when the
 * program was killed, the next start finds it there, and the window that still shows what a person typed goes on with it.
 */
export function windowKey(dataDir: string): WindowKey {
  const path = join(dataDir, FILE)
  const key = readKey(path) ?? randomBytes(32).toString('hex')
  try {
    writeFileSync(path, key, { mode: 0o600 })
  } catch {
    // A folder that cannot be written costs the window its second start, nothing else.
  }
  return { key, forget: () => rmSync(path, { force: true }) }
}

function readKey(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8')
    return /^[0-9a-f]{64}$/.test(text) ? text : null
  } catch {
    return null
  }
}
