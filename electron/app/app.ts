import { join } from 'node:path'
import type { AppEvent, FileTicket, Reply } from '../contract/kinds.ts'
import type { TaskPorts } from '../services/context.ts'
import { checkpointBeside } from './checkpoint.ts'
import { fixedClock, systemClock } from './clock.ts'
import { createDispatcher } from './dispatch.ts'
import type { LifecycleTable } from './dispatch.ts'
import { Files } from './files.ts'
import { lifecycleMethods } from './lifecycle.ts'
import { fileLog } from './log.ts'
import { Register } from './register.ts'
import { handlers } from './services.ts'

export interface AppOptions {
  dataDir: string
  resourcesDir: string
  version: string
  /** Civil moment at which the clock stands still; tests and screenshots alone. */
  now?: string
  /** Opens the demonstration office instead of the main register. */
  demo?: boolean
  /** Bytes from which a register is checked beside the work; tests alone set it. */
  checkLaterBytes?: number
}

export interface App {
  call(method: string, input: unknown): Promise<Reply>
  admitFile(file: { path: string; name: string; purpose: string; temporary: boolean }): FileTicket
  releaseFile(ticket: string): { path: string; name: string; size: number }
  /** File of the open register, for the read-only worker; null while none is open. */
  databaseFile(): string | null
  close(): Promise<void>
}

/** Composition root: the only place that puts register, services, files and clock together. */
export async function createApp(
  options: AppOptions,
  surroundings: {
    ports: TaskPorts
    emit(event: AppEvent): void
    heavy?: (method: string, input: unknown) => Promise<Reply> | null
  },
): Promise<App> {
  const clock = options.now === undefined ? systemClock : fixedClock(options.now)
  const log = fileLog(join(options.dataDir, 'logs', 'app.log'), () => clock.instant())
  const files = new Files(join(options.dataDir, 'outbox'))
  const register = new Register({
    dataDir: options.dataDir,
    appVersion: options.version,
    clock,
    files,
    log,
    ...(options.checkLaterBytes === undefined ? {} : { checkLaterBytes: options.checkLaterBytes }),
    onChange: (status) => surroundings.emit({ type: 'register', status }),
  })
  const lifecycle = lifecycleMethods(register, files, options)
  const dispatcher = createDispatcher({
    register: () => register.current(),
    now: (timeZone) => clock.civil(timeZone),
    instant: () => clock.instant(),
    files,
    ports: surroundings.ports,
    resourcesDir: options.resourcesDir,
    appVersion: options.version,
    log,
    emit: surroundings.emit,
    handlers,
    // As for the services: found by name, typed against the contract in lifecycle.ts.
    lifecycle: lifecycle as unknown as LifecycleTable,
    checkpoint: () => checkpointBeside(register.databaseFile),
    ...(surroundings.heavy ? { heavy: surroundings.heavy } : {}),
  })
  if (options.demo === true) await dispatcher.call('register.openDemo', { taskId: 'start-demo', input: {} })
  else register.open('main')
  files.sweep()
  return {
    call: (method, input) => dispatcher.call(method, input),
    admitFile: (file) => files.admit(file),
    releaseFile: (ticket) => files.release(ticket),
    databaseFile: () => (register.state().status === 'open' ? register.databaseFile : null),
    close: async () => {
      await register.close()
      files.clear()
    },
  }
}
