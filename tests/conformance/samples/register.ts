import { BACKUP_PURPOSE } from '../../../electron/contract/register.ts'
import { testOffice } from '../../builders/register.ts'
import type { Side } from '../sides.ts'
import { first, nothing } from './shared.ts'
import type { Samples } from './shared.ts'

const copy = async ({ api }: Side) => ({ id: first(await api.register.backups({}), 'copy').id })

export const registerSamples: Pick<Samples, 'journal' | 'register'> = {
  journal: {
    list: () => ({ before: null, limit: 50, operatorId: null, entity: null, entityId: null }),
    changes: async ({ api }) => ({
      operationId: (await api.journal.lastUndoable({}))?.operationId ?? 1,
      after: 0,
      limit: 5,
    }),
    lastUndoable: nothing,
    undo: async ({ api }) => ({ operationId: (await api.journal.lastUndoable({}))?.operationId ?? 0 }),
  },
  register: {
    state: nothing,
    presets: nothing,
    makeBackup: () => ({ reason: 'manual' }),
    backups: nothing,
    copyProblem: nothing,
    backupLoss: copy,
    exportBackup: copy,
    admitCopy: async (side) => {
      const { ticket, name } = await side.api.register.exportBackup(await copy(side))
      return { ticket: await side.admit(name, BACKUP_PURPOSE, await side.release(ticket)) }
    },
    restore: copy,
    reopen: nothing,
    openMain: nothing,
    create: () => ({ presetCode: 'trosna', office: testOffice, operator: { name: 'Лапшина О. Д.', post: '' } }),
    openDemo: nothing,
  },
}
