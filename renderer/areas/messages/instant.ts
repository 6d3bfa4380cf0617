const writers = new Map<string, Intl.DateTimeFormat>()

const writerOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = writers.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  writers.set(timeZone, made)
  return made
}

/** Civil moment `YYYY-MM-DDTHH:MM` of a machine instant in the zone of the office; the PC's own zone is never asked. */
export const civilOf = (instant: string, timeZone: string): string => {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime()) || timeZone === '') return instant.slice(0, 16)
  return writerOf(timeZone).format(at).replace(' ', 'T')
}
