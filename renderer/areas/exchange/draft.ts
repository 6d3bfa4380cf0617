import { defaultPackageOptions } from '../../../electron/contract/exchange.ts'
import type { PackageKind, PackageOptions, PackagePeriod } from '../../../electron/contract/exchange.ts'
import { lastWhole } from './periods.ts'
import { steps } from './texts.ts'

/** What the person has chosen so far: kept as a draft of the operator. */
export interface BuildState {
  step: number
  period: PackagePeriod
  reason: string
  kind: PackageKind
  options: PackageOptions
}

/** The choices a new package starts with: the last whole quarter, everything but the PDF. */
export const freshState = (today: string): BuildState => ({
  step: 0,
  period: lastWhole('quarter', today),
  reason: '',
  kind: 'full',
  options: structuredClone(defaultPackageOptions),
})

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A stored draft over the defaults; what is not understood is left out. */
export function readDraft(content: unknown, today: string): BuildState {
  const state = freshState(today)
  if (!isObject(content)) return state
  const { step, period, reason, kind, options } = content
  if (typeof step === 'number' && step >= 0 && step < steps.length - 1) state.step = Math.trunc(step)
  if (typeof reason === 'string') state.reason = reason
  if (kind === 'full' || kind === 'difference') state.kind = kind
  if (
    isObject(period) &&
    typeof period['from'] === 'string' &&
    typeof period['to'] === 'string' &&
    ['month', 'quarter', 'custom'].includes(String(period['kind']))
  ) {
    state.period = { kind: period['kind'] as PackagePeriod['kind'], from: period['from'], to: period['to'] }
  }
  if (isObject(options)) {
    const { parts, fields, smallNumbers, words } = options
    for (const [target, source] of [
      [state.options.parts, parts],
      [state.options.fields, fields],
    ] as [Record<string, boolean>, unknown][]) {
      if (isObject(source))
        for (const name of Object.keys(target)) if (typeof source[name] === 'boolean') target[name] = source[name]
    }
    if (smallNumbers === 'replace' || smallNumbers === 'keep') state.options.smallNumbers = smallNumbers
    if (isObject(words))
      for (const [word, said] of Object.entries(words))
        if (said === 'mask' || said === 'keep') state.options.words[word] = said
  }
  return state
}
