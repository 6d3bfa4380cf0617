/** A text up to this length is shown as it is, characters. */
export const SHOWN_AT_ONCE = 6000
const PART = 2000

/**
 * Parts of a long text for the page: Chromium lays out a part only when it is seen, while one block of a megabyte would hold the
 * window up for seconds. A part ends at a line or, failing that, at a blank; joined they are the text again.
 */
export const partsOf = (text: string): string[] => {
  const parts: string[] = []
  let from = 0
  while (text.length - from > PART) {
    const line = text.lastIndexOf('\n', from + PART)
    const blank = line > from + PART / 2 ? line : text.lastIndexOf(' ', from + PART)
    const end = blank > from ? blank + 1 : from + PART
    parts.push(text.slice(from, end))
    from = end
  }
  return [...parts, text.slice(from)]
}

/** The beginning of a long text, cut at a word. */
export const beginningOf = (text: string): string => {
  if (text.length <= SHOWN_AT_ONCE) return text
  const cut = text.slice(0, SHOWN_AT_ONCE)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), SHOWN_AT_ONCE / 2)).trimEnd()}…`
}
