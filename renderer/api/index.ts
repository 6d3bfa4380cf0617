import { LOOPBACK } from '../../electron/contract/host.ts'
import { contract } from '../../electron/contract/index.ts'
import type { ApiClient } from '../../electron/contract/index.ts'
import type { AppEvent } from '../../electron/contract/kinds.ts'
import { createClient } from './client.ts'
import type { Transport } from './client.ts'
import { browserHost, nativeHost } from './host.ts'
import type { HostBridge } from './host.ts'
import { httpTransport } from './httpTransport.ts'
import { ipcTransport } from './ipcTransport.ts'

export { ApiError } from './client.ts'
export type { HostBridge, PickOptions } from './host.ts'

/** The only place that knows which host the window has (architecture.md §1). */
function connect(): { transport: Transport; host: HostBridge } {
  if (window.mcu) {
    const transport = ipcTransport(window.mcu)
    return { transport, host: nativeHost(transport) }
  }
  const transport = httpTransport(takeKey())
  return { transport, host: browserHost(transport) }
}

const STORED_KEY = 'loopback-key'

/** The key comes once in the address, is kept for this tab and leaves the address bar at once. */
function takeKey(): string {
  const parameters = new URLSearchParams(location.hash.slice(1))
  const key = parameters.get(LOOPBACK.keyParameter)
  if (key === null) return sessionStorage.getItem(STORED_KEY) ?? ''
  sessionStorage.setItem(STORED_KEY, key)
  history.replaceState(null, '', `${location.pathname}#${parameters.get(LOOPBACK.routeParameter) ?? '/'}`)
  return key
}

const { transport, host: bridge } = connect()

export const api: ApiClient = createClient(contract, transport)
export const host: HostBridge = bridge

/** Events of the core: what changed, how far a task is, which register is open. */
export function onEvent(listener: (event: AppEvent) => void): () => void {
  return transport.onEvent(listener)
}
