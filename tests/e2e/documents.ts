import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { exchangeFiles } from './exchangeFiles.ts'
import { DEMO_NOW, addressOf } from './host.ts'
import { httpApi } from './httpApi.ts'
import { palettePng } from './palettePng.ts'
import { demoOf, paperList } from './paperList.ts'
import type { ListedPaper } from './paperList.ts'

/**
 * `npm run documents [-- --only protocol,reply --out FOLDER]`: every paper of the demonstration office on its day, as the PDF that a
 * person saves and a picture of its first sheet, with a list. Needs a Chromium and poppler.
 */

const root = resolve(import.meta.dirname, '../..')
/** Bytes that the whole folder may take. */
const LIMIT = 6 * 1024 * 1024
/** Dots per inch: a sheet is 827 dots wide. */
const DPI = '100'

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { only: { type: 'string' }, out: { type: 'string' } },
})
const out = resolve(values.out ?? join(root, 'docs/documents'))
const only = values.only?.split(',')
const isPackageWanted = only?.includes('package') ?? true
const chosen = paperList.filter(({ name }) => only?.includes(name) ?? true)

interface Made {
  paper: ListedPaper
  sheets: number
}

async function main(): Promise<void> {
  mkdirSync(out, { recursive: true })
  const data = mkdtempSync(join(tmpdir(), 'reestr-documents-'))
  const args = [join(root, 'dist/loopback/main.js'), '--no-open', '--demo', '--data', data, '--now', DEMO_NOW]
  const host = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const made: Made[] = []
  const missed: string[] = []
  try {
    const http = httpApi(await addressOf(host))
    const { api, release } = http
    const demo = await demoOf(api, DEMO_NOW.slice(0, 10))
    for (const paper of chosen) {
      try {
        const { ticket } = await api.papers.exportPdf({ ref: await paper.ref(demo) })
        made.push({ paper, sheets: draw(paper, await release(ticket)) })
      } catch (error) {
        missed.push(`${paper.name}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    for (const [name, content] of Object.entries(isPackageWanted ? await exchangeFiles(http) : {}))
      writeFileSync(join(out, name), content)
  } finally {
    host.kill('SIGTERM')
    await once(host, 'exit')
    rmSync(data, { recursive: true, force: true })
  }
  if (only === undefined) writeFileSync(join(out, 'README.md'), list(made))
  const size = readdirSync(out).reduce((sum, name) => sum + statSync(join(out, name)).size, 0)
  console.log(`${made.length} papers, ${Math.round(size / 1024)} kB in ${out}`)
  if (size > LIMIT) missed.push(`The folder takes more than ${LIMIT / 1024 / 1024} MB`)
  for (const line of missed) console.error(line)
  process.exitCode = missed.length === 0 ? 0 : 1
}

/** Writes the PDF and its first sheet. @returns how many sheets it has */
function draw({ name }: ListedPaper, pdf: Buffer): number {
  const file = join(out, `${name}.pdf`)
  writeFileSync(file, pdf)
  const ppm = execFileSync('pdftoppm', ['-r', DPI, '-f', '1', '-l', '1', file], { maxBuffer: 1 << 26 })
  writeFileSync(join(out, `${name}.png`), palettePng(ppm))
  return Number(/^Pages:\s+(\d+)/mu.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1] ?? 1)
}

function list(made: readonly Made[]): string {
  const rows = made.map(
    ({ paper, sheets }) => `| ${paper.title} | [PDF](${paper.name}.pdf) | ${sheets} | [лист](${paper.name}.png) |`,
  )
  return `# Документы демонстрационного органа

Все люди, числа и адреса выдуманы. Файлы делает \`npm run documents\` из демонстрационного реестра на 17.11.2026: тот же PDF, который
сохраняет человек. Список бумаг – \`tests/e2e/paperList.ts\`, по строке на бумагу.

| Документ | Файл | Листов | Первый лист |
| --- | --- | --- | --- |
${rows.join('\n')}

Обмен с ЦУР за III квартал 2026: [полный пакет](package.zip) с подписанным отчётом, [изменения к нему](changes.zip) под парольной фразой
\`zima prishla v Zarechny 7\`, [квитанция о полном пакете](receipt.json). Проверить: \`npm run check-package -- docs/documents/package.zip\`;
проверка руками, шаг за шагом, – в \`docs/package-format.md\`.
`
}

await main()
