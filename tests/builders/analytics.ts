import { createRng } from '../../electron/services/demo/content/random.ts'
import { addDays } from '../../electron/services/deadlines/deadlines.service.ts'
import { insertCases } from '../../electron/services/messages/messages.service.ts'
import type { BulkCase } from '../../electron/services/messages/messages.service.ts'
import { openTestRegister, resourcesDir } from './register.ts'
import type { TestRegister } from './register.ts'

/** Five registers of 4,000 seeded cards, one for each sample office: 20,000 cards with every edge that figures trip over. */

export const REGIONS = [
  { preset: 'sosnovoborsk', zone: 'Asia/Krasnoyarsk', weekStart: 1, seed: 11 },
  { preset: 'trosna', zone: 'Europe/Moscow', weekStart: 4, seed: 12 },
  { preset: 'nyazepetrovsk', zone: 'Asia/Yekaterinburg', weekStart: 6, seed: 13 },
  { preset: 'zaigraevo', zone: 'Asia/Irkutsk', weekStart: 7, seed: 14 },
  { preset: 'kingisepp', zone: 'Europe/Moscow', weekStart: 1, seed: 15 },
] as const
export type Region = (typeof REGIONS)[number]

export const CARDS_OF_REGION = 4000
const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60
/** Three years and a half: whole and half years to compare with. */
const DAYS = 1280

/** The same instant everywhere: already the 18th in Красноярск and Бурятия, still the 17th in Орёл. */
const INSTANT = Date.parse('2026-11-17T18:30:00Z')

/** Civil moment of an instant in a zone. */
export const civilIn = (zone: string, instant: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(instant))
    .replace(' ', 'T')

export interface FiguresOffice extends TestRegister {
  now: string
  weekStart: number
  ids: Record<'channels' | 'blocks' | 'themes' | 'territories' | 'recipients' | 'persons', number[]>
}

const entry = (name: string) => ({ id: null, version: null, name, shortName: '', activeFrom: null, activeTo: null })

/** An office of a region with directories and cards; the cards that the trash and merges take are among them. */
export async function figuresOffice({ preset, zone, weekStart, seed }: Region): Promise<FiguresOffice> {
  const now = civilIn(zone, INSTANT)
  const register = openTestRegister({ preset, now })
  const { api, db } = register
  await api.office.saveSettings({ settings: { weekStart } })
  for (const [name, residents] of [
    ['Никольское', 812],
    ['Берёзовка', null],
    ['Заречье', 12_400],
  ] as const)
    await api.directory.save({ directory: 'territories', ...entry(name), residents })
  for (const name of ['МКУ «Благоустройство»', 'Отдел дорог'])
    await api.directory.save({ directory: 'recipients', ...entry(name) })
  const all = await api.directory.all({})
  const first = (list: readonly { id: number }[], limit: number): number[] => list.slice(0, limit).map(({ id }) => id)
  const ids = {
    channels: first(all.channels, 4),
    blocks: first(all.blocks, 3),
    themes: first(all.themes, 5),
    territories: first(all.territories, 3),
    recipients: first(all.recipients, 2),
    persons: first(all.persons, 2),
  }
  insertCases(db, cards({ ids, zone, now, seed }), { resourcesDir, at: `${now}:00.000Z`, operatorId: null })
  bend(register)
  return { ...register, now, weekStart, ids }
}

function* cards(of: Pick<FiguresOffice, 'ids' | 'now'> & { zone: string; seed: number }): Generator<BulkCase> {
  const rng = createRng(of.seed)
  const oneOf = (list: readonly number[]): number | null =>
    list.length === 0 || rng.chance(0.12) ? null : rng.pick(list)
  const today = of.now.slice(0, 10)
  for (let index = 0; index < CARDS_OF_REGION; index += 1) {
    // Every tenth falls within ten minutes of a midnight of its own zone.
    const day = addDays(today, -Math.floor(rng.int(0, DAYS) * (rng.chance(0.5) ? 1 : 0.2)))
    const minutes = rng.chance(0.1) ? rng.pick([0, 1, DAY_MINUTES - 1, DAY_MINUTES - 2]) : rng.int(0, DAY_MINUTES - 1)
    const instant = midnightOf(of.zone, day) + minutes * MINUTE_MS
    const moment = civilIn(of.zone, Math.min(instant, INSTANT))
    const receivedAt = rng.chance(0.08) ? moment.slice(0, 10) : moment
    yield card(rng, of, receivedAt, oneOf)
  }
}

/** The instant of midnight of a civil day in a zone; the zones of the regions have whole hours and no summer time. */
function midnightOf(zone: string, day: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`)
  return utc - (Date.parse(`${civilIn(zone, utc)}:00Z`) - utc)
}

function card(
  rng: ReturnType<typeof createRng>,
  { ids, now }: Pick<FiguresOffice, 'ids' | 'now'>,
  receivedAt: string,
  oneOf: (list: readonly number[]) => number | null,
): BulkCase {
  const day = receivedAt.slice(0, 10)
  const today = now.slice(0, 10)
  const registeredAt = rng.chance(0.3) ? earliest(addDays(day, rng.int(0, 3)), today) : receivedAt
  const answerDay = addDays(day, rng.int(0, 70))
  const isAnswered = answerDay <= today && rng.chance(0.85)
  const answered = rng.chance(0.5) ? answerDay : earliest(`${answerDay}T${rng.pick(['00:00', '11:20', '23:59'])}`, now)
  const answeredAt = isAnswered ? (answered < receivedAt ? answerDay : answered) : null
  const interim = addDays(day, rng.int(0, 4))
  const hasInterim = rng.chance(0.3) && interim <= today
  const isAsked = isAnswered && rng.chance(0.5)
  const isPostponed = !isAnswered && rng.chance(0.3)
  const returns = rng.pick([0, 0, 0, 0, 1, 2, 3, 9])
  return {
    kind: rng.pick(['message', 'message', 'appeal']),
    channelId: rng.pick(ids.channels),
    receivedAt,
    registeredAt,
    gist: 'Проверка показателей',
    blockId: oneOf(ids.blocks),
    themeId: oneOf(ids.themes),
    territoryId: oneOf(ids.territories),
    recipientId: oneOf(ids.recipients),
    responsibleId: oneOf(ids.persons),
    fastTrack: rng.chance(0.2),
    isImportant: rng.chance(0.1),
    interimAt: hasInterim ? later(rng.chance(0.3) ? interim : `${interim}T16:05`, receivedAt) : null,
    answeredAt,
    result: isAnswered ? rng.pick(['resolved', 'explained', 'refused']) : null,
    returns,
    reopenedAt: returns > 0 && !isAnswered ? `${earliest(addDays(day, 20), today)}T09:00` : null,
    repeatOfId: rng.chance(0.07) ? 1 : null,
    postponedUntil: isPostponed && rng.chance(0.9) ? addDays(today, rng.int(-20, 90)) : null,
    ...(isPostponed ? { status: 'postponed' as const, postponedReason: 'Ждём весны' } : {}),
    askedOn: isAsked ? answerDay : null,
    askEndsOn: isAsked ? addDays(answerDay, 14) : null,
    isSolved: rng.chance(isAsked ? 0.5 : 0.02) ? rng.chance(0.6) : null,
    clarity: rng.chance(isAsked ? 0.5 : 0.02) ? rng.int(1, 5) : null,
    quality: isAnswered && rng.chance(0.3) ? rng.int(0, 2) : null,
  }
}

const earliest = (a: string, b: string): string => (a < b ? a : b)
const later = (a: string, b: string): string => (a > b || a.length < b.length ? a : b)

/** Trash, doubles in the trash, cards without a term, terms extended across the end of a quarter, terms on the minute of now. */
function bend({ db }: TestRegister): void {
  db.exec(`
    UPDATE cases SET deleted_at = '2026-11-17T09:00:00.000Z' WHERE id % 17 = 0;
    UPDATE cases SET deleted_at = '2026-11-17T09:00:00.000Z', merged_into_id = id - 1 WHERE id % 41 = 0;
    UPDATE cases SET due_at = NULL WHERE id % 23 = 0;
    UPDATE cases SET extended_on = substr(due_at, 1, 10), due_at = date(due_at, '+60 days') WHERE id % 19 = 0 AND due_at IS NOT NULL;
    UPDATE cases SET due_at = answered_at WHERE id % 29 = 0 AND answered_at IS NOT NULL AND due_at IS NOT NULL;
    UPDATE cases SET due_at = answered_at || 'T00:00' WHERE id % 31 = 0 AND length(answered_at) = 10 AND due_at IS NOT NULL;`)
}
