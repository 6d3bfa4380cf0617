/**
 * How far a count lies above what it would be by chance. The application compares dozens of themes, blocks and recipients at once, so
 * that a usual «две сигмы» would propose several items a month out of nothing: two and a half deviations are asked for.
 */
export const FAR = 2.5

/**
 * Deviations by which `now` events of one span exceed the pace of `before` events in `spans` earlier spans of the same length, were both
 * of one pace (Poisson, the pace taken from all spans together). 0 where nothing happened.
 */
export function growth(now: number, before: number, spans: number): number {
  const pace = (now + before) / (spans + 1)
  return pace === 0 ? 0 : (now - before / spans) / Math.sqrt(pace * (1 + 1 / spans))
}

/** Deviations by which `part` of `whole` exceeds the share `expected` (0–1); 0 where the share leaves no room. */
export function excess(part: number, whole: number, expected: number): number {
  const spread = whole * expected * (1 - expected)
  return spread <= 0 ? 0 : (part - whole * expected) / Math.sqrt(spread)
}

/** Deviations by which the share `now` is below the share `before`, each given as part of whole. */
export function fall(now: { part: number; whole: number }, before: { part: number; whole: number }): number {
  if (now.whole === 0 || before.whole === 0) return 0
  const pooled = (now.part + before.part) / (now.whole + before.whole)
  const spread = pooled * (1 - pooled) * (1 / now.whole + 1 / before.whole)
  return spread === 0 ? 0 : (before.part / before.whole - now.part / now.whole) / Math.sqrt(spread)
}
