import { counted, thousands } from '../../ui/format.ts'

export const texts = {
  title: 'Проблемы',
  search: 'Найти проблему',
  sort: 'Порядок',
  sorts: { size: 'По числу сообщений', growth: 'По росту', title: 'По названию' },
  columns: {
    title: 'Проблема',
    theme: 'Тема',
    place: 'Место',
    total: 'Сообщений',
    open: 'Открыто',
    week: 'За 7 дней',
    last: 'Последнее',
    acts: 'Действия',
  },
  growth: (week: number, before: number): string => {
    if (week === before) return before === 0 ? '' : 'столько же'
    return week > before ? `на ${thousands(week - before)} больше` : `на ${thousands(before - week)} меньше`
  },
  open: (title: string, total: number) =>
    `${title}: ${counted(total, ['сообщение', 'сообщения', 'сообщений'])}, открыть список`,
  shown: (shown: number, total: number) => `Показано ${thousands(shown)} из ${thousands(total)}`,
  empty: 'Проблем ещё нет',
  emptyText:
    'Когда об одном пишут разные люди, присоедините карточку к проблеме из подсказок при вводе, из карточки («Найти похожие») или отметьте строки в списке и нажмите G.',
  nothingFound: 'Такой проблемы нет',
  nothingFoundText: 'Измените слова поиска.',
  clear: 'Очистить поиск',
  more: (title: string) => `Действия: ${title}`,
  edit: 'Изменить',
  assign: 'Поручение по проблеме',
  remove: 'Разобрать',
  dialog: {
    title: 'Проблема',
    name: 'Название',
    theme: 'Тема',
    territory: 'Территория',
    address: 'Адрес или улица',
    note: 'Примечание',
    save: 'Сохранить',
    cancel: 'Не сохранять',
  },
  keys: { where: 'Проблемы', search: 'Поиск проблемы', next: 'Следующая и предыдущая', edit: 'Изменить проблему' },
} as const
