import { shallowReadonly, shallowRef } from 'vue'
import type { LetterAbout, LetterAppendix } from '../../../electron/contract/letters.ts'

/** A cover letter before it is shown: what it goes with, to whom, and what lies beside it. */
export interface LetterStart {
  about: LetterAbout
  /** To whom, a line each; null for the centre (ЦУР) of the office. */
  addressee: string | null
  appendices: readonly LetterAppendix[]
}

const written = shallowRef<LetterStart | null>(null)

/** The cover letter that is being written; `LetterDialog` of the shell shows it. */
export const writtenLetter = shallowReadonly(written)

/** Opens the form of a cover letter: `writeLetter({ about: { letter: 'protocol', meetingId }, addressee: 'Отдел ЖКХ', appendices: [] })`. */
export function writeLetter(start: LetterStart): void {
  written.value = start
}

export function closeLetter(): void {
  written.value = null
}
