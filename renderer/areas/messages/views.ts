import type { CaseFilter } from '../../../electron/contract/messages.ts'
import type { GlyphName } from '../../ui/glyphs.ts'
import type { IconName } from '../../ui/icons.ts'
import { texts } from './texts.ts'

/** A built-in view under «Сообщения»: a saved filter with a live figure. */
export type CaseView = {
  id:
    | 'open'
    | 'overdue'
    | 'today'
    | 'untilFriday'
    | 'noRecipient'
    | 'awaitingInterim'
    | 'repeats'
    | 'appeals'
    | 'back'
    | 'trash'
  title: string
  filter: CaseFilter
  glyph?: GlyphName
  icon?: IconName
  alarm?: boolean
}

export const caseViews: readonly CaseView[] = [
  { id: 'open', title: texts.views.open, filter: { state: 'open' }, glyph: 'list' },
  { id: 'overdue', title: texts.views.overdue, filter: { state: 'open', due: 'overdue' }, glyph: 'over', alarm: true },
  { id: 'today', title: texts.views.today, filter: { state: 'open', due: 'today' }, glyph: 'today' },
  { id: 'untilFriday', title: texts.views.untilFriday, filter: { state: 'open', due: 'untilFriday' }, glyph: 'plan' },
  {
    id: 'noRecipient',
    title: texts.views.noRecipient,
    filter: { state: 'open', recipientIds: [null] },
    glyph: 'question',
  },
  {
    id: 'awaitingInterim',
    title: texts.views.awaitingInterim,
    filter: { state: 'open', dueStage: 'interim' },
    glyph: 'wait',
  },
  { id: 'repeats', title: texts.views.repeats, filter: { state: 'open', isRepeat: true }, glyph: 'again' },
  { id: 'appeals', title: texts.views.appeals, filter: { kind: 'appeal', state: 'open' }, glyph: 'page' },
  { id: 'back', title: texts.views.back, filter: { postponed: 'back' }, glyph: 'hold' },
  { id: 'trash', title: texts.views.trash, filter: { isDeleted: true }, icon: 'trash-2' },
]

/** The view that a bare `#/messages` opens. */
export const usualView: CaseFilter = { state: 'open' }

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const holds = (view: CaseView, filter: CaseFilter): boolean =>
  Object.entries(view.filter).every(([name, value]) => same(filter[name as keyof CaseFilter], value))

/** The view a filter stands in: the one with most of its conditions, further conditions only narrow it. */
export const viewOf = (filter: CaseFilter): CaseView | undefined =>
  caseViews
    .filter((view) => holds(view, filter))
    .toSorted((a, b) => Object.keys(b.filter).length - Object.keys(a.filter).length)[0]

/** Title of the list. */
export const titleOf = (filter: CaseFilter): string => {
  const view = viewOf(filter)
  if (view) return view.title
  if (Object.keys(filter).every((name) => name === 'kind')) return texts.views.all
  return filter.state === 'closed' ? texts.views.closed : texts.views.own
}

/** How many conditions stand over those of the view. */
export const extraConditions = (filter: CaseFilter): number =>
  Object.keys(filter).filter((name) => !(name in (viewOf(filter)?.filter ?? {}))).length
