import { shallowRef, type ShallowRef } from 'vue'
import type { AffectedCard, CaseTermChange } from '../../../../electron/contract/caseTerms.ts'
import { api } from '../../../api/index.ts'
import { useForm, type FieldErrors, type FormState } from '../../../app/form.ts'
import { useUndo } from '../../../app/stores/undo.ts'

export type Proposed = { change: CaseTermChange; cards: readonly AffectedCard[] }

/** Refusals come under the path of the change or under the name of the field alone. */
const plainNames = (errors: FieldErrors): FieldErrors =>
  Object.fromEntries(Object.entries(errors).map(([path, message]) => [path.split('.').at(-1) ?? path, message]))

/**
 * A change of rules or calendar: first its cards are found; where there are some, the person sees them and chooses.
 * @param done called when the change is written
 */
export const useTermChange = (
  done: () => void,
): Pick<FormState, 'busy'> & {
  proposed: ShallowRef<Proposed | null>
  errors: () => FieldErrors
  propose(change: CaseTermChange): Promise<void>
  settle(recount: boolean): Promise<void>
  drop(): void
} => {
  const undo = useUndo()
  const { busy, errors, send } = useForm()
  const proposed = shallowRef<Proposed | null>(null)
  const apply = async (change: CaseTermChange, recount: boolean): Promise<void> => {
    undo.done(await api.messages.changeTerms({ change, recount }))
    proposed.value = null
    done()
  }
  const propose = async (change: CaseTermChange): Promise<void> => {
    await send(async () => {
      const cards = await api.messages.termEffect({ change })
      if (cards.length === 0) await apply(change, false)
      else proposed.value = { change, cards }
    })
  }
  const settle = async (recount: boolean): Promise<void> => {
    const asked = proposed.value
    if (asked) await send(() => apply(asked.change, recount))
  }
  return {
    busy,
    proposed,
    errors: () => plainNames(errors.value),
    propose,
    settle,
    drop: () => (proposed.value = null),
  }
}
