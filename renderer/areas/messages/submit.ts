import { ref } from 'vue'
import { ApiError } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'

/** Sends something once at a time; refusals of single fields stand at the fields, everything else becomes a notice. */
export const useSubmit = () => {
  const busy = ref(false)
  const errors = ref<Readonly<Record<string, string>>>({})
  /** @returns whether it went through */
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
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
  return { busy, errors, run }
}
