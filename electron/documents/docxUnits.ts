import type { DocumentFontFamily } from '../contract/documents.ts'

/** Millimetres in twentieths of a point. */
export function twips(mm: number): number {
  return Math.round((mm * 1440) / 25.4)
}

/** Millimetres in pixels of 1/96 inch, which the library counts pictures in. */
export function pixels(mm: number): number {
  return (mm * 96) / 25.4
}

/** Points in twentieths of a point. */
export function pointTwips(pt: number): number {
  return Math.round(pt * 20)
}

/** Points in the half-points Word counts font sizes in. */
export function halfPoints(pt: number): number {
  return Math.round(pt * 2)
}

/** A line spacing factor in the 240ths of a line Word uses. */
export function lineUnits(factor: number): number {
  return Math.round(factor * 240)
}

/**
 * All four slots, or Word falls back to its theme font for Cyrillic. Liberation Serif is named Times New Roman: every
 * office suite replaces that by a font of the same widths (stack.md, traps).
 */
export function fontSlots(family: DocumentFontFamily): { ascii: string; hAnsi: string; cs: string; eastAsia: string } {
  const name = family === 'PT Astra Serif' ? family : 'Times New Roman'
  return { ascii: name, hAnsi: name, cs: name, eastAsia: name }
}
