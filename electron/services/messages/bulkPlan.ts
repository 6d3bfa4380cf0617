import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { BulkChange, StayCode } from '../../contract/caseBulk.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Patch } from '../../db/records.ts'
import { listClocks } from '../deadlines/deadlines.service.ts'
import { findCase } from './cases.repo.ts'
import type { CaseRecord } from './cases.repo.ts'
import { clockBook, metAt, planRecount, summariseClocks } from './clocks.ts'
import type { ClockBook } from './clocks.ts'
import { planEdit } from './edit.ts'
import type { EditPlan } from './edit.ts'
import { statusAfterRecount, statusAfterRouting, waitsForInterim } from './routing.ts'
import { bulkTexts, fieldTexts, refusals } from './texts.ts'
import { findTheme } from './words.repo.ts'

/** Why a card stays as it is. */
export interface Stay {
  code: StayCode
  why: string
}

/** What becomes of one card: the fields that a person changes and what the caller adds over what follows from them. */
export interface CardPlan {
  edit: EditPlan
  also: Patch<CaseRecord>
}

const MAX_NOTE = 20_000

/** What holds for the change as a whole, whatever the card. @throws AppError invalid, refused */
export function checkChange(change: BulkChange, now: string): void {
  const { status, postponedUntil, reason } = change
  const touched = [...Object.values(change.case ?? {}), change.addNote, status, postponedUntil]
  if (touched.every((value) => value === undefined)) throw new AppError('invalid', bulkTexts.nothing)
  if (status === 'answered' || status === 'postponed' || status === 'repeated')
    throw fieldErrors({ status: refusals.statusByAct[status] })
  const errors: Record<string, string> = {}
  if (change.addNote === '') errors['addNote'] = bulkTexts.noNote
  if (postponedUntil !== undefined) {
    if (postponedUntil <= now.slice(0, 10)) errors['postponedUntil'] = fieldTexts.until
    if ((reason ?? '') === '') errors['reason'] = fieldTexts.reason
  }
  if (Object.keys(errors).length > 0) throw fieldErrors(errors)
}

const stays = (code: StayCode, why: string): { stays: Stay } => ({ stays: { code, why } })

/** An act of work on a card whose answer is given would say that it was not: such a card is returned first. */
function needsOpenCard(change: BulkChange): boolean {
  const { recipientId, responsibleId } = change.case ?? {}
  return (
    change.status !== undefined ||
    change.postponedUntil !== undefined ||
    recipientId !== undefined ||
    responsibleId !== undefined
  )
}

/** What a change does to one card, or why the card stays: the same checks as when the card is edited by itself. */
export function planCard(
  db: ReadDb,
  now: string,
  card: CaseRecord | undefined,
  change: BulkChange,
): { stays: Stay } | CardPlan {
  if (!card) return stays('deleted', refusals.unknown)
  if (card.deletedAt !== null) return stays('deleted', bulkTexts.inTrash)
  if (card.status === 'answered' && needsOpenCard(change)) return stays('answered', bulkTexts.answered)
  try {
    const edit = planEdit(db, now, card, {
      ...withBlock(db, change.case ?? {}),
      ...(change.addNote === undefined ? {} : { note: noteWith(change.case?.note ?? card.note, change.addNote) }),
    })
    const also = workPatch(db, card, change)
    const isSame = Object.keys(edit.patch).length === 0 && Object.keys(also).length === 0
    return isSame ? stays('same', bulkTexts.same) : { edit, also }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return stays('invalid', Object.values(error.fields ?? {})[0] ?? error.message)
  }
}

/** A theme brings its block along, unless the block is changed too. */
function withBlock(db: ReadDb, values: NonNullable<BulkChange['case']>): NonNullable<BulkChange['case']> {
  const theme = findTheme(db, values.themeId ?? null)
  return theme && values.blockId === undefined ? { ...values, blockId: theme.blockId } : values
}

function noteWith(note: string, added: string): string {
  const whole = note === '' ? added : `${note}\n${added}`
  if (whole.length > MAX_NOTE) throw fieldErrors({ note: bulkTexts.noteFull })
  return whole
}

/** Status and postponement: only what really changes. */
function workPatch(db: ReadDb, card: CaseRecord, change: BulkChange): Patch<CaseRecord> {
  const wanted: Patch<CaseRecord> = {}
  if (change.status !== undefined) {
    if (change.status === 'awaitingInterim' && !waitsForInterim({ db }, card.id))
      throw new AppError('refused', refusals.noInterimClock)
    wanted.status = change.status
    if (card.status === 'postponed') Object.assign(wanted, { postponedUntil: null, postponedReason: '' })
  }
  if (change.postponedUntil !== undefined) {
    wanted.status = 'postponed'
    wanted.postponedUntil = change.postponedUntil
    wanted.postponedReason = change.reason ?? ''
  }
  return Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => card[field as keyof CaseRecord] !== value),
  ) as Patch<CaseRecord>
}

/** The card as it would be, new dates and status included; nothing is written. */
export function foresee(db: ReadDb, now: string, book: ClockBook, card: CaseRecord, plan: CardPlan): CaseRecord {
  const { edit, also } = plan
  const { wanted } = edit
  if (!edit.isRecounted && !edit.isRouted) return { ...wanted, ...also }
  const clocks = foreseenClocks(db, now, book, edit)
  const waits = (): boolean => clocks.some((row) => row.stage === 'interim' && row.metAt === null)
  const counted = edit.isRecounted ? { ...wanted, ...statusAfterRecount({ db }, card, waits) } : wanted
  const routed = edit.isRouted ? statusAfterRouting({ db }, counted, wanted.recipientId, waits) : {}
  return { ...counted, ...summariseClocks(clocks, wanted.answeredAt !== null), ...routed, ...also }
}

/** Clocks of a card as a change would leave them: counted anew, then met by whoever is named to answer. */
function foreseenClocks(db: ReadDb, now: string, book: ClockBook, edit: EditPlan) {
  const { wanted } = edit
  const clocks = edit.isRecounted ? planRecount(db, book, wanted).after : listClocks(db, wanted.id)
  const isNamed = edit.isRouted && wanted.recipientId !== null
  const alive = clocks.filter((row) => row.cancelledReason === '')
  return alive.map((row) =>
    isNamed && row.metAt === null && row.stage === 'routing'
      ? { ...row, metAt: metAt('routing', { ...wanted, routedAt: now }) }
      : row,
  )
}

/** Cards of a choice, each once, in the order of the register. */
export function chosenIds(ids: readonly number[]): number[] {
  return [...new Set(ids)].sort((a, b) => a - b)
}

export interface BulkPlan {
  cards: { card: CaseRecord; plan: CardPlan }[]
  staying: { id: number; stay: Stay }[]
}

/** Every card of a choice with what would become of it. @param isStale cards that were changed after they were shown */
export function planMany(
  db: ReadDb,
  now: string,
  ids: readonly number[],
  change: BulkChange,
  isStale: (id: number) => boolean = () => false,
): BulkPlan {
  const result: BulkPlan = { cards: [], staying: [] }
  for (const id of chosenIds(ids)) {
    const card = findCase(db, id)
    const plan = isStale(id) ? stays('changed', bulkTexts.changedSince) : planCard(db, now, card, change)
    if ('stays' in plan || !card) result.staying.push({ id, stay: 'stays' in plan ? plan.stays : NOT_FOUND })
    else result.cards.push({ card, plan })
  }
  return result
}

const NOT_FOUND: Stay = { code: 'deleted', why: refusals.unknown }

/** Reasons with how many cards each holds back, the most common first. */
export function countReasons(staying: BulkPlan['staying']): { code: StayCode; why: string; count: number }[] {
  const counts = new Map<string, { code: StayCode; why: string; count: number }>()
  for (const { stay } of staying) {
    const known = counts.get(stay.why)
    if (known) known.count += 1
    else counts.set(stay.why, { ...stay, count: 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)
}

/** Rules and calendar for a whole choice: read once, because reading them for each card would take most of the time. */
export const bookOf = (ctx: { readonly db: ReadDb; readonly resourcesDir: string }): ClockBook =>
  clockBook(ctx.db, ctx.resourcesDir)
