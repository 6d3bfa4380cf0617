/** What a key on the mark of a participant does. */
export type MarkKey = 'present' | 'late' | 'absent' | 'left' | 'replace' | 'chair' | 'all' | 'remove' | 'invite'

/** Keys by their place, so that they work in both layouts: П О Н У З К В. */
const keys: Readonly<Record<string, MarkKey>> = {
  KeyG: 'present',
  KeyJ: 'late',
  KeyY: 'absent',
  KeyE: 'left',
  KeyP: 'replace',
  KeyR: 'chair',
  KeyD: 'all',
  Delete: 'remove',
  Insert: 'invite',
}
export const markKey = (event: KeyboardEvent): MarkKey | undefined =>
  event.ctrlKey || event.altKey || event.metaKey || event.shiftKey ? undefined : keys[event.code]

/** «14», «14.20», «1420» as a civil time; undefined where it is none. */
export const readTime = (typed: string): string | undefined => {
  const found = /^(\d{1,2})(?:[:.\s-]?(\d{2}))?$/.exec(typed.trim())
  if (!found) return undefined
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)]
  if (hours > 23 || minutes > 59) return undefined
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
