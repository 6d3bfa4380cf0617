import { createApp, h, nextTick } from 'vue'
import type { Block, DocumentModel } from '../../electron/contract/documents.ts'
import DocumentSheet from './DocumentSheet.vue'
import { documentFontsReady } from './fonts.ts'
import { documentVariables, sheetGeometry } from './pageGeometry.ts'

/**
 * Pages of a book. Chromium knows no page of a place before it prints (no `target-counter`), so every part of the book, from one page
 * break to the next, is laid out by itself in columns as high as the room on a sheet: the rules of the preview, which break as print
 * does. Part by part, so that a book of a year asks for no single layout of 300 sheets and the page stays alive meanwhile.
 */

const pxPerMm = 96 / 25.4
const gapMm = 10

/** Parts of a document from page break to page break, without the breaks. */
export function partsOf(blocks: readonly Block[]): Block[][] {
  const parts: Block[][] = [[]]
  for (const block of blocks) {
    if (block.type === 'pageBreak') parts.push([])
    else parts.at(-1)?.push(block)
  }
  return parts
}

/** Puts pages into the contents: `sheets` says how many sheets each part takes, in order. */
export function numberContents(blocks: readonly Block[], sheets: readonly number[]): Block[] {
  const pages = new Map<string, number>()
  let page = 1
  partsOf(blocks).forEach((part, index) => {
    const [first] = part
    for (const block of part)
      if ('anchor' in block && block.anchor && (block === first || !pages.has(block.anchor.id)))
        pages.set(block.anchor.id, page)
    page += sheets[index] ?? 1
  })
  return blocks.map((block) =>
    block.type === 'contents'
      ? { ...block, rows: block.rows.map((row) => ({ ...row, page: pages.get(row.to) ?? null })) }
      : block,
  )
}

/** True for a document whose contents still wait for their pages. */
export function wantsPages(model: DocumentModel): boolean {
  return model.blocks.some((block) => block.type === 'contents' && block.rows.some((row) => row.page === null))
}

/** The document with the pages of its contents; any other document comes back as it is. Needs a page on the screen. */
export async function withContentsPages(model: DocumentModel): Promise<DocumentModel> {
  if (!wantsPages(model)) return model
  await documentFontsReady(JSON.stringify(model.blocks))
  const sheets: number[] = []
  for (const part of partsOf(model.blocks)) sheets.push(await sheetsOf({ ...model, blocks: part }))
  return { ...model, blocks: numberContents(model.blocks, sheets) }
}

/** How many sheets a part takes. */
async function sheetsOf(model: DocumentModel): Promise<number> {
  const { widthMm, contentWidthMm, contentHeightMm } = sheetGeometry(model.page)
  const host = document.createElement('div')
  host.className = 'doc-measured'
  for (const [name, value] of Object.entries(documentVariables(model.page))) host.style.setProperty(name, value)
  document.body.append(host)
  const columns = {
    width: `${contentWidthMm}mm`,
    height: `${contentHeightMm}mm`,
    columnCount: '1',
    columnGap: `${widthMm - contentWidthMm + gapMm}mm`,
    columnFill: 'auto',
  }
  const app = createApp({ render: () => h(DocumentSheet, { model, style: columns }) })
  try {
    app.mount(host)
    await nextTick()
    const flow = host.querySelector('.doc')
    const end = flow?.querySelector('.doc-end')
    if (!flow || !end) return 1
    const left = end.getBoundingClientRect().left - flow.getBoundingClientRect().left
    return Math.round(left / ((widthMm + gapMm) * pxPerMm)) + 1
  } finally {
    app.unmount()
    host.remove()
  }
}
