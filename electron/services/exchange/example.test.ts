import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resourcesDir } from '../../../tests/builders/register.ts'
import { checkPackage } from './checkPackage.ts'
import { unlockPackage } from './envelope.ts'
import { readReceipt } from './receipt.ts'

/** The worked example of docs/package-format.md, run over the very files that lie in docs/documents. */

const docs = resolve(import.meta.dirname, '../../../docs')
const example = (name: string): string => join(docs, 'documents', name)
const schemas = join(resourcesDir, 'package')
const sumOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')
const page = readFileSync(join(docs, 'package-format.md'), 'utf8')
const [, commands = ''] = /## Проверка руками: пример[^]*?```sh\n([^]*?)```/u.exec(page) ?? []
const passphrase = /-p'([^']+)'/u.exec(commands)?.[1] ?? ''
const hasTools = ['unzip', '7z', 'sha256sum', 'jq'].every((tool) => spawnSync('which', [tool]).status === 0)

const folder = (): string => mkdtempSync(join(tmpdir(), 'mcu-example-'))

describe('пример проверки руками', () => {
  it('полный пакет цел, в нём подписанный отчёт; квитанция названа его суммой', async () => {
    const report = await checkPackage(example('package.zip'), { schemas })
    expect([report.isSound, report.problems, report.versionNumber]).toEqual([true, [], 1])
    const receipt = await readReceipt(example('receipt.json'), schemas)
    expect([receipt.state, receipt.package.sha256]).toEqual(['accepted', report.sha256])
  })

  it('изменения открываются фразой примера и вместе с пакетом дают заявленное', async () => {
    const inner = join(folder(), 'v2.zip')
    await unlockPackage({ from: example('changes.zip'), to: inner, passphrase })
    const report = await checkPackage(inner, { schemas, base: example('package.zip') })
    expect([report.problems, report.base?.isChecked]).toEqual([[], true])
  })

  it.skipIf(!hasTools)('команды примера выполняются как написаны, и суммы, которые должны быть равны, равны', () => {
    const place = folder()
    for (const name of ['package.zip', 'changes.zip', 'receipt.json']) cpSync(example(name), join(place, name))
    const said = execFileSync('bash', ['-euo', 'pipefail', '-c', commands], {
      cwd: place,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    const times = (text: string): number => said.split(text).length - 1
    // Of the file itself, in its receipt, as the base of the changes.
    expect(times(sumOf(example('package.zip')))).toBe(3)
    expect(times(sumOf(join(place, 'cases.json')))).toBe(2)
    const seal = createHash('sha256')
      .update(readFileSync(example('package.zip')).subarray(0, -87))
      .digest('hex')
    expect(times(seal)).toBe(2)
    expect(said).toMatch(/отчёт.*\.docx: OK/iu)
    expect(said).not.toMatch(/FAILED/u)
  })
})
