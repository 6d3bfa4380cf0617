import { reactive, watch } from 'vue'
import { blankDraft, type StartDraft } from './officeForm.ts'
import { guessZone } from './zones.ts'

/** The register does not exist yet, so this draft alone is kept by the window. */
const key = 'reestr-mcu.start'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Takes over the values of a kept draft that are still of the right type; everything else stays blank. */
const takeOver = (target: Record<string, unknown>, kept: unknown): void => {
  if (!isRecord(kept)) return
  for (const [name, value] of Object.entries(target)) {
    const old = kept[name]
    if (isRecord(value)) takeOver(value, old)
    else if (typeof old === 'string' || (typeof value === 'boolean' && typeof old === 'boolean')) target[name] = old
  }
}

const read = (): StartDraft => {
  const draft = blankDraft(guessZone(Intl.DateTimeFormat().resolvedOptions().timeZone))
  try {
    takeOver(draft, JSON.parse(localStorage.getItem(key) ?? 'null'))
  } catch {
    // A draft that cannot be read is as good as none.
  }
  if (draft.step !== 'office' || draft.presetCode === null) draft.step = 'type'
  return draft
}

/** The form of the first start: kept as typed, found again after the window was closed. */
export const useStartDraft = () => {
  const draft = reactive(read())
  const blank = JSON.stringify(blankDraft(draft.office.timeZone))
  const stop = watch(
    draft,
    () => {
      try {
        localStorage.setItem(key, JSON.stringify(draft))
      } catch {
        // Storage may be closed by the host; the form then lasts until the window is closed.
      }
    },
    { deep: true, flush: 'sync' },
  )
  /** The register was made: nothing is left to keep. */
  const drop = (): void => {
    stop()
    localStorage.removeItem(key)
  }
  const clear = (): void =>
    void Object.assign(draft, {
      ...blankDraft(guessZone(Intl.DateTimeFormat().resolvedOptions().timeZone)),
      presetCode: draft.presetCode,
      step: draft.step,
    })
  const isBlank = (): boolean => JSON.stringify(draft) === blank
  return { draft, drop, clear, isBlank }
}
