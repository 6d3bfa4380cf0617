import { AppError } from '../../contract/errors.ts'
import { isRunning, periodBefore } from '../../contract/periods.ts'
import { RATING_SCOPES } from '../../contract/ratings.ts'
import type {
  FormulaVersion,
  PlaceData,
  PlaceDifference,
  Rating,
  RatingAppeal,
  RatingComponent,
  RatingFormula,
  RatingPeriod,
  RatingPlace,
  RatingScope,
  RatingScopeView,
} from '../../contract/ratings.ts'
import type { AnalyticsScope } from '../../contract/analytics.ts'
import type { IndicatorValue } from '../../contract/indicators.ts'
import type { ReadDb } from '../../db/database.ts'
import { measureEach } from '../analytics/analytics.service.ts'
import type { MeasureContext } from '../analytics/analytics.service.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { getSettings } from '../office/office.service.ts'
import { rank } from './arithmetic.ts'
import type { Counted } from './arithmetic.ts'
import { findFormula, findSettled, formulaOn, formulaUses, listAppeals } from './ratings.repo.ts'
import type { AppealRow, FormulaRow, RatingRow } from './ratings.tables.ts'
import { texts } from './texts.ts'
import { besideOf, calculationOf, formulaWords, wordsOf } from './words.ts'

/** What a rating is asked for. */
export interface RatingKey {
  period: RatingPeriod
  scope: RatingScope
}

const KEYS = ['received', 'inTimeShare', 'fullness', 'clarity', 'repeatShare'] as const
const MARK = 5

/** Channels of a scope; null is all of them. A scope whose channel the office does not have holds no cards. */
function scopeChannels(db: ReadDb, scope: RatingScope): number[] | null {
  if (scope === 'all') return null
  return getDirectories(db)
    .channels.filter((channel) => channel.code === scope)
    .map((channel) => channel.id)
}

/** What the decree of the office says of a scope, with its items. */
function decreeWords(db: ReadDb, scope: RatingScope): string {
  const said = getSettings(db).duties.ranking.filter((one) => one.scope === scope)
  const items = [...new Set(said.flatMap((one) => one.item ?? []))].map(texts.item)
  const names = said.map((one) => one.name).join(', ')
  return items.length === 0 ? names : `${names} (${items.join(', ')})`
}

/** Scopes that the office can rank: those of its decree first, then those it has a channel for. */
export function scopesOf(db: ReadDb): RatingScopeView[] {
  const { ranking } = getSettings(db).duties
  const views = RATING_SCOPES.filter((scope) => scope === 'all' || (scopeChannels(db, scope)?.length ?? 0) > 0).map(
    (scope) => ({
      scope,
      name: texts.scopes[scope],
      isRanked: ranking.some((one) => one.scope === scope),
      decree: decreeWords(db, scope),
    }),
  )
  return [...views.filter((view) => view.isRanked), ...views.filter((view) => !view.isRanked)]
}

function countedOf(recipientId: number, name: string, values: readonly IndicatorValue[]): Counted {
  const [received, inTime, fullness, clarity, repeats] = values
  const parts = (of: IndicatorValue | undefined) =>
    of?.part === null || of?.whole === null || of === undefined || of.whole === 0
      ? null
      : { part: of.part, whole: of.whole }
  const marks = clarity?.part ?? 0
  return {
    recipientId,
    name,
    number: received?.value ?? 0,
    parts: {
      terms: parts(inTime),
      fullness: parts(fullness),
      // The mean comes from whole marks: their sum is whole again.
      satisfaction: marks === 0 ? null : { part: Math.round((clarity?.value ?? 0) * marks), whole: marks * MARK },
      repeats: parts(repeats),
    },
  }
}

/** Counts of every recipient with cards in the period, from one walk; the figures are the indicators of analytics. */
function countsOf(
  db: ReadDb,
  { period, scope }: RatingKey,
  ctx: MeasureContext,
): { recipients: Counted[]; noRecipient: number } {
  const channelIds = scopeChannels(db, scope)
  if (channelIds?.length === 0) return { recipients: [], noRecipient: 0 }
  const of: AnalyticsScope = { period, ...(channelIds === null ? {} : { channelIds }) }
  const lines = measureEach(db, of, 'recipient', KEYS, ctx)
  const names = new Map(getDirectories(db).recipients.map((one) => [one.id, one.name]))
  const recipients = [...lines].flatMap(([id, values]) =>
    id === null ? [] : [countedOf(id, names.get(id) ?? texts.noName, values)],
  )
  return { recipients, noRecipient: lines.get(null)?.[0]?.value ?? 0 }
}

export function placesOf(db: ReadDb, key: RatingKey, content: RatingFormula, ctx: MeasureContext): PlaceData[] {
  return rank(countsOf(db, key, ctx).recipients, content)
}

/** The formula of a period: the one that holds on its last day. @throws AppError notFound for a register without any */
export function formulaFor(db: ReadDb, period: { to: string }): FormulaRow {
  const row = formulaOn(db, period.to)
  if (!row) throw new AppError('notFound', texts.errors.first)
  return row
}

export const formulaView = (row: FormulaRow, uses: ReadonlyMap<number, number>): FormulaVersion => ({
  id: row.id,
  version: row.version,
  number: row.formulaNumber,
  since: row.since,
  content: row.content,
  reason: row.reason,
  usedIn: uses.get(row.id) ?? 0,
})

const periodOfRow = (row: RatingRow): RatingPeriod => ({ kind: row.periodKind, from: row.periodFrom, to: row.periodTo })

/**
 * The settled rating of the period before, for notes and reports that tell of changes: its places by recipient (those ranked). Null where
 * nobody settled it.
 */
export function placesBefore(
  db: ReadDb,
  { period, scope }: RatingKey,
): { id: number; period: RatingPeriod; places: Map<number, number> } | null {
  const row = findSettled(db, scope, periodBefore(period, getSettings(db).weekStart))
  if (!row) return null
  const places = row.places.flatMap(({ recipientId, place }) => (place === null ? [] : [[recipientId, place] as const]))
  return { id: row.id, period: periodOfRow(row), places: new Map(places) }
}

/** A place in words, beside its neighbours and as a calculation. */
const explained = (
  one: PlaceData,
  all: readonly PlaceData[],
  content: RatingFormula,
  without?: Record<RatingComponent, string>,
) => ({
  words: wordsOf(one, all, content),
  beside: besideOf(one, all, content),
  calculation: calculationOf(one, content, without),
})

/**
 * Places of others than recipients by the formula of a period: offices of the consolidated view. Their words and calculation are those of
 * recipients.
 * @param without why a component has no data, where it is not what it is for recipients
 */
export function rankByFormula(
  db: ReadDb,
  period: { to: string },
  counted: readonly Counted[],
  without: Partial<Record<RatingComponent, string>> = {},
): {
  formula: FormulaVersion
  formulaText: string[]
  places: (PlaceData & ReturnType<typeof explained>)[]
} {
  const row = formulaFor(db, period)
  const all = rank(counted, row.content)
  return {
    formula: formulaView(row, formulaUses(db)),
    formulaText: formulaWords(row.content),
    places: all.map((one) => ({ ...one, ...explained(one, all, row.content, { ...texts.without, ...without }) })),
  }
}

/** Where two ratings of the same cards differ in places or points. */
export function differences(was: readonly PlaceData[], now: readonly PlaceData[]): PlaceDifference[] {
  const [before, after] = [was, now].map((list) => new Map(list.map((one) => [one.recipientId, one])))
  const ids = new Set([...now, ...was].map((one) => one.recipientId))
  return [...ids].flatMap((recipientId) => {
    const [a, b] = [before?.get(recipientId), after?.get(recipientId)]
    const line = {
      recipientId,
      name: b?.name ?? a?.name ?? '',
      was: a?.place ?? null,
      now: b?.place ?? null,
      scoreWas: a?.score ?? null,
      scoreNow: b?.score ?? null,
    }
    return line.was === line.now && line.scoreWas === line.scoreNow ? [] : [line]
  })
}

const appealView = (row: AppealRow, names: ReadonlyMap<number, string>): RatingAppeal => {
  const { deletedAt: _, ...rest } = row
  return { ...rest, name: names.get(row.recipientId) ?? texts.noName }
}

/** The whole rating of a period: as it was settled, else from the cards of now. */
export function ratingOf(db: ReadDb, key: RatingKey, ctx: MeasureContext): Rating {
  const settled = findSettled(db, key.scope, key.period)
  const formula = settled ? findFormula(db, settled.formulaId) : formulaFor(db, key.period)
  if (!formula) throw new AppError('notFound', texts.errors.first)
  const { content } = formula
  const { recipients, noRecipient } = countsOf(db, key, ctx)
  const today = rank(recipients, content)
  const all = settled ? settled.places : today
  const before = placesBefore(db, key)
  const names = new Map(all.map((one) => [one.recipientId, one.name]))
  const view = (one: PlaceData): RatingPlace => ({
    ...one,
    placeBefore: before?.places.get(one.recipientId) ?? null,
    ...explained(one, all, content),
  })
  const views = all.map(view)
  return {
    ...key,
    scopeName: texts.scopes[key.scope],
    channelIds: scopeChannels(db, key.scope),
    decree: decreeWords(db, key.scope),
    formula: formulaView(formula, formulaUses(db)),
    formulaText: formulaWords(content),
    isRunning: isRunning(key.period, ctx.now.slice(0, 10)) || key.period.to >= ctx.now.slice(0, 10),
    settled: settled ? { id: settled.id, version: settled.version, at: settled.settledAt } : null,
    differs: settled ? differences(settled.places, today) : [],
    before: before && { id: before.id, period: before.period },
    places: views.filter((one) => one.place !== null),
    unranked: views.filter((one) => one.place === null),
    noRecipient,
    appeals: settled ? listAppeals(db, settled.id).map((row) => appealView(row, names)) : [],
  }
}
