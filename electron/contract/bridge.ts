import type { AppEvent, Reply } from './kinds.ts'

/** What Electron's preload gives to the page, and nothing else. Without imports of code: the preload bundles this file. */
export interface HostBridge {
  call(method: string, input: unknown): Promise<Reply>
  /** Returns the function that stops listening. */
  onEvent(listener: (event: AppEvent) => void): () => void
}

/** Name of the bridge in `window`. */
export const BRIDGE_NAME = 'mcu'

/** IPC channels between preload and main. */
export const CALL_CHANNEL = 'register:call'
export const EVENT_CHANNEL = 'register:event'
