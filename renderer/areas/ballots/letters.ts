import type { Poll, PollQuestion } from '../../../electron/contract/ballots.ts'
import { toLatinLayout, toRussianLayout } from '../../ui/layout.ts'

type Answers = Poll['answers']
/** A question as a row of the grid knows it. */
export type QuestionPlace = Pick<PollQuestion, 'id' | 'position'>

/** What was there before, while what came says the same: rows that got nothing new are not drawn again. */
export const sameOr = <T>(before: T | undefined, fresh: T): T =>
  before !== undefined && JSON.stringify(before) === JSON.stringify(fresh) ? before : fresh

/**
 * The answer whose letter a key stands for: as typed, then as the same key in the other layout, so that the letter on the key works
 * whichever layout is on.
 */
export const answerOfKey = (answers: Answers, key: string): Answers[number] | undefined => {
  if ([...key].length !== 1) return undefined
  const readings = [key, toRussianLayout(key), toLatinLayout(key)].map((one) => one.toLocaleUpperCase('ru'))
  for (const reading of readings) {
    const found = answers.find((answer) => answer.letter.toLocaleUpperCase('ru') === reading)
    if (found) return found
  }
  return undefined
}

/** A cell of the grid: row of the member, column of the question; the column after the last question is the receipt. */
export type Cell = { row: number; column: number }

/** Where typing goes on after an answer: the next question, then the first one of the next member; the last cell stays. */
export const nextCell = (at: Cell, rows: number, questions: number): Cell => {
  if (at.column + 1 < questions) return { row: at.row, column: at.column + 1 }
  return at.row + 1 < rows ? { row: at.row + 1, column: 0 } : at
}

/** A neighbour by an arrow, Home or End; null for other keys and at the edge. */
export const movedCell = (at: Cell, key: string, rows: number, columns: number): Cell | null => {
  const to = {
    ArrowLeft: { row: at.row, column: at.column - 1 },
    ArrowRight: { row: at.row, column: at.column + 1 },
    ArrowUp: { row: at.row - 1, column: at.column },
    ArrowDown: { row: at.row + 1, column: at.column },
    Home: { row: at.row, column: 0 },
    End: { row: at.row, column: columns - 1 },
    PageUp: { row: 0, column: at.column },
    PageDown: { row: rows - 1, column: at.column },
  }[key]
  if (!to || to.row < 0 || to.row >= rows || to.column < 0 || to.column >= columns) return null
  return to
}
