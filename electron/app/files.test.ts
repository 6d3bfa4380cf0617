import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { Files, safeFileName } from './files.ts'

describe('a file name', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\Windows\\win.ini', 'win.ini'],
    ['/абсолютный/путь.docx', 'путь.docx'],
    ['.скрытый', '_скрытый'],
    ['..', 'file'],
    ['', 'file'],
    ['a<b>:c|d?.txt', 'a_b__c_d_.txt'],
    ['CON', '_CON'],
    ['nul.docx', '_nul.docx'],
    ['Кондратьев.docx', 'Кондратьев.docx'],
    ['протокол. ', 'протокол'],
  ])('«%s» becomes «%s»', (name, safe) => {
    expect(safeFileName(name)).toBe(safe)
  })

  it('of 300 Cyrillic letters fits a file system that counts bytes, and keeps its extension', () => {
    const safe = safeFileName(`${'я'.repeat(300)}.docx`)
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(220)
    expect(safe.endsWith('яя.docx')).toBe(true)
  })

  it('is always one that can be written into its own folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mcu-names-'))
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const safe = safeFileName(name)
        expect(safe).not.toMatch(/[/\\\u0000]|^\.|[. ]$/)
        writeFileSync(join(folder, safe), '')
        expect(existsSync(join(folder, safe))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('tickets', () => {
  let folder: string
  let milliseconds: number
  let files: Files
  const admit = (name = 'письмо.pdf'): string => {
    const path = join(folder, name)
    writeFileSync(path, 'текст')
    return files.admit({ path, name, purpose: 'attachment', temporary: false }).ticket
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mcu-files-'))
    milliseconds = 0
    files = new Files(join(folder, 'outbox'), () => milliseconds)
    files.useBlobs(join(folder, 'files'))
  })

  it('hold for twelve hours and for one purpose', () => {
    const ticket = admit()
    expect(files.take(ticket, 'attachment').name).toBe('письмо.pdf')
    expect(() => files.take(ticket, 'import')).toThrow(/не доступен/)
    expect(() => files.release(ticket)).toThrow(/не доступен/)
    milliseconds = 12 * 3_600_000
    expect(files.take(ticket, 'attachment').name).toBe('письмо.pdf')
    milliseconds += 1
    expect(() => files.take(ticket, 'attachment')).toThrow(/не доступен/)
  })

  it('of the person’s own files leave them where they are; what was made for handing out goes', () => {
    admit()
    const made = files.outgoing('Состав.docx')
    writeFileSync(made, 'состав')
    files.offer(made, 'Состав.docx')
    files.clear()
    expect([existsSync(join(folder, 'письмо.pdf')), existsSync(made)]).toEqual([true, false])
  })

  it('store equal content once and leave no half-written file', () => {
    admit()
    admit('копия.pdf')
    const [first, second] = ['письмо.pdf', 'копия.pdf'].map((name) => files.storeBlob(join(folder, name)))
    expect(second).toEqual(first)
    expect(readFileSync(files.blobPath(first?.sha256 ?? ''), 'utf8')).toBe('текст')
    const stored = readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
    expect(stored.filter((entry) => entry.isFile())).toHaveLength(1)
    expect(() => files.blobPath('../письмо.pdf')).toThrow(/не найден/)
  })
})
