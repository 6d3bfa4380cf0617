/** Chromium cuts an element's height at 33.5 million px; a huge list scrolls in fewer px than it has. */
const MAX_PX = 15_000_000

/** Heights of a list of `total` rows of `rowHeight` px seen through `viewport` px. */
export type ScrollScale = { height: number; scale: number; rowHeight: number; total: number; viewport: number }

export const scrollScale = (total: number, rowHeight: number, viewport: number): ScrollScale => {
  const real = total * rowHeight
  const height = Math.min(real, MAX_PX)
  const scale = height > viewport && real > viewport ? (real - viewport) / (height - viewport) : 1
  return { height, scale, rowHeight, total, viewport }
}

/** First row seen at `scrollTop`, and where its upper edge lies inside the scrolled element, px. */
export const firstRow = (s: ScrollScale, scrollTop: number): { index: number; top: number } => {
  const offset = scrollTop * s.scale
  const index = Math.max(0, Math.min(s.total - 1, Math.floor(offset / s.rowHeight)))
  return { index, top: scrollTop - (offset - index * s.rowHeight) }
}

/** The scroll position that brings row `index` into view, or null where it is already wholly seen. */
export const scrollTo = (s: ScrollScale, scrollTop: number, index: number): number | null => {
  const offset = scrollTop * s.scale
  const top = index * s.rowHeight
  if (top < offset) return top / s.scale
  if (top + s.rowHeight > offset + s.viewport) return (top + s.rowHeight - s.viewport) / s.scale
  return null
}
