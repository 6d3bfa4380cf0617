import type { Block } from '../../electron/contract/documents.ts'

/** A longer list of appendices may be broken between sheets. */
const longestTailList = 8

/** Blocks that may be parted, or a tail that may not: signatures with the list of appendices above them. */
export type BlockGroup = { tail: boolean; blocks: Block[] }

/**
 * Groups signatures with the list of appendices above them, so that a sheet break falls before the group or not at all.
 * The browser weighs breaks one by one and, given two «avoid» in a row, leaves a signature alone; one box it respects.
 */
export function groupTails(blocks: readonly Block[]): BlockGroup[] {
  const groups: BlockGroup[] = []
  blocks.forEach((block, index) => {
    const next = blocks[index + 1]
    const opens = block.type === 'keyValue' && next?.type === 'signature' && block.rows.length <= longestTailList
    const last = groups.at(-1)
    if (block.type === 'signature' && last?.tail === true) last.blocks.push(block)
    else groups.push({ tail: opens || block.type === 'signature', blocks: [block] })
  })
  return groups
}
