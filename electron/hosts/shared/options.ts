import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface HostOptions {
  dataDir: string
  demo: boolean
  /** Frozen civil clock `YYYY-MM-DDTHH:MM`, for tests and screenshots. */
  now: string | undefined
  port: number
  /** Whether to open the window in the found browser. */
  open: boolean
  resourcesDir: string
}

/** A command line that cannot be understood; the message is for people. */
export class OptionError extends Error {}

interface Surroundings {
  platform: NodeJS.Platform
  env: Readonly<Record<string, string | undefined>>
  home: string
  root: string
}

/**
 * Reads the command line of a host.
 *
 * @param lenient Electron gets switches of Chromium and of the desktop too: what is unknown is passed over
 * @throws OptionError with a message for people
 */
export function readOptions(args: readonly string[], around: Surroundings, lenient = false): HostOptions {
  const values = parse(args, lenient)
  const port = Number(values.port ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new OptionError('--port: укажите число от 0 до 65535')
  if (values.now !== undefined && !/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(values.now)) {
    throw new OptionError('--now: укажите дату и время, например 2026-11-17T10:42')
  }
  const demo = values.demo ?? false
  return {
    dataDir: resolve(values.data ?? defaultDataDir(around)),
    demo,
    now: values.now,
    port,
    open: !(values['no-open'] ?? false),
    resourcesDir: resolve(values.resources ?? join(around.root, 'resources')),
  }
}

function parse(args: readonly string[], lenient: boolean) {
  try {
    const known = lenient ? keepKnown(args) : [...args]
    return parseArgs({
      args: known,
      options: {
        data: { type: 'string' },
        demo: { type: 'boolean' },
        now: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        resources: { type: 'string' },
      },
    }).values
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    throw new OptionError(
      `${what}\nПараметры: --data ПАПКА, --demo, --now ДАТА, --port НОМЕР, --no-open, --resources ПАПКА`,
    )
  }
}

const WITH_VALUE = new Set(['--data', '--now', '--port', '--resources'])
const ALONE = new Set(['--demo', '--no-open'])

function keepKnown(args: readonly string[]): string[] {
  const known: string[] = []
  args.forEach((arg, index) => {
    const name = arg.split('=', 1)[0] ?? ''
    const value = args[index + 1]
    if (ALONE.has(arg) || (WITH_VALUE.has(name) && arg !== name)) known.push(arg)
    else if (WITH_VALUE.has(arg) && value !== undefined) known.push(`${arg}=${value}`)
  })
  return known
}

/** Where this system keeps a program's data for one person; the core keeps the demonstration office apart within it. */
function defaultDataDir({ platform, env, home }: Surroundings): string {
  const name = 'reestr-mcu'
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), name)
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', name)
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), name)
}

/** The folder with package.json above a file of ours: of the sources and of the build alike. */
export function projectRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (dirname(folder) === folder) throw new Error(`No package.json above ${from}`)
  }
}

export function readVersion(root: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0.0.0'
}

/** better-sqlite3 13 needs Node-API 10 and crashes without a word on an older Node (stack.md «Traps»). */
export function nodeIsNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 14)
}
