// Ballots of absentee meetings and the sheet of votes by name.

export const ballot = {
  documentTitle: (number: string) => `Опросный лист заочного заседания № ${number}`,
  member: 'Член МЦУ',
  meeting: 'Заседание',
  meetingOf: (number: string, date: string) => `№ ${number}, дата проведения ${date}`,
  form: 'Форма проведения',
  absentee: 'заочная',
  onItem: (number: number) => `По вопросу ${number}`,
  question: 'Вопрос',
  opinion: 'Особое мнение',
  noTerm: 'Срок возврата листа не указан.',
  signature: 'Подпись члена МЦУ',
}

export const voteSheet = {
  title: 'ПОИМЁННЫЙ ЛИСТ ГОЛОСОВАНИЯ',
  documentTitle: (number: string, isInRoom: boolean) =>
    `Поимённый лист голосования ${isInRoom ? 'очного' : 'заочного'} заседания № ${number}`,
  member: 'Член МЦУ',
  item: (number: number) => `Вопрос ${number}`,
  received: 'Лист получен',
  notReceived: 'не получен',
  late: 'после срока, не учтён',
  total: 'Итого',
  legend: (answers: string) => `В строке «Итого» голоса стоят в порядке ${answers}.`,
  attendance: 'Явка',
  voted: (voters: number) => `голосовали: ${voters}`,
  counted: (counted: number, members: number) => `учтено ${counted} из ${members}`,
  opinion: (who: string, item: number) => `Особое мнение, ${who}, вопрос ${item}`,
}
