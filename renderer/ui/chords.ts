/** A chord bound to the place of a key, so that it works in the Russian and the Latin layout alike. */
export type Chord = { code: string; ctrl: boolean; alt: boolean; shift: boolean }

const codes: Readonly<Record<string, string>> = {
  '/': 'Slash',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  '`': 'Backquote',
  '.': 'Period',
  ',': 'Comma',
  '-': 'Minus',
  '+': 'Equal',
  '=': 'Equal',
  ';': 'Semicolon',
  "'": 'Quote',
  '\\': 'Backslash',
  Space: 'Space',
  Enter: 'Enter',
  Esc: 'Escape',
  Tab: 'Tab',
  Delete: 'Delete',
  Backspace: 'Backspace',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
}

const labels: Readonly<Record<string, string>> = {
  Space: 'Пробел',
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
}

const split = (keys: string): string[] =>
  keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys === '+' ? ['+'] : keys.split('+')

/**
 * Reads «Ctrl+N», «Alt+1», «Shift+Down», «/» or «F1». Returns undefined for what is typed rather than pressed («::», «@»):
 * such entries are listed in the key sheet and handled by their fields.
 */
export const parseChord = (keys: string): Chord | undefined => {
  const parts = split(keys)
  const last = parts.at(-1) ?? ''
  const code = /^[A-Z]$/.test(last)
    ? `Key${last}`
    : /^\d$/.test(last)
      ? `Digit${last}`
      : /^F\d{1,2}$/.test(last)
        ? last
        : codes[last]
  if (!code) return undefined
  return { code, ctrl: parts.includes('Ctrl'), alt: parts.includes('Alt'), shift: parts.slice(0, -1).includes('Shift') }
}

/** Words of a chord for people: «Ctrl N», «Пробел», «Shift ↓». */
export const chordLabel = (keys: string): string =>
  split(keys)
    .map((part) => labels[part] ?? part)
    .join(' ')

/** Value of aria-keyshortcuts: «Control+N». */
export const chordAria = (keys: string): string => keys.replace('Ctrl', 'Control').replace('Esc', 'Escape')

/** Whether a key press is this chord. The number pad counts as the digits and Enter; Cmd counts as Ctrl. */
export const chordMatches = (chord: Chord, event: KeyboardEvent): boolean => {
  const code = event.code.replace(/^Numpad(\d)$/, 'Digit$1').replace('NumpadEnter', 'Enter')
  return (
    code === chord.code &&
    (event.ctrlKey || event.metaKey) === chord.ctrl &&
    event.altKey === chord.alt &&
    event.shiftKey === chord.shift
  )
}
