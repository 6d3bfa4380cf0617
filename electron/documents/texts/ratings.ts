// Рейтинг ответственных получателей.

export const rating = {
  documentTitle: (period: string) => `Рейтинг ответственных получателей ${period}`,
  columns: ['Место', 'Получатель', 'Всего', 'В срок, %', 'Полнота, %', 'Средняя оценка', 'Возвраты, %', 'Балл'],
  fresh: (place: number) => `${place} (впервые)`,
  same: (place: number) => `${place} (то же)`,
  before: (period: string) => `В скобках место за предыдущий период, ${period}.`,
  was: (place: number, before: number) => `${place} (было ${before})`,
  settled: (date: string) => `Места закреплены ${date}`,
  running: 'Период не закончился: места могут измениться.',
  notSettled: 'Места не закреплены: они посчитаны по карточкам на дату документа.',
  decree: (said: string) => `Показатели по постановлению: ${said}.`,
  nobody: 'Ранжировать некого: нет получателей с достаточным числом записей.',
  unranked: 'Не ранжируются',
  noRecipient: (count: string) => `Записей без получателя: ${count}. В рейтинг они не входят.`,
  appeals: 'Возражения',
  appeal: {
    line: (name: string, date: string, reason: string) => `${name}, ${date}: ${reason}`,
    open: 'Рассматривается.',
    upheld: 'Удовлетворено',
    rejected: 'Отклонено',
    decided: (state: string, date: string, decision: string) => `${state} ${date}: ${decision}`,
  },
  formula: (number: number, since: string | null) =>
    since === null ? `Формула ${number}` : `Формула ${number}, действует с ${since}`,
  reason: (reason: string) => `Основание: ${reason}.`,
  explained: 'Как получены места',
}
