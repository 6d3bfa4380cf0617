import type { ApplicantKind } from '../../contract/messages.ts'
import type { Outcome } from '../../contract/analytics.ts'
import { plural } from '../../documents/typography.ts'

/** What the exchange with the ЦУР says to people from the core. */

const counted = (n: number, one: string, few: string, many: string): string => `${n} ${plural(n, one, few, many)}`
const listed = (numbers: readonly (string | number)[]): string =>
  numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} и ${numbers.at(-1)}`

const applicantKinds: Record<ApplicantKind, string> = {
  citizen: 'гражданин',
  foreignCitizen: 'иностранный гражданин',
  stateless: 'лицо без гражданства',
  abroad: 'заявитель из-за рубежа',
  organisation: 'организация',
  collective: 'коллективное',
}
const outcomes: Record<Outcome, string> = { inTime: 'в срок', late: 'позже срока', postponed: 'отложено', open: 'открыто' }

export const texts = {
  notGiven: 'не указано',
  otherThemes: (n: number) => `другие темы (${n})`,
  lessThanThree: 'менее 3',
  noConsent: 'нет согласия на передачу имени',
  applicantKinds,
  outcomes,
  formats: { inPerson: 'очная', absentee: 'заочная' },
  states: { open: 'в работе', reported: 'отчёт сдан', done: 'исполнено', cancelled: 'отменено' },

  files: {
    note: 'Аналитическая записка.docx',
    notePdf: 'Аналитическая записка.pdf',
    tables: 'Таблицы.xlsx',
  },
  fileTitles: {
    note: 'аналитическая записка',
    notePdf: 'аналитическая записка для печати',
    tables: 'таблицы показателей и записей',
    office: 'сведения об органе и периоде',
    cases: (n: number) => `${counted(n, 'запись', 'записи', 'записей')} без персональных данных`,
    blocks: (n: number) => `показатели отраслевых блоков, ${counted(n, 'строка', 'строки', 'строк')}`,
    meetings: (n: number) => counted(n, 'заседание с решениями', 'заседания с решениями', 'заседаний с решениями'),
    assignments: (n: number) => counted(n, 'поручение', 'поручения', 'поручений'),
    roster: (n: number) => `состав, ${counted(n, 'строка', 'строки', 'строк')}`,
    schema: (name: string) => `описание полей ${name}`,
  },
  attachments: {
    tables: 'Таблицы показателей (Таблицы.xlsx)',
    records: 'Сообщения без персональных данных (data/cases.json)',
    meetings: 'Заседания и решения (data/meetings.json)',
    assignments: 'Поручения (data/assignments.json)',
    roster: 'Состав МЦУ (data/roster.json)',
  },
  packageName: (office: string, period: string, version: number) => `МЦУ_${office}_${period}_v${version}.zip`,
  logTitle: (period: string, version: number) => `Собран пакет для ЦУР: ${period}, версия ${version}`,
  openedTitle: (name: string) => `Выдан пакет ${name}`,

  progress: {
    reading: (done: number, total: number) => `Сообщения: ${done} из ${total}`,
    figures: 'Показатели',
    writing: (name: string) => `Файл «${name}»`,
    packing: 'Сжатие',
    readingBack: 'Обратное чтение',
    files: (done: number, total: number) => `${done} из ${total} файлов`,
  },

  refusals: {
    nothing: 'Период ещё не начался. Выберите другой',
    changed: 'Пока шла сборка, записи менялись. Соберите пакет ещё раз',
    reasonNeeded: 'Укажите причину новой версии',
    unknown: 'Пакет не найден в журнале. Обновите список',
    noFile: 'Файл пакета не найден в папке реестра. Восстановите копию, в которой он был, или соберите новую версию',
    notSound: (path: string, what: string) => `Пакет не записан: при обратном чтении не сошёлся файл «${path}» (${what}). Проверьте диск и соберите ещё раз`,
  },

  fields: {
    number: 'Номер',
    externalNumber: 'Внешний №',
    applicant: 'Заявитель',
    contacts: 'Контакты',
    address: 'Адрес',
    gist: 'Суть',
    text: 'Текст, ответ',
    responsible: 'Исполнитель',
    theme: 'Блок, тема',
    recipient: 'Получатель',
    dates: 'Даты',
    status: 'Статус',
    rating: 'Оценка',
    hidden: 'скрыто в карточке',
    none: 'нет',
    chars: (n: number) => counted(n, 'знак', 'знака', 'знаков'),
    solved: 'решён',
    notSolved: 'не решён',
    clarity: (mark: number) => `ответ понятен ${mark}`,
    noPseudonym: 'З-…',
  },

  checks: {
    smallNumbers: (n: number) => `Малые числа: ${counted(n, 'ячейка', 'ячейки', 'ячеек')} меньше 3`,
    noSmallNumbers: 'Малых чисел нет',
    smallDecide: 'По ним можно узнать человека. Замените или оставьте',
    smallReplaced: 'По ним можно узнать человека. В файле будет «менее 3»',
    smallKept: 'Оставлены как есть по вашему решению',
    words: (n: number) => `${counted(n, 'слово похоже', 'слова похожи', 'слов похожи')} на фамилию`,
    noWords: 'Нерешённых слов, похожих на фамилию, нет',
    wordsDecide: (words: readonly string[], more: number) => `До решения под маской: ${words.join(', ')}${more > 0 ? ` и ещё ${more}` : ''}`,
    wordsDecided: (masked: number, keptWords: number) => `закрыто ${masked}, оставлено ${keptWords}`,
    blocksSum: 'Сумма по блокам равна общему числу',
    blocksSumDetail: (total: number, parts: readonly number[]) => (parts.length === 0 ? `${total}` : `${total} = ${parts.join(' + ')}`),
    analytics: 'Показатели совпадают с аналитикой',
    analyticsDiffer: 'Показатели расходятся с аналитикой',
    analyticsDiffers: (what: string, here: number, there: number) => `${what}: в пакете ${here}, в аналитике ${there}`,
    asOf: (moment: string) => `на ${moment}`,
    dates: 'Все даты внутри периода',
    datesWrong: (n: number) => `${counted(n, 'запись', 'записи', 'записей')} с датой ответа раньше поступления или позже сегодняшней`,
    closed: 'Нет закрытых без ответа',
    closedWrong: (n: number) => `${counted(n, 'запись закрыта', 'записи закрыты', 'записей закрыты')} без текста ответа и результата`,
    numbers: (numbers: readonly string[], more: number) => `№ ${numbers.join(', ')}${more > 0 ? ` и ещё ${more}` : ''}`,
    assignments: (n: number, done: number) => `Поручения: ${n}, исполнено ${done}`,
    assignmentsMatch: (numbers: readonly number[]) =>
      numbers.length === 0 ? 'протоколов за период нет' : `сверено с ${numbers.length === 1 ? 'протоколом' : 'протоколами'} № ${listed(numbers)}`,
    assignmentsDiffer: (decided: number, kept: number) => `решений-поручений в протоколах ${decided}, поручений на контроле ${kept}`,
    periodOver: 'Период завершён',
    periodLasts: (to: string) => `Период ещё идёт: до ${to} числа изменятся`,
    trial: (files: number, size: string) => `Пробная сборка прочитана обратно: ${counted(files, 'файл', 'файла', 'файлов')}, ${size}`,
  },

  workbook: {
    sheets: {
      summary: 'Сводка',
      blocks: 'Блоки',
      channels: 'Каналы',
      themes: 'Темы',
      territories: 'Территории',
      cases: 'Сообщения',
      meetings: 'Заседания и решения',
      assignments: 'Поручения',
      roster: 'Состав',
    },
    head: {
      office: 'Орган',
      region: 'Регион',
      centre: 'Кому',
      period: 'Период',
      version: 'Версия пакета',
      generated: 'Собран',
    },
    columns: {
      figure: 'Показатель',
      value: 'Значение',
      count: 'Число',
      part: 'Числитель',
      whole: 'Знаменатель',
      share: 'Доля в срок',
      shareInTime: 'Доля в срок = ответы в срок / (все ответы + открытые просроченные)',
      received: 'Поступило',
      messages: 'Сообщений',
      appeals: 'Обращений (59-ФЗ)',
      inTime: 'Ответ в срок',
      late: 'Ответ позже срока',
      postponed: 'Отложено',
      open: 'Открыто',
      overdue: 'Из открытых просрочено',
      repeats: 'Повторных',
      total: 'Всего',
      block: 'Отраслевой блок',
      channel: 'Канал',
      theme: 'Тема',
      territory: 'Территория',
      yes: 'да',
      no: 'нет',
      cases: {
        number: 'Номер', year: 'Год', kind: 'Вид', channel: 'Канал', externalNumber: 'Внешний номер', receivedAt: 'Поступило', registeredAt: 'Зарегистрировано',
        applicantKind: 'Кто обратился', applicant: 'Псевдоним', territory: 'Территория', street: 'Улица', gist: 'Суть (с масками)', block: 'Блок', theme: 'Тема',
        recipient: 'Ответственный получатель', responsiblePost: 'Исполнитель (должность)', status: 'Статус', dueAt: 'Срок', interimAt: 'Промежуточный ответ', answeredAt: 'Ответ дан',
        outcome: 'Исход', isOverdue: 'Просрочено', result: 'Результат', isSolved: 'Решено', clarity: 'Понятность', returns: 'Возвратов', repeatOf: 'Повтор к №',
        fastTrack: 'Фаст-трек', isImportant: 'Важное',
      },
      meetings: {
        number: 'Протокол №', heldOn: 'Дата', format: 'Форма', signed: 'Подписан', present: 'Присутствовало', participants: 'Участников', item: 'Вопрос',
        decision: 'Пункт', text: 'Решение', executor: 'Исполнитель', dueOn: 'Срок', term: 'Срок словами',
      },
      assignments: {
        number: 'Номер', meeting: 'Протокол №', text: 'Поручение', executor: 'Исполнитель', issuedOn: 'Выдано', dueOn: 'Срок', term: 'Срок словами', state: 'Состояние',
        closedOn: 'Исполнено', late: 'Просрочено',
      },
      roster: {
        role: 'Роль', block: 'Блок', channel: 'Канал', post: 'Должность', organisation: 'Организация', name: 'Ф. И. О.', fromOn: 'С', toOn: 'По', temporary: 'Временно', act: 'Основание',
      },
    },
  },
} as const
