// Papers before a meeting: agenda, notice, list of those called, figures for an item.

export const agenda = {
  title: 'ПОВЕСТКА ДНЯ',
  documentTitle: (date: string) => `Повестка заседания ${date}`,
  date: 'Дата',
  time: 'Время',
  place: 'Место',
  format: 'Форма',
  inPerson: 'очная',
  absentee: 'заочная',
  minutes: (minutes: number) => `${minutes} мин`,
  coSpeaker: 'Содокладчик',
  invited: 'Приглашённые',
  materials: 'Материалы',
  materialFiles: (count: number) => (count > 1 ? `Материалы (файлов: ${count})` : 'Материалы'),
  files: (count: number) => (count > 1 ? `Файлы (${count})` : 'Файл'),
  draft: 'Проект решения',
  chairCopy: 'Экземпляр председательствующего',
  remark: 'Для председательствующего',
  section: (name: string, minutes: number) => (minutes > 0 ? `${name} (${minutes} мин)` : name),
  total: (minutes: number) => `Продолжительность заседания ${minutes} мин.`,
  overdue: (count: number, total: number) => `Не исполнено поручений: ${total}, из них просрочено: ${count}`,
  overdueColumns: ['№', 'Поручение', 'Исполнитель', 'Срок', 'Просрочено, дней'],
  agreed: 'СОГЛАСОВАНО',
}

export const meetingNotice = {
  documentTitle: (date: string) => `Уведомление о заседании ${date}`,
  agenda: 'Повестка дня',
}

export const invitedList = {
  title: 'СПИСОК',
  subtitle: 'участников и приглашённых',
  documentTitle: (date: string) => `Список участников и приглашённых на заседание ${date}`,
  members: 'Участники заседания',
  guests: 'Приглашённые',
  columns: ['№\nп/п', 'Ф.И.О.', 'Должность', 'Ответ'],
  none: 'Нет.',
}

export const itemFigures = {
  title: 'СПРАВКА',
  documentTitle: (title: string) => `Справка к вопросу «${title}»`,
  subtitle: (number: number, title: string) => `к вопросу ${number} повестки: ${title}`,
  asOf: (date: string) => `по состоянию на ${date}`,
  rule: 'Вопрос предложен по правилу',
  columns: ['Показатель', 'Значение'],
  assignments: 'Поручения на исполнении',
  nothing: 'Поручений на исполнении нет.',
}
