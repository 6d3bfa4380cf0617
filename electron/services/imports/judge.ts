import type { RuleOutcome } from '../../contract/autorules.ts'
import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { ImportAction, ImportSettings, ImportTarget } from '../../contract/imports.ts'
import { CASE_STATUSES } from '../../contract/messages.ts'
import type { CaseKind, CaseResult, CaseStatus } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Patch, Records } from '../../db/records.ts'
import { applyRules, loadRules } from '../autorules/autorules.service.ts'
import type { RuleBook } from '../autorules/autorules.service.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { findCard, findNumber, gistOf, isApprovalNeeded, ratingWays } from '../messages/messages.service.ts'
import type { CaseRecord } from '../messages/messages.service.ts'
import { mapStatus, statusBook } from '../sourceStatuses/sourceStatuses.service.ts'
import type { MappedStatus, StatusBook } from '../sourceStatuses/sourceStatuses.service.ts'
import { DirectoryBook } from './directories.ts'
import { findByExternal } from './existing.ts'
import type { ParsedRow, RowProblem, RowValues } from './parseRow.ts'
import { patchOf } from './patch.ts'
import { gistTexts, problemTexts, reasons, refusals } from './texts.ts'
import { TwinFinder } from './twins.ts'

/** What becomes of a row: one rule for the preview and the run. */

/** A row in the words of the register. */
export interface RowFacts {
  kind: CaseKind
  receivedAt: string
  registeredAt: string
  themeId: number | null
  blockId: number | null
  territoryId: number | null
  recipientId: number | null
  responsibleId: number | null
  gist: string
  fastTrack: boolean
  isImportant: boolean
  /** undefined: follows from the dates. */
  status: CaseStatus | undefined
  answeredAt: string | null
  result: CaseResult | null
  outcomes: RuleOutcome[]
}

export interface Judgement {
  action: ImportAction
  reason: string
  /** Card of the same number, or the one that the row looks like. */
  existing: number | null
  isSuspected: boolean
  facts: RowFacts | null
  /** For an update: the card as it is and what changes. */
  current: CaseRecord | null
  patch: Patch<CaseRecord>
  problems: RowProblem[]
}

export interface JudgeOptions {
  decisions: readonly { rowNumber: number; decision: 'add' | 'skip' | 'update' }[]
  /** The import that runs; null in a preview. */
  importId: number | null
}

/** @throws AppError invalid with `fields` under the names of the settings */
export function checkSettings(db: ReadDb, settings: ImportSettings): void {
  const errors: Record<string, string> = {}
  const targets = settings.columns.map(({ target }) => target)
  const has = (...wanted: ImportTarget[]): boolean => wanted.some((target) => targets.includes(target))
  if (settings.channelId === null) errors['channelId'] = refusals.channel
  else if (!getDirectories(db).channels.some(({ id }) => id === settings.channelId))
    errors['channelId'] = refusals.channelUnknown
  if (!has('receivedAt') && settings.receivedOn === null) errors['receivedOn'] = refusals.noReceived
  if (!has('gist', 'text', 'theme', 'themeGroup', 'fact', 'externalNumber')) errors['columns'] = refusals.noSubject
  if (Object.keys(errors).length > 0) throw fieldErrors(errors)
}

export class Judge {
  readonly directories: DirectoryBook
  readonly unknownStatuses = new Map<string, { raw: string; count: number; status: CaseStatus | null }>()
  private readonly db: ReadDb
  private readonly settings: ImportSettings
  private readonly channelId: number
  private readonly channelCode: string
  private readonly channelName: string
  private readonly rules: RuleBook | null
  private readonly statuses: StatusBook
  private readonly approves: Readonly<Record<CaseRecord['kind'], boolean>>
  /** How a mark of the file was got: asked by the platform itself. */
  readonly ratedBy: string
  private readonly twins: TwinFinder
  private readonly decisions: ReadonlyMap<number, 'add' | 'skip' | 'update'>
  private readonly importId: number | null
  private readonly mapped = new Map<string, MappedStatus>()
  /** Numbers met in this file, for a preview that writes nothing. */
  private readonly seen = new Map<string, number>()

  constructor(db: ReadDb, settings: ImportSettings, options: JudgeOptions) {
    const channel = getDirectories(db).channels.find(({ id }) => id === settings.channelId)
    if (!channel) throw new AppError('invalid', refusals.channel)
    this.db = db
    this.settings = settings
    this.channelId = channel.id
    this.channelCode = channel.code ?? ''
    this.channelName = channel.shortName || channel.name
    this.rules = settings.useRules ? loadRules(db) : null
    this.statuses = statusBook(db)
    this.approves = { message: isApprovalNeeded(db, 'message'), appeal: isApprovalNeeded(db, 'appeal') }
    this.ratedBy = this.channelCode === 'pos' ? ratingWays.pos : this.channelName
    this.twins = new TwinFinder(db, options.importId)
    this.decisions = new Map(options.decisions.map(({ rowNumber, decision }) => [rowNumber, decision]))
    this.importId = options.importId
    this.directories = new DirectoryBook(db, settings)
  }

  /** @param records makes missing entries of directories; null: writes nothing */
  judge(parsed: ParsedRow, records: Records | null): Judgement {
    const problems = [...parsed.problems]
    const none = { existing: null, isSuspected: false, facts: null, current: null, patch: {}, problems }
    if (parsed.refused !== '') return { ...none, action: 'refused', reason: parsed.refused }
    const known = this.known(parsed)
    if (known && 'reason' in known) return { ...none, existing: known.id, action: 'skipped', reason: known.reason }
    const current = known === null ? undefined : findCard(this.db, known.id)
    if (current) {
      const facts = this.facts(parsed.values, problems, records, false)
      return {
        ...none,
        facts,
        ...this.update(current, parsed.values, facts, this.settings.policy === 'fill', problems),
      }
    }
    return this.addition(parsed, problems, records)
  }

  /** A card of the same number that the policy speaks of. */
  private known({ number, values }: ParsedRow): { id: number } | { id: number | null; reason: string } | null {
    const { policy } = this.settings
    const { externalNumber } = values
    if (externalNumber === '' || policy === 'add') return null
    const found = findByExternal(this.db, externalNumber, this.channelId)
    if (this.importId === null) {
      const before = this.seen.get(externalNumber)
      if (before !== undefined && (!found || policy === 'skip'))
        return { id: found?.id ?? null, reason: reasons.sameFile(before) }
      this.seen.set(externalNumber, number)
    }
    if (!found) return null
    const name = findNumber(this.db, found.id)?.number ?? ''
    if (found.isDeleted) return { id: found.id, reason: reasons.inTrash(name) }
    if (policy === 'skip')
      return {
        id: found.id,
        reason:
          this.importId !== null && found.importId === this.importId
            ? reasons.sameFile(found.importRow ?? 0)
            : reasons.exists(name),
      }
    return found
  }

  private update(current: CaseRecord, values: RowValues, facts: RowFacts, onlyEmpty: boolean, problems: RowProblem[]) {
    const patch = this.withoutBypass(current, patchOf(current, values, facts, onlyEmpty), problems)
    if (patch.clarity !== undefined && current.satisfactionHow === '') patch.satisfactionHow = this.ratedBy
    const name = findNumber(this.db, current.id)?.number ?? ''
    const isSame = Object.keys(patch).length === 0
    return {
      action: isSame ? ('unchanged' as const) : ('updated' as const),
      reason: isSame ? reasons.same(name) : onlyEmpty ? reasons.filled(name) : reasons.updated(name),
      existing: current.id,
      current,
      patch,
    }
  }

  /**
   * A card of ours that the office wants approved first is closed by people alone: the file fills in the rest. An answer that comes with a
   * new card is a fact of its source.
   */
  private withoutBypass(current: CaseRecord, patch: Patch<CaseRecord>, problems: RowProblem[]): Patch<CaseRecord> {
    if (patch.status !== 'answered' || current.approvedAt !== null || !this.approves[current.kind]) return patch
    problems.push({ target: 'answeredAt', text: problemTexts.notApproved })
    const { status: _status, answeredAt: _answeredAt, result: _result, ...rest } = patch
    return rest
  }

  private addition(parsed: ParsedRow, problems: RowProblem[], records: Records | null): Judgement {
    const { values, number } = parsed
    const gist = this.gist(values)
    const twin = this.twins.find({
      receivedAt: values.receivedAt ?? '',
      channelId: this.channelId,
      externalNumber: values.externalNumber,
      gist,
      address: values.address,
      text: values.text,
    })
    const base = { existing: twin, isSuspected: twin !== null, current: null, patch: {}, problems }
    const name = twin === null ? '' : (findNumber(this.db, twin)?.number ?? '')
    const decision = this.settings.suspects === 'ask' ? this.decisions.get(number) : this.settings.suspects
    if (twin !== null && decision === 'skip')
      return { ...base, action: 'skipped', reason: reasons.suspectSkipped(name), facts: null }
    const current = twin !== null && decision === 'update' ? findCard(this.db, twin) : undefined
    if (current) {
      const facts = this.facts(values, problems, records, false)
      return { ...base, facts, ...this.update(current, values, facts, true, problems) }
    }
    const reason =
      twin === null ? '' : decision === undefined ? reasons.suspectUndecided(name) : reasons.suspectAdded(name)
    return { ...base, action: 'added', reason, facts: this.facts(values, problems, records, true) }
  }

  private gist(values: RowValues): string {
    if (values.gist !== '') return values.gist
    const fromText = values.text === '' ? '' : gistOf(values.text)
    return (
      fromText ||
      values.fact ||
      values.theme ||
      values.themeGroup ||
      gistTexts.bare(this.channelName, values.externalNumber)
    )
  }

  private facts(values: RowValues, problems: RowProblem[], records: Records | null, isNew: boolean): RowFacts {
    const { directories } = this
    const theme = directories.theme(values.themeGroup, values.theme, values.fastTrack === true, records)
    const territoryId = directories.territory(values.territory, records)
    const recipientId = directories.recipient(values.recipient, records)
    const responsibleId = values.responsible === '' ? null : directories.responsible(values.responsible)
    const missing = (target: ImportTarget, text: string, value: unknown, problem: string): void => {
      if (text !== '' && value === null) problems.push({ target, text: problem })
    }
    missing('theme', values.theme, theme, problemTexts.unknownTheme)
    missing('territory', values.territory, territoryId, problemTexts.unknownTerritory)
    missing('recipient', values.recipient, recipientId, problemTexts.unknownRecipient)
    missing('responsible', values.responsible, responsibleId, problemTexts.unknownResponsible)
    const receivedAt = values.receivedAt ?? ''
    const facts: RowFacts = {
      kind: values.isAppeal ? 'appeal' : this.settings.kind,
      receivedAt,
      registeredAt: values.registeredAt ?? receivedAt,
      themeId: theme?.id ?? null,
      blockId: theme?.blockId ?? null,
      territoryId,
      recipientId,
      responsibleId,
      gist: this.gist(values),
      fastTrack: values.fastTrack ?? false,
      isImportant: values.isImportant ?? false,
      ...this.standing(values, problems),
      outcomes: [],
    }
    if (isNew && this.rules !== null) this.rule(facts, values)
    return facts
  }

  private rule(facts: RowFacts, values: RowValues): void {
    if (!this.rules) return
    const { kind, themeId, territoryId, fastTrack, blockId, recipientId, responsibleId, isImportant } = facts
    const text = values.text === '' ? facts.gist : `${facts.gist}\n${values.text}`
    const { channelId } = this
    facts.outcomes = applyRules(this.rules, {
      kind,
      channelId,
      themeId,
      territoryId,
      fastTrack,
      text,
      sourcePage: values.sourcePage,
      blockId,
      recipientId,
      responsibleId,
      isImportant,
    })
    for (const { changes } of facts.outcomes) Object.assign(facts, changes)
  }

  private meaning(raw: string): MappedStatus {
    let found = this.mapped.get(raw)
    if (!found) {
      found = mapStatus(this.statuses, this.channelCode, raw)
      this.mapped.set(raw, found)
    }
    return found
  }

  /** Status, answer and result that agree: an answered card has the date of its answer, an open one has none (0001-foundation). */
  private standing(values: RowValues, problems: RowProblem[]): Pick<RowFacts, 'status' | 'answeredAt' | 'result'> {
    const meant = values.status === '' ? null : this.meaning(values.status)
    const chosen = this.directories.mappedStatus(values.status)
    const status = chosen === undefined ? (meant?.status ?? null) : statusNamed(chosen)
    if (values.status !== '' && chosen === undefined && meant?.isKnown === false)
      this.noteUnknown(values.status, problems)
    const result = (values.result === '' ? null : this.meaning(values.result).result) ?? meant?.result ?? null
    const { answeredAt } = values
    if (status === 'answered' && answeredAt === null) {
      problems.push({ target: 'status', text: problemTexts.answeredNoDate })
      return { status: 'inWork', answeredAt: null, result: null }
    }
    if (status !== null && status !== 'answered' && answeredAt !== null) {
      problems.push({ target: 'answeredAt', text: problemTexts.dateNoAnswer })
      return { status, answeredAt: null, result: null }
    }
    return { status: status ?? undefined, answeredAt, result: answeredAt === null ? null : result }
  }

  private noteUnknown(raw: string, problems: RowProblem[]): void {
    problems.push({ target: 'status', text: problemTexts.unknownStatus })
    const one = this.unknownStatuses.get(raw)
    if (one) one.count += 1
    else this.unknownStatuses.set(raw, { raw, count: 1, status: null })
  }
}

const statusNamed = (text: string | null): CaseStatus | null => CASE_STATUSES.find((status) => status === text) ?? null
