import { Linter } from 'eslint'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { house, judgeImport } from './boundaries.js'

describe('an import that the house allows', () => {
  test.each([
    ['renderer/areas/desk/DeskPage.vue', '../../../electron/contract/index.ts'],
    ['renderer/areas/desk/DeskPage.vue', 'vue'],
    ['renderer/areas/desk/DeskPage.vue', '../../ui/Btn.vue'],
    ['renderer/app/icons.ts', './check.svg?raw'],
    ['electron/contract/messages.ts', 'valibot'],
    ['electron/contract/messages.ts', './scalars.ts'],
    ['electron/contract/messages.test.ts', 'vitest'],
    ['electron/services/messages/messages.service.ts', './messages.repo.ts'],
    ['electron/services/messages/messages.service.ts', '../members/members.service.ts'],
    ['electron/services/messages/messages.service.ts', '../../db/records.ts'],
    ['electron/services/protocols/protocols.service.ts', '../../documents/docx.ts'],
    ['electron/app/create.ts', '../services/messages/messages.service.ts'],
    ['electron/db/open.ts', 'better-sqlite3'],
    ['electron/hosts/electron/main.ts', 'electron'],
    ['electron/hosts/loopback/main.ts', '../../app/core.ts'],
    ['electron/hosts/loopback/main.ts', '../shared/csp.ts'],
    ['electron/services/messages/messages.service.test.ts', '../../app/create.ts'],
    ['electron/services/messages/messages.service.test.ts', '../../../tests/builders/office.ts'],
    ['electron/services/meetings/testing.ts', '../../../tests/builders/register.ts'],
    ['electron/services/meetings/meetings.service.test.ts', './testing.ts'],
    ['tests/e2e/day.spec.ts', '../../electron/services/messages/messages.repo.ts'],
  ])('%s takes %s', (importer, source) => {
    expect(judgeImport(importer, source)).toBeNull()
  })
})

describe('an import that the house refuses', () => {
  test.each([
    [
      'renderer/areas/desk/store.ts',
      '../../../electron/services/desk/desk.service.ts',
      'renderer does not import electron/services',
    ],
    ['renderer/areas/desk/store.ts', '../../../electron/app/core.ts', 'renderer does not import electron/app'],
    ['renderer/areas/desk/store.ts', 'node:fs', 'does not import the package node:fs'],
    ['renderer/areas/desk/store.ts', 'fs', 'does not import the package fs'],
    ['renderer/api/ipc.ts', 'electron', 'does not import the package electron'],
    ['renderer/api/client.test.ts', '../../electron/app/core.ts', 'renderer does not import electron/app'],
    ['electron/contract/messages.ts', 'node:crypto', 'does not import the package'],
    ['electron/contract/messages.ts', 'vue', 'does not import the package'],
    ['electron/contract/messages.ts', '../db/records.ts', 'electron/contract does not import electron/db'],
    ['electron/db/open.ts', '../services/messages/messages.repo.ts', 'electron/db does not import electron/services'],
    ['electron/documents/docx.ts', '../services/messages/messages.service.ts', 'electron/documents does not import'],
    [
      'electron/services/messages/messages.service.ts',
      '../../app/core.ts',
      'electron/services does not import electron/app',
    ],
    ['electron/services/messages/messages.service.ts', '../members/members.repo.ts', 'only through members.service.ts'],
    ['electron/services/messages/messages.service.ts', '../../../renderer/ui/format.ts', 'does not import renderer'],
    ['electron/services/messages/messages.repo.ts', 'better-sqlite3', 'does not import the package better-sqlite3'],
    ['electron/services/messages/messages.repo.ts', 'electron', 'does not import the package electron'],
    ['electron/app/core.ts', '../hosts/shared/csp.ts', 'electron/app does not import electron/hosts/shared'],
    [
      'electron/hosts/loopback/main.ts',
      '../../services/messages/messages.service.ts',
      'does not import electron/services',
    ],
    ['electron/hosts/loopback/main.ts', '../../db/open.ts', 'does not import electron/db'],
    ['electron/hosts/loopback/main.ts', '../electron/menu.ts', 'does not import electron/hosts/electron'],
    ['electron/hosts/loopback/main.ts', 'electron', 'does not import the package electron'],
    ['electron/hosts/electron/main.ts', '../loopback/server.ts', 'does not import electron/hosts/loopback'],
    ['electron/hosts/electron/main.ts', 'better-sqlite3', 'does not import the package better-sqlite3'],
    ['electron/services/meetings/meetings.service.ts', './testing.ts', 'is for tests'],
    ['electron/documents/docx.ts', './testing/render.ts', 'is for tests'],
    ['electron/app/core.ts', './dispatch', 'names no extension'],
    ['electron/app/core.ts', '../../tests/builders/office.ts', 'does not import tests'],
  ])('%s may not take %s', (importer, source, why) => {
    expect(judgeImport(importer, source)).toContain(why)
  })
})

describe('the lint rules', () => {
  const lint = (code: string, filename: string): string[] =>
    new Linter({ cwd: resolve(import.meta.dirname, '../..') })
      .verify(
        code,
        [
          {
            files: ['**/*.ts'],
            plugins: { house },
            rules: { 'house/imports': 'error', 'house/english-identifiers': 'error' },
          },
        ],
        { filename: resolve(import.meta.dirname, '../..', filename) },
      )
      .map(({ message }) => message)

  test('see static, dynamic and repeated exports alike', () => {
    const code =
      "import '../db/open.ts'\nexport * from '../db/open.ts'\nexport { x } from '../db/open.ts'\nawait import('../db/open.ts')"
    expect(lint(code, 'electron/contract/index.ts')).toHaveLength(4)
    expect(lint("import * as v from 'valibot'\nexport const x = v", 'electron/contract/index.ts')).toEqual([])
  })

  test('refuse Russian identifiers and leave Russian texts alone', () => {
    expect(lint('const срок = 1\nexport const due = { день: срок }', 'electron/app/x.ts')).toHaveLength(2)
    expect(lint("export const texts = { due: 'Срок', 'в срок': 1 }", 'electron/app/x.ts')).toEqual([])
  })
})
