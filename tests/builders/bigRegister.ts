import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { WriteDb } from '../../electron/db/database.ts'
import { createDatabase } from '../../electron/db/open.ts'
import { Records } from '../../electron/db/records.ts'
import { addDays, seasonOf } from '../../electron/services/demo/content/dates.ts'
import { demoBlocks, demoThemes } from '../../electron/services/demo/content/directory.ts'
import { generateApplicant } from '../../electron/services/demo/content/applicants.ts'
import { generateCaseText } from '../../electron/services/demo/content/caseText.ts'
import { territories } from '../../electron/services/demo/content/places.ts'
import { createRng } from '../../electron/services/demo/content/random.ts'
import { Codes } from '../../electron/services/demo/loadStaff.ts'
import { buildDemoDirectories } from '../../electron/services/demo/demo.service.ts'
import { insertCases } from '../../electron/services/messages/bulk.ts'
import type { BulkCase } from '../../electron/services/messages/bulk.ts'
import { NOW, resourcesDir } from './register.ts'

/** Raise it when the data or the schema change, so that a stale cache is not measured. */
const EDITION = 10
const YEARS = 5
const DAYS = YEARS * 365
const CHANNEL_WEIGHTS = [
  ['pos', 40],
  ['im', 32],
  ['phone', 10],
  ['portal', 8],
  ['appeal59', 5],
  ['letter', 3],
  ['visit', 2],
] as const

const RESULT_WEIGHTS = [
  ['resolved', 60],
  ['explained', 30],
  ['refused', 5],
  ['redirected', 5],
] as const

const themes = demoThemes.filter((theme) => demoBlocks.some((block) => block.code === theme.block))

/** Folder outside the repository where big registers are kept between runs. */
export function cacheFolder(): string {
  return (
    process.env['MCU_BENCH_CACHE'] ??
    join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'reestr-mcu-bench')
  )
}

/**
 * Data folder with a register of `rows` seeded Russian cards over five years, made once.
 * @returns data folder as `--data` takes it
 */
export function bigRegister(rows: number, report: (text: string) => void): string {
  const dataDir = join(cacheFolder(), `register-${EDITION}-${rows}`)
  const file = join(dataDir, 'register', 'register.sqlite3')
  if (existsSync(file)) return dataDir
  report(`Building a register of ${rows.toLocaleString('ru-RU')} cards, once`)
  mkdirSync(join(dataDir, 'register', 'files'), { recursive: true })
  const partial = `${file}.partial`
  rmSync(partial, { force: true })
  const db = createDatabase(partial)
  // A build that is cut short is thrown away as a whole, so it needs no journal.
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  fill(db, rows, report)
  db.exec('ANALYZE')
  db.driver.close()
  renameSync(partial, file)
  return dataDir
}

function fill(db: WriteDb, rows: number, report: (text: string) => void): void {
  const at = '2026-11-17T07:42:00.000Z'
  db.transaction(() =>
    buildDemoDirectories(new Records(db, { operatorId: null, at, method: 'register.create', title: 'Создан реестр' }), {
      resourcesDir,
      now: NOW,
      timeZone: 'Europe/Moscow',
    }),
  )
  insertCases(db, cards(db, rows), {
    resourcesDir,
    at,
    operatorId: null,
    rebuildIndexes: true,
    progress: (done) => {
      if (done % 100_000 === 0) report(`  ${done.toLocaleString('ru-RU')} cards`)
    },
  })
}

/** Cards in the order of receipt; two weeks before «now» most are still open, before that almost none. */
function* cards(db: WriteDb, rows: number): Generator<BulkCase> {
  const rng = createRng(1_000_003)
  const codes = new Codes(db)
  const today = NOW.slice(0, 10)
  const first = addDays(today, -DAYS)
  for (let index = 0; index < rows; index += 1) {
    const day = addDays(first, Math.floor((index / rows) * DAYS))
    yield card(rng, codes, day, today)
  }
}

function card(rng: ReturnType<typeof createRng>, codes: Codes, day: string, today: string): BulkCase {
  const channel = rng.weighted(CHANNEL_WEIGHTS)
  const kind = channel === 'appeal59' || channel === 'letter' || channel === 'visit' ? 'appeal' : 'message'
  const theme = rng.pick(themes)
  const territory = rng.pick(territories)
  const words = generateCaseText(rng, {
    theme: theme.code,
    territory,
    season: seasonOf(day),
    voice: kind === 'appeal' ? 'formal' : channel === 'im' ? 'chat' : 'plain',
  })
  const receivedAt = `${day}T${String(rng.int(8, 16)).padStart(2, '0')}:${String(rng.int(0, 59)).padStart(2, '0')}`
  const answerDay = addDays(day, rng.int(2, rng.chance(0.9) ? 26 : 45))
  const isAnswered = answerDay < today && !rng.chance(0.004)
  const isPostponed = !isAnswered && rng.chance(0.1)
  const isAsked = isAnswered && rng.chance(0.4)
  const clarity = isAsked && rng.chance(0.7) ? rng.int(1, 5) : null
  const quality = isAnswered && rng.chance(0.2) ? rng.int(0, 2) : null
  const isPaused = !isAnswered && rng.chance(0.03)
  const isExtended = kind === 'appeal' && rng.chance(0.05)
  return {
    kind,
    channelId: codes.of('channels', channel),
    receivedAt,
    gist: words.gist,
    text: words.text,
    address: words.address,
    externalNumber: channel === 'pos' ? String(rng.int(10_000_000, 99_999_999)) : '',
    territoryId: codes.of('territories', territory.code),
    blockId: codes.of('blocks', theme.block),
    themeId: codes.of('themes', theme.code),
    recipientId: codes.of('recipients', rng.weighted(theme.recipients)),
    fastTrack: theme.fastTrack && channel === 'pos',
    isImportant: rng.chance(0.03),
    interimAt: channel === 'im' && isAnswered ? `${day}T17:00` : null,
    answeredAt: isAnswered ? answerDay : null,
    answerText: isAnswered ? 'Работы выполнены, проверено на месте.' : '',
    result: isAnswered ? rng.weighted(RESULT_WEIGHTS) : null,
    quality,
    qualityOn: quality === null ? null : addDays(answerDay, 1),
    askedOn: isAsked ? addDays(answerDay, 3) : null,
    askEndsOn: isAsked ? addDays(answerDay, 17) : null,
    pausedOn: isPaused ? day : null,
    pausedReason: isPaused ? 'Ждём ответа заявителя' : '',
    extendedOn: isExtended ? day : null,
    extensionNoticeOn: isExtended && rng.chance(0.8) ? day : null,
    rawStatus: channel === 'pos' ? (isAnswered ? 'Ответ дан' : 'В работе') : '',
    sourcePage: channel === 'im' ? `Сообщество ${rng.int(1, 12)}` : '',
    postponedUntil: isPostponed ? addDays(today, 30) : null,
    postponedReason: isPostponed ? 'Нужна закупка материалов' : '',
    isSolved: clarity === null ? null : clarity > 2,
    clarity,
    applicant: rng.chance(0.3) ? generateApplicant(rng, territory) : null,
  }
}
