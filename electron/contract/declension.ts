import * as v from 'valibot'
import { command, query } from './kinds.ts'
import { empty, id, operation, requiredLine, version } from './scalars.ts'

/** Declined names, posts and bodies, and the forms that the office corrected. A correction goes by its text: once for all papers. */

export const declensionSubject = v.picklist(['post', 'surname', 'name', 'patronymic', 'body'])
export type DeclensionSubject = v.InferOutput<typeof declensionSubject>
export const grammaticalCase = v.picklist(['genitive', 'dative', 'accusative', 'instrumental', 'prepositional'])
export type GrammaticalCase = v.InferOutput<typeof grammaticalCase>
/** Matters for names alone; null where it is unknown or does not matter. */
export const nameGender = v.nullable(v.picklist(['male', 'female']))

const source = requiredLine(500, 'Введите слово, которое склоняется')
const key = { subject: declensionSubject, source, gender: nameGender }

/** Where a form comes from: the rules of the program, a correction of the office, or the card of the person. */
export const formOrigin = v.picklist(['rules', 'office', 'person'])
export type FormOrigin = v.InferOutput<typeof formOrigin>

const form = v.strictObject({
  grammaticalCase,
  form: v.string(),
  /** What the program would say by itself. */
  byRules: v.string(),
  /** False: nobody has looked at it and the rules are not certain. */
  isSure: v.boolean(),
  origin: formOrigin,
})

/** A word that a paper declined. `isPrivate`: of an applicant's name, which is never remembered. */
export const declinedWord = v.strictObject({ ...form.entries, ...key, source: v.string(), isPrivate: v.boolean() })
export type DeclinedWord = v.InferOutput<typeof declinedWord>

export const correction = v.strictObject({
  id,
  version,
  ...key,
  source: v.string(),
  grammaticalCase,
  form: v.string(),
  byRules: v.string(),
})
export type Correction = v.InferOutput<typeof correction>

export const declensionContract = {
  /** All cases of a text as papers would print them. */
  forms: query(v.strictObject(key), v.array(form)),
  /** The office's own forms, by text. */
  list: query(empty, v.array(correction)),
  /**
   * Remembers a form. What the rules say anyway is not kept: the correction ends. `origin` «person» changes the form on the cards of the
   * people with this surname who have one.
   */
  correct: command(
    v.strictObject({ ...key, grammaticalCase, form: requiredLine(500, 'Введите форму'), origin: formOrigin }),
    operation,
  ),
  /** Ends a correction: the form of the rules holds again. */
  remove: command(v.strictObject({ id, version }), operation),
}
