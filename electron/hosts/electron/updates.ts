import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppUpdater } from 'electron-updater'
import type { CoreLink } from '../../app/core.ts'
import { AppError } from '../../contract/errors.ts'
import type { AvailableUpdate } from '../../contract/host.ts'
import { serveUpdate, verifyUpdate } from './update-feed.ts'
import type { Feed } from './update-feed.ts'
import { texts } from './texts.ts'

export type Updater = Pick<
  AppUpdater,
  | 'autoDownload'
  | 'autoInstallOnAppQuit'
  | 'allowDowngrade'
  | 'disableDifferentialDownload'
  | 'disableWebInstaller'
  | 'setFeedURL'
  | 'checkForUpdates'
  | 'downloadUpdate'
  | 'quitAndInstall'
  | 'isUpdaterActive'
>

export interface UpdateSurroundings {
  core: Pick<CoreLink, 'call'>
  /** Loaded when first needed: most starts never update. */
  loadUpdater(): Promise<Updater>
  pickFolder(): Promise<string | null>
  resourcesDir: string
  platform: NodeJS.Platform
  /** Closes the register, so that the installer finds no open file. */
  closeCore(): Promise<void>
}

export interface Updates {
  /** Null: the dialog was closed, or the folder holds nothing newer. */
  choose(): Promise<AvailableUpdate | null>
  install(): Promise<void>
  /** Ends an update that was chosen and not installed. */
  forget(): void
}

/** Offline updates: a folder or a stick, checked by signature, never downloaded from anywhere, never installed unasked. */
export function createUpdates(around: UpdateSurroundings): Updates {
  let chosen: { feed: Feed; updater: Updater } | null = null
  const forget = (): void => {
    chosen?.feed.close()
    chosen = null
  }

  return {
    forget,
    async choose() {
      forget()
      const updater = await around.loadUpdater()
      if (!updater.isUpdaterActive()) throw new AppError('unavailable', texts.updateNotHere)
      const publicKey = await readFile(join(around.resourcesDir, 'update-public-key.pem'), 'utf8').catch(
        (error: unknown) => {
          throw new AppError('unavailable', texts.updateNoKey, { cause: error })
        },
      )
      const folder = await around.pickFolder()
      if (folder === null) return null
      const update = await verifyUpdate(folder, around.platform, publicKey)
      const feed = await serveUpdate(update, randomBytes(16).toString('hex'))
      chosen = { feed, updater }
      prepare(updater, feed.url)
      const found = await updater.checkForUpdates().catch((error: unknown) => {
        forget()
        throw new AppError('refused', texts.updateUnreadable, { cause: error })
      })
      if (!found?.isUpdateAvailable) {
        forget()
        return null
      }
      const { version, releaseNotes, files } = found.updateInfo
      return {
        version,
        notes: typeof releaseNotes === 'string' ? releaseNotes : null,
        size: files.reduce((largest, file) => Math.max(largest, file.size ?? 0), 0),
      }
    },
    async install() {
      if (chosen === null) throw new AppError('refused', texts.updateNothingChosen)
      const { updater } = chosen
      const backup = await around.core.call('register.makeBackup', {
        taskId: randomUUID(),
        input: { reason: 'beforeUpdate' },
      })
      if (!backup.ok) throw new AppError('refused', texts.updateNoBackup)
      await updater.downloadUpdate().catch((error: unknown) => {
        forget()
        throw new AppError('refused', texts.updateDamaged, { cause: error })
      })
      forget()
      await around.closeCore()
      updater.quitAndInstall(false, true)
    },
  }
}

/** Nothing happens by itself: not the download, not the install at quit; an older version is never an update. */
function prepare(updater: Updater, url: string): void {
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  updater.disableDifferentialDownload = true
  updater.disableWebInstaller = true
  updater.setFeedURL({ provider: 'generic', url })
}
