import { BrowserWindow, ipcMain } from 'electron'
import type { IpcMainInvokeEvent } from 'electron'
import type { CoreLink } from '../../app/core.ts'
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../contract/bridge.ts'
import type { Reply } from '../../contract/kinds.ts'
import { failure } from '../shared/host-methods.ts'
import { hostTexts } from '../shared/texts.ts'
import { mayCall } from './security.ts'
import { isOwnWindow } from './windows.ts'

/** Mounts the one channel of calls and the one of events. Nothing in here knows a method. */
export function mountIpc(
  core: Pick<CoreLink, 'call' | 'onEvent'>,
  hostMethods: (method: string, input: unknown) => Promise<Reply> | null,
): void {
  ipcMain.handle(CALL_CHANNEL, (event: IpcMainInvokeEvent, method: unknown, input: unknown): Promise<Reply> => {
    const frame = event.senderFrame
    const sender = {
      url: frame?.url ?? null,
      isMainFrame: frame !== null && frame === event.sender.mainFrame,
      isOwnWindow: isOwnWindow(event.sender),
    }
    if (!mayCall(sender)) return Promise.resolve(failure('refused', hostTexts.foreignRequest))
    if (typeof method !== 'string') return Promise.resolve(failure('invalid', hostTexts.badInput))
    return hostMethods(method, input) ?? core.call(method, input)
  })
  core.onEvent((event) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (!window.isDestroyed() && isOwnWindow(window.webContents)) window.webContents.send(EVENT_CHANNEL, event)
    }
  })
}
