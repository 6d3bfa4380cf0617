/** What the office area says to people. */
export const texts = {
  noOffice: 'В реестре нет реквизитов органа. Восстановите копию или создайте реестр заново',
  officeSaved: 'Изменены реквизиты органа',
  settingsSaved: (names: readonly string[]) => `Изменены настройки: ${names.join(', ')}`,
  settingNames: {
    hours: 'часы работы',
    documents: 'документы',
    meetingRules: 'порядок заседаний',
    voting: 'правила голосования',
    duties: 'задачи и отчёты',
    rosterShape: 'таблица состава',
    weekStart: 'начало недели',
    attachments: 'вложения',
    reminders: 'напоминания',
    answers: 'ответы и опрос',
    ruleSuggestAfter: 'предложение автоправил',
  },
  presetUnknown: 'Такого типа положения нет. Выберите другой',
  presetUnreadable: 'Файл типа положения повреждён. Переустановите приложение',
  registerCreated: 'Создан реестр',
  meetingsProposed: (note: string) => `Предложено приложением, сверьте с вашим регламентом: ${note}`,
} as const
