import type { Executor } from '../../contract/meetings.ts'
import type { ProtocolExtractData } from '../../documents/protocolExtract.ts'
import type { ProtocolSource } from './data.ts'

/** Who has a point in a protocol, as executor or beside one. */
export interface ExtractChoice extends Executor {
  name: string
  decisions: number
  isCoExecutor: boolean
}

const same = (a: Executor, b: Executor): boolean => a.kind === b.kind && a.id === b.id
type Decisions = ProtocolSource['meeting']['items'][number]['decisions']
const named = (decision: Decisions[number]) => [
  ...(decision.executor ? [decision.executor] : []),
  ...decision.coExecutors,
]

/** Everyone an extract can be given to, by name. */
export function extractsOf({ meeting }: ProtocolSource): ExtractChoice[] {
  const found = new Map<string, ExtractChoice>()
  for (const decision of meeting.items.flatMap((item) => item.decisions)) {
    for (const { kind, id, name } of named(decision)) {
      const key = `${kind}-${id}`
      const known = found.get(key)
      const leads = decision.executor !== null && same(decision.executor, { kind, id })
      found.set(key, {
        kind,
        id,
        name,
        decisions: (known?.decisions ?? 0) + 1,
        isCoExecutor: (known?.isCoExecutor ?? true) && !leads,
      })
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'ru'))
}

/** Places of an executor's decisions: item index → decision indexes. */
function placesOf({ meeting }: ProtocolSource, executor: Executor): { index: number; decisions: number[] }[] {
  return meeting.items
    .map((item, index) => ({
      index,
      decisions: item.decisions.flatMap((one, place) => (named(one).some((who) => same(who, executor)) ? [place] : [])),
    }))
    .filter((one) => one.decisions.length > 0)
}

/** The extract of one executor; null where he has no point. @param today civil date of certification */
export function extractData(
  source: ProtocolSource,
  executor: Executor,
  today: string,
): (ProtocolExtractData & { executor: string }) | null {
  const choice = extractsOf(source).find((one) => same(one, executor))
  return choice ? extractOf(source, choice, today) : null
}

/** The extracts of all, by name. */
export function allExtracts(source: ProtocolSource, today: string): ProtocolExtractData[] {
  return extractsOf(source).map((one) => extractOf(source, one, today))
}

function extractOf(
  source: ProtocolSource,
  choice: ExtractChoice,
  today: string,
): ProtocolExtractData & { executor: string } {
  return {
    protocol: source.data,
    items: placesOf(source, choice),
    certifiedBy: source.data.secretary,
    certifiedOn: today,
    executor: choice.name.replaceAll('\u00A0', ' '),
  }
}
