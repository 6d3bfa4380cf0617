import { defaultPackageOptions } from '../../contract/exchange.ts'
import type { PackageOptions, PackagePeriod } from '../../contract/exchange.ts'
import { periodBefore, periodOf } from '../../contract/periods.ts'
import { createDatabase } from '../../db/open.ts'
import type { WriteDb } from '../../db/database.ts'
import { addDays, daysBetween } from '../deadlines/deadlines.service.ts'
import { exchangeWith } from '../exchange/exchange.service.ts'
import { incomingService as incoming } from '../incoming/incoming.service.ts'
import { insertCases } from '../messages/messages.service.ts'
import type { BulkCase } from '../messages/messages.service.ts'
import { generateCaseText } from './content/caseText.ts'
import { seasonOf } from './content/dates.ts'
import type { Season } from './content/dates.ts'
import { demoBlocks, demoThemes } from './content/directory.ts'
import { neighbours } from './content/neighbours.ts'
import type { Neighbour, NeighbourQuarter } from './content/neighbours.ts'
import { createRng } from './content/random.ts'
import type { Rng } from './content/random.ts'
import { exchangeTexts as texts } from './exchangeTexts.ts'
import { Codes } from './loadStaff.ts'
import { commandAt, instantOf, taskAt } from './scene.ts'
import type { Scene } from './scene.ts'

const exchange = exchangeWith(() => [])

/** Days behind the end of a quarter: its package is made, received, decided. */
const MADE = 5
const RECEIVED = 6
const DECIDED = 7
/** A quarter whose package nobody could have received yet is not told of. */
const KNOWN_AFTER = 14
const SEED = 20_261_117
const SEASONS: readonly Season[] = ['winter', 'spring', 'summer', 'autumn']
const themes = demoThemes.filter(({ block }) => demoBlocks.some(({ code }) => code === block))

/** Cards alone: what the consolidated view is made of. */
const optionsOf = ({ hasRatings }: Neighbour): PackageOptions => {
  const { parts, fields } = defaultPackageOptions
  const none = { ...parts, note: false, tables: false, meetings: false, assignments: false, roster: false }
  return { ...defaultPackageOptions, parts: none, fields: { ...fields, rating: hasRatings }, smallNumbers: 'keep' }
}

/**
 * Packages of the invented neighbours for the last two quarters, taken in as files and answered. They are made by the very builder from a
 * register in memory that is one office after the other.
 * @param furnish fills an empty register with dictionaries
 */
export async function tellNeighbours(scene: Scene, now: string, furnish: (db: WriteDb) => void): Promise<void> {
  const last = periodOf('quarter', addDays(now.slice(0, 10), -KNOWN_AFTER), 1, -1)
  const db = createDatabase(':memory:')
  try {
    furnish(db)
    const there: Scene = { ...scene, db }
    const rng = createRng(SEED)
    for (const office of neighbours) {
      moveTo(db, office)
      const quarters = [
        ...(office.before ? [{ period: periodBefore(last), quarter: office.before, isLast: false }] : []),
        { period: last, quarter: office.last, isLast: true },
      ]
      for (const { period, quarter, isLast } of quarters) {
        insertCases(db, [...cardsOf(rng, new Codes(db), office, { period, quarter })], {
          resourcesDir: scene.resourcesDir,
          operatorId: null,
          at: instantOf(`${period.to}T18:00`),
        })
        const at = `${addDays(period.to, MADE)}T11:20`
        const input = { period, kind: 'full' as const, reason: '', passphrase: null, options: optionsOf(office) }
        const { sha256, fileName } = (await exchange.build(input, taskAt(there, at))).package
        await receive(scene, { path: scene.files.blobPath(sha256), name: fileName }, office, { period, isLast })
      }
    }
  } finally {
    db.driver.close()
  }
}

/** The register becomes that of another office: its cards of before are out of it, its places and its keys are its own. */
function moveTo(db: WriteDb, office: Neighbour): void {
  const { name, nameGenitive, nameDative, namePrepositional, shortName, mcuName, town } = office
  db.run(
    `UPDATE offices SET name = :name, name_genitive = :nameGenitive, name_dative = :nameDative, name_prepositional = :namePrepositional,
       short_name = :shortName, mcu_name = :mcuName, town = :town`,
    { name, nameGenitive, nameDative, namePrepositional, shortName, mcuName, town },
  )
  db.run("UPDATE cases SET deleted_at = '2000-01-01' WHERE deleted_at IS NULL")
  db.run("DELETE FROM session WHERE key LIKE 'exchange.%'")
  db.run('DELETE FROM packages')
  db.run('UPDATE territories SET code = NULL')
  office.places.forEach((place, index) =>
    db.run('UPDATE territories SET code = ?, name = ?, short_name = ? WHERE position = ?', [
      place.code,
      place.name,
      place.shortName,
      index + 1,
    ]),
  )
}

function* cardsOf(
  rng: Rng,
  codes: Codes,
  { places }: Neighbour,
  { period, quarter }: { period: PackagePeriod; quarter: NeighbourQuarter },
): Generator<BulkCase> {
  const days = daysBetween(period.from, period.to)
  const madeOn = addDays(period.to, MADE)
  for (let index = 0; index < quarter.cards; index += 1) {
    const day = addDays(period.from, Math.floor((index / quarter.cards) * days))
    const theme = rng.weighted(themes.map((one) => [one, one.weights[SEASONS.indexOf(seasonOf(day))] ?? 0] as const))
    const territory = rng.weighted(places.map((place) => [place, place.weight] as const))
    const { gist, address, text } = generateCaseText(rng, { theme: theme.code, territory, season: seasonOf(day) })
    const answeredOn = addDays(day, rng.chance(quarter.late) ? rng.int(36, 50) : rng.int(2, 18))
    const isAnswered = answeredOn < madeOn
    const clarity = isAnswered && rng.chance(0.3) ? gradeNear(rng, quarter.clarity) : null
    yield {
      kind: 'message',
      channelId: codes.of('channels', rng.chance(0.7) ? 'pos' : 'phone'),
      receivedAt: `${day}T${String(rng.int(8, 16)).padStart(2, '0')}:${String(rng.int(10, 59))}`,
      gist,
      text,
      address,
      externalNumber: String(rng.int(10_000_000, 99_999_999)),
      territoryId: codes.of('territories', territory.code),
      blockId: codes.of('blocks', theme.block),
      themeId: codes.of('themes', theme.code),
      recipientId: codes.of('recipients', rng.weighted(theme.recipients)),
      answeredAt: isAnswered ? answeredOn : null,
      result: isAnswered ? (rng.chance(0.7) ? 'resolved' : 'explained') : null,
      returns: rng.chance(quarter.repeated) ? 1 : 0,
      clarity,
      isSolved: clarity === null ? null : clarity > 2,
    }
  }
}

const gradeNear = (rng: Rng, mean: number): number =>
  Math.min(5, Math.max(1, Math.floor(mean) + (rng.chance(mean % 1) ? 1 : 0)))

/** The file comes in, is checked as any other, and gets its receipt where the story has one. */
async function receive(
  scene: Scene,
  file: { path: string; name: string },
  { residents, receipt }: Neighbour,
  { period, isLast }: { period: PackagePeriod; isLast: boolean },
): Promise<void> {
  const receivedAt = `${addDays(period.to, RECEIVED)}T10:05`
  const { package: one, problems } = await incoming.take(
    { ticket: '', passphrase: null },
    taskAt(scene, receivedAt, file),
  )
  if (!one) throw new Error(`A package of the story is not sound: ${JSON.stringify(problems)}`)
  const { id, officeKey } = one
  commandAt(scene, receivedAt, (ctx) => incoming.setResidents({ officeKey, residents }, ctx))
  if (!isLast || receipt === null) return
  const { version } = incoming.get({ id }, taskAt(scene, receivedAt))
  const { decision, number } = receipt
  const reasons = decision === 'returned' ? texts.neighbours.returned : ''
  const input = { id, version, decision, number, madeBy: texts.neighbours.madeBy, reasons }
  commandAt(scene, `${addDays(period.to, DECIDED)}T16:30`, (ctx) => incoming.decide(input, ctx))
}
