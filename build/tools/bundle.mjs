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
    write('loopback', { main: 'electron/hosts/loopback/main.ts', ...workers() }, ['better-sqlite3', 'playwright-core']),
    write('electron', { main: 'electron/hosts/electron/main.ts', ...workers() }, ['better-sqlite3', 'electron']),
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

async function write(folder, input, outside) {
  await build({
    cwd: root,
    input,
    platform: 'node',
    external: isOutside(outside),
    transform: { target: 'node24', define: { __APP_VERSION__: JSON.stringify(version) } },
    logLevel: 'warn',
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
