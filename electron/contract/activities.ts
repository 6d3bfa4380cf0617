import * as v from 'valibot'

/**
 * What the application does for the tasks and duties of a decree: the closed list that «Карта положения» maps them to. Only what has a
 * screen stands here; a duty that the application has no screen for is mapped to nothing.
 */
export const ACTIVITIES = [
  /** Entry, import and register of cards. */
  'registration',
  /** Block, recipient and responsible person of a card. */
  'routing',
  'answers',
  /** Deadlines, reminders, overdue cards. */
  'terms',
  /** Expert marks 0–2 for the fullness of answers. */
  'quality',
  'satisfaction',
  'repeats',
  /** Flow by days, weeks and months, growth, the same period before. */
  'flow',
  /** Themes and blocks of cards, what grew. */
  'themes',
  /** Territories, heat map. */
  'places',
  /** Problems: cards gathered around one cause. */
  'problems',
  /** Flow before and after a measure. */
  'effect',
  'ratings',
  'weeklyNote',
  /** Monthly and quarterly reports. */
  'periodReports',
  /** Materials on request. */
  'requestReports',
  /** Packages for the ЦУР and their receipts. */
  'packages',
  /** Requests, recommendations and analytic notes of the ЦУР. */
  'centreRequests',
  'meetings',
  'protocols',
  'assignments',
  'autorules',
  /** Themes that are solved in short terms. */
  'fastTrack',
  /** Состав with acts and powers. */
  'members',
  /** Directory of recipients. */
  'recipients',
  /** Ready texts of answers. */
  'snippets',
  /** Indicators that the office words itself. */
  'indicators',
] as const
export const activityKey = v.picklist(ACTIVITIES)
export type ActivityKey = (typeof ACTIVITIES)[number]

/** Activities whose figures are of cards: for a role bound to a channel they are those of the channel. */
export const CHANNEL_ACTIVITIES = [
  'registration',
  'routing',
  'answers',
  'terms',
  'quality',
  'satisfaction',
  'repeats',
  'flow',
  'themes',
  'places',
  'ratings',
] as const satisfies readonly ActivityKey[]

export const isOfChannel = (key: ActivityKey): boolean => (CHANNEL_ACTIVITIES as readonly ActivityKey[]).includes(key)
