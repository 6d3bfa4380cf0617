import type { Page } from 'playwright-core'

/** Text of each sheet of the preview without blanks: every letter goes to the sheet its box lies on. */
export async function previewTexts(page: Page): Promise<string[]> {
  // Runs in the page: a text, because the types of the browser are not those of this side.
  return page.evaluate<string[]>(`(() => {
    const sheets = [...document.querySelectorAll('.paged-sheet')].map((sheet) => sheet.getBoundingClientRect())
    const texts = sheets.map(() => '')
    const walker = document.createTreeWalker(document.querySelector('.doc'), NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    while (walker.nextNode()) {
      const node = walker.currentNode
      for (let at = 0; at < node.data.length; at += 1) {
        if (/[\\s\\u00a0\\u2003]/.test(node.data[at])) continue
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const boxes = range.getClientRects()
        const box = boxes[boxes.length - 1]
        if (!box) continue
        const x = (box.left + box.right) / 2
        const y = (box.top + box.bottom) / 2
        const found = sheets.findIndex((sheet) => x >= sheet.left && x <= sheet.right && y >= sheet.top && y <= sheet.bottom)
        if (found >= 0) texts[found] += node.data[at]
      }
    }
    return texts
  })()`)
}
