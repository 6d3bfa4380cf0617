/** What the directories say to people. */
export const texts = {
  kinds: {
    blocks: 'Блок',
    themes: 'Тема',
    territories: 'Территория',
    channels: 'Канал',
    roles: 'Роль',
    recipients: 'Получатель',
  },
  created: (kind: string, name: string) => `${kind} «${name}»: запись создана`,
  changed: (kind: string, name: string) => `${kind} «${name}»: запись изменена`,
  sameName: 'Запись с таким названием уже есть. Выберите её или уточните название',
  moved: (kind: string, name: string) => `${kind} «${name}»: порядок изменён`,
  closed: (kind: string, name: string) => `${kind} «${name}»: запись закрыта`,
  reopened: (kind: string, name: string) => `${kind} «${name}»: запись снова действует`,
  parentLoop: 'Запись не может входить в саму себя. Выберите другую',
  periodReversed: 'Дата закрытия раньше даты начала. Исправьте одну из дат',
} as const
