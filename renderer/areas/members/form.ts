import { computed, ref, shallowRef } from 'vue'
import { ApiError } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'

/**
 * One form: sends once at a time; refusals of fields stand at the fields and in the summary, everything else becomes a notice.
 * @param labels names of the fields in the order of the form
 */
export function useForm(labels: () => Readonly<Record<string, string>>) {
  const busy = ref(false)
  const errors = shallowRef<Readonly<Record<string, string>>>({})
  const summary = computed(() => {
    const known = Object.entries(labels()).flatMap(([name, label]) => {
      const message = errors.value[name]
      return message === undefined ? [] : [{ name, label, message }]
    })
    const names = new Set(known.map((one) => one.name))
    const others = Object.entries(errors.value).filter(([name]) => !names.has(name))
    return [...known, ...others.map(([name, message]) => ({ name, label: name, message }))]
  })
  /** @returns whether it went through */
  const send = async (work: () => Promise<void>): Promise<boolean> => {
    if (busy.value) return false
    busy.value = true
    errors.value = {}
    try {
      await work()
      return true
    } catch (error) {
      if (error instanceof ApiError && Object.keys(error.fields).length > 0) errors.value = error.fields
      else reportError(error)
      return false
    } finally {
      busy.value = false
    }
  }
  const refuse = (fields: Readonly<Record<string, string>>): void => {
    errors.value = fields
  }
  return { busy, errors, summary, send, refuse }
}
