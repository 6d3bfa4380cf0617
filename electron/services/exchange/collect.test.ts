import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { JsonLines, readJsonLines } from './collect.ts'

it('записи читаются обратно такими, какими записаны: разделители строк Юникода внутри текста их не рвут', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'mcu-lines-')), 'cases.json')
  const records = [
    { gist: 'Яма у школы.\u2028Вторая у почты' },
    { gist: 'Нет света\u2029\u0085{в подъезде}\r\n' },
    // Longer than one piece of the stream, so that a letter stands across two of them.
    { gist: `a${'я'.repeat(100_000)}` },
  ]
  const lines = new JsonLines(path)
  for (const record of records) lines.add(record)
  await lines.end()
  const read: unknown[] = []
  for await (const record of readJsonLines(path)) read.push(record)
  expect(read).toEqual(records)
})
