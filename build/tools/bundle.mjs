import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'rolldown'
import { root } from './node.mjs'

/**
 * Bundles everything outside the window into `dist/electron` and `dist/loopback`. better-sqlite3 stays outside:
 * it is the one dependency with a native file. playwright-core is for the loopback host alone, which is not shipped.
 */
export async function bundle() {
  for (const folder of ['electron', 'loopback']) rmSync(join(root, 'dist', folder), { recursive: true, force: true })
  await Promise.all([
    write(
      'loopback',
      inputOf({ main: 'electron/hosts/loopback/main.ts', ...workers() }, ['better-sqlite3', 'playwright-core']),
    ),
    write('electron', electronInput()),
    writePreload(),
  ])
}

/** Each `electron/app/*.worker.ts` becomes a file of the same name beside `main.js`. */
function workers() {
  const names = readdirSync(join(root, 'electron/app')).filter((name) => name.endsWith('.worker.ts'))
  return Object.fromEntries(names.map((name) => [name.slice(0, -3), `electron/app/${name}`]))
}

const isOutside = (names) => (id) =>
  id.startsWith('node:') || names.some((name) => id === name || id.startsWith(`${name}/`))
const version = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version

/** What goes in, without where it goes. */
const inputOf = (input, outside) => ({
  cwd: root,
  input,
  platform: 'node',
  external: isOutside(outside),
  transform: { target: 'node24', define: { __APP_VERSION__: JSON.stringify(version) } },
  logLevel: 'warn',
})

/** Input of the shipped host, also for those who only ask what is bundled. */
export const electronInput = () =>
  inputOf({ main: 'electron/hosts/electron/main.ts', ...workers() }, ['better-sqlite3', 'electron'])

async function write(folder, input) {
  await build({
    ...input,
    output: {
      dir: `dist/${folder}`,
      format: 'esm',
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'chunk-[name]-[hash].js',
    },
  })
}

/** The preload is CommonJS: a sandboxed preload cannot be a module. */
async function writePreload() {
  await build({
    cwd: root,
    input: 'electron/hosts/electron/preload.ts',
    platform: 'node',
    external: isOutside(['electron']),
    logLevel: 'warn',
    output: { file: 'dist/electron/preload.cjs', format: 'cjs', sourcemap: true },
  })
}
