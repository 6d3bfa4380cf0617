import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { Worker } from 'node:worker_threads'
import { ensureNode, root } from './node.mjs'

// npm run package:check: packs the application against a stand-in Electron folder (its binary is not to be had everywhere)
// and looks at what is inside. Ends with the line `N passed, N failed`.
ensureNode()
const { buildIfNeeded } = await import('./freshness.mjs')
buildIfNeeded()
const builder = await import('electron-builder')
const asar = await import('@electron/asar')
const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses')

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const scratch = mkdtempSync(join(tmpdir(), 'reestr-package-'))
/** Bytes of a fuse wire: the digits «0» and «1». */
const FUSE_OFF = 48
const FUSE_ON = 49
let passed = 0
let failed = 0

try {
  for (const target of [
    {
      name: 'linux',
      platform: builder.Platform.LINUX,
      binary: 'electron',
      made: 'reestr-mcu',
      native: 'linux-x64.node',
    },
    {
      name: 'windows',
      platform: builder.Platform.WINDOWS,
      binary: 'electron.exe',
      made: 'reestr-mcu.exe',
      native: 'win32-x64.node',
    },
  ]) {
    await checkTarget(target)
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)

async function checkTarget(target) {
  const folder = await pack(target).catch((error) => {
    failed += 1
    console.log(`✗ ${target.name}: not packed: ${error.stack ?? error}`)
    return null
  })
  if (folder === null) return
  const check = async (what, work) => {
    try {
      await work()
      passed += 1
    } catch (error) {
      failed += 1
      console.log(`✗ ${target.name}: ${what}\n  ${error instanceof Error ? error.message : error}`)
    }
  }
  const resources = join(folder, 'resources')
  const archive = join(resources, 'app.asar')
  const files = listAsar(archive)
  const text = (path) => asar.extractFile(archive, path.split('/').join(sep)).toString('utf8')

  await check('app.asar holds exactly what the application needs', () => same(files, expectedFiles(target.native)))
  await check('one native file is unpacked, of this platform', () =>
    same(listFolder(join(resources, 'app.asar.unpacked')), [`node_modules/better-sqlite3/prebuilds/${target.native}`]),
  )
  // On Windows app-update.yml comes with the installer, which needs tools from the internet.
  await check('beside app.asar lie the data and nothing else', () =>
    same(
      listFolder(resources).filter((path) => path !== 'app.asar' && !path.startsWith('app.asar.unpacked/')),
      [...(target.name === 'linux' ? ['app-update.yml'] : []), ...expectedData().map((path) => `data/${path}`)],
    ),
  )
  await check('package.json starts the Electron host and names one dependency', () => {
    const packed = JSON.parse(text('package.json'))
    same([packed.name, packed.main, packed.type], ['reestr-mcu', 'dist/electron/main.js', 'module'])
    same(Object.keys(packed.dependencies ?? {}), ['better-sqlite3'])
    same(
      Object.keys(packed).filter((key) => ['devDependencies', 'scripts'].includes(key)),
      [],
    )
  })
  await check('the code asks for nothing that is not packed', () => {
    const known = new Set([...builtinModules, 'electron', 'better-sqlite3'])
    // ajv carries the text of such a call for validators written to a file; ours are compiled in memory and never run it.
    const isText = (name) => name.startsWith('ajv/dist/runtime/')
    const asked = files
      .filter((path) => /^dist\/electron\/.*\.c?js$/.test(path))
      .flatMap((path) =>
        outsideImports(text(path))
          .filter((name) => !isText(name))
          .map((name) => `${path}: ${name}`),
      )
    same(
      asked.filter((line) => !known.has(line.split(': ')[1].replace(/^node:/, ''))),
      [],
    )
  })
  await check('the preload asks for electron alone', () =>
    same(outsideImports(text('dist/electron/preload.cjs')), ['electron']),
  )
  await check('neither the loopback host nor a test tool is inside', () => {
    const strangers = files.filter((path) => /loopback|playwright|vitest|\.test\.|\.ts$|\.map$/.test(path))
    const code = files
      .filter((path) => /^dist\/.*\.c?js$/.test(path))
      .filter((path) => /electron\/hosts\/loopback\/|playwright|--no-sandbox/.test(text(path)))
    same([...strangers, ...code], [])
  })
  await check('the fuses are set', async () => {
    const wire = await getCurrentFuseWire(join(folder, target.made))
    const state = (name) => wire[FuseV1Options[name]]
    const on = ['EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar']
    const off = [
      'RunAsNode',
      'EnableNodeOptionsEnvironmentVariable',
      'EnableNodeCliInspectArguments',
      'GrantFileProtocolExtraPrivileges',
    ]
    same([...on.filter((name) => state(name) !== FUSE_ON), ...off.filter((name) => state(name) !== FUSE_OFF)], [])
  })
  if (target.name === 'linux' && process.platform === 'linux' && process.arch === 'x64') {
    await check('the packed core starts and answers with nothing but what is packed', () =>
      startPacked(archive, resources),
    )
  }
}

/** Packs into a folder; everything of electron-builder.yml holds but the signing and icon tools that come from the internet. */
async function pack({ name, platform, binary }) {
  const stand = join(scratch, `electron-${name}`)
  makeStandIn(stand, binary)
  const output = join(scratch, `out-${name}`)
  await builder.build({
    projectDir: root,
    targets: platform.createTarget('dir', builder.Arch.x64),
    publish: 'never',
    config: {
      extends: 'electron-builder.yml',
      electronDist: stand,
      electronVersion: manifest.devDependencies.electron,
      directories: { output },
      win: { signAndEditExecutable: false },
      disableAsarIntegrity: name === 'windows',
    },
  })
  return join(output, name === 'linux' ? 'linux-unpacked' : 'win-unpacked')
}

/** A folder that looks like Electron's to the builder; the «binary» carries a fuse wire, so that fuses are really set. */
function makeStandIn(folder, binary) {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  const wire = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, 9]),
    Buffer.from('101100101'),
  ])
  writeFileSync(join(folder, binary), Buffer.concat([Buffer.from('stand-in'), wire, Buffer.from('end')]), {
    mode: 0o755,
  })
  if (binary === 'electron') writeFileSync(join(folder, 'chrome-sandbox'), '')
  writeFileSync(join(folder, 'version'), manifest.devDependencies.electron)
  for (const file of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, file), '')
  for (const language of ['ru', 'en-US', 'de']) writeFileSync(join(folder, 'locales', `${language}.pak`), '')
}

function expectedFiles(native) {
  const electron = listFolder(join(root, 'dist/electron')).filter((path) => !path.endsWith('.map'))
  const renderer = listFolder(join(root, 'dist/renderer')).filter((path) => !path.endsWith('.map'))
  for (const needed of ['main.js', 'preload.cjs', 'core.worker.js']) {
    if (!electron.includes(needed)) throw new Error(`dist/electron/${needed} was not built`)
  }
  if (!renderer.includes('index.html')) throw new Error('dist/renderer/index.html was not built')
  const sqlite = join(root, 'node_modules/better-sqlite3')
  const library = listFolder(join(sqlite, 'lib')).filter((path) => !/^(darwin|linuxmusl)-/.test(path))
  return [
    'LICENSE',
    'package.json',
    ...electron.map((path) => `dist/electron/${path}`),
    ...renderer.map((path) => `dist/renderer/${path}`),
    'node_modules/better-sqlite3/LICENSE',
    'node_modules/better-sqlite3/package.json',
    ...library.map((path) => `node_modules/better-sqlite3/lib/${path}`),
    `node_modules/better-sqlite3/prebuilds/${native}`,
  ]
}

function expectedData() {
  return listFolder(join(root, 'resources')).filter((path) => !/(^|\/)README\.md$/.test(path))
}

/** Names in `import … from`, `import()`, `require()` that are not relative. */
function outsideImports(code) {
  const names = new Set()
  for (const pattern of [
    /\bfrom\s*"([@a-z][^"]*)"/g,
    /\bimport\s*"([@a-z][^"]*)"/g,
    /\bimport\("([@a-z][^"]*)"\)/g,
    /\b(?:__)?require\("([@a-z][^"]*)"\)/g,
  ]) {
    for (const found of code.matchAll(pattern)) names.add(found[1])
  }
  return [...names]
}

/** Unpacks the archive beside nothing else of the project and lets its core open a fresh register. */
async function startPacked(archive, resources) {
  const place = join(scratch, 'unpacked')
  asar.extractAll(archive, place)
  const data = join(scratch, 'data')
  mkdirSync(data)
  // Electron's Node lies elsewhere; the resources are where the packed host looks for them.
  cpSync(join(resources, 'data'), join(place, 'data'), { recursive: true })
  const workerData = { dataDir: data, resourcesDir: join(place, 'data'), version: manifest.version }
  const worker = new Worker(join(place, 'dist/electron/core.worker.js'), { workerData })
  try {
    const next = () =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('The packed core does not answer')), 60_000)
        const done = (settle) => (value) => {
          clearTimeout(timer)
          settle(value)
        }
        worker.once('error', done(reject))
        worker.on('message', (message) => {
          if (message.kind !== 'event') done(resolve)(message)
        })
      })
    same([(await next()).kind], ['ready'])
    const answer = next()
    worker.postMessage({ kind: 'call', id: 1, method: 'register.presets', input: {} })
    const reply = (await answer).value
    if (!reply?.ok || reply.value.length === 0)
      throw new Error(`The packed core answers ${JSON.stringify(reply).slice(0, 300)}`)
  } finally {
    await worker.terminate()
  }
}

function listAsar(archive) {
  return asar
    .listPackage(archive)
    .map((path) => path.split(sep).join('/').replace(/^\//, ''))
    .filter((path) => !('files' in asar.statFile(archive, path.split('/').join(sep))))
}

function listFolder(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => relative(folder, join(folder, path)).split(sep).join('/'))
}

/** Compares two lists without regard to order and names each difference. */
function same(actual, expected) {
  const missing = expected.filter((item) => !actual.includes(item))
  const superfluous = actual.filter((item) => !expected.includes(item))
  if (missing.length + superfluous.length === 0) return
  throw new Error(
    [...missing.map((item) => `missing: ${item}`), ...superfluous.map((item) => `superfluous: ${item}`)]
      .slice(0, 40)
      .join('\n  '),
  )
}
