import type { CaseFilter } from './messages.ts'

/**
 * What may be counted of the cards of a scope, each as the filter that narrows it: the figure and the list that it opens come from the same
 * line.
 */
export const FACTS = {
  messages: { kind: 'message' },
  appeals: { kind: 'appeal' },
  closed: { state: 'closed' },
  inTime: { outcome: 'inTime' },
  late: { outcome: 'late' },
  postponed: { outcome: 'postponed' },
  open: { outcome: 'open' },
  overdueOpen: { outcome: 'overdueOpen' },
  judged: { outcome: 'judged' },
  missed: { outcome: 'missed' },
  repeats: { isRepeat: true },
  returned: { returnsFrom: 1 },
  returned2: { returnsFrom: 2 },
  returned3: { returnsFrom: 3 },
  hadAnswer: { hadAnswer: true },
  interim: { hasInterim: true },
  asked: { state: 'closed', not: { asked: 'never' } },
  responded: { state: 'closed', asked: 'answered' },
  rated: { hasClarity: true },
  good: { clarityFrom: 4 },
  said: { hasSolved: true },
  solved: { isSolved: true },
  checked: { hasQuality: true },
  mark1: { clarityFrom: 1, clarityTo: 1 },
  mark2: { clarityFrom: 2, clarityTo: 2 },
  mark3: { clarityFrom: 3, clarityTo: 3 },
  mark4: { clarityFrom: 4, clarityTo: 4 },
  mark5: { clarityFrom: 5, clarityTo: 5 },
  quality0: { qualityFrom: 0, qualityTo: 0 },
  quality1: { qualityFrom: 1, qualityTo: 1 },
  quality2: { qualityFrom: 2, qualityTo: 2 },
} as const satisfies Record<string, CaseFilter>
export type Fact = keyof typeof FACTS

export const MARK_FACTS = ['mark1', 'mark2', 'mark3', 'mark4', 'mark5'] as const satisfies readonly Fact[]

/** The cards of a filter of which a fact holds. */
export const factFilter = (of: CaseFilter, fact: Fact): CaseFilter => ({ ...of, ...FACTS[fact] })
