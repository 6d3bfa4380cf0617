// Reports on figures: workload of blocks, note for the regional centre.

export const workload = {
  title: 'СПРАВКА',
  subject: 'о нагрузке отраслевых блоков',
  documentTitle: (period: string) => `Нагрузка отраслевых блоков ${period}`,
  columns: [
    '№',
    'Отраслевой блок',
    'Поступило',
    'Ответ в срок',
    'Ответ позже срока',
    'Отложено',
    'Открыто',
    'из них просрочено',
    'Доля в срок',
  ],
  formula:
    'Доля в срок = ответы в срок / (все ответы + открытые просроченные). При знаменателе меньше 3 процент не считается.',
  filter: (text: string) => `Отбор: ${text}`,
}

export const centreNote = {
  title: 'АНАЛИТИЧЕСКАЯ ЗАПИСКА',
  documentTitle: (period: string) => `Аналитическая записка ${period}`,
  subject: (period: string) => `о работе с сообщениями и обращениями ${period}`,
  to: (centre: string) => `Кому: ${centre}`,
  totals: '1. Общие сведения',
  blocks: '2. Отраслевые блоки',
  channels: '3. Каналы поступления',
  themes: '4. Темы',
  formulas: '5. Как получены числа',
  received: (total: string, messages: string, appeals: string) =>
    `Поступило ${total}: сообщений ${messages}, обращений по Федеральному закону от 02.05.2006 № 59-ФЗ ${appeals}.`,
  compared: (previous: string, change: string) => `В предыдущем периоде поступило ${previous}, изменение ${change}.`,
  noChangeBase: 'не считается',
  answered: (answered: string, inTime: string) => `Ответ дан на ${answered}, из них в срок ${inTime}.`,
  open: (asOf: string, open: string, overdue: string) =>
    `По состоянию на ${asOf} открыто ${open}, из них просрочено ${overdue}.`,
  repeated: (repeated: string) => `Повторных ${repeated}.`,
  blockColumns: ['№', 'Отраслевой блок', 'Поступило', 'Открыто', 'Просрочено', 'Доля в срок'],
  channelColumns: ['№', 'Канал', 'Поступило', 'Доля'],
  themeColumns: ['№', 'Тема', 'Поступило', 'Доля'],
  formulaShare: 'Доля в срок = ответы в срок / (все ответы + открытые просроченные)',
  formulaChannel: 'Доля канала или темы = поступило по строке / поступило всего',
  formulaChange: 'Изменение = (поступило – поступило в предыдущем периоде) / поступило в предыдущем периоде',
  lessThanThree: 'менее 3',
  hiddenNumbers: 'Числа 1 и 2 в таблицах заменены на «менее 3», доля, по которой их можно узнать, не приводится.',
  smallNumbers: 'При знаменателе меньше 3 процент не считается.',
  privacy: 'Записка не содержит персональных данных заявителей.',
  attachments: 'Приложения',
}
