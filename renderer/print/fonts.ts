import './fonts.css'
import type { DocumentFontFamily } from '../../electron/contract/documents.ts'

/**
 * Times New Roman and Liberation Serif are drawn with the bundled Tinos: same widths, so every PC breaks lines alike.
 * PT Astra Serif is the installed one where the PC has it; its widths are those of Times as well.
 */
const stacks: Record<DocumentFontFamily, string> = {
  'PT Astra Serif': '"PT Astra Serif", Tinos, "Times New Roman", "Liberation Serif", serif',
  'Times New Roman': 'Tinos, "Times New Roman", "Liberation Serif", serif',
  'Liberation Serif': 'Tinos, "Liberation Serif", "Times New Roman", serif',
}

export function fontStack(family: DocumentFontFamily): string {
  return stacks[family]
}

/** Waits until the bundled faces needed for `text` are there: without them lines and pages would break elsewhere. */
export async function documentFontsReady(text: string): Promise<void> {
  const styles = ['', 'bold ', 'italic ', 'bold italic ']
  await Promise.all(styles.map((style) => document.fonts.load(`${style}16px Tinos`, `${text}0123456789`)))
  await document.fonts.ready
}
