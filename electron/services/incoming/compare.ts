import type { ComparedCase, Comparison, MergeState } from '../../contract/incoming.ts'
import { MERGE_FIELDS, MERGE_STATES } from '../../contract/incoming.ts'
import type { ReadDb } from '../../db/database.ts'
import type { TaskContext } from '../context.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { caseKey } from '../exchange/exchange.service.ts'
import type { PackageCase } from '../exchange/exchange.service.ts'
import { countCases, findCase, formatNumber, remembered } from '../messages/messages.service.ts'
import type { CaseRecord } from '../messages/messages.service.ts'
import { DirectoryNames } from './directoryNames.ts'
import { differencesOf } from './fields.ts'
import type { Difference } from './fields.ts'
import { cardByExternal, cardByNumber, idsByFormer, wasTakenBack } from './incoming.repo.ts'
import type { ReceivedRow } from './incoming.tables.ts'
import { hasMask, matchesMasked } from './masked.ts'
import { texts } from './texts.ts'

/** The cards of a package beside those of the register. */

export interface Compared {
  record: PackageCase
  state: MergeState
  /** The same card here, or the other one under its number. */
  here: { id: number; number: string; receivedAt: string; gist: string } | null
  /** Version of that card when it was compared. */
  version: number | null
  /** A card that was taken and taken back lies in the trash under this id, with its number. */
  restores: number | null
  differences: Difference[]
  why: string
  unknown: string[]
}

/** «1338», «О-126», «1503/2» → its parts; null where it is none. */
export function parseNumber(number: string): { number: number; question: number } | null {
  const [, whole, question] = /^(?:О-)?(\d{1,9})(?:\/(\d{1,4}))?$/u.exec(number) ?? []
  return whole === undefined ? null : { number: Number(whole), question: question === undefined ? 1 : Number(question) }
}

const isMoment = (at: string): boolean => at.length > 10

export class Comparer {
  readonly names: DirectoryNames
  private readonly db: ReadDb
  private readonly fields: ReadonlySet<string>
  private readonly matched = new Set<number>()
  /** Read when the first number clashes. */
  private formers: Map<string, number[]> | null = null

  constructor(db: ReadDb, row: Pick<ReceivedRow, 'manifest'>) {
    this.db = db
    this.names = new DirectoryNames(getDirectories(db))
    this.fields = new Set(row.manifest.content.caseFields)
  }

  /**
   * Whether a card is the one of a record: by its number in the source, its words, or the very minute of its receipt. Two PCs give the same
   * number to different cards.
   */
  private isSame(card: CaseRecord, record: PackageCase, channelId: number | null): boolean {
    const external = record.externalNumber ?? ''
    if (external !== '' && card.channelId === channelId && matchesMasked(external, card.externalNumber)) return true
    if (this.fields.has('gist') && record.gist !== null && record.gist !== '')
      return (
        matchesMasked(record.gist, card.gist) || (isMoment(record.receivedAt) && card.receivedAt === record.receivedAt)
      )
    return card.receivedAt === record.receivedAt && card.channelId === channelId
  }

  /** The card here, and whether another one stands under the number. */
  private find(record: PackageCase, channelId: number | null): { card: CaseRecord | null; other: CaseRecord | null } {
    const { kind, year } = record
    const parts = parseNumber(record.number)
    const under = parts && cardByNumber(this.db, { kind, year, ...parts })
    if (under && this.isSame(under, record, channelId)) return { card: under, other: null }
    const external = record.externalNumber ?? ''
    const byExternal =
      external === '' || hasMask(external) || channelId === null
        ? undefined
        : cardByExternal(this.db, external, channelId)
    const same = byExternal ?? (under ? this.takenBefore(record, channelId) : undefined)
    return { card: same ?? null, other: under ?? null }
  }

  /** A clash that was taken under a new number keeps the one it had. */
  private takenBefore(record: PackageCase, channelId: number | null): CaseRecord | undefined {
    this.formers ??= idsByFormer(this.db)
    const ids = this.formers.get(`${record.kind} ${caseKey(record)}`) ?? []
    return ids.flatMap((id) => findCase(this.db, id) ?? []).find((card) => this.isSame(card, record, channelId))
  }

  private blockOf(record: PackageCase, channelId: number | null): string {
    if (channelId === null) return texts.blocks.channel(record.channel)
    if (!parseNumber(record.number)) return texts.blocks.number
    const { receivedAt, registeredAt, answeredAt, status } = record
    const day = receivedAt.slice(0, 10)
    const isInOrder =
      registeredAt.slice(0, 10) >= day &&
      Number(registeredAt.slice(0, 4)) === record.year &&
      (status === 'answered') === (answeredAt !== null) &&
      (answeredAt === null || answeredAt.slice(0, 10) >= day)
    return isInOrder ? '' : texts.blocks.dates
  }

  /** Names of the record that no directory here has: they stay empty in a taken card. */
  private unknown(record: PackageCase): string[] {
    const { territory, block, blockCode, theme, recipient } = record
    const { names } = this
    return [
      territory !== null && !names.territories.find(null, territory) ? texts.unknown.territory(territory) : '',
      block !== null && !names.blocks.find(blockCode, block) ? texts.unknown.block(block) : '',
      theme !== null && !this.themeOf(record) ? texts.unknown.theme(theme) : '',
      recipient !== null && !names.recipients.find(null, recipient) ? texts.unknown.recipient(recipient) : '',
    ].filter((one) => one !== '')
  }

  themeOf({ block, blockCode, theme, themeCode }: PackageCase): number | null {
    const { names } = this
    const found = names.blocks.find(blockCode, block)
    return names.themes.find(themeCode, theme, ({ blockId }) => !found || blockId === found.id)?.id ?? null
  }

  compare(record: PackageCase): Compared {
    const channelId = this.names.channels.find(record.channelCode, record.channel)?.id ?? null
    const { card, other } = this.find(record, channelId)
    const plain = { record, version: null, restores: null, differences: [], why: '', unknown: [] }
    if (!card) {
      const why = this.blockOf(record, channelId)
      const here = other && headOf(other)
      if (why !== '') return { ...plain, state: 'blocked', here, why }
      return { ...plain, state: other ? 'clash' : 'new', here, unknown: this.unknown(record) }
    }
    const here = headOf(card)
    if (card.deletedAt !== null) {
      if (!wasTakenBack(this.db, card.id)) return { ...plain, state: 'blocked', here, why: texts.blocks.trash }
      const why = this.blockOf(record, channelId)
      if (why !== '') return { ...plain, state: 'blocked', here, why }
      return { ...plain, state: 'new', here: null, restores: card.id, unknown: this.unknown(record) }
    }
    if (this.matched.has(card.id)) return { ...plain, state: 'blocked', here, why: texts.blocks.twice }
    this.matched.add(card.id)
    const has = (field: string): boolean => this.fields.has(field)
    const differences = differencesOf({ card, record, names: this.names, has })
    return {
      ...plain,
      state: differences.length === 0 ? 'same' : 'different',
      here,
      version: card.version,
      differences,
    }
  }
}

const headOf = (card: CaseRecord): NonNullable<Compared['here']> => ({
  id: card.id,
  number: formatNumber(card),
  receivedAt: card.receivedAt,
  gist: card.gist,
})

export interface Whole {
  list: Compared[]
  counts: Comparison
}

/** Cards compared between two looks at whether other calls wait. */
const STEP = 200

/** Compares all cards of a package; kept until the register changes. @param say done and all */
export async function compareAll(
  ctx: TaskContext,
  row: ReceivedRow,
  records: readonly PackageCase[],
  say: (done: number, all: number) => void,
): Promise<Whole> {
  const box = remembered<{ whole: Whole | null }>(ctx.db, `incoming ${row.id} ${row.contentSha256}`, () => ({
    whole: null,
  }))
  if (box.whole) return box.whole
  const comparer = new Comparer(ctx.db, row)
  const list: Compared[] = []
  for (const [index, record] of records.entries()) {
    list.push(comparer.compare(record))
    if (index % STEP !== STEP - 1) continue
    say(index + 1, records.length)
    await ctx.breathe()
  }
  const whole = { list, counts: countAll(ctx, row, list) }
  box.whole = whole
  return whole
}

function countAll(ctx: TaskContext, row: ReceivedRow, list: readonly Compared[]): Comparison {
  const states = Object.fromEntries(MERGE_STATES.map((state) => [state, 0])) as Comparison['states']
  const fields = new Map(MERGE_FIELDS.map((field) => [field, { field, differs: 0, takeable: 0 }]))
  const { periodFrom, periodTo } = row
  let inPeriod = 0
  for (const one of list) {
    states[one.state] += 1
    const day = one.here?.receivedAt.slice(0, 10)
    const isOurs = one.state === 'same' || one.state === 'different'
    if (isOurs && day !== undefined && day >= periodFrom && day <= periodTo) inPeriod += 1
    for (const { field, blocked } of one.differences) {
      const line = fields.get(field)
      if (!line) continue
      line.differs += 1
      if (blocked === null) line.takeable += 1
    }
  }
  const here = countCases(ctx.db, { receivedFrom: periodFrom, receivedTo: periodTo }, ctx.now)
  return {
    states,
    onlyHere: Math.max(0, here - inPeriod),
    fields: [...fields.values()].filter((line) => line.differs > 0),
  }
}

export const comparedView = ({ record, state, here, differences, why, unknown }: Compared): ComparedCase => ({
  key: caseKey(record),
  number: record.number,
  kind: record.kind,
  state,
  receivedAt: record.receivedAt,
  gist: record.gist ?? '',
  here,
  fields: differences.map(({ patch: _patch, ...one }) => one),
  why,
  unknown,
})
