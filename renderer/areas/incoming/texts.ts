import type {
  FigureLine,
  MergeField,
  MergeState,
  ReceivedPackage,
  SummaryTable,
} from '../../../electron/contract/incoming.ts'
import { counted, decimal, fileSize, percent, thousands } from '../../ui/format.ts'
import type { GlyphName } from '../../ui/glyphs.ts'

type DoneFigure = 'added' | 'renumbered' | 'changed' | 'otherTerms' | 'links' | 'lostLinks'

/** What the pages of received packages say. */

const cards = (n: number): string => counted(n, ['карточка', 'карточки', 'карточек'])

export const texts = {
  title: 'Принятые пакеты',
  version: (n: number) => `версия ${n}`,
  rows: (n: number) => counted(n, ['пакет', 'пакета', 'пакетов']),
  take: 'Принять пакет',
  takeTitle: 'Файл пакета',
  openConsolidated: 'Сводный вид',
  shows: { all: 'Все', waiting: 'Ждут решения', decided: 'С квитанцией', own: 'Свой орган' },
  showLabel: 'Какие пакеты показаны',
  columns: {
    office: 'Орган',
    marks: 'Пометки',
    period: 'Период',
    version: 'Версия',
    cases: 'Карточек',
    received: 'Принят',
    state: 'Состояние',
  },
  empty: 'Пакетов пока нет',
  emptyText: 'Здесь появятся пакеты других органов и ваших других компьютеров, когда вы примете их файлы',
  dropTitle: 'Перетащите файл пакета',
  dropHint: 'ZIP, собранный в «Пакет для ЦУР»',
  pick: 'Выбрать файл',
  nothingFound: 'Таких пакетов нет',
  failed: 'Список не прочитан',
  again: 'Повторить',
  taking: 'Принимаем пакет',
  known: (office: string, period: string, version: number) =>
    `Этот пакет уже принят: ${office}, ${period}, версия ${version}`,
  stopped: 'Приём остановлен, ничего не сохранено',
  states: {
    waiting: 'ждёт решения',
    accepted: 'принят',
    returned: 'возвращён',
    replaced: (version: number) => `заменён версией ${version}`,
    baseMissing: (version: number) => `нужна версия ${version}`,
  },
  marks: {
    own: 'свой орган',
    sameRegister: 'этот реестр',
    demo: 'учебные данные',
    difference: 'только изменения',
    merged: 'слит',
  },
  keys: {
    where: 'Принятые пакеты',
    open: 'Открыть пакет',
    accept: 'Принять пакет: квитанция',
    return: 'Вернуть пакет: квитанция',
    compare: 'Сличить с реестром',
    back: 'К списку пакетов',
    residents: 'Указать число жителей',
    print: 'Свод на бумаге',
    ours: 'Оставить наше',
    theirs: 'Взять из пакета',
    oursCard: 'Оставить наше во всей карточке',
    theirsCard: 'Взять из пакета всю карточку',
    merge: 'Перенести выбранное',
    move: 'По строкам',
    find: 'Найти в карточках пакета',
  },
  lock: {
    title: 'Пакет зашифрован',
    text: 'Введите парольную фразу, которую сообщил орган. Она нигде не сохраняется',
    label: 'Парольная фраза',
    open: 'Открыть',
    cancel: 'Отмена',
  },
  broken: {
    title: 'Пакет не принят',
    text: 'Файл повреждён, изменён или сделан не по формату. Ничего не сохранено, попросите орган прислать файл заново',
    newer:
      'Пакет собран более новой версией программы. Ничего не сохранено: обновите программу на этом компьютере и примите файл снова',
    archive: 'Архив целиком',
    close: 'Закрыть',
  },
  page: {
    back: 'К списку',
    accept: 'Принять',
    return: 'Вернуть',
    receipt: 'Квитанция файлом',
    compare: 'Сличить с реестром',
    remove: 'Удалить',
    takeBack: 'Отменить слияние',
    takeBackOn: 'Довести отмену',
    goOn: 'Сличить и продолжить',
    takingBack: 'Отменяем слияние',
    takenBack: (removed: number, restored: number, kept: number) =>
      [
        `Слияние отменено. Убрано в корзину: ${cards(removed)}`,
        restored === 0 ? '' : `возвращены прежние значения: ${cards(restored)}`,
        kept === 0 ? '' : `оставлены, потому что их меняли после слияния: ${cards(kept)}`,
      ]
        .filter((one) => one !== '')
        .join(', '),
    takeBackStopped: 'Отмена слияния остановлена. Доведите её до конца на этой странице',
    interrupted:
      'Перенос прервался: часть карточек уже в реестре. Сличите пакет и перенесите остальное или отмените слияние целиком',
    backInterrupted: 'Отмена слияния прервалась: часть карточек ещё в реестре',
    tabs: { overview: 'Показатели', cards: 'Карточки', activities: 'Заседания и поручения', files: 'Файлы' },
    tabsLabel: 'Содержимое пакета',
    facts: 'Пакет',
    period: 'Период',
    office: 'Орган',
    region: 'Регион',
    decree: 'Акт о МЦУ',
    made: 'Собран',
    receivedAt: 'Принят',
    sum: 'SHA-256 файла',
    reason: 'Причина версии',
    size: 'Размер',
    encrypted: 'Зашифрован, открыт парольной фразой',
    receiptFact: 'Квитанция',
    receiptLine: (number: string, state: string, by: string, at: string) => `№ ${number}, ${state}, ${at}, ${by}`,
    replaced: (version: number) => `Есть версия ${version} новее: в суммах считается она`,
    openNewer: 'Открыть её',
    baseMissing: (version: number) =>
      `Это только изменения. Примите версию ${version}, которую они дополняют: без неё видны итоги, но не карточки`,
    sameRegister: 'Пакет собран в этом же реестре: в нём то, что было здесь в день сборки',
    demo: 'Учебные данные: не складывайте их с рабочими',
    small: 'Орган заменил единицы и двойки в таблицах на «менее 3»',
    noCases: 'Карточек в пакете нет: орган не включил их при сборке. Показаны итоги из описи',
    needsBase: 'Карточки появятся, когда вы примете базовый пакет',
    openFile: (title: string) => `Сохранить: ${title}`,
    saved: (name: string) => `Сохранено: ${name}`,
    noMeetings: 'Заседаний в пакете нет',
    noAssignments: 'Поручений в пакете нет',
    noRoster: 'Состава в пакете нет',
    meetings: 'Заседания',
    assignments: 'Поручения',
    roster: 'Состав МЦУ',
    meeting: (number: number, on: string, present: number, all: number) =>
      `№ ${number} от ${on}, присутствовали ${present} из ${all}`,
    absentee: 'заочное',
    due: (on: string) => `срок ${on}`,
    overdue: 'просрочено',
    assignmentStates: { open: 'в работе', reported: 'отчёт получен', done: 'исполнено', cancelled: 'снято' },
    noName: 'имя не передано',
  },
  figures: {
    received: 'Поступило',
    messages: 'Сообщений',
    appeals: 'Обращений',
    inTime: 'В срок',
    late: 'Позже срока',
    postponed: 'Отложено',
    open: 'Открыто',
    overdueOpen: 'Из них просрочено',
    repeats: 'Повторные',
    clarity: 'Понятность',
    share: 'Доля в срок',
    meetings: 'Заседаний',
    decisions: 'Решений',
    assignments: 'Поручений',
    members: 'В составе',
    hidden: 'менее 3',
    none: '–',
  },
  tables: {
    blocks: 'Блоки',
    channels: 'Каналы',
    themes: 'Темы',
    territories: 'Территории',
    recipients: 'Получатели',
  } satisfies Record<SummaryTable, string>,
  notSet: 'не указано',
  cell: (row: string, column: string, value: string) => `${row}, ${column}: ${value}`,
  moreLines: (n: number) => `И ещё ${n}`,
  cardsTab: {
    label: 'Карточки пакета',
    find: 'Найти',
    findPlaceholder: 'Номер, суть, улица, тема',
    which: 'Какие карточки',
    any: 'Все',
    shows: {
      inTime: 'В срок',
      late: 'Позже срока',
      open: 'Открытые',
      overdue: 'Просроченные',
      repeats: 'Повторные',
      postponed: 'Отложенные',
      judged: 'Судимые о сроке',
      hadAnswer: 'С ответом',
      returned: 'Возвращённые в работу',
      rated: 'С оценкой',
    },
    narrowed: (what: string) => `Только: ${what}`,
    clear: 'Показать все',
    found: (n: number) => cards(n),
    nothing: 'Таких карточек в пакете нет',
    columns: {
      number: '№',
      gist: 'Суть',
      theme: 'Тема',
      territory: 'Территория',
      received: 'Поступило',
      due: 'Срок',
      outcome: 'Исход',
    },
    outcomes: { inTime: 'в срок', late: 'позже срока', postponed: 'отложено', open: 'открыто' },
    overdue: 'просрочено',
    repeat: 'повторное',
    noGist: 'суть не передана',
  },
  receipt: {
    acceptTitle: 'Принять пакет',
    returnTitle: 'Вернуть пакет',
    text: (office: string, period: string, version: number) =>
      `${office}, ${period}, версия ${version}. Квитанция сохранится файлом, который читает программа органа`,
    number: 'Номер квитанции',
    madeBy: 'Кто составил',
    reasons: 'Причины возврата',
    remarks: 'Замечания',
    reasonsHint: 'Каждая с новой строки. Орган увидит их дословно',
    save: 'Составить и сохранить файл',
    cancel: 'Отмена',
  },
  remove: 'Пакет удалён из принятых',
  merge: {
    title: 'Сличение с реестром',
    back: 'К пакету',
    reading: 'Сличаем карточки пакета с реестром',
    refused: 'Этот пакет не сливается с реестром',
    toConsolidated: 'Сводный вид',
    states: {
      new: 'Новые здесь',
      different: 'Отличаются',
      clash: 'Другая карточка под тем же номером',
      blocked: 'Взять нельзя',
      same: 'Совпадают',
    } satisfies Record<MergeState, string>,
    onlyHere: (n: number) => `Только здесь: ${cards(n)} за период. Они остаются как есть`,
    statesLabel: 'Карточки по итогу сличения',
    cannot:
      'Пакет не приносит заявителей, тексты обращений и ответов, номера домов, вложения и имена исполнителей. Тексты с масками никогда не заменяют ваши',
    takeAll: { new: 'Взять все новые', clash: 'Взять все под новыми номерами' },
    fieldsTitle: 'Для всех отличающихся карточек',
    fieldLine: (differs: number, takeable: number) =>
      differs === takeable ? `отличается в ${differs}` : `отличается в ${differs}, взять можно в ${takeable}`,
    ours: 'Наше',
    theirs: 'Из пакета',
    takeOne: 'Взять',
    skip: 'Не брать',
    table: 'Различия по полям',
    columns: { number: '№', field: 'Поле', ours: 'Наше', theirs: 'Из пакета', choice: 'Что оставить', why: 'Почему' },
    hereIs: (number: string, gist: string) => `Здесь под этим номером: № ${number}, ${gist}`,
    empty: 'пусто',
    willRenumber: 'получит новый номер',
    unknown: (what: string) => `Нет в справочниках, останется пустым: ${what}`,
    nothing: 'Таких карточек нет',
    all: 'Пакет и реестр совпадают: переносить нечего',
    fields: {
      channel: 'Канал',
      receivedAt: 'Поступило',
      externalNumber: 'Внешний номер',
      territory: 'Территория',
      street: 'Адрес',
      gist: 'Суть',
      subject: 'Блок и тема',
      recipient: 'Получатель',
      isImportant: 'Важное',
      fastTrack: 'Фаст-трек',
      course: 'Состояние и ответ',
      rating: 'Оценка заявителя',
      returns: 'Возвраты ответа',
    } satisfies Record<MergeField, string>,
    blocks: {
      masked: 'в пакете текст с масками',
      streetOnly: 'в пакете адрес только до улицы',
      unknownName: 'такого нет в справочнике',
      answered: 'у вас ответ уже дан',
      needsAct: 'меняется только действием в карточке',
      order: 'даты вышли бы не по порядку',
      empty: 'в пакете пусто',
    },
    chosen: (take: number, fields: number) =>
      take + fields === 0
        ? 'Пока ничего не выбрано'
        : [
            take === 0 ? '' : `взять: ${cards(take)}`,
            fields === 0 ? '' : `полей по выбору для всех: ${thousands(fields)}`,
          ]
            .filter((one) => one !== '')
            .join(', '),
    go: 'Перенести выбранное',
    merging: 'Переносим',
    stopped: 'Перенос остановлен, в реестре всё как было',
    /** A large merge is not undone by Ctrl+Z. */
    large: 'Отменить можно на странице пакета: «Ещё», «Отменить слияние»',
    done: ({ added, renumbered, changed, otherTerms, links, lostLinks }: Record<DoneFigure, number>) =>
      [
        `Добавлено: ${cards(added)}`,
        renumbered === 0 ? '' : `из них под новыми номерами: ${renumbered}`,
        `изменено: ${cards(changed)}`,
        links === 0 ? '' : `связей с повторами: ${thousands(links)}`,
        lostLinks === 0 ? '' : `без связи, потому что второй карточки здесь нет: ${cards(lostLinks)}`,
        otherTerms === 0 ? '' : `срок по нашим правилам другой: ${cards(otherTerms)}`,
      ]
        .filter((one) => one !== '')
        .join(', '),
    more: (n: number) => `Показать ещё ${n}`,
  },
  consolidated: {
    title: 'Сводный вид',
    period: 'Период',
    print: 'Свод',
    sheet: 'XLSX',
    back: 'К пакетам',
    empty: 'За этот период пакетов нет',
    emptyText: 'Примите пакеты органов или выберите другой период',
    missing: (names: string) => `Нет пакета за период: ${names}`,
    compared: (offices: number, now: number, before: number, period: string) =>
      `${period}: ${thousands(before)}, сейчас ${thousands(now)}, по ${counted(offices, ['органу', 'органам', 'органам'])} с обоими пакетами`,
    notCompared: 'С прошлым периодом сравнить нельзя: нет органов с пакетами за оба',
    replaced: (n: number) => `В суммах не считается старых версий: ${n}`,
    withoutBase: (n: number) => `Без базового пакета, поэтому без тем: ${counted(n, ['пакет', 'пакета', 'пакетов'])}`,
    offices: 'Муниципальные образования',
    total: 'Итого',
    columns: {
      office: 'Орган',
      received: 'Поступило',
      before: 'До этого',
      share: 'В срок',
      overdue: 'Просрочено',
      repeats: 'Повторные',
      clarity: 'Понятность',
      perThousand: 'На 1000 жителей',
      places: 'По показателям',
      overall: 'Место, балл',
      themes: 'Чаще всего',
    },
    placesHint: 'Срок, просрочено, повторные, понятность',
    noResidents: 'жителей не указано',
    theme: (name: string, received: number) => `${name} (${thousands(received)})`,
    themesHidden: 'карточек в пакете нет',
    place: (place: number, score: string) => `${place} (${score})`,
    assembled: (n: number) => `сложено из месяцев: ${n}`,
    ofMonths: (name: string) => `${name}, из месяцев`,
    incomplete: (months: string) => `неполный, нет: ${months}`,
    assembledText: (n: number) =>
      `Квартал сложен из пакетов месяцев: ${counted(n, ['орган', 'органа', 'органов'])}. Поступило складывается точно: карточка поступила в одном месяце. Состояние карточек стоит на день сборки каждого пакета. Медианы и другие средние сроки не складываются, поэтому их здесь нет`,
    incompleteText: (list: string) =>
      `Неполный квартал: ${list}. Эти органы входят в сумму, но места не получают и с прошлым периодом не сравниваются. Попросите недостающие пакеты или пакет за квартал`,
    incompleteOffice: (office: string, months: string) => `${office}, нет пакета за ${months}`,
    rating: {
      title: 'Рейтинг органов',
      about:
        'По той же формуле с версиями, что и рейтинг получателей: форма актом не установлена, её составил орган. Полнота ответов в пакеты не входит, её вес делится по правилу формулы',
      nobody: 'Ранжировать некого: нет органов с достаточным числом карточек и полным периодом',
      formula: (number: number) => `Формула ${number} и её правила`,
      formulaSince: (number: number, since: string) => `Формула ${number}, действует с ${since}, и её правила`,
    },
    behind: {
      title: (figure: string, what: string) =>
        what === '' ? `${figure}: из чего сложено` : `${figure}, ${what}: из чего сложено`,
      text: 'Каждое число открывает карточки своего пакета',
      textShare: 'Доля считается по сумме числителей и знаменателей. Каждая строка открывает карточки своего пакета',
      share: (share: string, part: number, whole: number) => `${share} (${thousands(part)} из ${thousands(whole)})`,
      noCases: 'карточек в пакете нет, открываются итоги',
      nothing: 'Пакетов с этим числом уже нет. Закройте окно, сводный вид обновлён',
      close: 'Закрыть',
    },
    placesTitle: 'Как считаются места по показателям',
    placesText:
      'По каждому показателю отдельно: доля в срок больше лучше; доля просроченных открытых и доля повторных от поступивших меньше лучше; средняя понятность больше лучше. Равные делят место. Меньше трёх в знаменателе: места нет, число отмечено',
    themes: 'Темы по всем органам',
    blocks: 'Блоки по всем органам',
    residents: 'Число жителей',
    residentsText: (office: string) =>
      `${office}. В пакете его нет, поэтому укажите сами: оно нужно для показателя на 1000 жителей`,
    save: 'Сохранить',
    cancel: 'Отмена',
    small: 'мало',
  },
} as const

/** State of a package: a shape, a word, a tone. */
export function stateOf(row: ReceivedPackage): { glyph: GlyphName; text: string; tone: string } {
  if (row.base && !row.base.isHere)
    return { glyph: 'question', text: texts.states.baseMissing(row.base.versionNumber), tone: 'amber' }
  if (row.decision === 'accepted') return { glyph: 'done', text: texts.states.accepted, tone: 'green' }
  if (row.decision === 'returned') return { glyph: 'again', text: texts.states.returned, tone: 'red' }
  if (row.replacedBy) return { glyph: 'hold', text: texts.states.replaced(row.replacedBy.versionNumber), tone: '' }
  return { glyph: 'wait', text: texts.states.waiting, tone: '' }
}

export const marksOf = (row: ReceivedPackage): string[] => [
  ...(row.isSameRegister ? [texts.marks.sameRegister] : row.isOwn ? [texts.marks.own] : []),
  ...(row.isDemo ? [texts.marks.demo] : []),
  ...(row.kind === 'difference' ? [texts.marks.difference] : []),
  ...(row.mergedAt === null ? [] : [texts.marks.merged]),
]

/** A figure that the other office hid has a word, not a number. */
export const figure = (value: number | null): string => (value === null ? texts.figures.hidden : thousands(value))

type Figures = Omit<FigureLine, 'code' | 'name'>
export const judged = ({ inTime, late, overdueOpen }: Figures): number =>
  (inTime ?? 0) + (late ?? 0) + (overdueOpen ?? 0)
/** «91,5 %»; «1 из 2» where the whole is small; a dash where there is nothing to divide by. */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return texts.figures.none
  return whole < 3 ? `${part} из ${whole}` : percent(part / whole)
}
export const clarityText = ({ rated, claritySum }: Figures): string =>
  rated === 0 ? texts.figures.none : `${decimal(claritySum / rated)} (${rated})`

export const sizeText = (bytes: number): string => fileSize(bytes)
