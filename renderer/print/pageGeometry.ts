import { qrGapMm, qrSideMm } from '../../electron/contract/documents.ts'
import type { PageSettings, QrCode } from '../../electron/contract/documents.ts'
import { fontStack } from './fonts.ts'

/** A4, mm. */
const a4 = { short: 210, long: 297 } as const

/** Top of the page number, mm from the edge: not under 10 (domain.md §9.1). */
export const pageNumberTopMm = 10
export const pageNumberSizePt = 12

/** One line of Times is 1.149 of its size: what Word and LibreOffice call «single». */
const singleLine = 1.149

export interface SheetGeometry {
  widthMm: number
  heightMm: number
  contentWidthMm: number
  contentHeightMm: number
}

export function sheetGeometry(page: PageSettings): SheetGeometry {
  const landscape = page.orientation === 'landscape'
  const widthMm = landscape ? a4.long : a4.short
  const heightMm = landscape ? a4.short : a4.long
  return {
    widthMm,
    heightMm,
    contentWidthMm: widthMm - page.marginsMm.left - page.marginsMm.right,
    contentHeightMm: heightMm - page.marginsMm.top - page.marginsMm.bottom,
  }
}

/** Custom properties that print.css reads; set through CSSOM, so the CSP needs no inline styles. */
export function documentVariables(page: PageSettings): Record<string, string> {
  return {
    '--doc-font': fontStack(page.fontFamily),
    '--doc-size': `${page.fontSizePt}pt`,
    '--doc-table-size': `${page.tableFontSizePt}pt`,
    '--doc-leading': String(Math.round(singleLine * page.lineSpacing * 1000) / 1000),
    '--doc-indent': `${page.firstLineIndentMm}mm`,
    '--doc-width': `${sheetGeometry(page).contentWidthMm}mm`,
  }
}

/** The `@page` rules of a document: A4, margins, a number at the top centre from the second sheet. */
export function pageRules(page: PageSettings, qr?: QrCode): string {
  const { left, right, top, bottom } = page.marginsMm
  const number =
    page.numbering === 'fromSecond'
      ? `@top-center { content: counter(page); font: ${pageNumberSizePt}pt ${fontStack(page.fontFamily)}; vertical-align: top; padding-top: ${pageNumberTopMm}mm; }`
      : ''
  const size = `A4 ${page.orientation ?? 'portrait'}`
  return `@page { size: ${size}; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm; ${number} }
@page :first { @top-center { content: none; }${qr === undefined ? '' : ` ${qrRule(qr)}`} }`
}

/** The QR code in the bottom margin of the first sheet: nothing in the document moves for it. */
function qrRule(qr: QrCode): string {
  return `@bottom-right { content: url("${qrImage(qr)}"); vertical-align: top; padding-top: ${qrGapMm}mm; }`
}

/** The code as a picture of its size on paper, sharp at every scale. */
export function qrImage(qr: QrCode): string {
  const side = qr.modules.length
  const path = qr.modules
    .flatMap((row, y) =>
      [...row.matchAll(/1+/gu)].map(({ 0: dark, index: x }) => `M${x} ${y}h${dark.length}v1h-${dark.length}z`),
    )
    .join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${qrSideMm}mm" height="${qrSideMm}mm" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path d="${path}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

/**
 * Puts the `@page` rules of a document in force. A constructed sheet, because the CSP allows no style elements.
 * @returns takes the rules back
 */
export function adoptPageRules(page: PageSettings, qr?: QrCode): () => void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(pageRules(page, qr))
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet)
  }
}
