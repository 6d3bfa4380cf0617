import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureNode, root } from './node.mjs'

// npm run package [-- --win | --linux]: the installers of electron-builder.yml into out/. Needs the internet for Electron's
// binary and the builder's tools; a release then signs latest*.yml (docs/decisions.md «Updates»).
ensureNode()
const { buildIfNeeded } = await import('./freshness.mjs')
buildIfNeeded()
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/electron-builder/cli.js'), '--publish', 'never', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
)
process.exit(status ?? 1)
