// What several papers say: blanks, numbers, letterhead, QR code, the sample sheet.

export const common = {
  from: 'от',
  number: '№',
  // Never parted between lines.
  blankDate: '«___»\u00a0__________\u00a020___\u00a0г.',
  blankTime: '____:____',
  blankPlace: '______________________________',
  blankNumber: '_____',
  notGiven: 'не указан',
  none: '–',
  total: 'Всего',
  appendix: 'Приложение',
  appendices: 'Приложения',
  asOf: (date: string) => `по состоянию на ${date}`,
  sheetsAndCopies: (sheets: number, copies: number) => `на ${sheets} л. в ${copies} экз.`,
}

export const letterhead = {
  coatOfArms: 'Герб',
  requisites: (date: string, number: string) => `${date} № ${number}`,
  replyTo: (number: string, date: string) => `На № ${number} от ${date}`,
  blankDate: '______________',
  blankNumber: '__________',
}

export const qr = { title: 'QR-код документа', hash: (start: string) => `SHA-256 ${start}` }

export const sample = {
  title: 'Пример листа',
  hash: '9f2c1b07a4d85e36',
  noBody: 'НАИМЕНОВАНИЕ ОРГАНА',
  noForm: 'форма не указана',
  date: '17.11.2026',
  number: '№ 11',
  heading: 'ПРОТОКОЛ',
  heardLead: 'СЛУШАЛИ: ',
  decidedLead: 'РЕШИЛИ: ',
  heard:
    'о расчистке проездов на территории округа. За неделю поступило 23 сообщения, из них 4 с истёкшим сроком ответа.',
  decided: 'организовать посыпку подъездов к аптеке и школе, результат сообщить в МЦУ до 20.11.2026.',
  columns: ['№', 'Блок', 'Открыто'],
  rows: [
    ['1', 'Дороги', '15'],
    ['2', 'ЖКХ', '8'],
  ],
  chair: { post: 'Куратор', name: 'И.П. Ветлугина' },
  secretary: { post: 'Секретарь', name: 'О.Д. Лапшина' },
  letterNumber: '01-12/345',
  addressee: ['Директору МКУ', '«Служба благоустройства»', 'Тихонову С.И.'],
  subject: 'О расчистке проездов',
  letter: [
    'Направляем сообщения жителей о расчистке проездов, поступившие за неделю с 9 по 15 ноября 2026 г. Просим рассмотреть их и сообщить о принятых мерах.',
    'Ответ просим направить до 20.11.2026.',
  ],
}
