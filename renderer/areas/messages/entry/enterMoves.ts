/** Enter goes down the form, Shift+Enter up; a list of choices and a text of several lines keep their own Enter (lessons.md §3, 1). */

const STOPS = 'input:not([type="hidden"]):not([disabled]), textarea:not([disabled]), select:not([disabled])'

/** Handles a key press that bubbled up to the form. */
export const moveByEnter = (event: KeyboardEvent): void => {
  const from = event.target
  if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return
  if (!(from instanceof HTMLInputElement) || !(event.currentTarget instanceof HTMLElement)) return
  // A form with one button would be sent by Enter: only Ctrl+Enter saves.
  event.preventDefault()
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(STOPS)].filter((one) => one.tabIndex >= 0)
  stops[stops.indexOf(from) + (event.shiftKey ? -1 : 1)]?.focus()
}
