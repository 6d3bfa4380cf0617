/** What the making of papers says to people. */
export const texts = {
  cancelled: 'Документ не сделан: остановлено',
  progress: { model: 'Составляется документ', docx: 'Записывается DOCX', pdf: 'Готовится PDF' },
  noCard: 'Карточка не найдена. Обновите список',
  coverFile: (date: string) => ['Сопроводительное письмо', date].filter((part) => part !== '').join(' '),
} as const
