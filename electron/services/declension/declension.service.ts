import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import { declinedByRules, GRAMMATICAL_CASES } from '../../documents/declension.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { listPersons, persons } from '../members/members.service.ts'
import { declensions, listDeclensions } from './declension.repo.ts'
import type { DeclensionRow } from './declension.repo.ts'
import { correctionsOf, keyOf, storedGender } from './forms.ts'
import { texts } from './texts.ts'

export { withDeclensions } from './forms.ts'

type Handlers = Services<Contract, Contexts>['declension']
type Corrected = Parameters<Handlers['correct']>[0]

const nameOf = (gender: DeclensionRow['gender']) => (gender === 'any' ? null : gender)

/** The form on the cards of the people with this surname who have one of their own. */
function correctPersons(ctx: CommandContext, { source, grammaticalCase, form }: Corrected): void {
  if (grammaticalCase !== 'dative' && grammaticalCase !== 'accusative') throw fieldErrors({ form: texts.noPersonCase })
  const held = listPersons(ctx.db).filter((one) => one.surname === source && one.forms?.[grammaticalCase])
  if (held.length === 0) throw new AppError('notFound', texts.nobody)
  for (const one of held)
    ctx.records.update(persons, one.id, null, { forms: { ...one.forms, [grammaticalCase]: form } })
}

export const declensionService: Handlers = {
  forms: ({ subject, source, gender }, ctx) => {
    const corrected = correctionsOf(ctx.db)
    return GRAMMATICAL_CASES.map((grammaticalCase) => {
      const key = { subject, source, grammaticalCase, gender: gender ?? undefined }
      const byRules = declinedByRules(key)
      const office = corrected(key)
      return office === undefined
        ? { grammaticalCase, ...byRules, byRules: byRules.form, origin: 'rules' as const }
        : { grammaticalCase, form: office, isSure: true, byRules: byRules.form, origin: 'office' as const }
    })
  },

  list: (_input, ctx) =>
    listDeclensions(ctx.db).map(({ deletedAt: _, word, gender, correctedForm, ...row }) => ({
      ...row,
      source: word,
      form: correctedForm,
      gender: nameOf(gender),
      byRules: declinedByRules({ ...row, source: word, gender: nameOf(gender) ?? undefined }).form,
    })),

  correct: (input, ctx) => {
    const { subject, source, grammaticalCase, form } = input
    const gender = subject === 'post' || subject === 'body' ? 'any' : storedGender(input.gender)
    ctx.records.title = texts.corrected(source, grammaticalCase, form)
    if (input.origin === 'person') {
      correctPersons(ctx, input)
      return ctx.records.handle()
    }
    const key = keyOf({ subject, source, grammaticalCase, gender })
    const before = listDeclensions(ctx.db).find((row) => keyOf({ ...row, source: row.word }) === key)
    const byRules = declinedByRules({ subject, source, grammaticalCase, gender: input.gender ?? undefined })
    // A doubtful form that a person confirmed is kept: it is certain from now on.
    if (form === byRules.form && byRules.isSure) {
      ctx.records.title = texts.ended(source, grammaticalCase)
      if (before) ctx.records.remove(declensions, before.id, null)
    } else if (before) ctx.records.update(declensions, before.id, null, { word: source, correctedForm: form })
    else ctx.records.insert(declensions, { subject, word: source, grammaticalCase, gender, correctedForm: form })
    return ctx.records.handle()
  },

  remove: ({ id, version }, ctx) => {
    const row = ctx.records.live(declensions, id)
    ctx.records.title = texts.ended(row.word, row.grammaticalCase)
    ctx.records.remove(declensions, id, version)
    return ctx.records.handle()
  },
}
