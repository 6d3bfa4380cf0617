import type { DeclensionSubject, FormOrigin, GrammaticalCase } from '../../../electron/contract/declension.ts'

export const subjectNames: Readonly<Record<DeclensionSubject, string>> = {
  surname: 'Фамилия',
  name: 'Имя',
  patronymic: 'Отчество',
  post: 'Должность',
  body: 'Орган',
}

/** A case and its question, as people are taught it. */
export const caseNames: Readonly<Record<GrammaticalCase, string>> = {
  genitive: 'родительный, кого',
  dative: 'дательный, кому',
  accusative: 'винительный, кого',
  instrumental: 'творительный, кем',
  prepositional: 'предложный, о ком',
}

export const originNames: Readonly<Record<FormOrigin, string>> = {
  rules: 'по правилам',
  office: 'своя форма',
  person: 'из карточки человека',
}

/** Words of the list of declined words. */
export const texts = {
  title: 'Падежи',
  button: 'Падежи',
  doubtful: (count: number) => `проверить: ${count}`,
  lead: 'Слова, которые документ просклонял. Исправленная форма запоминается для всех документов.',
  check: 'Проверьте',
  confirm: 'Верно',
  confirmOf: (source: string) => `Форма верна: ${source}`,
  byRules: (form: string) => `по правилам: ${form}`,
  back: 'Вернуть по правилам',
  backOf: (source: string) => `Вернуть форму по правилам: ${source}`,
  label: (source: string, name: string) => `${source}, ${name}`,
  private: 'имя заявителя, не запоминается',
  none: 'Склонять нечего',
  noneText: 'В документе нет имён и должностей в падежах. Слова подписанного документа не меняются.',
  failed: 'Слова не прочитаны',
  again: 'Повторить',
  empty: 'Введите форму',
  remembered: 'Форма запоминается по Enter',
  nextKey: 'Запомнить форму и перейти к следующей',
} as const
