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

/** Weekly note, monthly and quarterly reports, materials on request. */
export const report = {
  nothing: '–',
  of: 'из',
  hours: 'ч',
  points: 'п. п.',
  period: (text: string) => `Период: ${text}`,
  to: (addressee: string) => `Кому: ${addressee}`,
  asOf: (moment: string) => `Данные на ${moment}.`,
  running: (days: string) => `Период не закончен, для сравнения взято столько же дней: ${days}.`,
  form: 'Форма не установлена нормативным актом, составлена органом.',
  version: (number: string) => `Новая редакция документа${number === '' ? '' : ` № ${number}`}.`,
  request: (number: string, title: string) => `По запросу ${number}: ${title}`,
  figureColumns: ['Показатель', 'Было', 'Стало', 'Изменение', 'Год назад'],
  notKept: 'Учёт не ведётся в этой версии реестра.',
  changes: 'Что изменилось',
  changedSince: (title: string, dated: string, differs: boolean) =>
    differs
      ? `По сравнению с документом «${title}» от ${dated}. Показатели, которых нет в таблице, не изменились.`
      : `По сравнению с документом «${title}» от ${dated} показатели не изменились.`,
  changeColumns: ['Показатель', 'Было подписано', 'Сейчас', 'Изменение'],
  gaps: 'Пробелы в данных',
  noGaps: 'Пробелов в данных за период не найдено.',
  definitions: 'Как получены показатели',
  defined: (one: { numerator: string | null; denominator: string | null; countsBy: string; excludes: string }) =>
    [
      ...(one.numerator === null ? [] : [`${one.denominator === null ? 'Считаются' : 'Числитель'}: ${one.numerator}`]),
      ...(one.denominator === null ? [] : [`Знаменатель: ${one.denominator}`]),
      `По дате: ${one.countsBy}`,
      `Не входит: ${one.excludes}`,
    ]
      .map((text) => text.replace(/[.;]$/u, ''))
      .join('. ')
      .concat('.'),
  small: 'Звёздочкой отмечены числа 1 и 2: по ним нельзя судить об изменении.',
  chartAlt: (title: string, points: readonly string[]) => `${title}. ${points.join('; ')}`.slice(0, 500),
  chartPoint: (label: string, values: readonly string[]) => `${label}: ${values.join(', ')}`,
  chartValue: (name: string, value: string) => `${name.toLocaleLowerCase('ru-RU')} ${value}`,
  units: { count: '', percent: '%', days: 'дней', workingHours: 'ч', mark: 'балл' },
  privacy: 'Документ не содержит персональных данных заявителей.',
} as const
