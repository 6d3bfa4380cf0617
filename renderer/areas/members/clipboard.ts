/** Text of a cell with its lines: a word processor puts each into a paragraph, a spreadsheet after a <br>. */
function cellText(cell: Element): string {
  const walk = (node: Node): string => {
    if (node.nodeType === 3) return (node.textContent ?? '').replace(/\s+/gu, ' ')
    if (!(node instanceof Element) || ['STYLE', 'SCRIPT'].includes(node.tagName)) return ''
    if (node.tagName === 'BR') return '\n'
    const inner = [...node.childNodes].map(walk).join('')
    return ['P', 'DIV', 'LI'].includes(node.tagName) ? `${inner.trim()}\n` : inner
  }
  return [...cell.childNodes]
    .map(walk)
    .join('')
    .replace(/[ \t]*\n[ \t]*/gu, '\n')
    .trim()
}

const span = (cell: Element, name: 'colspan' | 'rowspan'): number =>
  Math.min(Math.max(Number(cell.getAttribute(name) ?? 1) || 1, 1), 100)

/**
 * Cells of the first table of the clipboard's HTML, merged cells repeated in each place they cover; null where there is none.
 * Word's HTML is parsed by the window's own parser and never put into the page.
 */
export function clipboardCells(html: string): string[][] | null {
  if (html.trim() === '') return null
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  if (!table) return null
  const grid: string[][] = []
  for (const [at, row] of [...table.querySelectorAll('tr')].entries()) {
    const line = (grid[at] ??= [])
    for (const cell of row.querySelectorAll(':scope > td, :scope > th')) {
      let column = 0
      while (line[column] !== undefined) column += 1
      const text = cellText(cell)
      for (let down = 0; down < span(cell, 'rowspan'); down += 1) {
        for (let right = 0; right < span(cell, 'colspan'); right += 1) (grid[at + down] ??= [])[column + right] = text
      }
    }
  }
  const rows = grid
    .map((line) => Array.from(line, (cell: string | undefined) => cell ?? ''))
    .filter((line) => line.length > 0)
  return rows.length === 0 ? null : rows
}
