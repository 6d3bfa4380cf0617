import { ref, shallowRef } from 'vue'
import { PACKAGE_PURPOSE } from '../../../electron/contract/exchange.ts'
import type { PackageProblem } from '../../../electron/contract/exchange.ts'
import { api, ApiError, host } from '../../api/index.ts'
import { useUndo } from '../../app/stores/undo.ts'
import { useToasts } from '../../ui/toasts.ts'
import { useRunning } from './running.ts'
import { texts } from './texts.ts'

/** Taking a file in: chosen or dropped, asked for its passphrase, refused with the broken part named. */
export function useTake(opened: (id: number) => void) {
  const running = useRunning()
  const undo = useUndo()
  const toasts = useToasts()
  /** A locked file that waits for its passphrase. */
  const locked = shallowRef<{ ticket: string; name: string } | null>(null)
  const wrong = ref('')
  const broken = shallowRef<{ name: string; problems: PackageProblem[] } | null>(null)

  const take = async (file: { ticket: string; name: string }, passphrase: string | null): Promise<void> => {
    try {
      const reply = await running.run((said) => api.incoming.take({ ticket: file.ticket, passphrase }, said))
      locked.value = null
      if (!reply) return toasts.show(texts.stopped)
      const { package: found, isKnown, problems, operation } = reply
      if (!found) {
        broken.value = { name: file.name, problems }
        return
      }
      if (isKnown) toasts.show(texts.known(found.officeName, found.periodName, found.versionNumber))
      else if (operation) undo.done(operation)
      opened(found.id)
    } catch (error) {
      if (!(error instanceof ApiError) || error.fields['passphrase'] === undefined) throw error
      // Asked for the first time it is no mistake yet.
      wrong.value = passphrase === null ? '' : error.fields['passphrase']
      locked.value = file
    }
  }
  const choose = async (): Promise<void> => {
    const [file] = await host.pickFiles({ purpose: PACKAGE_PURPOSE, title: texts.takeTitle, extensions: ['zip'] })
    if (file) await take(file, null)
  }
  const drop = async (files: readonly File[]): Promise<void> => {
    const [file] = await host.admit(files.slice(0, 1), PACKAGE_PURPOSE)
    if (file) await take(file, null)
  }
  const unlock = (passphrase: string): Promise<void> =>
    locked.value ? take(locked.value, passphrase) : Promise.resolve()
  return { ...running, locked, wrong, broken, choose, drop, unlock }
}
