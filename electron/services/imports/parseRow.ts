import { cleanText } from '../../contract/scalars.ts'
import type { ImportSettings, ImportTarget } from '../../contract/imports.ts'
import { ERROR_MARK, FORMULA_MARK, shownCell } from './read/table.ts'
import type { TableRow } from './read/table.ts'
import { problemTexts, refusalReasons, targetNames } from './texts.ts'
import { isNothing, isYes, oneLine, parseDate, parseRating, starred } from './values.ts'

/** A row of the file → what it says of a card, without a look into the register. Pure. */

export interface RowValues {
  externalNumber: string
  externalLink: string
  receivedAt: string | null
  registeredAt: string | null
  answeredAt: string | null
  interimAt: string | null
  themeGroup: string
  theme: string
  /** null: the file says nothing. */
  fastTrack: boolean | null
  isImportant: boolean | null
  isAppeal: boolean
  isRepeated: boolean
  fact: string
  territory: string
  address: string
  recipient: string
  responsible: string
  gist: string
  text: string
  status: string
  result: string
  answerText: string
  interimText: string
  clarity: number | null
  sourcePage: string
  note: string
  applicant: { name: string; phone: string; email: string; postalAddress: string } | null
}

export interface RowProblem {
  target: ImportTarget
  text: string
}

export interface ParsedRow {
  number: number
  values: RowValues
  problems: RowProblem[]
  /** Why the row cannot become a card; empty when it can. */
  refused: string
  /** Cells without a place in the card, by column; null when there are none. */
  raw: Record<string, string> | null
}

export interface ParseWords {
  /** Day of the office: what lies after it is refused. */
  readonly today: string
  readonly now: string
  readonly date1904: boolean
}

/** Most characters of the fields that the card holds in one line (contract/messages.ts). */
const LIMITS: Partial<Record<ImportTarget, number>> = {
  externalNumber: 100,
  externalLink: 1000,
  address: 500,
  gist: 500,
  fact: 500,
  sourcePage: 300,
  note: 20_000,
  text: 1_000_000,
  answerText: 100_000,
  interimText: 100_000,
  applicantName: 300,
  applicantPhone: 60,
  applicantEmail: 200,
  applicantAddress: 500,
}
const PROSE: ReadonlySet<ImportTarget> = new Set(['text', 'answerText', 'interimText', 'note'])
const LONG_CELL = 100_000

/** Text of many lines: line breaks stay, blanks at the ends of lines go. */
const manyLines = (text: string): string => (/[\r\n]/u.test(text) ? cleanText(text) : oneLine(text))

const early = (day: string): boolean => day < '1990'

/** Makes a reader of rows for settings; it is called for each row, so what can be known before is. */
export function rowParser(settings: ImportSettings, words: ParseWords): (row: TableRow) => ParsedRow {
  const targets: (ImportTarget | null)[] = []
  for (const { index, target } of settings.columns) targets[index] = target
  const needsNumber = settings.layout === 'pos' && targets.includes('externalNumber')
  return (row) => {
    const parts = new Parts(words)
    const raw: Record<string, string> = {}
    let hasRaw = false
    row.cells.forEach((cell, index) => {
      if (cell === undefined || cell === '') return
      const target = targets[index] ?? null
      if (target !== null) return parts.add(target, cell)
      const shown = shownCell(cell).trim()
      if (shown === '' || shown === '-') return
      raw[index] = shown.length > LONG_CELL ? `${shown.slice(0, LONG_CELL)}…` : shown
      hasRaw = true
    })
    const { values, problems } = parts.done(settings)
    return {
      number: row.number,
      values,
      problems,
      refused: parts.refusal(settings, needsNumber),
      raw: hasRaw ? raw : null,
    }
  }
}

/** Collects the cells of one row. */
class Parts {
  private readonly words: ParseWords
  private readonly problems: RowProblem[] = []
  private readonly found = new Map<ImportTarget, string>()
  private refused = ''

  constructor(words: ParseWords) {
    this.words = words
  }

  add(target: ImportTarget, cell: string): void {
    if (cell.startsWith(ERROR_MARK)) return this.problem(target, problemTexts.cellError)
    if (cell.startsWith(FORMULA_MARK)) return this.problem(target, problemTexts.formula)
    const text = PROSE.has(target) ? manyLines(cell) : oneLine(cell)
    if (text === '' || isNothing(text)) return
    const before = this.found.get(target)
    if (before === undefined) this.found.set(target, text)
    else if (PROSE.has(target)) this.found.set(target, `${before}\n\n${text}`)
    else if (target === 'address') this.found.set(target, `${before}, ${text}`)
    else if (target === 'appeal' || target === 'repeated' || target === 'fastTrack') {
      if (isYes(text)) this.found.set(target, text)
    }
  }

  done(settings: ImportSettings): { values: RowValues; problems: RowProblem[] } {
    const theme = starred(this.text('theme'))
    const group = starred(this.text('themeGroup'))
    const isStarred = theme.isStarred || group.isStarred
    const values: RowValues = {
      externalNumber: this.text('externalNumber'),
      externalLink: this.text('externalLink'),
      receivedAt: this.date('receivedAt', true) ?? settings.receivedOn,
      registeredAt: this.date('registeredAt', false),
      answeredAt: this.date('answeredAt', false),
      interimAt: this.date('interimAt', false),
      themeGroup: group.name,
      theme: theme.name,
      fastTrack: isStarred ? true : this.flag('fastTrack'),
      isImportant: this.flag('isImportant'),
      isAppeal: this.flag('appeal') === true,
      isRepeated: this.flag('repeated') === true,
      fact: this.text('fact'),
      territory: this.text('territory'),
      address: this.address(),
      recipient: this.text('recipient'),
      responsible: this.text('responsible'),
      gist: this.text('gist'),
      text: this.text('text'),
      status: this.text('status'),
      result: this.text('result'),
      answerText: this.text('answerText'),
      interimText: this.text('interimText'),
      clarity: this.rating(),
      sourcePage: this.text('sourcePage'),
      note: this.text('note'),
      applicant: this.applicant(),
    }
    if (this.refused === '') this.refused = refusalOf(values)
    return { values, problems: this.problems }
  }

  refusal(_settings: ImportSettings, needsNumber: boolean): string {
    return needsNumber && !this.found.has('externalNumber') ? refusalReasons.noNumber : this.refused
  }

  private problem(target: ImportTarget, text: string): void {
    this.problems.push({ target, text })
  }

  private text(target: ImportTarget): string {
    const text = this.found.get(target) ?? ''
    const most = LIMITS[target] ?? 500
    if (text.length <= most) return text
    this.problem(target, problemTexts.clipped(most))
    return `${text.slice(0, most - 1).toWellFormed()}…`
  }

  /** A date that is no date, or lies ahead, is no ground for a guess: of the receipt it refuses the row, of the rest it is left out. */
  private date(target: ImportTarget, isNeeded: boolean): string | null {
    const text = this.found.get(target)
    if (text === undefined) return null
    const name = targetNames[target]
    const date = parseDate(text, this.words.date1904)
    const isFuture = date !== null && (date.length > 10 ? date > this.words.now : date > this.words.today)
    const problem =
      date === null || date.length < 10
        ? problemTexts.date(name)
        : isFuture
          ? problemTexts.future(name)
          : early(date)
            ? problemTexts.oldDate(name)
            : null
    if (problem === null) return date
    this.problem(target, problem)
    if (isNeeded || target === 'registeredAt' || target === 'answeredAt') this.refused ||= problem
    return null
  }

  private flag(target: ImportTarget): boolean | null {
    const text = this.found.get(target)
    return text === undefined ? null : isYes(text)
  }

  private rating(): number | null {
    const text = this.found.get('clarity')
    if (text === undefined) return null
    const rating = parseRating(text)
    if (rating === null) this.problem('clarity', problemTexts.rating)
    return rating
  }

  private address(): string {
    const own = this.text('address')
    const street = this.text('street')
    const house = this.text('house')
    const built = street === '' ? '' : house === '' ? street : `${street}, ${house}`
    return own === '' || built === '' ? own || built : own.includes(street) ? own : `${own}, ${built}`.slice(0, 500)
  }

  private applicant(): RowValues['applicant'] {
    const [name, phone, email, postalAddress] = [
      this.text('applicantName'),
      this.text('applicantPhone'),
      this.text('applicantEmail'),
      this.text('applicantAddress'),
    ]
    return name + phone + email + postalAddress === '' ? null : { name, phone, email, postalAddress }
  }
}

const before = (a: string, b: string): boolean => {
  const length = Math.min(a.length, b.length)
  return a.slice(0, length) < b.slice(0, length)
}

/** The register refuses such a card by its constraints (0001-foundation); here the row hears it in words. */
function refusalOf(values: RowValues): string {
  const { receivedAt, registeredAt, answeredAt } = values
  if (receivedAt === null) return refusalReasons.noDate
  if (registeredAt !== null && before(registeredAt, receivedAt)) return refusalReasons.registeredEarlier
  if (answeredAt !== null && before(answeredAt, receivedAt)) return refusalReasons.answeredEarlier
  if (values.gist + values.text + values.theme + values.themeGroup + values.fact + values.externalNumber === '')
    return refusalReasons.noSubject
  return ''
}
