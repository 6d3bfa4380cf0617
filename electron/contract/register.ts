import * as v from 'valibot'
import { query, task } from './kinds.ts'
import { civilDate, count, empty, line, requiredLine, ticket } from './scalars.ts'

/** Whether the engine knows an IANA zone: a clock of an unknown one would fail at every call. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('ru', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** The register file itself: what is open, first start, copies. All but `state` are tasks: they work while nothing is open. */

export const REGISTER_STATUSES = [
  'absent',
  'open',
  'locked',
  'damaged',
  'foreign',
  'newer',
  'readOnly',
  'failed',
] as const

const registerState = v.strictObject({
  status: v.picklist(REGISTER_STATUSES),
  /** Which of the two registers is (to be) open. */
  which: v.picklist(['main', 'demo']),
  officeName: v.string(),
  isDemo: v.boolean(),
  /** Why it is not open and what to do; empty when open or absent. */
  message: v.string(),
  mainExists: v.boolean(),
  appVersion: v.string(),
  /** Folder of the register, for the person who looks after copies. */
  folder: v.string(),
  /** Civil moment of the office, `YYYY-MM-DDTHH:MM`. */
  now: v.string(),
})
export type RegisterState = v.InferOutput<typeof registerState>

/** Office requisites of the first start and of the settings page (issue 2 part 3). Blank values are allowed and shown as gaps. */
export const officeInput = v.strictObject({
  name: requiredLine(300, 'Укажите наименование органа'),
  nameGenitive: line(300),
  nameDative: line(300),
  namePrepositional: line(300),
  shortName: line(120),
  mcuName: line(300),
  formName: line(200),
  formGenitive: line(200),
  region: line(200),
  regionGenitive: line(200),
  centreName: line(300),
  headName: line(200),
  headPost: line(300),
  town: line(200),
  decreeKind: line(60),
  decreeNumber: line(60),
  decreeDate: v.nullable(civilDate),
  decreeTitle: line(500),
  decreeNotes: line(2000),
  timeZone: v.pipe(
    requiredLine(60, 'Выберите часовой пояс'),
    v.check(isTimeZone, 'Такого часового пояса нет. Выберите из списка'),
  ),
})
export type OfficeInput = v.InferOutput<typeof officeInput>

const presetSummary = v.strictObject({
  code: v.string(),
  title: v.string(),
  summary: v.string(),
  form: v.string(),
  blocks: count,
  roles: count,
  channels: count,
  /** Blanks and contradictions of the decree's requisites, shown and never mended. */
  notes: v.array(v.string()),
  /** Name of a new office with slots `{municipality.genitive}`, `{municipality.prepositional}`, `{region.genitive}`. */
  nameTemplate: v.string(),
  /** Words of this type to start the form with; empty where the decree has none. */
  formName: v.string(),
  formGenitive: v.string(),
  decreeKind: v.string(),
})
export type PresetSummary = v.InferOutput<typeof presetSummary>

export const backupInfo = v.strictObject({
  id: v.string(),
  /** Civil moment of the office when it was made. */
  madeAt: v.string(),
  reason: v.picklist(['close', 'manual', 'beforeMigration', 'beforeRestore', 'beforeUpdate', 'fromFile']),
  size: count,
  cases: count,
  isVerified: v.boolean(),
  appVersion: v.string(),
})
export type BackupInfo = v.InferOutput<typeof backupInfo>

/** A copy that came in a file and is now among the verified ones. */
const admittedCopy = v.strictObject({
  copy: backupInfo,
  /** Whose register it is, as the copy says itself. */
  officeName: v.string(),
  attachments: count,
  /** Attachments that the database names and nobody has; 0 for a whole copy. */
  missing: count,
})
export type AdmittedCopy = v.InferOutput<typeof admittedCopy>

/** What restoring a copy would take back: changes of the open register that the copy does not have. */
const backupLoss = v.strictObject({
  /** False when the present file cannot be read, so that nobody knows. */
  isKnown: v.boolean(),
  operations: count,
  /** Civil moments of the first and the last of them. */
  firstAt: v.nullable(v.string()),
  lastAt: v.nullable(v.string()),
  /** Records touched, by table of the journal, most first. */
  records: v.array(v.strictObject({ entity: v.string(), count })),
})
export type BackupLoss = v.InferOutput<typeof backupLoss>

/** What a file with a copy is chosen for. */
export const BACKUP_PURPOSE = 'backup'

export const registerContract = {
  state: query(empty, registerState),
  presets: query(empty, v.array(presetSummary)),
  create: task(
    v.strictObject({
      presetCode: v.string(),
      office: officeInput,
      operator: v.strictObject({ name: requiredLine(200, 'Укажите, кто работает'), post: line(200) }),
    }),
    registerState,
  ),
  /** Opens the demonstration office in its own folder; builds it at the first call. */
  openDemo: task(empty, registerState),
  openMain: task(empty, registerState),
  /** Tries again after «открыт в другом окне» and the like. */
  reopen: task(empty, registerState),
  backups: query(empty, v.array(backupInfo)),
  /** Why the copy at the last closing was not made, in words; null when it was. */
  copyProblem: query(empty, v.nullable(v.string())),
  makeBackup: task(v.strictObject({ reason: v.picklist(['manual', 'beforeUpdate']) }), backupInfo),
  /** What would be lost by restoring that copy. */
  backupLoss: query(v.strictObject({ id: v.string() }), backupLoss),
  /** Restores a verified copy; the current file is kept beside it. */
  restore: task(v.strictObject({ id: v.string() }), registerState),
  /**
   * Takes a copy from a file (ticket for `BACKUP_PURPOSE`) among the verified ones, to be restored by `restore`. Works while nothing
   * is open, too; refused where the register's folder is locked or cannot be written.
   */
  admitCopy: task(v.strictObject({ ticket }), admittedCopy),
  /** A copy with its attachments as one file for a stick. */
  exportBackup: task(v.strictObject({ id: v.string() }), v.strictObject({ ticket, name: v.string(), size: count })),
}
