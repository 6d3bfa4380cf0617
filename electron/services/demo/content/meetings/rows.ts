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
}

export interface MeetingRow {
  readonly on: string
  readonly absent?: readonly string[]
  readonly items: readonly ItemRow[]
}
