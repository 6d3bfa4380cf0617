import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { trosnaAsTable } from '../../electron/services/members/paste/testing.ts'
import { absent, agenda, meeting } from './day/meeting.ts'
import { blocks, DAY, members, requisites } from './day/office.ts'
import { applicants, goldenVectors, papers } from './day/papers.ts'
import { bodyWords, docxAsPdf, pageTexts, pdfInfo, pdfPages, poppler, soffice, squeeze } from './day/paper.ts'
import { unzip, writeFiles } from './day/unzip.ts'
import { startHost } from './host.ts'
import type { RunningHost } from './host.ts'
import { AnalyticsPage } from './pages/analytics.ts'
import type { Outcome } from './pages/analytics.ts'
import { BackupsPage } from './pages/backups.ts'
import { CardPage } from './pages/card.ts'
import { EntryPage } from './pages/entry.ts'
import { ExchangePage } from './pages/exchange.ts'
import { goTo } from './pages/keys.ts'
import { MeetingPage } from './pages/meeting.ts'
import { MembersPage } from './pages/members.ts'
import { ProtocolPage } from './pages/protocol.ts'
import { StartPage } from './pages/start.ts'

/** «04.01.2026» as the card of January 2027 writes it: the year is left out inside the year of today. */
const shortOn = (date: string): string => (date.endsWith(DAY.slice(0, 4)) ? date.slice(0, 5) : date)

/** One office's day on real input, from the first start to the copy in the evening. The steps stand on each other. */
test.describe.configure({ mode: 'serial' })

const root = resolve(import.meta.dirname, '../..')
let host: RunningHost
let folder: string
/** Ids of the cards, in the order of `papers`. */
const ids: number[] = []
let protocol: Awaited<ReturnType<ProtocolPage['margins']>> & { pages: number }
const files = { pdf: '', docx: '' }

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'reestr-day-'))
  host = await startHost(browser, folder, { now: DAY })
})
test.afterAll(async () => {
  await host.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('the office begins with the type of Тросна and its own requisites', async () => {
  const start = new StartPage(host.page)
  await start.chooseType('Тросна')
  await expect(start.type('Тросна')).toContainText('13 блоков')
  await start.next()
  await start.fill(requisites)
  await start.create()
  await expect(host.page.getByRole('navigation', { name: 'Разделы' })).toContainText('Троснянский район')
  await goTo(host.page, '/directory/blocks')
  for (const name of blocks) await expect(host.page.getByText(name, { exact: true }).first()).toBeVisible()
})

test('its состав is pasted from the printed table of the decree', async () => {
  const roster = new MembersPage(host.page)
  await roster.open()
  await roster.paste(trosnaAsTable)
  const read = await roster.understood()
  expect(read.map(({ name }) => name)).toEqual(members.map(({ name }) => name))
  while ((await roster.questions().count()) > 0) await roster.agree()
  expect((await roster.understood()).map(({ seats }) => seats.length)).toEqual(members.map(({ seats }) => seats))
  await roster.since('22.04.2022')
  await roster.apply()
  for (const { name } of members) await expect(host.page.getByText(name.split(' ')[0] ?? '').first()).toBeVisible()
})

test('thirty papers are entered through the form by the keyboard', async () => {
  const entry = new EntryPage(host.page)
  const card = new CardPage(host.page)
  await host.page.keyboard.press('Control+2')
  await expect(host.page.getByRole('heading', { name: 'Все открытые' })).toBeVisible()
  await entry.open()
  const numbers: string[] = []
  for (const [index, paper] of papers.entries()) {
    await entry.enter(paper)
    const golden = goldenVectors[index]
    if (golden) {
      const saved = await entry.saveAndOpen()
      numbers.push(saved.number)
      ids.push(saved.id)
      await expect(card.due()).toHaveAttribute('title', golden.control)
      await expect(card.why()).toContainText(golden.control.slice(0, 5))
      await expect(card.legalMaximum()).toContainText(shortOn(golden.maximum))
      await entry.open()
    } else {
      const saved = await entry.saveNext(ids.at(-1))
      numbers.push(saved.number)
      ids.push(saved.id)
    }
  }
  const messages = Array.from({ length: 23 }, (_, index) => String(index + 1))
  expect(numbers).toEqual(['О-1', 'О-2', 'О-1', 'О-2', 'О-3', 'О-4', 'О-1', ...messages])
  await host.page.keyboard.press('Control+2')
  await expect(host.page.getByRole('heading', { name: 'Все открытые' })).toBeVisible()
  await expect(host.page.getByText('30 записей')).toBeVisible()
})

test('some are answered in time, some late, some put off', async () => {
  const card = new CardPage(host.page)
  for (const [index, paper] of papers.entries()) {
    if (paper.outcome === 'open') continue
    await card.open(ids[index] ?? 0, paper.gist)
    if (paper.answered) await card.answer(`Ответ дан: ${paper.gist.toLowerCase()}`, paper.answered)
    else await card.postpone('12.02.2027', 'Работы возможны после таяния снега')
  }
  const answered = papers.filter(({ answered: at }) => at !== undefined).length
  await goTo(host.page, '/messages?state=closed')
  await expect(host.page.getByRole('contentinfo').getByText(`${answered} записей`)).toBeVisible()
})

test('a meeting is held and its decisions become assignments', async () => {
  const room = new MeetingPage(host.page)
  await room.create(meeting)
  await room.agenda(agenda)
  await room.begin()
  await room.attendance(absent)
  for (const [index, item] of agenda.entries()) {
    if (index > 0) await room.next()
    await room.hold(item)
  }
  await room.finish()
  const sheets = new ProtocolPage(host.page)
  await sheets.ready()
  await sheets.sign()
  protocol = { ...(await sheets.margins()), pages: await sheets.pages() }
  expect(protocol.pages).toBeGreaterThan(1)
  files.docx = (await sheets.save('DOCX')).path
  files.pdf = (await sheets.save('PDF')).path
  await host.page.keyboard.press('Control+4')
  const decisions = agenda.flatMap((item) => item.decisions)
  const table = host.page.getByRole('grid', { name: 'Поручения' })
  for (const { text } of decisions) await expect(table.getByText(text)).toBeVisible()
})

/** What every rendering of the protocol must say, without blanks: a line may break anywhere. Executors stand in the dative. */
const said = (): string[] =>
  [
    'ПРОТОКОЛ',
    'Троснянского района',
    '№ 1',
    'Отсутствовали: Ясенева М. О.',
    ...agenda.flatMap((item, at) => [
      item.title,
      item.heard,
      ...(item.spoke ? [item.spoke.text] : []),
      ...item.decisions.map(
        ({ text, dative, due }, index) =>
          `${at + 1}.${index + 1}. ${dative} ${text.slice(0, 1).toLowerCase()}${text.slice(1)}. Срок – ${due}.2027.`,
      ),
    ]),
    'И. П. Берёзова',
  ].map(squeeze)

test('the protocol in PDF says all of it inside its margins, with numbered pages', () => {
  test.skip(!poppler, 'poppler-utils is not installed: the PDF is not opened again')
  expect(Number(pdfInfo(files.pdf)['Pages'])).toBe(protocol.pages)
  const text = pageTexts(files.pdf).join('')
  for (const words of said()) expect(text).toContain(words)
  for (const [index, sheet] of pdfPages(files.pdf).entries()) {
    expect([Math.round(sheet.widthMm), Math.round(sheet.heightMm)]).toEqual([210, 297])
    const words = bodyWords(sheet, protocol.top)
    expect(Math.min(...words.map(({ left }) => left))).toBeGreaterThan(protocol.left - 0.5)
    expect(Math.max(...words.map(({ right }) => right))).toBeLessThan(210 - protocol.right + 0.5)
    expect(Math.max(...words.map(({ bottom }) => bottom))).toBeLessThan(297 - protocol.bottom + 0.5)
    const above = sheet.words.filter(({ bottom }) => bottom <= protocol.top + 1).map((word) => word.text)
    expect(above).toEqual(index === 0 ? [] : [String(index + 1)])
  }
})

test('the protocol in DOCX carries the same margins and page numbers', async () => {
  const parts = await unzip(files.docx)
  const xml = (name: string): string => parts.get(name)?.toString('utf8') ?? ''
  const document = xml('word/document.xml')
  const twips = (mm: number): number => Math.round((mm / 25.4) * 1440)
  const margins = /<w:pgMar [^>]*>/.exec(document)?.[0] ?? ''
  for (const side of ['left', 'right', 'top', 'bottom'] as const) {
    const value = Number(new RegExp(`w:${side}="(\\d+)"`).exec(margins)?.[1])
    expect(Math.abs(value - twips(protocol[side]))).toBeLessThanOrEqual(1)
  }
  expect(document).toContain('<w:titlePg')
  const headers = [...parts.keys()].filter((name) => /^word\/header\d*\.xml$/.test(name)).map(xml)
  expect(headers.some((header) => /instrText[^>]*>\s*PAGE/.test(header))).toBe(true)
  const text = squeeze([...document.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, run]) => run).join(''))
  // The points are numbered lists of the word processor: their numbers are not among the words.
  for (const words of said()) expect(text).toContain(words.replace(/^\d+\.\d+\./, ''))
})

test('a word processor lays the DOCX out on as many pages as the screen', () => {
  test.skip(
    soffice === undefined || !poppler,
    'LibreOffice or poppler-utils is not installed: the DOCX is not opened again',
  )
  const pdf = docxAsPdf(files.docx, folder)
  expect(Number(pdfInfo(pdf)['Pages'])).toBe(protocol.pages)
  const text = pageTexts(pdf).join('')
  for (const words of said()) expect(text).toContain(words)
})

const expected = (within: (day: string) => boolean): Map<string, Record<Outcome, number>> => {
  const byBlock = new Map<string, Record<Outcome, number>>()
  for (const { block, outcome, receivedOn } of papers) {
    if (!within(receivedOn)) continue
    const row = byBlock.get(block) ?? { inTime: 0, late: 0, postponed: 0, open: 0 }
    row[outcome] += 1
    byBlock.set(block, row)
  }
  return byBlock
}

test('the workload shows what the day left, and every figure opens its list', async () => {
  const page = new AnalyticsPage(host.page)
  await page.open()
  for (const [kind, back, prefix] of [
    ['Месяц', 0, '2027-01'],
    ['Год', 1, '2026'],
  ] as const) {
    await page.period(kind, back)
    const blocksThen = expected((day) => day.startsWith(prefix))
    expect(blocksThen.size).toBeGreaterThan(2)
    for (const [block, outcomes] of blocksThen) {
      const sum = Object.values(outcomes).reduce((a, b) => a + b, 0)
      const figures = [page.total(block, sum)]
      for (const outcome of ['inTime', 'late', 'postponed', 'open'] as const) {
        if (outcomes[outcome] > 0) figures.push(page.part(block, outcome, outcomes[outcome]))
      }
      for (const figure of figures) await expect(figure).toBeVisible()
      if (outcomes.late + outcomes.postponed > 0) {
        expect(await page.listOf(page.total(block, sum))).toBe(sum)
        for (const outcome of ['inTime', 'late', 'postponed', 'open'] as const) {
          if (outcomes[outcome] > 0)
            expect(await page.listOf(page.part(block, outcome, outcomes[outcome]))).toBe(outcomes[outcome])
        }
      }
    }
  }
})

test('the package for the ЦУР is built by the wizard, accepted by its own checks, and carries no applicant', async () => {
  const page = new ExchangePage(host.page)
  await page.open()
  await page.period('01.12.2026', '22.01.2027')
  await page.toContents()
  await page.toMasking()
  await page.toCheck()
  await page.build()
  const saved = await page.save()
  expect(saved.name).toMatch(/\.zip$/)
  await expect(host.page.getByLabel('Журнал пакетов').getByText(/25\sзаписей/)).toBeVisible()

  const parts = await unzip(saved.path)
  const unpacked = join(folder, 'package')
  writeFiles(parts, unpacked)
  const sums = (parts.get('manifest-sha256.txt') ?? Buffer.alloc(0)).toString('utf8')
  expect(
    sums
      .trim()
      .split('\n')
      .map((line) => line.slice(66))
      .toSorted(),
  ).toEqual([...parts.keys()].filter((name) => name !== 'manifest-sha256.txt').toSorted())
  const checked = execFileSync('sha256sum', ['--strict', '-c', 'manifest-sha256.txt'], {
    cwd: unpacked,
    encoding: 'utf8',
  })
  expect(
    checked
      .trim()
      .split('\n')
      .every((line) => line.endsWith(': OK')),
  ).toBe(true)

  const json = (name: string): unknown => JSON.parse(parts.get(name)?.toString('utf8') ?? 'null')
  const ajv = new Ajv2020({ strict: true, strictTypes: false })
  for (const name of ['office', 'cases', 'blocks', 'meetings', 'assignments', 'roster']) {
    const valid = ajv.compile(json(`schema/${name}.schema.json`) as object)
    expect(valid(json(`data/${name}.json`)), `${name}: ${ajv.errorsText(valid.errors)}`).toBe(true)
  }
  const valid = ajv.compile(json('schema/manifest.schema.json') as object)
  expect(valid(json('manifest.json')), ajv.errorsText(valid.errors)).toBe(true)
  expect(json('manifest.json')).toMatchObject({
    office: { shortName: 'Троснянский район', isDemo: false },
    period: { from: '2026-12-01', to: '2027-01-22' },
    content: { includesPersonalData: false },
    counts: { cases: 25, messages: 23, appeals: 2, meetings: 1, decisions: 4, assignments: 4 },
  })

  const texts: string[] = []
  for (const [name, content] of parts) {
    if (!/\.(docx|xlsx)$/.test(name)) texts.push(content.toString('utf8'))
    else {
      writeFileSync(join(folder, 'inner.zip'), content)
      for (const inner of (await unzip(join(folder, 'inner.zip'))).values()) texts.push(inner.toString('utf8'))
    }
  }
  const everything = texts.join('\n').replace(/<[^>]+>/g, '')
  expect(everything).toContain('контейнерную площадку')
  for (const { name, phone, address } of applicants) {
    expect(everything).not.toContain(name.split(' ')[0]?.slice(0, -1) ?? name)
    expect(everything.replace(/[\s()+-]/g, '')).not.toContain(phone.replace(/\D/g, '').slice(1))
    expect(everything).not.toContain(address)
  }
})

test('the command accepts the package and names the broken part of a damaged one', async () => {
  const sound = join(folder, 'sound.zip')
  const page = new ExchangePage(host.page)
  writeFileSync(sound, readFileSync((await page.save()).path))
  const check = (file: string) =>
    spawnSync(process.execPath, [join(root, 'electron/services/exchange/check.cli.ts'), file], { encoding: 'utf8' })
  expect(check(sound)).toMatchObject({ status: 0, stdout: expect.stringContaining('пакет цел') as unknown as string })
  const bytes = readFileSync(sound)
  const at = bytes.indexOf('data/cases.json') + 60
  bytes[at] = (bytes[at] ?? 0) ^ 0xff
  const damaged = join(folder, 'damaged.zip')
  writeFileSync(damaged, bytes)
  const said = check(damaged)
  expect(said.status).toBe(1)
  expect(said.stdout).toContain('data/cases.json')
})

test('in the evening a copy is made and stands as verified', async () => {
  const copies = new BackupsPage(host.page)
  await copies.open()
  await copies.make()
  await expect(copies.copies().first()).toContainText('проверена')
  await expect(copies.copies().first()).toContainText('30')
})
