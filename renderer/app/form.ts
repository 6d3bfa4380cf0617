import { computed, getCurrentInstance, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { ApiError } from '../api/index.ts'
import { provideReadings, type Reading } from '../ui/reading.ts'
import { useToasts } from '../ui/toasts.ts'
import { reportError } from './errors.ts'

export type FieldErrors = Readonly<Record<string, string>>
export type FormState = {
  busy: Ref<boolean>
  errors: ShallowRef<FieldErrors>
  /** For `ErrorSummary`: named fields in the order of the form, then the others under their own names. */
  summary: ComputedRef<{ name: string; label: string; message: string }[]>
  /** @returns whether it went through */
  send(work: () => Promise<unknown>): Promise<boolean>
  /** Puts refusals of the window itself at the fields. */
  refuse(fields: FieldErrors): void
}

/**
 * One form: sends once at a time; refusals of single fields stand at the fields, everything else becomes a notice. What a control
 * inside it cannot read (a date, a rule) is not sent: that control takes the focus and its Field says why.
 * @param labels names of the fields in the order of the form
 */
export const useForm = (labels: () => Readonly<Record<string, string>> = () => ({})): FormState => {
  const busy = ref(false)
  const errors = shallowRef<FieldErrors>({})
  const summary = computed(() => {
    const named = labels()
    const known = Object.keys(named).filter((name) => name in errors.value)
    const others = Object.keys(errors.value).filter((name) => !(name in named))
    return [...known, ...others].map((name) => ({
      name,
      label: named[name] ?? name,
      message: errors.value[name] ?? '',
    }))
  })
  const readings: ReadonlySet<Reading> = getCurrentInstance() ? provideReadings() : new Set()
  const isReadable = async (): Promise<boolean> => {
    for (const one of readings) await one.commit()
    const unread = [...readings].find((one) => one.problem() !== null)
    unread?.focus()
    return unread === undefined
  }
  const send = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (busy.value) return false
    busy.value = true
    errors.value = {}
    try {
      if (readings.size > 0 && !(await isReadable())) return false
      await work()
      return true
    } catch (error) {
      if (error instanceof ApiError && Object.keys(error.fields).length > 0) errors.value = error.fields
      // The banner under a dialog is easily missed: who pressed «Сохранить» is told that nothing was sent.
      else if (error instanceof ApiError && error.code === 'unavailable')
        useToasts().show(error.message, { tone: 'red' })
      else reportError(error)
      return false
    } finally {
      busy.value = false
    }
  }
  const refuse = (fields: FieldErrors): void => {
    errors.value = fields
  }
  return { busy, errors, summary, send, refuse }
}
