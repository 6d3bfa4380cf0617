/** The journal in words: a room for each thing that a row of it names. */
export * from './fields.ts'
export * from './records.ts'
export * from './settings.ts'
export * from './values.ts'
