import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { ensureNode, root } from './node.mjs'

/** The texts of licences that travel with the application: electron-builder.yml ships `resources` as `data`. */
const target = join(root, 'resources/licences.txt')
const icons = join(root, 'renderer/ui/ICONS-LICENSE.txt')

// npm run licences: writes the file. `--check` names what is bundled and compares the file with it.
ensureNode()
// As shipped, also where a test runner has set its own.
process.env.NODE_ENV = 'production'
const packages = await bundledPackages()
const text = licenceFile(packages)
if (process.argv.includes('--check')) {
  console.log(packages.map(({ name }) => name).join('\n'))
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
    console.error('resources/licences.txt differs from what is bundled: run «npm run licences»')
    process.exit(1)
  }
} else {
  writeFileSync(target, text)
  console.log(`resources/licences.txt: ${packages.length} packages`)
}

/** Packages whose code or fonts end up in the shipped application, by building it in memory. */
async function bundledPackages() {
  const folders = new Set([join(root, 'node_modules/better-sqlite3')])
  for (const id of [...(await windowSources()), ...(await coreSources())]) {
    const folder = packageFolder(id)
    if (folder !== null) for (const one of [folder, ...carriedInside(id, folder)]) folders.add(one)
  }
  return [...folders].map(readPackage).toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}

function licenceFile(packages) {
  const list = packages.map(({ name, version, licence }) => `  ${name} ${version} (${licence})`)
  const texts = new Map()
  for (const { name, text } of packages) texts.set(text, [...(texts.get(text) ?? []), name])
  const parts = [...texts].map(([text, names]) => `${names.join(', ')}\n\n${text}`)
  parts.push(`Lucide, Feather (icons)\n\n${readFileSync(icons, 'utf8').trim()}`)
  parts.push('SQLite (compiled into better-sqlite3)\n\nPublic domain: https://www.sqlite.org/copyright.html')
  const line = '-'.repeat(80)
  const head = [
    'Реестр МЦУ: лицензии сторонних частей / licences of third parties.',
    'Electron and Chromium: LICENSE.electron.txt and LICENSES.chromium.html beside the program.',
    'Made by «npm run licences» from what is bundled. Not edited by hand.',
  ]
  return `${[head.join('\n'), list.join('\n'), ...parts].join(`\n\n${line}\n\n`)}\n`
}

/** What our own modules name: a package that only re-exports leaves no trace in the output. */
function listNamed(into) {
  return {
    name: 'list-named',
    buildEnd() {
      const own = [...this.getModuleIds()].filter((id) => packageFolder(id) === null)
      into.push(...own.flatMap((id) => this.getModuleInfo(id)?.importedIds ?? []))
    },
  }
}

/** Modules and files of an output; fonts are named by style sheets, so they are files and no modules. */
function partsOf(output) {
  return output.flatMap((part) => part.moduleIds ?? part.originalFileNames ?? [])
}

async function windowSources() {
  const { build } = await import('vite')
  const named = []
  const result = await build({
    configFile: join(root, 'build/config/vite.config.ts'),
    logLevel: 'error',
    plugins: [listNamed(named)],
    build: { write: false },
  })
  const parts = [result].flat().flatMap(({ output }) => partsOf(output))
  return [...named, ...parts.map((part) => resolve(root, 'renderer', part))]
}

async function coreSources() {
  const { rolldown } = await import('rolldown')
  const { electronInput } = await import('./bundle.mjs')
  const named = []
  const bundle = await rolldown({ ...electronInput(), plugins: [listNamed(named)] })
  const { output } = await bundle.generate({ format: 'esm' })
  await bundle.close()
  return [...named, ...partsOf(output)]
}

/** Folder of the package a module belongs to, null for our own. */
function packageFolder(id) {
  const path = id.replaceAll('\\', '/').replace(/^\0/, '').replace(/\?.*$/, '')
  const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)
  return found === null ? null : found[1]
}

/** Packages that an author bundled into his own file; bundlers leave a comment with the path of each. */
function carriedInside(id, folder) {
  const path = id.replace(/\?.*$/, '')
  if (!existsSync(path) || !/\.[cm]?js$/.test(path)) return []
  const names = readFileSync(path, 'utf8').matchAll(/^\/\/(?:#region)? ?\S*node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm)
  return [...new Set([...names].map(([, name]) => name))].map((name) => installedFolder(name, folder))
}

function installedFolder(name, from) {
  for (const place of createRequire(join(from, 'package.json')).resolve.paths(name) ?? []) {
    if (existsSync(join(place, name, 'package.json'))) return join(place, name)
  }
  throw new Error(`${from} carries ${name}, whose licence is not installed`)
}

function readPackage(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(entry))
  const owner = typeof author === 'string' ? author : (author?.name ?? `the authors of ${name}`)
  if (file === undefined && license !== 'MIT') throw new Error(`${name}: no text of its licence (${license})`)
  const text = file === undefined ? mit(owner.replace(/ <.*$/, '')) : readFileSync(join(folder, file), 'utf8')
  return { name, version, licence: license, text: text.replaceAll('\r\n', '\n').trim() }
}

/** For packages that name the MIT licence and carry no copy of it. */
function mit(owner) {
  const own = readFileSync(join(dirname(target), '../LICENSE'), 'utf8')
  return own.replace(/^Copyright .*$/m, `Copyright (c) ${owner}`).trim()
}
