import type { ImportMaskFinding, ImportSettings, ImportTarget } from '../../contract/imports.ts'
import type { MaskSegment } from '../../contract/exchange.ts'
import { decisionKey, findPersonal, maskWords } from '../exchange/exchange.service.ts'
import type { KnownWords } from '../exchange/exchange.service.ts'
import type { ParsedRow, RowValues } from './parseRow.ts'

/** «Маскирование» of imported texts: findings are hidden unless a person said that they may stay (domain.md §10). */

const FIELDS = [
  'gist',
  'text',
  'answerText',
  'interimText',
  'note',
  'address',
] as const satisfies readonly (keyof RowValues & ImportTarget)[]

export interface MaskedField {
  target: ImportTarget
  before: MaskSegment[]
  after: MaskSegment[]
}

interface Masked {
  text: string
  masks: number
  before: MaskSegment[]
  after: MaskSegment[]
}

export interface Masker {
  /** Hides in place. @returns fields where something was found */
  mask(row: ParsedRow): { fields: MaskedField[]; masks: number }
  /** Findings met so far, the doubtful ones first. */
  findings(most: number): { list: ImportMaskFinding[]; more: number }
}

/** @param words names and places that the register knows */
export function masker(
  settings: ImportSettings['masking'],
  decisions: Readonly<Record<string, 'mask' | 'keep'>>,
  words: Omit<KnownWords, 'own'>,
): Masker {
  const kinds = new Set(settings.kinds)
  const met = new Map<string, ImportMaskFinding>()

  function maskOne(text: string, known: KnownWords, rowNumber: number): Masked | null {
    const found = findPersonal(text, known).filter(({ kind }) => kind === 'applicant' || kinds.has(kind))
    if (found.length === 0) return null
    const result: Masked = { text: '', masks: 0, before: [], after: [] }
    const plain = (piece: string): void => {
      if (piece === '') return
      result.text += piece
      result.before.push({ text: piece, mask: null, isDoubtful: false })
      result.after.push({ text: piece, mask: null, isDoubtful: false })
    }
    const keys: string[] = []
    let at = 0
    for (const finding of found) {
      plain(text.slice(at, finding.start))
      at = finding.end
      const shown = text.slice(finding.start, finding.end)
      const key = `${finding.kind}:${decisionKey(text, finding)}`
      const isKept = Object.hasOwn(decisions, key) && decisions[key] === 'keep'
      keys.push(key)
      result.before.push({ text: shown, mask: finding.kind, isDoubtful: finding.isDoubtful })
      if (isKept) {
        result.text += shown
        result.after.push({ text: shown, mask: null, isDoubtful: finding.isDoubtful })
      } else {
        result.text += `[${maskWords[finding.kind]}]`
        result.masks += 1
        result.after.push({ text: maskWords[finding.kind], mask: finding.kind, isDoubtful: finding.isDoubtful })
      }
    }
    plain(text.slice(at))
    found.forEach((finding, index) => {
      const key = keys[index] ?? ''
      const one = met.get(key)
      if (one) one.count += 1
      else
        met.set(key, {
          key,
          kind: finding.kind,
          shown: text.slice(finding.start, finding.end),
          isDoubtful: finding.isDoubtful,
          count: 1,
          rowNumber,
          sample: around(result.before),
          decision: Object.hasOwn(decisions, key) ? (decisions[key] ?? 'mask') : 'mask',
        })
    })
    return result
  }

  return {
    mask(row) {
      const fields: MaskedField[] = []
      let masks = 0
      const { applicant } = row.values
      const own = applicant === null ? [] : [applicant.name, applicant.phone, applicant.email, applicant.postalAddress]
      const known = { ...words, own }
      for (const target of FIELDS) {
        const value = row.values[target]
        const masked = value === '' ? null : maskOne(value, known, row.number)
        if (!masked) continue
        row.values[target] = masked.text
        masks += masked.masks
        fields.push({ target, before: masked.before, after: masked.after })
      }
      for (const [index, value] of Object.entries(row.raw ?? {})) {
        const masked = /\p{L}|\d{7}/u.test(value) ? maskOne(value, known, row.number) : null
        if (masked && row.raw) row.raw[index] = masked.text
        masks += masked?.masks ?? 0
      }
      return { fields, masks }
    },
    findings(most) {
      const all = [...met.values()].sort((a, b) => Number(b.isDoubtful) - Number(a.isDoubtful) || b.count - a.count)
      return { list: all.slice(0, most), more: Math.max(0, all.length - most) }
    },
  }
}

const SAMPLE = 300

/** The beginning of a text in pieces. */
function around(segments: readonly MaskSegment[]): MaskSegment[] {
  const shown: MaskSegment[] = []
  let length = 0
  for (const segment of segments) {
    if (length >= SAMPLE) break
    const text = segment.text.slice(0, SAMPLE - length)
    shown.push({ ...segment, text })
    length += text.length
  }
  return shown
}
