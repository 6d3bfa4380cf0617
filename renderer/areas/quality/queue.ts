import type { CaseFilter, RelativePeriod } from '../../../electron/contract/messages.ts'
import { texts } from './texts.ts'

export type Queue = keyof typeof texts.queues
export type AskStage = keyof typeof texts.stages
export type Period = keyof typeof texts.periods & RelativePeriod

export const QUEUES = Object.keys(texts.queues) as Queue[]
export const PERIODS = Object.keys(texts.periods) as Period[]
export const STAGES = Object.keys(texts.stages) as AskStage[]

/** What the screen shows, as its address says. */
export type QueueView = {
  queue: Queue
  period: Period
  scope: 'all' | 'sample'
  stage: AskStage
  size: number
  seed: number
  mine: boolean
}

const oneOf = <T extends string>(list: readonly T[], value: unknown, usual: T): T =>
  list.find((one) => one === value) ?? usual
const whole = (value: unknown, usual: number, most: number): number => {
  const number = Number(value)
  return typeof value === 'string' && Number.isInteger(number) && number >= 1 && number <= most ? number : usual
}
const MOST_SAMPLED = 500
const USUAL_SIZE = 20

/** Reads the address. The usual lot is the month, so that colleagues draw the same sample. @param today civil date */
export const viewOf = (query: Readonly<Record<string, unknown>>, today: string): QueueView => ({
  queue: oneOf(QUEUES, query['queue'], 'check'),
  period: oneOf(PERIODS, query['period'], 'last90'),
  scope: oneOf(['all', 'sample'] as const, query['scope'], 'all'),
  stage: oneOf(STAGES, query['stage'], 'never'),
  size: whole(query['size'], USUAL_SIZE, MOST_SAMPLED),
  seed: whole(query['seed'], Number(today.slice(0, 7).replace('-', '')) || 1, 2_000_000_000),
  mine: query['mine'] === '1',
})

/** The address of a view; what is usual is left out. */
export const queryOf = (view: QueueView, today: string): Record<string, string> => {
  const usual = viewOf({}, today)
  const entries = Object.entries(view).filter(([name, value]) => value !== usual[name as keyof QueueView])
  return Object.fromEntries(entries.map(([name, value]) => [name, value === true ? '1' : String(value)]))
}

/** All answers of the period: what every share is a share of. */
export const answeredIn = (period: Period): CaseFilter => ({ state: 'closed', answeredIn: period })

/** The cards of a queue; every figure of the screen is a count over such a filter and opens its list. */
export const filterOf = (view: QueueView, personId: number | null): CaseFilter => {
  if (view.queue === 'approve')
    return { approval: 'waiting', ...(view.mine && personId !== null ? { responsibleIds: [personId] } : {}) }
  if (view.queue === 'ask') return { ...answeredIn(view.period), asked: view.stage }
  return { ...answeredIn(view.period), ...(view.scope === 'all' ? { hasQuality: false } : {}) }
}
