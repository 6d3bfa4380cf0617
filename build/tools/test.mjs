import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureNode, root } from './node.mjs'
import { addUp, countTests, lineOfCounts, readPlaywright, readVitest } from './counts.mjs'

// npm test [-- --only types,lint,unit,build,package,e2e]: everything runs, also after a failure.
ensureNode()
/** Milliseconds after which a step counts as failed. */
const LIMIT = 45 * 60_000
const scratch = mkdtempSync(join(tmpdir(), 'reestr-test-'))
const bin = (path) => [process.execPath, join(root, 'node_modules', path)]
const only = process.argv.includes('--only')
  ? (process.argv[process.argv.indexOf('--only') + 1] ?? '').split(',')
  : null

const vitestReport = join(scratch, 'vitest.json')
const playwrightReport = join(scratch, 'playwright.json')
const folders = ['electron', 'renderer', 'tests', 'build']

/** A step is one check unless it `reads` a report of its own. Steps of one group run side by side. */
const GROUPS = [
  [
    { group: 'types', name: 'types of electron', command: [...bin('typescript/bin/tsc'), '-p', 'electron'] },
    { group: 'types', name: 'types of renderer', command: [...bin('vue-tsc/bin/vue-tsc.js'), '-p', 'renderer'] },
    { group: 'types', name: 'types of tests and build', command: [...bin('typescript/bin/tsc'), '-p', 'tests'] },
    {
      group: 'lint',
      name: 'oxlint',
      command: [...bin('oxlint/bin/oxlint'), '-c', 'build/config/oxlint.json', '--deny-warnings', ...folders],
    },
    {
      group: 'lint',
      name: 'eslint',
      command: [
        ...bin('eslint/bin/eslint.js'),
        '-c',
        'build/config/eslint.config.js',
        '--no-error-on-unmatched-pattern',
        '--max-warnings',
        '0',
        ...folders,
      ],
    },
    {
      group: 'lint',
      name: 'format',
      command: [...bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
    },
  ],
  [
    {
      group: 'unit',
      name: 'unit, service, contract and print tests',
      command: [
        ...bin('vitest/vitest.mjs'),
        'run',
        '-c',
        'build/config/vitest.config.ts',
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${vitestReport}`,
      ],
      reads: () => readVitest(vitestReport),
    },
  ],
  [{ group: 'build', name: 'build', command: [process.execPath, 'build/tools/build.mjs'] }],
  [
    {
      group: 'package',
      name: 'packaging',
      command: [process.execPath, 'build/tools/package-check.mjs'],
      reads: (output) => countTests(output),
    },
  ],
  [
    {
      group: 'e2e',
      name: 'end-to-end tests in Chromium',
      command: [
        ...bin('@playwright/test/cli.js'),
        'test',
        '-c',
        'build/config/playwright.config.ts',
        '--reporter=line,json',
      ],
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport, PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport },
      reads: () => readPlaywright(playwrightReport),
      needs: async () => {
        const { BROWSER_ADVICE, ensureBrowser } = await import('./browser.mjs')
        return (await ensureBrowser()) === null ? BROWSER_ADVICE : null
      },
    },
  ],
]

const results = []
const missing = missingPrograms()
for (const group of GROUPS) {
  const steps = group.filter((step) => only === null || only.includes(step.group))
  results.push(...(await inLanes(steps, 2)))
}
rmSync(scratch, { recursive: true, force: true })
report()

async function inLanes(steps, lanes) {
  const queue = [...steps]
  const done = []
  const lane = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) done.push(await runStep(step, steps.length > 1))
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return done
}

async function runStep(step, quiet) {
  const obstacle = (await step.needs?.()) ?? null
  if (obstacle !== null) {
    console.log(`✗ ${step.name}: ${obstacle}`)
    return { step, counts: { passed: 0, failed: 1, skipped: 0, notRun: [] } }
  }
  const started = performance.now()
  if (!quiet) console.log(`… ${step.name}`)
  const { code, output } = await execute(step, quiet)
  const counts = judge(step, code, output)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  if (quiet && code !== 0) console.log(output.trimEnd())
  console.log(`${counts.failed > 0 ? '✗' : '✓'} ${step.name}: ${lineOfCounts(counts)} (${seconds} s)`)
  return { step, counts }
}

function execute(step, quiet) {
  return new Promise((resolve) => {
    const child = spawn(step.command[0], step.command.slice(1), {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1', ...step.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT)
    let output = ''
    const take = (chunk) => {
      output += chunk
      if (!quiet) process.stdout.write(chunk)
    }
    child.stdout.setEncoding('utf8').on('data', take)
    child.stderr.setEncoding('utf8').on('data', take)
    child.once('error', (error) => take(String(error)))
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({ code: code ?? 1, output })
    })
  })
}

/** A step that ends badly without a failed test of its own (a file that does not load, a crash) counts as one failure. */
function judge(step, code, output) {
  const single = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, notRun: [] }
  if (!step.reads) return single
  const counts = step.reads(output)
  if (counts === null) return { ...single, passed: 0, failed: 1 }
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1 }
  if (counts.passed + counts.failed + counts.skipped === 0) return { ...counts, failed: 1 }
  return counts
}

/** Programs that only tests need, and the Debian packages that hold them. */
function missingPrograms() {
  const wanted = [
    ['soffice', 'libreoffice-writer', 'DOCX is not rendered by LibreOffice'],
    ['pdftotext', 'poppler-utils', 'the text of PDF is not read back'],
    ['pdftoppm', 'poppler-utils', 'pages of PDF are not looked at'],
  ]
  const find = process.platform === 'win32' ? 'where' : 'which'
  return wanted.filter(([program]) => spawnSync(find, [program]).status !== 0)
}

function report() {
  const total = addUp(results.map(({ counts }) => counts))
  const failed = results.filter(({ counts }) => counts.failed > 0)
  if (failed.length > 0) console.log(`\nFailed: ${failed.map(({ step }) => step.name).join('; ')}`)
  if (total.notRun.length > 0 || missing.length > 0) {
    console.log('\nNot run:')
    for (const [program, debian, what] of missing)
      console.log(`  ${program} is missing (apt-get install ${debian}): ${what}`)
    for (const name of total.notRun) console.log(`  skipped: ${name}`)
  }
  if (total.skipped > 0) console.log(`\nSkipped: ${total.skipped}`)
  console.log('')
  console.log(lineOfCounts({ ...total, skipped: 0 }))
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)
}
