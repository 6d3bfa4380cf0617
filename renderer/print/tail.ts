import type { Block } from '../../electron/contract/documents.ts'
import { isTailList, isUnderSignature, splitLongLists } from '../../electron/contract/paperTails.ts'

/** Blocks that may be parted, or a tail that may not: signatures with the list of appendices above them and the short texts under them. */
export interface BlockGroup {
  tail: boolean
  /** The tail begins with rows of a long list: a sheet may begin with them. */
  isContinued: boolean
  blocks: Block[]
}

/**
 * Groups signatures with the list of appendices above them and the short texts under them, so that a sheet break falls before the
 * group or not at all. The browser weighs breaks one by one and, given two «avoid» in a row, leaves a signature alone; one box it respects.
 */
export function groupTails(given: readonly Block[]): BlockGroup[] {
  const groups: BlockGroup[] = []
  const blocks = splitLongLists(given)
  blocks.forEach((block, index) => {
    const last = groups.at(-1)
    const joins = block.type === 'signature' || isUnderSignature(blocks, index)
    if (joins && last?.tail === true) last.blocks.push(block)
    else {
      const tail = isTailList(blocks, index) || block.type === 'signature'
      const isContinued = block.type === 'keyValue' && blocks[index - 1]?.type === 'keyValue'
      groups.push({ tail, isContinued: tail && isContinued, blocks: [block] })
    }
  })
  return groups
}
