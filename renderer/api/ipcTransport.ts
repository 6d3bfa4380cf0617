import type { AppEvent, Reply } from '../../electron/contract/kinds.ts'
import type { Transport } from './client.ts'

/** Exactly what the preload exposes. */
export interface PreloadBridge {
  call(method: string, input: unknown): Promise<Reply>
  onEvent(listener: (event: AppEvent) => void): () => void
}

declare global {
  interface Window {
    /** Present in the Electron host alone. */
    readonly mcu?: PreloadBridge
  }
}

/** Electron: IPC through the preload. */
export function ipcTransport(bridge: PreloadBridge): Transport {
  return { call: (method, input) => bridge.call(method, input), onEvent: (listener) => bridge.onEvent(listener) }
}
