import type { LikelyFacts, Likeness } from '../../contract/repeats.ts'
import type { ReadDb } from '../../db/database.ts'
import { stem, words } from '../words/words.service.ts'
import {
  byApplicant,
  byExternalNumber,
  byPlace,
  candidateRow,
  dailyCards,
  newestHits,
  problemMark,
  readCandidates,
  territoryParents,
} from './candidates.repo.ts'
import type { Candidate } from './candidates.repo.ts'
import { judge, sideOf } from './judge.ts'
import type { Side, Verdict } from './judge.ts'

/** A problem and a double are looked for among cards of so many days before. */
const WINDOW_DAYS = 180
const DAY_MS = 86_400_000
/** How many newest cards each question may bring, and how many are compared in the end. */
const PER_STEM = 40
const PER_STREET = 100
const PER_PLACE = 80
const PER_APPLICANT = 20
const COMPARED = 160
const STEMS = 12
const SAMPLE = 400
/** So many words that say something are enough to look by words alone. */
const ENOUGH_WORDS = 3

/** Whether there is anything to compare yet; the register is not asked before. */
export function isComparable(facts: LikelyFacts, mine: Side): boolean {
  const hasStreet = mine.place.address.streets.length + mine.place.told.length > 0
  const hasWords = mine.matter.features.size > 0
  const { applicant } = facts
  const isSomebody =
    applicant !== null &&
    (applicant.phone.replace(/\D/g, '').length >= 6 ||
      applicant.email.includes('@') ||
      applicant.name.trim().split(/\s+/u).length >= 3)
  return (
    facts.externalNumber.trim().length >= 2 ||
    isSomebody ||
    hasStreet ||
    (facts.territoryId !== null && hasWords) ||
    mine.matter.features.size >= ENOUGH_WORDS
  )
}

/** Adds up what speaks for each card, so that the best are compared in full. */
class Tally {
  readonly points = new Map<number, number>()

  add(ids: Iterable<number>, points: number): void {
    for (const id of ids) this.points.set(id, (this.points.get(id) ?? 0) + points)
  }

  best(limit: number): number[] {
    return [...this.points]
      .sort((a, b) => b[1] - a[1] || b[0] - a[0])
      .slice(0, limit)
      .map(([id]) => id)
  }
}

const quoted = (word: string): string => `"${word}"`
const anyOf = (words: readonly string[]): string => `(${words.map(quoted).join(' OR ')})`

interface Look {
  tally: Tally
  weights: ReadonlyMap<string, number>
  sameApplicant: ReadonlySet<number>
}

/** Stems by which the search shadow is asked, rarest wishes first: those of known matters, then the others in the order of the text. */
function stemsToAsk(mine: Side): string[] {
  const entries = [...mine.matter.features]
  const ordered = [
    ...entries.filter(([feature]) => feature.startsWith('kin:')),
    ...entries.filter(([feature]) => !feature.startsWith('kin:')),
  ]
  return [...new Set(ordered.map(([, word]) => stem(word)))].filter((one) => one.length > 1).slice(0, STEMS)
}

/** Cards worth comparing, gathered by indexes alone. */
function gather(db: ReadDb, facts: LikelyFacts, mine: Side, since: string): Look {
  const tally = new Tally()
  const number = facts.externalNumber.trim()
  if (number.length >= 2) tally.add(byExternalNumber(db, number, PER_APPLICANT), 100)
  const own = facts.applicant === null ? [] : byApplicant(db, facts.applicant, PER_APPLICANT)
  tally.add(own, 50)
  if (facts.territoryId !== null && (facts.themeId !== null || mine.matter.features.size > 0))
    tally.add(byPlace(db, facts.territoryId, facts.themeId, since, PER_PLACE), facts.themeId === null ? 0.4 : 1)
  const asked = stemsToAsk(mine)
  const weights = new Map<string, number>()
  const perDay = asked.length === 0 ? 0 : dailyCards(db, SAMPLE)
  for (const one of asked) {
    const hits = newestHits(db, quoted(one), since, PER_STEM)
    const days = Math.max(1, (hits[0]?.day ?? 0) - (hits.at(-1)?.day ?? 0))
    const inWindow = hits.length < PER_STEM ? hits.length : (hits.length / days) * WINDOW_DAYS
    const weight = Math.max(0.3, Math.min(1.4, 0.3 + 0.12 * Math.log((perDay * WINDOW_DAYS + 20) / (inWindow + 1))))
    weights.set(one, weight)
    tally.add(
      hits.map(({ id }) => id),
      weight,
    )
  }
  const streets = mine.place.address.streets.length > 0 ? mine.place.address.streets : mine.place.told
  for (const { name } of streets.slice(0, 2)) {
    const street = name.map(quoted).join(' AND ')
    tally.add(
      newestHits(db, street, since, PER_STREET).map(({ id }) => id),
      1.5,
    )
    // A street of many messages: those of the same words may lie further back.
    const others = asked.filter((one) => !name.includes(one))
    if (others.length > 0)
      tally.add(
        newestHits(db, `${street} AND ${anyOf(others)}`, since, PER_STREET).map(({ id }) => id),
        1.5,
      )
  }
  return { tally, weights, sameApplicant: new Set(own) }
}

/** Whether one territory is the other or lies in it. */
function relation(db: ReadDb): (a: number, b: number) => boolean {
  let parents: Map<number, number | null> | undefined
  const isInside = (inner: number, outer: number): boolean => {
    parents ??= territoryParents(db)
    let at: number | null | undefined = inner
    for (let step = 0; step < 10 && at != null; step += 1) {
      if (at === outer) return true
      at = parents.get(at)
    }
    return false
  }
  return (a, b) => a === b || isInside(a, b) || isInside(b, a)
}

const KIN = 'kin:'

/** Words of the shown card that matched, as they stand in it. */
function shownWords(verdict: Verdict, theirs: Side, mine: Side, row: Pick<Candidate, 'address' | 'gist'>): string[] {
  const told = verdict.words.map((feature) => theirs.matter.features.get(feature) ?? feature.replace(KIN, ''))
  // Of the address, the name of the street alone: «ул.» and houses of other cards would light up everywhere.
  const streets = new Set(theirs.place.address.streets.flatMap(({ name }) => name))
  const places = words(`${row.address} ${row.gist}`).filter(
    (word) => word.length > 3 && streets.has(stem(word)) && mine.place.stems.has(stem(word)),
  )
  const named = new Set([...mine.place.address.streets, ...mine.place.told].flatMap(({ name }) => name))
  for (const word of words(row.address)) if (word.length > 3 && named.has(stem(word))) places.push(word)
  return [...new Set([...told, ...places])]
}

const ORDER: Readonly<Record<Verdict['kind'], number>> = { doubleEntry: 2, sameApplicant: 1, sameProblem: 0 }

/**
 * Cards that are likely about the same as what is being typed, best first, each with its kind and the reasons in words.
 * Empty, without asking the register, while there is nothing to compare. Takes ≤ 40 ms (p95) of 1,000,000 cards: candidates come by
 * indexes alone and at most `COMPARED` of them are compared.
 * @param facts the applicant in them is compared inside and never returned
 */
export function findLikely(db: ReadDb, facts: LikelyFacts, limit: number): Likeness[] {
  const mine = sideOf({ ...facts, isAnswered: false })
  if (!isComparable(facts, mine)) return []
  const since = sinceDay(db, facts)
  const { tally, weights, sameApplicant } = gather(db, facts, mine, since)
  const related = relation(db)
  const found: { candidate: Candidate; verdict: Verdict; theirs: Side }[] = []
  for (const candidate of readCandidates(db, tally.best(COMPARED))) {
    if (candidate.id === facts.exceptId) continue
    const theirs = sideOf({ ...candidate, isAnswered: candidate.answeredAt !== null })
    const isMine = sameApplicant.has(candidate.id)
    const applicant = isMine ? 'same' : facts.applicant !== null && candidate.hasApplicant === 1 ? 'other' : 'unknown'
    const verdict = judge(mine, theirs, { weightOf: (one) => weights.get(one), related, applicant })
    if (verdict) found.push({ candidate, verdict, theirs })
  }
  return found
    .sort(
      (a, b) =>
        rank(b.verdict) - rank(a.verdict) ||
        b.verdict.score - a.verdict.score ||
        b.candidate.receivedAt.localeCompare(a.candidate.receivedAt) ||
        b.candidate.id - a.candidate.id,
    )
    .slice(0, limit)
    .map(({ candidate, verdict, theirs }) => ({
      kind: verdict.kind,
      row: candidateRow(candidate),
      why: verdict.why,
      words: shownWords(verdict, theirs, mine, candidate),
      score: Math.round(verdict.score * 1000) / 1000,
      problem: candidate.problemId === null ? null : (problemMark(db, candidate.problemId) ?? null),
    }))
}

/** A person who wrote about something else stands below a likely problem. */
const rank = (verdict: Verdict): number =>
  verdict.kind === 'sameApplicant' && verdict.score < 0.5 ? -1 : ORDER[verdict.kind]

function sinceDay(db: ReadDb, facts: LikelyFacts): string {
  const at =
    facts.receivedAt ??
    db.get<{ at: string }>(
      'SELECT received_at AS at FROM cases WHERE deleted_at IS NULL ORDER BY received_at DESC LIMIT 1',
    )?.at ??
    '2000-06-29'
  return new Date(Date.parse(at.slice(0, 10)) - WINDOW_DAYS * DAY_MS).toISOString().slice(0, 10)
}
