import { BrowserWindow, dialog, shell } from 'electron'
import type {
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron'
import { randomUUID } from 'node:crypto'
import { copyFile, open, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { CoreLink } from '../../app/core.ts'
import { AppError } from '../../contract/errors.ts'
import type { FileTicket } from '../../contract/kinds.ts'
import { mayOpenOutside } from '../shared/url-policy.ts'
import { texts } from './texts.ts'

export interface PickRequest {
  purpose: string
  title?: string | undefined
  extensions?: string[] | undefined
  multiple?: boolean | undefined
}

/** Files that the person chose, as tickets of the core: the page never sees a path. */
export async function pickFiles(core: Pick<CoreLink, 'admitFile'>, request: PickRequest): Promise<FileTicket[]> {
  const several = request.multiple ?? false
  const chosen = await showOpen({
    title: request.title ?? (several ? texts.pickSeveral : texts.pickOne),
    buttonLabel: texts.pick,
    properties: several ? ['openFile', 'multiSelections'] : ['openFile'],
    filters: request.extensions
      ? [
          { name: texts.chosenKinds, extensions: request.extensions },
          { name: texts.allFiles, extensions: ['*'] },
        ]
      : [],
  })
  if (chosen.canceled) return []
  const files: FileTicket[] = []
  for (const path of chosen.filePaths) {
    const { ticket, name, size } = await core.admitFile({
      path,
      name: basename(path),
      purpose: request.purpose,
      temporary: false,
    })
    files.push({ ticket, name, size })
  }
  return files
}

/** Bytes that were dropped on the window or pasted, on their way into the core through `folder`. */
export async function admitBytes(
  core: Pick<CoreLink, 'admitFile'>,
  folder: string,
  file: { name: string; purpose: string; base64: string },
): Promise<FileTicket> {
  const path = join(folder, randomUUID())
  await writeFile(path, Buffer.from(file.base64, 'base64'), { flag: 'wx', mode: 0o600 })
  const { ticket, name, size } = await core.admitFile({
    path,
    name: basename(file.name),
    purpose: file.purpose,
    temporary: true,
  })
  return { ticket, name, size }
}

/** Saves a file of the core where the person says: whole or not at all. Null where the dialog was closed. */
export async function saveFile(
  core: Pick<CoreLink, 'releaseFile'>,
  ticket: string,
  suggestedName?: string,
): Promise<string | null> {
  const file = await core.releaseFile(ticket)
  const chosen = await showSave({
    title: texts.saveTitle,
    buttonLabel: texts.save,
    defaultPath: basename(suggestedName ?? file.name),
  })
  if (chosen.canceled || chosen.filePath === '') return null
  await copyWhole(file.path, chosen.filePath)
  return basename(chosen.filePath)
}

/** The copy grows under another name: a full disk or a pulled stick never leaves half a document under the right one. */
async function copyWhole(from: string, to: string): Promise<void> {
  const partial = join(dirname(to), `.${basename(to)}.partial`)
  try {
    await copyFile(from, partial)
    const handle = await open(partial, 'r+')
    await handle.sync().finally(() => handle.close())
    await rename(partial, to)
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError('diskFull', texts.saveFull, { cause: error })
    throw new AppError('refused', texts.saveFailed, { cause: error })
  }
}

/** Asks, showing the address in full, before the person's own browser opens it. */
export async function openLink(url: string): Promise<boolean> {
  if (!mayOpenOutside(url)) throw new AppError('refused', texts.linkRefused)
  const { response } = await showMessage({
    type: 'question',
    message: texts.linkQuestion,
    detail: url,
    buttons: [texts.open, texts.cancel],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response !== 0) return false
  await shell.openExternal(url)
  return true
}

/** A folder for an update; null where the dialog was closed. */
export async function pickFolder(title: string): Promise<string | null> {
  const chosen = await showOpen({ title, buttonLabel: texts.pick, properties: ['openDirectory'] })
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
}

/** The window a dialog belongs to; without one it stands alone. */
function parent(): BrowserWindow | null {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().find((each) => each.isVisible()) ?? null
}

function showOpen(options: OpenDialogOptions): Promise<OpenDialogReturnValue> {
  const window = parent()
  return window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options)
}

function showSave(options: SaveDialogOptions): Promise<SaveDialogReturnValue> {
  const window = parent()
  return window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options)
}

function showMessage(options: MessageBoxOptions): Promise<MessageBoxReturnValue> {
  const window = parent()
  return window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options)
}
