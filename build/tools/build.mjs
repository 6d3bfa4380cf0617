import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureNode, root } from './node.mjs'

ensureNode()
const started = performance.now()
const { bundle } = await import('./bundle.mjs')
// Two processes for two cores: the window by Vite, everything else by rolldown.
const vite = new Promise((resolve, reject) => {
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', 'build/config/vite.config.ts', '--logLevel', 'warn'],
    { cwd: root, stdio: 'inherit' },
  )
  child.once('error', reject)
  child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('The window was not built'))))
})
const outcomes = await Promise.allSettled([vite, bundle()])
const failures = outcomes.filter(({ status }) => status === 'rejected')
for (const { reason } of failures) console.error(reason instanceof Error ? reason.message : reason)
if (failures.length > 0) process.exit(1)
writeFileSync(join(root, 'dist/.built'), new Date().toISOString())
console.log(`Built dist/ in ${((performance.now() - started) / 1000).toFixed(1)} s`)
