import type { Rng } from './random.ts'

/**
 * Texts with slots and choices: `Батареи холодные {since}[, в квартире {temp} °C|]`. `{slot}` is a value of the place or the
 * moment, `{Slot}` the same with a capital letter, `[a|b]` one of the variants. Choices do not nest.
 */
type Piece = string | { slot: string; capital: boolean } | { variants: Piece[][] }
export type Template = readonly Piece[]

/** Value of a slot; called once per slot and text, so that a house named twice is the same house. */
export type SlotSource = (slot: string) => string

const slotOrChoice = /\{(\w+)\}|\[([^\]]*)\]/g

/** Compiles once, at load. Throws RangeError on an unclosed brace or bracket. */
export function compile(text: string): Template {
  const pieces: Piece[] = []
  let last = 0
  for (const match of text.matchAll(slotOrChoice)) {
    if (match.index > last) pieces.push(literal(text.slice(last, match.index)))
    const [, slot, choice] = match
    if (slot !== undefined) {
      const first = slot.charAt(0)
      const capital = first !== first.toLowerCase()
      pieces.push({ slot: capital ? first.toLowerCase() + slot.slice(1) : slot, capital })
    } else pieces.push({ variants: (choice ?? '').split('|').map((variant) => [...compile(variant)]) })
    last = match.index + match[0].length
  }
  if (last < text.length) pieces.push(literal(text.slice(last)))
  return pieces
}

function literal(text: string): string {
  if (/[{}[\]]/.test(text)) throw new RangeError(`unclosed slot or choice: ${text}`)
  return text
}

/** Slots a template uses, for tests. */
export function slotsOf(template: Template): string[] {
  return template.flatMap((piece) => {
    if (typeof piece === 'string') return []
    return 'slot' in piece ? [piece.slot] : piece.variants.flatMap(slotsOf)
  })
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Fills a template. */
export function fill(template: Template, rng: Rng, value: SlotSource): string {
  let text = ''
  for (const piece of template) {
    if (typeof piece === 'string') text += piece
    else if ('slot' in piece) text += piece.capital ? capitalise(value(piece.slot)) : value(piece.slot)
    else text += fill(rng.pick(piece.variants), rng, value)
  }
  return text
}
