/** One stroke or fill of a state mark on a 14 × 14 grid; `tone: 'paper'` draws in the colour of the sheet. */
export type GlyphPart = { d: string; fill?: boolean; stroke?: number; dash?: string; tone?: 'paper' }

const ring = 'M1.75 7a5.25 5.25 0 1 0 10.5 0a5.25 5.25 0 1 0 -10.5 0z'
const disc = 'M1 7a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z'

/** State marks drawn for the product: their form alone tells the state, without colour (design/README.md, principle 3). */
export const glyphs = {
  plan: [{ d: ring, stroke: 1.5 }],
  today: [
    { d: ring, stroke: 1.5 },
    { d: 'M7 1.75a5.25 5.25 0 0 1 0 10.5z', fill: true },
  ],
  over: [
    { d: 'M7 1.2 13.3 12.4H.7z', fill: true, stroke: 1 },
    { d: 'M7 5v3.4M7 10.3v.1', stroke: 1.5, tone: 'paper' },
  ],
  done: [
    { d: disc, fill: true },
    { d: 'm4.3 7.2 1.9 1.9 3.6-4', stroke: 1.6, tone: 'paper' },
  ],
  new: [{ d: ring, stroke: 1.5, dash: '2.1 2' }],
  set: [{ d: ring, stroke: 1.5 }],
  work: [
    { d: ring, stroke: 1.5 },
    { d: 'M7 7V3.7a3.3 3.3 0 0 1 0 6.6z', fill: true },
  ],
  review: [
    { d: ring, stroke: 1.5 },
    { d: 'M7 7V3.7A3.3 3.3 0 1 1 3.7 7z', fill: true },
  ],
  hold: [
    { d: ring, stroke: 1.5 },
    { d: 'M5.6 5v4M8.4 5v4', stroke: 1.5 },
  ],
  again: [
    { d: 'M2 7a5 5 0 1 0 1.6-3.7', stroke: 1.5 },
    { d: 'M1.7 1.7v2.9h2.9', stroke: 1.5 },
  ],
  wait: [
    { d: ring, stroke: 1.5 },
    { d: 'M7 4v3.2l2 1.3', stroke: 1.5 },
  ],
  question: [
    { d: ring, stroke: 1.5 },
    { d: 'M5.5 5.6c.2-.9.8-1.4 1.6-1.4.9 0 1.5.5 1.5 1.3 0 1.1-1.5 1.2-1.5 2.2M7.1 9.8v.1', stroke: 1.3 },
  ],
  list: [{ d: 'M2 3.5h10M2 7h10M2 10.5h10', stroke: 1.5 }],
  flag: [{ d: 'M3 13V2M3 2.5h7.5L9 5.2l1.5 2.8H3', stroke: 1.5 }],
  page: [{ d: 'M3.2 1.8h4.9l2.7 2.7v7.7H3.2zM8 1.9v2.7h2.7', stroke: 1.4 }],
  fast: [{ d: 'M7.8 1 2.8 8h3.6L5.9 13l5.3-7.2H7.4z', fill: true }],
  star: [{ d: 'm7 1.2 1.8 3.7 4 .5-3 2.8.8 4L7 10.3l-3.6 1.9.8-4-3-2.8 4-.5z', fill: true }],
  starOff: [{ d: 'm7 1.7 1.6 3.4 3.7.4-2.7 2.6.7 3.6L7 9.9l-3.3 1.8.7-3.6-2.7-2.6 3.7-.4z', stroke: 1.1 }],
} as const satisfies Record<string, readonly GlyphPart[]>

/** Name of a state mark. */
export type GlyphName = keyof typeof glyphs

/** The parts of a mark, with the optional fields visible to the template. */
export const glyphParts = (name: GlyphName): readonly GlyphPart[] => glyphs[name]
