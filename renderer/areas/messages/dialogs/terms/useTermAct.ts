import { nextTick, ref, useId } from 'vue'
import { useForm, type FormState } from '../../../../app/form.ts'
import { useUndo, type Operation } from '../../../../app/stores/undo.ts'

/** A dialog that does one act on a term: its form, its refusals, its undo. */
export const useTermAct = (): Pick<FormState, 'busy' | 'errors' | 'refuse'> & {
  formId: string
  /** What a date field could not read, by field. */
  unreadable: ReturnType<typeof ref<Readonly<Record<string, string>>>>
  mark: (field: string, message: string | null) => void
  /** Takes over what stands in the date fields, then acts. @returns whether it went through */
  act: (commit: () => void, work: () => Promise<Operation>) => Promise<boolean>
} => {
  const undo = useUndo()
  const { busy, errors, send, refuse } = useForm()
  const unreadable = ref<Readonly<Record<string, string>>>({})
  const mark = (field: string, message: string | null): void => {
    const { [field]: _before, ...others } = unreadable.value
    unreadable.value = message === null ? others : { ...others, [field]: message }
  }
  const act = async (commit: () => void, work: () => Promise<Operation>): Promise<boolean> => {
    commit()
    await nextTick()
    if (Object.keys(unreadable.value).length > 0) {
      refuse(unreadable.value)
      return false
    }
    return send(async () => undo.done(await work()))
  }
  return { busy, errors, refuse, formId: useId(), unreadable, mark, act }
}
