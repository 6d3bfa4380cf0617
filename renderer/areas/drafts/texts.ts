/** Words of the list of drafts that are not those of handing over (`app/drafts/texts.ts`). */
export const texts = {
  kinds: {
    entry: 'Новая запись',
    answer: 'Ответ',
    answerMany: 'Ответ нескольким',
    interim: 'Промежуточный ответ',
    assignment: 'Поручение',
    centreRequest: 'Запрос ЦУР',
    ratingAppeal: 'Возражение на место',
    positionMap: 'Карта положения',
    import: 'Импорт',
    package: 'Пакет для ЦУР',
    other: 'Черновик',
  },
  card: (number: string) => `№ ${number}`,
} as const
