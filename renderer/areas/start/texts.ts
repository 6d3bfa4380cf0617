import type { RegisterState } from '../../../electron/contract/register.ts'
import { counted } from '../../ui/format.ts'

/** What the first start and the pages of a register that is not open say. */
export const texts = {
  product: 'Реестр МЦУ',
  title: 'Начало работы',
  steps: ['Тип положения', 'Орган'],
  stepsLabel: 'Шаги создания реестра',
  offline: 'Без сети: реестр хранится на этом компьютере',
  folder: 'Папка реестра',
  loading: 'Читаем состояние реестра',
  theme: 'Тёмная тема',

  chooseTitle: 'На какое положение похоже ваше',
  chooseHint:
    'Тип задаёт роли с обязанностями, блоки, каналы, задачи и порядок заседаний. Всё можно изменить в справочниках и настройках. Людей в типе нет.',
  typesLabel: 'Тип положения',
  chosenLabel: 'Выбранный тип',
  noForm: 'форма не названа',
  blank: 'без положения',
  blocks: (count: number) => (count === 0 ? 'без блоков' : counted(count, ['блок', 'блока', 'блоков'])),
  roles: (count: number) => counted(count, ['роль', 'роли', 'ролей']),
  channels: (count: number) => counted(count, ['канал', 'канала', 'каналов']),
  slips: (count: number) => counted(count, ['замечание к положению', 'замечания к положению', 'замечаний к положению']),
  slipsTitle: 'Пропуски и противоречия положения',
  slipsHint: 'Показаны как есть. Реестр их не исправляет.',
  noSlips: 'Замечаний нет',
  chooseFirst: 'Выберите тип слева: здесь появятся его состав и замечания к положению.',
  next: 'Дальше',
  back: 'Назад',

  demoTitle: 'Демонстрационный офис',
  demoText: 'Отдельный файл, вымышленные люди, год готовых данных. Ваш реестр он не затрагивает.',
  demoOpen: 'Открыть демонстрационный офис',
  demoBusy: 'Готовится демонстрационный офис',
  demoNow: 'Открыт учебный реестр',
  demoNowText: 'Люди, сообщения и номера вымышлены. Записи остаются в отдельном файле и в ваш реестр не попадают.',
  demoStay: 'Продолжить в учебном',
  demoLeave: 'Вернуться к своему реестру',
  demoCreate: 'Создать свой реестр',

  restoreTitle: 'Восстановить из копии',
  restoreText: 'Реестр уже вёлся на другом компьютере или на этом. Подойдёт файл копии с носителя.',
  restoreFound: (count: number, when: string) =>
    `Файла реестра в папке нет, но есть ${counted(count, ['проверенная копия', 'проверенные копии', 'проверенных копий'])}, последняя от ${when}.`,
  restoreOpen: 'Восстановить из копии',
  restorePageText: 'Выберите копию из папки реестра или файл с носителя. До подтверждения ничего не меняется.',
  restoreBack: 'К созданию реестра',

  formTitle: 'Реквизиты органа',
  formHint:
    'Обязательны наименование органа и тот, кто работает. Пустое поле останется видимым пробелом: реестр ничего не придумает.',
  draftKept: 'Черновик сохранён на этом компьютере',
  clear: 'Очистить',
  create: 'Создать реестр',
  creating: 'Создаётся реестр',
  whoTitle: 'Кто работает',
  whoHint: 'Это имя стоит в журнале изменений. Других людей добавите в настройках.',
  notCreated: 'Реестр не создан',

  previewTitle: 'Как это встанет в документы',
  gapsTitle: 'Пробелы',
  gapsNone: 'Пробелов нет',
  gapsHint: 'Их можно заполнить позже: Настройки, «Орган».',
  gap: 'не указано',
} as const

/** Why the register is not open, by its state. `message` of the core stands below with the exact cause. */
export const refusals: Readonly<
  Record<Exclude<RegisterState['status'], 'absent' | 'open'>, { title: string; advice: string }>
> = {
  locked: {
    title: 'Реестр открыт в другом окне',
    advice: 'С файлом одновременно работает одна копия программы: так записи двух окон не перепутаются.',
  },
  damaged: {
    title: 'Файл реестра повреждён',
    advice: 'Повреждённый файл останется рядом с восстановленным, ничего не удаляется.',
  },
  foreign: {
    title: 'Это не файл реестра',
    advice:
      'В папке лежит файл другой программы. Уберите его или восстановите проверенную копию: чужой файл останется рядом.',
  },
  newer: {
    title: 'Реестр создан новой версией программы',
    advice: 'Записи на месте. После установки новой версии нажмите «Повторить».',
  },
  readOnly: {
    title: 'В папку реестра нельзя писать',
    advice: 'Разрешите запись в папку или освободите место на диске и повторите.',
  },
  failed: {
    title: 'Реестр не открылся',
    advice: 'Повторите. Если не поможет, восстановите проверенную копию.',
  },
}

export const refusalTexts = {
  retry: 'Повторить',
  copies: 'Проверенные копии',
  noCopies: 'Проверенных копий нет',
  noCopiesText: 'В папке реестра копий нет. Если копия есть на носителе, восстановите её из файла.',
  stillClosed: 'Реестр всё ещё не открывается',
} as const

/** Labels of the office's requisites: the same at the field, in the summary of errors and in the list of gaps. */
export const officeLabels = {
  name: 'Наименование органа',
  nameGenitive: 'Родительный падеж (кого, чего)',
  nameDative: 'Дательный падеж (кому, чему)',
  namePrepositional: 'Предложный падеж (о ком, о чём)',
  shortName: 'Краткое имя',
  mcuName: 'Наименование МЦУ',
  formName: 'Форма',
  formGenitive: 'Форма, родительный падеж',
  region: 'Регион',
  regionGenitive: 'Регион, родительный падеж',
  centreName: 'Центр управления регионом',
  headName: 'Глава, фамилия имя отчество',
  headPost: 'Должность главы',
  town: 'Место',
  decreeKind: 'Вид акта',
  decreeNumber: 'Номер',
  decreeDate: 'Дата',
  decreeTitle: 'Заголовок',
  decreeNotes: 'Пропуски и противоречия',
  timeZone: 'Часовой пояс',
  municipalityGenitive: 'Муниципальное образование, родительный падеж',
  municipalityPrepositional: 'Муниципальное образование, предложный падеж',
  operatorName: 'Фамилия и инициалы',
  operatorPost: 'Должность',
} as const

/** Examples with an invented office, and what a field is for. */
export const officeHints = {
  name: 'Например: Администрация Заречного муниципального округа Верхнеокской области',
  nameGenitive: 'Администрации Заречного муниципального округа',
  cases:
    'Для заголовков: «постановление Администрации …», «направить Администрации …». Если не уверены, оставьте пустым.',
  shortName: 'Стоит в левой панели, например: Заречный округ',
  municipalityGenitive: 'Заречного муниципального округа',
  municipalityPrepositional: 'Заречном муниципальном округе',
  mcuName: 'Складывается из типа и ваших слов. Можно написать своё.',
  mcuNameOwn: 'Написано вами',
  mcuNameReset: 'Взять из типа',
  region: 'Верхнеокская область',
  regionGenitive: 'Верхнеокской области',
  centreName: 'Центр управления регионом Верхнеокской области',
  headPost: 'Глава округа',
  headName: 'Державин Сергей Ильич',
  town: 'Место в протоколах: г. Заречный',
  decreeKind: 'постановление',
  decreeNumber: 'Если не заполнен, оставьте пустым',
  decreeTitle: 'О создании муниципального центра управления',
  decreeNotes: 'Например: в приложении другая дата. Реестр показывает это рядом с реквизитами и ничего не исправляет',
  timeZone: 'По нему считаются часы и сутки сроков',
} as const

export const officeSections = {
  body: 'Орган',
  mcu: 'МЦУ',
  place: 'Регион и руководство',
  decree: 'Положение',
  time: 'Время',
} as const

/** Remarks on the decree as typed: shown, never mended. */
export const decreeRemarks = {
  noDate: 'Дата не указана',
  noNumber: 'Номер не указан',
  noTitle: 'Заголовок не указан',
  future: 'Дата позже сегодняшней',
} as const
