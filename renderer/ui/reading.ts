import { inject, onScopeDispose, provide, type InjectionKey } from 'vue'

/** A control that holds words it may not understand: a date, a rule. */
export interface Reading {
  /** Takes what was typed and not yet left. */
  commit(): void | Promise<void>
  /** Why it is no value; null while it is one. */
  problem(): string | null
  focus(): void
}

const key: InjectionKey<Set<Reading>> = Symbol('readings')

/** Called by a form: the controls inside it that may be unreadable, in the order they came up. */
export const provideReadings = (): Set<Reading> => {
  const all = new Set<Reading>()
  provide(key, all)
  return all
}

/** Called by such a control: the form around it asks it before it sends. */
export const useReading = (reading: Reading): void => {
  const all = inject(key, null)
  all?.add(reading)
  onScopeDispose(() => all?.delete(reading))
}
