import type { DirectoryName } from '../../../../electron/contract/directory.ts'
import { api, ApiError } from '../../../api/index.ts'
import { reportError } from '../../../app/errors.ts'
import { useUndo } from '../../../app/stores/undo.ts'
import { useToasts } from '../../../ui/toasts.ts'
import { useDirectories } from '../directories.ts'
import { texts } from '../texts.ts'

const emptyPerson = {
  id: null,
  version: null,
  isPostOnly: false,
  post: '',
  organisation: '',
  isServant: true,
  workPhone: '',
  workEmail: '',
  consentOn: null,
  consentNote: '',
  note: '',
} as const

/** Makes what a field lacks without leaving the card (lessons.md §3, 5). Each answers with the new id, or null after telling why not. */
export const useInlineCreate = () => {
  const names = useDirectories()
  const toasts = useToasts()
  const undo = useUndo()

  const create = async (directory: DirectoryName, name: string, blockId: number | null): Promise<number | null> => {
    try {
      const made = await api.directory.save({
        directory,
        id: null,
        version: null,
        name,
        shortName: '',
        activeFrom: null,
        activeTo: null,
        ...(directory === 'themes' || directory === 'recipients' ? { blockId } : {}),
      })
      await names.reload()
      undo.done(made)
      return made.id
    } catch (error) {
      if (error instanceof ApiError && error.fields['name']) toasts.show(error.fields['name'], { tone: 'red' })
      else reportError(error)
      return null
    }
  }

  /** «Рябинин Виктор Андреевич» becomes a person; his place in the состав is given elsewhere. */
  const createPerson = async (typed: string): Promise<number | null> => {
    const [surname = '', name = '', ...patronymic] = typed.trim().split(/\s+/u)
    if (name === '') {
      toasts.show(texts.entry.personName, { tone: 'red' })
      return null
    }
    try {
      const made = await api.members.savePerson({ ...emptyPerson, surname, name, patronymic: patronymic.join(' ') })
      await names.reload()
      undo.done(made, texts.entry.personCreated(names.person(made.id)))
      return made.id
    } catch (error) {
      reportError(error)
      return null
    }
  }
  return { create, createPerson }
}
