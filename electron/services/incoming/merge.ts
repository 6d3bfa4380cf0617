import type { MergeChoices } from '../../contract/incoming.ts'
import { AppError } from '../../contract/errors.ts'
import type { Patch } from '../../db/records.ts'
import type { CommandContext, TaskContext } from '../context.ts'
import { caseKey } from '../exchange/exchange.service.ts'
import type { PackageCase } from '../exchange/exchange.service.ts'
import { findCase, insertTaken, restoreTaken, updateImported } from '../messages/messages.service.ts'
import type { CaseRecord, TakenCase } from '../messages/messages.service.ts'
import { compareAll, Comparer, parseNumber } from './compare.ts'
import type { Compared } from './compare.ts'
import type { Difference } from './fields.ts'
import { requireReceived } from './incoming.repo.ts'
import { receivedPackages } from './incoming.tables.ts'
import type { ReceivedRow } from './incoming.tables.ts'
import { readCases } from './stored.ts'
import { texts } from './texts.ts'
import { mergeRefusal } from './view.ts'

/**
 * Merging a package of one's own other PC: chosen cards and fields in one transaction and one operation, so that it is there whole or not
 * at all and is taken back as a whole. What left masked is never written over what is here.
 */

/** Cards of one merge: the writing is one stretch beside which nobody else writes. */
const MOST = 10_000

export interface Merged {
  operationId: number
  title: string
  added: number
  renumbered: number
  changed: number
  fields: number
  otherTerms: number
}

/** Fields of a card that a person chose from the package; what is blocked is never among them. */
export function chosenFields({ record, differences }: Compared, choices: MergeChoices): Difference[] {
  const own = choices.cards[caseKey(record)]?.fields ?? {}
  return differences.filter(
    ({ field, blocked }) => blocked === null && (own[field] ?? choices.fields[field] ?? 'ours') === 'theirs',
  )
}

export const isTaken = ({ record, state }: Compared, choices: MergeChoices): boolean =>
  (state === 'new' || state === 'clash') &&
  (choices.cards[caseKey(record)]?.take ?? (state === 'new' ? choices.takeNew : choices.takeClashes))

interface Plan {
  one: Compared
  patch: Patch<CaseRecord> | null
  fields: number
}

/** What is to be written, in the order of the package. */
function planOf(list: readonly Compared[], choices: MergeChoices): Plan[] {
  return list.flatMap((one): Plan[] => {
    if (isTaken(one, choices)) return [{ one, patch: null, fields: 0 }]
    const chosen = chosenFields(one, choices)
    if (chosen.length === 0) return []
    return [
      {
        one,
        patch: Object.assign({}, ...chosen.map(({ patch }) => patch)) as Patch<CaseRecord>,
        fields: chosen.length,
      },
    ]
  })
}

/** States that hold a fact no package has become «в работе». */
const statusOf = ({ status }: PackageCase): PackageCase['status'] =>
  status === 'postponed' || status === 'repeated' ? 'inWork' : status

/** A card of a package as it is written here. */
function takenCase(comparer: Comparer, row: ReceivedRow, { record, state }: Compared): TakenCase {
  const { names } = comparer
  const parts = parseNumber(record.number)
  const channel = names.channels.find(record.channelCode, record.channel)
  if (!parts || !channel) throw new Error('A card that cannot be taken was chosen')
  const isClash = state === 'clash'
  const themeId = comparer.themeOf(record)
  return {
    kind: record.kind,
    number: isClash ? null : parts.number,
    question: isClash ? 1 : parts.question,
    numberYear: record.year,
    formerNumbers: isClash ? record.number : '',
    channelId: channel.id,
    externalNumber: record.externalNumber ?? '',
    receivedAt: record.receivedAt,
    registeredAt: record.registeredAt,
    territoryId: names.territories.find(null, record.territory)?.id ?? null,
    address: record.street ?? '',
    gist: record.gist ?? '',
    blockId: names.blocks.find(record.blockCode, record.block)?.id ?? null,
    themeId,
    recipientId: names.recipients.find(null, record.recipient)?.id ?? null,
    status: statusOf(record),
    isImportant: record.isImportant,
    fastTrack: record.fastTrack,
    interimAt: record.interimAt,
    answeredAt: record.answeredAt,
    result: record.result,
    isSolved: record.isSolved,
    clarity: record.clarity,
    satisfactionHow: record.isSolved === null && record.clarity === null ? '' : texts.fromPackage,
    returns: record.returns,
    note: texts.note(row.manifest.period.name, row.versionNumber, record.number),
  }
}

function carryOut(ctx: CommandContext, row: ReceivedRow, plan: readonly Plan[]): Merged {
  const { records } = ctx
  const comparer = new Comparer(ctx.db, row)
  const done = { added: 0, renumbered: 0, changed: 0, fields: 0, otherTerms: 0 }
  const reason = texts.reason(row.manifest.period.name, row.versionNumber)
  for (const { one, patch, fields } of plan) {
    if (patch) {
      const card = one.here && findCase(ctx.db, one.here.id)
      if (!card) throw new AppError('conflict', texts.refusals.changed)
      updateImported(ctx, card, patch, reason)
      done.changed += 1
      done.fields += fields
      continue
    }
    const taken = takenCase(comparer, row, one)
    const { dueAt } =
      one.restores === null ? insertTaken(ctx, taken, { reason }) : restoreTaken(ctx, one.restores, taken, { reason })
    done.added += 1
    if (one.state === 'clash') done.renumbered += 1
    if (dueAt !== one.record.dueAt) done.otherTerms += 1
  }
  records.title = texts.titles.merged(
    row.officeName,
    row.manifest.period.name,
    row.versionNumber,
    done.added,
    done.changed,
  )
  records.update(receivedPackages, row.id, null, { mergedAt: ctx.now })
  return { ...records.handle(), ...done }
}

/** The row and its cards, when they may be compared with the register. @throws AppError refused with why not */
export async function mergeable(
  ctx: TaskContext,
  id: number,
): Promise<{ row: ReceivedRow; records: readonly PackageCase[] }> {
  const row = requireReceived(ctx.db, id)
  const refused = mergeRefusal(ctx, row)
  if (refused) throw new AppError('refused', texts.mergeRefusals[refused])
  const records = await readCases(ctx, row)
  if (!records) throw new AppError('refused', texts.mergeRefusals.noCases)
  return { row, records }
}

export async function mergePackage(
  ctx: TaskContext,
  input: { id: number; version: number; choices: MergeChoices },
): Promise<Merged> {
  const { row, records } = await mergeable(ctx, input.id)
  const compared = await compareAll(ctx, row, records, (done, all) => ctx.progress(done, all, texts.progress.comparing))
  const plan = planOf(compared.list, input.choices)
  if (plan.length === 0) throw new AppError('refused', texts.refusals.nothingChosen)
  if (plan.length > MOST) throw new AppError('refused', texts.refusals.tooMany(plan.length, MOST))
  ctx.progress(records.length, records.length, texts.progress.writing(plan.length))
  // The last moment to stop: afterwards all of it is written.
  await ctx.breathe()
  const again = await compareAll(ctx, row, records, () => undefined)
  if (again !== compared) throw new AppError('conflict', texts.refusals.changed)
  return ctx.write(texts.titles.merging(row.manifest.period.name), (command) => {
    if (requireReceived(command.db, row.id).version !== input.version)
      throw new AppError('conflict', texts.refusals.changed)
    return carryOut(command, row, plan)
  })
}
