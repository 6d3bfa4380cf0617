import type { RouteLocationRaw } from 'vue-router'
import { mmOfPt, textWidthMm } from '../../../../electron/contract/chartText.ts'

/**
 * A chart as shapes: the window draws them as SVG, the picture file and the paper draw the same. What is told apart is told by pattern,
 * dash and word, never by colour alone, so that a black-and-white print says the same.
 */

/** Fillings: solid, hatched, pale, hollow and dotted; the five shades of the heat map and «unshaded». */
export type Paint = 'first' | 'late' | 'pale' | 'hollow' | 'dotted' | 'surface' | Heat
export type Heat = 'heat0' | 'heat1' | 'heat2' | 'heat3' | 'heat4' | 'heat5'
export type Tone =
  'first' | 'second' | 'previous' | 'grid' | 'text' | 'text2' | 'heatInk' | 'heatPaper' | 'firstText' | 'secondText'

export type Shape =
  | { is: 'rect'; x: number; y: number; width: number; height: number; paint: Paint }
  | { is: 'line'; points: readonly (readonly [number, number])[]; tone: Tone; width: number; dash?: readonly number[] }
  | { is: 'dot'; x: number; y: number; r: number; hollow: boolean; tone: Tone }
  | { is: 'text'; x: number; y: number; text: string; anchor: 'start' | 'middle' | 'end'; tone: Tone; strong?: boolean }

/** A place of the drawing that opens its list. */
export type Mark = { x: number; y: number; width: number; height: number; label: string; to: RouteLocationRaw }

export type Drawing = { width: number; height: number; label: string; shapes: Shape[]; marks: Mark[] }

export const FONT_SIZE = 12
/** Letters of the window against those of papers, whose widths are known: at most so much wider. */
const WIDER = 1.18

/** About how wide a text is, rather more: charts are laid out without a canvas, in tests too. */
export const textWidth = (text: string): number => (textWidthMm(text, FONT_SIZE) / mmOfPt(1)) * WIDER

/** The text, cut by a mark of omission to a width. */
export function fitted(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  let end = text.length - 1
  while (end > 1 && textWidth(`${text.slice(0, end)}…`) > width) end--
  return `${text.slice(0, end).trimEnd()}…`
}

/** Moves places apart so that no two are nearer than a line; order is kept. */
export function spread(places: readonly number[], gap = 15): number[] {
  const result: number[] = []
  for (const place of places) result.push(Math.max(place, (result.at(-1) ?? -Infinity) + gap))
  return result
}

export type LegendItem = { text: string; paint?: Paint; tone?: Tone; dash?: readonly number[] }

/** The legend in one line, to the right edge when there is room. */
export function legendShapes(items: readonly LegendItem[], width: number, y: number): Shape[] {
  const gap = 16
  const widths = items.map((item) => 22 + textWidth(item.text))
  const all = widths.reduce((sum, one) => sum + one + gap, -gap)
  let x = Math.max(0, width - all)
  return items.flatMap((item, index): Shape[] => {
    const at = x
    x += (widths[index] ?? 0) + gap
    return [
      item.paint === undefined
        ? {
            is: 'line',
            points: [
              [at, y],
              [at + 16, y],
            ],
            tone: item.tone ?? 'first',
            width: 2,
            ...(item.dash ? { dash: item.dash } : {}),
          }
        : { is: 'rect', x: at + 3, y: y - 5, width: 10, height: 10, paint: item.paint },
      { is: 'text', x: at + 22, y: y + 4, text: item.text, anchor: 'start', tone: 'text2' },
    ]
  })
}
