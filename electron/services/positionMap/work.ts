import type { ActivityKey } from '../../contract/positionMap.ts'
import type { CentreRequestFilter } from '../../contract/centreRequests.ts'
import { shortDate } from '../../documents/civilText.ts'
import { actedWithin, listRules } from '../autorules/autorules.service.ts'
import { centreRequestFigures } from '../centreRequests/centreRequests.service.ts'
import { meetingsHeld } from '../meetings/meetings.service.ts'
import { membersOn, rosterGaps } from '../members/members.service.ts'
import { packageWays } from '../exchange/exchange.service.ts'
import { listSnippets } from '../snippets/snippets.service.ts'
import { count, gap, gapIf, page } from './pieces.ts'
import type { Teller } from './pieces.ts'
import { figureNames, gaps, meetingName, packageName } from './texts.ts'

/** Activities whose figures are of meetings, assignments, rules, people and the ЦУР. */

/** So many are named in a gap; the others are counted. */
export const NAMED = 5

const within = (of: { from: string; to: string }, day: string): boolean => day >= of.from && day <= of.to

const packages: Teller = ({ ctx, period, today }) => {
  const all = packageWays(ctx.db, today)
  const sent = all.filter(({ sending }) => sending !== null && within(period, sending.sentOn))
  const accepted = all.filter(({ receipt }) => receipt?.state === 'accepted' && within(period, receipt.receivedOn))
  const name = (one: (typeof all)[number]): string => packageName(one.periodName, one.versionNumber)
  const opens = page('exchange')
  return {
    figures: [
      count('packagesSent', figureNames.packagesSent, sent.length, opens),
      count('packagesAccepted', figureNames.packagesAccepted, accepted.length, opens),
    ],
    gaps: [
      ...gapIf(sent.length === 0, gaps.noPackages, opens),
      ...sent.filter(({ state }) => state === 'returned').map((one) => gap(gaps.packageReturned(name(one)), opens)),
      ...sent.filter(({ state }) => state === 'overdue').map((one) => gap(gaps.packageNoReceipt(name(one)), opens)),
    ],
    isDone: sent.length > 0,
  }
}

const centreRequests: Teller = ({ ctx, period }) => {
  const filter: CentreRequestFilter = { show: 'all', text: '', receivedFrom: period.from, receivedTo: period.to }
  const found = centreRequestFigures(ctx.db, filter, ['all', 'active', 'late', 'overdue'], ctx.now)
  const opens = (show: CentreRequestFilter['show']) => ({ kind: 'requests' as const, filter: { ...filter, show } })
  return {
    figures: [
      count('requests', figureNames.requests, found.all, opens('all')),
      count('requestsActive', figureNames.requestsActive, found.active, opens('active')),
      count('requestsLate', figureNames.requestsLate, found.late, opens('late')),
      count('requestsOverdue', figureNames.requestsOverdue, found.overdue, opens('overdue')),
    ],
    gaps: [
      ...gapIf(found.all === 0, gaps.noRequests, null),
      ...gapIf(found.overdue > 0, gaps.requestsOverdue(found.overdue), opens('overdue')),
      ...gapIf(found.late > 0, gaps.requestsLate(found.late), opens('late')),
    ],
    isDone: found.all > 0,
  }
}

const meetings: Teller = ({ ctx, period, today }) => {
  const held = meetingsHeld(ctx.db, period, today)
  return {
    figures: [count('meetingsHeld', figureNames.meetingsHeld, held.length, page('meetings'))],
    gaps: gapIf(held.length === 0, gaps.noMeetings, page('meetings')),
    isDone: held.length > 0,
  }
}

const protocols: Teller = ({ ctx, period, today }) => {
  const held = meetingsHeld(ctx.db, period, today)
  const isSigned = (state: string): boolean => state === 'signed' || state === 'control'
  const unsigned = held.filter(({ state }) => !isSigned(state))
  const names = unsigned.slice(0, NAMED).map(({ number, heldOn }) => meetingName(number, shortDate(heldOn)))
  const [first] = unsigned
  return {
    figures: [
      count('protocolsSigned', figureNames.protocolsSigned, held.length - unsigned.length, page('protocolBook')),
    ],
    gaps: [
      ...gapIf(held.length === 0, gaps.noMeetings, page('meetings')),
      ...(first
        ? [gap(gaps.unsigned(names, unsigned.length - names.length), { kind: 'meeting', meetingId: first.id })]
        : []),
    ],
    isDone: held.length > unsigned.length,
  }
}

const assignments: Teller = (source) => {
  const figures = (['assignmentsIssued', 'assignmentsDone', 'assignmentsInTime', 'assignmentsOverdue'] as const).map(
    (key) => source.figure(key),
  )
  const [issued, done, , overdue] = figures
  const late = overdue?.value ?? 0
  return {
    figures,
    gaps: [
      ...gapIf((issued?.value ?? 0) === 0, gaps.noAssignments, null),
      ...gapIf(late > 0, gaps.assignmentsOverdue(late), overdue?.opens ?? null),
    ],
    isDone: (issued?.value ?? 0) + (done?.value ?? 0) > 0,
  }
}

const autorules: Teller = ({ ctx, period }) => {
  const on = listRules(ctx.db).filter(({ isOn }) => isOn).length
  const acted = actedWithin(ctx.db, period)
  const opens = page('autorules')
  return {
    figures: [
      count('rulesOn', figureNames.rulesOn, on, opens),
      count('rulesActed', figureNames.rulesActed, acted.rules, opens),
      count('cardsRuled', figureNames.cardsRuled, acted.cards, opens),
    ],
    gaps: [...gapIf(on === 0, gaps.noRules, opens), ...gapIf(on > 0 && acted.cards === 0, gaps.rulesSilent, opens)],
    isDone: acted.cards > 0,
  }
}

const members: Teller = ({ ctx, lastDay }) => {
  const people = membersOn(ctx.db, lastDay).length
  const vacant = rosterGaps(ctx.db, lastDay).map(({ name, shortName }) => shortName || name)
  const names = vacant.slice(0, NAMED)
  return {
    figures: [count('people', figureNames.people, people, page('members'))],
    gaps: [
      ...gapIf(people === 0, gaps.nobody, page('members')),
      ...gapIf(people > 0 && vacant.length > 0, gaps.vacant(names, vacant.length - names.length), page('members')),
    ],
    isDone: people > 0,
  }
}

const recipients: Teller = ({ directories, lastDay }) => {
  const open = directories.recipients.filter(
    ({ activeFrom, activeTo }) =>
      (activeFrom === null || activeFrom <= lastDay) && (activeTo === null || activeTo >= lastDay),
  )
  return {
    figures: [count('recipients', figureNames.recipients, open.length, page('recipients'))],
    gaps: gapIf(open.length === 0, gaps.noRecipients, page('recipients')),
    isDone: open.length > 0,
  }
}

const snippets: Teller = ({ ctx }) => {
  const on = listSnippets(ctx.db).filter(({ isOn }) => isOn).length
  return {
    figures: [count('snippets', figureNames.snippets, on, page('snippets'))],
    gaps: gapIf(on === 0, gaps.noSnippets, page('snippets')),
    isDone: on > 0,
  }
}

const indicators: Teller = ({ ownIndicators }) => ({
  figures: [count('ownIndicators', figureNames.ownIndicators, ownIndicators, page('indicators'))],
  gaps: gapIf(ownIndicators === 0, gaps.noIndicators, page('indicators')),
  isDone: ownIndicators > 0,
})

export const workActivities = {
  packages,
  centreRequests,
  meetings,
  protocols,
  assignments,
  autorules,
  members,
  recipients,
  snippets,
  indicators,
} satisfies Partial<Record<ActivityKey, Teller>>
