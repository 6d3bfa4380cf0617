import type { ImportAction, ImportFile, ImportTarget } from '../../contract/imports.ts'

/** What the import says to people. */

type LayoutCode = ImportFile['layout']['code']

export const layoutNames: Record<LayoutCode, string> = {
  pos: 'ПОС, «Сообщения»',
  im: 'ИМ, выгрузка кабинета',
  imMonitoring: 'ИМ, мониторинг',
  imLegacy: 'ИМ, прежняя выгрузка',
  imHackathon: 'ИМ, набор без дат',
  portal: 'Портал или сайт',
  own: 'Своя таблица',
}

export const layoutWhy = {
  names: (found: number, all: number) => `Узнано по названиям столбцов: ${found} из ${all}`,
  some: (found: number) => `Узнано столбцов по названиям: ${found}. Сверьте остальные`,
  contents: 'Заголовка нет: столбцы узнаны по местам и проверены по содержимому. Сверьте их',
  saved: (name: string) => `Сохранённое сопоставление «${name}»`,
  unknown: 'Столбцы не узнаны. Укажите, что в каком столбце',
}

export const targetNames: Record<ImportTarget, string> = {
  externalNumber: 'Номер в источнике',
  externalLink: 'Ссылка',
  receivedAt: 'Поступило',
  registeredAt: 'Зарегистрировано',
  answeredAt: 'Дата ответа',
  interimAt: 'Дата промежуточного ответа',
  themeGroup: 'Группа тем',
  theme: 'Тема',
  fact: 'Факт',
  territory: 'Территория',
  street: 'Улица',
  house: 'Дом',
  address: 'Адрес',
  recipient: 'Ответственный получатель',
  responsible: 'Ответственный',
  gist: 'Суть',
  text: 'Текст',
  status: 'Статус в источнике',
  result: 'Результат',
  answerText: 'Текст ответа',
  interimText: 'Промежуточный ответ',
  fastTrack: 'Фаст-трек',
  isImportant: 'Важное',
  appeal: 'Подано по 59-ФЗ',
  repeated: 'Повторное рассмотрение',
  clarity: 'Оценка ответа',
  sourcePage: 'Источник, страница',
  note: 'Примечание',
  applicantName: 'Заявитель',
  applicantPhone: 'Телефон заявителя',
  applicantEmail: 'Почта заявителя',
  applicantAddress: 'Почтовый адрес заявителя',
}

export const actionNames: Record<ImportAction, string> = {
  added: 'добавлено',
  updated: 'обновлено',
  unchanged: 'без изменений',
  skipped: 'пропущено',
  refused: 'не принято',
}

export const problemTexts = {
  date: (name: string) => `«${name}»: не дата. Ожидается, например, 17.11.2026`,
  future: (name: string) => `«${name}» в будущем`,
  rating: 'Оценка не число от 1 до 5: не взята',
  cellError: 'В ячейке ошибка формулы: взято пустое значение',
  formula: 'Формула без посчитанного значения: взято пустое значение',
  clipped: (most: number) => `Длиннее ${most.toLocaleString('ru-RU')} знаков: в карточке сокращено`,
  unknownTheme: 'Такой темы нет в справочнике: оставлено пустым',
  unknownTerritory: 'Такой территории нет в справочнике: оставлено пустым',
  unknownRecipient: 'Такого получателя нет в справочнике: оставлено пустым',
  unknownResponsible: 'Такого человека нет в составе: оставлено пустым',
  unknownStatus: 'Статус не сопоставлен: карточка получит статус по датам',
  answeredNoDate: 'По статусу отвечено, но даты ответа нет: карточка останется в работе',
  notApproved: 'Ответ не взят: его сначала утверждает ответственный',
  dateNoAnswer: 'Дата ответа не взята: по статусу ответа ещё нет',
  oldDate: (name: string) => `«${name}» раньше 1990 года`,
}

export const refusalReasons = {
  noNumber: 'Нет номера: строка без номера не отличима от итогов и подписей',
  noDate: 'Нет даты поступления',
  noSubject: 'Нет ни текста, ни темы',
  registeredEarlier: 'Регистрация раньше поступления',
  answeredEarlier: 'Ответ раньше поступления',
  register: (why: string) => `Реестр не принял строку: ${why}`,
}

export const reasons = {
  exists: (number: string) => `Уже есть карточка ${number}: по выбранному правилу не меняется`,
  sameFile: (row: number) => `Повтор строки ${row} этого файла`,
  inTrash: (number: string) => `Карточка ${number} с этим номером в корзине`,
  same: (number: string) => `Карточка ${number} совпадает с файлом`,
  updated: (number: string) => `Обновлена карточка ${number}`,
  filled: (number: string) => `Дополнена карточка ${number}`,
  suspectSkipped: (number: string) => `Похоже на карточку ${number}: пропущено по решению`,
  suspectAdded: (number: string) => `Похоже на карточку ${number}`,
  suspectUndecided: (number: string) => `Похоже на карточку ${number}: решения не было, добавлено`,
  clocks: 'Из выгрузки',
}

export const takenBackTexts = {
  removed: 'карточка убрана в корзину',
  kept: 'карточка оставлена: с ней работали после загрузки',
  restored: 'прежние значения возвращены',
  partly: 'возвращено не всё: часть полей меняли после загрузки',
  gone: 'карточка уже в корзине',
}

export const titles = {
  imported: (name: string) => `Загрузка таблицы «${name}»`,
  done: (name: string, added: number, updated: number) =>
    `Загружена таблица «${name}»: добавлено ${added}, обновлено ${updated}`,
  takenBack: (name: string) => `Загрузка «${name}» отменена целиком`,
  savedMapping: (name: string) => `Сохранено сопоставление «${name}»`,
  removedMapping: (name: string) => `Удалено сопоставление «${name}»`,
  staged: 'Файл принят для загрузки',
}

export const progressTexts = {
  reading: 'Читаем файл',
  previewing: 'Проверяем строки',
  running: 'Загружаем',
  cancelling: 'Возвращаем как было',
  takingBack: 'Отменяем загрузку',
  report: 'Готовим отчёт',
}

export const refusals = {
  unknown: 'Загрузка не найдена. Обновите список',
  unknownMapping: 'Сопоставление не найдено. Обновите список',
  noFile: 'Файл этой загрузки больше не хранится. Выберите его ещё раз',
  isRunning: 'Эта загрузка ещё идёт. Дождитесь её или остановите',
  notInterrupted: 'Эта загрузка завершена, продолжать нечего',
  takenBack: 'Эта загрузка уже отменена',
  channel: 'Выберите канал',
  channelUnknown: 'Такого канала нет в справочнике. Выберите другой',
  columnTwice: (name: string) => `«${name}» указано у двух столбцов. Оставьте один`,
  noReceived: 'Укажите столбец с датой поступления или одну дату для всех строк',
  noSubject: 'Укажите столбец с текстом, сутью или темой',
  sum: 'Строки файла не сошлись с итогами. Загрузка остановлена, напишите разработчику',
}

export const reportTexts = {
  sheet: 'Строки файла',
  fileName: (name: string) => `Отчёт о загрузке ${name}.xlsx`,
  row: 'Строка файла',
  action: 'Что сделано',
  number: 'Номер карточки',
  external: 'Номер в источнике',
  reason: 'Пояснение',
  takenBack: 'После отмены',
  cells: 'Остальные столбцы файла',
}

export const gistTexts = {
  bare: (channel: string, number: string) =>
    number === '' ? `Сообщение, ${channel}` : `Сообщение ${number}, ${channel}`,
}

export const previewTexts = { newEntry: 'новое значение справочника', yes: 'да', no: 'нет' }
