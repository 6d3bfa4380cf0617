import {
  addWorkingDays,
  addWorkingMinutes,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  type ProductionCalendar,
  type WorkTime,
} from '../../deadlines/deadlines.service.ts'
import { answerText, interimText, type DemoResult } from './answers.ts'
import { generateApplicant, type DemoApplicant } from './applicants.ts'
import { generateCaseText } from './caseText.ts'
import { addDays, clockText, daysBetween, fullDate, seasonOf } from './dates.ts'
import { themeOf, type DemoChannelCode } from './directory.ts'
import { anchorDay, anchorTime } from './flow.ts'
import { territoryOf, type Territory } from './places.ts'
import type { Rng } from './random.ts'
import type { Slot } from './slots.ts'
import { demoHours, demoStaff, holderOf } from './staff.ts'
import type { DemoCase } from './storyTypes.ts'
import { habitsOf } from './weights.ts'

/** Turns a slot into a card: channel, texts, recipient, replies and their dates, all not later than the moment of the desk. */

const now = `${anchorDay}T${anchorTime}`
/** The block «Энергетика» has no holder from this day. */
const holderGone = '2026-11-01'

/** Last day of the final answer by the shipped rules (domain.md §4.5): what a late answer is late for. */
export function finalDue(card: DemoCase, calendar: ProductionCalendar): string | null {
  if (card.channel === 'im')
    return card.interimAt === null ? null : addWorkingDays(calendar, card.interimAt.slice(0, 10), 7)
  const from = card.kind === 'appeal' ? card.registeredOn : card.receivedAt.slice(0, 10)
  const day = addDays(from, card.fastTrack ? 10 : 30)
  return isWorkingDay(calendar, day) ? day : previousWorkingDay(calendar, day)
}

function channelOf(rng: Rng, slot: Slot, isOffice: boolean): DemoChannelCode {
  if (slot.kind === 'appeal')
    return (
      slot.channel ??
      rng.weighted<DemoChannelCode>([
        ['appeal59', 45],
        ['letter', 40],
        ['visit', 15],
      ])
    )
  const wished =
    slot.channel ??
    rng.weighted<DemoChannelCode>([
      ['pos', 46],
      ['im', 34],
      ['phone', 15],
      ['portal', 5],
    ])
  // Nobody takes a call outside office hours.
  return wished === 'phone' && !isOffice && slot.authored === null ? 'pos' : wished
}

function externalNumber(rng: Rng, channel: DemoChannelCode, year: number): string {
  switch (channel) {
    case 'pos':
      return `${year - 2000}${rng.int(1_000_000, 9_999_999)}`
    case 'im':
      return String(rng.int(200_000, 899_999))
    case 'appeal59':
      return `ЕП-${rng.int(10_000, 99_999)}`
    default:
      return ''
  }
}

function minutesToInterim(rng: Rng, isImportant: boolean): number {
  if (isImportant) return rng.chance(0.1) ? rng.int(245, 400) : rng.int(25, 230)
  return rng.chance(0.07) ? rng.int(545, 800) : Math.round(60 + (470 * (rng.next() + rng.next() + rng.next())) / 3)
}

function resultOf(rng: Rng, slot: Slot): DemoResult {
  if (slot.isFailure) return 'resolved'
  if (slot.theme === 'water' && slot.territory === 'nikolskoye') return rng.chance(0.6) ? 'explained' : 'resolved'
  if (slot.theme === 'snow') return rng.chance(0.88) ? 'resolved' : 'explained'
  return rng.weighted<DemoResult>([
    ['resolved', 64],
    ['explained', 24],
    ['refused', 5],
    ['postponed', 5],
    ['redirected', 2],
  ])
}

interface Workshop {
  readonly rng: Rng
  readonly calendar: ProductionCalendar
  readonly work: WorkTime
  readonly memberships: ReturnType<typeof demoStaff>['memberships']
}

export function openWorkshop(rng: Rng, calendar: ProductionCalendar): Workshop {
  return { rng, calendar, work: { calendar, hours: demoHours }, memberships: demoStaff().memberships }
}

/** Working moment of an answer on about that day, after `after` and not after the desk's moment. */
function answerMoment({ rng, calendar }: Workshop, wished: string, after: string): string {
  let day = isWorkingDay(calendar, wished) ? wished : nextWorkingDay(calendar, wished)
  if (day > anchorDay) day = anchorDay
  const first = after.slice(0, 10)
  if (day <= first) day = nextWorkingDay(calendar, first)
  if (day >= anchorDay) {
    // A first reply of this very morning leaves the minutes between it and the desk's moment.
    const from = first === anchorDay ? Number(after.slice(11, 13)) * 60 + Number(after.slice(14, 16)) + 1 : 8 * 60 + 5
    return `${anchorDay}T${clockText(rng.int(Math.min(from, 10 * 60 + 42), 10 * 60 + 42))}`
  }
  return `${day}T${clockText(rng.int(8 * 60 + 20, 14 * 60 + 55))}`
}

/** Share of the term that an answer takes: the median of ПОС is about eleven days of thirty. */
function shareOfTerm(rng: Rng, channel: DemoChannelCode): number {
  const middle = (rng.next() + rng.next()) / 2
  return channel === 'im' ? 0.25 + 0.7 * middle : channel === 'pos' ? 0.08 + 0.62 * middle : 0.2 + 0.75 * middle
}

function settle(shop: Workshop, card: DemoCase, slot: Slot): void {
  const { rng, calendar } = shop
  const habits = habitsOf[card.recipient ?? ''] ?? { late: 0.06, repeated: 0.03, clarity: 4 }
  const due = finalDue(card, calendar)
  const start = card.interimAt ?? card.receivedAt
  const startDay = start.slice(0, 10)
  // An ИМ card always has its first reply here, so the due date is known.
  const term = Math.max(2, daysBetween(startDay, due ?? addDays(startDay, 7)))
  const isSlow = slot.isFailure || (card.block === 'energy' && startDay >= '2026-10-20')
  const isSnow = card.theme === 'snow' && startDay >= '2026-11-01'
  const isLate = !isSnow && rng.chance(slot.isFailure ? 0.2 : isSlow ? habits.late * 2 : habits.late)
  const days = isSnow
    ? rng.int(1, 4)
    : isLate
      ? term + rng.int(1, 9)
      : Math.max(1, Math.floor(term * shareOfTerm(rng, card.channel)))
  const authoredDays = slot.authored?.answeredAfter
  const wished = addDays(startDay, authoredDays ?? days)
  const answeredAt = answerMoment(shop, wished, start)
  const result = slot.authored === null ? resultOf(rng, slot) : 'resolved'
  card.answeredAt = answeredAt
  card.status = 'answered'
  card.result = result
  if (result === 'postponed') {
    card.postponedUntil = addDays(answeredAt.slice(0, 10), rng.int(40, 150))
    card.postponedReason = 'работы возможны после поставки материалов и по сезону'
  }
  if (rng.chance(0.36)) {
    const isSore = slot.isFailure || (slot.theme === 'water' && slot.territory === 'nikolskoye')
    const mean = isSore ? 2.4 : habits.clarity
    const clarity = Math.min(5, Math.max(1, Math.round(mean + (rng.next() + rng.next() - 1) * 1.6)))
    const solved = result === 'resolved' ? rng.chance(0.35 + 0.12 * clarity) : rng.chance(0.15)
    const on = addDays(answeredAt.slice(0, 10), rng.int(1, 6))
    if (on <= anchorDay) card.satisfaction = { solved, clarity: clarity as 1 | 2 | 3 | 4 | 5, on }
  }
}

function openStatus(rng: Rng, slot: Slot): DemoCase['status'] {
  if (slot.isReturn) return 'repeated'
  if (slot.registeredOn >= '2026-11-14') return 'assigned'
  return rng.weighted([
    ['inWork', 75],
    ['onReview', 15],
    ['assigned', 10],
  ])
}

/** What is known of the person depends on the channel: a post has a name at most, a message is written by one person. */
function applicantOf(rng: Rng, channel: DemoChannelCode, place: Territory): DemoApplicant | null {
  const share = { pos: 0.65, im: 0.2, phone: 0.85, portal: 0.5, appeal59: 1, letter: 1, visit: 1 }[channel]
  if (!rng.chance(share)) return null
  const applicant = generateApplicant(rng, place)
  if (channel === 'im')
    return {
      ...applicant,
      kind: 'citizen',
      name: oneName(applicant),
      phone: '',
      email: '',
      postalAddress: '',
      people: null,
    }
  if (applicant.kind === 'collective' && channel !== 'letter' && channel !== 'appeal59')
    return { ...applicant, kind: 'citizen', name: oneName(applicant), people: null }
  return applicant
}

const oneName = ({ name }: DemoApplicant): string => name.replace(' и другие жители', '')

/** One card in the time of the story; numbers and the repeat are set when all cards are known. */
export function makeCard(shop: Workshop, slot: Slot, shift: number): DemoCase {
  const { rng, calendar, work, memberships } = shop
  const { authored, theme, block } = slot
  if (theme === null || block === null || slot.territory === null) throw new RangeError('a slot without a subject')
  const place = territoryOf(slot.territory)
  const isOffice = isWorkingDay(calendar, slot.receivedOn) && slot.minutes >= 480 && slot.minutes <= 1030
  const channel = channelOf(rng, slot, isOffice)
  const known = themeOf(theme)
  // Paper and visits come on working days.
  const isPaper = channel === 'letter' || channel === 'visit'
  const receivedOn = isPaper && !isWorkingDay(calendar, slot.receivedOn) ? slot.registeredOn : slot.receivedOn
  const receivedAt = `${receivedOn}T${clockText(slot.minutes)}`
  const voice = slot.kind === 'appeal' ? 'formal' : channel === 'im' ? 'chat' : 'plain'
  const told = authored ?? generateCaseText(rng, { theme, territory: place, season: seasonOf(slot.receivedOn), voice })
  const isImportant = !slot.isOpen && (theme === 'gas' || rng.chance(0.03))
  const card: DemoCase = {
    kind: slot.kind,
    number: slot.number,
    year: slot.year,
    channel,
    externalNumber: externalNumber(rng, channel, slot.year),
    receivedAt,
    registeredOn: slot.registeredOn,
    text: told.text,
    gist: told.gist,
    address: told.address,
    territory: slot.territory,
    block,
    theme,
    recipient: authored ? authored.recipient : rng.weighted(known.recipients),
    responsible: holderOf(block, slot.registeredOn, memberships),
    fastTrack: authored ? authored.fastTrack === true : known.fastTrack && channel === 'pos',
    importance: isImportant ? 'high' : 'normal',
    repeatOf: null,
    interimAt: null,
    interimText: '',
    answeredAt: null,
    answer: '',
    result: null,
    satisfaction: null,
    postponedUntil: null,
    postponedReason: '',
    status: authored?.status ?? openStatus(rng, slot),
    applicant: authored?.applicant ?? applicantOf(rng, channel, place),
  }
  if (channel === 'im' && !(slot.isOpen && authored !== null && authored.interimAfter === undefined)) {
    const minutes = authored?.interimAfter ?? (slot.isOpen ? rng.int(60, 300) : minutesToInterim(rng, isImportant))
    const moment = addWorkingMinutes(work, receivedAt, minutes)
    // A card that is closed by the desk's moment had its first reply before it.
    card.interimAt = moment < now ? moment : `${anchorDay}T08:10`
    card.interimText = interimText(rng)
  }
  if (!slot.isOpen) settle(shop, card, slot)
  if (authored?.postponedUntil !== undefined) {
    card.postponedUntil = authored.postponedUntil
    card.postponedReason = 'нужна автовышка, работы согласованы с сетевой организацией'
  }
  if (card.answeredAt !== null && card.result !== null) {
    const moved = (date: string): string => fullDate(addDays(date.slice(0, 10), shift))
    const answer = answerText(
      rng,
      theme,
      card.result,
      moved(card.answeredAt),
      moved(card.postponedUntil ?? card.answeredAt),
    )
    card.answer =
      card.kind === 'message' ? answer : answer.replace('сообщению', 'обращению').replace('Сообщение', 'Обращение')
  }
  if (slot.registeredOn >= holderGone && block === 'energy') card.responsible = null
  return card
}
