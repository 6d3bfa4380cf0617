import type { FieldAction, OptionalField, PackagePart } from '../../../electron/contract/exchange.ts'
import type { IconName } from '../../ui/icons.ts'
import { counted, dayMonth, fullDate, thousands } from '../../ui/format.ts'

/** What the page «Пакет для ЦУР» says. */

export const steps = ['Период', 'Состав', 'Маскирование', 'Проверка', 'Файл'] as const

const records = (n: number): string => counted(n, ['запись', 'записи', 'записей'])

export const texts = {
  title: 'Пакет для ЦУР',
  saved: 'Сборка сохраняется на каждом шаге',
  savedAt: (time: string) => `Сборка сохранена в ${time}`,
  notSaved: 'Сборка не сохраняется: не выбрано, кто работает',
  offline: 'Без сети: пакет уходит только файлом',
  stepsLabel: 'Шаги сборки пакета',
  version: (period: string, version: number) => `${period}, версия ${version}`,
  keys: {
    where: 'Пакет для ЦУР',
    next: 'Дальше',
    nextHint: 'дальше',
    nextRecord: 'Следующая запись',
    nextRecordHint: 'следующая запись',
    previousRecord: 'Предыдущая запись',
    later: 'Отложить сборку',
    laterHint: 'отложить',
    back: 'Предыдущий шаг',
  },
  buttons: {
    back: 'Назад',
    later: 'Отложить',
    next: 'Дальше',
    build: 'Собрать пакет',
    save: 'Сохранить файл',
    again: 'Новый пакет',
    stop: 'Остановить',
  },
  postponed: 'Сборка отложена, она откроется на этом же шаге',

  period: {
    heading: 'За какой период',
    kinds: { month: 'Месяц', quarter: 'Квартал', custom: 'По запросу' },
    month: 'Месяц',
    quarter: 'Квартал',
    from: 'С',
    to: 'По',
    option: (name: string, from: string, to: string) => `${name}, ${dayMonth(from)}–${dayMonth(to)}`,
    what: 'Что собрать',
    full: (version: number) => `Полный пакет, версия ${version}`,
    difference: (version: number, base: number) => `Только изменения к версии ${base}, версия ${version}`,
    differenceHint: (base: number, sentOn: string | null) =>
      `Новые, изменённые и удалённые записи против версии ${base}${sentOn === null ? ', она ещё не отправлена' : `, отправленной ${sentOn}`}. Сколько их, покажет проверка`,
    first: (n: number) => `За период ${records(n)}. Пакетов за этот период ещё не было`,
    changed: (version: number, madeAt: string, n: number) =>
      `После версии ${version} от ${madeAt} ${n === 0 ? 'записи не менялись' : `изменилось ${records(n)}`}`,
    reason: 'Причина новой версии',
    reasonPlaceholder: 'Например: замечание ЦУР от 16.11',
    reasonNeeded: 'Укажите причину новой версии',
    datesNeeded: 'Укажите обе даты, начало не позже конца',
    notBegun: 'Период ещё не начался. Выберите другой',
    lasts: (to: string) => `Период идёт до ${fullDate(to)}: числа ещё изменятся`,
  },

  contents: {
    heading: 'Что войдёт в пакет',
    files: (n: number) => counted(n, ['файл', 'файла', 'файлов']),
    fieldsHeading: 'Поля записей',
    fieldsMeta: (out: number, all: number) => `уходит ${out} из ${all}`,
    noPdf: 'нужен установленный Chromium, Chrome или Edge',
    always: 'Сведения об органе, показатели блоков, опись и контрольные суммы входят всегда',
    never: 'Имя, телефон, почта и адрес заявителя, тексты обращения и ответа, заметки и вложения не уходят никогда',
  },
  parts: {
    note: { title: 'Аналитическая записка', format: 'DOCX', sub: () => 'числа периода, подписывает куратор МЦУ' },
    notePdf: {
      title: 'Аналитическая записка для печати',
      format: 'PDF',
      sub: () => 'та же записка, страницы как на бумаге',
    },
    tables: {
      title: 'Таблицы показателей',
      format: 'XLSX',
      sub: () => 'блоки, каналы, темы, территории; числитель и знаменатель у долей',
    },
    reports: {
      title: 'Отчёты органа',
      format: 'DOCX, XLSX',
      sub: (n: number) =>
        n === 0
          ? 'отправленных отчётов за период нет'
          : `${counted(n, ['файл', 'файла', 'файлов'])} как отправлены; тексты в них не маскируются, просмотрите их`,
    },
    records: {
      title: 'Сообщения без персональных данных',
      format: 'JSON',
      sub: (n: number) => `${records(n)}, для сверки`,
    },
    meetings: {
      title: 'Заседания и решения',
      format: 'JSON',
      sub: (n: number, other: number) =>
        `${counted(n, ['заседание', 'заседания', 'заседаний'])}, ${counted(other, ['решение', 'решения', 'решений'])}`,
    },
    assignments: {
      title: 'Поручения',
      format: 'JSON',
      sub: (n: number, other: number) => `${counted(n, ['поручение', 'поручения', 'поручений'])}, исполнено ${other}`,
    },
    roster: {
      title: 'Состав МЦУ',
      format: 'JSON',
      sub: (n: number, other: number) =>
        `${counted(n, ['строка', 'строки', 'строк'])}, с согласием на передачу имени ${other}`,
    },
  } satisfies Record<PackagePart, { title: string; format: string; sub: (amount: number, other: number) => string }>,
  fields: {
    applicant: { label: 'Псевдоним заявителя', hint: 'один во всех пакетах' },
    street: { label: 'Адрес до улицы', hint: 'без дома и квартиры' },
    gist: { label: 'Суть', hint: 'с масками' },
    externalNumber: { label: 'Внешний номер', hint: 'для сверки с ПОС' },
    responsiblePost: { label: 'Должность исполнителя', hint: 'имя не уходит' },
    rating: { label: 'Оценка заявителя', hint: 'решён ли вопрос, понятен ли ответ' },
  } satisfies Record<OptionalField, { label: string; hint: string }>,

  masking: {
    heading: 'Что именно уйдёт',
    modes: { figures: 'Только цифры', records: 'Записи без персональных данных' },
    modesLabel: 'Что уходит',
    place: (index: number, total: number) => `Запись ${thousands(index + 1)} из ${thousands(total)}`,
    previous: 'Предыдущая запись',
    next: 'Следующая запись',
    tableLabel: (number: string) => `Как изменится запись ${number}`,
    columns: ['Поле', 'В реестре', 'Уйдёт в ЦУР', 'Что сделано'],
    nothing: 'нет',
    figuresOnly:
      'Записи не уходят: в пакете только показатели. Заседания, поручения и состав входят, если они выбраны на шаге «Состав»',
    empty: 'За период записей нет',
    totals: { records: 'записей', fields: 'полей уходит', texts: 'текстов с масками', words: 'проверить глазами' },
    ofAll: (out: number, all: number) => `${out} из ${all}`,
    showTexts: (n: number) => `Показать ${counted(n, ['текст', 'текста', 'текстов'])}`,
    showWords: 'Решить по словам',
    reading: 'Чтение текстов',
    textsTitle: 'Тексты с масками',
    textsNote: (shown: number, all: number) =>
      shown < all ? `Показаны первые ${shown} из ${thousands(all)}` : 'Слева текст реестра, справа то, что уйдёт',
  },
  actions: {
    asIs: { text: () => 'как есть', icon: 'check' },
    pseudonym: { text: () => 'псевдоним', icon: 'user-round-x' },
    omitted: { text: () => 'не уходит', icon: 'eye-off' },
    street: { text: () => 'до улицы', icon: 'scissors' },
    masked: { text: (masks: number) => counted(masks, ['маска', 'маски', 'масок']), icon: 'eye-off' },
    post: { text: () => 'должность', icon: 'briefcase' },
    off: { text: () => 'выключено', icon: 'minus' },
  } satisfies Record<FieldAction, { text: (masks: number) => string; icon: IconName }>,

  words: {
    title: 'Похоже на фамилию',
    text: 'Слова без решения закрыты маской. Решение действует на все тексты пакета.',
    mask: 'Заменить',
    keep: 'Оставить',
    maskRest: 'Заменить все нерешённые',
    texts: (n: number) => counted(n, ['текст', 'текста', 'текстов']),
    none: 'Таких слов в текстах периода нет',
    close: 'Закрыть',
    /** Place of a text: a number of a card, or words of a protocol. */
    place: (number: string) => (/^\d|^О-/u.test(number) ? `№\u00A0${number}` : number),
  },

  check: {
    heading: 'Проверка пакета',
    passed: (n: number) => `${n} пройдено`,
    decide: (n: number) => `${n} ${n === 1 ? 'требует' : 'требуют'} решения`,
    attention: (n: number) => `${n} на заметку`,
    again: 'Повторить',
    replace: 'Заменить',
    keep: 'Оставить',
    look: 'Посмотреть',
    change: 'Изменить',
    trial: 'Пробная сборка и обратное чтение',
    trialDone: (files: string, size: string) => `Пробная сборка прочитана обратно без ошибок: ${files}, ${size}`,
    stopped: 'Проверка остановлена, на диске ничего не осталось',
    left: (n: number) => `Осталось решить: ${n}`,
    notChecked: 'Проверка не пройдена. Нажмите «Повторить»',
    difference: (base: number, added: number, changed: number, removed: number) =>
      `Изменения к версии ${base}: новых ${added}, изменённых ${changed}, удалённых ${removed}`,
    differenceSub: (unchanged: number) => `${records(unchanged)} без изменений не уходят`,
    differenceNone: 'Записи не менялись: отправлять нечего',
    smallReplaced: 'По ним можно узнать человека. В файле будет «менее 3»',
    smallKept: 'Оставлены как есть по вашему решению',
    wordsDecided: 'Решение принято по каждому слову',
  },

  file: {
    building: 'Сборка пакета',
    failed: 'Пакет не собран',
    made: (size: string, date: string, time: string, who: string) =>
      `${size}, собран ${date} в ${time}${who === '' ? '' : `, ${who}`}`,
    sound: 'Прочитан обратно без ошибок',
    copy: 'Копировать',
    copied: 'Контрольная сумма скопирована',
    columns: ['Файл', 'Содержание', 'Размер', 'SHA-256'],
    listLabel: 'Опись пакета',
    note: 'Опись manifest.json и суммы manifest-sha256.txt лежат в корне пакета. Ключ псевдонимов остаётся в реестре.',
    saved: (name: string) => `Файл ${name} сохранён`,
  },

  lock: {
    title: 'Закрыть файл парольной фразой',
    hint: 'архив AES-256, открывается 7-Zip и другими архиваторами',
    first: 'Парольная фраза',
    second: 'Ещё раз',
    differ: 'Фразы не совпадают',
    suggest: 'Предложить',
    show: 'Показать',
    strength: {
      weak: 'Такую подобрать легко: возьмите четыре несвязанных слова или добавьте числа и знаки',
      fair: 'Подобрать трудно. Ещё одно слово или число сделает её надёжной',
      strong: 'Подобрать очень трудно',
    },
    note: 'Фраза нигде не сохраняется: без неё файл не открыть. Передайте её получателю отдельно от файла, например по телефону. AES – не сертифицированное СКЗИ; если оно обязательно, отправляйте по защищённому каналу',
    needed: 'Введите парольную фразу дважды',
    ask: 'Файл зашифрован',
    open: 'Открыть',
  },

  send: {
    title: 'Отправка пакета',
    on: 'Когда отправлен',
    to: 'Кому',
    way: 'Как',
    ways: ['на носителе', 'нарочно', 'через СЭД', 'по защищённому каналу', 'почтой на электронном носителе'],
    note: 'Примечание',
    term: (days: number) =>
      `Квитанция ожидается через ${counted(days, ['рабочий день', 'рабочих дня', 'рабочих дней'])}. Срок задаёт орган, актом он не установлен`,
    noTerm: 'Срок квитанции не задан',
    dateNeeded: 'Укажите дату отправки',
    save: 'Записать отправку',
  },

  receipt: {
    title: 'Ответ ЦУР без файла',
    state: 'Что ответили',
    states: { accepted: 'Принят', returned: 'Возвращён' },
    on: 'Когда',
    number: 'Номер квитанции',
    by: 'Кто ответил',
    reasons: 'Причины',
    reasonsHint: 'По одной в строке',
    dateNeeded: 'Укажите дату',
    save: 'Записать ответ',
  },

  log: {
    title: 'Пакеты',
    receipt: 'Квитанция',
    receiptTitle: 'Файл квитанции',
    states: {
      made: 'Собран, отправка не записана',
      sent: (on: string, due: string | null) => `Отправлен ${on}${due === null ? '' : `, квитанция до ${due}`}`,
      overdue: (on: string, due: string) => `Отправлен ${on}, квитанции нет: срок был ${due}`,
      accepted: (on: string, number: string) => `Принят ${on}${number === '' ? '' : `, квитанция ${number}`}`,
      returned: (on: string, reasons: string) => `Возвращён ${on}: ${reasons}`,
    },
    difference: (base: number) => `, изменения к v${base}`,
    locked: 'зашифрован',
    way: 'Путь пакета',
    sentLine: (on: string, to: string, way: string, by: string) =>
      `Отправлен ${on}: ${to}, ${way}${by === '' ? '' : `, отметка: ${by}`}`,
    sentDue: (due: string) => `квитанция до ${due}`,
    receiptLine: (word: string, on: string, number: string, by: string) =>
      `${word} ${on}${number === '' ? '' : `, квитанция ${number}`}${by === '' ? '' : `, ${by}`}`,
    byHand: 'записано сотрудником',
    removeSending: 'Снять отметку об отправке',
    removeReceipt: 'Снять квитанцию',
    send: 'Записать отправку',
    answer: 'Ответ без файла',
    corrected: 'Собрать исправленный',
    correctedReason: (on: string, reasons: string) => `Возвращён ${on}: ${reasons}`,
    contentSum: 'SHA-256 пакета внутри',
    letter: 'Сопроводительное письмо',
    letterPeriod: (from: string, to: string) => `с ${from} по ${to}`,
    letterFile: (name: string) => `пакет сведений ${name} в электронном виде`,
    label: 'Журнал пакетов',
    verify: 'Проверить файл',
    verifyShort: 'Проверить',
    verifyTitle: 'Пакет для проверки',
    item: (period: string, version: number) => `${period}, v${version}`,
    sub: (cases: number, size: string, who: string) => `${records(cases)}, ${size}${who === '' ? '' : `, ${who}`}`,
    empty: 'Пакетов ещё нет',
    emptyText: 'Собранный пакет появится здесь с размером и контрольной суммой',
    period: 'Период',
    made: 'Собран',
    reason: 'Причина',
    name: 'Файл',
    kind: 'Вид',
    full: 'полный пакет',
    withoutRecords: 'только цифры',
    small: { replaced: 'малые числа заменены', kept: 'малые числа оставлены' },
    close: 'Закрыть',
  },
  report: {
    sound: 'Пакет цел',
    broken: 'Пакет повреждён',
    soundText: (files: number) =>
      `Проверено: ${counted(files, ['файл', 'файла', 'файлов'])}, схемы, размеры и контрольные суммы`,
    brokenText: 'Попросите прислать пакет ещё раз',
    base: (version: number, isChecked: boolean) =>
      isChecked
        ? `Только изменения к версии ${version}; вместе с ней дают заявленные записи`
        : `Только изменения к версии ${version}. Её файла в журнале нет, вместе не проверены`,
    archive: 'архив',
    reading: 'Проверка',
  },
} as const
