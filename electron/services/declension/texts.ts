import type { GrammaticalCase } from '../../contract/declension.ts'

const caseNames: Readonly<Record<GrammaticalCase, string>> = {
  genitive: 'родительный',
  dative: 'дательный',
  accusative: 'винительный',
  instrumental: 'творительный',
  prepositional: 'предложный',
}

/** What the forms of words say to people. */
export const texts = {
  corrected: (source: string, name: GrammaticalCase, form: string) =>
    `«${source}», ${caseNames[name]} падеж: «${form}»`,
  ended: (source: string, name: GrammaticalCase) => `«${source}», ${caseNames[name]} падеж: снова по правилам`,
  nobody: 'Ни у кого в составе такой формы нет. Обновите документ и повторите',
  noPersonCase: 'В карточке человека хранятся дательный и винительный падежи',
} as const
