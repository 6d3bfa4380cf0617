import type { Ground } from '../../contract/caseQuality.ts'
import type { CaseKind, CaseResult, CaseStatus } from '../../contract/messages.ts'

/** `17.11.2026` or `17.11.2026 16:40` of civil text. */
export function dateText(at: string): string {
  const [date = '', time] = at.split('T')
  const day = `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`
  return time === undefined ? day : `${day} ${time}`
}

/** A number without its break: «№ 1338». */
const no = (number: string): string => `№\u00A0${number}`

export const kinds: Record<CaseKind, string> = { message: 'Сообщение', appeal: 'Обращение 59-ФЗ' }
export const statuses: Record<CaseStatus, string> = {
  new: 'Новое',
  assigned: 'Назначено',
  inWork: 'В работе',
  onReview: 'На проверке',
  answered: 'Ответ дан',
  postponed: 'Отложено',
  repeated: 'Повторное',
  awaitingInterim: 'Ждёт ответа ИМ',
}
export const results: Record<CaseResult, string> = {
  resolved: 'Решено',
  explained: 'Разъяснено',
  refused: 'Отказано',
  postponed: 'Отложено',
  redirected: 'Переадресовано',
  noAnswer: 'Без ответа',
}

/** Grounds of 59-ФЗ to give no answer (domain.md §4.1); their wording is to be checked against the law. */
export const grounds: Record<Ground, string> = {
  noNameOrAddress: 'Нет фамилии или адреса (ч. 1 ст. 11)',
  courtRuling: 'Обжалуется судебное решение (ч. 2 ст. 11)',
  unreadable: 'Текст не поддаётся прочтению (ч. 4 ст. 11)',
  meaningUnclear: 'Из текста не понять суть (ч. 4.1 ст. 11)',
  published: 'Ответ уже размещён на сайте (ч. 5.1 ст. 11)',
  cannotForward: 'Жалобу нельзя переслать (ч. 7 ст. 8)',
}

/** What stands at a field. */
export const fieldTexts = {
  channel: 'Выберите канал',
  received: 'Укажите, когда поступило',
  future: 'Время ещё не наступило',
  registeredBeforeReceived: 'Регистрация раньше поступления. Проверьте обе даты',
  gist: 'Напишите, о чём сообщение',
  unknown: 'Такой записи нет в справочнике. Выберите другую',
  closed: (on: string) => `Запись закрыта ${dateText(on)}. Выберите действующую`,
  unknownCase: 'Такой карточки нет в реестре. Выберите другую',
  repeatOfItself: 'Карточка не может повторять сама себя. Выберите другую',
  repeatLoop: 'Та карточка сама отмечена повтором этой. Выберите другую',
  answeredBeforeReceived: 'Ответ раньше поступления. Проверьте дату',
  answeredBeforeReceipt: (number: string) => `Ответ раньше поступления карточки ${no(number)}. Проверьте дату`,
  answerNeeded: 'Введите ответ или выберите результат',
  interimNeeded: 'Введите текст ответа',
  reason: 'Укажите причину',
  until: 'Выберите день позже сегодняшнего',
  beforeReceived: 'Дата раньше поступления. Проверьте обе даты',
  noticeDay: 'Укажите день, когда уведомили',
  noticeHow: 'Напишите, как уведомили: письмом, по телефону, в ЛК',
  redirectTo: 'Укажите, кому направлено',
  beforePause: 'Раньше начала паузы. Проверьте дату',
  extensionLimit: (limit: number) => `Продлить можно не больше чем на ${limit} дн.`,
  year: (year: number) => `Номер присвоен в ${year} году. Дата регистрации остаётся в нём`,
  people: 'Укажите, сколько человек подписали',
} as const

/** Refusals of a whole act. */
export const refusals = {
  unknown: 'Карточка не найдена. Обновите список',
  deleted: (number: string) => `Карточка ${no(number)} в корзине. Восстановите её, чтобы изменить`,
  merged: (number: string) =>
    `Карточка ${no(number)} объединена с другой. Откройте её и нажмите «Разъединить», чтобы вернуть`,
  answered: (number: string) => `По карточке ${no(number)} ответ дан. Верните её в работу, чтобы изменить`,
  notAnswered: (number: string) => `По карточке ${no(number)} ответа ещё нет: возвращать нечего`,
  noneChosen: 'Не выбрана ни одна карточка. Отметьте строки',
  nobodyToGiveBack: 'Получатель не назначен: возвращать некому',
  ruleUndone: 'Действие правила уже отменено. Обновите карточку',
  noRule: 'Правило не найдено. Обновите список правил',
  nothingToFill: 'Правилу нечего заполнить: в этих карточках всё уже указано',
  statusByAct: {
    answered: 'Статус «Ответ дан» появляется вместе с ответом. Дайте ответ',
    postponed: 'Статус «Отложено» появляется вместе с датой. Отложите карточку до даты',
    repeated: 'Статус «Повторное» появляется, когда ответ возвращают. Верните карточку в работу',
  },
  noInterimClock: 'У карточки нет срока промежуточного ответа. Выберите другой статус',
  noFinalClock: 'У карточки нет срока окончательного ответа: продлевать нечего',
  extendedAlready: 'Срок уже продлён один раз. Второй раз продлить нельзя',
  pausedAlready: (number: string) => `Срок карточки ${no(number)} уже приостановлен`,
  notPaused: (number: string) => `Срок карточки ${no(number)} не приостановлен`,
  noClockToPause: 'У карточки нет идущего срока: приостанавливать нечего',
  nothingToNotify: 'Уведомлять не о чем: срок не продлён, карточка не переадресована',
  sameKind: 'Карточка уже этого вида',
} as const

/** Titles of operations in the journal and in the undo notice. */
export const titles = {
  registered: (number: string) => `Зарегистрировано ${no(number)}`,
  registeredPaper: (number: string, questions: number) => `Зарегистрировано ${no(number)}, вопросов: ${questions}`,
  question: (number: string) => `Добавлен вопрос ${no(number)}`,
  updated: (number: string) => `Изменена карточка ${no(number)}`,
  applicantSaved: (number: string) => `Заявитель в карточке ${no(number)} изменён`,
  applicantRemoved: (number: string) => `Заявитель в карточке ${no(number)} убран`,
  applicantShown: (number: string) => `Показан заявитель карточки ${no(number)}`,
  routed: (numbers: readonly string[], to: string) =>
    numbers.length === 1 ? `${no(numbers[0] ?? '')}: получатель «${to}»` : `Назначено записей: ${numbers.length}`,
  givenBack: (number: string, from: string) => `${no(number)}: вернул получатель «${from}»`,
  ruleUndone: (number: string, rule: string) => `${no(number)}: отменено правило «${rule}»`,
  byRule: (rule: string) => `Автоправило «${rule}»`,
  ruled: (rule: string, numbers: readonly string[]) =>
    numbers.length === 1
      ? `${no(numbers[0] ?? '')}: правило «${rule}»`
      : `Правило «${rule}», записей: ${numbers.length}`,
  unrouted: (numbers: readonly string[]) =>
    numbers.length === 1 ? `${no(numbers[0] ?? '')}: получатель снят` : `Получатель снят, записей: ${numbers.length}`,
  status: (number: string, status: CaseStatus) => `${no(number)}: ${statuses[status].toLowerCase()}`,
  interim: (number: string) => `${no(number)}: промежуточный ответ`,
  answered: (number: string) => `${no(number)}: ответ дан`,
  answeredMany: (numbers: readonly string[]) =>
    numbers.length === 1 ? `${no(numbers[0] ?? '')}: ответ дан` : `Ответ дан, записей: ${numbers.length}`,
  answersDrafted: (numbers: readonly string[]) =>
    numbers.length === 1
      ? `${no(numbers[0] ?? '')}: ответ на проверке`
      : `Ответ на проверке, записей: ${numbers.length}`,
  changedMany: (numbers: readonly string[], labels: readonly string[]) =>
    numbers.length === 1
      ? `Изменена карточка ${no(numbers[0] ?? '')}`
      : `Изменено записей: ${numbers.length.toLocaleString('ru-RU')} (${labels.join(', ').toLowerCase()})`,
  answerDrafted: (number: string) => `${no(number)}: ответ на проверке`,
  extended: (number: string, due: string) => `${no(number)}: срок продлён до ${dateText(due)}`,
  paused: (number: string, reason: string) => `${no(number)}: срок приостановлен: ${reason}`,
  resumed: (number: string, due: string | null) =>
    `${no(number)}: срок возобновлён${due === null ? '' : `, теперь ${dateText(due)}`}`,
  redirected: (number: string, to: string) => `${no(number)}: переадресовано, ${to}`,
  notified: (number: string, on: string) => `${no(number)}: заявитель уведомлён ${dateText(on)}`,
  recounted: (title: string, cards: number) => `${title}; пересчитано карточек: ${cards}`,
  postponed: (numbers: readonly string[], until: string) =>
    numbers.length === 1
      ? `${no(numbers[0] ?? '')}: отложено до ${dateText(until)}`
      : `Отложено до ${dateText(until)}, записей: ${numbers.length}`,
  reopened: (number: string) => `${no(number)}: возвращено в работу`,
  satisfaction: (number: string) => `${no(number)}: оценка ответа`,
  converted: (before: string, after: string) => `${no(before)} переведено, теперь ${no(after)}`,
  removed: (numbers: readonly string[]) =>
    numbers.length === 1 ? `${no(numbers[0] ?? '')} в корзине` : `В корзине записей: ${numbers.length}`,
  restored: (numbers: readonly string[]) =>
    numbers.length === 1 ? `${no(numbers[0] ?? '')} восстановлено` : `Восстановлено записей: ${numbers.length}`,
  attached: (number: string, names: readonly string[]) =>
    names.length === 1
      ? `${no(number)}: вложение «${names[0] ?? ''}»`
      : `${no(number)}: вложений добавлено ${names.length}`,
  detached: (number: string, name: string) => `${no(number)}: убрано вложение «${name}»`,
  describedFile: (number: string, name: string) => `${no(number)}: вложение названо «${name}»`,
  applicantInPaper: (number: string, where: string) => `${no(number)}: заявитель показан ${where}`,
  replyText: (number: string) => `${no(number)}: текст ответа`,
  loaded: (count: number) => `Загружено карточек: ${count}`,
} as const

/** Work in bulk: refusals and why a card stays as it is. */
export const bulkTexts = {
  tooMany: (limit: number) =>
    `В отборе больше ${limit.toLocaleString('ru-RU')} карточек. Сузьте отбор, например до месяца, и повторите`,
  nothing: 'Выберите, что изменить',
  noNote: 'Напишите примечание',
  noteFull: 'Примечание вышло бы длиннее 20 000 знаков',
  same: 'Уже так',
  answered: 'Ответ дан. Верните карточку в работу, чтобы изменить',
  inTrash: 'Карточка в корзине',
  changedSince: 'Карточку изменили после просмотра',
  nothingFits: (why: string) => `Ни одна карточка не изменилась: ${why.slice(0, 1).toLowerCase()}${why.slice(1)}`,
  changing: 'Изменяем карточки',
} as const

/** Why an open card has no open clock, and why a clock stopped holding. */
export const clockTexts = {
  noRule: 'Правило срока для этого вида и канала не задано',
  extended: (reason: string) => `Продлено: ${reason}`,
  resumed: 'Срок стоял, дата сдвинулась на время паузы',
  resumedSameDate: 'Срок стоял, с паузой дата осталась прежней',
  redirected: (to: string) => `Переадресовано: ${to}`,
  ruleChanged: 'Изменено правило срока',
  calendarChanged: 'Изменён календарь',
  factsChanged: 'Изменены данные карточки',
  converted: (reason: string) => (reason === '' ? 'Изменён вид' : `Изменён вид: ${reason}`),
} as const

/** Names of fields in the history of a card. A field without a name is not shown. */
export const fieldLabels: Readonly<Record<string, string>> = {
  kind: 'Вид',
  formerNumbers: 'Прежние номера',
  channelId: 'Канал',
  externalNumber: 'Внешний номер',
  externalLink: 'Ссылка',
  receivedAt: 'Поступило',
  registeredAt: 'Зарегистрировано',
  territoryId: 'Территория',
  address: 'Адрес',
  gist: 'Суть',
  text: 'Текст',
  blockId: 'Блок',
  themeId: 'Тема',
  recipientId: 'Получатель',
  responsibleId: 'Ответственный',
  status: 'Статус',
  isImportant: 'Важное',
  fastTrack: 'Фаст-трек',
  dueAt: 'Срок',
  legalMaximumAt: 'Предельный срок',
  noClockReason: 'Почему нет срока',
  interimAt: 'Промежуточный ответ дан',
  interimText: 'Промежуточный ответ',
  answeredAt: 'Ответ дан',
  answerText: 'Ответ',
  result: 'Результат',
  postponedUntil: 'Отложено до',
  postponedReason: 'Почему отложено',
  pausedOn: 'Срок приостановлен с',
  pausedReason: 'Почему приостановлен',
  extendedOn: 'Срок продлён',
  extensionNoticeOn: 'О продлении уведомлён',
  extensionNoticeHow: 'Как уведомлён о продлении',
  redirectedOn: 'Переадресовано',
  redirectedTo: 'Кому переадресовано',
  redirectNoticeOn: 'О переадресации уведомлён',
  redirectNoticeHow: 'Как уведомлён о переадресации',
  isSolved: 'Решено ли',
  clarity: 'Понятен ли ответ',
  satisfactionHow: 'Как узнали оценку',
  satisfactionOn: 'Оценка получена',
  approvedAt: 'Ответ утверждён',
  quality: 'Полнота ответа',
  qualityNote: 'О полноте ответа',
  askedOn: 'Заявителя спросили',
  askEndsOn: 'Ответ ждём до',
  ground: 'Основание',
  groundNoticeDueOn: 'Уведомить заявителя до',
  groundNoticeOn: 'Заявитель уведомлён',
  repeatOfId: 'Повтор карточки',
  problemId: 'Проблема',
  mergedIntoId: 'Объединена с карточкой',
  returns: 'Возвратов',
  note: 'Примечание',
}

export const historyTexts = {
  attachment: 'Вложение',
  reason: 'Причина',
  rule: 'Автоправило',
  clockCancelled: 'Прежний срок',
  applicant: 'Заявитель',
  applicantChanged: 'данные изменены',
  applicantShown: 'показан',
  yes: 'да',
  no: 'нет',
  none: 'не указано',
} as const

/** Words of the printed card. */
/** Letters to an applicant and papers that name him. */
export const letterTexts = {
  papers: { reply: 'в ответе', caseCard: 'в карточке на бумаге' },
  noApplicant: 'В карточке нет заявителя. Добавьте его и повторите',
  notShown: 'Откройте документ из карточки заново: показ заявителя записывают в журнал, он действует сутки',
  missing: {
    final: 'В карточке нет текста ответа. Введите его и повторите',
    interim: 'В карточке нет промежуточного ответа. Введите его и повторите',
    extension: 'Срок карточки не продлён. Сначала продлите его',
    redirect: 'Карточка не переадресована. Сначала направьте её по компетенции',
    onlyAppeal: 'Такое уведомление составляют к обращению по 59-ФЗ, а это сообщение',
  },
  settled: {
    final: 'Ответ на проверке или одобрен. Верните его на доработку, чтобы изменить текст',
    interim: 'Промежуточный ответ уже дан, его текст не меняют',
  },
  cardFile: (number: string) => `Карточка № ${number}`,
} as const

export const paperTexts = {
  stages: {
    registration: 'Регистрация',
    routing: 'Назначение',
    interim: 'Промежуточный ответ',
    final: 'Ответ',
    redirect: 'Переадресация',
    extension: 'Продление',
  },
  solved: 'вопрос решён',
  notSolved: 'вопрос не решён',
  clarity: (mark: number) => `понятность ответа ${mark} из 5`,
} as const
