import type { ExecutorChoice } from '../../../electron/contract/meetings.ts'
import { fold } from '../../ui/layout.ts'
import type { DecisionContent } from './decisionState.ts'
import { findDueWords, withoutDueWords } from './dueWords.ts'

const numbered = /^\s*(?:\d+(?:\.\d+)+[.)]?|\d+[.)]|[-–—•*])\s+/u
const named = /\s*@([\p{L}-]{2,}(?:\s\p{Lu}\.\s?\p{Lu}\.)?)/gu

/** Lines of a pasted list, without numbers and marks; one line is no list. */
export const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(numbered, '').trim())
    .filter((line) => line !== '')

/**
 * One pasted line as a decision: `@Рябинин` names executors where the register knows exactly such a surname, a term in words at the end
 * becomes a date. What is not understood, and a term before the meeting, stays in the text.
 */
export const decisionOfLine = (line: string, choices: readonly ExecutorChoice[], heldOn: string): DecisionContent => {
  const executors: ExecutorChoice[] = []
  const text = line
    .replace(named, (whole, typed: string) => {
      const surname = fold(typed.split(/\s/)[0] ?? '')
      const found = choices.filter((one) => fold(one.name.split(/\s/)[0] ?? '') === surname)
      const [only] = found
      if (!only || found.length > 1) return whole
      if (!executors.includes(only)) executors.push(only)
      return ''
    })
    .trim()
  const due = findDueWords(text, heldOn)
  const understood = due !== null && (due.dueOn === null || due.dueOn >= heldOn) ? due : null
  const [first, ...others] = executors.map(({ kind, id }) => ({ kind, id }))
  return {
    text: understood ? withoutDueWords(text, understood) : text,
    executor: first ?? null,
    coExecutors: others,
    controllerId: null,
    dueOn: understood?.dueOn ?? null,
    period: understood?.period ?? '',
  }
}
