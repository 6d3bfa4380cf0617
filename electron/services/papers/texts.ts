/** What the making of papers says to people. */
export const texts = {
  cancelled: 'Документ не сделан: остановлено',
  progress: { model: 'Составляется документ', docx: 'Записывается DOCX', pdf: 'Готовится PDF' },
  noCard: 'Карточка не найдена. Обновите список',
  centreFile: (date: string) => ['Ответ в ЦУР', date].filter((part) => part !== '').join(' '),
  coverFile: (date: string) => ['Сопроводительное письмо', date].filter((part) => part !== '').join(' '),
} as const
