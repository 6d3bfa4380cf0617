import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

describe('licences of third parties', () => {
  it('names every package that the shipped application carries, each with a text', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'build/tools/licences.mjs'), '--check'],
      {
        cwd: root,
        encoding: 'utf8',
      },
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })

    const [, list = '', ...texts] = readFileSync(join(root, 'resources/licences.txt'), 'utf8').split(/\n-{80}\n/)
    const headings = texts.map((text) => text.trim().split('\n\n', 1)[0]).join(', ')
    const names = stdout.trim().split('\n')
    expect(names).toEqual(expect.arrayContaining(['vue', 'better-sqlite3', 'docx', '@fontsource/tinos', 'reka-ui']))
    for (const name of [...names, 'Lucide', 'SQLite']) {
      expect(`, ${headings}`).toMatch(
        new RegExp(`, ${name.replaceAll('.', '\\.')}[ ,(]|, ${name.replaceAll('.', '\\.')}$`),
      )
    }
    for (const name of names) expect(list).toContain(`  ${name} `)
  })
})
