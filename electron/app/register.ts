import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../contract/errors.ts'
import type { ErrorCode } from '../contract/kinds.ts'
import { isTimeZone } from '../contract/register.ts'
import type { AdmittedCopy, BackupInfo, BackupLoss, RegisterState } from '../contract/register.ts'
import {
  backupFile,
  checkBackup,
  knownCopy,
  listBackups,
  makeBackup,
  makeBackupNow,
  restoreBackup,
} from '../db/backup.ts'
import type { BackupPlace } from '../db/backup.ts'
import { admitCopy } from '../db/copyAdmit.ts'
import { exportCopy } from '../db/copyExport.ts'
import type { Watch } from '../db/copyExport.ts'
import type { ReadDb, WriteDb } from '../db/database.ts'
import { toAppError } from '../db/errors.ts'
import { lockRegister } from '../db/lock.ts'
import { createDatabase, damaged, openDatabase, openReader } from '../db/open.ts'
import { Records } from '../db/records.ts'
import {
  changesSince,
  copyProblem,
  hasChangedSinceBackup,
  lastOperation,
  rememberBackup,
  rememberCopyProblem,
} from '../db/sinceBackup.ts'
import { civilMoment } from '../services/journal/journal.service.ts'
import { fillSearch } from '../services/messages/messages.service.ts'
import { findOffice } from '../services/office/office.service.ts'
import { checkBeside } from './check.ts'
import type { RunningCheck } from './check.ts'
import type { Clock } from './clock.ts'
import type { OpenRegister } from './dispatch.ts'
import type { Files } from './files.ts'
import type { Log } from './log.ts'
import { DEFAULT_ZONE, officeZone } from './officeZone.ts'
import { texts } from './texts.ts'

export type Which = 'main' | 'demo'

export interface RegisterOptions {
  dataDir: string
  appVersion: string
  clock: Clock
  files: Files
  log: Log
  /** Size from which the file is checked beside the work; tests set it low. */
  checkLaterBytes?: number
  /** Told whenever what is open changes. */
  onChange(status: RegisterState['status']): void
}

/** From this size on the file is checked beside the work: half a second of an old disk, about 100,000 cards. */
const CHECK_LATER_BYTES = 256 * 1024 * 1024

const STATUS_BY_CODE: Partial<Record<ErrorCode, RegisterState['status']>> = {
  registerLocked: 'locked',
  registerDamaged: 'damaged',
  registerForeign: 'foreign',
  registerNewer: 'newer',
  registerReadOnly: 'readOnly',
}

interface Opened extends OpenRegister {
  readonly reader: ReturnType<typeof openReader>
  readonly lock: { release(): void }
}

/** The register folders of this PC and which one is open: first start, open, close, copies (architecture.md §4). */
export class Register {
  private readonly options: RegisterOptions
  private opened: Opened | null = null
  private which: Which = 'main'
  private failure: AppError | null = null
  private check: RunningCheck | null = null
  private isAdmitting = false
  private isCreating = false

  constructor(options: RegisterOptions) {
    this.options = options
  }

  /** The open register. @throws AppError noRegister */
  current(): OpenRegister {
    if (!this.opened) throw this.failure ?? new AppError('noRegister', texts.noRegister)
    return this.opened
  }

  get databaseFile(): string {
    return join(this.folder(this.which), 'register.sqlite3')
  }

  state(): RegisterState {
    const { clock, dataDir, appVersion } = this.options
    const office = this.opened && findOffice(this.opened.db)
    return {
      status: this.status(),
      which: this.which,
      officeName: office?.shortName ?? '',
      isDemo: office?.isDemo ?? this.which === 'demo',
      message: this.failure?.message ?? '',
      mainExists: existsSync(join(this.folder('main'), 'register.sqlite3')),
      appVersion,
      folder: this.folder(this.which) || dataDir,
      now: clock.civil(this.opened?.timeZone ?? DEFAULT_ZONE),
    }
  }

  exists(which: Which): boolean {
    return existsSync(join(this.folder(which), 'register.sqlite3'))
  }

  /**
   * Opens a register that may be absent, damaged or locked: the outcome is told by `state`.
   * @throws AppError refused while another is being made
   */
  open(which: Which): RegisterState {
    if (this.isCreating) throw new AppError('refused', texts.creatingOther)
    this.closeNow()
    this.which = which
    this.failure = null
    if (this.exists(which)) {
      try {
        this.attach()
      } catch (error) {
        const mapped = toAppError(error)
        this.failure = mapped instanceof AppError ? mapped : new AppError('internal', texts.notOpened, { cause: error })
        if (!(mapped instanceof AppError)) this.options.log.failure('register.open', error)
      }
    }
    this.options.onChange(this.status())
    return this.state()
  }

  /**
   * Makes a register in a temporary file and moves it into place when it is whole, so that nothing half-made is left.
   * @param fill writes the first content in one journaled transaction
   * @param goOn what takes longer than a transaction may, files among it; what it leaves half-done is thrown away with the file
   */
  async create(
    which: Which,
    timeZone: string,
    fill: (records: Records, now: string) => void,
    goOn?: (db: WriteDb, now: string) => Promise<void>,
  ): Promise<RegisterState> {
    if (this.exists(which)) throw new AppError('refused', texts.registerExists)
    if (this.isCreating) throw new AppError('refused', texts.creatingOther)
    const folder = this.folder(which)
    const partial = join(folder, 'register.sqlite3.partial')
    this.isCreating = true
    try {
      mkdirSync(join(folder, 'files'), { recursive: true })
      rmSync(partial, { force: true })
      const db = createDatabase(partial)
      try {
        const { clock, files } = this.options
        const now = clock.civil(timeZone)
        const about = { operatorId: null, at: clock.instant(), method: 'register.create', title: texts.registerCreated }
        db.transaction(() => fill(new Records(db, about), now))
        if (goOn) {
          files.useBlobs(join(folder, 'files'))
          await goOn(db, now)
        }
        db.pragma('wal_checkpoint(TRUNCATE)')
      } finally {
        db.driver.close()
      }
      for (const suffix of ['-wal', '-shm']) rmSync(partial + suffix, { force: true })
      renameSync(partial, join(folder, 'register.sqlite3'))
    } catch (error) {
      rmSync(partial, { force: true })
      if (goOn) this.options.files.useBlobs(null)
      throw toAppError(error)
    } finally {
      this.isCreating = false
    }
    return this.open(which)
  }

  backups(): BackupInfo[] {
    return listBackups(this.place().folder)
  }

  /** @param spared a copy that the new one must not push out */
  async backup(
    reason: BackupInfo['reason'],
    progress?: (done: number, total: number) => void,
    spared?: string,
  ): Promise<BackupInfo> {
    const { db, timeZone } = this.current()
    // Taken before the copying: what is written meanwhile may be missing from the copy.
    const operation = lastOperation(db)
    const made = await makeBackup(db, this.place(), { ...this.about(timeZone), reason }, progress, spared)
    if (this.opened?.db === db) {
      rememberBackup(db, operation)
      rememberCopyProblem(db, null)
    }
    return made
  }

  /** What restoring a copy would take back. @throws AppError notFound, registerForeign, registerDamaged for an unreadable copy */
  backupLoss(id: string): BackupLoss {
    if (!this.opened)
      return { isKnown: !this.exists(this.which), operations: 0, firstAt: null, lastAt: null, records: [] }
    const { clock } = this.options
    const moment = civilMoment({ now: clock.civil(this.opened.timeZone), instant: clock.instant() })
    try {
      const { firstAt, lastAt, ...counts } = changesSince(this.opened.db, backupFile(this.place().folder, id))
      return { isKnown: true, ...counts, firstAt: firstAt && moment(firstAt), lastAt: lastAt && moment(lastAt) }
    } catch (error) {
      throw toAppError(error)
    }
  }

  /**
   * Puts a verified copy in place; the current file stays beside it. A register that cannot be copied (it is damaged, or an
   * attachment is gone) is often why a person restores, so the copy before it is not a condition.
   * @throws AppError notFound, registerDamaged, registerLocked, diskFull, registerReadOnly; the register of before is open again then
   */
  async restore(id: string): Promise<RegisterState> {
    this.assertOurs()
    const copy = await checkBackup(this.place().folder, id)
    const stamp = this.options.clock.civil(this.opened?.timeZone ?? DEFAULT_ZONE)
    await this.backupOrLog('beforeRestore', () => true, id)
    this.closeNow()
    const place = this.place()
    try {
      restoreBackup(copy, { register: this.databaseFile, blobs: place.blobs, backups: place.folder, stamp })
    } catch (error) {
      this.open(this.which)
      throw error
    }
    return this.open(this.which)
  }

  /** Civil moment of a verified copy. @throws AppError notFound */
  copyMoment(id: string): string {
    return knownCopy(this.place().folder, id).manifest.madeAt
  }

  /** A copy with its attachments as one file for a stick. @throws what `exportCopy` throws */
  exportCopy(id: string, target: string, watch: Watch): Promise<void> {
    return exportCopy(this.place().folder, id, target, new Date(this.options.clock.instant()), watch)
  }

  /**
   * Takes a copy from a file among the verified ones; the register itself is not touched.
   * @throws AppError registerLocked, registerReadOnly, refused, and what `admitCopy` of the copies throws
   */
  async admitCopy(path: string, watch: Watch): Promise<AdmittedCopy> {
    this.assertOurs()
    if (this.isAdmitting) throw new AppError('refused', texts.admittingOther)
    this.isAdmitting = true
    const { clock, appVersion } = this.options
    const civil = (instant: string, zone: string): string => {
      const timeZone = isTimeZone(zone) ? zone : DEFAULT_ZONE
      const now = clock.civil(timeZone)
      return instant === '' ? now : civilMoment({ now, instant: clock.instant() })(instant)
    }
    try {
      return await admitCopy(path, this.place(), { isDemo: this.which === 'demo', civil, appVersion }, watch)
    } finally {
      this.isAdmitting = false
    }
  }

  /** A folder that another window works in, or that cannot be written, is not for us to put anything into. */
  private assertOurs(): void {
    if (this.failure?.code === 'registerLocked' || this.failure?.code === 'registerReadOnly') throw this.failure
  }

  /** Backup at close when something changed since the last copy, then closes. A failed copy is logged and never loses the register. */
  async close(): Promise<void> {
    await this.backupOrLog('close', hasChangedSinceBackup)
    this.closeNow()
  }

  private async backupOrLog(
    reason: BackupInfo['reason'],
    isNeeded: (db: ReadDb) => boolean = () => true,
    spared = '',
  ): Promise<void> {
    try {
      if (this.opened && isNeeded(this.opened.db)) await this.backup(reason, undefined, spared)
    } catch (error) {
      this.options.log.failure(`register.backup ${reason}`, error)
      this.keepProblem(error)
    }
  }

  /** Nobody sees a copy fail at closing: the desk says so at the next start. A register too broken to keep the words says it itself. */
  private keepProblem(error: unknown): void {
    const mapped = toAppError(error)
    try {
      if (this.opened) rememberCopyProblem(this.opened.db, mapped instanceof AppError ? mapped.message : texts.internal)
    } catch (second) {
      this.options.log.failure('register.copyProblem', second)
    }
  }

  /** Why the last copy at closing was not made; null when it was, or nothing is open. */
  copyProblem(): string | null {
    return this.opened && copyProblem(this.opened.db)
  }

  private attach(): void {
    const folder = this.folder(this.which)
    this.assertWritable(folder)
    const lock = lockRegister(join(folder, 'register.lock'))
    try {
      const checkLater = statSync(this.databaseFile).size > (this.options.checkLaterBytes ?? CHECK_LATER_BYTES)
      const db = openDatabase(
        this.databaseFile,
        (old) => makeBackupNow(old, this.place(), { ...this.about(DEFAULT_ZONE), reason: 'beforeMigration' }),
        { checkLater },
      )
      fillSearch(db)
      const reader = openReader(this.databaseFile)
      this.opened = {
        db,
        reader,
        lock,
        get timeZone() {
          return officeZone(db)
        },
      }
      this.options.files.useBlobs(join(folder, 'files'))
      if (checkLater) this.checkLater()
    } catch (error) {
      lock.release()
      throw error
    }
  }

  /** A damaged file found beside the work is closed, so that nothing more is written into it. */
  private checkLater(): void {
    const check = checkBeside(this.databaseFile)
    this.check = check
    void check.result.then((found) => {
      if (found === null || found === 'ok' || this.check !== check) return
      this.closeNow()
      this.failure = damaged(found)
      this.options.onChange(this.status())
    })
  }

  private assertWritable(folder: string): void {
    const probe = join(folder, '.write-check')
    try {
      mkdirSync(join(folder, 'files'), { recursive: true })
      writeFileSync(probe, '')
      rmSync(probe, { force: true })
    } catch (error) {
      throw toAppError(error)
    }
  }

  private closeNow(): void {
    void this.check?.stop()
    this.check = null
    if (!this.opened) return
    const { db, reader, lock } = this.opened
    this.opened = null
    this.options.files.useBlobs(null)
    try {
      reader.close()
      db.pragma('wal_checkpoint(TRUNCATE)')
    } catch (error) {
      // A damaged file or a full disk refuses the checkpoint; the file is given back all the same, SQLite mends it from its WAL.
      this.options.log.failure('register.close', error)
    } finally {
      db.driver.close()
      lock.release()
    }
  }

  private status(): RegisterState['status'] {
    if (this.opened) return 'open'
    if (this.failure) return STATUS_BY_CODE[this.failure.code] ?? 'failed'
    return 'absent'
  }

  private about(timeZone: string): { madeAt: string; appVersion: string } {
    return { madeAt: this.options.clock.civil(timeZone), appVersion: this.options.appVersion }
  }

  private folder(which: Which): string {
    return join(this.options.dataDir, which === 'demo' ? 'demo' : 'register')
  }

  private place(): BackupPlace {
    const folder = this.folder(this.which)
    return { folder: join(folder, 'backups'), blobs: join(folder, 'files') }
  }
}
