/** What the operator profiles say to people. */
export const texts = {
  created: (name: string) => `Добавлен оператор ${name}`,
  changed: (name: string) => `Изменён оператор ${name}`,
  closed: (name: string) => `Закрыт профиль оператора ${name}`,
  reopened: (name: string) => `Профиль оператора ${name} снова открыт`,
  isClosed: 'Профиль закрыт. Выберите другой',
  closingCurrent: 'Это профиль, под которым вы работаете. Переключитесь на другой и закройте этот',
  sameName: 'Такой профиль уже есть. Уточните имя, чтобы в журнале было видно, кто внёс изменение',
} as const
