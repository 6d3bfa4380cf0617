import { RULE_FIELDS, type RuleField, type RuleValues } from '../../../../electron/contract/autorules.ts'
import type { CaseInput } from '../../../../electron/contract/messages.ts'

/** What stands in a field that nobody has filled. */
export const blank = (field: RuleField): null | false =>
  field === 'isImportant' || field === 'fastTrack' ? false : null

/** The form without what rules have filled in: what a person typed. */
export const withoutRules = <Fields extends Pick<CaseInput, RuleField>>(
  fields: Fields,
  filled: RuleValues,
): Fields => ({
  ...fields,
  ...Object.fromEntries(
    RULE_FIELDS.filter((field) => filled[field] !== undefined && filled[field] === fields[field]).map((field) => [
      field,
      blank(field),
    ]),
  ),
})
