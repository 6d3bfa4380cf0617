import * as v from 'valibot'
import { MASK_KINDS } from './exchange.ts'
import { command, query, task } from './kinds.ts'
import { caseKind, caseRow, caseStatus } from './messages.ts'
import { civilDate, count, empty, fileTicket, id, line, operation, requiredLine, ticket, version } from './scalars.ts'

/**
 * Import of tables: file → mapping → preview → result (domain.md §6). A file is kept by its SHA-256 (`fileId`) from `open` on, so that
 * every further step, and a run that a killed program left half-way, reads the same bytes. No row is lost without a word:
 * rows = added + updated + unchanged + skipped + refused.
 */

/** Purpose under which a host lets a table in. */
export const IMPORT_PURPOSE = 'import'
/** Rows of a table that are taken in at once; a longer one is refused with words before anything is written. */
export const MAX_IMPORT_ROWS = 1_000_000

export const IMPORT_FORMATS = ['xlsx', 'csv'] as const
export const IMPORT_ENCODINGS = ['utf-8', 'windows-1251', 'utf-16le', 'utf-16be', 'ibm866', 'koi8-r'] as const
export const IMPORT_DELIMITERS = [';', ',', '\t', '|'] as const
/** pos: ПОС; im…: the four variants of ИМ; portal: recognised by common names of columns; own: a mapping of the office itself. */
export const IMPORT_LAYOUTS = ['pos', 'im', 'imMonitoring', 'imLegacy', 'imHackathon', 'portal', 'own'] as const

/** Where a column goes. A column without a target is kept with the row as it came. */
export const IMPORT_TARGETS = [
  'externalNumber',
  'externalLink',
  'receivedAt',
  'registeredAt',
  'answeredAt',
  'interimAt',
  'themeGroup',
  'theme',
  'fact',
  'territory',
  'street',
  'house',
  'address',
  'recipient',
  'responsible',
  'gist',
  'text',
  'status',
  'result',
  'answerText',
  'interimText',
  'fastTrack',
  'isImportant',
  /** «Да»: the card is an appeal under 59-ФЗ («ФЗ», «Заявитель выбрал подачу по 59-ФЗ»). */
  'appeal',
  /** «Да»: looked at once more. */
  'repeated',
  /** 1–5. */
  'clarity',
  'sourcePage',
  'note',
  'applicantName',
  'applicantPhone',
  'applicantEmail',
  'applicantAddress',
] as const
export const importTarget = v.picklist(IMPORT_TARGETS)
export type ImportTarget = (typeof IMPORT_TARGETS)[number]

export const IMPORT_ACTIONS = ['added', 'updated', 'unchanged', 'skipped', 'refused'] as const
export const importAction = v.picklist(IMPORT_ACTIONS)
export type ImportAction = (typeof IMPORT_ACTIONS)[number]

export const importCounts = v.strictObject({
  /** Rows that are not blank, the header left out. */
  rows: count,
  added: count,
  updated: count,
  unchanged: count,
  skipped: count,
  refused: count,
  /** Rows that look like a card of another number; they are among the added or skipped. */
  suspected: count,
  /** Pieces hidden in texts. */
  masked: count,
})
export type ImportCounts = v.InferOutput<typeof importCounts>

const encoding = v.nullable(v.picklist(IMPORT_ENCODINGS))
const delimiter = v.nullable(v.picklist(IMPORT_DELIMITERS))
const fileId = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const headerRow = v.nullable(v.pipe(count, v.minValue(1)))

/** What a word of the file stands for here: an id of a directory, a status, or null for «оставить пустым». */
const valueMap = v.strictObject({
  target: v.picklist(['theme', 'territory', 'recipient', 'status']),
  /** As it stands in the file; of a theme «группа | тема». Compared without case, ё and double blanks. */
  raw: v.string(),
  value: v.nullable(v.union([id, caseStatus])),
})

/** Kinds of what may be masked in imported texts. */
export const IMPORT_MASK_KINDS = MASK_KINDS.filter((kind) => kind !== 'applicant')
const maskKind = v.picklist(MASK_KINDS)

export const importSettings = v.strictObject({
  layout: v.picklist(IMPORT_LAYOUTS),
  /** Name of the sheet; null for CSV. */
  sheet: v.nullable(v.string()),
  /** 1-based row of the file that names the columns; null: there is none, columns are known by their letters. */
  headerRow,
  encoding,
  delimiter,
  channelId: v.nullable(id),
  /** Kind of a row that says nothing of 59-ФЗ. */
  kind: caseKind,
  /** Several columns of one target: texts are joined, «Да» of any counts, of the rest the first filled one is taken. */
  columns: v.array(v.strictObject({ index: count, target: v.nullable(importTarget) })),
  /** Date of receipt for rows that name none; null: such a row is refused. */
  receivedOn: v.nullable(civilDate),
  /**
   * What to do with a row whose number stands in the register already (number of the source + channel):
   * leave it, fill in what is empty, update all that the file names, or add one more card.
   */
  policy: v.picklist(['skip', 'fill', 'update', 'add']),
  /** Rows that look like a card of another number: add, leave out, or as each pair was decided (undecided ones are added). */
  suspects: v.picklist(['add', 'skip', 'ask']),
  createMissing: v.strictObject({ themes: v.boolean(), territories: v.boolean(), recipients: v.boolean() }),
  useRules: v.boolean(),
  /** With masking on, the source file and the raw cells of texts are not kept after the import. */
  masking: v.strictObject({ isOn: v.boolean(), kinds: v.array(maskKind) }),
  valueMaps: v.array(valueMap),
})
export type ImportSettings = v.InferOutput<typeof importSettings>

const notice = v.strictObject({
  /** Russian, what was met. */
  text: v.string(),
  count,
  /** The first rows of the file where it was met, at most 20. */
  rows: v.array(count),
})
export type ImportNotice = v.InferOutput<typeof notice>

const column = v.strictObject({
  index: count,
  /** «A», «AC». */
  letter: v.string(),
  /** Empty where the file has no header. */
  header: v.string(),
  /** The first different values, at most 5. */
  samples: v.array(v.string()),
  /** Rows where the column is filled, among the first 1000. */
  filled: count,
  /** Proposed target; the same stands in `settings`. */
  target: v.nullable(importTarget),
  /** Why it was proposed: by its name, by its place verified by contents, by a saved mapping. */
  by: v.nullable(v.picklist(['name', 'contents', 'saved'])),
})
export type ImportColumn = v.InferOutput<typeof column>

export const importFile = v.strictObject({
  fileId,
  name: v.string(),
  size: count,
  format: v.picklist(IMPORT_FORMATS),
  encoding,
  delimiter,
  sheets: v.array(v.strictObject({ name: v.string(), isHidden: v.boolean() })),
  sheet: v.nullable(v.string()),
  headerRow,
  /** Rows of data: not blank, below the header. */
  rows: count,
  columns: v.array(column),
  layout: v.strictObject({ code: v.picklist(IMPORT_LAYOUTS), name: v.string(), why: v.string() }),
  settings: importSettings,
  savedMappingId: v.nullable(id),
  warnings: v.array(notice),
  /** The same file was taken in before. */
  earlier: v.nullable(v.strictObject({ importId: id, at: v.string() })),
})
export type ImportFile = v.InferOutput<typeof importFile>

const segment = v.strictObject({ text: v.string(), mask: v.nullable(maskKind), isDoubtful: v.boolean() })

const cell = v.strictObject({
  target: importTarget,
  /** As it stands in the file. */
  raw: v.string(),
  /** As it will stand in the card, in words; empty where nothing is taken over. */
  value: v.string(),
  /** Russian: what is wrong with it; empty when nothing is. */
  problem: v.string(),
})

/** Fields that an update would change. */
const change = v.strictObject({ field: v.string(), label: v.string(), before: v.string(), after: v.string() })

const previewRow = v.strictObject({
  rowNumber: count,
  action: importAction,
  /** Russian; empty for a row that is simply added. */
  reason: v.string(),
  cells: v.array(cell),
  /** Card with the same number, or the one that this row looks like. */
  existing: v.nullable(caseRow),
  isSuspected: v.boolean(),
  changes: v.array(change),
  /** Texts where something is masked. */
  masked: v.array(v.strictObject({ target: importTarget, before: v.array(segment), after: v.array(segment) })),
})
export type ImportPreviewRow = v.InferOutput<typeof previewRow>

const maskFinding = v.strictObject({
  /** Under which the decision is kept. */
  key: v.string(),
  kind: maskKind,
  shown: v.string(),
  isDoubtful: v.boolean(),
  count,
  rowNumber: count,
  /** The first text around it. */
  sample: v.array(segment),
  decision: v.picklist(['mask', 'keep']),
})
export type ImportMaskFinding = v.InferOutput<typeof maskFinding>

/** What a person said of a finding by its key; one not named is masked. */
const maskingDecisions = v.record(v.string(), v.picklist(['mask', 'keep']))
/** What a person said of a suspected pair; «update» fills in the empty fields of the card that was found. */
const decision = v.strictObject({ rowNumber: count, decision: v.picklist(['add', 'skip', 'update']) })
export type ImportDecision = v.InferOutput<typeof decision>

const newValue = v.strictObject({
  directory: v.picklist(['themes', 'territories', 'recipients']),
  /** Group of a theme; empty for the rest. */
  group: v.string(),
  name: v.string(),
  count,
})

const preview = v.strictObject({
  counts: importCounts,
  /** The first 100 rows, and up to 500 of interest (refused, suspected, updated, with a problem), by row number. */
  rows: v.array(previewRow),
  /** Values that the directories do not have; made when `createMissing` says so, else left empty. */
  newValues: v.array(newValue),
  unknownStatuses: v.array(v.strictObject({ raw: v.string(), count, status: v.nullable(caseStatus) })),
  problems: v.array(notice),
  findings: v.array(maskFinding),
  /** More findings than are listed. */
  findingsMore: count,
  /** Rules that would act, and on how many rows. */
  rules: v.array(v.strictObject({ ruleId: id, name: v.string(), count })),
})
export type ImportPreview = v.InferOutput<typeof preview>

const importLine = v.strictObject({
  id,
  version,
  fileName: v.string(),
  layout: v.picklist(IMPORT_LAYOUTS),
  layoutName: v.string(),
  channelId: v.nullable(id),
  state: v.picklist(['running', 'finished', 'stopped', 'takingBack', 'takenBack']),
  /** Half-way, and nobody is at it: the program was closed or killed. `resume` goes on, `takeBack` takes all back. */
  isInterrupted: v.boolean(),
  /** Civil moments of the office. */
  startedAt: v.string(),
  finishedAt: v.nullable(v.string()),
  operator: v.string(),
  rowsTotal: v.nullable(count),
  rowsDone: count,
  counts: importCounts,
})
export type ImportLine = v.InferOutput<typeof importLine>

const reportRow = v.strictObject({
  rowNumber: count,
  action: importAction,
  reason: v.string(),
  case: v.nullable(caseRow),
  /** What became of it when the import was taken back; empty before. */
  takenBack: v.string(),
})
export type ImportReportRow = v.InferOutput<typeof reportRow>

const outcome = v.strictObject({ importId: id, counts: importCounts })
const request = { fileId, settings: importSettings, maskingDecisions }

const mapping = v.strictObject({
  id,
  version,
  name: v.string(),
  layout: v.picklist(IMPORT_LAYOUTS),
  settings: importSettings,
})
export type ImportMapping = v.InferOutput<typeof mapping>

export const importsContract = {
  /**
   * Takes a file in and reads it whole: format, encoding, header, layout, a proposed mapping. The file is let in by the host under
   * `IMPORT_PURPOSE`. @throws AppError fileUnreadable with what to do (password, old .xls, HTML, broken ZIP, too large)
   */
  open: task(v.strictObject({ ticket }), importFile),
  /** The same after a person corrected what was found; null leaves it to the reader, `headerRow: 0` says «без заголовка». */
  reopen: task(
    v.strictObject({
      fileId,
      name: line(300),
      sheet: v.nullable(v.string()),
      headerRow: v.nullable(count),
      encoding,
      delimiter,
    }),
    importFile,
  ),
  /** Says what the import would do, row by row; writes nothing. */
  preview: task(v.strictObject({ ...request, decisions: v.array(decision) }), preview),
  /**
   * Imports. Writes in short transactions; a cancel takes back what was written; a run that was killed stands in `list` as interrupted.
   * @throws AppError invalid with `fields` under the names of the settings (channelId, columns)
   */
  run: task(v.strictObject({ ...request, name: line(300), decisions: v.array(decision) }), outcome),
  /** Goes on after the last committed row of an interrupted import; no card is made twice. */
  resume: task(v.strictObject({ id }), outcome),
  /** Imports, newest first. */
  list: query(empty, v.array(importLine)),
  /** One import with a page of its rows; `action` null: all. `after`: number of the last row shown, 0 for the first page. */
  get: query(
    v.strictObject({ id, action: v.nullable(importAction), after: count, limit: v.pipe(count, v.maxValue(500)) }),
    v.strictObject({
      import: importLine,
      settings: importSettings,
      problems: v.array(notice),
      rows: v.array(reportRow),
      next: v.nullable(count),
    }),
  ),
  /** The row of the file behind a card: every cell as it came (masked texts as masked). Null for a card entered by hand. */
  source: query(
    v.strictObject({ caseId: id }),
    v.nullable(
      v.strictObject({
        importId: id,
        fileName: v.string(),
        at: v.string(),
        rowNumber: count,
        /** Columns that have no place in the card. */
        cells: v.array(v.strictObject({ header: v.string(), value: v.string() })),
      }),
    ),
  ),
  /** XLSX: each row of the file, what became of it, why, and under which number it stands in the register. */
  reportFile: task(v.strictObject({ id }), fileTicket),
  /** What taking back would do, before it is done: cards that people changed since are named first. */
  takeBackPreview: query(
    v.strictObject({ id }),
    v.strictObject({
      added: count,
      updated: count,
      /** Added cards that people changed since, the first 100. */
      changed: v.array(v.strictObject({ case: caseRow, operator: v.string(), at: v.string() })),
      changedTotal: count,
      /** Updated cards whose fields somebody changed since: those fields stay. */
      updatedChanged: count,
    }),
    { heavy: true },
  ),
  /**
   * Takes a whole import back: added cards go to the trash, updated ones get their earlier values where nobody changed them since.
   * `changed`: what becomes of added cards that people worked on.
   */
  takeBack: task(
    v.strictObject({ id, changed: v.picklist(['keep', 'remove']) }),
    v.strictObject({ ...operation.entries, removed: count, restored: count, kept: count, partly: count }),
  ),
  /** Saved mappings, by name. */
  mappings: query(empty, v.array(mapping)),
  /** Saves the mapping under a name; the next file with the same header gets it by itself. Same name: replaced. */
  saveMapping: command(
    v.strictObject({
      name: requiredLine(120, 'Назовите сопоставление'),
      /** Header texts of the file by column, as `open` gave them. */
      headers: v.array(v.string()),
      settings: importSettings,
    }),
    v.strictObject({ ...operation.entries, id }),
  ),
  removeMapping: command(v.strictObject({ id, version }), operation),
}
