/** What the desk says to people from the core. */
export const texts = {
  assignmentSource: (meeting: number) => `протокол №\u00A0${meeting}`,
} as const
