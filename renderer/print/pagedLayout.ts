/** How many sheets stand side by side in the room; at least one, never more than there are. */
export function sheetsInRow(size: { roomPx: number; sheetPx: number; gapPx: number; pages: number }): number {
  const fitting = Math.floor((size.roomPx + size.gapPx) / (size.sheetPx + size.gapPx))
  return Math.max(1, Math.min(fitting, size.pages))
}
