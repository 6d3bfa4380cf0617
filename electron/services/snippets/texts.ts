import { snippetFields } from '../../contract/snippets.ts'

/** What the ready texts say to people. */
export const texts = {
  added: (title: string) => `Готовый текст «${title}» добавлен`,
  changed: (title: string) => `Готовый текст «${title}» изменён`,
  turned: (title: string, isOn: boolean) => `Готовый текст «${title}» ${isOn ? 'включён' : 'выключен'}`,
  moved: (title: string) => `Готовый текст «${title}» переставлен`,
  removed: (title: string) => `Готовый текст «${title}» удалён`,
  sameKeyword: 'Такое ключевое слово уже есть. Выберите другое',
  theme: 'Такой темы нет. Выберите другую',
  season: 'Укажите оба дня сезона или ни одного',
  applicant: 'Данные заявителя в готовый текст не подставляются. Уберите это поле',
  unknownField: (field: string) =>
    `Поля «{${field}}» нет. Есть: ${Object.values(snippetFields)
      .map((word) => `{${word}}`)
      .join(', ')}`,
} as const
