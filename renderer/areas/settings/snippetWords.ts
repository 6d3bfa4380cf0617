import type { CaseResult } from '../../../electron/contract/messages.ts'

/** Results of an answer, in the words of the card. */
export const resultNames: Readonly<Record<CaseResult, string>> = {
  resolved: 'Решено',
  explained: 'Разъяснено',
  refused: 'Отказано',
  postponed: 'Отложено',
  redirected: 'Переадресовано',
  noAnswer: 'Без ответа',
}
