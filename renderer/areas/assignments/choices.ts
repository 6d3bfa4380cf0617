import { onScopeDispose, shallowRef } from 'vue'
import type { AssignmentChoice } from '../../../electron/contract/assignments.ts'
import { api, onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import type { ComboOption } from '../../ui/combo.ts'
import { executorValue } from './filters.ts'

/** Whom an assignment may name, and the blocks: read once for a form, again when the directories change. */
export const useChoices = () => {
  const executors = shallowRef<readonly ComboOption<string>[]>([])
  const people = shallowRef<readonly ComboOption<number>[]>([])
  const blocks = shallowRef<readonly ComboOption<number>[]>([])
  const option = (one: AssignmentChoice) => ({ label: one.name, meta: one.note, keywords: one.keywords })
  const read = async (): Promise<void> => {
    const [choices, directories] = await Promise.all([api.assignments.choices({}), api.directory.all({})])
    executors.value = choices.map((one) => ({ value: executorValue(one), ...option(one) }))
    people.value = choices.filter((one) => one.kind === 'person').map((one) => ({ value: one.id, ...option(one) }))
    blocks.value = directories.blocks
      .filter((one) => one.activeTo === null)
      .map((one) => ({ value: one.id, label: one.shortName || one.name, keywords: one.name }))
  }
  void read().catch(reportError)
  const stop = onEvent((event) => {
    if (event.type === 'changed' && event.areas.some((area) => ['directory', 'members'].includes(area)))
      void read().catch(reportError)
  })
  onScopeDispose(stop)
  return { executors, people, blocks }
}
