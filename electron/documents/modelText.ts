import { chartRows } from '../contract/charts.ts'
import type { Block, ChartBlock, DocumentModel, Run } from '../contract/documents.ts'

function joined(runs: readonly Run[]): string {
  return runs
    .map((run) => run.text)
    .join('')
    .replaceAll('\n', ' ')
}

function blockLines(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [joined(block.runs)]
    case 'lines':
      return block.rows.map((row) => `${joined(row.left)} ${joined(row.right)}`)
    case 'keyValue':
      return block.rows.map((row) =>
        [joined(row.term), block.separator ?? '–', joined(row.value)].filter((part) => part !== '').join(' '),
      )
    case 'table':
      return [...block.head, ...block.rows].map((row) => row.map((cell) => joined(cell.runs)).join(' '))
    case 'list':
      return block.items.map((item) => `${item.number} ${joined(item.runs)}`)
    case 'signature':
      return [[block.post, block.mark ?? [], block.name].map(joined).filter(Boolean).join(' ')]
    case 'appendixHeader':
      return block.lines.map(joined)
    case 'columns':
      return [...block.left, ...block.right].flatMap(blockLines)
    case 'contents':
      return block.rows.map((row) => joined(row.runs))
    case 'chart':
      return chartLines(block)
    case 'image':
    case 'pageBreak':
    case 'spacer':
      return []
  }
}

/** Title and values: what a reader of the chart sees, in whole names. */
function chartLines(block: ChartBlock): string[] {
  const { head, rows } = chartRows(block)
  return [block.title, ...[head, ...rows].map((row) => row.join(' ').trim())].filter((line) => line !== '')
}

/** The text of a document, a line per paragraph, row or point: for search, comparison of versions and tests. */
export function modelLines(model: DocumentModel): string[] {
  return model.blocks.flatMap(blockLines)
}
