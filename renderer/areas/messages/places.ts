/** Addresses of cards and of new records; a record that is being typed has a slot of its own, the first one «». */

export const entryPath = (slot: string): string => (slot === '' ? '/messages/new' : `/messages/new/${slot}`)

/** The card of an address, or null. */
export const cardOf = (path: string): number | null => {
  const found = /^\/messages\/(\d{1,15})$/.exec(path)
  return found ? Number(found[1]) : null
}

/** The slot of a new record, or null where the address is none. */
export const slotOf = (path: string): string | null =>
  /^\/messages\/new(?:\/([a-z0-9]{1,20}))?$/.exec(path)?.slice(1)[0] ?? (path === '/messages/new' ? '' : null)

/** A free place for one more new record beside those that are open or lie among the drafts. */
export const freeSlot = (taken: readonly string[]): string => {
  if (!taken.includes('')) return ''
  let next = 2
  while (taken.includes(String(next))) next += 1
  return String(next)
}
