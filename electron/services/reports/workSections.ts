import { tableFilters } from '../../contract/analytics.ts'
import type { BreakdownLine } from '../../contract/analytics.ts'
import type { AssignmentFilter } from '../../contract/assignments.ts'
import { CENTRE_REQUEST_KINDS } from '../../contract/centreRequests.ts'
import type { CentreRequestFilter } from '../../contract/centreRequests.ts'
import type { Rating, RatingComponent, RatingPlace } from '../../contract/ratings.ts'
import type { ReportTable } from '../../contract/reports.ts'
import { shortDate } from '../../documents/civilText.ts'
import { figureText } from '../../documents/reportFigures.ts'
import { formatDecimal, formatInteger, formatShare } from '../../documents/typography.ts'
import { satisfactionOf } from '../analytics/analytics.service.ts'
import { assignmentFigures, pageOfAssignments } from '../assignments/assignments.service.ts'
import { pageOfRequests } from '../centreRequests/centreRequests.service.ts'
import { countCases } from '../messages/messages.service.ts'
import { meetingsHeld } from '../meetings/meetings.service.ts'
import { ratingOf, scopesOf } from '../ratings/ratings.service.ts'
import { amount, cases, columnsOf, day, decimal, shareOf, table, word } from './cells.ts'
import { linesOf, nameOf } from './flowSections.ts'
import type { Entry } from './flowSections.ts'
import type { Part } from './sections.ts'
import type { Source } from './source.ts'
import { texts } from './texts.ts'

/** What became of it: terms, recipients, repeats and marks, assignments, meetings, papers of the ЦУР. */

const { said, columns, tables } = texts
const MANY = 500
const missed = (line: BreakdownLine): number => line.late + line.overdueOpen
const sum = (lines: readonly BreakdownLine[], of: (line: BreakdownLine) => number): number =>
  lines.reduce((all, line) => all + of(line), 0)

function termColumns(source: Source, by: Entry) {
  const { text, count, percent } = columnsOf<BreakdownLine>()
  const opens = (line: BreakdownLine, fact: 'closed' | 'inTime' | 'late' | 'overdueOpen') =>
    cases(tableFilters.line(source.scope, by, line.id, fact))
  return [
    text(columns[by], ({ id }) => word(nameOf(source, by, id))),
    count(columns.received, (line) => amount(line.received, cases(tableFilters.line(source.scope, by, line.id)))),
    count(columns.closed, (line) => amount(line.closed, opens(line, 'closed'))),
    count(columns.late, (line) => amount(line.late, opens(line, 'late'))),
    count(columns.overdue, (line) => amount(line.overdueOpen, opens(line, 'overdueOpen'))),
    percent(columns.inTimeShare, (line) => shareOf(line.inTime, line.closed + line.overdueOpen)),
  ]
}

export function terms(source: Source): Part {
  const lines = linesOf(source, 'block').filter(({ received }) => received > 0)
  const [worst] = lines.filter(({ id }) => id !== null).toSorted((a, b) => missed(b) - missed(a))
  return {
    sentences:
      lines.length === 0
        ? []
        : [
            said.terms(
              formatInteger(sum(lines, ({ closed }) => closed)),
              formatInteger(sum(lines, ({ late }) => late)),
              formatInteger(sum(lines, ({ overdueOpen }) => overdueOpen)),
            ),
            ...(worst && missed(worst) > 0
              ? [said.worstBlock(nameOf(source, 'block', worst.id), formatInteger(missed(worst)))]
              : []),
          ],
    tables: () => table('terms', tables.terms, termColumns(source, 'block'), lines, { limit: source.rows }),
  }
}

/** Ratings that the decree of the office asks for, else the one over all channels; a note of a week holds the first. */
function ratingsOf(source: Source): Rating[] {
  const ranked = scopesOf(source.ctx.db).filter(({ isRanked, scope }) => isRanked || scope === 'all')
  const asked = ranked.some(({ isRanked }) => isRanked) ? ranked.filter(({ isRanked }) => isRanked) : ranked
  const shown = source.period.kind === 'week' ? asked.slice(0, 1) : asked
  return shown.map(({ scope }) => ratingOf(source.ctx.db, { period: source.period, scope }, source.ctx))
}

function ratingTable(source: Source, rating: Rating): ReportTable[] {
  const { text, short, count, percent, mark } = columnsOf<RatingPlace>()
  const scope = {
    ...source.scope,
    ...(rating.channelIds === null ? {} : { channelIds: rating.channelIds }),
  }
  const component = (place: RatingPlace, name: RatingComponent) => {
    const line = place.lines.find((one) => one.component === name)
    return decimal(line?.value ?? null, figureText('percent', { value: line?.value ?? null, part: null, whole: null }))
  }
  return table(
    `rating-${rating.scope}`,
    tables.rating(rating.scopeName),
    [
      short(columns.place, ({ place }) => word(String(place ?? ''))),
      text(columns.recipient, ({ name }) => word(name)),
      count(columns.received, ({ recipientId, number }) =>
        amount(number, cases(tableFilters.line(scope, 'recipient', recipientId))),
      ),
      percent(columns.inTimeShare, (place) => component(place, 'terms')),
      percent(columns.fullness, (place) => component(place, 'fullness')),
      mark(columns.score, ({ score }) => decimal(score, score === null ? '' : formatDecimal(score))),
      short(columns.placeBefore, ({ placeBefore }) => word(placeBefore === null ? '' : String(placeBefore))),
    ],
    rating.places,
    { limit: source.rows },
  )
}

export function recipients(source: Source): Part {
  const lines = linesOf(source, 'recipient').filter(({ received }) => received > 0)
  const known = lines.filter(({ id }) => id !== null)
  const silent = known.filter(({ closed }) => closed === 0)
  const ratings = known.length === 0 ? [] : ratingsOf(source)
  return {
    sentences: [
      ...(lines.length > 0 && known.length === 0 ? [said.noRecipients] : []),
      ...(known.length === 0 ? [] : [said.recipients(formatInteger(known.length), formatInteger(silent.length))]),
      ...ratings.flatMap(({ scopeName, places, settled, formula, formulaText: [first = ''] }) =>
        places.length === 0
          ? [said.noRating(scopeName)]
          : [said.rating(scopeName, formula.number, first, settled === null ? null : shortDate(settled.at))],
      ),
    ],
    tables: () => [
      ...ratings.flatMap((rating) => ratingTable(source, rating)),
      ...table('recipients', tables.recipients, termColumns(source, 'recipient'), lines, { limit: source.rows }),
    ],
  }
}

export function repeats(source: Source): Part {
  const { scope } = source
  const repeat = source.value('incomingRepeatShare')
  const rated = source.value('goodShare').whole ?? 0
  const low = { ...tableFilters.received(scope, scope.period), clarityFrom: 1, clarityTo: 2 }
  const lowCount = rated === 0 ? 0 : countCases(source.ctx.db, low, source.ctx.now)
  const { text, count, percent } = columnsOf<BreakdownLine>()
  return {
    sentences: [
      ...((repeat.whole ?? 0) === 0 ? [] : [said.repeats(formatShare(repeat.part ?? 0, repeat.whole ?? 0))]),
      ...(rated > 0 ? [said.low(formatShare(lowCount, rated))] : (repeat.whole ?? 0) > 0 ? [said.noMarks] : []),
    ],
    tables: () =>
      table(
        'repeats',
        tables.repeats,
        [
          text(columns.theme, ({ id }) => word(nameOf(source, 'theme', id))),
          count(columns.received, ({ id, received }) => amount(received, cases(tableFilters.line(scope, 'theme', id)))),
          count(columns.repeats, (line) =>
            amount(line.repeats, cases(tableFilters.line(scope, 'theme', line.id, 'repeats'))),
          ),
          count(columns.returned, (line) =>
            amount(line.returned, cases(tableFilters.line(scope, 'theme', line.id, 'returned'))),
          ),
          percent(columns.share, (line) => shareOf(line.repeats, line.received)),
        ],
        linesOf(source, 'theme')
          .filter((line) => line.repeats > 0)
          .toSorted((a, b) => b.repeats - a.repeats),
        { limit: source.rows },
      ),
  }
}

export function satisfaction(source: Source): Part {
  const { asked, responded, marks, rated } = satisfactionOf(source.ctx, source.scope)
  const { text, count, percent } = columnsOf<(typeof marks)[number]>()
  const opens = (mark: number) => tableFilters.mark(source.scope, mark)
  return {
    sentences: asked === 0 ? [said.noMarks] : [said.satisfaction(formatInteger(asked), formatShare(responded, asked))],
    tables: () =>
      table(
        'marks',
        tables.marks,
        [
          text(columns.mark, ({ mark }) => word(texts.marks(mark))),
          count(columns.amount, ({ mark, total }) => amount(total, cases(opens(mark)))),
          percent(columns.share, ({ total }) => shareOf(total, rated)),
        ],
        rated === 0 ? [] : marks,
      ),
    charts: () =>
      rated === 0
        ? []
        : [
            {
              key: 'marks',
              title: texts.charts.marks,
              kind: 'columns',
              unit: 'count',
              isStacked: false,
              labels: marks.map(({ mark }) => String(mark)),
              series: [
                {
                  name: columns.amount,
                  values: marks.map(({ total }) => total),
                  opens: marks.map(({ mark }) => ({ kind: 'cases', filter: opens(mark) })),
                },
              ],
              partial: [],
            },
          ],
  }
}

export function assignments(source: Source): Part {
  const { from, to } = source.period
  const { db, now } = source.ctx
  const due: AssignmentFilter = { show: 'all', executor: null, meetingId: null, text: '', dueFrom: from, dueTo: to }
  const { all } = assignmentFigures(db, due, ['all'], now)
  const overdue = pageOfAssignments(db, { ...due, show: 'lateOpen' }, { after: null, limit: source.rows }, now)
  const { text, short, count, date } = columnsOf<(typeof overdue.rows)[number]>()
  return {
    sentences: [
      said.assignments(
        source.text('assignmentsIssued'),
        formatInteger(all),
        source.text('assignmentsDone'),
        source.text('assignmentsOverdue'),
      ),
    ],
    tables: () =>
      table(
        'overdueAssignments',
        tables.overdue,
        [
          short(columns.number, (row) => word(row.number, { kind: 'assignment', assignmentId: row.id })),
          ...(source.isInner
            ? [text(columns.assignment, (row) => word(row.text)), text(columns.executor, (row) => word(row.executor))]
            : []),
          date(columns.due, (row) => day(row.dueOn)),
          count(columns.overdueDays, (row) => ({ ...amount(row.overdueDays), isSmall: false })),
        ],
        overdue.rows,
      ).map((one) =>
        overdue.total > overdue.rows.length ? { ...one, note: tables.more(overdue.rows.length, overdue.total) } : one,
      ),
  }
}

export function meetings(source: Source): Part {
  const held = meetingsHeld(source.ctx.db, source.period, source.ctx.now.slice(0, 10))
  const { text, short, count, date } = columnsOf<(typeof held)[number]>()
  const inPerson = held.filter(({ format }) => format === 'inPerson').length
  return {
    sentences: [
      held.length === 0
        ? said.noMeetings
        : said.meetings(formatInteger(held.length), formatInteger(inPerson), formatInteger(held.length - inPerson)),
    ],
    tables: () =>
      table(
        'meetings',
        tables.meetings,
        [
          short(columns.number, ({ id, number }) => word(String(number), { kind: 'meeting', meetingId: id })),
          date(columns.date, ({ heldOn }) => day(heldOn)),
          text(columns.form, ({ format }) => word(texts.formats[format])),
          count(columns.items, ({ items }) => ({ ...amount(items), isSmall: false })),
          count(columns.assignments, (row) => ({
            ...amount(row.assignments, {
              kind: 'assignments',
              filter: { show: 'all', executor: null, meetingId: row.id, text: '' },
            }),
            isSmall: false,
          })),
        ],
        held,
      ),
  }
}

export function centre(source: Source): Part {
  const { db, now } = source.ctx
  const filter = (more: Partial<CentreRequestFilter>): CentreRequestFilter => ({
    show: 'all',
    text: '',
    receivedFrom: source.period.from,
    receivedTo: source.period.to,
    ...more,
  })
  const rows = pageOfRequests(db, filter({}), { after: null, limit: MANY }, now).rows
  const kinds = CENTRE_REQUEST_KINDS.map((kind) => {
    const own = rows.filter((row) => row.kind === kind)
    return {
      kind,
      total: own.length,
      answered: own.filter(({ state }) => state === 'answered' || state === 'closed').length,
      late: own.filter(({ isLate }) => isLate).length,
    }
  })
  const all = (of: (kind: (typeof kinds)[number]) => number): string =>
    formatInteger(kinds.reduce((total, kind) => total + of(kind), 0))
  const { text, count } = columnsOf<(typeof kinds)[number]>()
  const plain = (value: number, more: Partial<CentreRequestFilter> | null) => ({
    ...amount(value, more === null ? null : { kind: 'requests', filter: filter(more) }),
    isSmall: false,
  })
  return {
    sentences: [
      rows.length === 0
        ? said.noCentre
        : said.centre(
            all(({ total }) => total),
            all(({ answered }) => answered),
            all(({ late }) => late),
          ),
    ],
    tables: () =>
      table(
        'centre',
        tables.centre,
        [
          text(columns.document, ({ kind }) => word(texts.requestKinds[kind])),
          count(columns.received, ({ kind, total }) => plain(total, { kind })),
          count(columns.answered, ({ answered }) => plain(answered, null)),
          count(columns.lateAnswers, ({ late }) => plain(late, null)),
        ],
        kinds.filter(({ total }) => total > 0),
      ),
  }
}
