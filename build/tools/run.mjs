import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureNode, root } from './node.mjs'

// node build/tools/run.mjs [--build] FILE.ts [arguments]: runs a script of the project under its own Node.
ensureNode()
const [first, ...rest] = process.argv.slice(2)
const build = first === '--build'
const [file, ...args] = build ? rest : [first, ...rest]
const path = resolve(root, file ?? '')
if (!file || !existsSync(path)) {
  console.error(`No such script: ${file ?? ''}`)
  process.exit(1)
}
if (build) (await import('./freshness.mjs')).buildIfNeeded()
process.argv = [process.execPath, path, ...args]
await import(pathToFileURL(path).href)
