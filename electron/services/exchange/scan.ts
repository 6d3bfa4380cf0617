import type {
  DoubtfulWord,
  MaskedText as ShownText,
  MaskSegment,
  PackageRequest,
  PackageScan,
} from '../../contract/exchange.ts'
import type { TaskContext } from '../context.ts'
import { assignmentRecords, meetingRecords, textMask } from './activities.ts'
import { walkCases } from './collect.ts'
import { countFields } from './fields.ts'
import type { MaskedText } from './mask.ts'
import { recordMaker } from './maker.ts'
import { makeRecord } from './records.ts'
import { texts } from './texts.ts'

const SHOWN_TEXTS = 200
const SHOWN_WORDS = 500
/** How much of a long text a person sees around a doubtful word, signs. */
const AROUND = 60

/** The neighbourhood of the first doubtful word with this key; other personal data stay masked. */
function sampleOf(masked: MaskedText, text: string): MaskSegment[] {
  const shown = masked.before.map((piece, index): MaskSegment =>
    piece.mask !== null && !piece.isDoubtful ? (masked.after[index] ?? piece) : piece,
  )
  if (text.length <= 2 * AROUND) return shown
  const at = shown.findIndex((piece) => piece.isDoubtful)
  return shown.slice(Math.max(0, at - 1), at + 2).map((piece, index) => {
    if (piece.isDoubtful || piece.text.length <= AROUND) return piece
    return { ...piece, text: index === 0 ? `…${piece.text.slice(-AROUND)}` : `${piece.text.slice(0, AROUND)}…` }
  })
}

/** Gathers masked texts and doubtful words over everything that leaves. */
class Findings {
  readonly texts: ShownText[] = []
  readonly words = new Map<string, DoubtfulWord>()
  maskedTexts = 0
  private readonly request: PackageRequest

  constructor(request: PackageRequest) {
    this.request = request
  }

  add(number: string, index: number | null, masked: MaskedText, text: string): void {
    if (masked.masks > 0) {
      this.maskedTexts += 1
      if (this.texts.length < SHOWN_TEXTS)
        this.texts.push({ number, index, before: masked.before, after: masked.after })
    }
    for (const { key, finding } of masked.doubtful) {
      const known = this.words.get(key)
      if (known) known.texts += 1
      else if (this.words.size < SHOWN_WORDS) {
        const { words } = this.request.options
        this.words.set(key, {
          word: key,
          shown: text.slice(finding.start, finding.end),
          texts: 1,
          sample: sampleOf(masked, text),
          number,
          decision: Object.hasOwn(words, key) ? (words[key] ?? null) : null,
        })
      }
    }
  }
}

/** Reads every free text that would leave with the request: what is masked and what a person must decide. */
export async function scanTexts(ctx: TaskContext, request: PackageRequest): Promise<PackageScan> {
  const maker = recordMaker(ctx, request)
  const { parts, fields } = request.options
  const findings = new Findings(request)
  let records = 0
  if (parts.records) {
    records = await walkCases(
      ctx,
      request.period,
      (source, index) => {
        const { record, texts: masked } = makeRecord(source, maker)
        if (fields.gist) findings.add(record.number, index, masked.gist, source.gist)
        if (fields.street) findings.add(record.number, index, masked.street, source.address)
        if (fields.externalNumber) findings.add(record.number, index, masked.externalNumber, source.externalNumber)
      },
      (done, total) => ctx.progress(done, total, texts.progress.reading(done, total)),
    )
  }
  const mask = textMask(maker.known, request, (place, masked, text) => findings.add(place, null, masked, text))
  if (parts.meetings) meetingRecords(ctx.db, request.period, mask)
  if (parts.assignments) assignmentRecords(ctx.db, request.period, mask, ctx.now.slice(0, 10))
  return {
    records,
    ...countFields(request.options),
    maskedTexts: findings.maskedTexts,
    texts: findings.texts,
    words: [...findings.words.values()].sort(
      (a, b) => Number(a.decision !== null) - Number(b.decision !== null) || b.texts - a.texts,
    ),
  }
}
