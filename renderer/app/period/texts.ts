export const texts = {
  period: 'Период',
  kinds: { week: 'Неделя', month: 'Месяц', quarter: 'Квартал', year: 'Год', custom: 'Свой' },
  from: 'С какого дня',
  to: 'По какой день',
  earlier: 'Раньше',
  later: 'Позже',
} as const
