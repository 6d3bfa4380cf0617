/** Meetings as they are written down: dates of the story, executors by code. */

export interface DecisionRow {
  readonly text: string
  readonly to?: string
  readonly body?: string
  readonly due?: string
  readonly period?: string
  /** Day of execution; `null` = not executed yet; absent = two days before the due date. */
  readonly done?: string | null
  readonly report?: string
}

export interface ItemRow {
  readonly title: string
  readonly speaker: string
  readonly minutes: number
  readonly heard: string
  readonly spoke?: readonly (readonly [person: string, text: string])[]
  readonly decisions: readonly DecisionRow[]
  readonly materials?: string
  /** Draft of the decision, as the ballot prints it. */
  readonly draft?: string
}

/** A ballot of the absentee meeting: day and time it came, one letter an answer («ЗПЗ»), opinions by item from 1. */
export interface BallotRow {
  readonly person: string
  readonly at: readonly [day: string, time: string] | null
  readonly answers: string
  readonly opinion?: readonly [item: number, text: string]
}

export interface MeetingRow {
  readonly on: string
  readonly absent?: readonly string[]
  readonly items: readonly ItemRow[]
}
