import { counted } from '../../ui/format.ts'

/** Words of the ready texts. */
export const texts = {
  list: 'Готовые тексты',
  check: 'проверьте',
  none: 'Готовых текстов нет. Добавьте их в настройках, раздел «Готовые тексты»',
  nothing: 'Такого готового текста нет',
  found: (count: number) => counted(count, ['готовый текст', 'готовых текста', 'готовых текстов']),
  hint: 'готовый текст',
  key: 'Готовый текст у курсора',
} as const
