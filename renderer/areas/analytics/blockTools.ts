import type { InjectionKey, Ref } from 'vue'
import type { Block } from './model.ts'

/** What the page does for each of its blocks. */
export type BlockTools = {
  /** All charts as tables. */
  tables: Ref<boolean>
  print: (block: Block) => void
  savePicture: (block: Block) => void
  saveXlsx: () => void
}
export const blockTools: InjectionKey<BlockTools> = Symbol('analytics.blockTools')
