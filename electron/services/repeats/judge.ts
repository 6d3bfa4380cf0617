import type { LikenessKind } from '../../contract/repeats.ts'
import { readAddress, streetsInText } from './address.ts'
import { overlap, readMatter } from './matter.ts'
import type { Matter } from './matter.ts'
import { compare } from './place.ts'
import type { Nearness, Place, PlaceReason } from './place.ts'
import { whyTexts } from './texts.ts'

/** One of two cards that are compared. */
export interface Side {
  externalNumber: string
  channelId: number | null
  /** `YYYY-MM-DD`, or empty while unknown. */
  day: string
  themeId: number | null
  isAnswered: boolean
  matter: Matter
  place: Place
}

export interface SideSource {
  externalNumber: string
  channelId: number | null
  receivedAt: string | null
  themeId: number | null
  territoryId: number | null
  address: string
  gist: string
  text: string
  isAnswered: boolean
}

export function sideOf(source: SideSource): Side {
  const told = `${source.gist}\n${source.text === source.gist ? '' : source.text}`
  const matter = readMatter(told)
  const address = readAddress(source.address)
  return {
    externalNumber: source.externalNumber.trim().toLowerCase(),
    channelId: source.channelId,
    day: (source.receivedAt ?? '').slice(0, 10),
    themeId: source.themeId,
    isAnswered: source.isAnswered,
    matter,
    place: {
      territoryId: source.territoryId,
      address,
      told: address.streets.length > 0 ? [] : streetsInText(told.slice(0, 1200)),
      stems: matter.stems,
    },
  }
}

/** What is known besides the two cards. */
export interface Circumstances {
  /** Weight of a stem by its rarity in the register. */
  weightOf: (stem: string) => number | undefined
  /** Whether one territory is the other or lies in it. */
  related: (a: number, b: number) => boolean
  /** Whether both were written by one applicant; unknown where one of them has none. */
  applicant: 'same' | 'other' | 'unknown'
}

export interface Verdict {
  kind: LikenessKind
  score: number
  why: string[]
  /** Features in common; `kin:` ones by the words of `b`. */
  words: string[]
}

const DAY_MS = 86_400_000
/** The same text twice within so many days is one paper that came by two ways; later it is a repeat. */
const TEXT_DAYS = 5
/** An answered card is the same problem for so long. */
const ANSWERED_DAYS = 45
const LEAST_FEATURES = 4
/** The less is known of the place, the more the words must say. */
const PROBLEM_LIMIT: Readonly<Record<PlaceReason, number>> = {
  sameHouse: 0.31,
  nearHouse: 0.36,
  sameStreet: 0.36,
  sameTerritory: 0.34,
  none: 1,
}
const TOPIC_LIMIT = 0.3

function daysApart(a: string, b: string): number {
  if (a === '' || b === '') return 0
  return Math.round(Math.abs(Date.parse(a) - Date.parse(b)) / DAY_MS)
}

/** How much two cards are about one thing, wherever it is: 0–1. */
interface Topic {
  score: number
  words: readonly string[]
  isSameTheme: boolean
  /** Words alone, the theme aside. */
  byWords: number
}

function topicOf(a: Side, b: Side, weightOf: Circumstances['weightOf']): Topic {
  const places = new Set(
    [...a.place.address.streets, ...b.place.address.streets, ...a.place.told, ...b.place.told].flatMap(
      ({ name }) => name,
    ),
  )
  const { score, common, isOther } = overlap(a.matter, b.matter, weightOf, places)
  const isSameTheme = a.themeId !== null && a.themeId === b.themeId
  const isOtherTheme = a.themeId !== null && b.themeId !== null && !isSameTheme
  const topic = { words: common, isSameTheme, byWords: score }
  // Nothing typed yet: the theme alone speaks, or nothing does.
  if (a.matter.features.size === 0 || b.matter.features.size === 0)
    return { ...topic, score: isSameTheme ? 0.5 : isOtherTheme ? 0 : 0.4 }
  const bonus = isSameTheme ? 0.25 : isOtherTheme ? -0.12 : 0
  const sum = Math.max(0, Math.min(1, score + (score === 0 ? bonus / 2 : bonus)))
  return { ...topic, score: isOther ? sum * 0.45 : sum }
}

function isSameNumber(a: Side, b: Side): boolean {
  if (a.externalNumber === '' || a.externalNumber !== b.externalNumber) return false
  // A short number of another channel is another's «15».
  return a.channelId === null || a.channelId === b.channelId || a.externalNumber.length >= 6
}

function isSameText(a: Matter, b: Matter): boolean {
  const [few, many] = a.features.size <= b.features.size ? [a, b] : [b, a]
  if (few.features.size < LEAST_FEATURES) return false
  const common = [...few.features.keys()].filter((feature) => many.features.has(feature)).length
  return common / many.features.size >= 0.9
}

const placeWhy = ({ reason }: Nearness): string[] => (reason === 'none' ? [] : [whyTexts[reason]])

/** Decides what `b` (registered) is to `a` (being entered); null: nothing to show. */
export function judge(a: Side, b: Side, around: Circumstances): Verdict | null {
  const near = compare(a.place, b.place, around.related)
  const topic = topicOf(a, b, around.weightOf)
  const apart = daysApart(a.day, b.day)
  const words = [...topic.words]
  const matterWhy = [
    ...(topic.isSameTheme ? [whyTexts.sameTheme] : []),
    ...(topic.byWords >= TOPIC_LIMIT ? [whyTexts.sameWords] : []),
  ]
  if (isSameNumber(a, b)) return { kind: 'doubleEntry', score: 1, why: [whyTexts.sameNumber, ...placeWhy(near)], words }
  const isOneApplicant = around.applicant === 'same'
  const sameText = isSameText(a.matter, b.matter)
  const isFarAway = near.score === 0 && hasPlace(a.place) && hasPlace(b.place)
  if (apart <= TEXT_DAYS && !isFarAway && around.applicant !== 'other' && sameText)
    return {
      kind: 'doubleEntry',
      score: 0.95,
      why: [whyTexts.sameText, ...placeWhy(near), ...applicantWhy(isOneApplicant)],
      words,
    }
  if (isOneApplicant && apart === 0 && a.day !== '' && topic.score >= 0.6 && !isFarAway)
    return { kind: 'doubleEntry', score: 0.9, why: [whyTexts.sameApplicant, whyTexts.sameDay, ...matterWhy], words }
  if (isOneApplicant) return again(near, topic, matterWhy, words)
  return sameProblem(near, topic, matterWhy, b.isAnswered ? apart : 0, apart, words)
}

const applicantWhy = (isOne: boolean): string[] => (isOne ? [whyTexts.sameApplicant] : [])
const hasPlace = (place: Place): boolean =>
  place.address.streets.length + place.told.length > 0 || place.territoryId !== null

/** The applicant wrote before: about this, or about something else. */
function again(near: Nearness, topic: Topic, matterWhy: readonly string[], words: string[]): Verdict {
  const isSame = topic.score >= TOPIC_LIMIT || near.score >= 0.7
  const why = [whyTexts.sameApplicant, ...(isSame ? [...placeWhy(near), ...matterWhy] : [whyTexts.otherMatter])]
  return { kind: 'sameApplicant', score: isSame ? 0.8 + 0.1 * topic.score : 0.3, why, words }
}

function sameProblem(
  near: Nearness,
  topic: Topic,
  matterWhy: readonly string[],
  answeredAgo: number,
  apart: number,
  words: string[],
): Verdict | null {
  if (topic.score < TOPIC_LIMIT) return null
  const faded = answeredAgo > ANSWERED_DAYS ? 0.7 : 1
  const score = near.score * topic.score * faded * (1 - Math.min(apart, 180) / 1200)
  if (score < PROBLEM_LIMIT[near.reason]) return null
  return { kind: 'sameProblem', score: score * 0.85, why: [...placeWhy(near), ...matterWhy], words }
}
