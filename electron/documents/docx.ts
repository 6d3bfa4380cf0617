import type { DocumentModel } from '../contract/documents.ts'

/**
 * The model as a DOCX file for Word, LibreOffice and МойОфис: exact margins, one named serif font in all four slots, real
 * headings and tables, page numbers from the second sheet. What the preview only highlights is written as plain text.
 * The library behind it is a megabyte of code that a start without a document does not need, so it is read with the first one.
 * @returns bytes of the file
 */
export async function toDocx(model: DocumentModel): Promise<Uint8Array> {
  const { writeDocx } = await import('./docxWriter.ts')
  return writeDocx(model)
}
