import { builtinModules } from 'node:module'
import { dirname, relative, resolve, sep } from 'node:path'

/**
 * The rule of docs/architecture.md «Allowed imports», as an ESLint plugin.
 * A zone is a folder; it may import itself, the zones under `zones`, and packages that `packages` lets through.
 * Tests (`*.test.ts`) may reach further, since they put a whole application together, but never from renderer to electron code.
 */

const node = (name) => name.startsWith('node:') || builtinModules.includes(name)
const root = (name) => (name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : name.split('/')[0])
const windowOnly = new Set(['vue', 'vue-router', 'pinia', 'reka-ui', '@vue/test-utils', 'happy-dom'])
const outside = (name) => !windowOnly.has(root(name)) && root(name) !== 'electron' && root(name) !== 'better-sqlite3'

const ZONES = [
  { path: 'electron/contract', zones: [], packages: (name) => root(name) === 'valibot' },
  { path: 'electron/documents', zones: ['electron/contract'], packages: outside },
  {
    path: 'electron/db',
    zones: ['electron/contract'],
    packages: (name) => outside(name) || root(name) === 'better-sqlite3',
  },
  { path: 'electron/services', zones: ['electron/contract', 'electron/db', 'electron/documents'], packages: outside },
  {
    path: 'electron/app',
    zones: ['electron/contract', 'electron/db', 'electron/documents', 'electron/services'],
    packages: outside,
  },
  { path: 'electron/hosts/shared', zones: ['electron/contract'], packages: outside },
  {
    path: 'electron/hosts/loopback',
    zones: ['electron/contract', 'electron/app', 'electron/hosts/shared'],
    packages: outside,
  },
  {
    path: 'electron/hosts/electron',
    zones: ['electron/contract', 'electron/app', 'electron/hosts/shared'],
    packages: (name) => outside(name) || root(name) === 'electron',
  },
  {
    path: 'renderer',
    zones: ['electron/contract'],
    packages: (name) => !node(name) && root(name) !== 'electron' && root(name) !== 'better-sqlite3',
  },
]

const TEST_PACKAGES = new Set(['vitest', 'fast-check', '@playwright/test', 'playwright-core'])

const projectRoot = resolve(import.meta.dirname, '../..')
const inside = (path, folder) => path === folder || path.startsWith(`${folder}/`)
const zoneOf = (path) => ZONES.find((zone) => inside(path, zone.path))
/** Tests, and what only tests use: `testing.ts` or a folder `testing/` beside them. */
const isTest = (path) => /\.test\.ts$|\/testing(\.ts$|\/)/.test(path)

/**
 * Says what is wrong with an import, or null.
 *
 * @param {string} importer path of the importing file from the project's folder, with `/`
 * @param {string} source what stands in the import
 * @returns {string | null}
 */
export function judgeImport(importer, source) {
  const zone = zoneOf(importer)
  if (!zone) return null
  if (!source.startsWith('.')) return judgePackage(importer, zone, source.replace(/\?.*$/, ''))
  const target = relative(projectRoot, resolve(projectRoot, dirname(importer), source.replace(/\?.*$/, '')))
    .split(sep)
    .join('/')
  if (!/\.[a-z0-9]+$/.test(target)) return `the import of ${source} names no extension`
  if (isTest(target) && !isTest(importer)) return `${target} is for tests`
  return judgeZone(importer, zone, target) ?? judgeArea(importer, target)
}

function judgePackage(importer, zone, source) {
  if (isTest(importer)) {
    if (TEST_PACKAGES.has(root(source))) return null
    if (!inside(importer, 'renderer') && node(source)) return null
    // A page's test may read the style sheets and sources it checks.
    if (inside(importer, 'renderer') && (node(source) || zone.packages(source))) return null
    if (!inside(importer, 'renderer') && root(source) === 'better-sqlite3') return null
  }
  return zone.packages(source) ? null : `${zone.path} does not import the package ${source}`
}

function judgeZone(importer, zone, target) {
  if (inside(target, zone.path)) return null
  const targetZone = zoneOf(target)
  if (isTest(importer) && !inside(importer, 'renderer')) {
    return inside(target, 'renderer') ? `${zone.path} does not import the window` : null
  }
  if (!targetZone) {
    if (inside(target, 'resources') || target === 'package.json') return null
    if (isTest(importer) && inside(target, 'tests')) return null
    return `${zone.path} does not import ${target}`
  }
  return zone.zones.includes(targetZone.path) ? null : `${zone.path} does not import ${targetZone.path}`
}

function judgeArea(importer, target) {
  const from = /^electron\/services\/([^/]+)\//.exec(importer)
  const to = /^electron\/services\/([^/]+)\/(.+)$/.exec(target)
  if (!from || !to || from[1] === to[1] || isTest(importer)) return null
  return to[2] === `${to[1]}.service.ts`
    ? null
    : `area ${from[1]} imports area ${to[1]} only through ${to[1]}.service.ts`
}

const imports = {
  meta: { type: 'problem', schema: [], messages: { boundary: 'Import boundary: {{ why }}.' } },
  create(context) {
    const importer = relative(projectRoot, context.filename).split(sep).join('/')
    const check = (literal) => {
      if (!literal || typeof literal.value !== 'string') return
      const why = judgeImport(importer, literal.value)
      if (why) context.report({ node: literal, messageId: 'boundary', data: { why } })
    }
    return {
      ImportDeclaration: (declaration) => check(declaration.source),
      ExportNamedDeclaration: (declaration) => check(declaration.source),
      ExportAllDeclaration: (declaration) => check(declaration.source),
      ImportExpression: (expression) => check(expression.source),
      TSImportType: (type) => check(type.source ?? type.argument?.literal),
    }
  },
}

const englishIdentifiers = {
  meta: { type: 'problem', schema: [], messages: { cyrillic: 'Identifier {{ name }} is not English.' } },
  create(context) {
    // A word that a person types may be the key of a table: data, not a name.
    const isWord = (identifier) => {
      const { parent } = identifier
      return (
        parent?.type === 'Property' &&
        parent.parent?.type === 'ObjectExpression' &&
        parent.key === identifier &&
        !parent.computed &&
        !parent.shorthand
      )
    }
    const check = (identifier) => {
      if (isWord(identifier)) return
      if (/[\u0400-\u04ff]/.test(identifier.name)) {
        context.report({ node: identifier, messageId: 'cyrillic', data: { name: identifier.name } })
      }
    }
    return { Identifier: check, PrivateIdentifier: check }
  },
}

/** ESLint plugin `house`. */
export const house = { rules: { imports, 'english-identifiers': englishIdentifiers } }
