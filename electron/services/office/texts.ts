/** What the office area says to people. */
export const texts = {
  noOffice: 'В реестре нет реквизитов органа. Восстановите копию или создайте реестр заново',
  officeSaved: 'Изменены реквизиты органа',
  settingsSaved: 'Изменены настройки',
  presetUnknown: 'Такого типа положения нет. Выберите другой',
  presetUnreadable: 'Файл типа положения повреждён. Переустановите приложение',
  registerCreated: 'Создан реестр',
  meetingsProposed: (note: string) => `Предложено приложением, сверьте с вашим регламентом: ${note}`,
} as const
