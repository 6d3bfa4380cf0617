import type { AssignmentFilter, AssignmentState } from '../../../electron/contract/assignments.ts'

/** Words of the assignments for people. */
export const stateWords: Readonly<Record<AssignmentState, string>> = {
  open: 'В работе',
  reported: 'Есть отчёт',
  done: 'Исполнено',
  cancelled: 'Снято',
}

export const showWords: Readonly<Record<AssignmentFilter['show'], string>> = {
  active: 'Открытые',
  overdue: 'Просрочены',
  soon: 'К сроку',
  reported: 'С отчётом',
  done: 'Исполнены',
  all: 'Все',
}

export const texts = {
  title: 'Поручения',
  emptyTitle: 'Поручений пока нет',
  emptyText: 'Решение заседания с исполнителем или сроком становится поручением само.',
  nothingFound: 'По этим условиям поручений нет',
  nothingOverdue: 'Просроченных нет',
  withoutTerm: 'без срока',
  noExecutor: 'не указан',
} as const
