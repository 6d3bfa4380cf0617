import { onBeforeUnmount, onMounted, watch } from 'vue'
import { api } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'

const NAME = 'case-found'
const AFTER_MS = 60

/** Ranges of the whole words of `words` (small letters) in the texts under an element. */
export const rangesOf = (root: Node, words: ReadonlySet<string>): Range[] => {
  const ranges: Range[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    for (const match of (node.textContent ?? '').matchAll(/[\p{L}\p{N}]+/gu)) {
      if (!words.has(match[0].toLowerCase())) continue
      const range = document.createRange()
      range.setStart(node, match.index)
      range.setEnd(node, match.index + match[0].length)
      ranges.push(range)
    }
  }
  return ranges
}

/**
 * Marks the words of a search in the card that it found, wherever they stand in it. The marks lie over the texts
 * (CSS custom highlight), so the fields of the card know nothing of them.
 */
export const useFoundMarks = (root: () => Element | null, id: () => number | null, search: () => string): void => {
  if (!('highlights' in CSS)) return
  let words: ReadonlySet<string> = new Set()
  let timer: ReturnType<typeof setTimeout> | undefined
  const mark = (): void => {
    const element = root()
    if (words.size === 0 || element === null) CSS.highlights.delete(NAME)
    else CSS.highlights.set(NAME, new Highlight(...rangesOf(element, words)))
  }
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(mark, AFTER_MS)
  }
  const observer = new MutationObserver(later)
  let asked = 0
  watch(
    [id, search],
    async ([card, typed]) => {
      const mine = ++asked
      words = new Set()
      if (card !== null && typed !== '') {
        try {
          const found = await api.messages.foundWords({ id: card, search: typed })
          if (mine !== asked) return
          words = new Set(found)
        } catch (error) {
          reportError(error)
        }
      }
      later()
    },
    { immediate: true },
  )
  onMounted(() => observer.observe(document.body, { childList: true, subtree: true, characterData: true }))
  onBeforeUnmount(() => {
    observer.disconnect()
    clearTimeout(timer)
    CSS.highlights.delete(NAME)
  })
}
