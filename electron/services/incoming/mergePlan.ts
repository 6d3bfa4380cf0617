import type { MergeChoices } from '../../contract/incoming.ts'
import { AppError } from '../../contract/errors.ts'
import type { Patch } from '../../db/records.ts'
import type { TaskContext } from '../context.ts'
import { caseKey } from '../exchange/exchange.service.ts'
import type { PackageCase } from '../exchange/exchange.service.ts'
import type { CaseRecord, TakenCase } from '../messages/messages.service.ts'
import { parseNumber } from './compare.ts'
import type { Compared, Comparer } from './compare.ts'
import type { Difference } from './fields.ts'
import { requireReceived } from './incoming.repo.ts'
import type { ReceivedRow } from './incoming.tables.ts'
import { readCases } from './stored.ts'
import { texts } from './texts.ts'
import { mergeRefusal } from './view.ts'

/** What a merge of a package of one's own other PC will write. What left masked is never written over what is here. */

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

export interface Plan {
  one: Compared
  patch: Patch<CaseRecord> | null
  fields: number
}

/** What is to be written, in the order of the package; new numbers are given last, so that none of the package's own is taken by one. */
export function planOf(list: readonly Compared[], choices: MergeChoices): Plan[] {
  const plan = list.flatMap((one): Plan[] => {
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
  const isRenumbered = ({ one, patch }: Plan): boolean => patch === null && one.state === 'clash'
  return [...plan.filter((one) => !isRenumbered(one)), ...plan.filter(isRenumbered)]
}

/** States that hold a fact no package has become «в работе». */
const statusOf = ({ status }: PackageCase): PackageCase['status'] =>
  status === 'postponed' || status === 'repeated' ? 'inWork' : status

/** A card of a package as it is written here. */
export function takenCase(comparer: Comparer, row: ReceivedRow, { record, state }: Compared): TakenCase {
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
