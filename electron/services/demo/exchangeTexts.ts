/** What stands in the log of packages of the demonstration office, and in the receipts of packages of its invented neighbours. */
export const exchangeTexts = {
  sentTo: 'ЦУР Верхнеокской области',
  byMail: 'по электронной почте',
  madeBy: 'ЦУР Верхнеокской области, отдел приёма',
  answersSince: 'Даны ответы после отправки пакета',
  returned: 'Не указано, какие меры приняты по просроченным записям',
  again: 'Возвращён: указаны меры, принятые по просроченным записям',
  receiptFile: 'Квитанция.json',
  neighbours: { madeBy: 'Рабочая группа по обмену данными', returned: 'Нет сведений об оценках заявителей' },
} as const
