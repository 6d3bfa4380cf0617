import type { ExecutorChoice, Meeting, Statement } from '../../../electron/contract/meetings.ts'
import { api } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import { useUndo } from '../../app/stores/undo.ts'
import { upperFirst } from '../../ui/format.ts'
import { useToasts } from '../../ui/toasts.ts'
import { findDueWords, withoutDueWords } from './dueWords.ts'
import { texts } from './texts.ts'

/** Makes an assignment out of what was said, in one act that can be taken back. */
export const useRemark = (meeting: () => Meeting, choices: () => readonly ExecutorChoice[]) => {
  const undo = useUndo()
  const toasts = useToasts()
  /**
   * Whoever said it carries it out where he may, a term in words at the end becomes a date; both stay open to correction.
   * @returns id of the decision; null where there was nothing to decide
   */
  const decideStatement = async (said: Statement | null, keep: boolean): Promise<number | null> => {
    if (said === null || said.text === '') {
      toasts.show(texts.noRemark)
      return null
    }
    const { heldOn, participants } = meeting()
    const found = findDueWords(said.text, heldOn)
    const due = found && (found.dueOn === null || found.dueOn >= heldOn) ? found : null
    const personId = participants.find((one) => one.id === said.participantId)?.personId ?? null
    const speaker = choices().find((one) => one.kind === 'person' && one.id === personId)
    try {
      const reply = await api.meetings.decideStatement({
        id: said.id,
        version: said.version,
        text: upperFirst(due ? withoutDueWords(said.text, due) : said.text),
        executor: speaker ? { kind: 'person', id: speaker.id } : null,
        dueOn: due?.dueOn ?? null,
        period: due?.period ?? '',
        keep,
      })
      undo.done(reply)
      return reply.id
    } catch (error) {
      reportError(error)
      return null
    }
  }
  return { decideStatement }
}
