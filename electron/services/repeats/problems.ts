import { AppError } from '../../contract/errors.ts'
import type { ProblemRow } from '../../contract/repeats.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { normalName } from '../directory/directory.service.ts'
import { cases, findCase, formatNumber } from '../messages/messages.service.ts'
import type { CaseRecord } from '../messages/messages.service.ts'
import { cardsOfProblem, listProblems, problems } from './problems.repo.ts'
import type { ProblemRecord } from './problems.repo.ts'
import { refusals, titles } from './texts.ts'

const DAY_MS = 86_400_000
const dayBefore = (now: string, days: number): string =>
  new Date(Date.parse(`${now.slice(0, 10)}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10)

const counted = (ctx: QueryContext, only: number | null): ProblemRow[] =>
  listProblems(ctx.db, dayBefore(ctx.now, 6), dayBefore(ctx.now, 13), only)

const ORDERS: Readonly<Record<'size' | 'growth' | 'title', (a: ProblemRow, b: ProblemRow) => number>> = {
  size: (a, b) => b.total - a.total,
  growth: (a, b) => b.week - b.weekBefore - (a.week - a.weekBefore) || b.week - a.week,
  title: (a, b) => a.title.localeCompare(b.title, 'ru'),
}

/** Problems with their counters, in an order. Growth: how much more came in the last seven days than in the seven before. */
export function problemList(
  ctx: QueryContext,
  input: { sort: 'size' | 'growth' | 'title'; search: string; limit: number },
): { rows: ProblemRow[]; total: number } {
  const wanted = normalName(input.search)
  const rows = counted(ctx, null)
    .filter((row) => wanted === '' || normalName(`${row.title} ${row.address}`).includes(wanted))
    .sort((a, b) => ORDERS[input.sort](a, b) || b.total - a.total || a.id - b.id)
  return { rows: rows.slice(0, input.limit), total: rows.length }
}

/** @throws AppError notFound */
export function problemOf(ctx: QueryContext, id: number): ProblemRow {
  const [row] = counted(ctx, id)
  if (!row) throw new AppError('notFound', refusals.noProblem)
  return row
}

/** Cards that may be changed, each once. @throws AppError invalid, notFound, refused */
export function liveCards(ctx: CommandContext, ids: readonly number[]): CaseRecord[] {
  if (ids.length === 0) throw new AppError('invalid', refusals.noneChosen)
  return [...new Set(ids)].map((id) => {
    const card = findCase(ctx.db, id)
    if (!card) throw new AppError('notFound', refusals.unknown)
    if (card.deletedAt !== null) throw new AppError('refused', refusals.inTrash(formatNumber(card)))
    return card
  })
}

function liveProblem(ctx: CommandContext, id: number): ProblemRecord {
  const row = ctx.records.find(problems, id)
  if (!row || row.deletedAt !== null) throw new AppError('notFound', refusals.noProblem)
  return row
}

const TITLE_LENGTH = 120

/** What all cards of a problem agree on; of a place or a theme that differs the problem says nothing. */
function common<T>(cards: readonly CaseRecord[], of: (card: CaseRecord) => T, none: T): T {
  const [first] = cards
  return first && cards.every((card) => of(card) === of(first)) ? of(first) : none
}

function startProblem(ctx: CommandContext, cards: readonly CaseRecord[], title: string): number {
  return ctx.records.insert(problems, {
    title: title.slice(0, 300),
    themeId: common(cards, (card) => card.themeId, null),
    territoryId: common(cards, (card) => card.territoryId, null),
    address: common(cards, (card) => card.address, ''),
    note: '',
  })
}

type JoinInput =
  | { to: 'problem'; ids: readonly number[]; problemId: number }
  | { to: 'card'; ids: readonly number[]; withId: number }
  | { to: 'new'; ids: readonly number[]; title: string }

type Joined = { operationId: number; title: string; problemId: number }

/** Joins cards to a problem; the one of a card without a problem is made with both in it. One operation. */
export function join(ctx: CommandContext, input: JoinInput): Joined {
  const cards = liveCards(ctx, input.ids)
  if (input.to === 'problem') return put(ctx, cards, liveProblem(ctx, input.problemId).id)
  if (input.to === 'new') return put(ctx, cards, startProblem(ctx, cards, input.title))
  const [other] = liveCards(ctx, [input.withId])
  if (!other || cards.every((card) => card.id === other.id)) throw new AppError('invalid', refusals.itself)
  const known = other.problemId === null ? undefined : ctx.records.find(problems, other.problemId)
  if (known && known.deletedAt === null) return put(ctx, cards, known.id)
  const title = other.gist.length > TITLE_LENGTH ? `${other.gist.slice(0, TITLE_LENGTH).trimEnd()}…` : other.gist
  return put(ctx, cards, startProblem(ctx, [other], title), [other])
}

function put(
  ctx: CommandContext,
  cards: readonly CaseRecord[],
  problemId: number,
  first: readonly CaseRecord[] = [],
): Joined {
  const joining = cards.filter((card) => card.problemId !== problemId)
  if (joining.length === 0) throw new AppError('refused', refusals.joinedAlready)
  const all = [...first.filter((card) => joining.every((one) => one.id !== card.id)), ...joining]
  for (const card of all) ctx.records.update(cases, card.id, null, { problemId })
  ctx.records.title = titles.joined(joining.map(formatNumber), liveProblem(ctx, problemId).title)
  return { ...ctx.records.handle(), problemId }
}

/** Takes cards out of their problems; a problem without cards stays until it is removed. */
export function leave(ctx: CommandContext, ids: readonly number[]): { operationId: number; title: string } {
  const cards = liveCards(ctx, ids).filter((card) => card.problemId !== null)
  if (cards.length === 0) throw new AppError('refused', refusals.inNoProblem)
  for (const card of cards) ctx.records.update(cases, card.id, null, { problemId: null })
  ctx.records.title = titles.left(cards.map(formatNumber))
  return ctx.records.handle()
}

/** @throws AppError notFound, conflict */
export function saveProblem(
  ctx: CommandContext,
  input: {
    id: number
    version: number
    title: string
    themeId: number | null
    territoryId: number | null
    address: string
    note: string
  },
): { operationId: number; title: string } {
  const { id, version, ...values } = input
  liveProblem(ctx, id)
  ctx.records.update(problems, id, version, values)
  ctx.records.title = titles.saved(values.title)
  return ctx.records.handle()
}

/** Takes a group apart: its cards stay, without a problem. */
export function removeProblem(
  ctx: CommandContext,
  input: { id: number; version: number },
): { operationId: number; title: string } {
  const { title } = liveProblem(ctx, input.id)
  for (const id of cardsOfProblem(ctx.db, input.id)) ctx.records.update(cases, id, null, { problemId: null })
  ctx.records.remove(problems, input.id, input.version)
  ctx.records.title = titles.removed(title)
  return ctx.records.handle()
}
