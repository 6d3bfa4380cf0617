const nbsp = '\u00A0'

/** What the desk says to people from the core. */
export const texts = {
  /** «протокол № 10, п. 2» of assignment «10.2». */
  assignmentSource: (meeting: number, number: string): string => {
    const point = number.split('.').slice(1).join('.')
    return `протокол №${nbsp}${meeting}${point === '' ? '' : `, п.${nbsp}${point}`}`
  },
} as const
