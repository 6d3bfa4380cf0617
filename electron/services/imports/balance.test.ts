import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvFile, openFile, POS_HEADERS, posCsv, posRow } from '../../../tests/builders/importFiles.ts'
import { openTestMessages } from '../../../tests/builders/messages.ts'
import { parseDate } from './values.ts'

const nothingDecided = { decisions: [], maskingDecisions: {} }

it('a file of 100,000 rows becomes 100,000 cards, each with its number, clock and row', async () => {
  const office = await openTestMessages()
  const path = join(office.folder, 'big.csv')
  await posCsv(path, 100_000)
  const file = await openFile(office, path)
  expect(file.rows).toBe(100_000)
  const { counts } = await office.api.imports.run({
    fileId: file.fileId,
    name: file.name,
    settings: file.settings,
    ...nothingDecided,
  })
  expect(counts).toMatchObject({ rows: 100_000, added: 100_000, refused: 0, skipped: 0 })
  expect(
    office.db.one(
      `SELECT count(*) AS cards, count(DISTINCT external_number) AS numbers, min(import_row) AS first, max(import_row) AS last,
         sum(status = 'answered') AS answered, max(number) AS highest FROM cases`,
    ),
  ).toEqual({ cards: 100_000, numbers: 100_000, first: 2, last: 100_001, answered: 75_000, highest: 100_000 })
  expect(office.db.one('SELECT count(*) AS n FROM deadlines')).toEqual({ n: 100_000 })
}, 240_000)

it('every row of any file is in exactly one count, in the preview as in the run', async () => {
  const office = await openTestMessages()
  let files = 0
  const cell = fc.constantFrom(
    '',
    '-',
    '#N/A',
    '31.02.2026',
    '10.11.2026',
    'завтра',
    '46000',
    '5',
    '★ Дороги',
    'Решено',
    '01.01.2030',
    '10000001',
  )
  const row = fc.array(cell, { minLength: 0, maxLength: POS_HEADERS.length })
  const good = fc.integer({ min: 0, max: 30 }).map(posRow)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(row, good), { minLength: 1, maxLength: 12 }),
      fc.constantFrom('skip' as const, 'fill' as const, 'update' as const, 'add' as const),
      async (rows, policy) => {
        files += 1
        const file = await openFile(
          office,
          csvFile(office.folder, `${files}.csv`, [[...POS_HEADERS], posRow(99), ...rows]),
        )
        const settings = { ...file.settings, policy }
        const said = await office.api.imports.preview({ fileId: file.fileId, settings, ...nothingDecided })
        const { counts, importId } = await office.api.imports.run({
          fileId: file.fileId,
          name: file.name,
          settings,
          ...nothingDecided,
        })
        const filled = rows.filter((cells) => cells.some((one) => one.trim() !== '')).length + 1
        for (const one of [said.counts, counts]) {
          expect(one.rows).toBe(filled)
          expect(one.added + one.updated + one.unchanged + one.skipped + one.refused).toBe(filled)
        }
        expect(said.counts.refused).toBe(counts.refused)
        const stored = office.db.one<{ n: number }>('SELECT count(*) AS n FROM import_rows WHERE import_id = ?', [
          importId,
        ])
        expect(stored.n).toBe(filled)
      },
    ),
    { numRuns: 40 },
  )
}, 120_000)

it('dates are read day first, in words, as moments and as the number of a spreadsheet', () => {
  const read = [
    ['17.11.2026', '2026-11-17'],
    ['7.1.26', '2026-01-07'],
    ['17/11/2026 9:05', '2026-11-17T09:05'],
    ['17.11.2026 00:00:00', '2026-11-17'],
    ['2026-11-17T09:05:33Z', '2026-11-17T09:05'],
    ['17 ноября 2026 г.', '2026-11-17'],
    ['3 мая 2026', '2026-05-03'],
    ['46343', '2026-11-17'],
    ['46343,5', '2026-11-17T12:00'],
    ['31.02.2026', null],
    ['11.17.2026', null],
    ['нет', null],
    ['2026', null],
  ] as const
  for (const [text, date] of read) expect(parseDate(text)).toBe(date)
})
