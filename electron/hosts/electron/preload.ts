import { contextBridge, ipcRenderer } from 'electron'
import type { IpcRendererEvent } from 'electron'
import { BRIDGE_NAME, CALL_CHANNEL, EVENT_CHANNEL } from '../../contract/bridge.ts'
import type { HostBridge } from '../../contract/bridge.ts'
import type { AppEvent, Reply } from '../../contract/kinds.ts'

/** All that the page gets of Electron: one method and one stream of events. */
const bridge: HostBridge = {
  call: (method, input) => ipcRenderer.invoke(CALL_CHANNEL, method, input) as Promise<Reply>,
  onEvent(listener) {
    // The event object of Electron stays here: it carries the sender.
    const forward = (_event: IpcRendererEvent, event: AppEvent): void => listener(event)
    ipcRenderer.on(EVENT_CHANNEL, forward)
    return () => {
      ipcRenderer.removeListener(EVENT_CHANNEL, forward)
    }
  },
}

contextBridge.exposeInMainWorld(BRIDGE_NAME, bridge)
