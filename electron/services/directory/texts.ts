/** What the directories say to people. */
export const texts = {
  kinds: { blocks: 'Блок', themes: 'Тема', territories: 'Территория', channels: 'Канал', roles: 'Роль', recipients: 'Получатель' },
  created: (kind: string, name: string) => `${kind} «${name}»: запись создана`,
  changed: (kind: string, name: string) => `${kind} «${name}»: запись изменена`,
  sameName: 'Запись с таким названием уже есть. Выберите её или уточните название',
  periodReversed: 'Дата закрытия раньше даты начала. Исправьте одну из дат',
} as const
