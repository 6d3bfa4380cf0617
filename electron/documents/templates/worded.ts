import type { ParagraphBlock } from '../../contract/documents.ts'
import { paragraphs } from '../blocks.ts'
import { fill } from './template.ts'

/** The paragraphs of a text of the office; an empty text has none. */
export function worded(
  text: string,
  values: Readonly<Record<string, string>> = {},
  options: Omit<ParagraphBlock, 'type' | 'runs'> = {},
): ParagraphBlock[] {
  return text.trim() === '' ? [] : paragraphs(fill(text, values), [], options)
}
