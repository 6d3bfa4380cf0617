import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Contract } from '../contract/index.ts'
import type { Services } from '../contract/kinds.ts'
import { BACKUP_PURPOSE } from '../contract/register.ts'
import type { Watch } from '../db/copyExport.ts'
import { applyPreset, loadPreset, loadPresets, loadThemes, summarisePreset } from '../services/office/office.service.ts'
import { createOperator } from '../services/operators/operators.service.ts'
import type { AppOptions } from './app.ts'
import type { LifecycleContext } from './dispatch.ts'
import type { Files } from './files.ts'
import type { Register } from './register.ts'
import { texts } from './texts.ts'

interface LifecycleContexts {
  query: LifecycleContext
  command: LifecycleContext
  task: LifecycleContext
}

/** Progress in whole megabytes. */
const watch = ({ signal, progress }: LifecycleContext, text: string): Watch => ({
  signal,
  progress: (done, total) => progress(done, total, text),
})

const DEMO_ZONE = 'Europe/Moscow'

/** Methods of the register itself: they work while nothing is open, too. */
export function lifecycleMethods(
  register: Register,
  files: Files,
  { resourcesDir, version: appVersion }: Pick<AppOptions, 'resourcesDir' | 'version'>,
): Services<Pick<Contract, 'register'>, LifecycleContexts>['register'] {
  const openDemo = async () => {
    if (register.exists('demo')) return register.open('demo')
    // A year of invented texts that only the first visit to the demonstration needs.
    const { buildDemoExchange, buildDemoOffice } = await import('../services/demo/demo.service.ts')
    const options = (now: string) => ({ resourcesDir, now, timeZone: DEMO_ZONE })
    return register.create(
      'demo',
      DEMO_ZONE,
      (records, now) => buildDemoOffice(records, options(now)),
      (db, now) => buildDemoExchange({ db, files, resourcesDir, appVersion }, options(now)),
    )
  }
  return {
    state: () => register.state(),
    presets: () => loadPresets(resourcesDir).map(summarisePreset),
    create: async ({ presetCode, office, operator }) =>
      register.create('main', office.timeZone, (records) => {
        const preset = loadPreset(resourcesDir, presetCode)
        applyPreset(records, preset, loadThemes(resourcesDir, preset), { ...office, isDemo: false })
        createOperator(records, operator)
      }),
    openDemo: async () => {
      await register.close()
      return openDemo()
    },
    openMain: async () => {
      await register.close()
      return register.open('main')
    },
    reopen: async () => register.open(register.state().which),
    backups: () => register.backups(),
    copyProblem: () => register.copyProblem(),
    makeBackup: ({ reason }, ctx) =>
      register.backup(reason, (done, total) => {
        // Thrown inside the copying, it stops it and the half-made file is removed.
        ctx.signal.throwIfAborted()
        ctx.progress(done, total, texts.copying)
      }),
    backupLoss: ({ id }) => register.backupLoss(id),
    restore: ({ id }) => register.restore(id),
    admitCopy: ({ ticket }, ctx) =>
      register.admitCopy(files.take(ticket, BACKUP_PURPOSE).path, watch(ctx, texts.admitting)),
    exportBackup: async ({ id }, ctx) => {
      const name = texts.copyName(register.copyMoment(id))
      const path = files.outgoing(name)
      try {
        await register.exportCopy(id, path, watch(ctx, texts.packing))
      } catch (error) {
        rmSync(dirname(path), { recursive: true, force: true })
        throw error
      }
      return files.offer(path, name)
    },
  }
}
